"""The published JSON Schema of an application, made of the table `velden`; its faults in Dutch."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from aanvragen.velden.rekenen.velden import alle_velden
from aanvragen.velden.rekenen.veldsoorten import (
    GROOTSTE_AANTAL,
    KOLOMSCHEMA,
    Rijkolom,
    Schemadeel,
    Veld,
    Veldsoort,
)

SCHEMANAAM = "aanvraag-1.json"

Schemapad = tuple[Any, ...]

JSONSOORTEN = {
    "string": "tekst",
    "integer": "een heel getal",
    "boolean": "true of false",
    "array": "een lijst",
    "object": "een object",
    "null": "leeg",
}

BEGRIPPEN: Schemadeel = {
    "tekst": {"type": "string", "pattern": "\\S", "description": "Tekst die niet leeg is."},
    "datum": {"type": "string", "format": "date", "description": "Datum als jjjj-mm-dd."},
    "kvk": {"type": "string", "pattern": "^[0-9]{8}$", "description": "KvK-nummer: 8 cijfers."},
    "gemeentecode": {
        "type": "string",
        "pattern": "^GM[0-9]{4}$",
        "description": "CBS-code van een gemeente, bijvoorbeeld GM0202.",
    },
    "aantal": {"type": "integer", "minimum": 1, "maximum": GROOTSTE_AANTAL},
    "getal": {
        "type": "string",
        "pattern": "^-?[0-9]{1,10}(\\.[0-9]{1,2})?$",
        "description": "Getal als tekst met een punt en hoogstens twee decimalen, "
        "bijvoorbeeld 4.6.",
    },
    "codes": {
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": {"type": "string", "minLength": 1},
    },
}


def aanvraagschema() -> Schemadeel:
    """Return the JSON Schema (draft 2020-12) of the content of one application."""
    fields = alle_velden()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"/schemas/{SCHEMANAAM}",
        "title": "Aanvraag voor het innovatiebudget sociaal domein",
        "description": "De inhoud van één aanvraag, zoals die wordt ontvangen en vastgelegd. De "
        "SHA-256 op het ontvangstbewijs is die van dit bestand in de vorm waarin u het downloadt: "
        "sleutels op volgorde, zonder witruimte, in UTF-8.",
        "type": "object",
        "additionalProperties": False,
        "required": [dit.sleutel for dit in fields if not dit.mag_ontbreken],
        "properties": {
            "$schema": {
                "type": "string",
                "description": "Adres van dit schema; mag ontbreken.",
            },
            **{dit.sleutel: _veldschema(dit) for dit in fields},
        },
        "$defs": BEGRIPPEN,
    }


def _veldschema(dit: Veld) -> Schemadeel:
    if dit.soort == Veldsoort.OBJECT:
        shape = _rijschema(dit.kolommen)
    elif dit.soort == Veldsoort.RIJEN:
        minimum = {} if dit.mag_ontbreken else {"minItems": 1}
        shape = {"type": "array", **minimum, "items": _rijschema(dit.kolommen)}
    else:
        shape = _gewoon(dit)
    return shape | _extra(dit)


def _gewoon(dit: Veld) -> Schemadeel:
    """Describe a plain field; a text or date that may stay away may be null too."""
    if dit.soort == Veldsoort.JA_NEE:
        return {"type": "boolean"}
    if dit.soort == Veldsoort.CODES:
        return {"$ref": "#/$defs/codes"}
    if dit.mag_ontbreken:
        form = {"format": "date"} if dit.soort == Veldsoort.DATUM else {}
        return {"type": ["string", "null"], **form}
    return {"$ref": "#/$defs/" + ("datum" if dit.soort == Veldsoort.DATUM else "tekst")}


def _rijschema(kolommen: tuple[Rijkolom, ...]) -> Schemadeel:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [kolom.naam for kolom in kolommen if not kolom.mag_ontbreken],
        "properties": {kolom.naam: KOLOMSCHEMA[kolom.soort] | _extra(kolom) for kolom in kolommen},
    }


def _extra(dit: Veld | Rijkolom) -> Schemadeel:
    length = {"maxLength": dit.maximum} if dit.maximum else {}
    return length | ({"description": dit.beschrijving} if dit.beschrijving else {})


def schematekst() -> str:
    """Return the text of the schema, as it is published."""
    return json.dumps(aanvraagschema(), ensure_ascii=False, indent=2) + "\n"


@lru_cache(maxsize=2)
def _validator(tekst: str) -> Draft202012Validator:
    schema = json.loads(tekst)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker(["date", "email"]))


def schemafouten(gegevens: Any) -> list[tuple[Schemapad, str]]:
    """Return every place where `gegevens` departs from the schema, with what is wrong there."""
    found = sorted(
        _validator(schematekst()).iter_errors(gegevens), key=lambda f: [str(d) for d in f.path]
    )
    return [melding for fout in found for melding in _vertaal(fout)]


def _vertaal(fout: ValidationError) -> Iterator[tuple[Schemapad, str]]:
    """Say one fault in Dutch; a missing or unknown key points at that key."""
    pad, schema = tuple(fout.absolute_path), cast(Schemadeel, fout.schema)
    match fout.validator:
        case "required":
            # jsonschema reports each missing key by itself; its name is the first quoted word
            yield (*pad, fout.message.split("'")[1]), "ontbreekt"
        case "additionalProperties":
            bekend = schema["properties"]
            for sleutel in cast(Schemadeel, fout.instance):
                if sleutel not in bekend:
                    yield (*pad, sleutel), "hoort hier niet"
        case "type":
            soorten = cast(str | list[str], fout.validator_value)
            namen = [soorten] if isinstance(soorten, str) else soorten
            yield pad, "moet " + " of ".join(JSONSOORTEN[naam] for naam in namen) + " zijn"
        case "pattern":
            yield pad, _patroon(fout)
        case _:
            yield pad, _grens(fout)


def _patroon(fout: ValidationError) -> str:
    if not str(fout.instance).strip():
        return "is leeg"
    return f"“{_kort(fout.instance)}” klopt niet. {cast(Schemadeel, fout.schema).get('description', '')}".strip()


def _grens(fout: ValidationError) -> str:
    grens = fout.validator_value
    teksten = {
        "minLength": "is leeg",
        "maxLength": f"is te lang (hoogstens {grens} tekens)",
        "minimum": f"moet {grens} of meer zijn",
        "maximum": f"moet {grens} of minder zijn",
        "minItems": "moet ten minste één regel hebben",
        "uniqueItems": "noemt iets twee keer",
        "enum": f"“{_kort(fout.instance)}” kan niet. Kies uit: {_keuzes(grens)}",
        "format": f"“{_kort(fout.instance)}” is geen "
        + ("datum zoals 2015-09-01" if grens == "date" else "e-mailadres"),
    }
    return teksten.get(str(fout.validator), "klopt niet")


def _keuzes(waarden: Any) -> str:
    return ", ".join(map(str, waarden)) if isinstance(waarden, list) else str(waarden)


def _kort(waarde: Any) -> str:
    tekst = str(waarde)
    return tekst if len(tekst) <= 60 else tekst[:57] + "..."
