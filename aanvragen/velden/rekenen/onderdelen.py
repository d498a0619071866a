"""The sections ("onderdelen") of the form, as data: what stands where, and for which criterion."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.rekenen.velden import alle_velden, velden_van

CRITERIA_VOORVOEGSEL = "criteria-"  # begin of the code of a section with questions

RUW = "ruw"  # begin of the place of what was typed but could not be read


@dataclass(frozen=True)
class Onderdeel:
    """One page of the form; the table `velden` says which fields stand on it.

    `leesplek` is where the reading view shows it, when that has another name.
    """

    code: str
    titel: str
    groep: str = ""  # the group of criteria whose questions it asks
    leesplek: str = ""

    @property
    def sleutels(self) -> tuple[str, ...]:
        """Return the parts of the content this section fills."""
        return ("antwoorden",) if self.groep else tuple(v.sleutel for v in velden_van(self.code))


@dataclass(frozen=True)
class Onderdeelgroep:
    """A numbered group on the task list."""

    titel: str
    onderdelen: tuple[Onderdeel, ...]


ONDERDEEL_ORGANISATIE = Onderdeel("organisatie", "Organisatie en contactpersoon")

ONDERDEEL_PARTNERS = Onderdeel("partners", "Partners met wie u samenwerkt", leesplek="organisatie")

ONDERDEEL_PROJECT = Onderdeel("project", "Titel, samenvatting en planning", leesplek="kort")

ONDERDEEL_DOELEN = Onderdeel("doelen", "Doelen en aspecten")

ONDERDEEL_DOELGROEPEN = Onderdeel("doelgroepen", "Doelgroepen en gemeenten", leesplek="bereik")

ONDERDEEL_BEGROTING = Onderdeel("begroting", "Begroting")

ONDERDEEL_REGULIER = Onderdeel(
    "regulier", "Waarom het niet uit een contract kan", leesplek="begroting"
)

ONDERDEEL_EVALUATIEPLAN = Onderdeel("evaluatieplan", "Evaluatieplan")

ONDERDEEL_BIJLAGEN = Onderdeel("bijlagen", "Bijlagen")

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


def onderdelen_die_beantwoorden(deel: str) -> list[Onderdeel]:
    """Return the sections that answer a part of the form (`Criterium.beantwoord_door`).

    The section of that name first, then the others in the order of the form; none for a part
    that no field belongs to.
    """
    codes = {v.onderdeel for v in alle_velden() if deel in v.criteriumdelen}
    sections = [section for section in VASTE_ONDERDELEN if section.code in codes]
    return sorted(sections, key=lambda section: section.code != deel)


def onderdeelgroepen(regels: Ronderegels) -> list[Onderdeelgroep]:
    """Return the task list of a ronde; a group of criteria without questions is no section."""
    questions = tuple(
        Onderdeel(CRITERIA_VOORVOEGSEL + code, titel, groep=code)
        for code, titel in regels.groepen.items()
        if regels.vragen_van(code)
    )
    groups = [
        Onderdeelgroep("Uw organisatie", (ONDERDEEL_ORGANISATIE, ONDERDEEL_PARTNERS)),
        Onderdeelgroep("Uw project", (ONDERDEEL_PROJECT, ONDERDEEL_DOELEN, ONDERDEEL_DOELGROEPEN)),
        Onderdeelgroep("De criteria", questions),
        Onderdeelgroep("Geld", (ONDERDEEL_BEGROTING, ONDERDEEL_REGULIER)),
        Onderdeelgroep("Meten en bijlagen", (ONDERDEEL_EVALUATIEPLAN, ONDERDEEL_BIJLAGEN)),
    ]
    return [group for group in groups if group.onderdelen]


def alle_onderdelen(regels: Ronderegels) -> list[Onderdeel]:
    """Return all sections in order."""
    return [onderdeel for groep in onderdeelgroepen(regels) for onderdeel in groep.onderdelen]


def vind_onderdeel(regels: Ronderegels, code: str) -> Onderdeel | None:
    """Return the section with this code, or None."""
    return next((o for o in alle_onderdelen(regels) if o.code == code), None)


def onderdeelcode_van_pad(regels: Ronderegels, pad: tuple[Any, ...]) -> str:
    """Return the code of the section in which a place in the content is filled in."""
    if pad[0] == RUW:
        return str(pad[1])
    if pad[0] == "antwoorden":
        groep = next((v.groep for v in regels.vragen if v.code == pad[1]), "")
        return CRITERIA_VOORVOEGSEL + groep
    return next((v.onderdeel for v in alle_velden() if v.sleutel == pad[0]), "") or (
        ONDERDEEL_PROJECT.code
    )


def onderdelen_bij_criteria(regels: Ronderegels, nummers: Iterable[int]) -> list[str]:
    """Return which sections answer these criteria, plus the attachments: open for completion."""
    asked = set(nummers)
    codes = {ONDERDEEL_BIJLAGEN.code}
    for criterium in regels.criteria:
        if criterium.nummer in asked:
            codes.add(CRITERIA_VOORVOEGSEL + criterium.groep)
            codes.update(o.code for o in onderdelen_die_beantwoorden(criterium.beantwoord_door))
    return [onderdeel.code for onderdeel in alle_onderdelen(regels) if onderdeel.code in codes]


def leesplek_van_criterium(nummer: int, beantwoord_door: str) -> str:
    """Return where the reading view answers a criterium: `lees-4`, or `lees-bereik`."""
    found = onderdelen_die_beantwoorden(beantwoord_door)
    return f"lees-{(found[0].leesplek or found[0].code) if found else nummer}"
