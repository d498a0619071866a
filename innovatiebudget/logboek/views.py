"""The log as a page for the coördinator and the beheerder (W61)."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from innovatiebudget.logboek.filters import LogboekFilter
from kern.logboek.models import Gebeurtenis
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
