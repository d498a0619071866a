"""The section of the attachments, without JavaScript too, and their download."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanvragen.bijlagen import services as bijlagen
from aanvragen.bijlagen.forms import BijlageForm
from aanvragen.bijlagen.queries import bijlagen_van_concept
from aanvragen.concept.beeld import conceptkruimels
from aanvragen.concept.queries import open_onderdelen
from aanvragen.concept.views import ophalen
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen import onderdelen
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis
from kern.ui.views import met_fouten


@login_required
@require_http_methods(["GET", "POST"])
def beheer_bijlagen(request: IngelogdVerzoek, pk: int) -> HttpResponse:
    """Show the attachments of the draft, and add one."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.bewerk")
    form = BijlageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            bijlagen.voeg_bijlage_toe(
                wie=request.user, aanvraag=aanvraag, bestand=form.cleaned_data["bestand"]
            )
        if uitkomst:
            return redirect("aanvragen:bijlagen", pk=pk)
    elif onderdelen.ONDERDEEL_BIJLAGEN.code not in open_onderdelen(
        aanvraag, regels_van_ronde(aanvraag.ronde)
    ):
        return redirect("aanvragen:taken", pk=pk)
    return render(
        request,
        "aanvragen/bijlagen/bijlagen.html",
        {
            "aanvraag": aanvraag,
            "form": form,
            "bijlagen": bijlagen_van_concept(aanvraag),
            "kruimels": conceptkruimels(aanvraag, "Bijlagen"),
        },
    )


@login_required
@require_POST
def verwijder_bijlage(request: IngelogdVerzoek, pk: int, uuid: str) -> HttpResponse:
    """Take an attachment away."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.bewerk")
    bijlage = get_object_or_404(aanvraag.bijlagen.filter(verwijderd_op=None), uuid=uuid)
    with met_fouten(request):
        bijlagen.verwijder_bijlage(wie=request.user, bijlage=bijlage)
    return redirect("aanvragen:bijlagen", pk=pk)


@login_required
@require_safe
def download_bijlage(request: IngelogdVerzoek, pk: int, uuid: str) -> FileResponse:
    """Download an attachment; always as a file, never shown by the browser (W62)."""
    aanvraag = ophalen.aanvraag_of_404(request, pk)
    gevonden = get_object_or_404(aanvraag.bijlagen, uuid=uuid)
    eis(request.user, "aanvragen.bekijk_bijlage", gevonden)
    return FileResponse(
        gevonden.bestand.open("rb"),
        as_attachment=True,
        filename=gevonden.naam,
        content_type=gevonden.mediatype,
    )
