"""The public register in words, bars and a map, made of totals of the floor below (W63)."""

from collections.abc import Iterable, Mapping

from besluitvorming.beschikking.queries.register import Telling
from deelnemers.gemeenten.models import Gemeente
from kern.basis.geld import euro, rond_af
from kern.ui.meetkunde.kaarten import tint_van
from kern.ui.stukken import Doelgroepstaaf, Tegel
from regeling.ronde.queries import Kaart

# round steps of the axis, in euros
AS_STAPPEN = (10_000, 20_000, 50_000, 100_000, 200_000, 300_000, 500_000, 1_000_000, 2_000_000)
GROOTSTE_AS_STAP = 5_000_000


def doelgroepstaven(
    tellingen: Mapping[str, Telling], namen: Mapping[str, str]
) -> list[Doelgroepstaaf]:
    """Return a bar per target group, also where nothing was granted; names by code."""
    staven = []
    for code, naam in sorted(namen.items()):
        telling = tellingen.get(code, Telling())
        staven.append(Doelgroepstaaf(code, naam, telling.bedrag, aantal=telling.aantal))
    return staven


def gemeentetegels(tellingen: Mapping[str, Telling], kaart: Kaart) -> list[Tegel]:
    """Return the tiles of the map, by the shares that the colleges granted; totals by name."""
    return [
        _tegel(gemeente, kaart.grenzen, tellingen.get(gemeente.naam, Telling()))
        for gemeente in kaart.gemeenten
    ]


def _tegel(gemeente: Gemeente, grenzen: list[int], telling: Telling) -> Tegel:
    bedrag = rond_af(telling.bedrag)
    return Tegel(
        naam=gemeente.naam,
        kolom=gemeente.kolom,
        rij=gemeente.rij,
        aantal=telling.aantal,
        bedrag=bedrag,
        tint=tint_van(bedrag, grenzen),
    )


def aantal_projecten(aantal: int) -> str:
    """Write a number of projects: 1 project, 2 projecten."""
    return "1 project" if aantal == 1 else f"{aantal} projecten"


def registerzin(telling: Telling) -> str:
    """Say how much went to how many projects."""
    if not telling.aantal:
        return "Hier ziet u straks welk project geld kreeg, voor wie, in welke gemeente en hoeveel."
    kreeg = "kreeg" if telling.aantal == 1 else "kregen samen"
    return (
        f"{aantal_projecten(telling.aantal)} {kreeg} {euro(telling.bedrag)}. "
        "U ziet voor wie, in welke gemeente en hoeveel."
    )


def as_stap_van(staven: Iterable[Doelgroepstaaf]) -> int:
    """Choose the step of the axis so that it has two to five round marks."""
    grootste = max((int(staaf.bedrag) for staaf in staven), default=0)
    return next((stap for stap in AS_STAPPEN if grootste <= 4 * stap), GROOTSTE_AS_STAP)
