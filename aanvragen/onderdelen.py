"""The sections ("onderdelen") of the form, as data: what stands where, and for which criterion."""

from collections.abc import Iterable
from dataclasses import dataclass

from aanvragen.regels import Regels

CRITERIA = "criteria-"  # begin of the code of a section with questions


@dataclass(frozen=True)
class Onderdeel:
    """One page of the form; `sleutels` are the parts of the content it fills."""

    code: str
    titel: str
    sleutels: tuple[str, ...]
    groep: str = ""  # the group of criteria whose questions it asks


@dataclass(frozen=True)
class Groep:
    """A numbered group on the task list."""

    titel: str
    onderdelen: tuple[Onderdeel, ...]


ORGANISATIE = Onderdeel("organisatie", "Organisatie en contactpersoon", ("penvoerder",))
PARTNERS = Onderdeel("partners", "Partners met wie u samenwerkt", ("partners", "ontschotting"))
PROJECT = Onderdeel(
    "project", "Titel, samenvatting en planning", ("titel", "samenvatting", "start", "eind")
)
DOELEN = Onderdeel("doelen", "Doelen en aspecten", ("doelen", "aspecten"))
DOELGROEPEN = Onderdeel("doelgroepen", "Doelgroepen en gemeenten", ("doelgroepen", "gemeenten"))
BEGROTING = Onderdeel("begroting", "Begroting", ("begroting",))
REGULIER = Onderdeel(
    "regulier",
    "Waarom het niet uit een contract kan",
    ("verklaring_regulier", "toelichting_regulier"),
)
EVALUATIEPLAN = Onderdeel(
    "evaluatieplan", "Evaluatieplan", ("indicatoren", "kosten_en_baten", "evaluatiedatum")
)
BIJLAGEN = Onderdeel("bijlagen", "Bijlagen", ("bijlagen",))
VAST = (
    ORGANISATIE,
    PARTNERS,
    PROJECT,
    DOELEN,
    DOELGROEPEN,
    BEGROTING,
    REGULIER,
    EVALUATIEPLAN,
    BIJLAGEN,
)
# The part of the form that answers a criterion (Criterium.beantwoord_door) -> its sections.
BEANTWOORD_IN = {
    "organisatie": (ORGANISATIE.code,),
    "partners": (PARTNERS.code,),
    "doelen": (DOELEN.code,),
    "doelgroepen": (DOELGROEPEN.code,),
    "gemeenten": (DOELGROEPEN.code,),
    "regulier": (REGULIER.code, BEGROTING.code),
    "evaluatieplan": (EVALUATIEPLAN.code, BEGROTING.code),
    "begroting": (BEGROTING.code,),
}


def groepen(regels: Regels) -> list[Groep]:
    """Return the task list of a ronde; a group of criteria without questions is no section."""
    vragen = tuple(
        Onderdeel(CRITERIA + code, titel, ("antwoorden",), groep=code)
        for code, titel in regels.groepen.items()
        if regels.vragen_van(code)
    )
    lijst = [
        Groep("Uw organisatie", (ORGANISATIE, PARTNERS)),
        Groep("Uw project", (PROJECT, DOELEN, DOELGROEPEN)),
        Groep("De criteria", vragen),
        Groep("Geld", (BEGROTING, REGULIER)),
        Groep("Meten en bijlagen", (EVALUATIEPLAN, BIJLAGEN)),
    ]
    return [groep for groep in lijst if groep.onderdelen]


def alle(regels: Regels) -> list[Onderdeel]:
    """Return all sections in order."""
    return [onderdeel for groep in groepen(regels) for onderdeel in groep.onderdelen]


def vind(regels: Regels, code: str) -> Onderdeel | None:
    """Return the section with this code, or None."""
    return next((o for o in alle(regels) if o.code == code), None)


def van_pad(regels: Regels, pad: tuple) -> str:
    """Return the code of the section in which a place in the content is filled in."""
    if pad[0] == "ruw":
        return str(pad[1])
    if pad[0] == "antwoorden":
        groep = next((v.groep for v in regels.vragen if v.code == pad[1]), "")
        return CRITERIA + groep
    return next((o.code for o in VAST if pad[0] in o.sleutels), PROJECT.code)


def bij_criteria(regels: Regels, nummers: Iterable[int]) -> list[str]:
    """Return which sections answer these criteria, plus the attachments: open for completion."""
    gevraagd = set(nummers)
    codes = {BIJLAGEN.code}
    for criterium in regels.criteria:
        if criterium.nummer in gevraagd:
            codes.add(CRITERIA + criterium.groep)
            codes.update(BEANTWOORD_IN.get(criterium.beantwoord_door, ()))
    return [onderdeel.code for onderdeel in alle(regels) if onderdeel.code in codes]
