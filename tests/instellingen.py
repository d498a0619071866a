"""Settings of the tests: the real ones, in a folder of their own and with a cheap password hash.

Environment, all optional:
  DATABASE_URL       PostgreSQL for the tests; without it a SQLite file
  CELERY_BROKER_URL  Redis; without it the queue is a folder
  TEST_RUN           begin of the names of databases and queue keys of this run
  TEST_DATA          folder for everything the tests write
  TEST_DATABASE      name of an existing test database, for a worker that a test starts
  STATIC_ROOT        collected static files; without them the sources are served
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "TEST_DATA" not in os.environ:
    os.environ["TEST_DATA"] = tempfile.mkdtemp(prefix="innovatiebudget-test-")
    atexit.register(shutil.rmtree, os.environ["TEST_DATA"], ignore_errors=True)
os.environ.setdefault("TEST_RUN", f"innovatiebudget_test_{os.getpid()}")
PROCES = os.environ.get("PYTEST_XDIST_WORKER", "gw")  # each process of xdist has its own folder
os.environ["DATA"] = str(Path(os.environ["TEST_DATA"]) / PROCES)
VERZAMELD = "STATIC_ROOT" in os.environ
os.environ.setdefault("STATIC_ROOT", str(Path(os.environ["TEST_DATA"]) / "statisch"))
Path(os.environ["STATIC_ROOT"]).mkdir(parents=True, exist_ok=True)
os.environ["ONTWIKKELING"] = "1"
os.environ.setdefault("OPDRACHT_LEASE", "3")

from innovatiebudget.settings import *  # noqa: E402, F403
from innovatiebudget.settings import (  # noqa: E402
    CACHES,
    CELERY_BROKER_TRANSPORT_OPTIONS,
    CELERY_BROKER_URL,
    DATA,
    DATABASES,
    STORAGES,
)

if not VERZAMELD:
    del os.environ["STATIC_ROOT"]  # so that a worker that a test starts serves the sources too

MFA_VERPLICHT = False  # the tests of the second factor turn it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_QUEUE_PREFIX = f"{os.environ['TEST_RUN']}_{PROCES}:"
if CELERY_BROKER_URL.startswith("redis"):
    CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"] = CELERY_QUEUE_PREFIX

CACHES["default"]["KEY_PREFIX"] = CELERY_QUEUE_PREFIX  # the table and Redis outlive a test

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in use: threads and a worker meet the same locks. It need not survive a crash.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["TEST"] = {"NAME": os.environ["TEST_RUN"]}
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # threads of a live server must let go of the database
if naam := os.environ.get("TEST_DATABASE"):
    DATABASES["default"]["NAME"] = naam

# Collected files carry a hash in their name, so that a file that is named but missing is noticed.
_opslag = "ManifestStaticFilesStorage" if VERZAMELD else "StaticFilesStorage"
STORAGES["staticfiles"] = {"BACKEND": f"django.contrib.staticfiles.storage.{_opslag}"}
