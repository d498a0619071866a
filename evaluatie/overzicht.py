"""What there is of the evaluation of a ronde, and what is still missing (R50-R52). Read only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import cached_property

from evaluatie import meta, micro, projecten, resultaten, uitslag
from evaluatie.models import Inzicht, Kennissessie, Oordeel
from regeling.models import Ronde
from uitvoering.models import Project


@dataclass
class Evaluatie:
    """The evaluation of a ronde as far as `gebruiker` sees it; `gebruiker` None is the report.

    Everything is read once, when it is first asked for.
    """

    ronde: Ronde
    gebruiker: Any
    moment: datetime

    @cached_property
    def projecten(self) -> list[Project]:
        """The projects this person sees (W62)."""
        if self.gebruiker is None:
            return list(projecten.van_ronde(self.ronde))
        return list(projecten.zichtbaar(self.gebruiker, self.ronde))

    @cached_property
    def resultaten(self) -> list[resultaten.Resultaat]:
        """Dimension 1: promised, measured, explained."""
        return resultaten.resultaten(self.projecten)

    @cached_property
    def analyses(self) -> dict[int, micro.Analyse]:
        """Dimension 1: the micro-analysis by project."""
        return micro.analyses(self.projecten)

    @cached_property
    def sessies(self) -> list[Kennissessie]:
        """Dimension 2: the knowledge sessions."""
        return list(self.ronde.kennissessies.prefetch_related("projecten__aanvraag"))

    @cached_property
    def inzichten(self) -> list[Inzicht]:
        """Dimension 2: what was learned."""
        return meta.inzichten(self.projecten, self.ronde.pk)

    @cached_property
    def meta(self) -> meta.Meta:
        """Dimension 2: building blocks by projects."""
        return meta.meta(self.resultaten, self.inzichten)

    @cached_property
    def uitslag(self) -> uitslag.Uitslag | None:
        """Dimension 3: the questionnaire."""
        vragenronde = getattr(self.ronde, "vragenronde", None)
        return uitslag.uitslag(vragenronde, self.moment) if vragenronde else None

    @cached_property
    def oordeel(self) -> Oordeel | None:
        """Dimension 3: the newest judgement at this moment."""
        rijen = self.ronde.oordelen.filter(op__lte=self.moment).select_related("door")
        return rijen.order_by("-versie").first()

    @property
    def beloften(self) -> int:
        """How many promises there are."""
        return sum(len(r.beloften) for r in self.resultaten)

    @property
    def gemeten(self) -> int:
        """How many promises were measured."""
        return sum(r.gemeten for r in self.resultaten)

    @property
    def gehaald(self) -> int:
        """How many promises were kept."""
        return sum(r.aantal("gehaald") for r in self.resultaten)

    @property
    def casussen(self) -> int:
        """How many cases there are."""
        return sum(r.casussen for r in self.resultaten)

    @property
    def met_casussen(self) -> int:
        """How many projects have a case."""
        return sum(r.casussen > 0 for r in self.resultaten)
