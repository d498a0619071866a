"""Entry on behalf: every fault with its place, nothing of a faulty file, and the way back."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from aanvragen.indienen import services as indienen
from aanvragen.indienen.queries import laatste_versie, vermoedelijke_dubbelen
from aanvragen.invoer import services as invoer
from aanvragen.velden.models import Aanvraag
from deelnemers.organisaties.models import Aanbieder
from kern.basis.canoniek import canonieke_bytes
from kern.logboek.models import Gebeurtenis
from kern.post.models import Mail
from regeling.invoer.queries import lees_yaml
from tests import fabriek
from tests.aanvragen.fabriek import PDF, gegevens, ingediend
from tests.fabriek import OPEN, SLUITING, op

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    return ronde


@pytest.fixture
def bestand(tmp_path):
    def schrijf(waarde):
        pad = tmp_path / "aanvragen.json"
        pad.write_text(waarde if isinstance(waarde, str) else json.dumps(waarde))
        return pad

    return schrijf


def _voer_in(pad, **opties):
    uit = StringIO()
    call_command("importeer_aanvragen", str(pad), stdout=uit, **opties)
    return uit.getvalue()


def test_one_application_or_a_list_is_submitted_on_behalf(ronde, bestand):
    wie = fabriek.coordinator()
    uitvoer = _voer_in(bestand(gegevens(ronde, titel="Papier")), namens=wie.email)

    aanvraag = Aanvraag.objects.get()
    assert uitvoer == "2015-002  Papier\n" or uitvoer == "2015-001  Papier\n"
    assert aanvraag.status == Aanvraag.Status.INGEDIEND
    assert Gebeurtenis.objects.get(wat="aanvragen.voer_in_namens").wie == wie
    assert Mail.objects.get().aan == "bea@voorbeeld.example"
    assert aanvraag.penvoerder.leden.count() == 0


def test_export_and_import_give_the_same_content(ronde):
    versie = laatste_versie(ingediend(ronde))
    geexporteerd = json.loads(canonieke_bytes(versie.inhoud))
    indienen.trek_in(wie=versie.ingediend_door, aanvraag=versie.aanvraag)

    [kopie] = invoer.importeer(wie=fabriek.coordinator(), gegevens=[geexporteerd])

    assert laatste_versie(kopie).sha256 == versie.sha256
    assert kopie.nummer != versie.aanvraag.nummer


def test_export_and_import_to_an_empty_portal_give_the_same_content(ronde):
    velden = gegevens(ronde)
    wie = fabriek.coordinator()
    [eerste] = invoer.importeer(wie=wie, gegevens=[velden])
    export = json.loads(canonieke_bytes(laatste_versie(eerste).inhoud))
    Aanbieder.objects.filter(pk=eerste.penvoerder_id).update(kvk_nummer="71111111")
    Aanvraag.objects.filter(pk=eerste.pk).update(titel="Iets anders")

    [tweede] = invoer.importeer(wie=wie, gegevens=[export])

    assert tweede.penvoerder != eerste.penvoerder
    assert laatste_versie(tweede).sha256 == laatste_versie(eerste).sha256


def test_every_fault_is_reported_with_its_place_and_nothing_is_imported(ronde, bestand):
    goed = gegevens(ronde)
    fout = gegevens(ronde, evaluatiedatum="2017-01-01", onbekend=1)
    fout["begroting"][1]["bedrag"] = "12,50"
    fout["gemeenten"][0]["code"] = "GM9999"
    fout["antwoorden"][2]["tekst"] = "x" * 2001
    fout["penvoerder"]["kvk_nummer"] = 71234567
    del fout["titel"]
    with pytest.raises(CommandError) as melding:
        _voer_in(bestand([goed, fout]), namens=fabriek.coordinator().email)

    regels = str(melding.value).splitlines()
    assert regels[0] == "Het bestand heeft 7 fouten. Er is niets ingevoerd."
    tekst = "\n".join(regels)
    for plaats in (
        "aanvraag 2, onbekend (/1/onbekend): hoort hier niet",
        "aanvraag 2, titel (/1/titel): ontbreekt",
        "aanvraag 2, begroting regel 2, bedrag (/1/begroting/1/bedrag): “12,50” klopt niet",
        "aanvraag 2, gemeente 1 (/1/gemeenten/0): Gemeente “GM9999” doet niet mee",
        "aanvraag 2, antwoord 3, tekst (/1/antwoorden/2/tekst): Maak deze tekst 1 teken korter",
        "aanvraag 2, penvoerder, kvk_nummer (/1/penvoerder/kvk_nummer): moet tekst zijn",
        "aanvraag 2, evaluatiedatum (/1/evaluatiedatum): Uw evaluatie moet uiterlijk 30 juni 2016",
    ):
        assert plaats in tekst
    assert not Aanvraag.objects.exists()
    assert not Aanbieder.objects.exists()
    assert not Mail.objects.exists()


def test_a_double_inside_the_file_imports_nothing(ronde):
    twee = [gegevens(ronde, titel="Samen"), gegevens(ronde, titel="sámen!")]
    with pytest.raises(invoer.Importfouten) as fout:
        invoer.importeer(wie=fabriek.coordinator(), gegevens=twee)

    assert "aanvraag 2, titel (/1/titel): Dit project is al ingediend" in str(fout.value.fouten[0])
    assert not Aanvraag.objects.exists()


def test_after_closing_nothing_is_imported(ronde):
    with op(SLUITING), pytest.raises(invoer.Importfouten) as fout:
        invoer.importeer(wie=fabriek.coordinator(), gegevens=[gegevens(ronde)])

    assert "gesloten sinds maandag 11 mei 2015" in fout.value.fouten[0].melding
    assert not Aanbieder.objects.exists()


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("{", "geen geldige JSON: regel 1, teken 2"),
        ("[]", "bevat geen aanvragen"),
        ("[1]", "moet een object zijn"),
        ('{"ronde": "1999"}', "er is geen openbare ronde met de code “1999”"),
    ],
)
def test_what_is_no_application_is_refused_in_plain_dutch(ronde, bestand, tekst, melding):
    with pytest.raises(CommandError, match=melding):
        _voer_in(bestand(tekst), namens=fabriek.coordinator().email)


def test_only_a_coordinator_imports(ronde, bestand):
    pad = bestand(gegevens(ronde))
    with pytest.raises(CommandError, match="geen coördinator"):
        _voer_in(pad, namens=fabriek.gebruiker().email)
    with pytest.raises(CommandError, match="geen account"):
        _voer_in(pad, namens="niemand@voorbeeld.example")


def test_attachments_come_along_from_a_folder(ronde, bestand, tmp_path):
    sha = hashlib.sha256(PDF).hexdigest()
    pad = bestand(gegevens(ronde, bijlagen=[{"naam": "Plan.pdf", "sha256": sha}]))
    wie = fabriek.coordinator()
    with pytest.raises(CommandError, match="met deze SHA-256 is niet meegegeven"):
        _voer_in(pad, namens=wie.email)

    (tmp_path / "stukken").mkdir()
    (tmp_path / "stukken" / "scan.pdf").write_bytes(PDF)
    _voer_in(pad, namens=wie.email, bijlagen=tmp_path / "stukken")
    assert laatste_versie(Aanvraag.objects.get()).inhoud["bijlagen"] == [
        {"naam": "Plan.pdf", "sha256": sha}
    ]


def test_checking_only_imports_nothing(ronde, bestand):
    assert "in orde" in _voer_in(bestand(gegevens(ronde)), controleer=True)
    assert not Aanvraag.objects.exists()


def test_the_real_applications_of_2015_can_be_imported(ronde):
    from innovatiebudget.settings import BASE_DIR

    paden = sorted((BASE_DIR / "innovatiebudget/gegevens/aanvragen").glob("*.yaml"))
    alle = [json.loads(json.dumps(lees_yaml(pad)["aanvraag"], default=str)) for pad in paden]

    aanvragen = invoer.importeer(wie=fabriek.coordinator(), gegevens=alle)

    assert len(aanvragen) == len(paden) >= 20
    gevonden = {
        (aanvraag.titel, vermoeden.titel)
        for aanvraag in aanvragen
        for vermoeden in vermoedelijke_dubbelen(aanvraag)
    }
    kort, lang = "Sterk uit de stoel", "Sterk uit de stoel in Rheden en Renkum"
    assert gevonden == {(kort, lang), (lang, kort)}
