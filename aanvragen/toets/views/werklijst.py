"""The coördinator's list of applications, and the same list as CSV, fit for a spreadsheet."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from aanvragen.toets.filters import AanvraagFilter
from aanvragen.toets.queries import tel_per_status, werklijst_van
from aanvragen.velden.models import Aanvraag, Aanvraagstatus
from deelnemers.personen.views import IngelogdVerzoek
from kern.basis.tijd import lokaal, vandaag
from kern.toegang.rechten import eis
from kern.ui.rekenblad import veilige_cel
from kern.ui.views import Lijst

CSVKOPPEN = (
    "nummer",
    "ronde",
    "titel",
    "penvoerder",
    "kvk_nummer",
    "status",
    "ontvangen_op",
    "versie",
    "gevraagd",
    "hoofddoelgroep",
    "gemeenten",
    "bereik",
)


def werklijst_als_csv(aanvragen: Iterable[Aanvraag]) -> HttpResponse:
    """Write the rows; they come with everything prefetched, so no query per row.

    The state is that of the page.
    """
    uit = StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(CSVKOPPEN)
    schrijver.writerows([veilige_cel(cel) for cel in _csvrij(a)] for a in aanvragen)
    naam = f"aanvragen-{vandaag():%Y-%m-%d}.csv"
    return HttpResponse(
        "\ufeff" + uit.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, naam)},
    )


def _csvrij(aanvraag: Aanvraag) -> tuple[object, ...]:
    hoofd = next((d.doelgroep.code for d in aanvraag.doelgroepen.all() if d.hoofd), "")
    gemeenten = list(aanvraag.gemeenten.all())
    ontvangen = aanvraag.ontvangen_op  # type: ignore[attr-defined]
    return (
        aanvraag.nummer,
        aanvraag.ronde.naam,
        aanvraag.titel,
        aanvraag.penvoerder.naam,
        aanvraag.penvoerder.kvk_nummer,
        aanvraag.stand.tekst.lower(),
        f"{lokaal(ontvangen):%Y-%m-%d %H:%M:%S}" if ontvangen else "",
        aanvraag.versienummer,  # type: ignore[attr-defined]
        f"{aanvraag.ontvangen_bedrag:.2f}".replace(".", ","),  # type: ignore[attr-defined]
        hoofd,
        ", ".join(g.gemeente.naam for g in gemeenten),
        sum(g.bereik or 0 for g in gemeenten),
    )


class Werklijst(Lijst):
    """All received applications of this person's rondes, with how far the check is."""

    request: IngelogdVerzoek
    model = Aanvraag
    template_name = "aanvragen/toets/werklijst.html"
    filterset_class = AanvraagFilter
    ordering = ("-ronde__opent_op", "volgnummer", "pk")

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
def exporteer_werklijst(request: IngelogdVerzoek) -> HttpResponse:
    """Give the list, narrowed as on the page, as CSV."""
    eis(request.user, "aanvragen.werklijst")
    rijen = werklijst_van(request.user).order_by(*Werklijst.ordering)
    filter_ = AanvraagFilter(request.GET or None, queryset=rijen, request=request)
    return werklijst_als_csv(filter_.qs)
