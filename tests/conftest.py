"""What all tests share: the clock, the outbox, the database's peculiarities."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from pytest_django.plugin import DjangoDbBlocker

hypothesis.settings.register_profile(
    "huis", deadline=None, derandomize=True, database=None, max_examples=60
)
hypothesis.settings.load_profile("huis")
BEGIN = time.monotonic()
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


# The modules that take longest, first: so that no process ends with one while the other waits.
LANGST = ("test_starten", "test_ronde", "test_matrix", "test_geheim", "test_stijl")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest modules first; the order within a module stays."""

    def plaats(item: pytest.Item) -> int:
        naam = item.path.stem
        return LANGST.index(naam) if naam in LANGST else len(LANGST)

    items.sort(key=plaats)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let `make snel` stop in time: what comes after SNEL_SECONDEN is skipped, and so counted."""
    if time.monotonic() - BEGIN > float(os.environ.get("SNEL_SECONDEN", "inf")):
        pytest.skip("niet gedraaid: de tijd van make snel is om")


@pytest.fixture(scope="session", autouse=True)
def _logboek_bij_leegmaken() -> Iterator[None]:
    """Let the flush after a transactional test pass the lock on the log (SQLite deletes rows)."""
    from kern.logboek import grendel

    original = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: BaseDatabaseOperations, sql_list: list[str]) -> Any:
        with grendel.open_(self.connection):
            return original(self, sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", execute_sql_flush)
        yield


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What a fixture of the whole module makes, every test of it finds; gone after the module.

    Each test still undoes its own changes. Objects in memory are not undone: hand tests a fresh
    one. Not for a module with tests that commit (`transaction=True`).
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _niets_staat_stil(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget that a queue or mail server of the test before gave no answer."""
    monkeypatch.setattr("kern.werk.wachtrij._weer_na", 0.0)
    monkeypatch.setattr("kern.post.mail._weer_na", 0.0)


@pytest.fixture(autouse=True)
def _alleen_postgres(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("alleen_postgres"):
        request.getfixturevalue("pg")


@pytest.fixture
def klok() -> Iterator[Callable[..., datetime]]:
    """Let the portal's clock stand still: `klok(2015, 6, 9, 14, 3)` (Dutch time), or a moment.

    Call it again to move it; after the test it runs again.
    """
    from kern.basis import tijd

    with ExitStack() as stapel:

        def zet(eerste: int | datetime, *rest: int) -> datetime:
            moment = (
                eerste
                if isinstance(eerste, datetime)
                else datetime(eerste, *rest, tzinfo=AMSTERDAM)  # type: ignore[arg-type,misc]
            )
            return stapel.enter_context(tijd.bevries(moment))

        yield zet


@pytest.fixture
def werk_af(db: None) -> Callable[[], int]:
    """Do all waiting work of the outbox here and now; a piece of work that fails fails the test."""
    from kern.werk import opdrachten
    from kern.werk.models import Opdracht

    def doe() -> int:
        done = opdrachten.werk_af()
        faults = Opdracht.objects.exclude(fout="").exclude(status=Opdracht.Status.KLAAR)
        assert not faults.exists(), list(faults.values_list("soort", "fout"))
        return done

    return doe


@pytest.fixture
def pg() -> None:
    """Skip the test on anything but PostgreSQL."""
    if connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL")


@pytest.fixture(scope="session")
def redis_url() -> str:
    """Address of the Redis of this run; skips when the run has none."""
    url = os.environ.get("CELERY_BROKER_URL", "")
    if not url.startswith("redis"):
        pytest.skip("no Redis in this run (CELERY_BROKER_URL)")
    return url
