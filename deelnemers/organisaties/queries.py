"""For which organisations someone works, and who is invited to one.

The memberships of a user cost one query per request, whatever is asked and how often.
"""

import hashlib

from django.db.models import QuerySet

from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import is_bekend, onthoud_bij_gebruiker
from kern.basis.tijd import nu
from kern.toegang.wie import Wie


def lidmaatschappen_van(gebruiker: Wie | None) -> list[Lidmaatschap]:
    """Return the memberships of a user, with their aanbieder, by name."""
    if not is_bekend(gebruiker):
        return []
    rows = Lidmaatschap.objects.filter(gebruiker_id=gebruiker.pk).order_by("aanbieder__naam")
    return onthoud_bij_gebruiker(gebruiker, "lidmaatschappen", lambda: list(rows))


def aanbieders_van(gebruiker: Wie | None) -> list[Aanbieder]:
    """Return the aanbieders someone works for, by name."""
    return [lid.aanbieder for lid in lidmaatschappen_van(gebruiker)]


def beheert_aanbieder(gebruiker: Wie | None, aanbieder: Aanbieder) -> bool:
    """Whether someone manages this aanbieder: its data and who works there."""
    return any(
        lid.beheert and lid.aanbieder_id == aanbieder.pk for lid in lidmaatschappen_van(gebruiker)
    )


def te_bevestigen() -> QuerySet[Aanbieder]:
    """Return the organisations that registered themselves and wait for the coördinator."""
    rows = Aanbieder.objects.filter(oordeel=Aanbieder.Oordeel.OPEN, leden__isnull=False).distinct()
    return rows.prefetch_related("leden__gebruiker", "actief_in")


def leden_van(aanbieder: Aanbieder) -> QuerySet[Lidmaatschap]:
    """Return who works for an aanbieder, by name."""
    return aanbieder.leden.select_related("gebruiker")


def open_uitnodigingen_aan(gebruiker: Gebruiker) -> QuerySet[Uitnodiging]:
    """Return the invitations to this address that can still be accepted, the newest first."""
    rows = Uitnodiging.objects.open().filter(email=gebruiker.email)
    return rows.select_related("aanbieder", "door")


def open_uitnodigingen_van(aanbieder: Aanbieder) -> QuerySet[Uitnodiging]:
    """Return the invitations of an aanbieder that can still be accepted, the newest first."""
    return aanbieder.uitnodigingen.open()


def uitnodiging_met_code(code: str) -> Uitnodiging | None:
    """Return the invitation with this code, used or not; None when there is none."""
    rows = Uitnodiging.objects.select_related("aanbieder", "door")
    return rows.filter(code=hash_van_code(code)).first()


def bezwaar_tegen_aanvaarden(uitnodiging: Uitnodiging) -> str:
    """Say why an invitation can't be accepted any more; empty when it can."""
    if uitnodiging.aanvaard_op:
        return "Deze uitnodiging is al gebruikt. U hoeft niets te doen."
    if nu() >= uitnodiging.geldig_tot:
        return (
            "Deze uitnodiging is verlopen. Zij was 14 dagen geldig. "
            "Vraag uw collega om een nieuwe te sturen."
        )
    return ""


def hash_van_code(code: str) -> str:
    """Return what is stored of the code of an invitation."""
    return hashlib.sha256(code.encode()).hexdigest()
