"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovatiebudget.settings")
os.environ.setdefault("DATABASE_GEDULD", "20")  # as long as SQLite waits for a lock
application = get_wsgi_application()

# These need the apps.
from django.conf import settings  # noqa: E402

from kern.basis.merk_database import eis_database  # noqa: E402
from kern.basis.metingen import deel_map  # noqa: E402
from kern.basis.schijf import sluit_af  # noqa: E402

sluit_af(settings.DATA)
eis_database()
deel_map(settings.DATA)
