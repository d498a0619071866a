"""The content of an application as it stands in its rows; see `rekenen.inhoud` for the shape."""

from collections.abc import Callable
from typing import Any

from django.db.models import Manager

from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rekenen.codes import Begrotingssoort
from aanvragen.velden.rekenen.inhoud import (
    CONTACTVELDEN,
    Aanvraaginhoud,
    Rij,
    inhoudsleutels,
    normaliseer_inhoud,
)
from aanvragen.velden.rekenen.velden import veld


def inhoud_van(aanvraag: Aanvraag) -> Aanvraaginhoud:
    """Read the content as it stands now from the rows; uses what is prefetched."""
    return normaliseer_inhoud({key: lees_deel(aanvraag, key) for key in inhoudsleutels()})


def lees_deel(aanvraag: Aanvraag, sleutel: str) -> Any:
    """Read one part from the rows of the draft; a plain field is a column of the application."""
    reader = DEELLEZERS.get(sleutel)
    return reader(aanvraag) if reader else getattr(aanvraag, sleutel)


def _rijen(manager: Manager[Any], sleutel: str) -> list[Rij]:
    """Read rows whose columns are called as in the content."""
    namen = veld(sleutel).kolomnamen
    return [{naam: getattr(row, naam) for naam in namen} for row in manager.all()]


def _penvoerder(aanvraag: Aanvraag) -> Rij:
    """Read the organisation as it is known, with the contact that this application names."""
    aanbieder = aanvraag.penvoerder
    eigen = [naam for naam in veld("penvoerder").kolomnamen if naam not in CONTACTVELDEN]
    return {
        **{naam: getattr(aanbieder, naam) for naam in eigen if naam != "actief_in"},
        **{key: getattr(aanvraag, column) for key, column in CONTACTVELDEN.items()},
        "actief_in": [gemeente.code for gemeente in aanbieder.actief_in.all()],
    }


def _doelgroepen(aanvraag: Aanvraag) -> list[Rij]:
    return [
        {"code": row.doelgroep.code, "bereik": row.bereik, "jeugd": row.jeugd, "hoofd": row.hoofd}
        for row in aanvraag.doelgroepen.select_related("doelgroep")
    ]


def _gemeenten(aanvraag: Aanvraag) -> list[Rij]:
    return [
        {"code": row.gemeente.code, "bereik": row.bereik, "wijze": row.wijze}
        for row in aanvraag.gemeenten.select_related("gemeente")
    ]


def _antwoorden(aanvraag: Aanvraag) -> list[Rij]:
    return [
        {"criterium": row.vraag.criterium.nummer, "vraag": row.vraag.code, "tekst": row.tekst}
        for row in aanvraag.antwoorden.select_related("vraag__criterium")
    ]


def _begroting(aanvraag: Aanvraag) -> list[Rij]:
    """Read the budget, costs first, as on the form."""
    kinds = [str(soort) for soort in Begrotingssoort]
    rows = _rijen(aanvraag.begroting, "begroting")
    return sorted(rows, key=lambda row: kinds.index(row["soort"]))


def _bijlagen(aanvraag: Aanvraag) -> list[Rij]:
    """Read what is attached now; the rows stand in a higher kamer."""
    return [
        {"naam": row.naam, "sha256": row.sha256}
        for row in aanvraag.bijlagen.filter(verwijderd_op=None)
    ]


# Parts that are not simply a column of the application.
DEELLEZERS: dict[str, Callable[[Aanvraag], Any]] = {
    "ronde": lambda aanvraag: aanvraag.ronde.code,
    "penvoerder": _penvoerder,
    "partners": lambda aanvraag: _rijen(aanvraag.partners, "partners"),
    "doelgroepen": _doelgroepen,
    "doelen": lambda aanvraag: [row.code for row in aanvraag.doelen.all()],
    "aspecten": lambda aanvraag: [row.code for row in aanvraag.aspecten.all()],
    "gemeenten": _gemeenten,
    "antwoorden": _antwoorden,
    "begroting": _begroting,
    "indicatoren": lambda aanvraag: _rijen(aanvraag.indicatoren, "indicatoren"),
    "bijlagen": _bijlagen,
}
