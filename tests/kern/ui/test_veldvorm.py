"""How a form is shown: labels, help, errors and counters tied together, and a summary of faults."""

import pytest
from django import forms
from django.template import engines
from django.utils.html import strip_tags

from kern.ui.bedrag import BedragVeld
from kern.ui.bereik import BereikVeld
from kern.ui.forms import Formulier, TekstVeld
from kern.ui.stukken import Marge, Vraagblok
from kern.ui.veldvorm import foutsamenvatting, regels, veld, vragen
from tests.html import plat


def _tekst(html):
    """Return what a reader reads: no tags, single spaces."""
    return " ".join(strip_tags(plat(str(html))).split())


class Proef(Formulier):
    """One field of each kind that is drawn differently."""

    naam = forms.CharField(help_text="Zoals op de gevel.")
    bedrag = BedragVeld(required=False)
    tekst = TekstVeld(max_tekens=5, required=False)
    kleur = forms.ChoiceField(
        choices=[("r", "Rood"), ("b", "Blauw")], widget=forms.RadioSelect, required=False
    )
    stad = forms.ChoiceField(choices=[("", "—"), ("a", "Arnhem")], required=False)
    akkoord = forms.BooleanField(label="Gaat u akkoord?")
    bestand = forms.FileField(required=False)
    waar = BereikVeld(opties=[("GM1", "Duiven"), ("GM2", "Rheden")], required=False)
    sleutel = forms.CharField(widget=forms.HiddenInput, required=False)


def test_field_is_tied_to_its_help_its_error_and_its_counter():
    form = Proef({"naam": "", "tekst": "a\r\nbcde"})
    naam, tekst = veld(form["naam"]), veld(form["tekst"])
    assert naam["beschrijving"] == "id_naam-hulp id_naam-fout"
    assert 'aria-describedby="id_naam-hulp id_naam-fout"' in naam["invoer"]
    assert 'aria-invalid="true"' in naam["invoer"]
    assert naam["fouten"] == ["Vul dit veld in."]
    assert (naam["maximum"], naam["te_veel"]) == (None, False)
    assert tekst["beschrijving"] == "id_tekst-fout id_tekst-teller"
    assert (tekst["maximum"], tekst["tekens"], tekst["te_veel"]) == (5, 6, True)


@pytest.mark.parametrize(
    ("naam", "soort", "klasse"),
    [
        ("naam", "invoer", "utrecht-textbox"),
        ("bedrag", "bedrag", "isd-bedrag__invoer"),
        ("tekst", "tekstvak", "utrecht-textarea"),
        ("stad", "invoer", "utrecht-select"),
        ("akkoord", "vinkje", "utrecht-custom-checkbox"),
        ("bestand", "invoer", "isd-bestand"),
        ("waar", "eigen", "isd-bereik"),
        ("sleutel", "verborgen", 'type="hidden"'),
    ],
)
def test_each_kind_of_field_has_its_own_look(naam, soort, klasse):
    gezien = veld(Proef()[naam])
    assert gezien["soort"] == soort
    assert klasse in gezien["invoer"]
    assert "aria-invalid" not in gezien["invoer"]


def test_list_of_choices_is_drawn_by_the_template_with_its_explanation():
    form = Proef({"kleur": "b"})
    form.fields["kleur"].uitleg = {"b": "Als de lucht."}
    gezien = veld(form["kleur"])
    assert (gezien["soort"], gezien["invoer"]) == ("radio", "")
    assert [(o["waarde"], o["tekst"], o["gekozen"], o["uitleg"]) for o in gezien["opties"]] == [
        ("r", "Rood", False, ""),
        ("b", "Blauw", True, "Als de lucht."),
    ]


def test_label_says_what_need_not_be_filled_in():
    form = Proef()
    assert (veld(form["bedrag"])["facultatief"], veld(form["naam"])["facultatief"]) == (True, False)
    form.fields["bedrag"].zonder_label = True
    assert not veld(form["bedrag"])["facultatief"]
    form.later_gevraagd = True
    assert not veld(form["tekst"])["facultatief"]


