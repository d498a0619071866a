"""The pages of applicant and coördinator: what a person sees, types and gets."""

import hashlib
import json
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from aanvragen.concept import services as concept_services
from aanvragen.indienen import services as indienen
from aanvragen.indienen.queries import laatste_versie
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries import inhoud
from tests import fabriek
from tests.aanvragen.fabriek import PDF, concept, ingediend, leeg, lid_van, toegelaten
from tests.fabriek import NA_SLUITING, OPEN, op
from tests.html import plat

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    return ronde


@pytest.fixture
def lid():
    return lid_van()


def _url(naam, *args):
    return reverse(f"aanvragen:{naam}", args=args)


def _als(client, wie):
    client.force_login(wie)
    return client


def test_starting_a_draft_leads_to_its_task_list(client, ronde, lid):
    _als(client, lid)
    pagina = client.get(_url("nieuw")).content.decode()
    assert "Hoe heet uw project?" in pagina

    antwoord = client.post(
        _url("nieuw"),
        {
            "titel": "Samen eten",
            "ronde": ronde.pk,
            "aanbieder": lid.lidmaatschappen.get().aanbieder_id,
        },
        follow=True,
    )

    assert antwoord.request["PATH_INFO"] == _url("taken", Aanvraag.objects.get().pk)
    tekst = antwoord.content.decode()
    assert "Samen eten" in tekst
    assert "maandag 11 mei 2015" in tekst
    assert "om 17.00 uur" in tekst


def test_an_empty_title_keeps_what_was_chosen_and_says_so(client, ronde, lid):
    antwoord = _als(client, lid).post(_url("nieuw"), {"titel": "", "ronde": ronde.pk})

    assert "Vul een titel in" in antwoord.content.decode()
    assert not Aanvraag.objects.exists()


def test_the_task_list_tells_what_is_done_and_what_is_next(client, ronde, lid):
    aanvraag = concept(ronde, lid, evaluatiedatum="2017-01-01", samenvatting="")

    tekst = plat(_als(client, lid).get(_url("taken", aanvraag.pk)))

    assert "11 van de 14 onderdelen klaar" in tekst
    assert "Uw evaluatie moet uiterlijk 30 juni 2016 klaar zijn" in tekst
    assert "Ga verder met Titel, samenvatting en planning" in tekst
    assert "Nog 2 dingen te doen" in tekst


@pytest.mark.parametrize(
    "code",
    [
        "organisatie",
        "partners",
        "project",
        "doelen",
        "doelgroepen",
        "criteria-doelgroep",
        "criteria-aanpak",
        "criteria-samenwerking",
        "criteria-kennis",
        "begroting",
        "regulier",
        "evaluatieplan",
    ],
)
def test_a_section_posted_as_it_is_shown_changes_nothing(client, ronde, lid, code):
    from aanvragen.concept.forms.formulieren import formulier_van
    from aanvragen.velden.queries.regels import regels_van_ronde
    from aanvragen.velden.rekenen.onderdelen import vind_onderdeel

    aanvraag = concept(ronde, lid)
    voor = inhoud.inhoud_van(aanvraag)
    _als(client, lid)
    assert client.get(_url("onderdeel", aanvraag.pk, code)).status_code == 200

    regels = regels_van_ronde(ronde)
    data = formulier_van(code).data_van(voor, regels, vind_onderdeel(regels, code).groep)
    antwoord = client.post(_url("onderdeel", aanvraag.pk, code), {**data, "gezien": "1"})

    assert antwoord.status_code == 302
    aanvraag.refresh_from_db()
    assert inhoud.inhoud_van(aanvraag) == voor


def test_an_incomplete_section_is_kept_and_shows_what_is_missing_at_the_field(client, ronde, lid):
    aanvraag = leeg(ronde, lid)
    url = _url("onderdeel", aanvraag.pk, "doelgroepen")
    data = {"gemeente_GM0275": "on", "gemeente_GM0275_bereik": "", "doelgroep_b": "on"}
    data["gemeente_GM0275_wijze"] = "locatie"

    tekst = _als(client, lid).post(url, data).content.decode()

    assert "Pas 3 dingen aan" in tekst
    assert 'href="#id_gemeente_GM0275_bereik">Vul in hoeveel inwoners u bereikt in Rheden' in tekst
    assert "Wat u hebt ingevuld is bewaard" in tekst
    aanvraag.refresh_from_db()
    assert inhoud.inhoud_van(aanvraag)["gemeenten"][0]["code"] == "GM0275"


