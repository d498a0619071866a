"""Who asks: a user of the portal, or a visitor who is not logged in."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

# Higher floors say `Gebruiker | AnonymousUser`; kern does not know their model of a person.
Wie = AbstractBaseUser | AnonymousUser