def test_title_and_help_of_a_question_replace_those_of_the_field():
    gezien = veld(Proef()["naam"], groot=True, titel="Hoe heet u?", uitleg="Voluit.")
    assert (gezien["label"], gezien["hulp"], gezien["groot"]) == ("Hoe heet u?", "Voluit.", True)


def _samenvatting(*formulieren):
    return _tekst(foutsamenvatting(*formulieren))


def test_summary_names_the_field_and_jumps_to_it():
    form = Proef({"naam": "", "bedrag": "veel", "waar": "", "kleur": "x"})
    html = str(foutsamenvatting(form))
    assert "Naam: vul dit veld in." in _tekst(html)
    assert "Gaat u akkoord? Zet hier een vinkje." in _tekst(html)
    assert "Bedrag: dit is geen bedrag." in _tekst(html)
    for doel in ("#id_naam", "#id_akkoord", "#id_kleur_0"):
        assert f'href="{doel}"' in html


def test_summary_is_shown_once_and_only_with_errors():
    form = Proef({"naam": ""})
    assert _samenvatting(form)
    assert foutsamenvatting(form) == ""
    assert foutsamenvatting(Proef()) == ""
    assert foutsamenvatting(None) == ""
    assert foutsamenvatting(Proef({"naam": "Zorg", "akkoord": "on"})) == ""


def test_error_of_the_whole_form_has_no_field_to_jump_to():
    form = Proef({"naam": "Zorg", "akkoord": "on"})
    form.is_valid()
    form.add_error(None, "De ronde is gesloten.")
    html = str(foutsamenvatting(form))
    assert "De ronde is gesloten." in html
    assert 'href="#"' not in html


Regelset = forms.formset_factory(Proef, extra=0, min_num=1, validate_min=True)


def test_summary_says_in_which_row_the_fault_is():
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"}
    formset = Regelset({**data, "form-0-naam": "Zorg", "form-0-akkoord": "on", "form-1-tekst": "x"})
    assert "Regel 2: Naam: vul dit veld in." in _samenvatting(formset)


def test_bereik_jumps_to_the_number_that_is_wrong():
    form = Proef({"naam": "Zorg", "akkoord": "on", "waar-GM2": "1", "waar-GM2-aantal": "veel"})
    assert not form.is_valid()
    assert 'href="#id_waar_GM2_aantal"' in str(foutsamenvatting(form))


def test_questions_group_fields_and_the_rest_follows():
    form = Proef({"naam": ""})
    marge = Marge("Let op", "Kort.")
    form.vragen = [
        Vraagblok("Wie bent u?", ["naam", "bestaat_niet"], marge=marge),
        Vraagblok("Hoeveel?", ["bedrag"]),
    ]
    gezien = vragen(form)
    eerste, tweede = gezien["vragen"]
    assert [v.name for v in eerste["velden"]] == ["naam"]
    assert (eerste["fout"], tweede["fout"]) == (True, False)
    assert (eerste["marge"], tweede["marge"]) == ([marge], [])
    assert "naam" not in [v.name for v in gezien["rest"]]
    form.vragen = list
    assert len(vragen(form)["rest"]) == len(form.fields)


def test_rows_show_a_column_per_visible_field():
    gezien = regels(Regelset(), knop="Nog een", titel="Kosten")
    assert [k.name for k in gezien["kolommen"]][:2] == ["naam", "bedrag"]
    assert "sleutel" not in [k.name for k in gezien["kolommen"]]
    assert (gezien["knop"], gezien["titel"]) == ("Nog een", "Kosten")


def test_whole_form_can_be_drawn_by_its_tag():
    template = engines["django"].from_string("{% vragen form %}")
    html = template.render({"form": Proef({"naam": ""})})
    assert html.count("<label") >= 8
    assert "Zoals op de gevel." in html
