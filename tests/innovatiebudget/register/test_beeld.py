"""The register in words, bars and a map (W63)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from besluitvorming.beschikking.queries.register import Registeraanbod, Registerkeuze, Telling
from deelnemers.gemeenten.models import Gemeente
from innovatiebudget.register.beeld import (
    as_stap_van,
    doelgroepstaven,
    gemeentetegels,
    registerzin,
)
from innovatiebudget.register.forms import Registerzoeker
from kern.basis.geld import NBSP
from kern.ui.stukken import Doelgroepstaaf
from regeling.ronde.queries import Kaart

AANBOD = Registeraanbod(["Ronde 2015"], [("b", "b. Ouderen")], ["Arnhem"])


def test_a_group_that_got_nothing_has_a_bar_of_nothing() -> None:
    staven = doelgroepstaven({"b": Telling(2, Decimal(500))}, {"b": "Ouderen", "a": "Iedereen"})
    assert [(s.code, s.naam, s.bedrag, s.aantal) for s in staven] == [
        ("a", "Iedereen", 0, 0),
        ("b", "Ouderen", 500, 2),
    ]


def test_every_municipality_is_on_the_map_with_its_own_total() -> None:
    kaart = Kaart([Gemeente(naam="Arnhem", kolom=2, rij=3), Gemeente(naam="Rheden")], [100, 1000])
    arnhem, rheden = gemeentetegels({"Arnhem": Telling(1, Decimal("999.50"))}, kaart)
    assert (arnhem.naam, arnhem.kolom, arnhem.rij) == ("Arnhem", 2, 3)
    assert (arnhem.aantal, arnhem.bedrag) == (1, 1000)
    assert (rheden.aantal, rheden.bedrag) == (0, 0)


@pytest.mark.parametrize(
    ("telling", "begin"),
    [
        (Telling(), "Hier ziet u straks"),
        (Telling(1, Decimal(30_000)), f"1 project kreeg €{NBSP}30.000."),
        (Telling(3, Decimal("90000.50")), f"3 projecten kregen samen €{NBSP}90.000,50."),
    ],
)
def test_the_sentence_says_how_much_went_to_how_many(telling: Telling, begin: str) -> None:
    assert registerzin(telling).startswith(begin)


@given(st.lists(st.integers(0, 20_000_000), max_size=5))
def test_the_axis_has_at_most_five_marks(bedragen: list[int]) -> None:
    stap = as_stap_van([Doelgroepstaaf("a", "", bedrag) for bedrag in bedragen])
    assert max(bedragen, default=0) <= 4 * stap


@pytest.mark.parametrize(
    ("vraag", "keuze"),
    [
        (None, Registerkeuze()),
        ({}, Registerkeuze()),
        ({"zoek": "taal"}, Registerkeuze(zoek="taal")),
        (
            {"ronde": "Ronde 2015", "gemeente": "Arnhem"},
            Registerkeuze("", "Ronde 2015", "", "Arnhem"),
        ),
        ({"gemeente": "Amsterdam"}, Registerkeuze()),  # no choice: narrows nothing
    ],
)
def test_what_can_be_chosen_narrows_and_nothing_else(vraag, keuze: Registerkeuze) -> None:
    assert Registerzoeker(vraag, aanbod=AANBOD).keuze() == keuze
