"""Drafts: start one, save a section (W10)."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from aanvragen import onderdelen
from aanvragen.inhoud import CONTACT, Inhoud, lees, normaliseer_deel
from aanvragen.models import Aanvraag
from aanvragen.onderdelen import Onderdeel
from aanvragen.regels import Regels
from aanvragen.schrijven import schrijf
from aanvragen.services.bewerken import LOG_PAUZE, Conflict, Gesloten, eis_open, uur, vergrendel
from deelnemers.models import Aanbieder, Gebruiker
from kern.fouten import Fout, GeenToegang
from kern.logboek import leg_vast
from kern.rechten import eis
from kern.tekst import schone_tekst
from kern.tijd import lokaal, nu
from regeling.models import Ronde


def start(*, wie: Gebruiker, ronde: Ronde, aanbieder: Aanbieder, titel: str) -> Aanvraag:
    """Start a draft for an organisation; the one who starts it is the contact until changed.

    Raises Fout when the title is empty, the ronde isn't published or is closed, or the
    organisation works in none of its municipalities (R10; with or without a contract).
    """
    eis(wie, "aanvragen.start", aanbieder)
    with transaction.atomic():
        ronde = Ronde.objects.get(pk=ronde.pk)
        _eis_te_starten(ronde, aanbieder)
        aanvraag = maak(wie, ronde, aanbieder, titel, contact=wie)
        leg_vast(wie=wie, wat="aanvragen.start", onderwerp=aanvraag, ronde_id=ronde.pk)
    return aanvraag


def _eis_te_starten(ronde: Ronde, aanbieder: Aanbieder) -> None:
    if not ronde.is_openbaar:
        raise GeenToegang
    if nu() >= ronde.sluit_op:
        raise Gesloten(
            f"De ronde is gesloten sinds {uur(ronde.sluit_op)}. "
            "U kunt hiervoor geen nieuwe aanvraag meer maken."
        )
    eis_actief(ronde, aanbieder)


def eis_actief(ronde: Ronde, aanbieder: Aanbieder) -> None:
    """Raise Fout unless the organisation works in a municipality of this ronde (R10)."""
    if not ronde.gemeenten.filter(aanbieders=aanbieder).exists():
        raise Fout(
            f"{aanbieder.naam} werkt in geen van de gemeenten van deze ronde. Alleen organisaties "
            "die in ten minste één van die gemeenten werken, kunnen aanvragen. Klopt dat niet? "
            "Pas dan eerst de gegevens van uw organisatie aan."
        )


def maak(
    wie: Gebruiker, ronde: Ronde, aanbieder: Aanbieder, titel: str, contact: Gebruiker | None
) -> Aanvraag:
    """Store an empty draft; inside the caller's transaction, permission checked by the caller."""
    schoon = " ".join(schone_tekst(titel).split())
    if not schoon:
        raise Fout("Vul een titel in. U kunt die later nog wijzigen.", veld="titel")
    moment = nu()
    return Aanvraag.objects.create(
        ronde=ronde,
        penvoerder=aanbieder,
        titel=schoon,
        contactpersoon=contact.naam if contact else "",
        contact_email=contact.email if contact else "",
        aangemaakt_door=wie,
        aangemaakt_op=moment,
        gewijzigd_op=moment,
    )


def bewaar_onderdeel(
    *,
    wie: Gebruiker,
    aanvraag: Aanvraag,
    onderdeel: str,
    gegevens: Inhoud,
    ruw: dict[str, Any] | None = None,
    gezien: int | None = None,
) -> Aanvraag:
    """Save what was typed in one section, complete or not; returns the application as it is now.

    `gegevens` holds parts of the content (see `aanvragen.inhoud`); parts of other sections are
    ignored. `ruw` is the form as typed when some of it could not be read, and is kept beside it.
    `gezien` is the number of the save the person last saw (`bewerkingen[onderdeel]["n"]`);
    raises Conflict when someone else saved since. Raises Gesloten when it can't be changed now.
    Saves of one person in one section within a quarter of an hour make one line in the log.
    """
    eis(wie, "aanvragen.bewerk", aanvraag)
    with transaction.atomic():
        rij = vergrendel(aanvraag)
        regels = Regels.van(rij.ronde)
        deel = onderdelen.vind(regels, onderdeel)
        if deel is None:
            raise GeenToegang
        eis_open(rij, regels, onderdeel)
        _eis_geen_conflict(rij, wie, onderdeel, gezien)
        vorige = rij.bewerkingen.get(onderdeel, {})
        anders = _schrijf_wat_anders_is(rij, deel, regels, gegevens)
        if anders or (ruw or {}) != vorige.get("ruw", {}):
            _teken_op(rij, wie, onderdeel, vorige, ruw or {})
    return rij


