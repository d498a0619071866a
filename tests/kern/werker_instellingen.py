"""Settings of a worker that a test starts: one queue and one folder, and a slow document."""

import os
from pathlib import Path

from tests.instellingen import *  # noqa: F403
from tests.instellingen import (
    CELERY_BROKER_TRANSPORT_OPTIONS,
    CELERY_BROKER_URL,
    INSTALLED_APPS,
    TEMPLATES,
)

_MAP = Path(os.environ["WERKER_MAP"])
INSTALLED_APPS = [*INSTALLED_APPS, "tests.kern.proefapp"]
TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "sjablonen")
MEDIA_ROOT = _MAP / "bestanden"
if CELERY_BROKER_URL.startswith("redis"):
    CELERY_BROKER_TRANSPORT_OPTIONS["global_keyprefix"] = f"{_MAP.name}:"
else:
    _queue = _MAP / "wachtrij"
    _queue.mkdir(exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue),
        "data_folder_out": str(_queue),
        "control_folder": str(_MAP / "wachtrij-control"),
        "polling_interval": 0.1,
    }
