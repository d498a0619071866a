"""The log as a page for the coördinator and the beheerder (W61)."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from innovatiebudget.logboek.filters import LogboekFilter
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import eis
from kern.ui.views import Lijst


class Logboeklijst(Lijst):
    """All acts, newest first; 404 for everyone else."""

    model = Gebeurtenis
    template_name = "innovatiebudget/logboek/logboek.html"
    filterset_class = LogboekFilter

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask rules.py before anything is read."""
        if request.user.is_authenticated:
            eis(request.user, "innovatiebudget.lees_logboek")
        return super().dispatch(request, *args, **kwargs)

    def zichtbaar(self) -> QuerySet[Gebeurtenis]:
        """Return every line; who may read the log, reads all of it."""
        return Gebeurtenis.objects.all()
