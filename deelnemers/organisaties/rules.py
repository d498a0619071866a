"""Who may do what with users, aanbieders and appointments."""

import rules

from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging
from deelnemers.organisaties.queries import aanbieders_van, beheert_aanbieder
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.rules import is_coordinator, is_ingelogd


@rules.predicate
def is_aanbieder(gebruiker: Gebruiker) -> bool:
    """Someone who works for at least one aanbieder."""
    return bool(aanbieders_van(gebruiker))


@rules.predicate
def werkt_bij(gebruiker: Gebruiker, aanbieder: Aanbieder | None) -> bool:
    """Someone who works for this aanbieder."""
    return aanbieder is not None and aanbieder in aanbieders_van(gebruiker)


@rules.predicate
def beheert(gebruiker: Gebruiker, aanbieder: Aanbieder | None) -> bool:
    """Someone who manages this aanbieder."""
    return aanbieder is not None and beheert_aanbieder(gebruiker, aanbieder)


@rules.predicate
def is_genodigde(gebruiker: Gebruiker, uitnodiging: Uitnodiging | None) -> bool:
    """The person whose address the invitation went to."""
    if uitnodiging is None or not is_ingelogd(gebruiker):
        return False
    return gebruiker.email.lower() == uitnodiging.email.lower()


@rules.predicate
def mag_lid_laten_gaan(gebruiker: Gebruiker, lid: Lidmaatschap | None) -> bool:
    """The member, or who manages the aanbieder."""
    if lid is None:
        return False
    return lid.gebruiker_id == gebruiker.pk or beheert_aanbieder(gebruiker, lid.aanbieder)


rules.add_perm("deelnemers.aanbieder_registreren", is_ingelogd)

rules.add_perm("deelnemers.aanbieder_bekijken", werkt_bij | is_coordinator)

rules.add_perm("deelnemers.aanbieder_wijzigen", beheert)

rules.add_perm("deelnemers.uitnodigen", beheert)

rules.add_perm("deelnemers.uitnodiging_aanvaarden", is_genodigde)

rules.add_perm("deelnemers.lidmaatschap_beeindigen", mag_lid_laten_gaan)
