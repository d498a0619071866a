"""The drawing machine: shapes stay inside their picture and say what was given."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from innovatiebudget.stijl.beeld import platen
from kern.ui import grafieken as g
from kern.ui import stukken as o
from kern.ui.meetkunde.kaarten import kaartvorm, minikaartvorm, omslagvorm, tint_van
from kern.ui.meetkunde.maten import pct, sleutel, t
from kern.ui.meetkunde.staven import (
    bedragvorm,
    blokjesvorm,
    deelstreepvorm,
    doelbalkvorm,
    doelgroepvorm,
    kolomvorm,
    latvorm,
    stapelvorm,
)
from kern.ui.meetkunde.stippen import bakjesvorm, dichte_stippenvorm, stippenvorm, voornavorm

bedragen = st.decimals(min_value=0, max_value=10_000_000, places=2)
aantallen = st.integers(min_value=0, max_value=400)


def procenten(vorm: Any) -> list[float]:
    """Every percentage in a shape."""
    return [float(w) for w in re.findall(r"'(-?[\d.e-]+)%'", repr(vorm))]


def svg(sjabloon: str, **context: Any) -> str:
    """Draw a part."""
    html = engines["django"].from_string(sjabloon).render(context)
    return re.sub(r"[ \n]+", " ", html)


def test_numbers_are_written_for_svg():
    assert [t(12.5), t(0), t(1 / 3), t(Decimal("2.0"))] == ["12.5", "0", "0.333", "2"]
    assert [pct(1, 4), pct(1, 0)] == ["25%", "0%"]


def test_two_charts_have_two_ids():
    assert sleutel([1]) == sleutel([1]) != sleutel([2])


@given(bedragen, st.lists(bedragen, max_size=12), st.lists(bedragen, max_size=4))
def test_the_budget_bar_never_runs_out_of_the_picture(plafond, binnen, twijfel):
    lat = o.Budgetlat(
        plafond,
        [o.Budgetblok("x", b) for b in binnen],
        [o.Budgetblok("y", b) for b in twijfel],
    )
    vorm = latvorm(lat)
    for rij in (vorm["in"], vorm["twijfel"]):
        for blok in rij:
            assert float(blok["x"][:-1]) + float(blok["breed"][:-1]) <= 100.01
    assert all(0 <= p <= 100 for p in procenten(vorm))


def test_the_budget_bar_is_lower_where_nothing_can_be_in_doubt():
    vast, open_ = o.Budgetlat(100, [o.Budgetblok("x", 40)]), o.Budgetlat(100, twijfel=[])
    assert (latvorm(vast)["hoog"], latvorm(open_)["hoog"]) == ("80", "98")


def test_the_budget_bar_says_what_it_shows():
    lat = o.Budgetlat(100, [o.Budgetblok("A", 60)], [o.Budgetblok("B", 70)])
    tekst = svg("{% lat lat %}", lat=lat)
    assert "€\xa060 van €\xa0100 verdeeld over 1 project. Met alle twijfel" in tekst
    assert "€\xa030 te veel" in tekst


def test_some_of_the_projects_tell_nothing_about_what_is_free():
    delen = ([o.Budgetblok("A", 60)], [o.Budgetblok("B", 70)])
    tekst = svg("{% lat lat %}", lat=o.Budgetlat(100, *delen, deel=True))
    assert "€\xa060 over 1 project dat u ziet." in tekst
    assert "te veel" not in tekst
    assert "tekort" not in tekst
    assert "isd-lat__vrij" not in tekst
    assert "isd-lat__vrij" in svg("{% lat lat %}", lat=o.Budgetlat(100, *delen))


@pytest.mark.parametrize(
    ("tegel", "vlak"),
    [
        (o.Tegel("A", 1, 1), "buiten"),
        (o.Tegel("A", 1, 1, 3), "t1"),
        (o.Tegel("A", 1, 1, 0, 0), "nul"),
        (o.Tegel("A", 1, 1, 2, 10, tint=3), "t3"),
    ],
)
def test_a_tile_is_coloured_by_what_is_known_of_it(tegel, vlak):
    assert kaartvorm([tegel])["tegels"][0]["vlak"] == vlak


def test_the_bounds_of_the_tints_are_exclusive():
    assert [tint_van(b, (10, 20, 30)) for b in (0, 10, 11, 20, 31)] == [1, 1, 2, 2, 4]


def test_the_river_is_drawn_in_the_region_it_runs_through_only():
    regio = [o.Tegel(naam, k, r, 1) for naam, k, r in o.INDELING]
    assert kaartvorm(regio)["rivier"]
    assert not kaartvorm(regio[:2])["rivier"]


@given(st.sets(st.sampled_from([naam for naam, _, _ in o.INDELING])))
def test_the_small_map_fills_the_chosen_tiles_and_no_other(namen):
    vorm = minikaartvorm(namen)
    assert vorm["vol"].count("M") == len(namen)
    assert vorm["rest"].count("M") == len(o.INDELING) - len(namen)
    assert vorm["gekozen"] == sorted(namen)


def test_the_cover_draws_every_tile_once():
    assert len(omslagvorm()["tegels"]) == len(o.INDELING)
    assert omslagvorm([o.Tegel("A", 2, 3)])["tegels"] == [{"x": "88", "y": "184"}]


@given(st.lists(st.tuples(bedragen, bedragen, st.none() | bedragen), max_size=6))
def test_bars_of_target_groups_share_one_scale(staven):
    rijen = [o.Doelgroepstaaf("a", "A", b, tw, m) for b, tw, m in staven]
    for rij in doelgroepvorm(rijen)["rijen"]:
        assert float(rij["vol"][:-1]) + float(rij["twijfel"][:-1]) <= 100.01


def test_the_highest_column_is_marked_and_fills_the_picture():
    hoog, laag = kolomvorm([o.Kolom("w1", 8), o.Kolom("w2", 0)])
    assert (hoog["soort"], hoog["hoog"], laag["hoog"]) == ("hoogste", "55", "0")


def test_blocks_of_progress_have_the_class_of_their_code():
    soorten = [b["soort"] for b in blokjesvorm(["klaar", "bezig", "nu", "iets"])["blokken"]]
    assert soorten == ["vol", "half", "nu", "leeg"]


def test_blocks_that_would_touch_are_drawn_as_one():
    blokken = blokjesvorm(["klaar"] * 300 + ["nu"] + ["iets"] * 199)["blokken"]
    assert [(b["soort"], b["x"], b["breed"]) for b in blokken] == [
        ("vol", "0%", "60%"),
        ("nu", "60%", "0.4%"),
        ("leeg", "60.2%", "39.8%"),
    ]
    assert len(blokjesvorm(["klaar"] * 249)["blokken"]) == 249


def test_the_short_bar_has_a_piece_per_college():
    stukken = deelstreepvorm({"conform": 2, "nog niet": 1})
    assert [soort for _, _, soort in stukken] == ["conform", "conform", "nog-niet"]


@given(st.lists(st.decimals(min_value=-9, max_value=9, places=2), max_size=8))
def test_bars_of_goals_stay_inside_with_room_for_their_number(delen):
    vorm = doelbalkvorm([g.Doelbalk("x", deel, "") for deel in delen])
    for rij in vorm["rijen"]:
        assert float(rij["x"][:-1]) >= 0
        assert float(rij["x"][:-1]) + float(rij["breed"][:-1]) <= 100
        assert 0 <= float(rij["getal"][:-1]) <= 90
        assert rij["soort"] == ("vol" if rij["balk"].deel > 0 else "tegen")


def test_a_number_never_stands_on_the_mark_of_the_goal():
    vorm = doelbalkvorm([g.Doelbalk("x", Decimal("0.9"), "90%")])
    assert vorm["rijen"][0]["getal"] == vorm["doel"]


@given(st.lists(bedragen, min_size=1, max_size=6))
def test_the_largest_amount_fills_the_width(waarden):
    breed = [float(r["breed"][:-1]) for r in bedragvorm([g.Bedragstaaf("x", w) for w in waarden])]
    assert max(breed) == (100 if max(waarden) else 0)


@given(st.lists(aantallen, min_size=5, max_size=5))
def test_the_pieces_of_an_answer_fill_the_bar(verdeling):
    [rij] = stapelvorm([g.Stapelstaaf("x", verdeling)], list("abcde"))
    breed = sum(float(d["breed"][:-1]) for d in rij["delen"])
    assert breed == pytest.approx(100 if sum(verdeling) else 0, abs=0.01)
    assert [d["aantal"] for d in rij["delen"]] == [n for n in verdeling if n]


def test_answers_are_said_in_words_too():
    [rij] = stapelvorm([g.Stapelstaaf("x", [2, 0, 1])], ["oneens", "weet niet", "eens"])
    assert rij["zin"] == "2 oneens, 1 eens"


def test_before_and_after_stand_on_the_same_scale():
    vorm = voornavorm([g.VoorNa("A", 1, 10), g.VoorNa("B", 4)], 1, 10)
    assert [(r["voor"], r["na"]) for r in vorm["rijen"]] == [("3%", "97%"), ("34.333%", None)]
    assert [a["waarde"] for a in vorm["as"]] == list(range(1, 11))


def test_equal_scores_are_stacked_and_a_changed_one_shows_where_it_came_from():
    rij = o.Stippenrij("x", [o.Stip("a", 6), o.Stip("b", 6, 2), o.Stip("c", 6, 6)], Decimal(6))
    [vorm] = stippenvorm([rij], [2, 6, 10])["rijen"]
    assert [s["y"] for s in vorm["stippen"]] == ["34", "24", "14"]
    assert vorm["eerder"] == [{"x": "4%", "naar": "50%", "y": "24"}]
    assert (vorm["laagste"], vorm["hoogste"], vorm["breed"]) == (6, 6, "0%")


def test_a_row_without_scores_has_no_mean_and_no_range():
    [vorm] = stippenvorm([o.Stippenrij("x", [])], [2, 10])["rijen"]
    assert (vorm["gemiddelde"], vorm["laagste"], vorm["breed"]) == (None, None, "0%")


def test_small_dots_are_three_paths_whatever_their_number():
    rij = o.Stippenrij("x", [o.Stip("", 8), o.Stip("", 8), o.Stip("", 2)], Decimal("6.0"))
    vorm = dichte_stippenvorm([rij, o.Stippenrij("y", [])], [2, 4, 6, 8, 10])
    assert (vorm["stippen"].count("z"), vorm["gemiddelden"].count("z")) == (3, 1)
    assert vorm["raster"].count("z") == 5
    assert vorm["hoog"] == "50"


def test_squares_are_stacked_four_wide():
    vorm = bakjesvorm([o.Bakje("0%", [("A", "in", False)] * 5)])
    assert [v["x"] for v in vorm["bakken"][0]["vakjes"]][::4] == ["0.75", "0.75"]
    assert vorm["hoog"] == "28"


DELEN = [
    "{% doelbalken p.DOELBALKEN %}",
    "{% bedragstaven p.KOSTEN %}",
    "{% stapelstaven p.STELLINGEN p.ANTWOORDEN %}",
    "{% voor_na p.CASUSSEN %}",
    "{% lat p.LAT %}",
    "{% tegelkaart p.TEGELS %}",
    "{% minikaart p.GEMEENTEN %}",
    "{% omslagkaart %}",
    "{% stippen p.STIPPEN p.SCHAAL %}",
    "{% stippen p.STIPPEN p.SCHAAL dicht=True zin='Scores' %}",
    "{% doelgroepmeter p.DOELGROEPEN %}",
    "{% kolommen p.KOLOMMEN %}",
]


@pytest.mark.parametrize("sjabloon", DELEN)
def test_every_picture_has_a_title_and_no_styles_of_its_own(sjabloon):
    html = svg(sjabloon, p=platen)
    for teken in re.findall(r"<svg.*?</svg>", html):
        assert re.search(r"<title>\s*\S", teken)
    assert not re.search(r"\sstyle=|<style|<script", html)


def test_text_in_a_picture_is_escaped():
    html = svg("{% doelbalken r %}", r=[g.Doelbalk("A & <B>", Decimal("0.5"), "50%")])
    assert "A &amp; &lt;B&gt;: 50%" in html
    assert "<B>" not in html
