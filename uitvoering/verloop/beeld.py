"""How a project goes, in words and marks: its line in the list, its milestones (R40)."""

from collections.abc import Iterator
from dataclasses import dataclass

from kern.aansluiting.registers import Mijlpaal
from kern.basis.termijnen import datum_lang
from kern.basis.tijd import lokaal
from kern.ui.stukken import Vormsoort
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import volgende_rapportage


@dataclass(frozen=True)
class Projectlijstregel:
    """One project in the list, with the report that comes next."""

    project: Project
    volgende: Voortgangsrapportage | None

    @property
    def stand(self) -> tuple[Vormsoort, str]:
        """Shape and word of how it stands."""
        if self.project.afgerond_op:
            return "klaar", "Afgerond"
        if self.volgende and self.volgende.is_te_laat:
            return "aanpassen", "Te laat"
        return "bezig", "Loopt"


def projectregel(project: Project) -> Projectlijstregel:
    """Return the line of a project of which the reports were prefetched."""
    return Projectlijstregel(project, volgende_rapportage(project))


def looptijdzin(project: Project) -> str:
    """Say until when a project runs, or when it was finished: "loopt tot ..."."""
    if project.afgerond_op:
        return f"is afgerond op {datum_lang(lokaal(project.afgerond_op).date())}"
    return f"loopt tot {datum_lang(project.eind)}"


def mijlpalen_van(project: Project) -> Iterator[Mijlpaal]:
    """Tell the start, every report and the end of the project."""
    yield Mijlpaal(lokaal(project.gestart_op).date(), "Het project is gestart")
    for rapportage in project.rapportages.all():
        yield _mijlpaal_van_rapportage(rapportage)
    if project.afgerond_op:
        yield Mijlpaal(lokaal(project.afgerond_op).date(), "Het project is afgerond")


def _mijlpaal_van_rapportage(rapportage: Voortgangsrapportage) -> Mijlpaal:
    if rapportage.is_bewerkbaar or not rapportage.ingediend_op:
        return Mijlpaal(rapportage.uiterlijk, rapportage.naam, "Uiterlijk op deze dag.", "straks")
    dag = lokaal(rapportage.ingediend_op).date()
    if rapportage.is_geaccepteerd:
        return Mijlpaal(dag, f"{rapportage.naam} ingediend en geaccepteerd")
    return Mijlpaal(dag, f"{rapportage.naam} ingediend", "De coördinator leest haar.", "nu")
