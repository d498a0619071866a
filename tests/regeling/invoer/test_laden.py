"""Loading a ronde from YAML, also by the command."""

import pytest
import yaml
from django.core.management import CommandError, call_command

from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from regeling.invoer import services as invoer
from regeling.publicatie.beeld import versiewijzigingen
from regeling.ronde.models import Criterium, Ronde
from regeling.ronde.queries import inhoud_van_ronde
from regeling.ronde.rekenen.inhoud import inhoudsverschillen
from tests import fabriek

pytestmark = pytest.mark.django_db


def test_a_real_portal_never_gets_the_ronde_of_2015_by_accident():
    with pytest.raises(CommandError, match="Noem het bestand"):
        call_command("laad_regeling")
    assert not Ronde.objects.exists()


def test_the_command_loads_the_ronde_of_2015_and_again_changes_nothing(capsys, settings):
    settings.DEMONSTRATIE = True
    call_command("laad_regeling")
    ronde = Ronde.objects.get()
    voor = (
        vingerafdruk(inhoud_van_ronde(ronde)),
        Criterium.objects.values_list("pk", flat=True)[0],
    )
    regels = Gebeurtenis.objects.count()
    call_command("laad_regeling")
    assert (
        vingerafdruk(inhoud_van_ronde(ronde)),
        Criterium.objects.values_list("pk", flat=True)[0],
    ) == voor
    assert Gebeurtenis.objects.count() == regels
    assert "12 gemeenten en Regionale ronde 2015 geladen" in capsys.readouterr().out


def test_the_command_takes_another_file_and_loads_nothing_of_a_faulty_one(tmp_path):
    bestand = tmp_path / "ronde.yaml"
    bestand.write_text(yaml.safe_dump({"code": "x", "naam": "Half"}), encoding="utf-8")
    with pytest.raises(CommandError, match="ontbreekt: spoor, budget_totaal"):
        call_command("laad_regeling", str(bestand))
    assert not Ronde.objects.exists()
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("laad_regeling", str(tmp_path / "weg.yaml"))
    goed = fabriek.ronde_gegevens(code="2016", naam="Ronde 2016")
    bestand.write_text(yaml.safe_dump(goed), encoding="utf-8")
    call_command("laad_regeling", str(bestand))
    assert Ronde.objects.get().naam == "Ronde 2016"


def test_a_field_that_nobody_knows_is_named_and_nothing_is_loaded():
    with pytest.raises(Fout, match="onbekend veld: subsidieplafon"):
        fabriek.concept_ronde(subsidieplafon="3400000.00")
    assert not Ronde.objects.exists()


def test_a_draft_is_changed_by_loading_again_and_keeps_its_rows():
    ronde = fabriek.concept_ronde()
    sleutels = list(ronde.criteria.values_list("pk", flat=True))
    fabriek.concept_ronde(verdeelwijze="Anders.")
    ronde.refresh_from_db()
    assert ronde.verdeelwijze == "Anders."
    assert list(ronde.criteria.values_list("pk", flat=True)) == sleutels


def test_what_is_loaded_is_exactly_what_the_yaml_says():
    ronde = fabriek.concept_ronde()
    gegevens = fabriek.ronde_gegevens()
    assert ronde.regeling == gegevens["regeling"]
    assert ronde.formule == gegevens["formule"]
    assert ronde.verbeterverzoek == "per_aanvraag"
    assert ronde.groepen == gegevens["groepen"]
    assert ronde.schaal == gegevens["schaal"]
    assert ronde.rapportages == gegevens["rapportages"]
    assert set(ronde.vragenlijst) == {
        "aanbieder", "commissielid", "gemeentemedewerker", "coordinator",
    }  # fmt: skip
    assert ronde.vragenlijst["aanbieder"][0] == {
        "code": "ab_regels",
        "vraag": "De regels van de ronde waren vooraf duidelijk.",
        "soort": "schaal",
    }
    assert ronde.criteria.get(nummer=1).ankers["10"] == gegevens["criteria"][0]["ankers"]["10"]


