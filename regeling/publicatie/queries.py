"""What was published of a ronde, version by version (W01)."""

from django.db.models import QuerySet

from regeling.publicatie.models import RondeVersie
from regeling.ronde.models import Ronde


def versies_van(ronde: Ronde) -> QuerySet[RondeVersie]:
    """Return the versions of a ronde without their content, the newest first."""
    return ronde.versies.defer("inhoud").order_by("-nummer")


def versies_tot_en_met(versie: RondeVersie) -> QuerySet[RondeVersie]:
    """Return the versions there were when this one was published, the newest first."""
    return versies_van(versie.ronde).filter(nummer__lte=versie.nummer)


def vorige_versie(versie: RondeVersie) -> RondeVersie | None:
    """Return the version that this one changed; None for the first."""
    return versie.ronde.versies.filter(nummer=versie.nummer - 1).first()
