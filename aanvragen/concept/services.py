"""Acts on a draft: start one, save a section (W10), tell of a later closing (W02)."""

from datetime import datetime, timedelta
from typing import Any

from aanvragen.concept.queries import open_onderdelen
from aanvragen.concept.rekenen import moment_voluit
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries.inhoud import lees_deel
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen import onderdelen
from aanvragen.velden.rekenen.inhoud import CONTACTVELDEN, Aanvraaginhoud, normaliseer_deel
from aanvragen.velden.rekenen.onderdelen import Onderdeel
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.services import schrijf_deel
from deelnemers.organisaties.models import Aanbieder
from deelnemers.personen.models import Gebruiker
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst
from kern.basis.tijd import lokaal, nu
from kern.logboek.handeling import handeling
from kern.toegang.rechten import GeenToegang
from regeling.ronde.models import Ronde

LOG_PAUZE = timedelta(minutes=15)  # saves of one person in one section make one line in the log


class Gesloten(Fout):
    """Nothing can be changed or submitted any more, or not yet."""


class Bewaarconflict(Fout):
    """Someone else saved this section in between (W10); nothing was overwritten."""

    def __init__(self, door: str, om: str) -> None:
        super().__init__(
            f"{door} heeft dit onderdeel om {om} ook opgeslagen. Uw tekst staat nog op het scherm "
            "en is niet bewaard. Bekijk eerst wat er nu staat, en kies dan welke tekst blijft."
        )
        self.door = door


def eis_onderdeel_open(aanvraag: Aanvraag, regels: Ronderegels, onderdeel: str) -> None:
    """Raise Gesloten when this section can't be changed now, and say why."""
    if onderdeel in open_onderdelen(aanvraag, regels):
        return
    status = Aanvraag.Status
    if aanvraag.status == status.AANVULLING:
        raise Gesloten(
            "U kunt dit onderdeel nu niet wijzigen. Er is niets bewaard. Wijzig alleen de "
            "onderdelen waarover de coördinator een aanvulling vraagt, en doe dat op tijd."
        )
    if aanvraag.status == status.INGETROKKEN:
        raise Gesloten(
            "Deze aanvraag is ingetrokken en de ronde is gesloten. U kunt haar niet meer wijzigen."
        )
    if aanvraag.ronde.is_open:
        raise Gesloten(
            "Deze aanvraag is al verstuurd en kan niet meer wijzigen. Er is niets bewaard. Wilt u "
            "iets veranderen? Trek de aanvraag dan in, pas haar aan en verstuur haar opnieuw."
        )
    raise Gesloten(
        "Deze aanvraag is verstuurd en kan niet meer wijzigen. Er is niets bewaard. "
        "Klopt er iets niet? Neem dan contact op met de coördinator."
    )


def start(*, wie: Gebruiker, ronde: Ronde, aanbieder: Aanbieder, titel: str) -> Aanvraag:
    """Start a draft for an organisation; the one who starts it is the contact until changed.

    Raises Fout when the title is empty, the ronde isn't published or is closed, or the
    organisation works in none of its municipalities (R10; with or without a contract).
    """
    with handeling(wie=wie, wat="aanvragen.start", mag="aanvragen.start", op=aanbieder) as act:
        ronde = Ronde.objects.get(pk=ronde.pk)
        _eis_te_starten(ronde, aanbieder)
        aanvraag = _maak(wie, ronde, aanbieder, titel, contact=wie)
        act.leg_vast(aanvraag, ronde_id=ronde.pk)
    return aanvraag


def voer_concept_in(
    *, wie: Gebruiker, ronde: Ronde, aanbieder: Aanbieder, gegevens: Aanvraaginhoud
) -> Aanvraag:
    """Make a draft with all its content on behalf of an organisation that sent paper.

    Attachments come apart. Raises Fout when the title is empty or the organisation works in none
    of the municipalities (R10).
    """
    namens = "aanvragen.voer_in_namens"
    with handeling(wie=wie, wat=namens, mag=namens) as act:
        _eis_actief(ronde, aanbieder)
        aanvraag = _maak(wie, ronde, aanbieder, gegevens["titel"], contact=None)
        _schrijf_alles(aanvraag, regels_van_ronde(ronde), gegevens)
        act.verandert_niets()  # the submission that follows in the same transaction tells it
    return aanvraag


def _eis_te_starten(ronde: Ronde, aanbieder: Aanbieder) -> None:
    if not ronde.is_openbaar:
        raise GeenToegang
    if nu() >= ronde.sluit_op:
        raise Gesloten(
            f"De ronde is gesloten sinds {moment_voluit(lokaal(ronde.sluit_op))}. "
            "U kunt hiervoor geen nieuwe aanvraag meer maken."
        )
    _eis_actief(ronde, aanbieder)


def _eis_actief(ronde: Ronde, aanbieder: Aanbieder) -> None:
    """Raise Fout unless the organisation works in a municipality of this ronde (R10)."""
    if not ronde.gemeenten.filter(aanbieders=aanbieder).exists():
        raise Fout(
            f"{aanbieder.naam} werkt in geen van de gemeenten van deze ronde. Alleen organisaties "
            "die in ten minste één van die gemeenten werken, kunnen aanvragen. Klopt dat niet? "
            "Pas dan eerst de gegevens van uw organisatie aan."
        )


