"""The data of the parts of the look: what a view hands to a tag of `kern.templatetags`.

Amounts are Decimal (or int) in euros, texts are Dutch and ready to show. Nothing here knows of
grants: a part shows what it is given. The style page `/stijl/` shows every part in every state.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Bedrag = Decimal | int

Stapstand = Literal["klaar", "nu", "straks"]

# shapes of the status mark: tick, half, ring, diamond, triangle, lock
Vormsoort = Literal["klaar", "bezig", "nog_niet", "afwijkend", "aanpassen", "slot"]


@dataclass(frozen=True)
class Kruimel:
    """One step of the breadcrumbs; the last one has no url."""

    naam: str
    url: str = ""


@dataclass(frozen=True)
class Stap:
    """One step on the line; `deel` says how far the current step is, 0..100."""

    naam: str
    datum_tekst: str
    stand: Stapstand
    deel: int = 0
    url: str = ""


@dataclass(frozen=True)
class Takenrij:
    """One row of a task list. Without url it can't be opened: then `uitleg` says why."""

    titel: str
    url: str
    soort: Vormsoort
    tekst: str
    uitleg: str = ""


@dataclass(frozen=True)
class Takengroep:
    """A numbered group of a task list."""

    titel: str
    rijen: Sequence[Takenrij]


@dataclass(frozen=True)
class Tab:
    """A tab. `tweede_regel` makes it a scenario ("22 projecten, € 3.185.000")."""

    code: str
    titel: str
    url: str
    aantal: int | str | None = None
    tweede_regel: str = ""


@dataclass(frozen=True)
class Staaf:
    """A named bar: a member with 52 of 66 scores. `let_op` makes the number orange."""

    naam: str
    waarde: Bedrag
    totaal: Bedrag
    tekst: str = ""
    let_op: bool = False


@dataclass(frozen=True)
class Kolom:
    """One upright bar of a small bar chart (a week)."""

    naam: str
    aantal: int


@dataclass(frozen=True)
class Budgetblok:
    """One project on the budget bar, or the `aantal` projects for which there is no room apart."""

    naam: str
    bedrag: Bedrag
    vastgezet: bool = False
    gewijzigd: bool = False
    aantal: int = 1


@dataclass(frozen=True)
class Budgetlat:
    """The budget bar: what is in, what is in doubt, and the ceiling.

    `twijfel` None: nothing can be in doubt any more. `deel`: these are some of the projects only,
    so that nothing is told about what is free under the ceiling.
    """

    plafond: Bedrag
    blokken: Sequence[Budgetblok] = ()  # row 1: in
    twijfel: Sequence[Budgetblok] | None = None  # row 2: in doubt
    deel: bool = False

    @property
    def verdeeld(self) -> Bedrag:
        """What the projects that are in cost together."""
        return sum((b.bedrag for b in self.blokken), Decimal(0))

    @property
    def aantal(self) -> int:
        """How many projects are in."""
        return sum(b.aantal for b in self.blokken)

    @property
    def in_twijfel(self) -> Bedrag:
        """What the projects in doubt cost together."""
        return sum((b.bedrag for b in self.twijfel or ()), Decimal(0))

    @property
    def over(self) -> Bedrag:
        """What is still free; negative when over the ceiling."""
        return self.plafond - self.verdeeld


@dataclass(frozen=True)
class Doelgroepstaaf:
    """Money of one target group; `minimum` is drawn as a line."""

    code: str
    naam: str
    bedrag: Bedrag
    twijfel: Bedrag = 0
    minimum: Bedrag | None = None
    aantal: int | None = None


@dataclass(frozen=True)
class Tegel:
    """A municipality on the tile map, at column and row (1-based).

    `aantal` None: takes no part. `bedrag` None: only a number, no colour step. `tint` is that step,
    1 to 4: `kern.ui.meetkunde.tint_van` reads it from the bounds of a ronde.
    """

    naam: str
    kolom: int
    rij: int
    aantal: int | None = None
    bedrag: Bedrag | None = None
    url: str = ""
    tint: int = 1


# Columns and rows of the region, for the brand mark and for maps that get names only.
INDELING: tuple[tuple[str, int, int], ...] = (
    ("Rozendaal", 3, 1),
    ("Rheden", 4, 1),
    ("Doesburg", 5, 1),
    ("Wageningen", 1, 2),
    ("Renkum", 2, 2),
    ("Arnhem", 3, 2),
    ("Westervoort", 4, 2),
    ("Duiven", 5, 2),
    ("Overbetuwe", 2, 3),
    ("Lingewaard", 3, 3),
    ("Rijnwaarden", 4, 3),
    ("Zevenaar", 5, 3),
)


@dataclass(frozen=True)
class Bordcel:
    """What one college did with one project; `geen`: the project is not in this municipality."""

    nummer: int | str
    soort: Literal["conform", "afwijkend", "nog_niet", "geen"]
    titel: str = ""
    url: str = ""


@dataclass(frozen=True)
class Bordrij:
    """One college on the board. `cellen` has one Cel for every project of the board, in order."""

    college: str
    aandeel: str  # "34,6%, € 1.102.000"
    datum: str  # "di 25 aug"
    toelichting: str  # "geweest", "3 dagen speling"
    cellen: Sequence[Bordcel]
    soort: Vormsoort
    besluit: str  # "conform", "1 afwijkend", "3 van 7 besloten"
    let_op: bool = False
    url: str = ""


@dataclass(frozen=True)
class Bord:
    """The board of decisions: colleges by projects."""

    nummers: Sequence[int | str]
    rijen: Sequence[Bordrij]

    def telling(self, soort: str) -> int:
        """Count the cells of one kind."""
        return sum(cel.soort == soort for rij in self.rijen for cel in rij.cellen)


@dataclass(frozen=True)
class Stip:
    """One member's score; `eerder` is the score before the discussion, when it changed."""

    wie: str
    waarde: int | Decimal
    eerder: int | Decimal | None = None


@dataclass(frozen=True)
class Stippenrij:
    """The scores of all members on one criterion; `let_op`: the range is two levels or more."""

    naam: str
    stippen: Sequence[Stip]
    gemiddelde: Decimal | float | None = None
    let_op: bool = False
    url: str = ""


@dataclass(frozen=True)
class Niveau:
    """One level of a scale with its anchor sentence."""

    waarde: int | str
    naam: str
    zin: str = ""


@dataclass(frozen=True)
class Bakje:
    """One bin of the chart "hoe vaak gekozen": its label and its projects as squares."""

    label: str
    vakjes: Sequence[tuple[str, str, bool]]  # name, "in" | "twijfel" | "uit", stands out


@dataclass(frozen=True)
class Documentlink:
    """A document in a list; `meta` is "pdf, 18 bladzijden, 25 maart 2015"."""

    titel: str
    url: str
    meta: str = ""


@dataclass(frozen=True)
class Marge:
    """The explanation in the margin of a question; `accent` for what the committee looks at."""

    titel: str
    tekst: str = ""
    punten: Sequence[str] = ()
    accent: bool = False
    link: tuple[str, str] | None = None  # text, url


@dataclass(frozen=True)
class Vraagblok:
    """One question block of a form: title, fields, and what stands above, under and beside it.

    A form lists them in `vragen` (attribute or property). With one field the title is that
    field's label; with more the title is the legend of a group.
    """

    titel: str
    velden: Sequence[str]
    uitleg: str = ""
    voorkop: str = ""
    marge: Sequence[Marge] = field(default_factory=tuple)