def test_what_can_not_be_read_comes_back_as_typed(client, ronde, lid):
    aanvraag = leeg(ronde, lid)
    url = _url("onderdeel", aanvraag.pk, "begroting")
    data = {
        "kosten-TOTAL_FORMS": "1",
        "kosten-INITIAL_FORMS": "0",
        "eigen-TOTAL_FORMS": "0",
        "eigen-INITIAL_FORMS": "0",
        "andere-TOTAL_FORMS": "0",
        "andere-INITIAL_FORMS": "0",
        "kosten-0-omschrijving": "Coaches",
        "kosten-0-bedrag": "twaalfduizend",
    }
    assert "Dit is geen bedrag" in _als(client, lid).post(url, data).content.decode()

    weer = client.get(url).content.decode()
    assert 'value="twaalfduizend"' in weer
    assert 'value="Coaches"' in weer


def test_an_answer_that_is_too_long_is_kept_whole(client, ronde, lid):
    aanvraag = leeg(ronde, lid)
    url = _url("onderdeel", aanvraag.pk, "criteria-kennis")

    tekst = _als(client, lid).post(url, {"antwoord_kennis_delen": "x" * 1530}).content.decode()

    assert "Maak deze tekst 30 tekens korter" in tekst
    aanvraag.refresh_from_db()
    assert len(inhoud.inhoud_van(aanvraag)["antwoorden"][0]["tekst"]) == 1530


def test_a_row_can_be_added_without_javascript(client, ronde, lid):
    aanvraag = concept(ronde, lid)
    data = {
        "partners-TOTAL_FORMS": "1",
        "partners-INITIAL_FORMS": "0",
        "partners-0-naam": "Welzijn Oost",
        "regel_erbij": "partners",
    }

    tekst = _als(client, lid).post(_url("onderdeel", aanvraag.pk, "partners"), data).content

    assert b"partners-1-naam" in tekst


def test_totals_are_computed_on_the_server(client, ronde, lid):
    aanvraag = concept(ronde, lid)

    tekst = _als(client, lid).get(_url("onderdeel", aanvraag.pk, "begroting")).content.decode()

    assert "€\xa072.500,50" in tekst
    assert "€\xa060.000" in tekst


def test_saving_along_the_way_answers_with_the_time(client, ronde, lid):
    aanvraag = leeg(ronde, lid)
    antwoord = _als(client, lid).post(
        _url("onderdeel", aanvraag.pk, "project"),
        {"titel": "Samen", "samenvatting": "Half af", "gezien": "0"},
        headers={"HX-Request": "true"},
    )

    assert antwoord["X-Bewaard-Om"] == "10:00:00"
    assert 'name="gezien" id="gezien" value="1"' in antwoord.content.decode()
    aanvraag.refresh_from_db()
    assert aanvraag.samenvatting == "Half af"


def test_W10_a_conflict_keeps_both_texts_and_lets_the_person_choose(client, ronde, lid):
    aanvraag = concept(ronde, lid)
    collega = fabriek.collega(aanvraag.penvoerder)
    concept_services.bewaar_onderdeel(
        wie=collega,
        aanvraag=aanvraag,
        onderdeel="project",
        gegevens={"samenvatting": "Van Cor"},
    )
    url = _url("onderdeel", aanvraag.pk, "project")
    mijn = {"titel": aanvraag.titel, "samenvatting": "Van mij", "gezien": "1"}
    _als(client, lid)

    vanzelf = client.post(url, mijn, headers={"HX-Request": "true"})
    gewoon = client.post(url, mijn)

    assert vanzelf.status_code == gewoon.status_code == 409
    assert "Cor Collega heeft dit onderdeel om 10.00 ook opgeslagen" in vanzelf.content.decode()
    assert "Van mij" in gewoon.content.decode()
    aanvraag.refresh_from_db()
    assert aanvraag.samenvatting == "Van Cor"

    client.post(url, {**mijn, "actie": "overschrijf"})
    aanvraag.refresh_from_db()
    assert aanvraag.samenvatting == "Van mij"


def test_the_check_page_links_every_fault_to_its_field(client, ronde, lid):
    begroting = [
        {"soort": "eigen_bijdrage", "omschrijving": "Uren", "bedrag": "10.00"},
        {"soort": "kosten", "omschrijving": "", "bedrag": "100.00"},
    ]
    aanvraag = concept(ronde, lid, begroting=begroting, doelen=[])

    tekst = _als(client, lid).get(_url("controleer", aanvraag.pk)).content.decode()

    assert "U kunt nog niet versturen. Pas 2 dingen aan" in tekst
    url = _url("onderdeel", aanvraag.pk, "begroting")
    assert f'href="{url}?toon=fouten#id_kosten-0-omschrijving"' in tekst
    assert "Verstuur de aanvraag" not in tekst
    fouten = client.get(f"{url}?toon=fouten").content.decode()
    assert "Vul een omschrijving in" in fouten


