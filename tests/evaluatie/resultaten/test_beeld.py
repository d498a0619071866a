"""Promises as bars, and how the evaluation writes numbers."""

from decimal import Decimal

import pytest
from django.template import engines

from aanvragen.velden.models import Aanvraag, Indicator
from evaluatie.resultaten.beeld import beloftebalken
from evaluatie.resultaten.queries import Belofte, Projectresultaat
from evaluatie.templatetags import evaluatie as schrijfwijze
from uitvoering.project.models import Project

D = Decimal


def belofte(waarde: str | None, doel: str = "40") -> Belofte:
    indicator = Indicator(naam="Mensen", nulmeting=D(20), streefwaarde=D(doel))
    return Belofte(indicator, waarde=None if waarde is None else D(waarde))


def test_a_bar_per_measured_promise_with_its_project():
    project = Project(aanvraag=Aanvraag(titel="Samen koken"))
    beloften = [belofte("30"), belofte(None), belofte("20", doel="20")]
    [balk] = beloftebalken([Projectresultaat(project, beloften)])
    assert (balk.naam, balk.bij, balk.deel, balk.tekst) == (
        "Mensen",
        "Samen koken",
        D("0.5"),
        "50%",
    )


def test_what_was_almost_reached_is_not_called_reached():
    project = Project(aanvraag=Aanvraag(titel="Samen koken"))
    [balk] = beloftebalken([Projectresultaat(project, [belofte("39.95")])])
    assert balk.tekst == "99%"


@pytest.mark.parametrize(("waarde", "woord"), [("40", "Gehaald"), (None, "Nog niet gemeten")])
def test_a_promise_shows_its_state_in_a_word(waarde, woord):
    sjabloon = "{% load evaluatie %}{% beloftestatus b %}"
    html = engines["django"].from_string(sjabloon).render({"b": belofte(waarde)})
    assert woord in html


@pytest.mark.parametrize(
    ("filter_", "waarde", "tekst"),
    [
        ("maat", None, ""),
        ("maat", D("3.40"), "3,4"),
        ("maat", 36000, "36.000"),
        ("maat", D("0.125"), "0,13"),
        ("plusmin", None, ""),
        ("plusmin", 2.0, "+2,0"),
        ("plusmin", D("-1.45"), "−1,5"),
        ("plusmin", 0, "0,0"),
        ("scheelt", None, ""),
        ("scheelt", D("600.50"), "€\xa0601 minder"),
        ("scheelt", -200.2, "€\xa0200 meer"),
        ("scheelt", D("0.4"), "gelijk"),
        ("heel", None, ""),
        ("heel", D("2.50"), "€\xa03"),
    ],
)
def test_numbers_are_rounded_half_up_and_written_the_dutch_way(filter_, waarde, tekst):
    assert getattr(schrijfwijze, filter_)(waarde) == tekst
