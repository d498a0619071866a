"""The three meters of the weighing, as pure computing (R24).

Amounts are Decimal euros with two decimals. A line that is in counts for its advised amount; in doubt or out for
what was asked. The amount of a project is divided over its municipalities by expected reach, to the cent.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from kern.basis.geld import verdeel

NUL, EURO = Decimal("0.00"), Decimal(1)

IN, TWIJFEL, UIT = KEUZES = ("in", "twijfel", "uit")


class Uitkomst(StrEnum):
    """What the committee advises about one application."""

    TOEKENNEN = "toekennen"
    GEDEELTELIJK = "gedeeltelijk"
    AFWIJZEN = "afwijzen"


@dataclass(frozen=True, slots=True)
class Weegregel:
    """One application as the meters see it; `bereik` is gemeente code -> expected reach in people."""

    aanvraag: int
    keuze: str
    gevraagd: Decimal
    bedrag: Decimal
    doelgroep: str
    bereik: Mapping[str, int]

    @property
    def geld(self) -> Decimal:
        """What the line counts for in its group."""
        return self.bedrag if self.keuze == IN else self.gevraagd

    @property
    def per_gemeente(self) -> dict[str, Decimal]:
        """The money of the line per municipality; adds up to `geld`, empty when there is no reach."""
        return verdeel(self.geld, dict(self.bereik)) if sum(self.bereik.values()) else {}


@dataclass(frozen=True, slots=True)
class Weeglijn:
    """One line of the weighing without its texts: what the whole set is reckoned and paged from."""

    pk: int
    titel: str
    gewijzigd_op: datetime
    meter: Weegregel
    keuze: str  # the group it stands in, as in `meter`


def weegversie(gewijzigd_op: datetime | None, aantal: int) -> str:
    """Name a state of the weighing: another change, or a line more or less, gives another name."""
    return f"{gewijzigd_op.isoformat()}, {aantal}" if gewijzigd_op else ""


@dataclass(frozen=True, slots=True)
class Tegelplaats:
    """A municipality and its place on the tile map (column 1-5, row 1-3)."""

    code: str
    naam: str
    kolom: int
    rij: int


@dataclass(frozen=True, slots=True)
class Deelstand:
    """Money and projects of one group, one target group or one municipality."""

    code: str
    titel: str
    aantal: int = 0
    bedrag: Decimal = NUL
    aantal_twijfel: int = 0
    twijfel: Decimal = NUL

    @property
    def afgerond(self) -> Decimal:
        """The money in whole euros, to show."""
        return self.bedrag.quantize(EURO, ROUND_HALF_UP)

    @property
    def twijfel_afgerond(self) -> Decimal:
        """The money in doubt in whole euros, to show."""
        return self.twijfel.quantize(EURO, ROUND_HALF_UP)

    @property
    def leeg(self) -> bool:
        """No project is in here: shown in orange."""
        return self.aantal == 0


@dataclass(frozen=True, slots=True)
class Gemeentestand(Deelstand):
    """A municipality, with its place on the map."""

    kolom: int = 0
    rij: int = 0


@dataclass(frozen=True, slots=True)
class Weegstand:
    """Where the weighing stands: what is in, in doubt and out, and the three meters of R24."""

    plafond: Decimal
    groepen: dict[str, Deelstand]
    doelgroepen: list[Deelstand]
    gemeenten: list[Gemeentestand]

    @property
    def verdeeld(self) -> Decimal:
        """What the lines that are in cost together."""
        return self.groepen[IN].bedrag

    @property
    def over(self) -> Decimal:
        """What is left under the ceiling; 0 when it is passed."""
        return max(self.plafond - self.verdeeld, NUL)

    @property
    def boven(self) -> Decimal:
        """How much the set goes over the ceiling (R01); 0 when it fits."""
        return max(self.verdeeld - self.plafond, NUL)

    @property
    def lege_gemeenten(self) -> list[Gemeentestand]:
        """Municipalities without any project that is in."""
        return [gemeente for gemeente in self.gemeenten if gemeente.leeg]

    @property
    def lege_doelgroepen(self) -> list[Deelstand]:
        """Target groups without any project that is in."""
        return [groep for groep in self.doelgroepen if groep.leeg]


def bereken_weegstand(
    regels: Iterable[Weegregel],
    *,
    plafond: Decimal,
    doelgroepen: Iterable[tuple[str, str]],
    gemeenten: Iterable[Tegelplaats],
) -> Weegstand:
    """Compute the meters of `regels`; `doelgroepen` are (code, title) in the order of the ronde. R24."""
    groepen, per_doelgroep, per_gemeente = _tel(regels)
    return Weegstand(
        plafond=plafond,
        groepen={
            keuze: Deelstand(keuze, keuze.capitalize(), teller.aantal, teller.bedrag)
            for keuze, teller in groepen.items()
        },
        doelgroepen=[per_doelgroep.stand(code, titel) for code, titel in doelgroepen],
        gemeenten=[_gemeentestand(plaats, per_gemeente) for plaats in gemeenten],
    )


@dataclass(slots=True)
class _Teller:
    """How many projects and how much money came by."""

    aantal: int = 0
    bedrag: Decimal = NUL

    def tel(self, bedrag: Decimal) -> None:
        self.aantal += 1
        self.bedrag += bedrag


class _Tellers(defaultdict[tuple[str, str], _Teller]):
    """Counters by group of the weighing and code of what the money goes to."""

    def stand(self, code: str, titel: str) -> Deelstand:
        binnen, twijfel = self[IN, code], self[TWIJFEL, code]
        return Deelstand(code, titel, binnen.aantal, binnen.bedrag, twijfel.aantal, twijfel.bedrag)


def _tel(regels: Iterable[Weegregel]) -> tuple[dict[str, _Teller], _Tellers, _Tellers]:
    """Count per choice, target group and municipality: one pass, each share computed once."""
    groepen = {keuze: _Teller() for keuze in KEUZES}
    doelgroepen, gemeenten = _Tellers(_Teller), _Tellers(_Teller)
    for regel in regels:
        keuze, geld = regel.keuze, regel.geld
        groepen[keuze].tel(geld)
        if keuze == UIT:
            continue
        doelgroepen[keuze, regel.doelgroep].tel(geld)
        for code, deel in regel.per_gemeente.items():
            gemeenten[keuze, code].tel(deel)
    return groepen, doelgroepen, gemeenten


def _gemeentestand(plaats: Tegelplaats, tellers: _Tellers) -> Gemeentestand:
    stand = tellers.stand(plaats.code, plaats.naam)
    return Gemeentestand(**asdict(stand), kolom=plaats.kolom, rij=plaats.rij)


OVERWEGINGEN = {  # field of Advies -> what it is called to the reader (R24)
    "samenvatting": "de samenvatting",
    "overweging_spreiding": "de overweging over de spreiding over de regio",
    "overweging_doelgroepen": "de overweging over de verdeling over de doelgroepen",
    "overweging_budget": "de overweging over het budget",
}

ADVIESTEKSTEN = tuple(OVERWEGINGEN)