def _maak(
    wie: Gebruiker, ronde: Ronde, aanbieder: Aanbieder, titel: str, contact: Gebruiker | None
) -> Aanvraag:
    """Store an empty draft."""
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
    gegevens: Aanvraaginhoud,
    ruw: dict[str, Any] | None = None,
    gezien: int | None = None,
) -> Aanvraag:
    """Save what was typed in one section, complete or not; returns the application as it is now.

    `gegevens` holds parts of the content (see `velden.rekenen.inhoud`); parts of other sections are
    ignored. `ruw` is the form as typed when some of it could not be read, and is kept beside it.
    `gezien` is the number of the save the person last saw (`bewerkingen[onderdeel]["n"]`);
    raises Bewaarconflict when someone else saved since. Raises Gesloten when it can't be changed now.
    Saves of one person in one section within a quarter of an hour make one line in the log.
    """
    wat = "aanvragen.bewaar_onderdeel"
    with handeling(wie=wie, wat=wat, mag="aanvragen.bewerk", op=aanvraag) as act:
        rij = vergrendel(aanvraag, "ronde")  # a fresh ronde: the closing may have moved
        regels = regels_van_ronde(rij.ronde)
        deel = onderdelen.vind_onderdeel(regels, onderdeel)
        if deel is None:
            raise GeenToegang
        eis_onderdeel_open(rij, regels, onderdeel)
        _eis_geen_conflict(rij, wie, onderdeel, gezien)
        vorige = rij.bewerkingen.get(onderdeel, {})
        anders = _schrijf_wat_anders_is(rij, deel, regels, gegevens)
        if not anders and (ruw or {}) == vorige.get("ruw", {}):
            act.verandert_niets()
            return rij
        moment = nu()
        _teken_op(rij, wie, onderdeel, moment, ruw or {})
        if _zelfde_zitting(vorige, wie, moment):
            act.verandert_niets()  # the line of this sitting is there already
        else:
            act.leg_vast(rij, naar={"onderdeel": onderdeel}, ronde_id=rij.ronde_id)
    return rij


def vul(*, wie: Gebruiker, aanvraag: Aanvraag, gegevens: Aanvraaginhoud) -> Aanvraag:
    """Save a whole application at once, section by section: for import and demonstration."""
    for deel in onderdelen.alle_onderdelen(regels_van_ronde(aanvraag.ronde)):
        if deel.code != onderdelen.ONDERDEEL_BIJLAGEN.code:
            aanvraag = bewaar_onderdeel(
                wie=wie, aanvraag=aanvraag, onderdeel=deel.code, gegevens=gegevens
            )
    return aanvraag


def _schrijf_alles(aanvraag: Aanvraag, regels: Ronderegels, gegevens: Aanvraaginhoud) -> None:
    """Write all sections of a draft but the attachments, and save it."""
    for deel in onderdelen.alle_onderdelen(regels):
        if deel.code != onderdelen.ONDERDEEL_BIJLAGEN.code:
            _schrijf_wat_anders_is(aanvraag, deel, regels, gegevens)
    aanvraag.save()


def _eis_geen_conflict(
    aanvraag: Aanvraag, wie: Gebruiker, onderdeel: str, gezien: int | None
) -> None:
    laatste = aanvraag.bewerkingen.get(onderdeel)
    if gezien is None or not laatste or laatste["n"] == gezien or laatste["door"] == wie.pk:
        return
    om = lokaal(datetime.fromisoformat(laatste["op"]))
    raise Bewaarconflict(laatste["naam"], f"{om:%H.%M}")


def _schrijf_wat_anders_is(
    aanvraag: Aanvraag, deel: Onderdeel, regels: Ronderegels, gegevens: Aanvraaginhoud
) -> bool:
    """Write the parts of this section that differ from the rows; tell whether any did."""
    anders = False
    for sleutel in deel.sleutels:
        if sleutel not in gegevens or sleutel == "bijlagen":
            continue
        oud = normaliseer_deel(sleutel, lees_deel(aanvraag, sleutel))
        nieuw = normaliseer_deel(sleutel, _aangevuld(deel, regels, sleutel, oud, gegevens[sleutel]))
        if oud != nieuw:
            schrijf_deel(aanvraag, sleutel, nieuw)
            anders = True
    return anders


def _aangevuld(deel: Onderdeel, regels: Ronderegels, sleutel: str, oud: Any, nieuw: Any) -> Any:
    """Complete a part of which this section fills only some: the contact, or its own questions."""
    if sleutel == "penvoerder":
        return {**oud, **{naam: nieuw[naam] for naam in CONTACTVELDEN if naam in nieuw}}
    if sleutel == "antwoorden":
        eigen = {vraag.code for vraag in regels.vragen_van(deel.groep)}
        gegeven = [rij for rij in nieuw if rij.get("vraag") in eigen]
        codes = {rij["vraag"] for rij in gegeven}
        return [rij for rij in oud if rij["vraag"] not in codes] + gegeven
    return nieuw


def _teken_op(
    aanvraag: Aanvraag, wie: Gebruiker, onderdeel: str, moment: datetime, ruw: dict[str, Any]
) -> None:
    """Note who saved this section when, and save the row."""
    earlier = aanvraag.bewerkingen.get(onderdeel, {})
    aanvraag.gewijzigd_op = moment
    aanvraag.bewerkingen = {
        **aanvraag.bewerkingen,
        onderdeel: {
            "n": earlier.get("n", 0) + 1,
            "op": moment.isoformat(),
            "door": wie.pk,
            "naam": str(wie),
            "ruw": ruw,
        },
    }
    aanvraag.save()


def _zelfde_zitting(vorige: dict[str, Any], wie: Gebruiker, moment: datetime) -> bool:
    """Whether this person saved this section shortly before."""
    if vorige.get("door") != wie.pk:
        return False
    return moment - datetime.fromisoformat(vorige["op"]) < LOG_PAUZE
