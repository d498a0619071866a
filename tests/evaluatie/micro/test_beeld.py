"""The micro-analysis in words and pictures: honest with small numbers (W50)."""

from decimal import Decimal

import pytest

from evaluatie.micro.beeld import groepsnaam, groepsuitleg, kostenstaven, welzijnsrijen
from evaluatie.micro.models import Casus
from evaluatie.micro.queries import Casusgroep, Casusregel, Microanalyse
from evaluatie.micro.rekenen import Kostensoorten, kostenverschil

KOSTEN = Kostensoorten(Decimal(3000), Decimal(3500), Decimal(400), Decimal(2000))


def regel(code: str = "C-1", na: int | None = 7, door: str = Casus.Meter.BEWONER) -> Casusregel:
    casus = Casus(code=code, welzijn_voor=4, welzijn_na=na, gemeten_door=door, bestaand=True)
    return Casusregel(casus, KOSTEN, kostenverschil(KOSTEN, bestaand=True), [])


@pytest.mark.parametrize(
    ("na", "door", "bij"),
    [
        (7, Casus.Meter.BEWONER, ""),
        (7, Casus.Meter.PROFESSIONAL, "professional"),
        (None, Casus.Meter.BEWONER, "stopte"),
        (None, Casus.Meter.PROFESSIONAL, "professional, stopte"),
    ],
)
def test_a_case_says_who_measured_and_who_dropped_out(na, door, bij):
    [rij] = welzijnsrijen(Microanalyse([regel(na=na, door=door)]))
    assert (rij.naam, rij.voor, rij.na, rij.bij) == ("C-1", 4, na, bij)


@pytest.mark.parametrize("aantal", range(5))
def test_W50_under_five_cases_costs_are_not_added_up(aantal):
    assert kostenstaven(Casusgroep(True, [regel()] * aantal)) == []


def test_costs_of_existing_cases_begin_with_what_is_paid_now():
    staven = kostenstaven(Casusgroep(True, [regel()] * 5))
    assert [(s.naam, s.bedrag) for s in staven] == [
        ("Per jaar, nu", 15000),
        ("Per jaar, als er niets gebeurt", 17500),
        ("Per jaar, nieuw", 10000),
        ("Eenmalig", 2000),
    ]


def test_new_cases_have_no_costs_of_today():
    namen = [s.naam for s in kostenstaven(Casusgroep(False, [regel()] * 5))]
    assert "Per jaar, nu" not in namen


@pytest.mark.parametrize(
    ("bestaand", "naam", "uitleg"),
    [(True, "Bestaande", "kosten nu"), (False, "Nieuwe", "kosten als er niets gebeurt")],
)
def test_a_group_says_how_its_difference_is_computed(bestaand, naam, uitleg):
    groep = Casusgroep(bestaand, [])
    assert groepsnaam(groep).startswith(naam)
    assert uitleg in groepsuitleg(groep)
