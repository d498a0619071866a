"""Sentences about decisions, in plain Dutch: what deviates and what follows from it (R31, R32)."""

from dataclasses import dataclass
from decimal import Decimal

from besluitvorming.models import Aandeel, Collegebesluit
from besluitvorming.stand import Projectstand, Stand
from kern.geld import euro
from regeling.models import Ronde

GETALLEN = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen",
    "tien", "elf", "twaalf",
)  # fmt: skip


def in_woorden(aantal: int) -> str:
    """Write a small number in words: twaalf."""
    return GETALLEN[aantal] if aantal < len(GETALLEN) else str(aantal)


def telwoord(aantal: int, een: str, meer: str) -> str:
    """Return "1 project" or "3 projecten"."""
    return f"{aantal} {een if aantal == 1 else meer}"


@dataclass(frozen=True)
class Afwijking:
    """One college that deviates on one project: what it does, why, and what follows."""

    college: str
    nummer: int
    titel: str
    zin: str
    reden: str
    gevolg: str


def afwijkingen(stand: Stand) -> list[Afwijking]:
    """All deviations, by college and number of the project."""
    gevonden = [
        _afwijking(stand.ronde, project, aandeel)
        for project in stand.projecten
        for aandeel in project.aandelen
        if aandeel.besloten and not aandeel.besloten.volgt
    ]
    return sorted(gevonden, key=lambda a: (a.college, a.nummer))


def _afwijking(ronde: Ronde, project: Projectstand, aandeel: Aandeel) -> Afwijking:
    return Afwijking(
        college=aandeel.gemeente.naam,
        nummer=project.nummer,
        titel=project.regel.aanvraag.titel,
        zin=_zin(aandeel),
        reden=aandeel.besluit.reden,
        gevolg=gevolg(ronde, project, aandeel),
    )


def _zin(aandeel: Aandeel) -> str:
    """Say what stands between "Lingewaard" and the project: "geeft € 20.000 minder aan"."""
    verschil = aandeel.besluit.bedrag - aandeel.bedrag
    if not aandeel.besluit.bedrag:
        return "geeft geen geld aan"
    if verschil < 0:
        return f"geeft {euro(-verschil)} minder aan"
    return f"geeft {euro(verschil)} meer aan"


def gevolg(ronde: Ronde, project: Projectstand, aandeel: Aandeel) -> str:
    """Say what a deviation means for the project, by the published setting of the ronde (R32)."""
    minder = aandeel.besluit.bedrag < aandeel.bedrag
    if ronde.gevolg_afwijking == Ronde.Gevolg.ALLES_OF_NIETS and (minder or not project.bedrag):
        if not minder and project.uitkomst:
            return f"Het project krijgt {euro(project.uitkomst)}."
        return "Het project krijgt daardoor geen geld: alle colleges moeten hun deel toekennen."
    krijgt = project.uitkomst
    if not krijgt:
        return "Het project krijgt daardoor geen geld."
    advies = f"{euro(project.bedrag)} uit het advies" if project.bedrag else "een afwijzing"
    zou = "krijgt" if project.klaar else "krijgt, als de andere colleges het advies volgen,"
    return f"Het project {zou} {euro(krijgt)} in plaats van {advies}."


@dataclass(frozen=True)
class Procedurepunt:
    """A college that answers no to one of the two procedural questions."""

    college: str
    zin: str
    toelichting: str


def procedurepunten(zittingen: list[Collegebesluit], namen: dict[int, str]) -> list[Procedurepunt]:
    """All sittings that say no to a procedural question (R31)."""
    return [
        Procedurepunt(namen[z.gemeente_id], _nee(z), z.toelichting)
        for z in zittingen
        if not (z.procedure_gevolgd and z.criteria_toegepast)
    ]


def _nee(zitting: Collegebesluit) -> str:
    if zitting.procedure_gevolgd:
        return "vindt dat de criteria niet zijn toegepast"
    if zitting.criteria_toegepast:
        return "vindt dat de afgesproken werkwijze niet is gevolgd"
    return "vindt dat de werkwijze niet is gevolgd en de criteria niet zijn toegepast"


def procent(deel: Decimal, geheel: Decimal) -> str:
    """Write a share: 34,6%."""
    waarde = 100 * deel / geheel if geheel else Decimal(0)
    return f"{waarde:.1f}%".replace(".", ",")
