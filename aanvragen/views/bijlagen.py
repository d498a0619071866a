"""The section of the attachments: add and take away, without JavaScript too."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from aanvragen import onderdelen, services
from aanvragen.forms import BijlageForm
from aanvragen.regels import Regels
from aanvragen.services.bewerken import open_onderdelen
from aanvragen.views import ophalen
from kern.onderdelen import Kruimel
from kern.views import met_fouten


@login_required
@require_http_methods(["GET", "POST"])
def bijlagen(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the attachments of the draft, and add one."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.bewerk")
    form = BijlageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            services.voeg_bijlage_toe(
                wie=request.user, aanvraag=aanvraag, bestand=form.cleaned_data["bestand"]
            )
        if uitkomst:
            return redirect("aanvragen:bijlagen", pk=pk)
    elif onderdelen.BIJLAGEN.code not in open_onderdelen(aanvraag, Regels.van(aanvraag.ronde)):
        return redirect("aanvragen:taken", pk=pk)
    taken = reverse("aanvragen:taken", args=[pk])
    return render(
        request,
        "aanvragen/onderdelen/bijlagen.html",
        {
            "aanvraag": aanvraag,
            "form": form,
            "bijlagen": list(aanvraag.bijlagen.filter(verwijderd_op=None)),
            "kruimels": [
                Kruimel("Mijn aanvragen", reverse("aanvragen:mijn")),
                Kruimel(str(aanvraag), taken),
                Kruimel("Bijlagen"),
            ],
        },
    )


@login_required
@require_POST
def verwijder(request: HttpRequest, pk: int, uuid: str) -> HttpResponse:
    """Take an attachment away."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.bewerk")
    bijlage = get_object_or_404(aanvraag.bijlagen.filter(verwijderd_op=None), uuid=uuid)
    with met_fouten(request):
        services.verwijder_bijlage(wie=request.user, bijlage=bijlage)
    return redirect("aanvragen:bijlagen", pk=pk)
