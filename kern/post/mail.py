"""Mail: the text is fixed in the transaction of the act, the outbox sends it once."""

import hashlib
import re
import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template import Context
from django.template.loader import get_template, render_to_string

from kern.basis import tijd
from kern.basis.storing import Storing
from kern.post.models import Mail
from kern.werk import opdrachten

OPDRACHT = "kern.mail"

# A mail server may be away for a long weekend: minutes at first, then every four hours, four days.
WACHTTIJDEN = (5, 30, 120, 600, 1800, 3600, 7200, *[4 * 3600] * 23)

STILTE = 30.0  # seconds in which a mail server that gave no answer is left alone

storing = Storing("The mail server")

_weer_na = 0.0


def stuur(
    *,
    aan: list[str],
    sjabloon: str,
    context: dict[str, Any],
    sleutel: str,
    voorrang: bool = False,
) -> list[Mail]:
    """Write a mail per address from `templates/mail/<sjabloon>.txt` and plan its sending.

    The first line of the template is the subject, after a blank line the paragraphs follow. Values
    in `context` are plain text or numbers; `site_url` is added. Each address gets its own mail, so
    nobody sees who else got it. `voorrang` is for what someone waits for at a screen.
    The same `sleutel` again gives the existing mail and sends nothing.
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
        opdrachten.plan(
            soort=OPDRACHT,
            sleutel=f"mail:{digest}",
            gegevens={"mail": mail.pk},
            voorrang=voorrang,
        )
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
        reply_to=[settings.CONTACT_EMAIL],
        headers={"Message-ID": mail.bericht_id, "Auto-Submitted": "auto-generated"},
    )
    context = {"onderwerp": mail.onderwerp, "blokken": alineas(mail.tekst)}
    message.attach_alternative(render_to_string("mail/basis.html", context), "text/html")
    return message


def verzend(gegevens: dict[str, Any]) -> None:
    """Send one mail that was not sent yet; called by the outbox.

    A worker that dies between the server's "250 OK" and the note of it sends it once more, with
    the same Message-ID, by which mail servers recognise a double (docs/besluiten/0011). Raises
    Later while the server is away, Definitief when it refuses the address or the mail for good.
    """
    mail = Mail.objects.get(pk=gegevens["mail"])
    if mail.status == Mail.Status.VERSTUURD:
        return
    message = maak_bericht(mail)
    with _mailserver() as server:
        _geef_af(message, server)
        # At once, before the goodbye to the server: so short is the moment that can give a double.
        Mail.objects.filter(pk=mail.pk).update(
            status=Mail.Status.VERSTUURD, verstuurd_op=tijd.nu(), fout=""
        )


@contextmanager
def _mailserver() -> Iterator[Any]:
    """Open the way to the mail server; leave it alone for a while when it gives no answer."""
    global _weer_na
    if (rest := _weer_na - time.monotonic()) > 0:
        raise opdrachten.Later("De mailserver antwoordde daarnet niet.", rest)
    server = get_connection()
    try:
        server.open()
    except (OSError, smtplib.SMTPException) as exc:
        _weer_na = time.monotonic() + STILTE
        storing.meld(exc)
        raise
    storing.voorbij()
    try:
        yield server
    finally:
        with suppress(Exception):  # what was handed over is handed over
            server.close()


def _geef_af(message: EmailMultiAlternatives, server: Any) -> None:
    """Hand the message over; raises Definitief when trying again is of no use."""
    try:
        server.send_messages([message])
    except smtplib.SMTPRecipientsRefused as exc:
        codes = [code for code, _ in exc.recipients.values()]
        if codes and all(code >= 500 for code in codes):
            raise opdrachten.Definitief(f"Het adres is geweigerd: {exc}") from exc
        raise
    except smtplib.SMTPDataError as exc:
        if exc.smtp_code >= 500:
            raise opdrachten.Definitief(f"De e-mail is geweigerd: {exc}") from exc
        raise


def markeer_mislukt(gegevens: dict[str, Any], fout: str) -> None:
    """Note that a mail could not be sent."""
    Mail.objects.filter(pk=gegevens["mail"]).exclude(status=Mail.Status.VERSTUURD).update(
        status=Mail.Status.MISLUKT, fout=fout[:2000]
    )
