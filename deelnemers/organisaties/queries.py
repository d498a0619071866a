"""Which roles someone has, by relation; read only and remembered on the user instance.

Aanstellingen and lidmaatschappen cost one query each per request, whatever is asked and how often.
Committee seats live on a higher floor, which tells through `registreer_mfa` who holds one.

What can happen with organisations and who works there.
"""

import hashlib
from typing import Any

from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import is_bekend, onthoud_bij_gebruiker
from kern.basis.fouten import Fout
from kern.basis.tijd import nu
from kern.toegang.rechten import GeenToegang, eis


def lidmaatschappen_van(gebruiker: Any) -> list[Lidmaatschap]:
    """Return the memberships of a user, with their aanbieder, by name."""
    if not is_bekend(gebruiker):
        return []

    def lees() -> list[Lidmaatschap]:
        rijen = Lidmaatschap.objects.filter(gebruiker_id=gebruiker.pk)
        return list(rijen.order_by("aanbieder__naam").select_related("aanbieder"))

    return onthoud_bij_gebruiker(gebruiker, "lidmaatschappen", lees)


def aanbieders_van(gebruiker: Any) -> list[Aanbieder]:
    """Return the aanbieders someone works for, by name."""
    return [lid.aanbieder for lid in lidmaatschappen_van(gebruiker)]


def beheert_aanbieder(gebruiker: Any, aanbieder: Aanbieder) -> bool:
    """Whether someone manages this aanbieder: its data and who works there."""
    lidmaatschappen = lidmaatschappen_van(gebruiker)
    return any(lid.beheert and lid.aanbieder_id == aanbieder.pk for lid in lidmaatschappen)


def vind_uitnodiging(*, wie: Gebruiker, code: str) -> Uitnodiging:
    """Return the open invitation with this code for this person; raises Fout or GeenToegang."""
    rijen = Uitnodiging.objects.select_related("aanbieder", "door")
    uitnodiging = rijen.filter(code=hash_van_code(code)).first()
    if uitnodiging is None:
        raise GeenToegang
    eis(wie, "deelnemers.uitnodiging_aanvaarden", uitnodiging)
    if uitnodiging.aanvaard_op:
        raise Fout("Deze uitnodiging is al gebruikt. U hoeft niets te doen.")
    if nu() >= uitnodiging.geldig_tot:
        raise Fout(
            "Deze uitnodiging is verlopen. Zij was 14 dagen geldig. "
            "Vraag uw collega om een nieuwe te sturen."
        )
    return uitnodiging


def hash_van_code(code: str) -> str:
    """Return what is stored of the code of an invitation."""
    return hashlib.sha256(code.encode()).hexdigest()
