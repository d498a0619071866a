"""What changes in a published ronde: parts of its content put into the whole (W01)."""

from copy import deepcopy
from typing import Any

from regeling.ronde.rekenen.inhoud import Rondeinhoud

LIJSTSLEUTELS = {
    "doelen": "code",
    "doelgroepen": "code",
    "aspecten": "code",
    "criteria": "nummer",
    "gemeenten": "code",
}

DEELBARE_VELDEN = {"data", "instellingen"}  # of which a change names only what changes


def samengevoegd(oud: Rondeinhoud, velden: dict[str, Any]) -> Rondeinhoud:
    """Return the old content with the changes in it; raises ValueError for an unknown field."""
    new = deepcopy(oud)
    for name, value in velden.items():
        if name not in new:
            raise ValueError(f"Unknown field: {name}")
        if name in DEELBARE_VELDEN:
            new[name] |= value
        elif name in LIJSTSLEUTELS and isinstance(value, dict):
            _wijzig_rijen(new[name], LIJSTSLEUTELS[name], value)
        else:
            new[name] = value
    return new


def _wijzig_rijen(rows: list[Rondeinhoud], key: str, wijzigingen: dict[Any, Rondeinhoud]) -> None:
    """Change items of a list by their key."""
    by_key = {row[key]: row for row in rows}
    for code, fields in wijzigingen.items():
        if code not in by_key:
            raise ValueError(f"Unknown {key}: {code}")
        by_key[code] |= fields


def waar_antwoorden_aan_hangen(inhoud: Rondeinhoud) -> dict[str, list[Any]]:
    """Return what may not come or go once people answer: keys of lists, questions, the scale."""
    keys = {name: [row[sl] for row in inhoud[name]] for name, sl in LIJSTSLEUTELS.items()}
    vragen = [
        (row["nummer"], vraag["code"], vraag["verplicht"])
        for row in inhoud["criteria"]
        for vraag in row["vragen"]
    ]
    return {**keys, "vragen": vragen, "schaal": [row["waarde"] for row in inhoud["schaal"]]}
