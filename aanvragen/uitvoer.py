"""The list of applications as CSV, fit for a spreadsheet."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from aanvragen.models import Aanvraag
from kern.registers import aanvraagstanden
from kern.tijd import lokaal, vandaag

KOPPEN = (
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
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")


def veilig(waarde: object) -> str:
    """Return text that a spreadsheet doesn't run as a formula."""
    tekst = "" if waarde is None else str(waarde)
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) else tekst


def als_csv(aanvragen: Iterable[Aanvraag]) -> HttpResponse:
    """Write the rows; they come with everything prefetched, so no query per row.

    The state is that of the page: what became of an application goes before its own state.
    """
    uit = StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOPPEN)
    schrijver.writerows([veilig(cel) for cel in _rij(a)] for a in aanvraagstanden.bij(aanvragen))
    naam = f"aanvragen-{vandaag():%Y-%m-%d}.csv"
    return HttpResponse(
        "\ufeff" + uit.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, naam)},
    )


def _rij(aanvraag: Aanvraag) -> tuple:
    hoofd = next((d.doelgroep.code for d in aanvraag.doelgroepen.all() if d.hoofd), "")
    gemeenten = list(aanvraag.gemeenten.all())
    later = aanvraag.latere_stand  # type: ignore[attr-defined]
    ontvangen = aanvraag.ontvangen_op  # type: ignore[attr-defined]
    return (
        aanvraag.nummer,
        aanvraag.ronde.naam,
        aanvraag.titel,
        aanvraag.penvoerder.naam,
        aanvraag.penvoerder.kvk_nummer,
        later.tekst.lower() if later else aanvraag.get_status_display(),
        f"{lokaal(ontvangen):%Y-%m-%d %H:%M:%S}" if ontvangen else "",
        aanvraag.versienummer,  # type: ignore[attr-defined]
        f"{aanvraag.ontvangen_bedrag:.2f}".replace(".", ","),  # type: ignore[attr-defined]
        hoofd,
        ", ".join(g.gemeente.naam for g in gemeenten),
        sum(g.bereik or 0 for g in gemeenten),
    )
