"""The sections ("onderdelen") of the form, as data: what stands where, and for which criterion."""

from collections.abc import Iterable
from dataclasses import dataclass

from aanvragen.velden.rekenen.ronderegels import Ronderegels

CRITERIA_VOORVOEGSEL = "criteria-"  # begin of the code of a section with questions


@dataclass(frozen=True)
class Onderdeel:
    """One page of the form; `sleutels` are the parts of the content it fills."""

    code: str
    titel: str
    sleutels: tuple[str, ...]
    groep: str = ""  # the group of criteria whose questions it asks


@dataclass(frozen=True)
class Onderdeelgroep:
    """A numbered group on the task list."""

    titel: str
    onderdelen: tuple[Onderdeel, ...]


ONDERDEEL_ORGANISATIE = Onderdeel("organisatie", "Organisatie en contactpersoon", ("penvoerder",))

ONDERDEEL_PARTNERS = Onderdeel(
    "partners", "Partners met wie u samenwerkt", ("partners", "ontschotting")
)

ONDERDEEL_PROJECT = Onderdeel(
    "project", "Titel, samenvatting en planning", ("titel", "samenvatting", "start", "eind")
)

ONDERDEEL_DOELEN = Onderdeel("doelen", "Doelen en aspecten", ("doelen", "aspecten"))

ONDERDEEL_DOELGROEPEN = Onderdeel(
    "doelgroepen", "Doelgroepen en gemeenten", ("doelgroepen", "gemeenten")
)

ONDERDEEL_BEGROTING = Onderdeel("begroting", "Begroting", ("begroting",))

ONDERDEEL_REGULIER = Onderdeel(
    "regulier",
    "Waarom het niet uit een contract kan",
    ("verklaring_regulier", "toelichting_regulier"),
)

ONDERDEEL_EVALUATIEPLAN = Onderdeel(
    "evaluatieplan", "Evaluatieplan", ("indicatoren", "kosten_en_baten", "evaluatiedatum")
)

ONDERDEEL_BIJLAGEN = Onderdeel("bijlagen", "Bijlagen", ("bijlagen",))

VASTE_ONDERDELEN = (
    ONDERDEEL_ORGANISATIE,
    ONDERDEEL_PARTNERS,
    ONDERDEEL_PROJECT,
    ONDERDEEL_DOELEN,
    ONDERDEEL_DOELGROEPEN,
    ONDERDEEL_BEGROTING,
    ONDERDEEL_REGULIER,
    ONDERDEEL_EVALUATIEPLAN,
    ONDERDEEL_BIJLAGEN,
)

# The part of the form that answers a criterion (Criterium.beantwoord_door) -> its sections.
BEANTWOORD_IN_ONDERDELEN = {
    "organisatie": (ONDERDEEL_ORGANISATIE.code,),
    "partners": (ONDERDEEL_PARTNERS.code,),
    "doelen": (ONDERDEEL_DOELEN.code,),
    "doelgroepen": (ONDERDEEL_DOELGROEPEN.code,),
    "gemeenten": (ONDERDEEL_DOELGROEPEN.code,),
    "regulier": (ONDERDEEL_REGULIER.code, ONDERDEEL_BEGROTING.code),
    "evaluatieplan": (ONDERDEEL_EVALUATIEPLAN.code, ONDERDEEL_BEGROTING.code),
    "begroting": (ONDERDEEL_BEGROTING.code,),
}


def onderdeelgroepen(regels: Ronderegels) -> list[Onderdeelgroep]:
    """Return the task list of a ronde; a group of criteria without questions is no section."""
    vragen = tuple(
        Onderdeel(CRITERIA_VOORVOEGSEL + code, titel, ("antwoorden",), groep=code)
        for code, titel in regels.groepen.items()
        if regels.vragen_van(code)
    )
    lijst = [
        Onderdeelgroep("Uw organisatie", (ONDERDEEL_ORGANISATIE, ONDERDEEL_PARTNERS)),
        Onderdeelgroep("Uw project", (ONDERDEEL_PROJECT, ONDERDEEL_DOELEN, ONDERDEEL_DOELGROEPEN)),
        Onderdeelgroep("De criteria", vragen),
        Onderdeelgroep("Geld", (ONDERDEEL_BEGROTING, ONDERDEEL_REGULIER)),
        Onderdeelgroep("Meten en bijlagen", (ONDERDEEL_EVALUATIEPLAN, ONDERDEEL_BIJLAGEN)),
    ]
    return [groep for groep in lijst if groep.onderdelen]


def alle_onderdelen(regels: Ronderegels) -> list[Onderdeel]:
    """Return all sections in order."""
    return [onderdeel for groep in onderdeelgroepen(regels) for onderdeel in groep.onderdelen]


def vind_onderdeel(regels: Ronderegels, code: str) -> Onderdeel | None:
    """Return the section with this code, or None."""
    return next((o for o in alle_onderdelen(regels) if o.code == code), None)


def onderdeelcode_van_pad(regels: Ronderegels, pad: tuple) -> str:
    """Return the code of the section in which a place in the content is filled in."""
    if pad[0] == "ruw":
        return str(pad[1])
    if pad[0] == "antwoorden":
        groep = next((v.groep for v in regels.vragen if v.code == pad[1]), "")
        return CRITERIA_VOORVOEGSEL + groep
    return next((o.code for o in VASTE_ONDERDELEN if pad[0] in o.sleutels), ONDERDEEL_PROJECT.code)


def onderdelen_bij_criteria(regels: Ronderegels, nummers: Iterable[int]) -> list[str]:
    """Return which sections answer these criteria, plus the attachments: open for completion."""
    gevraagd = set(nummers)
    codes = {ONDERDEEL_BIJLAGEN.code}
    for criterium in regels.criteria:
        if criterium.nummer in gevraagd:
            codes.add(CRITERIA_VOORVOEGSEL + criterium.groep)
            codes.update(BEANTWOORD_IN_ONDERDELEN.get(criterium.beantwoord_door, ()))
    return [onderdeel.code for onderdeel in alle_onderdelen(regels) if onderdeel.code in codes]
