"""The content of a ronde as plain data: what is published, hashed and compared (W01).

One shape for three uses: read from the database (`van_ronde`), read from YAML (`invoer.py`), and
frozen in a `RondeVersie`. Amounts are strings, moments ISO in UTC, dates ISO.
"""

from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, get_args, get_origin

TEKSTVELDEN = (
    "code", "naam", "regeling", "spoor", "inleiding", "verdeelwijze", "formule",
    "instellingen_eigen", "verdeelsleutel", "gevolg_afwijking", "verbeterverzoek",
)  # fmt: skip

BEDRAGVELDEN = ("inkooppercentage", "budget_totaal", "subsidieplafond")

LIJSTVELDEN = ("groepen", "procedure", "schaal", "rapportages", "vragenlijst")

MOMENTVELDEN = ("publicatie_gepland", "opent_op", "sluit_op")

DAGVELDEN = (
    "toetsing_tot", "beoordeling_tot", "advies_tot", "besluitvorming_tot", "uitvoering_van",
    "evaluatie_uiterlijk",
)  # fmt: skip

ONDERDEELVELDEN = ("code", "titel", "tekst", "volgorde")

CRITERIUMVELDEN = (
    "nummer", "titel", "tekst", "knockout", "gewicht", "groep", "leidraad", "beantwoord_door",
    "ankers", "belofte_kennisdeling",
)  # fmt: skip

VRAAGVELDEN = ("code", "vraag", "uitleg", "max_tekens", "verplicht")

DEELNAMEVELDEN = ("inwoners", "verordening", "verordening_datum", "verordening_link")

AANTAL_KAARTGRENZEN = 3  # a map has four tints

LANGSTE_MINIMUM = 500  # characters: a reason may be longer, but no ronde can ask for more

Rondeinhoud = dict[str, Any]


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

    @classmethod
    def uit(cls, gegevens: Rondeinhoud) -> "Rondeinstellingen":
        """Read them from the content `instellingen`; raises ValueError for a missing or odd one."""
        if onbekend := sorted(gegevens.keys() - set(INSTELLINGVELDEN)):
            raise ValueError(f"instellingen.{onbekend[0]} is onbekend")
        if ontbreekt := [naam for naam in INSTELLINGVELDEN if naam not in gegevens]:
            raise ValueError(f"instellingen.{ontbreekt[0]} ontbreekt")
        for naam in INSTELLINGVELDEN:
            if not _past(gegevens[naam], INSTELLINGSOORTEN[naam]):
                raise ValueError(f"instellingen.{naam}: {gegevens[naam]}")
        return cls(**gegevens)

    def als_inhoud(self) -> Rondeinhoud:
        """Return them as they stand in a content."""
        return asdict(self)


INSTELLINGSOORTEN: dict[str, Any] = {veld.name: veld.type for veld in fields(Rondeinstellingen)}

INSTELLINGVELDEN = tuple(INSTELLINGSOORTEN)


def _past(waarde: Any, soort: Any) -> bool:
    """Whether a value from YAML is of the kind a setting is declared with; no number below zero."""
    if get_origin(soort) is list:
        (deel,) = get_args(soort)
        return isinstance(waarde, list) and all(_past(rij, deel) for rij in waarde)
    if soort is int:
        return isinstance(waarde, int) and not isinstance(waarde, bool) and waarde >= 0
    return isinstance(waarde, soort)


def zonder_instellingen(inhoud: Rondeinhoud) -> Rondeinhoud:
    """Return a content as it was published before a ronde told its own instellingen."""
    rest = {naam: waarde for naam, waarde in inhoud.items() if naam != "instellingen"}
    rest["criteria"] = [
        {naam: waarde for naam, waarde in rij.items() if naam != "belofte_kennisdeling"}
        for rij in inhoud["criteria"]
    ]
    return rest


def moment_als_tekst(waarde: datetime | None) -> str | None:
    """Write a moment the same way from every database."""
    return waarde.astimezone(UTC).isoformat() if waarde else None


def dag_als_tekst(waarde: date | None) -> str | None:
    """Write a date."""
    return waarde.isoformat() if waarde else None


@dataclass(frozen=True)
class Inhoudsverschil:
    """One place where two contents differ, as a path: `criteria.4.tekst`."""

    plek: str
    was: Any
    wordt: Any


def inhoudsverschillen(oud: Any, nieuw: Any, plek: str = "") -> list[Inhoudsverschil]:
    """Return every difference; items of a list are matched by code, number or position."""
    if isinstance(oud, list) and isinstance(nieuw, list):
        oud, nieuw = _per_sleutel(oud), _per_sleutel(nieuw)
    if isinstance(oud, dict) and isinstance(nieuw, dict):
        gevonden = []
        for naam in [*oud, *(naam for naam in nieuw if naam not in oud)]:
            pad = f"{plek}.{naam}" if plek else str(naam)
            gevonden += inhoudsverschillen(oud.get(naam), nieuw.get(naam), pad)
        return gevonden
    return [] if oud == nieuw else [Inhoudsverschil(plek, oud, nieuw)]


def _per_sleutel(rijen: list[Any]) -> dict[str, Any]:
    """Key the items of a list by what identifies them."""
    sleutels = {}
    for plaats, rij in enumerate(rijen, start=1):
        naam = plaats
        if isinstance(rij, dict):
            naam = rij.get("code", rij.get("nummer", rij.get("waarde", rij.get("naam", plaats))))
        sleutels[str(naam)] = rij
    return sleutels
