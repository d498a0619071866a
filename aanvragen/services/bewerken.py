"""What the services of this floor share: locking, and what may be changed when."""

from datetime import datetime, timedelta

from aanvragen import onderdelen
from aanvragen.models import Aanvraag
from aanvragen.regels import Regels
from kern.fouten import Fout
from kern.termijnen import datum_lang
from kern.tijd import lokaal, vandaag
from regeling.models import Ronde

LOG_PAUZE = timedelta(minutes=15)  # saves of one person in one section make one line in the log


class Gesloten(Fout):
    """Nothing can be changed or submitted any more, or not yet."""


class Conflict(Fout):
    """Someone else saved this section in between (W10); nothing was overwritten."""

    def __init__(self, door: str, om: str) -> None:
        super().__init__(
            f"{door} heeft dit onderdeel om {om} ook opgeslagen. Uw tekst staat nog op het scherm "
            "en is niet bewaard. Bekijk eerst wat er nu staat, en kies dan welke tekst blijft."
        )
        self.door = door


def vergrendel(aanvraag: Aanvraag) -> Aanvraag:
    """Lock the row and return it as it is now, with a fresh ronde (the closing may have moved)."""
    rij = Aanvraag.objects.select_for_update(no_key=True).get(pk=aanvraag.pk)
    rij.ronde = Ronde.objects.get(pk=rij.ronde_id)
    return rij


def open_onderdelen(aanvraag: Aanvraag, regels: Regels) -> list[str]:
    """Return which sections can be changed now: all, those asked for completion, or none."""
    status = Aanvraag.Status
    if aanvraag.status == status.AANVULLING:
        aanvulling = aanvraag.aanvullingen.filter(ontvangen_op=None).first()
        return aanvulling.onderdelen if aanvulling and aanvulling.uiterlijk >= vandaag() else []
    herindienbaar = aanvraag.status == status.INGETROKKEN and aanvraag.ronde.is_open
    if aanvraag.status == status.CONCEPT or herindienbaar:
        return [onderdeel.code for onderdeel in onderdelen.alle(regels)]
    return []


def eis_open(aanvraag: Aanvraag, regels: Regels, onderdeel: str) -> None:
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


def eis_ronde_open(ronde: Ronde, moment: datetime, *, namens: bool = False) -> None:
    """Raise Gesloten unless the ronde takes applications at `moment` (W02).

    The closing instant itself is too late; a millisecond earlier is in time.
    """
    if ronde.gepubliceerd_op is None or moment < max(ronde.gepubliceerd_op, ronde.opent_op):
        raise Gesloten(
            f"De ronde is nog niet open. U kunt versturen vanaf {uur(ronde.opent_op)}. "
            "Uw concept blijft bewaard."
        )
    if moment < ronde.sluit_op:
        return
    gevolg = (
        "De aanvraag is niet ingevoerd."
        if namens
        else "Uw aanvraag is niet verstuurd. Uw concept blijft bewaard en leesbaar."
    )
    raise Gesloten(f"De ronde is gesloten sinds {uur(ronde.sluit_op)}. {gevolg}")


def uur(moment: datetime) -> str:
    """Write a moment: maandag 11 mei 2015 om 17.00 uur."""
    lokale = lokaal(moment)
    return f"{datum_lang(lokale.date())} om {lokale:%H.%M} uur"
