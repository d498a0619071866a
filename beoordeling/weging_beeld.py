"""What one person sees of the weighing (R24, W20, W21): rows, meters and what is left. Fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from aanvragen.models import Aanvraag
from beoordeling import advies as inhouden
from beoordeling import rollen, weging
from beoordeling.belangen import zichtbaar_voor_commissie
from beoordeling.models import Advies, Adviesregel, Beoordeling
from regeling.models import Ronde

TITELS = {weging.IN: "In het advies", weging.TWIJFEL: "Twijfel", weging.UIT: "Niet in het advies"}


@dataclass
class Rij:
    """One application in the list; a recused member gets a row with nothing but the title (W20)."""

    regel: Adviesregel
    zichtbaar: bool
    toont_cijfer: bool
    net_gewijzigd: bool = False

    @property
    def aanvraag(self) -> Aanvraag:
        """The application itself."""
        return self.regel.aanvraag

    @cached_property
    def doelgroep(self) -> str:
        """Letter of the target group the money counts for."""
        return inhouden.weegregel(self.regel).doelgroep

    @cached_property
    def gemeenten(self) -> list[str]:
        """Names of the municipalities the project works in."""
        return [deel.gemeente.naam for deel in self.aanvraag.gemeenten.all()]

    @property
    def bedrag(self) -> Any:
        """What the line counts for in its group."""
        return inhouden.weegregel(self.regel).geld

    @property
    def hele_euros(self) -> bool:
        """The advised amount has no cents."""
        return self.regel.bedrag % 1 == 0

    @property
    def gemotiveerd(self) -> bool:
        """Enough reasons to set down."""
        return len(self.regel.motivering.strip()) >= inhouden.MINIMUM_MOTIVERING


@dataclass
class Groep:
    """In, Twijfel or Uit, with its rows and its totals."""

    code: str
    titel: str
    rijen: list[Rij] = field(default_factory=list)
    aantal: int = 0
    bedrag: Any = weging.NUL


class Weegbeeld:
    """The weighing as `gebruiker` sees it. Eleven queries, however many lines.

    A line of which the viewer is recused counts in what is left under the ceiling, and nowhere else: meters,
    blocks and groups are then made of the lines the viewer may see, and the page says so.
    """

    def __init__(self, advies: Advies, gebruiker: Any, laatst: int | None = None) -> None:
        self.advies = advies
        self.ronde = advies.ronde
        self.regels = inhouden.regels_van(advies)
        self.mag_wegen = _mag_wegen(gebruiker, self.ronde)
        ziet = _zichtbaar(gebruiker, self.ronde)
        klaar = _zelf_klaar(gebruiker, self.ronde)
        self.rijen = [
            Rij(
                regel,
                zichtbaar=regel.aanvraag_id in ziet,
                toont_cijfer=klaar is None or regel.aanvraag_id in klaar,
                net_gewijzigd=regel.pk == laatst,
            )
            for regel in self.regels
        ]
        self.geheel = inhouden.stand_van(self.ronde, self.regels)

    @cached_property
    def eigen(self) -> list[Rij]:
        """The rows the viewer may see."""
        return [rij for rij in self.rijen if rij.zichtbaar]

    @cached_property
    def verschoond(self) -> list[Rij]:
        """The rows of which the viewer sees the title only."""
        return [rij for rij in self.rijen if not rij.zichtbaar]

    @cached_property
    def stand(self) -> weging.Stand:
        """The meters for this viewer: of the whole set, or of what the viewer may see."""
        if not self.verschoond:
            return self.geheel
        return weging.stand(
            [inhouden.weegregel(rij.regel) for rij in self.eigen],
            plafond=self.geheel.plafond,
            doelgroepen=[(deel.code, deel.titel) for deel in self.geheel.doelgroepen],
            gemeenten=[
                weging.Tegelplaats(deel.code, deel.titel, deel.kolom, deel.rij)
                for deel in self.geheel.gemeenten
            ],
        )

    @cached_property
    def groepen(self) -> list[Groep]:
        """In, Twijfel and Uit, each with rows by score."""
        return [self._groep(code) for code in weging.KEUZES]

    def _groep(self, code: str) -> Groep:
        totaal = self.stand.groepen[code]
        rijen = [rij for rij in self.eigen if rij.regel.keuze == code]
        return Groep(code, TITELS[code], rijen, totaal.aantal, totaal.bedrag)

    def blokken(self, code: str) -> Sequence[Rij]:
        """The rows that are blocks on the bar; none when a recusal would show through (W20)."""
        return [] if self.verschoond else [rij for rij in self.eigen if rij.regel.keuze == code]

    @cached_property
    def ontbreekt(self) -> list[str]:
        """Every point that still misses; for who weighs."""
        return inhouden.ontbreekt(self.advies, self.regels)

    @cached_property
    def versie(self) -> str:
        """Changes with every change of a line, so that a page that looks on knows when to refresh."""
        return max((regel.gewijzigd_op.isoformat() for regel in self.regels), default="")


def _mag_wegen(gebruiker: Any, ronde: Ronde) -> bool:
    return rollen.is_voorzitter(gebruiker, ronde) or rollen.is_secretaris(gebruiker, ronde)


def _zichtbaar(gebruiker: Any, ronde: Ronde) -> set[int]:
    rijen = Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker), ronde=ronde)
    return set(rijen.values_list("pk", flat=True))


def _zelf_klaar(gebruiker: Any, ronde: Ronde) -> set[int] | None:
    """Applications on which the viewer is final, so that scores may be seen (W21); None for the secretaris."""
    if rollen.is_secretaris(gebruiker, ronde):
        return None
    rijen = Beoordeling.objects.filter(
        aanvraag__ronde=ronde,
        zetel__gebruiker=gebruiker,
        status=Beoordeling.Status.DEFINITIEF,
    )
    return set(rijen.values_list("aanvraag_id", flat=True))


def in_weging(ronde: Ronde) -> Advies | None:
    """The advice that is being weighed now."""
    return ronde.adviezen.filter(status=Advies.Status.WEGING).select_related("ronde").last()


def vastgesteld(ronde: Ronde, versie: int | None = None) -> Advies | None:
    """The advice that was set down: the newest, or the asked version."""
    rijen = ronde.adviezen.filter(status=Advies.Status.VASTGESTELD).select_related("ronde")
    return (rijen.filter(versie=versie) if versie else rijen).last()
