"""The table of fields and what follows from it: content, completeness, schema."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from hypothesis import given
from hypothesis import strategies as st

from aanvragen.velden.rekenen import inhoud as inhouden
from aanvragen.velden.rekenen import onderdelen, velden
from aanvragen.velden.rekenen.adressen import is_emailadres, is_kvk_nummer
from aanvragen.velden.rekenen.ronderegels import ronderegels_uit
from aanvragen.velden.rekenen.schema import aanvraagschema, schemafouten
from aanvragen.velden.rekenen.volledig import gebreken_in
from kern.basis.canoniek import vingerafdruk
from tests.aanvragen.velden.voorbeeld import AANVRAAG, RONDE

GEPUBLICEERD = Path(__file__).parent / "aanvraag-1.json"
REGELS = ronderegels_uit(RONDE)


def _volledig(**anders):
    return inhouden.normaliseer_inhoud({**deepcopy(AANVRAAG), **anders})


def _paden(**anders):
    return [gebrek.pad for gebrek in gebreken_in(_volledig(**anders), REGELS)]


def _meldingen(**anders):
    return [gebrek.melding for gebrek in gebreken_in(_volledig(**anders), REGELS)]


def test_the_published_schema_says_what_the_table_says():
    """A change here changes what is published: give the schema a new number when it breaks."""
    published = json.loads(GEPUBLICEERD.read_text(encoding="utf-8"))
    made = aanvraagschema()

    assert sorted(made.pop("required")) == sorted(published.pop("required"))
    assert made == published


def test_the_form_of_frozen_content_never_changes():
    """The hash of what was received once: the same content must give it for ever (W11)."""
    expected = "92c193638dc15ad80080cd0eddd8d4990c317d33c13910dfb69100905873e621"

    assert vingerafdruk(_volledig()) == expected


def test_every_key_is_there_whatever_was_given():
    assert set(inhouden.normaliseer_inhoud({})) == {v.sleutel for v in velden.alle_velden()}


def test_a_key_that_no_field_has_is_a_fault_of_the_programmer():
    with pytest.raises(KeyError):
        inhouden.normaliseer_deel("bestaat_niet", 1)


def test_keys_are_unique_and_every_section_holds_a_field():
    sleutels = inhouden.inhoudsleutels()

    assert len(set(sleutels)) == len(sleutels)
    assert all(deel.sleutels for deel in onderdelen.VASTE_ONDERDELEN)


def test_a_complete_application_has_nothing_to_do_and_fits_the_schema():
    assert _paden() == []
    assert schemafouten(AANVRAAG) == []


def test_what_is_missing_is_told_in_the_order_of_the_form():
    gebreken = gebreken_in(inhouden.normaliseer_inhoud({}), REGELS)

    assert [gebrek.pad[0] for gebrek in gebreken] == [
        "penvoerder", "penvoerder", "penvoerder", "ontschotting", "titel", "samenvatting",
        "start", "eind", "doelen", "aspecten", "doelgroepen", "gemeenten", "antwoorden",
        "begroting", "verklaring_regulier", "toelichting_regulier", "indicatoren",
        "kosten_en_baten", "evaluatiedatum",
    ]  # fmt: skip
    assert all(gebrek.ontbreekt for gebrek in gebreken)


@pytest.mark.parametrize(
    ("anders", "pad"),
    [
        ({"eind": "2015-09-01"}, ("eind",)),
        ({"evaluatiedatum": "2015-08-01"}, ("evaluatiedatum",)),
        ({"evaluatiedatum": "2017-01-01"}, ("evaluatiedatum",)),
        ({"doelen": ["9"]}, ("doelen",)),
        ({"gemeenten": [{"code": "GM9999", "bereik": 1, "wijze": "bewoners"}]},
         ("gemeenten", "GM9999")),
        ({"gemeenten": [{"code": "GM0202", "bereik": 1, "wijze": ""}]},
         ("gemeenten", "GM0202", "wijze")),
        ({"gemeenten": [{"code": "GM0202", "bereik": 1, "wijze": "locatie"}] * 2},
         ("gemeenten", "GM0202")),
        ({"doelgroepen": [{"code": "b", "bereik": 0, "jeugd": True, "hoofd": True}]},
         ("doelgroepen", "b", "bereik")),
        ({"doelgroepen": [{"code": "z", "bereik": 1, "jeugd": False, "hoofd": True}]},
         ("doelgroepen", "z")),
        ({"antwoorden": [{"criterium": 2, "vraag": "nieuw", "tekst": "Ja"},
                         {"criterium": 1, "vraag": "oud", "tekst": "Ja"}]}, ("antwoorden", "oud")),
        ({"antwoorden": [{"criterium": 7, "vraag": "nieuw", "tekst": "Ja"}]},
         ("antwoorden", "nieuw")),
        ({"begroting": [{"soort": "kosten", "omschrijving": "x", "bedrag": "0.00"}]},
         ("begroting", 0, "bedrag")),
        ({"begroting": [{"soort": "raar", "omschrijving": "x", "bedrag": "1.00"}]},
         ("begroting", 0, "soort")),
        ({"partners": [{"naam": "A", "kvk_nummer": "71234567", "bijdrage": "x"}]},
         ("partners", 0, "kvk_nummer")),
        ({"partners": [{"naam": "A", "kvk_nummer": "123", "bijdrage": "x"}]},
         ("partners", 0, "kvk_nummer")),
        ({"indicatoren": [{"naam": "A", "eenheid": "x", "nulmeting": "1", "bron": "x"}]},
         ("indicatoren", 0, "streefwaarde")),
        ({"penvoerder": {**AANVRAAG["penvoerder"], "email": "geen"}}, ("penvoerder", "email")),
    ],
)  # fmt: skip
def test_what_no_table_can_say_is_checked_beside_it(anders, pad):
    assert pad in _paden(**anders)


@pytest.mark.parametrize("sleutel", ["titel", "samenvatting", "kosten_en_baten"])
def test_a_text_is_held_to_its_maximum_to_the_character(sleutel):
    maximum = velden.veld(sleutel).maximum

    assert _paden(**{sleutel: "x" * maximum}) == []
    [melding] = _meldingen(**{sleutel: "x" * (maximum + 1)})
    assert melding.startswith("Maak deze tekst 1 teken korter")
    [melding] = _meldingen(**{sleutel: "x" * (maximum + 2)})
    assert melding.startswith("Maak deze tekst 2 tekens korter")


def test_a_single_organisation_says_how_it_takes_the_walls_away():
    assert _paden(partners=[]) == [("ontschotting",)]
    assert _paden(partners=[], ontschotting="Wij doen alles samen.") == []


def test_amounts_that_cover_everything_or_pass_the_ceiling_are_told():
    def regel(soort, bedrag):
        return {"soort": soort, "omschrijving": "x", "bedrag": bedrag}

    [alles] = _meldingen(begroting=[regel("kosten", "5.00"), regel("eigen_bijdrage", "5.00")])
    assert "dekken alle kosten al" in alles
    [boven] = _meldingen(begroting=[regel("kosten", "100000.01")])
    assert "€\xa00,01 meer dan er" in boven
    assert _meldingen(begroting=[regel("kosten", "100000.00")]) == []


def test_a_completion_opens_the_sections_that_answer_the_criterion():
    assert onderdelen.onderdelen_bij_criteria(REGELS, [1]) == ["criteria-plan", "bijlagen"]
    assert onderdelen.onderdelen_bij_criteria(REGELS, [2]) == [
        "begroting", "evaluatieplan", "bijlagen",
    ]  # fmt: skip
    assert onderdelen.onderdelen_bij_criteria(REGELS, []) == ["bijlagen"]


@pytest.mark.parametrize(
    ("deel", "plek"),
    [
        ("doelgroepen", "lees-bereik"),
        ("gemeenten", "lees-bereik"),
        ("regulier", "lees-begroting"),
        ("partners", "lees-organisatie"),
        ("organisatie", "lees-organisatie"),
        ("evaluatieplan", "lees-evaluatieplan"),
        ("begroting", "lees-begroting"),
        ("", "lees-4"),
    ],
)
def test_the_reading_shows_where_a_criterion_is_answered(deel, plek):
    assert onderdelen.leesplek_van_criterium(4, deel) == plek


def test_the_rules_of_a_ronde_come_from_what_was_published():
    assert REGELS.plafond == Decimal("100000.00")
    assert REGELS.evaluatie_uiterlijk == date(2016, 6, 1)
    assert REGELS.doelgroepen == {"a": "Ouderen", "b": "Jeugd"}
    assert REGELS.met_jeugd == {"b"}
    assert list(REGELS.gemeenten.values()) == ["Arnhem", "Rheden"]
    assert REGELS.groepen == {"plan": "Uw plan", "rest": "Rest"}
    assert REGELS.criterium(2).gewicht == 40
    with pytest.raises(KeyError):
        REGELS.keuzes("titel")


@given(st.emails() | st.text(max_size=30) | st.from_regex(r"[a-z.@-]{1,20}", fullmatch=True))
def test_an_address_is_judged_as_django_does(adres):
    try:
        validate_email(adres)
        verwacht = "[" not in adres and '"' not in adres and len(adres) <= 254
    except ValidationError:
        verwacht = adres.endswith("@localhost") and False
    if "@localhost" not in adres:
        assert is_emailadres(adres) == verwacht


@pytest.mark.parametrize(
    ("nummer", "goed"), [("12345678", True), ("1234567", False), ("1234567a", False), ("", False)]
)
def test_a_kvk_number_is_eight_digits(nummer, goed):
    assert is_kvk_nummer(nummer) is goed


def test_a_field_keeps_its_own_columns():
    veld = velden.veld("indicatoren")

    assert veld.kolomnamen == ("naam", "eenheid", "nulmeting", "streefwaarde", "bron")
    assert replace(veld, antwoordt_op=("x",)).criteriumdelen == ("x",)
    assert veld.criteriumdelen == ("evaluatieplan",)
