"""Read the YAML of the project without Django, so that its content can be checked on its own."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORTEL = Path(__file__).resolve().parents[2]
REGELING = WORTEL / "regeling" / "gegevens"
DEMONSTRATIE = WORTEL / "innovatiebudget" / "gegevens"
EVALUATIE = WORTEL / "evaluatie" / "gegevens"
RONDES = {
    "2015": REGELING / "ronde-2015-regionaal.yaml",
    "2014": DEMONSTRATIE / "ronde-2014-regionaal.yaml",
}
MAPPEN = {"2015": "aanvragen", "2014": "aanvragen-2014"}


@cache
def lees(pad: Path) -> dict[str, Any]:
    """Return the content of one file."""
    return yaml.safe_load(pad.read_text(encoding="utf-8"))


def ronde(code: str) -> dict[str, Any]:
    """Return the round with this code."""
    return lees(RONDES[code])


def aanvragen(code: str) -> dict[str, dict[str, Any]]:
    """Return file stem -> content for every application of a round."""
    return {pad.stem: lees(pad) for pad in sorted((DEMONSTRATIE / MAPPEN[code]).glob("*.yaml"))}


def alle_aanvragen() -> list[tuple[str, str, dict[str, Any]]]:
    """Return (round, stem, content) of every application."""
    return [(code, naam, rij) for code in RONDES for naam, rij in aanvragen(code).items()]


def geleerd(code: str) -> list[tuple[str, dict[str, Any]]]:
    """Return (file stem, what it did and learned) of the projects that ran in a round."""
    return [
        (naam, rij["demo"]) for naam, rij in aanvragen(code).items() if "inzichten" in rij["demo"]
    ]


def gevraagd(aanvraag: dict[str, Any]) -> Decimal:
    """Return what an application asks: costs minus own contribution and other funding."""
    return sum(
        (
            Decimal(rij["bedrag"]) * (1 if rij["soort"] == "kosten" else -1)
            for rij in aanvraag["begroting"]
        ),
        Decimal(0),
    )
