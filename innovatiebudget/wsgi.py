"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovatiebudget.settings")
os.environ.setdefault("DATABASE_GEDULD", "20")  # as long as SQLite waits for a lock
application = get_wsgi_application()

from kern.basis.merk_database import eis_database  # noqa: E402 - needs the apps

eis_database()
