"""Who may do what with an organisation, the people who work there and who is invited."""

import rules

from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging
from deelnemers.organisaties.queries import aanbieders_van, beheert_aanbieder
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.rules import is_coordinator, is_ingelogd
from kern.toegang.wie import Wie


@rules.predicate
def is_aanbieder(gebruiker: Wie) -> bool:
    """Someone who works for at least one aanbieder."""
    return bool(aanbieders_van(gebruiker))


@rules.predicate
def werkt_bij(gebruiker: Wie, aanbieder: Aanbieder | None) -> bool:
    """Someone who works for this aanbieder."""
    return aanbieder is not None and aanbieder in aanbieders_van(gebruiker)


@rules.predicate
def beheert(gebruiker: Wie, aanbieder: Aanbieder | None) -> bool:
    """Someone who manages this aanbieder."""
    return aanbieder is not None and beheert_aanbieder(gebruiker, aanbieder)


@rules.predicate
def is_genodigde(gebruiker: Wie, uitnodiging: Uitnodiging | None) -> bool:
    """The person whose address the invitation went to."""
    if uitnodiging is None or not isinstance(gebruiker, Gebruiker):  # not a visitor
        return False
    return gebruiker.email.lower() == uitnodiging.email.lower()


@rules.predicate
def mag_lid_laten_gaan(gebruiker: Wie, lid: Lidmaatschap | None) -> bool:
    """The member, or who manages the aanbieder."""
    if lid is None:
        return False
    return lid.gebruiker_id == gebruiker.pk or beheert_aanbieder(gebruiker, lid.aanbieder)


@rules.predicate
def werkt_er_niet(gebruiker: Wie, aanbieder: Aanbieder | None) -> bool:
    """Nobody confirms the organisation that they work for themselves."""
    return aanbieder is None or aanbieder not in aanbieders_van(gebruiker)


rules.add_perm("deelnemers.aanbieders_bevestigen", is_coordinator & werkt_er_niet)

rules.add_perm("deelnemers.aanbieder_registreren", is_ingelogd)

rules.add_perm("deelnemers.aanbieder_bekijken", werkt_bij | is_coordinator)

rules.add_perm("deelnemers.aanbieder_wijzigen", beheert)

rules.add_perm("deelnemers.uitnodigen", beheert)

rules.add_perm("deelnemers.uitnodiging_aanvaarden", is_genodigde)

rules.add_perm("deelnemers.lidmaatschap_beeindigen", mag_lid_laten_gaan)
