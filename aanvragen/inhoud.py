"""The content of an application as plain JSON: what the schema describes and a version freezes.

One shape serves all: the form hands parts of it to the service, a version stores it, the receipt
and the export show it, the import reads it. Amounts are text with two decimals, dates are ISO
text, what was not filled in is None, "" or an empty list. See gegevens/aanvraag-1.json.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from aanvragen.models import Aanvraag, Begrotingsregel
from kern.geld import GROOTSTE
from kern.tekst import schone_tekst

Inhoud = dict[str, Any]
TEKSTEN = (
    "titel",
    "samenvatting",
    "ontschotting",
    "toelichting_regulier",
    "kosten_en_baten",
)
DATUMS = ("start", "eind", "evaluatiedatum")
CONTACT = {"contactpersoon": "contactpersoon", "email": "contact_email"}  # content key -> field
GROOTSTE_AANTAL = 2_000_000_000


def tekst(waarde: Any) -> str:
    """Return clean text; None and what is no text become empty or their plain text."""
    return "" if waarde is None else schone_tekst(str(waarde))


def datum(waarde: Any) -> str | None:
    """Return an ISO date, or None for what is no date."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    try:
        return date.fromisoformat(tekst(waarde)).isoformat()
    except ValueError:
        return None


def aantal(waarde: Any) -> int | None:
    """Return a whole number from zero up that fits, or None."""
    if isinstance(waarde, bool) or waarde in (None, ""):
        return None
    try:
        getal = int(str(waarde))
    except ValueError:
        return None
    return getal if 0 <= getal <= GROOTSTE_AANTAL else None


def _decimaal(waarde: Any) -> Decimal | None:
    if isinstance(waarde, bool) or waarde in (None, ""):
        return None
    try:
        getal = Decimal(str(waarde)).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return getal if abs(getal) <= GROOTSTE else None


def bedrag(waarde: Any) -> str | None:
    """Return an amount as text with two decimals, or None."""
    getal = _decimaal(waarde)
    return None if getal is None else str(getal)


def getal(waarde: Any) -> str | None:
    """Return a number as the shortest text with at most two decimals, or None."""
    gelezen = _decimaal(waarde)
    return None if gelezen is None else format(gelezen.normalize() + 0, "f")


def _rijen(waarde: Any, velden: dict[str, Callable[[Any], Any]], sleutel: str = "") -> list[dict]:
    """Clean a list of rows; drop the empty ones; sort by `sleutel` where order says nothing."""
    rijen = [
        {naam: schoon(rij.get(naam)) for naam, schoon in velden.items()}
        for rij in (waarde if isinstance(waarde, list) else [])
        if isinstance(rij, dict)
    ]
    gevuld = [rij for rij in rijen if any(w not in (None, "", False) for w in rij.values())]
    return sorted(gevuld, key=lambda rij: rij[sleutel]) if sleutel else gevuld


def _codes(waarde: Any) -> list[str]:
    return sorted({tekst(code) for code in waarde}) if isinstance(waarde, list | tuple) else []


def _antwoorden(waarde: Any) -> list[dict]:
    velden = {"criterium": aantal, "vraag": tekst, "tekst": tekst}
    gevuld = [rij for rij in _rijen(waarde, velden) if rij["tekst"]]
    return sorted(gevuld, key=lambda rij: (rij["criterium"] or 0, rij["vraag"]))


def _penvoerder(waarde: Any) -> dict:
    bron = waarde if isinstance(waarde, dict) else {}
    velden = ("naam", "kvk_nummer", "straat", "postcode", "plaats", "contactpersoon", "email")
    schoon: dict[str, Any] = {naam: tekst(bron.get(naam)) for naam in velden}
    schoon["gecontracteerd"] = bron.get("gecontracteerd") is True
    schoon["actief_in"] = _codes(bron.get("actief_in"))
    return schoon


RIJEN: dict[str, tuple[dict[str, Callable[[Any], Any]], str]] = {
    "partners": ({"naam": tekst, "kvk_nummer": tekst, "bijdrage": tekst}, ""),
    "doelgroepen": (
        {"code": tekst, "bereik": aantal, "jeugd": bool, "hoofd": bool},
        "code",
    ),
    "gemeenten": ({"code": tekst, "bereik": aantal, "wijze": tekst}, "code"),
    "begroting": ({"soort": tekst, "omschrijving": tekst, "bedrag": bedrag}, ""),
    "indicatoren": (
        {"naam": tekst, "eenheid": tekst, "nulmeting": getal, "streefwaarde": getal, "bron": tekst},
        "",
    ),
    "bijlagen": ({"naam": tekst, "sha256": tekst}, "sha256"),
}


