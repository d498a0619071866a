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
    nieuw = deepcopy(oud)
    for naam, waarde in velden.items():
        if naam not in nieuw:
            raise ValueError(f"Unknown field: {naam}")
        if naam in DEELBARE_VELDEN:
            nieuw[naam] |= waarde
        elif naam in LIJSTSLEUTELS and isinstance(waarde, dict):
            _wijzig_rijen(nieuw[naam], LIJSTSLEUTELS[naam], waarde)
        else:
            nieuw[naam] = waarde
    return nieuw


def _wijzig_rijen(
    rijen: list[Rondeinhoud], sleutel: str, wijzigingen: dict[Any, Rondeinhoud]
) -> None:
    """Change items of a list by their key."""
    per_sleutel = {rij[sleutel]: rij for rij in rijen}
    for code, velden in wijzigingen.items():
        if code not in per_sleutel:
            raise ValueError(f"Unknown {sleutel}: {code}")
        per_sleutel[code] |= velden


def waar_antwoorden_aan_hangen(inhoud: Rondeinhoud) -> dict[str, list[Any]]:
    """Return what may not come or go once people answer: keys of lists, questions, the scale."""
    sleutels = {naam: [rij[sl] for rij in inhoud[naam]] for naam, sl in LIJSTSLEUTELS.items()}
    vragen = [
        (rij["nummer"], vraag["code"], vraag["verplicht"])
        for rij in inhoud["criteria"]
        for vraag in rij["vragen"]
    ]
    return {**sleutels, "vragen": vragen, "schaal": [rij["waarde"] for rij in inhoud["schaal"]]}
