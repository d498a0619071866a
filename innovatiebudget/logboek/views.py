"""The log as a page for the coördinator and the beheerder (W61)."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from deelnemers.personen.views import IngelogdVerzoek
from innovatiebudget.logboek.filters import LogboekFilter
from innovatiebudget.logboek.queries import laatste_controle, laatste_dagkoppen
from kern.logboek.models import Gebeurtenis
from kern.logboek.sleutel import openbare_sleutel, vingerafdruk_van
from kern.logboek.zegel import verzegelde_soorten
from kern.toegang.rechten import eis
from kern.ui.rekenblad import Bladkolom, Celsoort
from kern.ui.views import Lijst


class Logboeklijst(Lijst):
    """All acts, newest first; 404 for everyone else."""

    model = Gebeurtenis
    template_name = "innovatiebudget/logboek/logboek.html"
    filterset_class = LogboekFilter
    bestandsnaam = "logboek"
    bladkolommen = (
        Bladkolom("regel", attrgetter("volgnummer"), Celsoort.GETAL),
        Bladkolom("wanneer", attrgetter("tijdstip"), Celsoort.TIJDSTIP),
        Bladkolom("wie", attrgetter("wie_naam")),
        Bladkolom("wat", attrgetter("zin"), breedte=48),
        Bladkolom("onderwerp", attrgetter("onderwerp_tekst"), breedte=48),
        Bladkolom("reden", attrgetter("reden")),
        Bladkolom("code", attrgetter("wat")),
        Bladkolom("hash", attrgetter("hash"), Celsoort.KENMERK, breedte=66),
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask rules.py before anything is read."""
        if request.user.is_authenticated:
            eis(request.user, "innovatiebudget.lees_logboek")
        return super().dispatch(request, *args, **kwargs)

    def bladrijen(self, rijen: QuerySet[Gebeurtenis]) -> Iterable[Gebeurtenis]:
        """Return the lines one by one: a log is long."""
        return rijen.iterator(chunk_size=2000)

    def zichtbaar(self) -> QuerySet[Gebeurtenis]:
        """Return every line; who may read the log, reads all of it."""
        return Gebeurtenis.objects.all()


@login_required
@require_safe
def controlepagina(request: IngelogdVerzoek) -> HttpResponse:
    """Show the beheerder what is checked, what came out last, and the heads that were sent."""
    eis(request.user, "innovatiebudget.lees_controle")
    context = {
        "controle": laatste_controle(),
        "dagkoppen": laatste_dagkoppen(),
        "soorten": sorted(soort.naam for soort in verzegelde_soorten()),
        "vingerafdruk": vingerafdruk_van(openbare_sleutel()),
    }
    return render(request, "innovatiebudget/logboek/controle.html", context)
