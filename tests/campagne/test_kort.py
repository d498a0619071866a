"""The campaign in short: a few crashes of a real portal, and nothing is lost, double or broken."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.werker
WORTEL = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("opslag", [["--sqlite"]])
def test_W12_W65_nothing_acknowledged_is_lost_when_processes_are_killed(opslag: list[str]) -> None:
    kort = ["--kills", "5", "--handelingen", "40", "--minuten", "2", "--pauze", "1.5"]
    klein = ["--aanvragers", "2", "--projecten", "1"]
    anders = {"DATABASE_URL", "CELERY_BROKER_URL", "STATIC_ROOT", "TEST_DATA", "TEST_RUN", "DATA"}
    uitkomst = subprocess.run(
        [sys.executable, "scripts/campagne.py", *kort, *klein, *opslag],
        cwd=WORTEL,
        env={k: v for k, v in os.environ.items() if k not in anders},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    print(uitkomst.stdout[-3000:], uitkomst.stderr[-3000:])
    assert uitkomst.returncode == 0
    kills = re.search(r"samen (\d+) kill -9", uitkomst.stdout)
    acts = re.search(r"bevestigd .*samen (\d+)", uitkomst.stdout)
    assert kills
    assert acts
    assert int(kills[1]) >= 3
    assert int(acts[1]) >= 10
