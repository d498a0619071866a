"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovatiebudget.settings")
application = get_wsgi_application()

from kern.basis.merk_database import eis_database  # noqa: E402 - needs the apps

eis_database()
