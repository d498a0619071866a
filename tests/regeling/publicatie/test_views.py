"""The public pages of the rondes."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.urls import reverse
from page import ValidationProfile, validate_pdf_bytes

from kern.basis.canoniek import vingerafdruk
from kern.documenten import documenten
from kern.documenten.models import Document
from regeling.publicatie import services as publicatie
from regeling.ronde.models import Ronde
from regeling.ronde.queries import inhoud_van_ronde
from regeling.ronde.rekenen.instellingen import zonder_instellingen
from tests import fabriek

pytestmark = pytest.mark.django_db


def adres(naam="ronde", **kwargs):
    return reverse(f"regeling:{naam}", kwargs={"code": "2015", **kwargs})


def tekst_van(antwoord) -> str:
    return " ".join(antwoord.content.decode().replace("\u00a0", " ").split())


def test_the_page_tells_everything_an_applicant_must_know_before_logging_in(client, klok):
    ronde = fabriek.ronde()
    klok(fabriek.OPEN)
    antwoord = client.get(adres())
    assert antwoord.status_code == 200
    tekst = tekst_van(antwoord)
    assert "€ 3,4 mln" in tekst
    assert "€ 6.800.000" in tekst
    assert "3% van hun inkoopbudget" in tekst
    assert "maandag 11 mei 2015, 17.00 uur" in tekst
    versie = ronde.versies.get().inhoud
    for onderdeel in [*versie["doelen"], *versie["doelgroepen"], *versie["aspecten"]]:
        assert onderdeel["titel"] in tekst
        assert onderdeel["tekst"] in tekst
    for groep in versie["doelgroepen"]:
        assert groep["jeugd"] in tekst
    for naam in ("formule", "verdeelwijze"):
        assert versie[naam] in tekst
    for zin in versie["instellingen"]["verplichtingen"]:
        assert zin in tekst
    assert "De commissie heeft drie tot vijf leden die een cijfer geven" in tekst
    assert "als ten minste drie leden haar hebben beoordeeld" in tekst
    assert "Uw antwoord bij criterium 8 is uw belofte om kennis te delen" in tekst
    for rij in versie["gemeenten"]:
        assert rij["verordening"] in tekst
    assert "Elk college beslist over het deel van de eigen gemeente" in tekst
    assert ronde.versies.get().sha256 in tekst
    assert reverse("aanvragen:nieuw") in tekst


def test_the_page_tells_the_criteria_the_steps_and_the_scale(client, klok):
    versie = fabriek.ronde().versies.get().inhoud
    klok(fabriek.OPEN)
    tekst = tekst_van(client.get(adres()))
    for criterium in versie["criteria"]:
        assert criterium["tekst"] in tekst
        for regel in criterium["leidraad"]:
            assert regel in tekst
        for vraag in criterium["vragen"]:
            assert vraag["vraag"] in tekst
    for stap in versie["procedure"]:
        assert stap["tekst"] in tekst
    for niveau in versie["schaal"]:
        assert niveau["anker"] in tekst


@pytest.mark.parametrize(
    ("moment", "zin", "knop"),
    [
        (fabriek.PUBLICATIE, "U kunt aanvragen vanaf maandag 30 maart 2015, 09.00 uur", False),
        (fabriek.OPEN, "U kunt aanvragen tot maandag 11 mei 2015, 17.00 uur", True),
        (fabriek.SLUITING, "De ronde is gesloten op maandag 11 mei 2015", False),
    ],
)
def test_the_page_says_where_applying_stands_and_offers_the_button_only_then(
    client, klok, moment, zin, knop
):
    fabriek.ronde()
    klok(moment)
    tekst = tekst_van(client.get(adres())).replace("<strong>", "").replace("</strong>", "")
    assert zin in tekst
    assert ("Begin een aanvraag" in tekst) is knop


def test_a_draft_is_there_for_the_coordinator_only(client, klok):
    fabriek.concept_ronde()
    coordinator = fabriek.coordinator()
    klok(fabriek.VOOR_PUBLICATIE)
    assert client.get(adres()).status_code == 404
    assert "Regionale ronde 2015" not in tekst_van(client.get(reverse("regeling:rondes")))
    client.force_login(fabriek.medewerker())
    assert client.get(adres()).status_code == 404
    client.force_login(coordinator)
    assert "Publiceer deze ronde" in tekst_van(client.get(adres()))
    client.post(adres("publiceren"))
    assert Ronde.objects.get().gepubliceerd_op == fabriek.VOOR_PUBLICATIE
    client.logout()
    assert client.get(adres()).status_code == 200


def test_only_the_coordinator_publishes_and_extends_through_the_pages(client, klok):
    ronde = fabriek.ronde()
    klok(fabriek.OPEN)
    client.force_login(fabriek.medewerker())
    for naam in ("publiceren", "verlengen"):
        assert client.post(adres(naam)).status_code == 404
    client.logout()
    for naam in ("publiceren", "verlengen"):
        assert client.post(adres(naam)).url.startswith("/account/login/")
    assert ronde.versies.count() == 1


def test_the_coordinator_extends_with_a_reason_and_keeps_what_was_typed(client, klok):
    fabriek.ronde()
    coordinator = fabriek.coordinator()
    klok(fabriek.OPEN)
    client.force_login(coordinator)
    velden = {"dag": "2015-05-10", "tijd": "17:00", "reden": "Storing bij het portaal."}
    antwoord = client.post(adres("verlengen"), velden)
    assert antwoord.status_code == 200
    assert "Kies een later moment" in tekst_van(antwoord)
    assert "Storing bij het portaal." in tekst_van(antwoord)
    antwoord = client.post(adres("verlengen"), velden | {"dag": "2015-05-18"}, follow=True)
    assert "maandag 18 mei 2015, 17.00 uur" in tekst_van(antwoord)
    assert "Storing bij het portaal." in tekst_van(antwoord)


def test_a_version_shows_what_changed_and_its_json_has_the_published_hash(client, klok):
    ronde = fabriek.ronde()
    klok(fabriek.OPEN)
    later = fabriek.SLUITING + timedelta(days=7)
    publicatie.verleng(wie=fabriek.coordinator(), ronde=ronde, sluit_op=later, reden="Storing.")
    tekst = tekst_van(client.get(adres("versie", nummer=2)))
    assert "Storing." in tekst
    assert "De ronde sluit" in tekst
    assert "11 mei 2015 om 17.00 uur" in tekst
    assert "18 mei 2015 om 17.00 uur" in tekst
    for versie in ronde.versies.all():
        inhoud = client.get(adres("versie_json", nummer=versie.nummer)).content
        assert hashlib.sha256(inhoud).hexdigest() == versie.sha256
        assert json.loads(inhoud) == versie.inhoud
    assert client.get(adres("versie", nummer=3)).status_code == 404


def test_a_version_from_before_the_agreements_were_published_still_reads(client, klok):
    ronde = fabriek.concept_ronde()
    oud = zonder_instellingen(inhoud_van_ronde(ronde))
    Ronde.objects.update(gepubliceerd_op=fabriek.PUBLICATIE)
    ronde.versies.create(
        nummer=1, inhoud=oud, sha256=vingerafdruk(oud), gepubliceerd_op=fabriek.PUBLICATIE
    )
    klok(fabriek.OPEN)
    tekst = tekst_van(client.get(adres()))
    assert "Zo komt het cijfer tot stand" in tekst
    assert "Afspraken" not in tekst
    assert fabriek.concept_ronde() == ronde
    assert ronde.versies.count() == 1


def test_a_change_of_the_agreements_is_told_in_words(client, klok):
    ronde = fabriek.ronde()
    klok(fabriek.OPEN)
    publicatie.wijzig_gepubliceerd(
        wie=fabriek.coordinator(),
        ronde=ronde,
        velden={"instellingen": {"quorum": 2, "kaartgrenzen": [1, 2, 3]}},
        reden="Een lid viel weg.",
    )
    tekst = tekst_van(client.get(adres("versie", nummer=2)))
    assert "Beoordelingen die nodig zijn voor een cijfer" in tekst
    assert "Grens van de kleuren op de kaart 1" in tekst


@pytest.mark.eenmaal
def test_the_pdf_is_public_and_made_at_publication(client, klok, werk_af):
    ronde = fabriek.ronde()
    klok(fabriek.OPEN)
    document = documenten.laatste(publicatie.DOCUMENT, ronde)
    assert document.gegevens == {"versie": 1}
    assert client.get(adres("ronde_pdf")).url == document.get_absolute_url()
    werk_af()
    document.refresh_from_db()
    assert document.status == Document.Status.KLAAR
    antwoord = client.get(adres("ronde_pdf"), follow=True)
    inhoud = b"".join(antwoord.streaming_content)
    verslag = validate_pdf_bytes(inhoud, profile=ValidationProfile.PDF_UA_1)
    assert verslag.is_compliant, str(verslag)


def test_the_page_costs_the_same_queries_with_one_version_and_with_more(
    client, klok, django_assert_num_queries
):
    ronde = fabriek.ronde()
    klok(fabriek.OPEN)
    with django_assert_num_queries(5):
        client.get(adres())
    for dag in (1, 2, 3):
        publicatie.verleng(
            wie=fabriek.coordinator(),
            ronde=ronde,
            sluit_op=fabriek.SLUITING + timedelta(days=dag),
            reden=f"Storing {dag}.",
        )
    with django_assert_num_queries(5):
        client.get(adres())


def test_the_list_costs_the_same_queries_for_one_ronde_and_for_three(
    client, klok, django_assert_num_queries
):
    fabriek.ronde()
    klok(fabriek.OPEN)
    with django_assert_num_queries(2):
        antwoord = client.get(reverse("regeling:rondes"))
    assert tekst_van(antwoord).count("beschikbaar") == 1
    for code in ("2016", "2017"):
        fabriek.ronde(code=code, naam=f"Ronde {code}")
    with django_assert_num_queries(2):
        antwoord = client.get(reverse("regeling:rondes"))
    assert tekst_van(antwoord).count("beschikbaar") == 3
