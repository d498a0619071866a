"""The receipt: what was received, when, with its hash; downloads and the difference of versions."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from aanvragen import inhoud as inhouden
from aanvragen.lezen import leesbaar
from aanvragen.models import Aanvraag, Bijlage
from aanvragen.regels import Regels
from aanvragen.termijn import beslistermijn
from aanvragen.verschil import verschillen
from aanvragen.views import ophalen
from kern import documenten


@login_required
@require_safe
def ontvangst(request: HttpRequest, pk: int, nummer: int | None = None) -> HttpResponse:
    """Show the receipt of a version, the newest unless told (W11)."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.bekijk_toets")
    versie = ophalen.versie(aanvraag, nummer)
    return render(
        request,
        "aanvragen/ontvangst.html",
        {
            "aanvraag": aanvraag,
            "versie": versie,
            "versies": list(aanvraag.versies.order_by("-nummer")),
            "kruimels": ophalen.kruimels(
                aanvraag, "Ontvangstbewijs", lid=not request.user.has_perm("aanvragen.werklijst")
            ),
            "documenten": _documenten(aanvraag, versie.pk),
            "bijlagen": _bijlagen(aanvraag, versie.inhoud),
            "toetsen": _toetsen(aanvraag, versie),
            "termijn": beslistermijn(aanvraag),
            "mag_intrekken": _mag_intrekken(request, aanvraag),
        },
    )


def _documenten(aanvraag: Aanvraag, versie_pk: int) -> list:
    """Return the PDF of this version and the letters; one query."""
    return [
        document
        for document in documenten.voor(aanvraag)
        if document.gegevens.get("versie") == versie_pk
    ]


def _bijlagen(aanvraag: Aanvraag, inhoud: inhouden.Inhoud) -> list[Bijlage]:
    """Return the attachments of exactly this version."""
    hashes = [bijlage["sha256"] for bijlage in inhoud["bijlagen"]]
    gevonden = {b.sha256: b for b in aanvraag.bijlagen.filter(sha256__in=hashes)}
    return list(gevonden.values())


def _toetsen(aanvraag: Aanvraag, versie) -> list:
    """Return what the check found once it led to something the applicant was told of."""
    status = Aanvraag.Status
    if aanvraag.status in (status.AANVULLING, status.BUITEN_BEHANDELING, status.TOEGELATEN):
        return list(versie.toetsen.select_related("criterium"))
    return []


def _mag_intrekken(request: HttpRequest, aanvraag: Aanvraag) -> bool:
    status = Aanvraag.Status
    kan = aanvraag.status in (status.INGEDIEND, status.AANVULLING, status.TOEGELATEN)
    return kan and not aanvraag.is_besloten and request.user.has_perm("aanvragen.trek_in", aanvraag)


@login_required
@require_safe
def als_json(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Give exactly the bytes of which the receipt shows the hash (W11)."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.bekijk_toets")
    versie = ophalen.versie(aanvraag, nummer)
    naam = f"aanvraag-{aanvraag.nummer}-versie-{versie.nummer}.json"
    return HttpResponse(
        inhouden.canoniek(versie.inhoud),
        content_type="application/json",
        headers={"Content-Disposition": content_disposition_header(True, naam)},
    )


@login_required
@require_safe
def lezen(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Read one version as it was received."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.bekijk_toets")
    versie = ophalen.versie(aanvraag, nummer)
    return render(
        request,
        "aanvragen/versie.html",
        {
            "aanvraag": aanvraag,
            "versie": versie,
            "lezing": leesbaar(aanvraag.ronde, versie.inhoud),
            "kruimels": ophalen.kruimels(aanvraag, f"Versie {versie.nummer}"),
        },
    )


@login_required
@require_safe
def verschil(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Show per field what changed since the version before."""
    aanvraag = ophalen.zichtbaar(request, pk, "aanvragen.bekijk_toets")
    if nummer < 2:
        raise Http404
    nieuw, oud = ophalen.versie(aanvraag, nummer), ophalen.versie(aanvraag, nummer - 1)
    return render(
        request,
        "aanvragen/verschil.html",
        {
            "aanvraag": aanvraag,
            "oud": oud,
            "nieuw": nieuw,
            "verschillen": verschillen(oud.inhoud, nieuw.inhoud, Regels.van(aanvraag.ronde)),
            "kruimels": ophalen.kruimels(aanvraag, f"Wat er anders is in versie {nummer}"),
        },
    )


@login_required
@require_safe
def bijlage(request: HttpRequest, pk: int, uuid: str) -> FileResponse:
    """Download an attachment; always as a file, never shown by the browser (W62)."""
    aanvraag = ophalen.zichtbaar(request, pk)
    gevonden = get_object_or_404(aanvraag.bijlagen, uuid=uuid)
    if not _mag_bijlage(request, aanvraag, gevonden):
        raise Http404
    return FileResponse(
        gevonden.bestand.open("rb"),
        as_attachment=True,
        filename=gevonden.naam,
        content_type=gevonden.mediatype,
    )


def _mag_bijlage(request: HttpRequest, aanvraag: Aanvraag, bijlage: Bijlage) -> bool:
    """Who does not work on it sees only what was received, not what is only in the draft."""
    if request.user.has_perm("aanvragen.bewerk", aanvraag):
        return True
    return any(
        item["sha256"] == bijlage.sha256
        for inhoud in aanvraag.versies.values_list("inhoud", flat=True)
        for item in inhoud["bijlagen"]
    )
