"""The Celery application; brokers and options come from settings (prefix CELERY_)."""

import os
import sys

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovatiebudget.settings")
if "worker" in sys.argv:  # a worker asks more of the database than a page, but not without end
    os.environ.setdefault("DATABASE_GEDULD", "120")

app = Celery("innovatiebudget")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
