"""What changed between two published versions, in words people read (W01)."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kern.basis.termijnen import datum_lang
from kern.basis.tijd import tijdstip
from regeling.ronde.rekenen.inhoud import Rondeinhoud, inhoudsverschillen


@dataclass(frozen=True)
class Versiewijziging:
    """One change between two versions, in words."""

    plek: str
    was: str
    wordt: str


PLEKKEN = {
    "naam": "Naam",
    "inleiding": "Inleiding",
    "verdeelwijze": "Hoe het geld wordt verdeeld",
    "formule": "Hoe het cijfer tot stand komt",
    "verdeelsleutel": "Verdeelsleutel",
    "gevolg_afwijking": "Als een college afwijkt",
    "verbeterverzoek": "Verbeteren van een voorstel",
    "subsidieplafond": "Subsidieplafond",
    "budget_totaal": "Hele budget",
    "data.opent_op": "De ronde gaat open",
    "data.sluit_op": "De ronde sluit",
    "data.toetsing_tot": "Controle klaar",
    "data.beoordeling_tot": "Beoordeling klaar",
    "data.advies_tot": "Advies klaar",
    "data.besluitvorming_tot": "Besluiten genomen",
    "data.uitvoering_van": "De uitvoering begint",
    "data.evaluatie_uiterlijk": "Evaluatie klaar",
    "instellingen": "Afspraak",
    "instellingen.commissie_minimum": "Kleinste aantal leden van de commissie",
    "instellingen.commissie_maximum": "Grootste aantal leden van de commissie",
    "instellingen.quorum": "Beoordelingen die nodig zijn voor een cijfer",
    "instellingen.verschil_bespreken": "Verschil dat wordt besproken",
    "instellingen.reden_minimum": "Lengte van de reden bij een cijfer",
    "instellingen.motivering_minimum": "Lengte van de motivering van het advies",
    "instellingen.kaartgrenzen": "Grens van de kleuren op de kaart",
    "instellingen.verplichtingen": "Verplichting",
    "instellingen.afweging": "Weging van het geheel",
    "criteria": "Criterium",
    "doelen": "Doel",
    "doelgroepen": "Doelgroep",
    "aspecten": "Aspect",
    "procedure": "Procedure",
    "schaal": "Schaal",
    "gemeenten": "Gemeente",
}


def versiewijzigingen(oud: Rondeinhoud, nieuw: Rondeinhoud) -> list[Versiewijziging]:
    """Return what changed between two contents, in words people read."""
    return [
        Versiewijziging(_plek(verschil.plek), _leesbaar(verschil.was), _leesbaar(verschil.wordt))
        for verschil in inhoudsverschillen(oud, nieuw)
    ]


def _plek(path: str) -> str:
    """criteria.4.tekst -> Criterium 4, tekst."""
    if path in PLEKKEN:
        return PLEKKEN[path]
    first, *rest = path.split(".")
    if rest and (lang := PLEKKEN.get(f"{first}.{rest[0]}")):
        first, rest = lang, rest[1:]
    name = " ".join([PLEKKEN.get(first, first), *rest[:1]])
    return ", ".join([name, *rest[1:]])


def _leesbaar(waarde: Any) -> str:
    """Write a value of a content; moments and days become Dutch."""
    if waarde is None or waarde == "":
        return "niets"
    return _als_dag_of_moment(waarde) or str(waarde)


def _als_dag_of_moment(waarde: Any) -> str:
    """Write an ISO date or moment in Dutch; empty for anything else."""
    if not isinstance(waarde, str):
        return ""
    with suppress(ValueError):
        return datum_lang(date.fromisoformat(waarde))
    with suppress(ValueError):
        return tijdstip(datetime.fromisoformat(waarde))
    return ""
