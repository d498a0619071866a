"""The public register as questions about letters: totals, choices and pages in SQL (W63)."""

from decimal import Decimal

import pytest

from besluitvorming.beschikking.models import Beschikking
from besluitvorming.beschikking.queries.register import (
    Registerkeuze,
    Telling,
    registeraanbod,
    registerrijen,
    registerselectie,
    registertelling,
    toegekend_per_doelgroep,
    toegekend_per_gemeente,
)
from tests.besluitvorming import fabriek as maak

pytestmark = pytest.mark.django_db


@pytest.fixture
def toegekend(besloten):
    """Two granted projects of 30.000 and one that was refused; all letters were sent."""
    _, twee = besloten(2, bedrag=30_000)
    _, (afgewezen,) = besloten(1, uit=[0])
    for aanvraag in (*twee, afgewezen):
        maak.beschikt(aanvraag)
    return twee


def test_totals_are_those_of_the_rows(toegekend) -> None:
    rijen = registerrijen(registerselectie())
    assert registertelling(registerselectie()) == Telling(2, Decimal(60_000))
    assert sum(rij.toegekend for rij in rijen) == Decimal(60_000)
    per_naam: dict[str, Decimal] = {}
    for rij in rijen:
        for naam, bedrag in rij.gemeenten:
            per_naam[naam] = per_naam.get(naam, Decimal(0)) + bedrag
    telling = toegekend_per_gemeente(registerselectie())
    assert {naam: t.bedrag for naam, t in telling.items()} == per_naam
    assert {t.aantal for t in telling.values()} == {2}
    groep = rijen[0].doelgroepen[0][:1]
    assert toegekend_per_doelgroep(registerselectie()) == {groep: Telling(2, Decimal(60_000))}


def test_an_empty_register_has_totals_of_nothing(db) -> None:
    assert registertelling(registerselectie()) == Telling()
    assert toegekend_per_gemeente(registerselectie()) == {}
    assert toegekend_per_doelgroep(registerselectie()) == {}
    aanbod = registeraanbod()
    assert (aanbod.rondes, aanbod.doelgroepen, aanbod.gemeenten) == ([], [], [])


def test_every_choice_that_is_offered_finds_what_it_names(toegekend) -> None:
    aanbod = registeraanbod()
    assert aanbod.gemeenten == ["Arnhem", "Rheden"]
    for ronde in aanbod.rondes:
        assert registerselectie(Registerkeuze(ronde=ronde)).count() == 2
    for code, titel in aanbod.doelgroepen:
        assert titel.startswith(f"{code}. ")
        assert registerselectie(Registerkeuze(doelgroep=code)).count() == 2
    for gemeente in aanbod.gemeenten:
        assert registerselectie(Registerkeuze(gemeente=gemeente)).count() == 2


@pytest.mark.parametrize(
    ("keuze", "aantal"),
    [
        (Registerkeuze(), 2),
        (Registerkeuze(zoek="project 1"), 1),
        (Registerkeuze(zoek="bestaat niet"), 0),
        (Registerkeuze(ronde="Geen ronde"), 0),
        (Registerkeuze(doelgroep="z"), 0),
        (Registerkeuze(gemeente="Duiven"), 0),
        (Registerkeuze(gemeente="Arnhem", zoek="project 2"), 1),
    ],
)
def test_the_register_is_narrowed_in_sql(keuze, aantal, toegekend) -> None:
    assert registerselectie(keuze).count() == aantal


def test_the_number_and_the_organisation_find_a_project_too(toegekend) -> None:
    for woord in (toegekend[0].nummer, toegekend[0].penvoerder.naam.upper()):
        gevonden = registerselectie(Registerkeuze(zoek=woord))
        assert toegekend[0].pk in gevonden.values_list("aanvraag", flat=True)


def test_a_page_costs_the_same_for_one_row_and_for_two(
    toegekend, django_assert_num_queries
) -> None:
    for tot in (1, 2):
        with django_assert_num_queries(4):
            assert len(registerrijen(registerselectie()[:tot])) == tot


def test_the_largest_amount_comes_first(toegekend) -> None:
    Beschikking.objects.filter(aanvraag=toegekend[1]).update(bedrag=40_000)
    rijen = registerrijen(registerselectie())
    assert [rij.nummer for rij in rijen] == [toegekend[1].nummer, toegekend[0].nummer]
