"""Settings of the portal that a campaign starts: the real ones, with sources for the look."""

from innovatiebudget.settings import *  # noqa: F403
from innovatiebudget.settings import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
