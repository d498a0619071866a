"""The sentences and figures of the advice, without a database."""

import pytest

from beoordeling.advies.beeld.woorden import met_komma, zin_advies, zin_doelgroepen, zin_gemeenten


def test_a_figure_of_the_formula_keeps_both_its_decimals():
    assert (met_komma("7.45"), met_komma("8.00"), met_komma(None)) == ("7,45", "8,00", "")


@pytest.mark.parametrize(
    ("uitkomst", "woorden"),
    [
        ("toekennen", "De commissie adviseert: toekennen, €"),
        ("gedeeltelijk", "De commissie adviseert: voor een deel toekennen, €"),
        ("afwijzen", "De commissie adviseert: afwijzen"),
    ],
)
def test_the_advice_about_one_project_in_a_sentence(uitkomst, woorden):
    assert zin_advies({"uitkomst": uitkomst, "bedrag": "45000.00"}).startswith(woorden)


def test_who_gets_no_project_is_named_and_nobody_else():
    leeg, vol = {"titel": "Duiven", "aantal": 0}, {"titel": "Arnhem", "aantal": 2}
    assert "elk van de 1 gemeenten" in zin_gemeenten([vol])
    assert zin_gemeenten([leeg, vol]).startswith("Duiven krijgt ")
    assert "Arnhem" not in zin_gemeenten([leeg, vol])
    groepen = [{"code": "a", "aantal": 1}, {"code": "b", "aantal": 0}]
    assert zin_doelgroepen(groepen) == "Voor doelgroep b is er geen project."
