"""Who may do what with users, aanbieders and appointments."""

import rules

from deelnemers import rollen
from deelnemers.models import Aanbieder, Gebruiker, Lidmaatschap, Uitnodiging


@rules.predicate
def is_ingelogd(gebruiker: Gebruiker) -> bool:
    """Someone who is logged in."""
    return bool(gebruiker and gebruiker.is_authenticated)


@rules.predicate
def is_coordinator(gebruiker: Gebruiker) -> bool:
    """The coördinator of the region."""
    return rollen.is_coordinator(gebruiker)


@rules.predicate
def is_beheerder(gebruiker: Gebruiker) -> bool:
    """Who manages users and appointments."""
    return rollen.is_beheerder(gebruiker)


@rules.predicate
def is_gemeentemedewerker(gebruiker: Gebruiker) -> bool:
    """Someone who works for one of the municipalities."""
    return rollen.gemeente_van(gebruiker) is not None


@rules.predicate
def is_aanbieder(gebruiker: Gebruiker) -> bool:
    """Someone who works for at least one aanbieder."""
    return bool(rollen.aanbieders_van(gebruiker))


@rules.predicate
def werkt_bij(gebruiker: Gebruiker, aanbieder: Aanbieder | None) -> bool:
    """Someone who works for this aanbieder."""
    return aanbieder is not None and aanbieder in rollen.aanbieders_van(gebruiker)


@rules.predicate
def beheert(gebruiker: Gebruiker, aanbieder: Aanbieder | None) -> bool:
    """Someone who manages this aanbieder."""
    return aanbieder is not None and rollen.beheert(gebruiker, aanbieder)


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
    return lid.gebruiker_id == gebruiker.pk or rollen.beheert(gebruiker, lid.aanbieder)


rules.add_perm("deelnemers.profiel_wijzigen", is_ingelogd)
rules.add_perm("deelnemers.aanbieder_registreren", is_ingelogd)
rules.add_perm("deelnemers.aanbieder_bekijken", werkt_bij | is_coordinator)
rules.add_perm("deelnemers.aanbieder_wijzigen", beheert)
rules.add_perm("deelnemers.uitnodigen", beheert)
rules.add_perm("deelnemers.uitnodiging_aanvaarden", is_genodigde)
rules.add_perm("deelnemers.lidmaatschap_beeindigen", mag_lid_laten_gaan)
rules.add_perm("deelnemers.gebruikers_bekijken", is_beheerder)
rules.add_perm("deelnemers.aanstellen", is_beheerder)
rules.add_perm("deelnemers.gemeenten_laden", is_beheerder)
