"""Acts: send the questionnaire, and answer it without a name (R52, W50)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from deelnemers.personen.models import Gebruiker
from evaluatie.tevredenheid.models import Genodigde, Respons, Vragenronde
from evaluatie.tevredenheid.queries import betrokkenen_bij_ronde, vragen_voor_rol
from evaluatie.tevredenheid.rekenen import (
    GROOTSTE_WAARDE,
    KLEINSTE_WAARDE,
    LICHTING,
    MAX_TEKENS_ANTWOORD,
)
from kern.basis import tijd
from kern.basis.anoniem import eis_anoniem
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.termijnen import datum_lang
from kern.logboek.handeling import handeling
from kern.post import mail
from regeling.ronde.models import Ronde


def start_vragenronde(*, wie: Gebruiker, ronde: Ronde, sluit_op: datetime) -> Vragenronde:
    """Ask everyone involved, in the role they had, what they think of this way of innovating (R52).

    Everyone gets a mail. Raises Fout when it was sent before, for a closing moment in the past, or
    when there is nobody to ask.
    """
    with handeling(
        wie=wie, wat="evaluatie.start_vragenronde", mag="evaluatie.vragenronde", op=ronde
    ) as h:
        ronde = vergrendel(ronde)
        if Vragenronde.objects.filter(ronde=ronde).exists():
            raise Fout("De vragenlijst van deze ronde is al verstuurd. U hoeft niets te doen.")
        if sluit_op <= tijd.nu():
            raise Fout("Kies een sluitingsdag die nog moet komen.", "sluit_op")
        if not (rollen := betrokkenen_bij_ronde(ronde)):
            raise Fout("Er is niemand om te vragen: deze ronde heeft geen vragen of betrokkenen.")
        vragenronde = Vragenronde.objects.create(
            ronde=ronde, gestart_op=tijd.nu(), sluit_op=sluit_op
        )
        Genodigde.objects.bulk_create(
            Genodigde(vragenronde=vragenronde, gebruiker_id=gebruiker, rol=rol)
            for gebruiker, rol in rollen.items()
        )
        _nodig_uit(vragenronde, list(rollen))
        h.leg_vast(
            ronde,
            naar={"sluit_op": sluit_op, "genodigden": len(rollen)},
            ronde_id=ronde.pk,
        )
    return vragenronde


def _nodig_uit(vragenronde: Vragenronde, gebruikers: list[int]) -> None:
    """Mail everyone who was asked."""
    ronde = vragenronde.ronde
    mail.stuur(
        aan=list(Gebruiker.objects.filter(pk__in=gebruikers).values_list("email", flat=True)),
        sjabloon="vragenlijst_uitnodiging",
        context={
            "ronde": ronde.naam,
            "sluit": datum_lang(tijd.lokaal(vragenronde.sluit_op).date()),
            "minimum": LICHTING,
            "adres": settings.SITE_URL + reverse("evaluatie:vragenlijst", args=[ronde.code]),
        },
        sleutel=f"vragenronde:{vragenronde.pk}",
    )


def beantwoord(*, wie: Gebruiker, vragenronde: Vragenronde, antwoorden: dict[str, Any]) -> None:
    """Keep one set of answers without the person who gave it; once per person, until closing (R52).

    `antwoorden`: question code -> 1..5 for a statement, text for an open question. Raises Fout when
    a statement has no answer, for personal data, a second time, or after closing. The log tells
    that someone answered, not who: that would undo the promise of anonymity.
    """
    with handeling(
        wie=wie,
        wat="evaluatie.beantwoord",
        mag="evaluatie.beantwoord",
        op=vragenronde,
        anoniem=True,
    ) as h:
        # the lock of the questionnaire makes the batches one line
        vragenronde = vergrendel(vragenronde, "ronde")
        genodigde = vragenronde.genodigden.get(gebruiker=wie)
        if genodigde.beantwoord:
            raise Fout("U hebt de vragenlijst al ingevuld. U hoeft niets meer te doen.")
        if tijd.nu() >= vragenronde.sluit_op:
            raise Fout("De vragenlijst is gesloten. Uw antwoorden zijn niet verstuurd.")
        vragen = vragen_voor_rol(vragenronde.ronde, genodigde.rol)
        aantal = vragenronde.responsen.filter(rol=genodigde.rol).count()
        Respons.objects.create(
            vragenronde=vragenronde,
            rol=genodigde.rol,
            lichting=aantal // LICHTING,
            antwoorden=_lees_antwoorden(vragen, antwoorden),
        )
        genodigde.beantwoord = True
        genodigde.save(update_fields=["beantwoord"])
        h.leg_vast(vragenronde.ronde, ronde_id=vragenronde.ronde_id)


def _lees_antwoorden(vragen: list[dict[str, str]], antwoorden: dict[str, Any]) -> dict[str, Any]:
    """Check the answers and return what is kept of them."""
    gelezen: dict[str, Any] = {}
    for vraag in vragen:
        code, waarde = vraag["code"], antwoorden.get(vraag["code"])
        if vraag["soort"] == "schaal":
            if waarde not in range(KLEINSTE_WAARDE, GROOTSTE_WAARDE + 1):
                raise Fout("Kies bij elke stelling een antwoord. Uw antwoorden staan er nog.", code)
            gelezen[code] = waarde
        elif tekst := str(waarde or "").strip():
            eis_anoniem(tekst, code)
            if len(tekst) > MAX_TEKENS_ANTWOORD:
                raise Fout(
                    f"Gebruik hoogstens {MAX_TEKENS_ANTWOORD} tekens. Uw tekst staat er nog.", code
                )
            gelezen[code] = tekst
    return gelezen
