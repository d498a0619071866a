"""The published JSON Schema of an application, and its faults in plain Dutch."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

SCHEMABESTAND = Path(__file__).resolve().parents[2] / "gegevens" / "aanvraag-1.json"

Schemapad = tuple[Any, ...]

JSONSOORTEN = {
    "string": "tekst",
    "integer": "een heel getal",
    "boolean": "true of false",
    "array": "een lijst",
    "object": "een object",
    "null": "leeg",
}


def schematekst() -> str:
    """Return the text of the schema, as it is published."""
    return SCHEMABESTAND.read_text(encoding="utf-8")


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(schematekst())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker(["date", "email"]))


def schemafouten(gegevens: Any) -> list[tuple[Schemapad, str]]:
    """Return every place where `gegevens` departs from the schema, with what is wrong there."""
    gevonden = sorted(_validator().iter_errors(gegevens), key=lambda f: [str(d) for d in f.path])
    return [melding for fout in gevonden for melding in _vertaal(fout)]


def _vertaal(fout: ValidationError) -> Iterator[tuple[Schemapad, str]]:
    """Say one fault in Dutch; a missing or unknown key points at that key."""
    pad = tuple(fout.absolute_path)
    match fout.validator:
        case "required":
            # jsonschema reports each missing key by itself; its name is the first quoted word
            yield (*pad, fout.message.split("'")[1]), "ontbreekt"
        case "additionalProperties":
            bekend = fout.schema["properties"]
            for sleutel in fout.instance:
                if sleutel not in bekend:
                    yield (*pad, sleutel), "hoort hier niet"
        case "type":
            soorten = fout.validator_value
            namen = [soorten] if isinstance(soorten, str) else soorten
            yield pad, "moet " + " of ".join(JSONSOORTEN[naam] for naam in namen) + " zijn"
        case "pattern":
            yield pad, _patroon(fout)
        case _:
            yield pad, _grens(fout)


def _patroon(fout: ValidationError) -> str:
    if not str(fout.instance).strip():
        return "is leeg"
    return f"“{_kort(fout.instance)}” klopt niet. {fout.schema.get('description', '')}".strip()


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
