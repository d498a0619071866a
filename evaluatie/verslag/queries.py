"""The evaluation of a ronde as one person sees it, and which rondes there are (R50-R52)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property

from evaluatie.micro.queries import Microanalyse, microanalyses
from evaluatie.resultaten.queries import (
    Projectresultaat,
    projecten_van_ronde,
    resultaten_van_projecten,
    zichtbare_projecten,
)
from evaluatie.resultaten.rekenen import Beloftestand
from evaluatie.sessies.models import Inzicht, Kennissessie
from evaluatie.sessies.queries import Metaanalyse, inzichten_over_projecten, metaanalyse
from evaluatie.tevredenheid.queries import Vragenlijstuitslag, vragenlijstuitslag
from evaluatie.verslag.models import Oordeel
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde
from uitvoering.project.models import Project


@dataclass
class Evaluatie:
    """The evaluation of a ronde as far as `gebruiker` sees it; `gebruiker` None is the report.

    Everything is read once, when it is first asked for.
    """

    ronde: Ronde
    gebruiker: Wie | None
    moment: datetime

    @cached_property
    def projecten(self) -> list[Project]:
        """The projects this person sees (W62)."""
        if self.gebruiker is None:
            return list(projecten_van_ronde(self.ronde))
        return list(zichtbare_projecten(self.gebruiker, self.ronde))

    @cached_property
    def resultaten(self) -> list[Projectresultaat]:
        """Dimension 1: promised, measured, explained."""
        return resultaten_van_projecten(self.projecten)

    @cached_property
    def analyses(self) -> dict[int, Microanalyse]:
        """Dimension 1: the micro-analysis by project."""
        return microanalyses(self.projecten)

    @cached_property
    def sessies(self) -> list[Kennissessie]:
        """Dimension 2: the knowledge sessions."""
        return list(self.ronde.kennissessies.prefetch_related("projecten__aanvraag"))

    @cached_property
    def inzichten(self) -> list[Inzicht]:
        """Dimension 2: what was learned."""
        return inzichten_over_projecten(self.projecten, self.ronde.pk)

    @cached_property
    def meta(self) -> Metaanalyse:
        """Dimension 2: building blocks by projects."""
        return metaanalyse(self.resultaten, self.inzichten)

    @cached_property
    def uitslag(self) -> Vragenlijstuitslag | None:
        """Dimension 3: the questionnaire."""
        vragenronde = getattr(self.ronde, "vragenronde", None)
        return vragenlijstuitslag(vragenronde, self.moment) if vragenronde else None

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
        return sum(r.aantal(Beloftestand.GEHAALD) for r in self.resultaten)

    @property
    def casussen(self) -> int:
        """How many cases there are."""
        return sum(r.casussen for r in self.resultaten)

    @property
    def met_casussen(self) -> int:
        """How many projects have a case."""
        return sum(r.casussen > 0 for r in self.resultaten)


def te_evalueren_rondes(gebruiker: Wie) -> list[Ronde]:
    """Return the rondes with projects whose evaluation this person may see, newest first.

    One question for all: who takes part is prefetched, seats and appointments are remembered.
    """
    rondes = Ronde.objects.zichtbaar_voor(gebruiker).filter(aanvragen__project__isnull=False)
    rondes = rondes.prefetch_related("deelnames").distinct().order_by("-opent_op")
    return [ronde for ronde in rondes if mag(gebruiker, "evaluatie.bekijk", ronde)]
