"""The clock of the demonstration jumps from one dated moment of a ronde to the next."""

from datetime import datetime

import pytest

from innovatiebudget.demonstratie.queries import volgend_moment
from innovatiebudget.demonstratie.services.klok import verzet_naar_volgend_moment
from kern.basis import tijd
from tests import fabriek

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok, monkeypatch: pytest.MonkeyPatch) -> None:
    klok(fabriek.OPEN)
    monkeypatch.setattr(tijd, "verzet", klok)


def test_without_a_ronde_there_is_nowhere_to_go() -> None:
    assert volgend_moment() is None
    assert verzet_naar_volgend_moment() is None
    assert tijd.nu() == fabriek.OPEN


def test_it_goes_past_every_dated_moment_and_then_stops() -> None:
    ronde = fabriek.ronde()
    moment, naam = volgend_moment() or (None, "")
    assert (moment, naam) == (ronde.sluit_op, "de ronde is gesloten")
    gezien: list[datetime] = []
    while volgende := verzet_naar_volgend_moment():
        assert tijd.nu() == volgende
        gezien.append(volgende)
    assert gezien == sorted(set(gezien))
    assert gezien[0] == ronde.sluit_op
    assert tijd.lokaal(gezien[-1]).date() >= ronde.evaluatie_uiterlijk
