"""What one person sees of the weighing (R24, W20, W21, W25): rows, bar, meters and what is left."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import wie_stelt_vast
from beoordeling.scoren.queries.lijst import zicht_in_ronde
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import (
    ontbreekt_aan_advies,
    regels_om_te_tonen,
    weeglijnen,
    weegstand_van,
)
from beoordeling.weging.rekenen import (
    IN,
    KEUZES,
    NUL,
    TWIJFEL,
    UIT,
    Uitkomst,
    Weeglijn,
    Weegregel,
    weegversie,
)
from kern.aansluiting.aanvraagstand import Aanvraagstand, Aanvraagstap
from kern.basis.geld import euro
from kern.basis.tekst import opsomming
from kern.basis.termijnen import datum_lang
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from kern.ui.meetkunde.kaarten import tint_van
from kern.ui.stukken import Budgetblok, Budgetlat, Doelgroepstaaf, Tegel

PER_BLAD = 50  # rows of a group on one page, and blocks in a row of the bar

UITLEG = "Elk blokje is een project, het hoogste cijfer staat links."

GROEPSTITELS = {IN: "In het advies", TWIJFEL: "Twijfel", UIT: "Niet in het advies"}

GROEPSWOORDEN = {IN: "in het advies", TWIJFEL: "in twijfel", UIT: "niet in het advies"}


@dataclass
class Weegrij:
    """One application in the list."""

    regel: Adviesregel
    meter: Weegregel  # what the line counts for
    gemeenten: list[str]  # names of where the project works
    toont_cijfer: bool
    gemotiveerd: bool  # enough reasons to set down
    net_gewijzigd: bool = False

    @property
    def aanvraag(self) -> Aanvraag:
        """The application itself."""
        return self.regel.aanvraag

    @property
    def doelgroep(self) -> str:
        """Letter of the target group the money counts for."""
        return self.meter.doelgroep

    @property
    def bedrag(self) -> Decimal:
        """What the line counts for in its group."""
        return self.meter.geld

    @property
    def hele_euros(self) -> bool:
        """The advised amount has no cents."""
        return self.regel.bedrag % 1 == 0


@dataclass
class Weeggroep:
    """In, Twijfel or Uit: the totals of all of it, and the rows of one page."""

    code: str
    blad: "Page[Weeglijn]"
    rijen: list[Weegrij]
    aantal: int = 0
    bedrag: Decimal = NUL

    @property
    def titel(self) -> str:
        """What stands above the group."""
        return GROEPSTITELS[self.code]

    @property
    def woorden(self) -> str:
        """How the group reads after a number of projects."""
        return GROEPSWOORDEN[self.code]


class Weegbeeld:
    """The weighing as `gebruiker` sees it. Meters and totals are of all its lines, rows of one page per group.

    `bladen` says which page of a group to show; without it the page of the line `laatst`, else the first.
    A line of which the viewer may know the title only counts nowhere: every number is made of the lines the
    viewer sees, what is left under the ceiling is not told, and the page says so (W25).
    """

    def __init__(
        self,
        advies: Advies,
        gebruiker: Wie,
        laatst: int | None = None,
        bladen: Mapping[str, str] | None = None,
    ) -> None:
        self.advies, self.gebruiker, self.bladen = advies, gebruiker, bladen or {}
        self.laatst, self.ronde = laatst, advies.ronde
        self.mag_wegen = mag(gebruiker, "beoordeling.wegen", advies)
        self.zicht = zicht_in_ronde(gebruiker, self.ronde)
        alle = weeglijnen(advies)
        self.lijnen = [lijn for lijn in alle if lijn.meter.aanvraag in self.zicht]
        # titles in the order of the alphabet: that of the lines is the order of the figures
        self.verschoond = sorted(
            lijn.titel for lijn in alle if lijn.meter.aanvraag not in self.zicht
        )
        self.stand = weegstand_van(self.ronde, [lijn.meter for lijn in self.lijnen])

    @property
    def geheel(self) -> bool:
        """The viewer sees every line, so that totals are those of the weighing."""
        return not self.verschoond

    def toont(self, regel: int) -> bool:
        """Whether the line with this id is among those the viewer sees."""
        return any(lijn.pk == regel for lijn in self.lijnen)

    @property
    def ziet_alles(self) -> bool:
        """No line and no score is hidden from the viewer, who may then explore the whole set."""
        return not self.verschoond and all(self.zicht[lijn.meter.aanvraag] for lijn in self.lijnen)

    def lijnen_in(self, code: str) -> list[Weeglijn]:
        """The lines of one group that the viewer may see, best score first."""
        return [lijn for lijn in self.lijnen if lijn.keuze == code]

    @cached_property
    def groepen(self) -> list[Weeggroep]:
        """In, Twijfel and Uit, each with the rows of its page; one query."""
        bladen = {code: self._blad(code) for code in KEUZES}
        regels = regels_om_te_tonen([lijn.pk for blad in bladen.values() for lijn in blad])
        return [
            Weeggroep(
                code,
                blad,
                [self._rij(lijn, regels[lijn.pk]) for lijn in blad if lijn.pk in regels],
                self.stand.groepen[code].aantal,
                self.stand.groepen[code].bedrag,
            )
            for code, blad in bladen.items()
        ]

    def _blad(self, code: str) -> "Page[Weeglijn]":
        lijnen = self.lijnen_in(code)
        plaats = next((nr for nr, lijn in enumerate(lijnen) if lijn.pk == self.laatst), 0)
        nummer = self.bladen.get(code) or plaats // PER_BLAD + 1
        return Paginator(lijnen, PER_BLAD).get_page(nummer)

    def _rij(self, lijn: Weeglijn, regel: Any) -> Weegrij:  # with `tekens`, which no model has
        return Weegrij(
            regel,
            lijn.meter,
            [g.titel for g in self.stand.gemeenten if g.code in lijn.meter.bereik],
            toont_cijfer=self.zicht[lijn.meter.aanvraag],
            gemotiveerd=regel.tekens >= self.ronde.motivering_minimum,
            net_gewijzigd=lijn.pk == self.laatst,
        )

    @cached_property
    def ontbreekt(self) -> list[str]:
        """Every point that still misses; for who weighs and sees every line."""
        return ontbreekt_aan_advies(self.advies, self.stand.verdeeld) if self.geheel else []

    @cached_property
    def versie(self) -> str:
        """The same as `laatste_wijziging` asks: when a line changed that the viewer sees."""
        return weegversie(
            max((lijn.gewijzigd_op for lijn in self.lijnen), default=None), len(self.lijnen)
        )

    @cached_property
    def vaststeller(self) -> str:
        """Who sets the advice down; empty when it is the viewer."""
        zetel = wie_stelt_vast(self.ronde)
        if zetel is None or zetel.gebruiker_id == self.gebruiker.pk:
            return ""
        return f"{zetel.houder.naam}, {zetel.get_functie_display()},"


def zin_regel(regel: Adviesregel) -> str:
    """Say what the committee wants with one application now."""
    gevraagd = euro(regel.gevraagd)
    match regel.uitkomst:
        case Uitkomst.GEDEELTELIJK:
            return f"De commissie wil een deel toekennen: {euro(regel.bedrag)} van {gevraagd}."
        case Uitkomst.TOEKENNEN:
            return f"De commissie wil het hele bedrag toekennen: {euro(regel.bedrag)}."
        case Uitkomst.AFWIJZEN:
            return f"De commissie wil dit project afwijzen. Gevraagd is {gevraagd}."
        case _:
            return f"De commissie twijfelt nog. Gevraagd is {gevraagd}."


def meterzinnen(beeld: Weegbeeld) -> dict[str, str]:
    """Say which target groups and municipalities have no project yet, of what the viewer sees."""
    groepen = [groep.code for groep in beeld.stand.lege_doelgroepen]
    namen = [gemeente.titel for gemeente in beeld.stand.lege_gemeenten]
    werkwoord = "heeft" if len(namen) == 1 else "hebben"
    zinnen = {
        "doelgroepen": f"Nog geen project voor {opsomming(groepen)}"
        if groepen
        else "Elke doelgroep heeft een project. Het geld telt bij de hoofddoelgroep.",
        "gemeenten": f"{opsomming(namen)} {werkwoord} nog geen project"
        if namen
        else "Elke gemeente heeft een project",
    }
    if beeld.geheel:
        return zinnen
    return {soort: f"Van de projecten die u ziet. {zin}" for soort, zin in zinnen.items()}


def weegdelen(beeld: Weegbeeld) -> dict[str, Any]:
    """The bar, the meters and the map of a weighing, for this viewer."""
    return {
        "zinnen": meterzinnen(beeld),
        "lat": weeglat(beeld),
        "uitleg": UITLEG,
        "doelgroepen": [
            Doelgroepstaaf(d.code, d.titel, d.bedrag, d.twijfel) for d in beeld.stand.doelgroepen
        ],
        "tegels": [
            Tegel(
                g.titel,
                g.kolom,
                g.rij,
                g.aantal,
                g.afgerond,
                tint=tint_van(g.afgerond, beeld.advies.ronde.kaartgrenzen),
            )
            for g in beeld.stand.gemeenten
        ],
    }


def weeglat(beeld: Weegbeeld) -> Budgetlat:
    """A block per project that the viewer sees; what is free is not told beside a hidden line (W25)."""
    blokken, twijfel = _weegblokken(beeld, IN), _weegblokken(beeld, TWIJFEL)
    return Budgetlat(beeld.stand.plafond, blokken, twijfel, deel=not beeld.geheel)


def _weegblokken(beeld: Weegbeeld, code: str) -> list[Budgetblok]:
    """A block per project, the best scores first; beyond a page of them the rest is one block."""
    lijnen = beeld.lijnen_in(code)
    blokken = [
        Budgetblok(lijn.titel, lijn.meter.geld, gewijzigd=lijn.pk == beeld.laatst)
        for lijn in lijnen[:PER_BLAD]
    ]
    if rest := lijnen[PER_BLAD:]:
        som = sum((lijn.meter.geld for lijn in rest), NUL)
        woord = "ander project" if len(rest) == 1 else "andere projecten"
        blokken.append(Budgetblok(f"{len(rest)} {woord}", som, aantal=len(rest)))
    return blokken


def stand_bij_commissie(aanvraag: Any) -> Aanvraagstand | None:
    """Tell that the committee assesses the application or weighs it; the same for everyone.

    Reads `stand_weging`, which the question took along. None for what was not let through.
    """
    if aanvraag.status != Aanvraag.Status.TOEGELATEN:
        return None
    ronde = aanvraag.ronde
    if not aanvraag.stand_weging:
        return Aanvraagstand(
            Aanvraagstap.BEOORDELING,
            "klaar",
            "Toegelaten",
            "U hoeft nu niets te doen",
            "De commissie beoordeelt de aanvraag.",
            f"U hoort uiterlijk {datum_lang(ronde.besluitvorming_tot)} wat de colleges besluiten.",
        )
    return Aanvraagstand(
        Aanvraagstap.WEGING,
        "klaar",
        "Toegelaten",
        "U hoeft nu niets te doen",
        "De commissie weegt alle aanvragen samen.",
        f"Het advies gaat uiterlijk {datum_lang(ronde.advies_tot)} naar de colleges.",
    )
