"""What one person sees of the weighing (R24, W20, W21): rows, bar, meters and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from aanvragen.velden.models import Aanvraag
from beoordeling.scoren.queries.lijst import zicht_in_ronde
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import (
    meetellende_regels,
    ontbreekt_aan_advies,
    weegregel_van,
    weegstand_van,
)
from beoordeling.weging.rekenen import (
    IN,
    KEUZES,
    NUL,
    TWIJFEL,
    UIT,
    Tegelplaats,
    Uitkomst,
    Weegregel,
    Weegstand,
    bereken_weegstand,
)
from kern.aansluiting.aanvraagstand import Aanvraagstand, Aanvraagstap
from kern.basis.geld import euro
from kern.basis.termijnen import datum_lang
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from kern.ui.meetkunde.kaarten import tint_van
from kern.ui.stukken import Budgetblok, Budgetlat, Doelgroepstaaf, Tegel

GROEPSTITELS = {IN: "In het advies", TWIJFEL: "Twijfel", UIT: "Niet in het advies"}

GROEPSWOORDEN = {IN: "in het advies", TWIJFEL: "in twijfel", UIT: "niet in het advies"}


@dataclass
class Weegrij:
    """One application in the list; a recused member gets a row with nothing but the title (W20)."""

    regel: Adviesregel
    meter: Weegregel  # what the line counts for
    zichtbaar: bool
    toont_cijfer: bool
    net_gewijzigd: bool = False

    @property
    def aanvraag(self) -> Aanvraag:
        """The application itself."""
        return self.regel.aanvraag

    @property
    def doelgroep(self) -> str:
        """Letter of the target group the money counts for."""
        return self.meter.doelgroep

    @cached_property
    def gemeenten(self) -> list[str]:
        """Names of the municipalities the project works in."""
        return [deel.gemeente.naam for deel in self.aanvraag.gemeenten.all()]

    @property
    def bedrag(self) -> Decimal:
        """What the line counts for in its group."""
        return self.meter.geld

    @property
    def hele_euros(self) -> bool:
        """The advised amount has no cents."""
        return self.regel.bedrag % 1 == 0

    @property
    def gemotiveerd(self) -> bool:
        """Enough reasons to set down."""
        return len(self.regel.motivering.strip()) >= self.regel.advies.ronde.motivering_minimum


@dataclass
class Weeggroep:
    """In, Twijfel or Uit, with its rows and its totals."""

    code: str
    titel: str
    rijen: list[Weegrij] = field(default_factory=list)
    aantal: int = 0
    bedrag: Decimal = NUL

    @property
    def woorden(self) -> str:
        """How the group reads after a number of projects."""
        return GROEPSWOORDEN[self.code]


class Weegbeeld:
    """The weighing as `gebruiker` sees it. Eleven queries, however many lines.

    A line of which the viewer is recused counts in what is left under the ceiling, and nowhere else: meters,
    blocks and groups are then made of the lines the viewer may see, and the page says so.
    """

    def __init__(self, advies: Advies, gebruiker: Wie, laatst: int | None = None) -> None:
        self.advies = advies
        self.ronde = advies.ronde
        self.regels = meetellende_regels(advies)
        self.mag_wegen = mag(gebruiker, "beoordeling.wegen", advies)
        zicht = zicht_in_ronde(gebruiker, self.ronde)
        self.rijen = [
            Weegrij(
                regel,
                weegregel_van(regel),
                zichtbaar=regel.aanvraag_id in zicht,
                toont_cijfer=zicht.get(regel.aanvraag_id, False),
                net_gewijzigd=regel.pk == laatst,
            )
            for regel in self.regels
        ]
        self.geheel = weegstand_van(self.ronde, [rij.meter for rij in self.rijen])

    @cached_property
    def eigen(self) -> list[Weegrij]:
        """The rows the viewer may see."""
        return [rij for rij in self.rijen if rij.zichtbaar]

    @cached_property
    def verschoond(self) -> list[Weegrij]:
        """The rows of which the viewer sees the title only."""
        return [rij for rij in self.rijen if not rij.zichtbaar]

    @cached_property
    def stand(self) -> Weegstand:
        """The meters for this viewer: of the whole set, or of what the viewer may see."""
        if not self.verschoond:
            return self.geheel
        return bereken_weegstand(
            [rij.meter for rij in self.eigen],
            plafond=self.geheel.plafond,
            doelgroepen=[(deel.code, deel.titel) for deel in self.geheel.doelgroepen],
            gemeenten=[
                Tegelplaats(deel.code, deel.titel, deel.kolom, deel.rij)
                for deel in self.geheel.gemeenten
            ],
        )

    @cached_property
    def groepen(self) -> list[Weeggroep]:
        """In, Twijfel and Uit, each with rows by score."""
        return [self._groep(code) for code in KEUZES]

    def _groep(self, code: str) -> Weeggroep:
        totaal = self.stand.groepen[code]
        rijen = [rij for rij in self.eigen if rij.regel.keuze == code]
        return Weeggroep(code, GROEPSTITELS[code], rijen, totaal.aantal, totaal.bedrag)

    def blokken(self, code: str) -> Sequence[Weegrij]:
        """The rows that are blocks on the bar; none when a recusal would show through (W20)."""
        return [] if self.verschoond else [rij for rij in self.eigen if rij.regel.keuze == code]

    @cached_property
    def ontbreekt(self) -> list[str]:
        """Every point that still misses; for who weighs."""
        return ontbreekt_aan_advies(self.advies, self.regels)

    @cached_property
    def versie(self) -> str:
        """The same as `laatste_wijziging` asks: when a line was changed last."""
        return max((regel.gewijzigd_op.isoformat() for regel in self.regels), default="")


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


def weegdelen(beeld: Weegbeeld) -> dict[str, Any]:
    """The bar, the meters and the map of a weighing, for this viewer."""
    return {
        "lat": weeglat(beeld),
        "uitleg": ""
        if beeld.verschoond
        else "Elk blokje is een project, het hoogste cijfer staat links.",
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
    """A block per project; one block for all when a recusal would show through otherwise (W20)."""
    plafond = beeld.geheel.plafond
    if beeld.verschoond:
        verdeeld = beeld.geheel.verdeeld
        blokken = [Budgetblok("Alles wat in het advies staat", verdeeld)] if verdeeld else []
        return Budgetlat(plafond, blokken, [], samen=True)
    return Budgetlat(
        plafond,
        [_weegblok(rij) for rij in beeld.blokken(IN)],
        [_weegblok(rij) for rij in beeld.blokken(TWIJFEL)],
    )


def _weegblok(rij: Weegrij) -> Budgetblok:
    return Budgetblok(rij.aanvraag.titel, rij.bedrag, gewijzigd=rij.net_gewijzigd)


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
