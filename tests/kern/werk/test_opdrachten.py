"""The outbox: planned once, sent after commit, claimed by one, repeated with pauses, given up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from innovatiebudget.celery import app as celery_app
from kern.basis.tijd import echte_tijd
from kern.tasks import voer_uit
from kern.werk import opdrachten, verzoener
from kern.werk import wachtrij as versturen
from kern.werk.models import Opdracht, Werker
from tests.kern.fabriek import mislukte_daad

pytestmark = pytest.mark.django_db
STATUS = Opdracht.Status


@pytest.fixture
def gedaan():
    """Declare a kind of work that notes what it did."""
    done = []
    opdrachten.registreer("proef", lambda gegevens: done.append(gegevens["n"]))
    return done


def _plan(n=1):
    return opdrachten.plan(soort="proef", sleutel=f"proef:{n}", gegevens={"n": n})


def _zet(opdracht, **velden):
    Opdracht.objects.filter(pk=opdracht.pk).update(**velden)
    opdracht.refresh_from_db()


def _later(**delta):
    return echte_tijd() + timedelta(**delta)


def test_work_is_sent_after_the_commit(gedaan, wachtrij, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        opdracht = _plan()
        assert wachtrij == []
    assert wachtrij == [opdracht.pk]
    opdracht.refresh_from_db()
    assert (opdracht.status, opdracht.verzendingen) == (STATUS.WACHT, 1)
    assert opdracht.verstuurd_op is not None


@pytest.mark.django_db(transaction=True)
def test_work_of_a_failed_act_does_not_exist(gedaan, wachtrij):
    mislukte_daad(_plan)
    assert wachtrij == []
    assert not Opdracht.objects.exists()


def test_same_key_is_planned_once(gedaan, wachtrij, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert _plan() == _plan()
    assert len(wachtrij) == 1


def test_undeclared_work_is_a_programming_error():
    with pytest.raises(LookupError):
        opdrachten.plan(soort="onbekend", sleutel="x", gegevens={})


def test_work_is_done_once_however_often_the_queue_says_so(gedaan):
    opdracht = _plan(7)
    for _ in range(3):
        voer_uit(opdracht.pk)
    opdracht.refresh_from_db()
    assert gedaan == [7]
    assert (opdracht.status, opdracht.poging, opdracht.fout) == (STATUS.KLAAR, 1, "")
    assert opdracht.klaar_op is not None


def test_work_of_a_living_worker_is_left_alone(gedaan):
    opdracht = _plan()
    assert opdrachten.claim(opdracht.pk) is not None
    assert opdrachten.claim(opdracht.pk) is None
    assert opdrachten.voer_uit(opdracht.pk) is False
    assert gedaan == []


def test_work_of_a_dead_worker_is_taken_over(gedaan):
    opdracht = _plan(3)
    opdrachten.claim(opdracht.pk)
    _zet(opdracht, lease_tot=_later(seconds=-1))
    assert opdrachten.voer_uit(opdracht.pk) is True
    assert gedaan == [3]


def test_worker_that_lost_its_lease_changes_nothing_any_more(gedaan):
    opdracht = _plan()
    slow = opdrachten.claim(opdracht.pk)
    _zet(opdracht, lease_tot=_later(seconds=-1))
    fast = opdrachten.claim(opdracht.pk)
    opdrachten._na_fout(slow, "te laat")
    opdracht.refresh_from_db()
    assert (opdracht.status, opdracht.houder, opdracht.fout) == (STATUS.BEZIG, fast.houder, "")


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_gets_the_work(gedaan, wachtrij):
    opdracht = _plan()

    def probeer(_n):
        try:
            return opdrachten.claim(opdracht.pk) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(probeer, range(16))) == 1


@pytest.mark.django_db(transaction=True)
def test_heartbeat_extends_the_lease(settings, wachtrij):
    settings.OPDRACHT_LEASE = 1
    leases = []

    def lang(gegevens):
        start = echte_tijd()
        while len(set(leases)) < 3 and echte_tijd() - start < timedelta(seconds=15):
            leases.append(Opdracht.objects.values_list("lease_tot", flat=True).get())

    opdrachten.registreer("proef", lang)
    assert opdrachten.voer_uit(_plan().pk)
    assert len(set(leases)) >= 3


def test_error_puts_work_back_with_a_growing_pause_and_then_gives_up():
    given_up = []

    def stuk(gegevens):
        raise ValueError("de printer is op")

    opdrachten.registreer("proef", stuk, bij_mislukken=lambda g, fout: given_up.append((g, fout)))
    opdracht = _plan()
    pauses = []
    for attempt in range(1, opdrachten.MAX_POGINGEN + 1):
        assert opdrachten.voer_uit(opdracht.pk) is False
        opdracht.refresh_from_db()
        assert opdracht.poging == attempt
        assert opdracht.fout == "ValueError: de printer is op"
        if opdracht.status == STATUS.WACHT:
            pauses.append(round((opdracht.niet_voor - echte_tijd()).total_seconds()))
            assert opdrachten.voer_uit(opdracht.pk) is False  # not before its time
            _zet(opdracht, niet_voor=echte_tijd())
    assert pauses == [5, 30, 120, 600]
    assert opdracht.status == STATUS.MISLUKT
    assert given_up == [({"n": 1}, "ValueError: de printer is op")]


def test_failed_work_can_be_tried_again(gedaan, wachtrij, django_capture_on_commit_callbacks):
    opdracht = _plan(4)
    _zet(opdracht, status=STATUS.MISLUKT, poging=5)
    with django_capture_on_commit_callbacks(execute=True):
        opdrachten.opnieuw(opdracht)
    assert wachtrij == [opdracht.pk]
    assert opdrachten.voer_uit(opdracht.pk)
    assert gedaan == [4]


def test_reconciler_sends_what_was_never_sent(gedaan, wachtrij):
    opdracht = _plan()
    assert opdrachten.verzoen() == 1
    assert wachtrij == [opdracht.pk]
    assert opdrachten.verzoen() == 0  # it has just been sent


def test_reconciler_sends_again_when_the_queue_lost_it_each_time_later(gedaan, wachtrij, settings):
    settings.OPDRACHT_LEASE = 30
    opdracht = _plan()
    waits = []
    for _ in range(4):
        assert opdrachten.verzoen() == 1
        opdracht.refresh_from_db()
        waits.append(round((opdracht.versturen_na - echte_tijd()).total_seconds()))
        _zet(opdracht, versturen_na=echte_tijd())
    assert waits == [30, 60, 120, 240]


def test_reconciler_leaves_living_done_and_paused_work_alone(gedaan, wachtrij):
    bezig, klaar, pauze = _plan(1), _plan(2), _plan(3)
    opdrachten.claim(bezig.pk)
    opdrachten.voer_uit(klaar.pk)
    _zet(pauze, niet_voor=_later(minutes=1))
    assert opdrachten.verzoen() == 0
    assert wachtrij == []


def test_reconciler_resends_work_of_a_dead_worker_and_gives_up_in_the_end(gedaan, wachtrij):
    given_up = []
    opdrachten.registreer("proef", print, bij_mislukken=lambda g, fout: given_up.append(fout))
    opdracht = _plan()
    opdrachten.claim(opdracht.pk)
    _zet(opdracht, lease_tot=_later(seconds=-1))
    assert opdrachten.verzoen() == 1
    _zet(opdracht, poging=opdrachten.MAX_POGINGEN)
    assert opdrachten.verzoen() == 0
    opdracht.refresh_from_db()
    assert opdracht.status == STATUS.MISLUKT
    assert given_up == ["De werker stopte bij elke poging midden in het werk."]


def test_queue_that_is_down_loses_nothing(gedaan, monkeypatch, wachtrij):
    opdracht = _plan()

    def stuk(name, **_options):
        raise ConnectionError("no queue")

    with monkeypatch.context() as patch:
        patch.setattr(celery_app, "send_task", stuk)
        assert versturen.verstuur(opdracht.pk) is False
    _zet(opdracht, versturen_na=echte_tijd())
    assert opdrachten.verzoen() == 0  # left alone for a moment
    monkeypatch.setattr(versturen, "_weer_na", 0.0)
    assert opdrachten.verzoen() == 1
    assert wachtrij == [opdracht.pk]


def test_what_the_queue_lost_is_sent_again_by_an_idle_worker(gedaan, wachtrij):
    opdracht = _plan()
    for keer in range(1, 6):  # each sending doubles the time until the next
        _zet(opdracht, versturen_na=echte_tijd())
        assert opdrachten.verzoen() == 1
        assert len(wachtrij) == keer
    assert versturen.stuur_verloren() == 0  # sent just now: it may be on its way
    _zet(opdracht, verstuurd_op=_later(seconds=-5))
    assert opdrachten.verzoen() == 0
    assert versturen.stuur_verloren() == 1
    assert versturen.stuur_verloren() == 0
    assert len(wachtrij) == 6


def test_all_waiting_work_can_be_done_here(gedaan):
    def plant_meer(gegevens):
        opdrachten.plan(soort="proef", sleutel="erna", gegevens={"n": 99})

    opdrachten.registreer("eerst", plant_meer)
    opdrachten.plan(soort="eerst", sleutel="eerst", gegevens={})
    assert opdrachten.werk_af() == 2
    assert gedaan == [99]


def test_commands(gedaan, wachtrij, capsys):
    _plan()
    call_command("verzoen")
    call_command("verzoen", "--hier")
    assert capsys.readouterr().out == "Opnieuw verstuurd: 1.\nUitgevoerd: 1.\n"


def test_worker_shows_that_it_lives():
    assert verzoener.werker_leeft() is False
    Werker.objects.create(naam="vergeten", gezien_op=_later(days=-2))
    verzoener.meld("werker@een")
    verzoener.meld("werker@een")
    assert verzoener.werker_leeft() is True
    assert list(Werker.objects.values_list("naam", flat=True)) == ["werker@een"]
    Werker.objects.update(gezien_op=_later(minutes=-2))
    assert verzoener.werker_leeft() is False


@pytest.mark.django_db(transaction=True)
def test_reconciler_thread_survives_an_error(monkeypatch, gedaan, wachtrij):
    monkeypatch.setattr(verzoener, "RONDE", 0.05)
    rounds = []

    def ronde():
        rounds.append(1)
        if len(rounds) >= 3:
            verzoener.stop()
        raise RuntimeError("no database")

    monkeypatch.setattr(opdrachten, "verzoen", ronde)
    thread = verzoener.start("werker@proef")
    thread.join(timeout=20)
    assert not thread.is_alive()
    assert len(rounds) == 3
    assert verzoener.werker_leeft()
