"""The page of work that failed, for the beheerder."""

from operator import attrgetter
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from deelnemers.personen.views import IngelogdVerzoek
from innovatiebudget.werk import services
from innovatiebudget.werk.beeld import Werkregel, werkregels
from innovatiebudget.werk.forms import OpgeefForm
from innovatiebudget.werk.queries import mislukt_werk
from kern.toegang.rechten import eis
from kern.ui.rekenblad import Bladkolom, Celsoort
from kern.ui.views import Lijst, met_fouten
from kern.werk.models import Opdracht


class Mislukt(Lijst):
    """Everything that failed for good, oldest first; 404 for everyone else."""

    model = Opdracht
    template_name = "innovatiebudget/werk/werk.html"
    bestandsnaam = "mislukt-werk"
    bladkolommen = (
        Bladkolom("wat", attrgetter("wat")),
        Bladkolom("voor", attrgetter("voor")),
        Bladkolom("pogingen", attrgetter("opdracht.poging"), Celsoort.GETAL),
        Bladkolom("fout", attrgetter("opdracht.fout"), breedte=60),
    )

    def bladrijen(self, rijen: QuerySet[Opdracht]) -> list[Werkregel]:
        """What each piece of work is."""
        return werkregels(list(rijen))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask rules.py before anything is read."""
        if request.user.is_authenticated:
            eis(request.user, "innovatiebudget.beheer_werk")
        return super().dispatch(request, *args, **kwargs)

    def zichtbaar(self) -> QuerySet[Opdracht]:
        """Return what failed."""
        return mislukt_werk()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what each piece of work is."""
        context = super().get_context_data(**kwargs)
        context["regels"] = werkregels(list(context["object_list"]))
        return context


@login_required
@require_POST
def werk_opnieuw(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Have it tried again."""
    eis(request.user, "innovatiebudget.beheer_werk")
    opdracht = get_object_or_404(Opdracht, pk=pk)
    with met_fouten(request) as uitkomst:
        services.probeer_opnieuw(wie=request.user, opdracht=opdracht)
    if uitkomst:
        messages.success(request, "Het wordt opnieuw geprobeerd.")
    return redirect("werk")


@login_required
def werk_opgeven(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Ask for the reason, and let it rest."""
    eis(request.user, "innovatiebudget.beheer_werk")
    opdracht = get_object_or_404(Opdracht, pk=pk)
    form = OpgeefForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.geef_op(wie=request.user, opdracht=opdracht, **form.cleaned_data)
        if uitkomst:
            messages.success(request, "Dit wordt niet meer geprobeerd.")
            return redirect("werk")
    context = {"form": form, "regel": werkregels([opdracht])[0]}
    return render(request, "innovatiebudget/werk/opgeven.html", context)
