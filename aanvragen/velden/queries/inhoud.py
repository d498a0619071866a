"""The content of an application as plain JSON: what the schema describes and a version freezes.

One shape serves all: the form hands parts of it to the service, a version stores it, the receipt
and the export show it, the import reads it. Amounts are text with two decimals, dates are ISO
text, what was not filled in is None, "" or an empty list. See gegevens/aanvraag-1.json.
"""

from collections.abc import Callable
from typing import Any

from aanvragen.velden.models import Aanvraag, Begrotingsregel
from aanvragen.velden.rekenen.inhoud import (
    CONTACTVELDEN,
    INHOUDSLEUTELS,
    Aanvraaginhoud,
    normaliseer_inhoud,
)


def inhoud_van(aanvraag: Aanvraag) -> Aanvraaginhoud:
    """Read the content as it stands now from the rows; uses what is prefetched."""
    return normaliseer_inhoud({sleutel: lees_deel(aanvraag, sleutel) for sleutel in INHOUDSLEUTELS})


def _waarden(rijen: Any, *namen: str) -> list[dict]:
    return [{naam: getattr(rij, naam) for naam in namen} for rij in rijen.all()]


def _lees_penvoerder(aanvraag: Aanvraag) -> dict:
    aanbieder = aanvraag.penvoerder
    velden = ("naam", "kvk_nummer", "straat", "postcode", "plaats", "gecontracteerd")
    return {
        **{naam: getattr(aanbieder, naam) for naam in velden},
        **{sleutel: getattr(aanvraag, veld) for sleutel, veld in CONTACTVELDEN.items()},
        "actief_in": [gemeente.code for gemeente in aanbieder.actief_in.all()],
    }


DEELLEZERS: dict[str, Callable[[Aanvraag], Any]] = {
    "ronde": lambda a: a.ronde.code,
    "penvoerder": _lees_penvoerder,
    "partners": lambda a: _waarden(a.partners, "naam", "kvk_nummer", "bijdrage"),
    "doelgroepen": lambda a: [
        {"code": d.doelgroep.code, "bereik": d.bereik, "jeugd": d.jeugd, "hoofd": d.hoofd}
        for d in a.doelgroepen.select_related("doelgroep")
    ],
    "doelen": lambda a: [doel.code for doel in a.doelen.all()],
    "aspecten": lambda a: [aspect.code for aspect in a.aspecten.all()],
    "gemeenten": lambda a: [
        {"code": g.gemeente.code, "bereik": g.bereik, "wijze": g.wijze}
        for g in a.gemeenten.select_related("gemeente")
    ],
    "antwoorden": lambda a: [
        {"criterium": x.vraag.criterium.nummer, "vraag": x.vraag.code, "tekst": x.tekst}
        for x in a.antwoorden.select_related("vraag__criterium")
    ],
    "begroting": lambda a: sorted(  # costs first, as on the form
        _waarden(a.begroting, "soort", "omschrijving", "bedrag"),
        key=lambda rij: Begrotingsregel.Soort.values.index(rij["soort"]),
    ),
    "indicatoren": lambda a: _waarden(
        a.indicatoren, "naam", "eenheid", "nulmeting", "streefwaarde", "bron"
    ),
    "bijlagen": lambda a: [
        {"naam": b.naam, "sha256": b.sha256} for b in a.bijlagen.filter(verwijderd_op=None)
    ],
}


def lees_deel(aanvraag: Aanvraag, sleutel: str) -> Any:
    """Read one part from the rows of the draft."""
    lezer = DEELLEZERS.get(sleutel)
    return lezer(aanvraag) if lezer else getattr(aanvraag, sleutel)
