"""Mail: the text is fixed in the transaction of the act, the outbox sends it once."""

import hashlib
import re
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template, render_to_string

from kern.basis import tijd
from kern.post.models import Mail
from kern.werk import opdrachten

OPDRACHT = "kern.mail"


def stuur(*, aan: list[str], sjabloon: str, context: dict[str, Any], sleutel: str) -> list[Mail]:
    """Write a mail per address from `templates/mail/<sjabloon>.txt` and plan its sending.

    The first line of the template is the subject, after a blank line the paragraphs follow. Values
    in `context` are plain text or numbers; `site_url` is added. Each address gets its own mail, so
    nobody sees who else got it. The same `sleutel` again gives the existing mail and sends nothing.
    """
    subject, text = _schrijf(sjabloon, context)
    now = tijd.nu()
    mails = []
    for address in dict.fromkeys(a.strip() for a in aan if a.strip()):
        digest = hashlib.sha256(f"{sleutel}\n{address.lower()}".encode()).hexdigest()
        mail, _new = Mail.objects.get_or_create(
            sleutel=digest,
            defaults={
                "sjabloon": sjabloon,
                "aan": address,
                "onderwerp": subject,
                "tekst": text,
                "bericht_id": f"<{digest[:32]}@{_domein()}>",
                "gemaakt_op": now,
            },
        )
        opdrachten.plan(soort=OPDRACHT, sleutel=f"mail:{digest}", gegevens={"mail": mail.pk})
        mails.append(mail)
    return mails


def _domein() -> str:
    """Return the domain of the sender, for the Message-ID."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"


def _schrijf(sjabloon: str, context: dict[str, Any]) -> tuple[str, str]:
    """Render the template as plain text and split the subject off."""
    template = get_template(f"mail/{sjabloon}.txt").template  # type: ignore[attr-defined]
    values = {"site_url": settings.SITE_URL, **context}
    written = template.render(Context(values, autoescape=False)).strip()
    subject, _, text = written.partition("\n\n")
    body = re.sub(r"\n{3,}", "\n\n", text.strip())
    return " ".join(subject.split())[:200], body


def alineas(tekst: str) -> list[dict[str, Any]]:
    """Split plain text in paragraphs; a block of lines that all begin with "- " is a list."""
    blocks = []
    for block in filter(None, (b.strip() for b in tekst.split("\n\n"))):
        lines = block.splitlines()
        if all(line.startswith("- ") for line in lines):
            blocks.append({"lijst": [line[2:] for line in lines]})
        else:
            blocks.append({"regels": lines})
    return blocks


def maak_bericht(mail: Mail) -> EmailMultiAlternatives:
    """Build the message: plain text and the same text as HTML; its Message-ID never changes."""
    message = EmailMultiAlternatives(
        subject=mail.onderwerp,
        body=mail.tekst + "\n",
        to=[mail.aan],
        headers={"Message-ID": mail.bericht_id, "Auto-Submitted": "auto-generated"},
    )
    context = {"onderwerp": mail.onderwerp, "blokken": alineas(mail.tekst)}
    message.attach_alternative(render_to_string("mail/basis.html", context), "text/html")
    return message


def verzend(gegevens: dict[str, Any]) -> None:
    """Send one mail that was not sent yet; called by the outbox.

    A worker that dies between the server's "250 OK" and the next line sends it once more, with
    the same Message-ID, by which mail servers recognise a double.
    """
    mail = Mail.objects.get(pk=gegevens["mail"])
    if mail.status == Mail.Status.VERSTUURD:
        return
    maak_bericht(mail).send()
    Mail.objects.filter(pk=mail.pk).update(
        status=Mail.Status.VERSTUURD, verstuurd_op=tijd.nu(), fout=""
    )


def markeer_mislukt(gegevens: dict[str, Any], fout: str) -> None:
    """Note that a mail could not be sent."""
    Mail.objects.filter(pk=gegevens["mail"]).exclude(status=Mail.Status.VERSTUURD).update(
        status=Mail.Status.MISLUKT, fout=fout[:2000]
    )
