"""The content of a ronde as plain data: what is published, hashed and compared (W01).

One shape for three uses: read from the database (`van_ronde`), read from YAML (`invoer.py`), and
frozen in a `RondeVersie`. Amounts are strings, moments ISO in UTC, dates ISO.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from regeling.models import Criterium, Ronde

TEKSTEN = (
    "code", "naam", "regeling", "spoor", "inleiding", "verdeelwijze", "formule",
    "instellingen_eigen", "verdeelsleutel", "gevolg_afwijking", "verbeterverzoek",
)  # fmt: skip
BEDRAGEN = ("inkooppercentage", "budget_totaal", "subsidieplafond")
LIJSTEN = ("groepen", "procedure", "schaal", "rapportages", "vragenlijst")
MOMENTEN = ("publicatie_gepland", "opent_op", "sluit_op")
DAGEN = (
    "toetsing_tot", "beoordeling_tot", "advies_tot", "besluitvorming_tot", "uitvoering_van",
    "evaluatie_uiterlijk",
)  # fmt: skip
ONDERDEEL = ("code", "titel", "tekst", "volgorde")
CRITERIUM = (
    "nummer", "titel", "tekst", "knockout", "gewicht", "groep", "leidraad", "beantwoord_door",
    "ankers",
)  # fmt: skip
VRAAG = ("code", "vraag", "uitleg", "max_tekens", "verplicht")
DEELNAME = ("inwoners", "verordening", "verordening_datum", "verordening_link")

Inhoud = dict[str, Any]


def moment(waarde: datetime | None) -> str | None:
    """Write a moment the same way from every database."""
    return waarde.astimezone(UTC).isoformat() if waarde else None


def dag(waarde: date | None) -> str | None:
    """Write a date."""
    return waarde.isoformat() if waarde else None


def _velden(rij: Any, namen: tuple[str, ...]) -> Inhoud:
    return {naam: getattr(rij, naam) for naam in namen}


def van_ronde(ronde: Ronde) -> Inhoud:
    """Return the content of a stored ronde; six queries, whatever its size."""
    criteria = ronde.criteria.prefetch_related("vragen")
    deelnames = ronde.deelnames.select_related("gemeente")
    return {
        **_velden(ronde, TEKSTEN),
        **{naam: f"{getattr(ronde, naam):.2f}" for naam in BEDRAGEN},
        **_velden(ronde, LIJSTEN),
        "kopie_van": ronde.kopie_van.code if ronde.kopie_van else None,
        "data": {
            **{naam: moment(getattr(ronde, naam)) for naam in MOMENTEN},
            **{naam: dag(getattr(ronde, naam)) for naam in DAGEN},
        },
        "gemeenten": sorted((_deelname(rij) for rij in deelnames), key=lambda rij: rij["code"]),
        "doelen": [_velden(rij, ONDERDEEL) for rij in ronde.doelen.all()],
        "doelgroepen": [_velden(rij, (*ONDERDEEL, "jeugd")) for rij in ronde.doelgroepen.all()],
        "aspecten": [_velden(rij, ONDERDEEL) for rij in ronde.aspecten.all()],
        "criteria": [_criterium(rij) for rij in criteria],
    }


def _deelname(rij: Any) -> Inhoud:
    return {
        "code": rij.gemeente.code,
        "naam": rij.gemeente.naam,
        **_velden(rij, DEELNAME),
        "verordening_datum": dag(rij.verordening_datum),
    }


def _criterium(rij: Criterium) -> Inhoud:
    vragen = [_velden(vraag, VRAAG) for vraag in rij.vragen.all()]
    return {**_velden(rij, CRITERIUM), "vragen": vragen}


def canoniek(inhoud: Inhoud) -> str:
    """Return the one way to write this content down: sorted keys, no spaces, UTF-8 as is."""
    return json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def vingerafdruk(inhoud: Inhoud) -> str:
    """Return the SHA-256 (hex) of the canonical JSON."""
    return hashlib.sha256(canoniek(inhoud).encode()).hexdigest()


@dataclass(frozen=True)
class Verschil:
    """One place where two contents differ, as a path: `criteria.4.tekst`."""

    plek: str
    was: Any
    wordt: Any


def verschillen(oud: Any, nieuw: Any, plek: str = "") -> list[Verschil]:
    """Return every difference; items of a list are matched by code, number or position."""
    if isinstance(oud, list) and isinstance(nieuw, list):
        oud, nieuw = _per_sleutel(oud), _per_sleutel(nieuw)
    if isinstance(oud, dict) and isinstance(nieuw, dict):
        gevonden = []
        for naam in [*oud, *(naam for naam in nieuw if naam not in oud)]:
            pad = f"{plek}.{naam}" if plek else str(naam)
            gevonden += verschillen(oud.get(naam), nieuw.get(naam), pad)
        return gevonden
    return [] if oud == nieuw else [Verschil(plek, oud, nieuw)]


def _per_sleutel(rijen: list[Any]) -> dict[str, Any]:
    """Key the items of a list by what identifies them."""
    sleutels = {}
    for plaats, rij in enumerate(rijen, start=1):
        naam = plaats
        if isinstance(rij, dict):
            naam = rij.get("code", rij.get("nummer", rij.get("waarde", rij.get("naam", plaats))))
        sleutels[str(naam)] = rij
    return sleutels
