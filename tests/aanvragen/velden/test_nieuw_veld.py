"""One more row in the table is one more field everywhere: the recipe of docs/ontwikkelen."""

from copy import deepcopy

import pytest

from aanvragen.concept.forms.basis import als_querydict
from aanvragen.concept.forms.formulieren import formulier_van
from aanvragen.concept.rekenen import veldanker
from aanvragen.velden.beeld import veldverschillen
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries.inhoud import lees_deel
from aanvragen.velden.queries.lezing import LeesTekst, lees_inhoud
from aanvragen.velden.rekenen import inhoud as inhouden
from aanvragen.velden.rekenen import onderdelen, velden
from aanvragen.velden.rekenen.ronderegels import ronderegels_uit
from aanvragen.velden.rekenen.schema import aanvraagschema, schemafouten
from aanvragen.velden.rekenen.veldsoorten import Veld, Veldsoort
from aanvragen.velden.rekenen.volledig import gebreken_in
from aanvragen.velden.services import schrijf_deel
from tests.aanvragen.velden.voorbeeld import AANVRAAG, RONDE

REGELS = ronderegels_uit(RONDE)
NIEUW = Veld(
    "duurzaamheid",
    Veldsoort.TEKST,
    "project",
    naam="Duurzaamheid",
    ontbreekt="Schrijf hoe het project doorgaat als het geld op is.",
    maximum=50,
    antwoordt_op=("duurzaamheid",),
    vraag="Hoe gaat het daarna verder?",
    leeskop="Hoe het daarna verder gaat",
)


@pytest.fixture(autouse=True)
def _in_de_tabel(monkeypatch):
    monkeypatch.setattr(velden, "VELDEN", (*velden.VELDEN, NIEUW))


def _inhoud(tekst=""):
    return inhouden.normaliseer_inhoud({**deepcopy(AANVRAAG), "duurzaamheid": tekst})


def test_it_is_part_of_the_content_and_of_its_section():
    assert _inhoud("  Wij gaan door. ")["duurzaamheid"] == "Wij gaan door."
    assert "duurzaamheid" in onderdelen.ONDERDEEL_PROJECT.sleutels


def test_it_is_asked_for_and_held_to_its_maximum():
    [missing] = gebreken_in(_inhoud(), REGELS)
    assert (missing.pad, missing.melding) == (("duurzaamheid",), NIEUW.ontbreekt)
    [long] = gebreken_in(_inhoud("x" * 51), REGELS)
    assert not long.ontbreekt
    assert gebreken_in(_inhoud("Wij gaan door."), REGELS) == []


def test_it_is_written_and_read():
    aanvraag = Aanvraag()
    schrijf_deel(aanvraag, "duurzaamheid", "Wij gaan door.")
    assert lees_deel(aanvraag, "duurzaamheid") == "Wij gaan door."

    lezing = lees_inhoud(REGELS, _inhoud("Wij gaan door."))
    assert LeesTekst(NIEUW.leeskop, "Wij gaan door.") in lezing.gewoon["project"]


def test_a_version_of_before_reads_as_if_it_was_left_empty():
    old = {key: value for key, value in _inhoud().items() if key != "duurzaamheid"}

    assert LeesTekst(NIEUW.leeskop, "") in lees_inhoud(REGELS, old).gewoon["project"]
    [verschil] = veldverschillen(old, _inhoud("Wij gaan door."), REGELS)
    assert (verschil.naam, verschil.oud, verschil.nieuw) == ("Duurzaamheid", "", "Wij gaan door.")


def test_it_stands_in_the_schema_and_an_import_is_held_to_it():
    assert aanvraagschema()["properties"]["duurzaamheid"]["maxLength"] == 50
    assert (("duurzaamheid",), "ontbreekt") in schemafouten(AANVRAAG)
    assert schemafouten({**AANVRAAG, "duurzaamheid": "Ja."}) == []


def test_it_has_a_place_on_the_form():
    form_class = formulier_van("project")
    data = form_class.data_van(_inhoud("Wij gaan door."), REGELS)
    form = form_class(regels=REGELS, data=als_querydict(data))

    assert form.is_leesbaar()
    assert form.gegevens()["duurzaamheid"] == "Wij gaan door."
    assert ("duurzaamheid",) in [tuple(blok.velden) for blok in form.vragen]
    assert veldanker(("duurzaamheid",), _inhoud(), REGELS) == form["duurzaamheid"].id_for_label


def test_a_criterium_can_be_answered_by_it():
    assert onderdelen.onderdelen_die_beantwoorden("duurzaamheid") == [onderdelen.ONDERDEEL_PROJECT]
