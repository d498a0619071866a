"""HTTP in and out of the rondes; all public pages, plus publishing and extending."""

from operator import attrgetter
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.canoniek import canonieke_bytes
from kern.basis.verzoek import gepost
from kern.documenten import documenten
from kern.documenten.models import Document
from kern.toegang.rechten import eis, mag
from kern.ui.rekenblad import Bladkolom, Celsoort
from kern.ui.views import Lijst, met_fouten
from regeling.publicatie import services as publicatie
from regeling.publicatie.beeld import Versiewijziging, versiewijzigingen
from regeling.publicatie.forms import RondeVerlengForm
from regeling.publicatie.models import RondeVersie
from regeling.publicatie.queries import versies_van, vorige_versie
from regeling.ronde.beeld.rondebeeld import Rondebeeld, tegels_van_ronde
from regeling.ronde.beeld.rondelijst import ronderij
from regeling.ronde.beeld.stappenlijn import rondestappen
from regeling.ronde.models import Ronde, RondeQuerySet
from regeling.ronde.queries import gemeenten_van_inhoud, inhoud_van_ronde, openstelling


class Rondes(Lijst):
    """All rondes, the newest first."""

    model = Ronde
    template_name = "regeling/publicatie/rondes.html"
    ordering = ("-opent_op", "-pk")
    bestandsnaam = "rondes"
    bladkolommen = (
        Bladkolom("code", attrgetter("code"), Celsoort.KENMERK),
        Bladkolom("ronde", attrgetter("naam")),
        Bladkolom("spoor", attrgetter("spoor"), breedte=12),
        Bladkolom("subsidieplafond", attrgetter("subsidieplafond"), Celsoort.BEDRAG),
        Bladkolom("opent_op", attrgetter("opent_op"), Celsoort.TIJDSTIP),
        Bladkolom("sluit_op", attrgetter("sluit_op"), Celsoort.TIJDSTIP),
        Bladkolom("besluitvorming_tot", attrgetter("besluitvorming_tot"), Celsoort.DATUM),
        Bladkolom("gemeenten", attrgetter("aantal_gemeenten"), Celsoort.GETAL),
    )
    openbaar = True

    def zichtbaar(self) -> RondeQuerySet:
        """Return the rondes this visitor may see, with how many municipalities take part."""
        return Ronde.objects.zichtbaar_voor(self.request.user).met_aantal_gemeenten()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell for every ronde where it stands."""
        context = super().get_context_data(**kwargs)
        context["rijen"] = [ronderij(ronde) for ronde in context["object_list"]]
        return context


def _haal(request: HttpRequest, code: str) -> Ronde:
    """Return a ronde this visitor may see, else 404."""
    return get_object_or_404(Ronde.objects.zichtbaar_voor(request.user), code=code)


def ronde(request: HttpRequest, code: str) -> HttpResponse:
    """Everything an applicant must know before logging in (W01, W63)."""
    found = _haal(request, code)
    versies = list(versies_van(found))
    inhoud = versies[0].inhoud if versies else inhoud_van_ronde(found)
    beeld = Rondebeeld(inhoud)
    return render(
        request,
        "regeling/publicatie/ronde.html",
        {
            "ronde": found,
            "beeld": beeld,
            "tegels": tegels_van_ronde(beeld, gemeenten_van_inhoud(inhoud)),
            "stappen": rondestappen(found),
            "openstelling": openstelling(found),
            "versies": versies,
            "document": documenten.laatste(publicatie.DOCUMENT, found),
            "mag_publiceren": not versies and mag(request.user, "regeling.publiceren", found),
            "mag_verlengen": found.is_open and mag(request.user, "regeling.verlengen", found),
        },
    )


def ronde_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """Give the PDF of the newest version; while it is made, its page with progress."""
    document = documenten.laatste(publicatie.DOCUMENT, _haal(request, code))
    if document is None:
        raise Http404
    klaar = document.status == Document.Status.KLAAR
    return redirect("kern:document_download" if klaar else "kern:document", uuid=document.uuid)


def _versie(request: HttpRequest, code: str, nummer: int) -> RondeVersie:
    return get_object_or_404(RondeVersie, ronde=_haal(request, code), nummer=nummer)


def versie(request: HttpRequest, code: str, nummer: int) -> HttpResponse:
    """Show one published version: its reason, its hash and what changed (W01)."""
    found = _versie(request, code, nummer)
    previous = vorige_versie(found)
    other: list[Versiewijziging] = (
        versiewijzigingen(previous.inhoud, found.inhoud) if previous else []
    )
    return render(
        request, "regeling/publicatie/versie.html", {"versie": found, "wijzigingen": other}
    )


def versie_json(request: HttpRequest, code: str, nummer: int) -> HttpResponse:
    """Give the bytes the SHA-256 was taken of, so that anyone can check it."""
    found = _versie(request, code, nummer)
    return HttpResponse(
        canonieke_bytes(found.inhoud), content_type="application/json; charset=utf-8"
    )


@login_required
@require_POST
def publiceren(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Publish a draft."""
    found = _haal(request, code)
    with met_fouten(request) as uitkomst:
        publicatie.publiceer(wie=request.user, ronde=found)
    if uitkomst:
        messages.success(request, "De ronde is gepubliceerd. Iedereen kan haar nu lezen.")
    return redirect("regeling:ronde", code=code)


@login_required
def verlengen(request: IngelogdVerzoek, code: str) -> HttpResponse:
    """Let the ronde close later, for everyone (W02)."""
    found = _haal(request, code)
    eis(request.user, "regeling.verlengen", found)
    form = RondeVerlengForm(gepost(request))
    if request.method == "POST" and form.is_valid():
        with met_fouten(request, form) as uitkomst:
            publicatie.verleng(
                wie=request.user,
                ronde=found,
                sluit_op=form.sluit_op(),
                reden=form.cleaned_data["reden"],
                data=form.data_mee(),
            )
        if uitkomst:
            messages.success(request, "De ronde is verlengd voor iedereen.")
            return redirect("regeling:ronde", code=code)
    return render(request, "regeling/publicatie/verlengen.html", {"form": form, "ronde": found})
