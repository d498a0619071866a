"""The coördinator's list of applications, and the same list as a file for a spreadsheet."""

from operator import attrgetter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from aanvragen.toets.filters import AanvraagFilter
from aanvragen.toets.queries import tel_per_status, werklijst_van
from aanvragen.velden.models import Aanvraag, Aanvraagstatus
from deelnemers.personen.views import IngelogdVerzoek
from kern.toegang.rechten import eis
from kern.ui.rekenblad import Bladkolom, Celsoort, als_bestand
from kern.ui.views import Lijst


def _hoofdgroep(aanvraag: Aanvraag) -> str:
    return next((d.doelgroep.code for d in aanvraag.doelgroepen.all() if d.hoofd), "")


def _gemeenten(aanvraag: Aanvraag) -> str:
    return ", ".join(g.gemeente.naam for g in aanvraag.gemeenten.all())


# The rows come with everything prefetched, so no query per row; the state is that of the page.
KOLOMMEN = (
    Bladkolom("nummer", attrgetter("nummer"), Celsoort.KENMERK),
    Bladkolom("ronde", attrgetter("ronde.naam")),
    Bladkolom("titel", attrgetter("titel"), breedte=48),
    Bladkolom("penvoerder", attrgetter("penvoerder.naam")),
    Bladkolom("kvk_nummer", attrgetter("penvoerder.kvk_nummer"), Celsoort.KENMERK),
    Bladkolom("status", lambda a: a.stand.tekst.lower(), breedte=20),
    Bladkolom("ontvangen_op", attrgetter("ontvangen_op"), Celsoort.TIJDSTIP),
    Bladkolom("versie", attrgetter("versienummer"), Celsoort.GETAL),
    Bladkolom("gevraagd", attrgetter("ontvangen_bedrag"), Celsoort.BEDRAG),
    Bladkolom("hoofddoelgroep", _hoofdgroep, breedte=16),
    Bladkolom("gemeenten", _gemeenten),
    Bladkolom("bereik", lambda a: sum(g.bereik or 0 for g in a.gemeenten.all()), Celsoort.GETAL),
)


class Werklijst(Lijst):
    """All received applications of this person's rondes, with how far the check is."""

    request: IngelogdVerzoek
    model = Aanvraag
    template_name = "aanvragen/toets/werklijst.html"
    filterset_class = AanvraagFilter
    ordering = ("-ronde__opent_op", "volgnummer", "pk")
    bestandsnaam = "aanvragen"
    bladkolommen = KOLOMMEN

    def zichtbaar(self) -> QuerySet[Aanvraag]:
        """Return what was received; only for the coördinator."""
        eis(self.request.user, "aanvragen.werklijst")
        return werklijst_van(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how many wait, of everything that may be seen."""
        counts = tel_per_status(self.request.user)
        return super().get_context_data(
            te_toetsen=counts.get(Aanvraagstatus.INGEDIEND, 0),
            aan_te_vullen=counts.get(Aanvraagstatus.AANVULLING, 0),
            **kwargs,
        )


@login_required
@require_safe
def exporteer_werklijst(request: IngelogdVerzoek) -> HttpResponseBase:
    """Give the list, narrowed as on the page, as CSV; an address that others may have kept."""
    eis(request.user, "aanvragen.werklijst")
    rijen = werklijst_van(request.user).order_by(*Werklijst.ordering)
    filter_ = AanvraagFilter(request.GET or None, queryset=rijen, request=request)
    return als_bestand("csv", Werklijst.bestandsnaam, KOLOMMEN, filter_.qs)
