"""What the views of this floor share: fetch what the user may see, or 404."""

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from kern.toegang.rechten import eis
from regeling.ronde.models import Ronde
from uitvoering.project.models import Project

BEKIJK = "evaluatie.bekijk"


def post_of_niets(request: HttpRequest) -> QueryDict | None:
    """Return what was sent; None when the form is only shown, also when nothing was filled in."""
    return request.POST if request.method == "POST" else None


def ronde_of_404(request: HttpRequest, code: str, perm: str = BEKIJK) -> Ronde:
    """Fetch a ronde in which this user may do `perm`."""
    rondes = Ronde.objects.zichtbaar_voor(request.user)
    rondes = rondes.select_related("vragenronde").prefetch_related("deelnames")
    ronde = get_object_or_404(rondes, code=code)
    eis(request.user, perm, ronde)
    return ronde


def project_of_404(
    request: HttpRequest, nummer: str, perm: str = "evaluatie.bekijk_project"
) -> Project:
    """Fetch the project of an application in which this user may do `perm`."""
    rijen = Project.objects.select_related("aanvraag__ronde", "aanvraag__penvoerder")
    project = get_object_or_404(rijen, aanvraag__nummer=nummer)
    eis(request.user, "evaluatie.bekijk_project", project)
    eis(request.user, perm, project)
    return project
