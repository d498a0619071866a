"""The place of an input is known without making a form, and is that of the form."""

from copy import deepcopy
from datetime import datetime

import pytest

from aanvragen.concept.forms.basis import als_querydict
from aanvragen.concept.forms.formulieren import formulier_van
from aanvragen.concept.rekenen import moment_voluit, veldanker
from aanvragen.velden.rekenen import inhoud as inhouden
from aanvragen.velden.rekenen import onderdelen
from aanvragen.velden.rekenen.ronderegels import ronderegels_uit
from tests.aanvragen.velden.voorbeeld import AANVRAAG, RONDE

REGELS = ronderegels_uit(RONDE)
INHOUD = inhouden.normaliseer_inhoud(
    {
        **deepcopy(AANVRAAG),
        "begroting": [
            {"soort": "kosten", "omschrijving": "Een", "bedrag": "1.00"},
            {"soort": "kosten", "omschrijving": "Twee", "bedrag": "2.00"},
            {"soort": "eigen_bijdrage", "omschrijving": "Drie", "bedrag": "1.00"},
            {"soort": "andere_financiering", "omschrijving": "Vier", "bedrag": "1.00"},
        ],
    }
)
LEEG = inhouden.normaliseer_inhoud({})


def _uit_formulier(pad, inhoud):
    """Return the id that the form of the section itself gives."""
    code = onderdelen.onderdeelcode_van_pad(REGELS, pad)
    deel = onderdelen.vind_onderdeel(REGELS, code)
    form_class = formulier_van(code)
    data = als_querydict(form_class.data_van(inhoud, REGELS, deel.groep))
    form = form_class(regels=REGELS, groep=deel.groep, data=data)
    form.is_leesbaar()
    plek, naam = form.plek(pad)
    if naam is None:
        return ""
    return plek[naam].id_for_label or f"{plek[naam].auto_id}_0"


@pytest.mark.parametrize(
    "pad",
    [
        ("penvoerder", "actief_in"), ("penvoerder", "contactpersoon"), ("penvoerder", "email"),
        ("ontschotting",), ("partners", 0, "kvk_nummer"),
        ("titel",), ("samenvatting",), ("start",), ("eind",), ("doelen",), ("aspecten",),
        ("doelgroepen",), ("doelgroepen", "hoofd"), ("doelgroepen", "b"),
        ("doelgroepen", "b", "bereik"), ("doelgroepen", "b", "jeugd"),
        ("doelgroepen", "a", "jeugd"), ("doelgroepen", "z"),
        ("gemeenten",), ("gemeenten", "GM0202", "bereik"), ("gemeenten", "GM0202", "wijze"),
        ("gemeenten", "GM9999"), ("antwoorden", "nieuw"),
        ("begroting",), ("begroting", 0, "bedrag"), ("begroting", 1, "omschrijving"),
        ("begroting", 2, "bedrag"), ("begroting", 3, "soort"),
        ("verklaring_regulier",), ("toelichting_regulier",),
        ("indicatoren",), ("indicatoren", 0, "streefwaarde"), ("kosten_en_baten",),
        ("evaluatiedatum",),
    ],
)  # fmt: skip
def test_a_fault_points_at_the_input_of_the_form(pad):
    assert veldanker(pad, INHOUD, REGELS) == _uit_formulier(pad, INHOUD)


@pytest.mark.parametrize("pad", [("begroting",), ("indicatoren",), ("gemeenten",), ("doelen",)])
def test_an_empty_list_points_at_its_first_input(pad):
    assert veldanker(pad, LEEG, REGELS) == _uit_formulier(pad, LEEG) != ""


def test_an_unknown_question_points_nowhere():
    assert veldanker(("antwoorden", "oud"), INHOUD, REGELS) == ""


def test_a_moment_is_written_in_full():
    assert moment_voluit(datetime(2015, 5, 11, 17)) == "maandag 11 mei 2015 om 17.00 uur"  # noqa: DTZ001


def test_a_section_that_is_shown_and_posted_back_says_the_same():
    for deel in onderdelen.alle_onderdelen(REGELS):
        if deel.code == onderdelen.ONDERDEEL_BIJLAGEN.code:
            continue
        form_class = formulier_van(deel.code)
        data = als_querydict(form_class.data_van(INHOUD, REGELS, deel.groep))
        form = form_class(regels=REGELS, groep=deel.groep, data=data)
        assert form.is_leesbaar(), deel.code
        for sleutel, waarde in form.gegevens().items():
            if sleutel != "penvoerder":
                assert inhouden.normaliseer_deel(sleutel, waarde) == INHOUD[sleutel], sleutel
