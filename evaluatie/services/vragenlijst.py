"""The questionnaire on this way of innovating (R52); anonymous by construction (W50)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from aanvragen.models import Aanvraag
from beoordeling.models import Zetel
from deelnemers.models import Aanstelling, Gebruiker
from evaluatie.microanalyse import MINIMUM_VOOR_INTERVAL
from evaluatie.models import Genodigde, Respons, Vragenronde
from evaluatie.privacy import eis_anoniem
from kern import logboek, mail, tijd
from kern.fouten import Fout
from kern.rechten import eis
from kern.termijnen import datum_lang
from regeling.models import Ronde

KLEINSTE, GROOTSTE = 1, 5  # the scale of a statement
LICHTING = MINIMUM_VOOR_INTERVAL  # answers are shown per so many (W50)
MAX_TEKENS = 1000  # of an open answer


def betrokkenen(ronde: Ronde) -> dict[int, str]:
    """Return user id -> role of everyone involved in the ronde; the first role found counts.

    Committee and secretaris together, then the people of the region and of the municipalities that
    take part, then everyone of an organisation that sent an application. Without questions for a
    role nobody is asked in it.
    """
    rollen: dict[int, str] = {}
    zetels = Zetel.objects.actief().filter(commissie__ronde=ronde, gebruiker__is_active=True)
    for gebruiker in zetels.values_list("gebruiker_id", flat=True):
        rollen.setdefault(gebruiker, "commissielid")
    aanstellingen = Aanstelling.objects.geldig().filter(gebruiker__is_active=True)
    deelnemers = ronde.deelnames.values("gemeente")
    for gebruiker, rol, gemeente in aanstellingen.values_list("gebruiker", "rol", "gemeente"):
        if gemeente is None or deelnemers.filter(gemeente=gemeente).exists():
            rollen.setdefault(gebruiker, rol)
    indieners = Gebruiker.objects.filter(
        is_active=True,
        lidmaatschappen__aanbieder__aanvragen__in=Aanvraag.objects.ontvangen().filter(ronde=ronde),
    )
    for gebruiker in indieners.order_by("pk").values_list("pk", flat=True):
        rollen.setdefault(gebruiker, "aanbieder")
    return {pk: rol for pk, rol in rollen.items() if ronde.vragenlijst.get(rol)}


def vragen_voor(ronde: Ronde, rol: str) -> list[dict[str, str]]:
    """Return the questions of a role: {code, soort: schaal|open, vraag}."""
    return ronde.vragenlijst.get(rol, [])


def start_vragenronde(*, wie: Gebruiker, ronde: Ronde, sluit_op: datetime) -> Vragenronde:
    """Ask everyone involved, in the role they had, what they think of this way of innovating (R52).

    Everyone gets a mail. Raises Fout when it was sent before, for a closing moment in the past, or
    when there is nobody to ask.
    """
    eis(wie, "evaluatie.vragenronde", ronde)
    with transaction.atomic():
        ronde = Ronde.objects.select_for_update().get(pk=ronde.pk)
        if Vragenronde.objects.filter(ronde=ronde).exists():
            raise Fout("De vragenlijst van deze ronde is al verstuurd. U hoeft niets te doen.")
        if sluit_op <= tijd.nu():
            raise Fout("Kies een sluitingsdag die nog moet komen.", "sluit_op")
        if not (rollen := betrokkenen(ronde)):
            raise Fout("Er is niemand om te vragen: deze ronde heeft geen vragen of betrokkenen.")
        vragenronde = Vragenronde.objects.create(
            ronde=ronde, gestart_op=tijd.nu(), sluit_op=sluit_op
        )
        Genodigde.objects.bulk_create(
            Genodigde(vragenronde=vragenronde, gebruiker_id=gebruiker, rol=rol)
            for gebruiker, rol in rollen.items()
        )
        _nodig_uit(vragenronde, list(rollen))
        logboek.leg_vast(
            wie=wie,
            wat="evaluatie.start_vragenronde",
            onderwerp=ronde,
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
    eis(wie, "evaluatie.beantwoord", vragenronde)
    with transaction.atomic():
        vragenronde = (  # the lock of the questionnaire makes the batches one line
            Vragenronde.objects.select_for_update(of=("self",))
            .select_related("ronde")
            .get(pk=vragenronde.pk)
        )
        genodigde = vragenronde.genodigden.get(gebruiker=wie)
        if genodigde.beantwoord:
            raise Fout("U hebt de vragenlijst al ingevuld. U hoeft niets meer te doen.")
        if tijd.nu() >= vragenronde.sluit_op:
            raise Fout("De vragenlijst is gesloten. Uw antwoorden zijn niet verstuurd.")
        vragen = vragen_voor(vragenronde.ronde, genodigde.rol)
        aantal = vragenronde.responsen.filter(rol=genodigde.rol).count()
        Respons.objects.create(
            vragenronde=vragenronde,
            rol=genodigde.rol,
            lichting=aantal // LICHTING,
            antwoorden=_lees(vragen, antwoorden),
        )
        genodigde.beantwoord = True
        genodigde.save(update_fields=["beantwoord"])
        logboek.leg_vast(
            wie=None,
            wat="evaluatie.beantwoord",
            onderwerp=vragenronde.ronde,
            ronde_id=vragenronde.ronde_id,
        )


def _lees(vragen: list[dict[str, str]], antwoorden: dict[str, Any]) -> dict[str, Any]:
    """Check the answers and return what is kept of them."""
    gelezen: dict[str, Any] = {}
    for vraag in vragen:
        code, waarde = vraag["code"], antwoorden.get(vraag["code"])
        if vraag["soort"] == "schaal":
            if waarde not in range(KLEINSTE, GROOTSTE + 1):
                raise Fout("Kies bij elke stelling een antwoord. Uw antwoorden staan er nog.", code)
            gelezen[code] = waarde
        elif tekst := str(waarde or "").strip():
            eis_anoniem(tekst, code)
            if len(tekst) > MAX_TEKENS:
                raise Fout(f"Gebruik hoogstens {MAX_TEKENS} tekens. Uw tekst staat er nog.", code)
            gelezen[code] = tekst
    return gelezen
