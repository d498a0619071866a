"""What this floor asks of whom now, derived from the state of things (W60)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse

from beoordeling import agenda, belangen, overzicht, rollen, samenstelling
from beoordeling.models import Advies, Commissie, Zetel
from beoordeling.voortgang import Voortgang
from deelnemers.rollen import is_coordinator
from kern.registers import Taak
from kern.tijd import vandaag
from regeling.models import Ronde


def taken(gebruiker: Any) -> Iterable[Taak]:
    """Return the tasks of a member, chair, secretaris or coördinator."""
    if is_coordinator(gebruiker):
        yield from _coordinator()
    for zetel in rollen.zetels_van(gebruiker):
        if zetel.commissie.status == Commissie.Status.GESTART and not _klaar(zetel.commissie.ronde):
            yield from _lid(zetel) if zetel.scoort else _secretaris(zetel)


def _klaar(ronde: Ronde) -> bool:
    """The advice was set down: nothing is asked of the committee here any more."""
    return Advies.objects.filter(ronde=ronde, status=Advies.Status.VASTGESTELD).exists()


def _naar(naam: str, ronde: Ronde) -> str:
    return reverse(f"beoordeling:{naam}", args=[ronde.code])


def aanvragen(aantal: int) -> str:
    """Return "1 aanvraag" or "3 aanvragen"."""
    return f"{aantal} {'aanvraag' if aantal == 1 else 'aanvragen'}"


def _lid(zetel: Zetel) -> Iterator[Taak]:
    ronde = zetel.commissie.ronde
    verklaringen = belangen.verklaard(zetel)
    verklaring = verklaringen.get(None)
    if verklaring is None:
        yield Taak(
            "Vul uw belangenverklaring in",
            f"Daarna ziet u de aanvragen van {ronde.naam}.",
            _naar("verklaringen", ronde),
            ronde.beoordeling_tot,
        )
        return
    if verklaring.heeft_belang:
        return
    lijst = overzicht.eigen_lijst(zetel, verklaringen)
    yield from _verklaren(lijst, ronde)
    yield from _scoren(lijst, ronde)
    yield from _bespreken(zetel, ronde)


def _verklaren(lijst: overzicht.Lijst, ronde: Ronde) -> Iterator[Taak]:
    if lijst.te_verklaren:
        yield Taak(
            f"Meld of u een belang heeft bij {aanvragen(lijst.te_verklaren)}",
            "U kunt een aanvraag lezen nadat u dit heeft ingevuld.",
            _naar("verklaringen", ronde),
            ronde.beoordeling_tot,
        )


def _scoren(lijst: overzicht.Lijst, ronde: Ronde) -> Iterator[Taak]:
    if lijst.te_doen:
        yield Taak(
            f"Beoordeel nog {aanvragen(lijst.te_doen)}",
            f"U bent klaar met {lijst.klaar} van {len(lijst.te_beoordelen)}.",
            _naar("ronde", ronde),
            ronde.beoordeling_tot,
        )
    elif wacht := lijst.aantal(overzicht.Stand.DEFINITIEF):
        yield Taak(
            f"De scores van {aanvragen(wacht)} gaan open",
            "De secretaris opent ze als alle leden klaar zijn.",
            _naar("ronde", ronde),
            ronde.beoordeling_tot,
            wacht_op_anderen=True,
        )


def _bespreken(zetel: Zetel, ronde: Ronde) -> Iterator[Taak]:
    te_bespreken = len(agenda.agenda(ronde, agenda.geopend_voor(zetel.gebruiker, ronde)))
    if te_bespreken:
        wie = "U leidt de bespreking. " if zetel.functie == Zetel.Functie.VOORZITTER else ""
        yield Taak(
            f"Bespreek {aanvragen(te_bespreken)}",
            f"{wie}De scores liggen twee niveaus of meer uit elkaar.",
            _naar("bespreken", ronde),
            ronde.advies_tot,
        )


def _secretaris(zetel: Zetel) -> Iterator[Taak]:
    ronde = zetel.commissie.ronde
    stand = Voortgang(ronde)
    if gereed := len(stand.gereed()):
        yield Taak(
            f"Open de scores van {aanvragen(gereed)}",
            "Alle leden zijn daar klaar mee. Zij kunnen ze daarna bespreken.",
            _naar("voortgang", ronde),
            ronde.beoordeling_tot,
        )
    achter = [lid for lid in stand.per_lid if lid.te_doen]
    if achter and (len(achter) < len(stand.per_lid) or vandaag() > ronde.beoordeling_tot):
        woord = "commissielid" if len(achter) == 1 else "commissieleden"
        wiens = "zijn" if len(achter) == 1 else "hun"
        yield Taak(
            f"Herinner {len(achter)} {woord} aan {wiens} scores",
            _achter(achter),
            _naar("voortgang", ronde),
            ronde.beoordeling_tot,
        )


def _achter(leden: list) -> str:
    """Name at most three members with what they still have to do."""
    delen = [f"{lid.zetel.gebruiker.naam} moet er nog {lid.te_doen}" for lid in leden[:3]]
    rest = f" En nog {len(leden) - 3}." if len(leden) > 3 else ""
    return f"{', '.join(delen)}.{rest}"


def _coordinator() -> Iterator[Taak]:
    """Compose and start the committee of every published regional ronde without an advice."""
    rondes = (
        Ronde.objects.openbaar()
        .filter(spoor=Ronde.Spoor.REGIONAAL)
        .exclude(commissie__status=Commissie.Status.GESTART)
        .select_related("commissie")
    )
    for ronde in rondes:
        titel, uitleg = _samenstellen(ronde)
        yield Taak(titel, uitleg, _naar("commissie", ronde), ronde.toetsing_tot)


def _samenstellen(ronde: Ronde) -> tuple[str, str]:
    if not hasattr(ronde, "commissie"):
        return "Stel de commissie in", f"{ronde.naam} heeft nog geen commissie."
    mist = samenstelling.ontbreekt(ronde.commissie)
    if mist:
        return "Maak de commissie compleet", mist[0].mist
    return "Laat de commissie beginnen", "De commissie is compleet. De leden krijgen bericht."
