"""The form kit: amounts, dates and texts as people type them."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from kern.ui.bedrag import BedragField, BedragVeld
from kern.ui.forms import DatumVeld, Formulier, TekstVeld


class Proef(Formulier):
    """One field of each kind."""

    bedrag = BedragVeld(max_value=5000)
    datum = DatumVeld()
    tekst = TekstVeld(max_tekens=10)


GOED = {"bedrag": "1.250,50", "datum": "2015-06-09", "tekst": "regel\r\ntwee"}


def test_good_input_is_cleaned():
    form = Proef(GOED)
    assert form.is_valid()
    assert form.cleaned_data == {
        "bedrag": Decimal("1250.50"),
        "datum": date(2015, 6, 9),
        "tekst": "regel\ntwee",
    }


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("bedrag", "", "Vul een bedrag in."),
        ("bedrag", "veel", "Dit is geen bedrag. Vul een bedrag in zoals 1.250 of 1.250,50."),
        ("bedrag", "-1", "Vul een bedrag in van €\u00a00 of meer."),
        ("bedrag", "5.000,01", "Vul een bedrag in van €\u00a05.000 of minder."),
        ("datum", "", "Vul een datum in."),
        ("datum", "31-2-2015", "Dit is geen datum. Vul een datum in zoals 9-6-2015."),
        ("tekst", " \r\n ", "Vul hier een tekst in."),
        (
            "tekst",
            "x" * 12,
            "Deze tekst is 2 tekens te lang. U kunt maximaal 10 tekens gebruiken.",
        ),
        (
            "tekst",
            "x" * 11,
            "Deze tekst is 1 teken te lang. U kunt maximaal 10 tekens gebruiken.",
        ),
    ],
)
def test_wrong_input_is_explained(veld, waarde, melding):
    form = Proef({**GOED, veld: waarde})
    assert form.errors == {veld: [melding]}


@pytest.mark.parametrize("tekst", ["9-6-2015", "09/06/2015", "9.6.2015", "2015-06-09"])
def test_dutch_notations_of_a_date(tekst):
    assert DatumVeld().clean(tekst) == date(2015, 6, 9)


def test_windows_line_ends_count_as_one():
    assert TekstVeld(max_tekens=3).clean("a\r\nb") == "a\nb"


def test_accents_count_as_one():
    assert TekstVeld(max_tekens=3).clean(unicodedata.normalize("NFD", "één")) == "één"


def test_text_tells_the_counter_its_maximum_and_is_never_cut():
    html = str(Proef()["tekst"])
    assert 'data-max-tekens="10"' in html
    assert "maxlength" not in html


def test_optional_fields_may_stay_empty():
    assert BedragVeld(required=False).clean(" ") is None
    assert DatumVeld(required=False).clean("") is None
    assert TekstVeld(required=False).clean("") == ""


def test_amount_is_shown_the_dutch_way_and_compared_as_an_amount():
    veld = BedragVeld()
    assert veld.prepare_value(Decimal("12500.00")) == "12.500"
    assert veld.prepare_value(Decimal("12500.50")) == "12.500,50"
    assert veld.prepare_value("twaalf") == "twaalf"
    assert veld.has_changed(Decimal("1250.00"), "1.250,00") is False
    assert veld.has_changed(Decimal("1250.00"), "1251") is True
    assert veld.has_changed(None, "veel") is True
    assert veld.has_changed(None, "") is False


def test_model_field_brings_its_own_form_field():
    field = BedragField(null=True, blank=True)
    assert isinstance(field.formfield(), BedragVeld)
    assert (field.max_digits, field.decimal_places) == (12, 2)
    _name, path, _args, kwargs = field.deconstruct()
    assert path == "kern.ui.bedrag.BedragField"
    assert BedragField(**kwargs).max_digits == 12


def test_negative_amounts_where_wanted():
    assert BedragVeld(min_value=None).clean("-3,50") == Decimal("-3.50")
    with pytest.raises(ValidationError):
        BedragVeld().clean("-3,50")


def test_forms_leave_the_form_element_to_the_page():
    helper = Proef().helper
    assert (helper.form_tag, helper.template_pack) == (False, "nlds")
    assert " required" not in str(Proef()["bedrag"])
