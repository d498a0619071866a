"""Who may do what in the evaluation. The only place that decides it."""

from typing import Any

import rules

from aanvragen.models import Aanvraag
from beoordeling.rollen import zetel_van, zetels_van
from deelnemers.rules import is_beheerder, is_coordinator, is_gemeentemedewerker
from evaluatie import projecten
from evaluatie.models import Vragenronde
from regeling.models import Ronde
from uitvoering.models import Project


@rules.predicate
def werkt_aan(gebruiker: Any, project: Project | None) -> bool:
    """The user works on this project, through the penvoerder or a partner (W10)."""
    if project is None:
        return False
    return Aanvraag.objects.van_aanbieder(gebruiker).filter(pk=project.aanvraag_id).exists()


@rules.predicate
def in_commissie(gebruiker: Any, ronde: Ronde | None) -> bool:
    """The user has a seat in the committee of this ronde, which helps to learn (R51)."""
    return ronde is not None and zetel_van(gebruiker, ronde) is not None


@rules.predicate
def zit_in_een_commissie(gebruiker: Any) -> bool:
    """The user has a seat in the committee of any ronde."""
    return bool(zetels_van(gebruiker))


@rules.predicate
def van_gemeente(gebruiker: Any, ronde: Ronde | None) -> bool:
    """The user works for a municipality that takes part in this ronde."""
    return ronde is not None and projecten.werkt_in_ronde(gebruiker, ronde)


@rules.predicate
def ziet_alles(gebruiker: Any, ronde: Ronde | None) -> bool:
    """No project of the ronde is closed to a member; the report names them all (W20)."""
    if ronde is None:
        return False
    if zetel_van(gebruiker, ronde) is None:
        return True
    rijen = projecten.zichtbaar(gebruiker, ronde)
    return not projecten.van_ronde(ronde).exclude(pk__in=rijen.values("pk")).exists()


@rules.predicate
def ziet_project(gebruiker: Any, project: Project | None) -> bool:
    """The project is among those this person sees: the same question as in lists (W62)."""
    if project is None:
        return False
    rijen = projecten.zichtbaar(gebruiker, project.aanvraag.ronde)
    return rijen.filter(pk=project.pk).exists()


@rules.predicate
def ziet_project_van(gebruiker: Any, aanvraag: Aanvraag | None) -> bool:
    """The application became a project, and this person sees it."""
    return ziet_project(gebruiker, getattr(aanvraag, "project", None))


@rules.predicate
def is_genodigd(gebruiker: Any, vragenronde: Vragenronde | None) -> bool:
    """The user was asked in this questionnaire."""
    return bool(vragenronde and vragenronde.genodigden.filter(gebruiker=gebruiker).exists())


betrokken = is_coordinator | van_gemeente | in_commissie

rules.add_perm("evaluatie.bekijk", betrokken)
rules.add_perm("evaluatie.bekijk_verslag", betrokken & ziet_alles)
rules.add_perm("evaluatie.bekijk_project", ziet_project)
rules.add_perm("evaluatie.dossier", ziet_project_van)
rules.add_perm("evaluatie.voeg_casus_toe", werkt_aan)
rules.add_perm("evaluatie.kennissessie", is_coordinator)
rules.add_perm("evaluatie.vragenronde", is_coordinator)
rules.add_perm("evaluatie.beantwoord", is_genodigd)
rules.add_perm("evaluatie.oordeel", is_coordinator)
rules.add_perm("evaluatie.verslag", is_coordinator & ziet_alles)
rules.add_perm("evaluatie.bouwstenen_laden", is_beheerder)
rules.add_perm("evaluatie.start", is_coordinator | is_gemeentemedewerker | zit_in_een_commissie)
