"""Per place whether and how many: municipality with reach (R12)."""

import pytest
from django.http import QueryDict

from kern.ui.bereik import BereikVeld
from kern.ui.forms import Formulier

OPTIES = [("GM1", "Arnhem"), ("GM2", "Duiven"), ("GM3", "Rheden")]


class Proef(Formulier):
    """Where, and how many people there."""

    waar = BereikVeld(opties=OPTIES)


def _form(**typed):
    data = QueryDict(mutable=True)
    for code, number in typed.items():
        data[f"waar-{code}"] = "1"
        data[f"waar-{code}-aantal"] = number
    data["waar-GM9-aantal"] = "5"  # not ticked, or no place at all
    return Proef(data)


def test_ticked_places_with_their_numbers_are_read():
    form = _form(GM1="1.200", GM3=" 15 ")
    assert form.is_valid()
    assert form.cleaned_data == {"waar": {"GM1": 1200, "GM3": 15}}


def test_nothing_ticked_is_an_answer_that_is_asked_about():
    assert _form().errors == {"waar": ["Kies minstens één gemeente."]}
    veld = BereikVeld(opties=OPTIES, required=False)
    assert veld.clean({}) == {}


@pytest.mark.parametrize("getypt", ["", "0", "veel", "-3", "1,5", "10000000", "²", "٣"])
def test_number_must_be_a_whole_number_from_one(getypt):
    form = _form(GM1="10", GM2=getypt)
    assert form.errors == {"waar": ["Vul in hoeveel inwoners u bereikt in Duiven"]}
    html = str(form["waar"])
    assert "Vul een aantal in" in html
    assert 'id="id_waar_GM2-fout"' in html
    assert form.fields["waar"].foutveld == "GM2_aantal"


def test_all_places_without_a_number_are_named():
    form = _form(GM1="", GM2="x", GM3="0")
    assert form.errors["waar"] == ["Vul in hoeveel inwoners u bereikt in Arnhem, Duiven en Rheden"]


def test_largest_number_that_fits():
    assert _form(GM1="9.999.999").is_valid()


def test_page_shows_what_was_typed_with_bars_and_a_sum():
    html = " ".join(str(_form(GM1="300", GM2="150")["waar"]).split())
    assert html.count("checked") == 2
    assert 'value="300"' in html
    assert '<rect width="100%"' in html
    assert '<rect width="50%"' in html
    assert "Samen in 2 gemeenten" in html
    assert "450" in html


def test_page_adds_up_what_was_typed_with_dots():
    html = " ".join(str(_form(GM1="1.200", GM2="veel")["waar"]).split())
    assert "1.200" in html
    assert 'value="veel"' in html
    assert "Samen in 2 gemeenten</span><output >1.200</output>" in html


def test_page_without_answers_is_empty():
    html = " ".join(str(Proef()["waar"]).split())
    assert "checked" not in html
    assert "Samen in 0 gemeenten" in html
    assert BereikVeld(opties=OPTIES).foutveld == "GM1"
    assert BereikVeld(opties=[]).foutveld == ""


def test_only_a_real_change_counts():
    veld = BereikVeld(opties=OPTIES)
    assert not veld.has_changed({"GM1": 5}, {"GM1": "5"})
    assert veld.has_changed({"GM1": 5}, {"GM1": "6"})
    assert veld.has_changed({}, {"GM1": "5"})
    assert not veld.has_changed(None, None)
