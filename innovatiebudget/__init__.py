"""The roof: settings, addresses, start pages, dossier, public register."""

from innovatiebudget.celery import app as celery_app

__all__ = ["celery_app"]
