"""The Celery application; brokers and options come from settings (prefix CELERY_)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovatiebudget.settings")

app = Celery("innovatiebudget")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
