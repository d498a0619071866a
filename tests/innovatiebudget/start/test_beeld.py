"""The start page in words: greeting, sentence of the ronde, figures (W60)."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanvragen.indienen.queries import Instroom
from besluitvorming.besluiten.queries.colleges import Collegevoortgang
from innovatiebudget.start.beeld import (
    collegezin,
    groet,
    groot_bedrag,
    instroombeeld,
    met_voorletter,
    plafondgetal,
    rondezin,
    scorebeeld,
)
from kern.basis.geld import NBSP
from tests import fabriek
from tests.fabriek import AMSTERDAM


@pytest.mark.parametrize(
    ("uur", "woord"),
    [
        (0, "Goedemorgen"),
        (11, "Goedemorgen"),
        (12, "Goedemiddag"),
        (17, "Goedemiddag"),
        (18, "Goedenavond"),
    ],
)
def test_the_greeting_follows_the_clock(klok, uur: int, woord: str) -> None:
    klok(2015, 4, 15, uur, 30)
    assert groet() == woord


@pytest.mark.parametrize(
    ("bedrag", "getal", "bij"),
    [
        (Decimal("3120000"), f"€{NBSP}3,1", "miljoen gevraagd"),
        (Decimal("1000000"), f"€{NBSP}1", "miljoen gevraagd"),
        (Decimal("999999"), f"€{NBSP}999.999", "gevraagd"),
        (Decimal(0), f"€{NBSP}0", "gevraagd"),
    ],
)
def test_a_large_amount_is_split_in_number_and_words(bedrag, getal, bij) -> None:
    assert groot_bedrag(bedrag, "gevraagd") == (getal, bij)


def test_without_a_ronde_there_is_nothing_to_say() -> None:
    assert rondezin(None) == ""
    assert plafondgetal(None) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "woorden"),
    [
        (fabriek.PUBLICATIE, "is openbaar. Aanvragen kan vanaf"),
        (fabriek.OPEN, "is open. U kunt uw aanvraag versturen tot"),
        (fabriek.NA_SLUITING, "is gesloten. De coördinator controleert"),
        (datetime(2015, 6, 9, 12, tzinfo=AMSTERDAM), "De commissie geeft scores"),
        (datetime(2016, 1, 15, 12, tzinfo=AMSTERDAM), "lopen"),
    ],
)
def test_the_sentence_of_the_ronde_follows_its_days(klok, moment, woorden: str) -> None:
    klok(fabriek.PUBLICATIE)
    ronde = fabriek.ronde()
    klok(moment)
    assert woorden in rondezin(ronde)


def _instroom(aantal: int, gevraagd: int, weken: dict[date, int] | None = None) -> Instroom:
    return Instroom(aantal, Decimal(gevraagd), weken or {date(2015, 5, 4): aantal})


def test_the_figures_say_when_it_came_in_and_what_it_asks() -> None:
    weken = {date(2015, 4, 27): 2, date(2015, 5, 4): 0, date(2015, 5, 11): 5}
    beeld = instroombeeld(_instroom(7, 4_000_000, weken), Decimal(1_000_000))
    assert [(k.naam, k.aantal) for k in beeld.weken] == [
        ("week 18", 2),
        ("week 19", 0),
        ("week 20", 5),
    ]
    assert beeld.zin == "5 van de 7 kwamen in de laatste week binnen."
    assert beeld.cent_per_euro == 25
    assert beeld.zin_geld == f"€{NBSP}1.000.000 beschikbaar, €{NBSP}4.000.000 gevraagd"


def test_the_figures_of_nothing_are_no_division_by_zero() -> None:
    beeld = instroombeeld(_instroom(0, 0), Decimal(1_000_000))
    assert beeld.zin == "Er kwam geen aanvraag binnen."
    assert (beeld.cent_per_euro, beeld.beschikbaar_begrensd) == (100, 0)


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_the_bar_never_shows_more_than_all_of_it(gevraagd: int, beschikbaar: int) -> None:
    beeld = instroombeeld(_instroom(1, gevraagd), Decimal(beschikbaar))
    assert 0 <= beeld.beschikbaar_begrensd <= gevraagd
    assert beeld.cent_per_euro * gevraagd <= 100 * beschikbaar or not gevraagd


def test_a_name_is_shortened_to_its_initial() -> None:
    assert met_voorletter("Mira Terpstra-Ong") == "M. Terpstra-Ong"
    assert met_voorletter("Mira van der Ong") == "M. van der Ong"
    assert met_voorletter("Mira") == "Mira"
    assert met_voorletter("") == ""


def test_without_members_there_is_no_progress_to_draw() -> None:
    assert scorebeeld([]) is None


def test_it_says_which_colleges_are_done() -> None:
    assert collegezin(Collegevoortgang(3, ())) == "Nog geen college besloot."
    assert collegezin(Collegevoortgang(3, ("Arnhem", "Rheden"))) == "Besloten: Arnhem en Rheden"
