"""A worker killed in the middle of a document loses nothing and makes nothing twice (law 8)."""

import hashlib
import shutil
import socket
import subprocess
import time
from datetime import timedelta

import pytest

from kern.basis.tijd import echte_tijd
from kern.documenten import documenten
from kern.documenten.models import Document
from kern.werk import opdrachten, verzoener
from kern.werk.models import Opdracht
from tests.kern.fabriek import gebruiker
from tests.kern.werkers import wacht_tot, werkers

pytestmark = [pytest.mark.werker, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def eigen_redis(tmp_path_factory):
    """Run a Redis of these tests only; skips where none is installed."""
    if not (server := shutil.which("redis-server")):
        pytest.skip("redis-server is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    command = [server, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    process = subprocess.Popen([*command, "--save", ""], stdout=subprocess.DEVNULL)
    try:
        wacht_tot(lambda: _luistert(port), 20)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _luistert(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(params=["filesystem solo", "redis prefork"])
def groep(request, tmp_path):
    """Workers on each queue, with the pool that belongs to it."""
    broker, pool = request.param.split()
    url = request.getfixturevalue("eigen_redis") if broker == "redis" else "filesystem://"
    with werkers(url, tmp_path, pool) as group:
        yield group
        if request.session.testsfailed:
            print(group.verhaal())


def _begonnen(groep):
    file = groep.map / "begonnen"
    return file.read_text().split() if file.exists() else []


def test_document_of_a_killed_worker_is_finished_by_another_and_is_there_once(groep, wachtrij):
    hold = groep.map / "houd-vast"
    hold.touch()
    wie = gebruiker()
    document = documenten.vraag_aan(
        soort="kern.proef", onderwerp=wie, wie=wie, gegevens={"naam": "Noor"}
    )
    first = groep.start("een")
    wacht_tot(lambda: len(_begonnen(groep)) == 1)
    assert Document.objects.get().status == Document.Status.BEZIG
    assert verzoener.werker_leeft()
    time.sleep(4)  # longer than the lease: the heartbeat must keep it
    assert Opdracht.objects.get(soort=documenten.OPDRACHT).poging == 1
    groep.dood(first)

    hold.unlink()
    groep.start("twee")
    wacht_tot(
        lambda: Opdracht.objects.filter(
            soort=documenten.OPDRACHT, status=Opdracht.Status.KLAAR
        ).exists()
    )

    document.refresh_from_db()
    work = Opdracht.objects.get(soort=documenten.OPDRACHT)
    assert document.status == Document.Status.KLAAR
    assert (work.poging, len(_begonnen(groep))) == (2, 2)
    (file,) = [p for p in (groep.map / "bestanden").rglob("*") if p.is_file()]
    assert hashlib.sha256(file.read_bytes()).hexdigest() == document.sha256


def test_many_documents_over_two_workers_are_made_once_each(groep, wachtrij):
    wie = gebruiker()
    for _ in range(6):
        documenten.vraag_aan(soort="kern.proef", onderwerp=wie, wie=wie, gegevens={"naam": "Noor"})
    groep.start("een")
    groep.start("twee")
    wacht_tot(lambda: Document.objects.klaar().count() == 6)
    wacht_tot(lambda: not Opdracht.objects.open().exists())
    assert set(Opdracht.objects.values_list("poging", flat=True)) == {1}
    assert len(_begonnen(groep)) == 6
    assert opdrachten.verzoen() == 0


def test_after_loss_of_the_queue_everything_waiting_is_done_soon(groep, wachtrij):
    """Work that was sent many times, to a queue that kept nothing, waits for no back-off."""
    wie = gebruiker()
    (groep.map / "begonnen").touch()
    groep.start("een")
    wacht_tot(verzoener.werker_leeft)
    for _ in range(5):
        documenten.vraag_aan(soort="kern.proef", onderwerp=wie, wie=wie, gegevens={"naam": "Noor"})
    later = echte_tijd() + timedelta(hours=1)
    Opdracht.objects.update(verstuurd_op=echte_tijd(), verzendingen=6, versturen_na=later)
    begin = time.monotonic()
    wacht_tot(lambda: not Opdracht.objects.open().exists(), 30)
    assert time.monotonic() - begin < 10
    assert set(Opdracht.objects.values_list("poging", flat=True)) == {1}
