"""The numbers and obligations a ronde works with (R20, R23, W22, W30)."""

from dataclasses import MISSING, asdict, dataclass, field, fields
from typing import Any, get_args, get_origin

from regeling.ronde.rekenen.afweging import Afweging
from regeling.ronde.rekenen.inhoud import Rondeinhoud

AANTAL_KAARTGRENZEN = 3  # a map has four tints

LANGSTE_MINIMUM = 500  # characters: a reason may be longer, but no ronde can ask for more


@dataclass(frozen=True)
class Rondeinstellingen:
    """The numbers and obligations a ronde works with; published with it, never in code (law 9)."""

    commissie_minimum: int  # R20: members who score, the chair included
    commissie_maximum: int  # R20
    quorum: int  # W22: valid assessments an application needs for a score
    verschil_bespreken: int  # W22: levels of the scale apart from which a criterion is discussed
    reden_minimum: int  # W22: characters of the reason for a score
    motivering_minimum: int  # R23: characters of the reasons for an advice
    kaartgrenzen: list[int]  # whole euros, rising: above each a map is one tint darker
    verplichtingen: list[str]  # Awb 4:37: what who gets money must do; sentences of the letter
    afweging: dict[str, Any] = field(default_factory=dict)  # R23, R24: see `Afweging`; {}: none

    @classmethod
    def uit(cls, gegevens: Rondeinhoud) -> "Rondeinstellingen":
        """Read them from the content `instellingen`; raises ValueError for a missing or odd one."""
        if unknown := sorted(gegevens.keys() - set(INSTELLINGVELDEN)):
            raise ValueError(f"instellingen.{unknown[0]} is onbekend")
        if missing := [name for name in VERPLICHTE_VELDEN if name not in gegevens]:
            raise ValueError(f"instellingen.{missing[0]} ontbreekt")
        for name in gegevens:
            if not _past(gegevens[name], INSTELLINGSOORTEN[name]):
                raise ValueError(f"instellingen.{name}: {gegevens[name]}")
        Afweging.uit(gegevens.get("afweging", {}))
        return cls(**gegevens)

    def als_inhoud(self) -> Rondeinhoud:
        """Return them as they stand in a content; what was not agreed is left out."""
        return {
            name: value
            for name, value in asdict(self).items()
            if value or name in VERPLICHTE_VELDEN
        }


INSTELLINGSOORTEN: dict[str, Any] = {veld.name: veld.type for veld in fields(Rondeinstellingen)}

INSTELLINGVELDEN = tuple(INSTELLINGSOORTEN)

VERPLICHTE_VELDEN = tuple(  # the others came later: a content from before does not have them
    veld.name for veld in fields(Rondeinstellingen) if veld.default_factory is MISSING
)


def _past(value: Any, soort: Any) -> bool:
    """Whether a value from YAML is of the kind a setting is declared with; no number below zero."""
    if get_origin(soort) is list:
        (deel,) = get_args(soort)
        return isinstance(value, list) and all(_past(row, deel) for row in value)
    if soort is int:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, get_origin(soort) or soort)


def zonder_afweging(inhoud: Rondeinhoud) -> Rondeinhoud:
    """Return a content as it was published before a ronde told how it weighs."""
    rest = {name: value for name, value in inhoud["instellingen"].items() if name != "afweging"}
    return {**inhoud, "instellingen": rest}


def zonder_instellingen(inhoud: Rondeinhoud) -> Rondeinhoud:
    """Return a content as it was published before a ronde told its own instellingen."""
    rest = {name: value for name, value in inhoud.items() if name != "instellingen"}
    rest["criteria"] = [
        {name: value for name, value in row.items() if name != "belofte_kennisdeling"}
        for row in inhoud["criteria"]
    ]
    return rest
