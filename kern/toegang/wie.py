"""Who asks: a user of the portal, or a visitor who is not logged in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

# Higher floors say `Gebruiker | AnonymousUser`; kern does not know their model of a person.
Wie = AbstractBaseUser | AnonymousUser


def bekende(wie: Wie | None) -> Any:
    """Return who is logged in, as a foreign key takes it; None for a visitor and the system."""
    return wie if wie is not None and wie.is_authenticated else None
