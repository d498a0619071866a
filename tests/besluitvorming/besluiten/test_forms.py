"""One form per project: what it asks, what it keeps, and where an error of the service goes (R31)."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from besluitvorming.besluiten.forms import AandeelForm, BesluitForm
from besluitvorming.besluiten.models import Aandeelbesluit

ZITTING = {"datum": "2015-07-14", "kenmerk": "BW-1", "procedure": "ja", "criteria": "ja"}


def _aandeel(pk: int) -> Any:
    aanvraag = SimpleNamespace(titel=f"Project {pk}")
    return SimpleNamespace(pk=pk, bedrag=Decimal(500), aanvraag=aanvraag)


def _form(data: dict[str, str] | None = None, **kwargs: Any) -> BesluitForm:
    te_besluiten: Any = [(None, _aandeel(7)), (None, _aandeel(8))]
    return BesluitForm(te_besluiten, None if data is None else ZITTING | data, **kwargs)


def test_fields_carry_the_id_of_the_share() -> None:
    form = _form().projecten[0]
    assert [form[naam].html_name for naam in form.fields] == ["keuze_7", "bedrag_7", "reden_7"]
    assert form["keuze"].label == "Besluit over Project 7"


def test_following_and_deviating_become_decisions_and_later_does_not() -> None:
    form = _form({"keuze_7": "volgt", "keuze_8": "later"})
    assert form.is_valid()
    assert [(b.aandeel.pk, b.volgt, b.bedrag) for b in form.besluiten] == [(7, True, Decimal(500))]
    form = _form({"keuze_8": "wijkt", "bedrag_8": "12,50", "reden_8": "Eerst zien."})
    assert form.is_valid()
    besluit: Aandeelbesluit = form.besluiten[0]
    assert (besluit.volgt, besluit.bedrag, besluit.reden) == (
        False,
        Decimal("12.50"),
        "Eerst zien.",
    )


@pytest.mark.parametrize(
    ("data", "velden"),
    [
        ({"keuze_7": "wijkt"}, {"bedrag", "reden"}),
        ({"keuze_7": "wijkt", "bedrag_7": "0"}, {"reden"}),
        ({"keuze_7": "wijkt", "reden_7": "Omdat."}, {"bedrag"}),
        ({"keuze_7": "anders"}, {"keuze"}),
    ],
)
def test_deviating_asks_amount_and_reason(data, velden) -> None:
    form = _form(data)
    assert not form.is_valid()
    assert set(form.projecten[0].errors) == velden
    assert not form.non_field_errors()


@pytest.mark.parametrize("data", [{}, {"keuze_7": "later"}])
def test_at_least_one_project_is_decided_on(data) -> None:
    form = _form(data)
    assert not form.is_valid()
    assert "Kies bij ten minste één project" in form.non_field_errors()[0]


def test_a_choice_about_a_project_that_is_gone_is_told() -> None:
    form = _form({"keuze_7": "volgt", "keuze_99": "volgt"})
    assert not form.is_valid()
    assert "is al besloten" in form.non_field_errors()[0]
    assert _form({"keuze_7": "volgt", "keuze_99": "later"}).is_valid()


def test_one_button_follows_where_it_was_not_chosen_to_deviate() -> None:
    form = _form(getypt={"keuze_7": "wijkt", "bedrag_7": "veel", "kenmerk": "BW-1"})
    form.volg_overal()
    assert [deel["keuze"].value() for deel in form.projecten] == ["wijkt", "volgt"]
    assert form.projecten[0]["bedrag"].value() == "veel"
    assert form["kenmerk"].value() == "BW-1"


def test_an_error_of_the_service_goes_to_its_field() -> None:
    form = _form({"keuze_7": "volgt"})
    assert form.is_valid()
    form.meld("bedrag_8", "Te veel.")
    form.meld("kenmerk", "Al gebruikt.")
    form.meld(None, "Boven het plafond.")
    form.meld("onbekend", "Ook dat nog.")
    deel: AandeelForm = form.projecten[1]
    assert deel.errors["bedrag"] == ["Te veel."]
    assert form.errors["kenmerk"] == ["Al gebruikt."]
    assert form.non_field_errors() == ["Boven het plafond.", "Ook dat nog."]


def test_an_explanation_is_kept_only_beside_a_no() -> None:
    form = _form({"keuze_7": "volgt", "toelichting": "Niet nodig."})
    assert form.is_valid()
    assert form.zitting["toelichting"] == ""
    form = _form({"keuze_7": "volgt", "criteria": "nee", "toelichting": "Criterium 8 ontbreekt."})
    assert form.is_valid()
    assert form.zitting["toelichting"] == "Criterium 8 ontbreekt."
    assert form.zitting["criteria_toegepast"] is False