def vul(*, wie: Gebruiker, aanvraag: Aanvraag, gegevens: Inhoud) -> Aanvraag:
    """Save a whole application at once, section by section: for import and demonstration."""
    for deel in onderdelen.alle(Regels.van(aanvraag.ronde)):
        if deel.code != onderdelen.BIJLAGEN.code:
            aanvraag = bewaar_onderdeel(
                wie=wie, aanvraag=aanvraag, onderdeel=deel.code, gegevens=gegevens
            )
    return aanvraag


def schrijf_alles(aanvraag: Aanvraag, regels: Regels, gegevens: Inhoud) -> None:
    """Write all sections of a draft inside the caller's transaction, without checks."""
    for deel in onderdelen.alle(regels):
        if deel.code != onderdelen.BIJLAGEN.code:
            _schrijf_wat_anders_is(aanvraag, deel, regels, gegevens)
    aanvraag.save()


def _eis_geen_conflict(
    aanvraag: Aanvraag, wie: Gebruiker, onderdeel: str, gezien: int | None
) -> None:
    laatste = aanvraag.bewerkingen.get(onderdeel)
    if gezien is None or not laatste or laatste["n"] == gezien or laatste["door"] == wie.pk:
        return
    om = lokaal(datetime.fromisoformat(laatste["op"]))
    raise Conflict(laatste["naam"], f"{om:%H.%M}")


def _schrijf_wat_anders_is(
    aanvraag: Aanvraag, deel: Onderdeel, regels: Regels, gegevens: Inhoud
) -> bool:
    """Write the parts of this section that differ from the rows; tell whether any did."""
    anders = False
    for sleutel in deel.sleutels:
        if sleutel not in gegevens or sleutel == "bijlagen":
            continue
        oud = normaliseer_deel(sleutel, lees(aanvraag, sleutel))
        nieuw = normaliseer_deel(sleutel, _aangevuld(deel, regels, sleutel, oud, gegevens[sleutel]))
        if oud != nieuw:
            schrijf(aanvraag, sleutel, nieuw)
            anders = True
    return anders


def _aangevuld(deel: Onderdeel, regels: Regels, sleutel: str, oud: Any, nieuw: Any) -> Any:
    """Complete a part of which this section fills only some: the contact, or its own questions."""
    if sleutel == "penvoerder":
        return {**oud, **{naam: nieuw[naam] for naam in CONTACT if naam in nieuw}}
    if sleutel == "antwoorden":
        eigen = {vraag.code for vraag in regels.vragen_van(deel.groep)}
        gegeven = [rij for rij in nieuw if rij.get("vraag") in eigen]
        codes = {rij["vraag"] for rij in gegeven}
        return [rij for rij in oud if rij["vraag"] not in codes] + gegeven
    return nieuw


def _teken_op(
    aanvraag: Aanvraag, wie: Gebruiker, onderdeel: str, vorige: dict, ruw: dict[str, Any]
) -> None:
    """Note who saved this section when, save the row, and log it unless it is the same sitting."""
    moment = nu()
    aanvraag.gewijzigd_op = moment
    aanvraag.bewerkingen = {
        **aanvraag.bewerkingen,
        onderdeel: {
            "n": vorige.get("n", 0) + 1,
            "op": moment.isoformat(),
            "door": wie.pk,
            "naam": str(wie),
            "ruw": ruw,
        },
    }
    aanvraag.save()
    if not _zelfde_zitting(vorige, wie, moment, LOG_PAUZE):
        leg_vast(
            wie=wie,
            wat="aanvragen.bewaar_onderdeel",
            onderwerp=aanvraag,
            naar={"onderdeel": onderdeel},
            ronde_id=aanvraag.ronde_id,
        )


def _zelfde_zitting(vorige: dict, wie: Gebruiker, moment: datetime, pauze: timedelta) -> bool:
    if vorige.get("door") != wie.pk:
        return False
    return moment - datetime.fromisoformat(vorige["op"]) < pauze
