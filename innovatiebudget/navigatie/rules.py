"""The main navigation and the line that says in which role someone is here."""

from beoordeling.commissie.queries import is_commissielid_in, is_secretaris_in
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.queries import (
    aangesteld_als_beheerder,
    aangesteld_als_coordinator,
    gemeente_van,
)

VAN_IEDEREEN = {"Rondes", "Register"}

PER_ROL = {
    "coordinator": {
        "Start", "Aanvragen", "Beoordelen", "Advies", "Besluiten", "Uitvoering", "Evaluatie",
        "Logboek",
    },
    "commissie": {"Start", "Beoordelen", "Weging", "Evaluatie"},
    "gemeente": {"Start", "Advies", "Besluiten", "Uitvoering", "Evaluatie"},
    "aanbieder": {"Start", "Mijn aanvragen", "Uitvoering", "Organisatie"},
    "beheerder": {"Start", "Gebruikers", "Logboek"},
}  # fmt: skip


def rollen_van(gebruiker) -> list[str]:
    """Return the roles of a user as codes of PER_ROL; without any, an aanbieder to be."""
    if not gebruiker.is_authenticated:
        return []
    rollen = [
        code
        for code, geldt in (
            ("coordinator", aangesteld_als_coordinator(gebruiker)),
            ("commissie", is_commissielid_in(gebruiker) or is_secretaris_in(gebruiker)),
            ("gemeente", gemeente_van(gebruiker) is not None),
            ("beheerder", aangesteld_als_beheerder(gebruiker)),
            ("aanbieder", bool(aanbieders_van(gebruiker))),
        )
        if geldt
    ]
    return rollen or ["aanbieder"]