def met_instelling(**anders):
    return {"instellingen": fabriek.ronde_gegevens()["instellingen"] | anders}


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"instellingen": None}, "ontbreekt: instellingen"),
        ({"instellingen": [3, 5]}, "een waarde die niet kan: instellingen"),
        ({"instellingen": {"quorum": 3}}, "instellingen.commissie_minimum ontbreekt"),
        (met_instelling(quorom=3), "instellingen.quorom is onbekend"),
        (met_instelling(quorum="drie"), "instellingen.quorum: drie"),
        (met_instelling(quorum=True), "instellingen.quorum: True"),
        (met_instelling(quorum=0), "Het quorum is ten minste één"),
        (met_instelling(quorum=4), "niet hoger dan het kleinste aantal leden"),
        (met_instelling(commissie_minimum=6), "niet hoger dan het grootste"),
        (met_instelling(verschil_bespreken=5), "past niet op de schaal"),
        (met_instelling(reden_minimum=501), "meer dan 500 tekens kan niet"),
        (met_instelling(kaartgrenzen=[1, 2]), "heeft 3 grenzen"),
        (met_instelling(kaartgrenzen=[1, 3, 2]), "van laag naar hoog"),
        (met_instelling(kaartgrenzen=[1.5, 2, 3]), "instellingen.kaartgrenzen"),
        (met_instelling(verplichtingen=[]), "Bij verplichtingen staat niets"),
        (met_instelling(verplichtingen=[" "]), "een lege zin"),
        (met_instelling(verplichtingen="U voert uit."), "instellingen.verplichtingen"),
        (
            {
                "criteria": [
                    rij | {"belofte_kennisdeling": True}
                    for rij in fabriek.ronde_gegevens()["criteria"]
                ]
            },
            "hoort bij één criterium",
        ),
        ({"budget_totaal": 6800000.5}, "tussen aanhalingstekens"),
        ({"budget_totaal": "veel"}, "geen bedrag"),
        ({"kopieer_van": "1999"}, "bestaat niet"),
        ({"gemeenten": [{"code": "GM9999", "verordening": {"naam": "x"}}]}, "niet bekend: GM9999"),
        ({"schaal": [{"waarde": 1, "label": "a", "anker": "b"}]}, "minder dan twee niveaus"),
        ({"verdeelsleutel": "gok"}, "Bij verdeelsleutel kan alleen"),
        ({"inkooppercentage": "101.00"}, "tussen 0 en 100"),
        ({"doelen": [{"code": "1", "titel": "a", "tekst": "b"}] * 2}, "Bij doelen komt 1 vaker"),
    ],
)
def test_every_fault_in_the_data_is_said_and_nothing_is_stored(velden, melding):
    with pytest.raises(Fout, match=melding):
        fabriek.concept_ronde(**velden)
    assert not Ronde.objects.exists()


def test_days_in_the_wrong_order_are_refused():
    data = fabriek.ronde_gegevens()["data"]
    with pytest.raises(Fout, match="advies_tot ligt voor de stap"):
        fabriek.concept_ronde(data={**data, "advies_tot": "2015-05-01"})
    with pytest.raises(Fout, match="sluit voordat zij opent"):
        fabriek.concept_ronde(data={**data, "opent": "2015-06-01T09:00:00+02:00"})


def test_differences_are_found_by_code_and_told_in_words():
    oud = {"criteria": [{"nummer": 1, "tekst": "a"}, {"nummer": 2, "tekst": "b"}], "data": {}}
    nieuw = {"criteria": [{"nummer": 1, "tekst": "a"}, {"nummer": 2, "tekst": "c"}], "data": {}}
    assert [v.plek for v in inhoudsverschillen(oud, nieuw)] == ["criteria.2.tekst"]
    (wijziging,) = versiewijzigingen(
        {"data": {"advies_tot": "2015-07-03"}}, {"data": {"advies_tot": "2015-07-06"}}
    )
    assert (wijziging.plek, wijziging.was, wijziging.wordt) == (
        "Advies klaar",
        "vrijdag 3 juli 2015",
        "maandag 6 juli 2015",
    )
    assert versiewijzigingen(oud, nieuw)[0].plek == "Criterium 2, tekst"


def test_reading_the_content_costs_six_queries(django_assert_num_queries):
    ronde = fabriek.concept_ronde()
    with django_assert_num_queries(6):
        inhoud_van_ronde(ronde)
    lokaal = fabriek.concept_ronde(code="2016", naam="Ander")
    with django_assert_num_queries(6):
        inhoud_van_ronde(lokaal)
    assert invoer.laad_regeling(wie=None, gegevens=fabriek.ronde_gegevens()) == ronde