def test_W12_sending_twice_from_the_same_form_gives_one_receipt(client, ronde, lid):
    aanvraag = concept(ronde, lid)
    _als(client, lid)
    assert "Verstuur de aanvraag" in client.get(_url("controleer", aanvraag.pk)).content.decode()
    sleutel = str(uuid4())
    for _ in range(2):
        antwoord = client.post(_url("controleer", aanvraag.pk), {"sleutel": sleutel}, follow=True)

    assert aanvraag.versies.count() == 1
    tekst = antwoord.content.decode()
    assert "2015-001" in tekst
    assert aanvraag.versies.get().sha256 in tekst
    assert "10.00.00 uur" in tekst


def test_W02_after_closing_the_page_says_so_and_keeps_the_draft(client, ronde, lid):
    aanvraag = concept(ronde, lid)
    _als(client, lid)
    with op(NA_SLUITING):
        tekst = client.post(
            _url("controleer", aanvraag.pk), {"sleutel": str(uuid4())}, follow=True
        ).content.decode()

    assert "gesloten sinds maandag 11 mei 2015 om 17.00 uur" in tekst
    assert "Uw concept blijft bewaard" in tekst


def test_W11_the_json_on_the_receipt_has_the_hash_on_the_receipt(client, ronde, lid):
    versie = laatste_versie(ingediend(ronde, lid))
    antwoord = _als(client, lid).get(_url("json", versie.aanvraag_id, versie.nummer))

    assert hashlib.sha256(antwoord.content).hexdigest() == versie.sha256
    assert json.loads(antwoord.content) == versie.inhoud
    assert "aanvraag-2015-001-versie-1.json" in antwoord["Content-Disposition"]


def test_W11_the_difference_between_versions_is_shown_per_field(client, ronde, lid):
    aanvraag = ingediend(ronde, lid)
    indienen.trek_in(wie=lid, aanvraag=aanvraag)
    concept_services.bewaar_onderdeel(
        wie=lid, aanvraag=aanvraag, onderdeel="project", gegevens={"samenvatting": "Korter."}
    )
    indienen.dien_in(wie=lid, aanvraag=aanvraag, sleutel=uuid4())

    tekst = plat(_als(client, lid).get(_url("verschil", aanvraag.pk, 2)))

    assert "1 veld is anders dan in versie 1" in tekst
    assert "<ins>Korter.</ins>" in tekst
    assert client.get(_url("verschil", aanvraag.pk, 1)).status_code == 404


def test_W14_withdrawing_asks_first_and_then_lets_send_again(client, ronde, lid):
    aanvraag = ingediend(ronde, lid)
    _als(client, lid)
    assert (
        "Wilt u deze aanvraag intrekken?"
        in client.get(_url("intrekken", aanvraag.pk)).content.decode()
    )

    antwoord = client.post(_url("intrekken", aanvraag.pk), {"reden": ""}, follow=True)

    assert "U hebt deze aanvraag ingetrokken" in antwoord.content.decode()


def test_attachments_are_added_taken_away_and_downloaded_as_a_file(client, ronde, lid):
    aanvraag = leeg(ronde, lid)
    _als(client, lid)
    client.post(
        _url("bijlagen", aanvraag.pk), {"bestand": ContentFile(PDF, name="Plan van aanpak.pdf")}
    )
    bijlage = aanvraag.bijlagen.get()
    antwoord = client.get(_url("bijlage", aanvraag.pk, bijlage.uuid))
    assert b"".join(antwoord.streaming_content) == PDF
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert "Plan van aanpak.pdf" in client.get(_url("bijlagen", aanvraag.pk)).content.decode()

    client.post(_url("bijlage_weg", aanvraag.pk, bijlage.uuid))
    assert "nog geen bijlagen" in client.get(_url("bijlagen", aanvraag.pk)).content.decode()


def test_a_program_is_refused_as_attachment(client, ronde, lid):
    aanvraag = leeg(ronde, lid)
    antwoord = _als(client, lid).post(
        _url("bijlagen", aanvraag.pk), {"bestand": ContentFile(b"MZ\x90", name="plan.exe")}
    )

    assert "Dit soort bestand kunt u niet toevoegen" in antwoord.content.decode()
    assert not aanvraag.bijlagen.exists()


def test_the_dossier_tab_shows_the_version_that_was_received(client, ronde, lid):
    from django.test import RequestFactory

    from aanvragen.indienen.aansluiting import DOSSIERTAB_AANVRAAG, aanvraagmijlpalen

    aanvraag = toegelaten(ronde, lid)
    request = RequestFactory().get("/")
    request.user = lid

    tekst = DOSSIERTAB_AANVRAAG.view(request, aanvraag)

    assert "Buren helpen elkaar" in tekst
    assert [m.titel for m in aanvraagmijlpalen(aanvraag, lid)] == [
        "De aanvraag is verstuurd",
        "De aanvraag is compleet",
    ]
