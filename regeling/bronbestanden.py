"""Where the data of municipalities and rondes lies, and how to read it."""

from pathlib import Path
from typing import Any

import yaml

MAP = Path(__file__).resolve().parent / "gegevens"
GEMEENTEN = MAP / "gemeenten.yaml"
RONDE_2015 = MAP / "ronde-2015-regionaal.yaml"


def lees_yaml(bestand: Path) -> dict[str, Any]:
    """Return the content of a YAML file; raises OSError or yaml.YAMLError."""
    return yaml.safe_load(bestand.read_text(encoding="utf-8"))
