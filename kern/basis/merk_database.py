"""The mark of a portal in its database, and setting it at birth; see `kern.basis.merk`."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from kern.basis.merk import BESTAND, Soort, bezwaar, soort_van_map
from kern.basis.models import Klok, Portaalmerk


def soort_van_database() -> Soort | None:
    """Return the mark in the database; None before its birth, or when it does not answer."""

    try:
        row = Portaalmerk.objects.filter(pk=1).first()
    except DatabaseError:
        return None
    return Soort(row.soort) if row else None


def eis_database() -> None:
    """Raise ImproperlyConfigured when the database belongs to the other kind of portal."""
    asked = Soort.van(settings.DEMONSTRATIE)
    if tekst := bezwaar(soort_van_database(), asked, "De database"):
        raise ImproperlyConfigured(tekst)


def zet_merk(**_kwargs: Any) -> None:
    """Mark database and folder after a migration, once; the signal `post_migrate` calls it.

    A database of before the marks is a demonstration when its clock was ever shifted, and real
    when it knows people. An empty one takes the mark of its folder, else how it is started now.
    """

    if Portaalmerk._meta.db_table not in connection.introspection.table_names():
        return
    soort = soort_van_database() or _soort_van_inhoud() or soort_van_map(settings.DATA)
    soort = soort or Soort.van(settings.DEMONSTRATIE)
    Portaalmerk.objects.get_or_create(pk=1, defaults={"soort": soort})
    merk = settings.DATA / BESTAND
    if not merk.exists():
        merk.write_text(f"{soort}\n")


def _soort_van_inhoud() -> Soort | None:

    if Klok.objects.exists():
        return Soort.DEMONSTRATIE
    return Soort.ECHT if get_user_model()._default_manager.exists() else None
