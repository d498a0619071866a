"""The cache that all processes share, and what happens when Redis is away."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.cache import cache, caches
from django.db import connection

from kern.basis.voorraad import RedisOfDatabase

WORTEL = Path(__file__).resolve().parents[3]
REDIS = "redis://127.0.0.1:6379/0"


@pytest.fixture(autouse=True)
def _redis_is_nieuw(monkeypatch):
    monkeypatch.setattr(RedisOfDatabase, "_weer_na", 0.0)


def _redis(url: str, **opties: object) -> RedisOfDatabase:
    params = {"KEY_PREFIX": f"proef-{time.monotonic_ns()}"}
    tijden = {"socket_connect_timeout": 1, "socket_timeout": 1}
    return RedisOfDatabase(url, {**params, "OPTIONS": tijden, **opties})


@pytest.mark.django_db(transaction=True)
def test_another_process_sees_what_this_one_stored() -> None:
    """A code that was used once, and a limit that was reached, hold in every process."""
    cache.clear()
    assert cache.add("code-van-nu", "y", 30)
    anders = "from django.core.cache import cache; print(cache.add('code-van-nu', 'y', 30))"
    proces = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {anders}"],
        cwd=WORTEL,
        env=os.environ | {"TEST_DATABASE": str(connection.settings_dict["NAME"])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert proces.stdout.strip() == "False"
    cache.clear()


@pytest.mark.django_db
def test_redis_that_hangs_costs_a_second_once_and_the_table_takes_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as stil:  # takes calls and says nothing
        voorraad = _redis(f"redis://127.0.0.1:{stil.getsockname()[1]}/0")
        begin = time.monotonic()
        assert voorraad.add("a", 1, 60) is True
        assert voorraad.add("a", 2, 60) is False
        assert voorraad.get("a") == 1
        voorraad.set("a", 3, 60)
        assert voorraad.touch("a", 60)
        assert caches["tabel"].get("a") == 3
        assert voorraad.delete("a")
        assert time.monotonic() - begin < 5


@pytest.mark.django_db
def test_redis_keeps_it_when_there_is_one_and_clears_only_its_own(redis_aan) -> None:
    een, ander = _redis(redis_aan), _redis(redis_aan)
    assert een.add("a", 1, 60)
    assert ander.add("a", 2, 60)
    assert caches["tabel"].get("a") is None
    een.clear()
    assert een.get("a") is None
    assert ander.get("a") == 2
    ander.clear()


@pytest.fixture
def redis_aan() -> str:
    """The Redis of this machine; skips without one."""
    url = os.environ.get("CELERY_BROKER_URL", "")
    url = url if url.startswith("redis") else REDIS
    try:
        _redis(url)._cache.get_client(None).ping()
    except OSError:
        pytest.skip("no Redis on this machine")
    return url
