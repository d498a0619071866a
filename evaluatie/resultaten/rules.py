"""Who takes part in an evaluation, and which projects each sees (W62, W20)."""

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.queries import zetel_van, zetels_van
from deelnemers.personen.rules import is_coordinator, is_gemeentemedewerker
from evaluatie.resultaten.queries import projecten_van_ronde, werkt_in_ronde, zichtbare_projecten
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde
from uitvoering.project.models import Project


@rules.predicate
def in_commissie(gebruiker: Wie, ronde: Ronde | None) -> bool:
    """The user has a seat in the committee of this ronde, which helps to learn (R51)."""
    return ronde is not None and zetel_van(gebruiker, ronde) is not None


@rules.predicate
def zit_in_een_commissie(gebruiker: Wie) -> bool:
    """The user has a seat in the committee of any ronde."""
    return bool(zetels_van(gebruiker))


@rules.predicate
def werkt_voor_gemeente_in_ronde(gebruiker: Wie, ronde: Ronde | None) -> bool:
    """The user works for a municipality that takes part in this ronde."""
    return ronde is not None and werkt_in_ronde(gebruiker, ronde)


@rules.predicate
def ziet_alle_projecten(gebruiker: Wie, ronde: Ronde | None) -> bool:
    """No project of the ronde is closed to a member; the report names them all (W20)."""
    if ronde is None:
        return False
    if zetel_van(gebruiker, ronde) is None:
        return True
    rijen = zichtbare_projecten(gebruiker, ronde)
    return not projecten_van_ronde(ronde).exclude(pk__in=rijen.values("pk")).exists()


@rules.predicate
def ziet_project(gebruiker: Wie, project: Project | None) -> bool:
    """The project is among those this person sees: the same question as in lists (W62)."""
    if project is None:
        return False
    rijen = zichtbare_projecten(gebruiker, project.aanvraag.ronde)
    return rijen.filter(pk=project.pk).exists()


@rules.predicate
def ziet_project_van_aanvraag(gebruiker: Wie, aanvraag: Aanvraag | None) -> bool:
    """The application became a project, and this person sees it."""
    return ziet_project(gebruiker, getattr(aanvraag, "project", None))


is_betrokken = is_coordinator | werkt_voor_gemeente_in_ronde | in_commissie

rules.add_perm("evaluatie.bekijk", is_betrokken)

rules.add_perm("evaluatie.bekijk_project", ziet_project)

rules.add_perm("evaluatie.dossier", ziet_project_van_aanvraag)

rules.add_perm("evaluatie.start", is_coordinator | is_gemeentemedewerker | zit_in_een_commissie)
