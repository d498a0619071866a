"""The page of one section: it saves what is typed, complete or not, and shows what is missing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from aanvragen.concept import services as concept
from aanvragen.concept.beeld import conceptkruimels
from aanvragen.concept.forms.basis import OnderdeelFormulier, als_getypt, als_querydict, rij_erbij
from aanvragen.concept.forms.formulieren import formulier_van
from aanvragen.concept.queries import open_onderdelen
from aanvragen.concept.views import ophalen
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries import inhoud as inhouden
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen import onderdelen
from aanvragen.velden.rekenen.onderdelen import Onderdeel
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.rekenen.volledig import gebreken_in_onderdeel
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.fouten import Fout
from kern.basis.tijd import lokaal, nu


@login_required
@require_http_methods(["GET", "POST"])
def bewerk_onderdeel(request: IngelogdVerzoek, pk: int, code: str) -> HttpResponse:
    """Show or save one section."""
    aanvraag = ophalen.aanvraag_of_404(request, pk, "aanvragen.bewerk")
    regels = regels_van_ronde(aanvraag.ronde)
    deel = onderdelen.vind_onderdeel(regels, code)
    if deel is None:
        raise Http404
    if deel.code == onderdelen.ONDERDEEL_BIJLAGEN.code:
        return redirect("aanvragen:bijlagen", pk=pk)
    if request.method == "POST":
        return _bewaar(request, aanvraag, regels, deel)
    if code not in open_onderdelen(aanvraag, regels):
        return redirect("aanvragen:taken", pk=pk)
    return _toon(request, aanvraag, regels, deel)


def _formulier(regels: Ronderegels, deel: Onderdeel, data: QueryDict) -> OnderdeelFormulier:
    return formulier_van(deel.code)(regels=regels, groep=deel.groep, data=data)


def _toon(
    request: IngelogdVerzoek, aanvraag: Aanvraag, regels: Ronderegels, deel: Onderdeel
) -> HttpResponse:
    """Show what is kept: as it was typed when some of it could not be read."""
    inhoud = inhouden.inhoud_van(aanvraag)
    ruw = aanvraag.bewerkingen.get(deel.code, {}).get("ruw")
    data = ruw or formulier_van(deel.code).data_van(inhoud, regels, deel.groep)
    form = _formulier(regels, deel, als_querydict(data))
    form.is_leesbaar()
    if request.GET.get("toon") == "fouten":
        form.toon(gebreken_in_onderdeel(regels, deel, inhoud))
    return _pagina(request, aanvraag, deel, form)


def _bewaar(
    request: IngelogdVerzoek, aanvraag: Aanvraag, regels: Ronderegels, deel: Onderdeel
) -> HttpResponse:
    """Save, then go on, or stay and show what is missing. Autosave gets a short answer."""
    vanzelf = bool(request.htmx)
    form = _formulier(regels, deel, request.POST)
    leesbaar = form.is_leesbaar()
    try:
        aanvraag = concept.bewaar_onderdeel(
            wie=request.user,
            aanvraag=aanvraag,
            onderdeel=deel.code,
            gegevens=form.gegevens(),
            ruw={} if leesbaar else als_getypt(request.POST),
            gezien=_gezien(request),
        )
    except Fout as fout:
        if vanzelf:
            return render(request, "aanvragen/concept/_melding.html", {"fout": fout}, status=409)
        return _pagina(request, aanvraag, deel, form, fout=fout)
    if vanzelf:
        antwoord = render(
            request, "aanvragen/concept/_bewaard.html", {"gezien": _nummer(aanvraag, deel)}
        )
        antwoord["X-Bewaard-Om"] = f"{lokaal(nu()):%H:%M:%S}"
        return antwoord
    if prefix := request.POST.get("regel_erbij"):
        meer = _formulier(regels, deel, rij_erbij(request.POST, prefix))
        meer.is_leesbaar()
        return _pagina(request, aanvraag, deel, meer)
    eigen = gebreken_in_onderdeel(regels, deel, inhouden.inhoud_van(aanvraag))
    if not eigen and leesbaar:
        return _verder(request, aanvraag, regels, deel)
    form.toon(eigen)
    return _pagina(request, aanvraag, deel, form, bewaard=True)


def _gezien(request: IngelogdVerzoek) -> int | None:
    """Return the save this page was based on; None to write over what someone else saved."""
    tekst = request.POST.get("gezien", "")
    if request.POST.get("actie") == "overschrijf" or not tekst.isdecimal():
        return None
    return int(tekst)


def _nummer(aanvraag: Aanvraag, deel: Onderdeel) -> int:
    return aanvraag.bewerkingen.get(deel.code, {}).get("n", 0)


def _verder(
    request: IngelogdVerzoek, aanvraag: Aanvraag, regels: Ronderegels, deel: Onderdeel
) -> HttpResponse:
    """Go to the next section that is open, or back to the task list."""
    messages.success(request, f"“{deel.titel}” is klaar en bewaard.")
    codes = [o.code for o in onderdelen.alle_onderdelen(regels)]
    open_ = open_onderdelen(aanvraag, regels)
    na = [code for code in codes[codes.index(deel.code) + 1 :] if code in open_]
    if na:
        return redirect("aanvragen:onderdeel", pk=aanvraag.pk, code=na[0])
    return redirect("aanvragen:taken", pk=aanvraag.pk)


def _pagina(
    request: IngelogdVerzoek,
    aanvraag: Aanvraag,
    deel: Onderdeel,
    form: OnderdeelFormulier,
    *,
    fout: Fout | None = None,
    bewaard: bool = False,
) -> HttpResponse:
    context: dict[str, Any] = {
        "mag_overschrijven": isinstance(fout, concept.Bewaarconflict),
        "aanvraag": aanvraag,
        "deel": deel,
        "form": form,
        "formulieren": [form, *form.regelsets.values()],
        "kruimels": conceptkruimels(aanvraag, deel.titel),
        "gezien": request.POST.get("gezien") if fout else _nummer(aanvraag, deel),
        "fout": fout,
        "bewaard": bewaard,
    }
    return render(request, form.sjabloon, context, status=409 if fout else 200)