def normaliseer_deel(sleutel: str, waarde: Any) -> Any:
    """Bring one part to its canonical form; what can't be read becomes empty."""
    if sleutel in TEKSTEN:
        return tekst(waarde)
    if sleutel in DATUMS:
        return datum(waarde)
    if sleutel in RIJEN:
        return _rijen(waarde, *RIJEN[sleutel])
    if sleutel in ("doelen", "aspecten"):
        return _codes(waarde)
    if sleutel == "antwoorden":
        return _antwoorden(waarde)
    if sleutel == "penvoerder":
        return _penvoerder(waarde)
    if sleutel == "verklaring_regulier":
        return waarde is True
    if sleutel == "ronde":
        return tekst(waarde)
    raise KeyError(sleutel)


SLEUTELS = (
    "ronde",
    "titel",
    "samenvatting",
    "penvoerder",
    "partners",
    "ontschotting",
    "start",
    "eind",
    "doelgroepen",
    "doelen",
    "aspecten",
    "gemeenten",
    "antwoorden",
    "begroting",
    "verklaring_regulier",
    "toelichting_regulier",
    "indicatoren",
    "kosten_en_baten",
    "evaluatiedatum",
    "bijlagen",
)


def normaliseer(gegevens: Inhoud) -> Inhoud:
    """Bring a whole application to its canonical form, with every key present."""
    return {sleutel: normaliseer_deel(sleutel, gegevens.get(sleutel)) for sleutel in SLEUTELS}


def van(aanvraag: Aanvraag) -> Inhoud:
    """Read the content as it stands now from the rows; uses what is prefetched."""
    return normaliseer({sleutel: lees(aanvraag, sleutel) for sleutel in SLEUTELS})


def _velden(rijen: Any, *namen: str) -> list[dict]:
    return [{naam: getattr(rij, naam) for naam in namen} for rij in rijen.all()]


def _lees_penvoerder(aanvraag: Aanvraag) -> dict:
    aanbieder = aanvraag.penvoerder
    velden = ("naam", "kvk_nummer", "straat", "postcode", "plaats", "gecontracteerd")
    return {
        **{naam: getattr(aanbieder, naam) for naam in velden},
        **{sleutel: getattr(aanvraag, veld) for sleutel, veld in CONTACT.items()},
        "actief_in": [gemeente.code for gemeente in aanbieder.actief_in.all()],
    }


LEZERS: dict[str, Callable[[Aanvraag], Any]] = {
    "ronde": lambda a: a.ronde.code,
    "penvoerder": _lees_penvoerder,
    "partners": lambda a: _velden(a.partners, "naam", "kvk_nummer", "bijdrage"),
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
        _velden(a.begroting, "soort", "omschrijving", "bedrag"),
        key=lambda rij: Begrotingsregel.Soort.values.index(rij["soort"]),
    ),
    "indicatoren": lambda a: _velden(
        a.indicatoren, "naam", "eenheid", "nulmeting", "streefwaarde", "bron"
    ),
    "bijlagen": lambda a: [
        {"naam": b.naam, "sha256": b.sha256} for b in a.bijlagen.filter(verwijderd_op=None)
    ],
}


def lees(aanvraag: Aanvraag, sleutel: str) -> Any:
    """Read one part from the rows of the draft."""
    lezer = LEZERS.get(sleutel)
    return lezer(aanvraag) if lezer else getattr(aanvraag, sleutel)


def canoniek(inhoud: Inhoud) -> bytes:
    """Return the one byte string of this content: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def sha256(inhoud: Inhoud) -> str:
    """Return the hash on the receipt: that of exactly the bytes that are downloaded (W11)."""
    return hashlib.sha256(canoniek(inhoud)).hexdigest()


def totalen(begroting: list[dict]) -> dict[str, Decimal]:
    """Compute kosten, eigen, andere and gevraagd; totals are never typed (R15)."""

    def som(soort: str) -> Decimal:
        regels = (Decimal(r["bedrag"] or 0) for r in begroting if r["soort"] == soort)
        return sum(regels, Decimal("0.00"))

    kosten, eigen, andere = som("kosten"), som("eigen_bijdrage"), som("andere_financiering")
    return {"kosten": kosten, "eigen": eigen, "andere": andere, "gevraagd": kosten - eigen - andere}
