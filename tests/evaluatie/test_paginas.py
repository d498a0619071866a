"""The pages of the evaluation: what each role sees, and what a list costs in queries."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from evaluatie.bouwstenen import services as bouwstenen_services
from evaluatie.micro.models import Casus
from evaluatie.sessies import services as sessies
from evaluatie.sessies.models import Inzicht, Kennissessie
from evaluatie.tevredenheid.models import Vragenronde
from evaluatie.verslag.models import Oordeel
from tests import fabriek as basis
from tests.evaluatie import fabriek
from uitvoering.project.models import Project

pytestmark = pytest.mark.django_db


def als(wie) -> Client:
    client = Client()
    client.force_login(wie)
    sessie = client.session
    sessie["account_authentication_methods"] = [{"method": "mfa", "at": 1}]
    sessie.save()
    return client


@pytest.fixture(autouse=True)
def _zonder_mfa(settings):
    settings.MFA_VERPLICHT = False


@pytest.fixture
def project(project):
    fabriek.gemeten(project, "33.50", "Minder mensen dan gedacht.")
    return project


@pytest.fixture
def client_c(coordinator):
    return als(coordinator)


def url(naam: str, ronde) -> str:
    return reverse(f"evaluatie:{naam}", args=[ronde.code])


def tekst(antwoord) -> str:
    """The visible text of a page, on one line."""
    assert antwoord.status_code == 200, antwoord.status_code
    html = antwoord.content.decode()
    assert " style=" not in html
    kaal = re.sub(r"<(script|svg|style).*?</\1>", " ", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", kaal).split())


class TestOverzicht:
    def test_the_three_dimensions_say_what_is_there_and_what_is_missing(
        self, client_c, project, ronde
    ):
        start = client_c.get(reverse("evaluatie:start"))
        assert start.url == url("ronde", ronde)
        pagina = tekst(client_c.get(start.url))
        assert "1 van de 1 beloften zijn gemeten, 0 gehaald" in pagina
        assert "1 project zonder casussen" in pagina
        assert "een kennissessie" in pagina
        assert "de vragenlijst aan alle betrokkenen" in pagina

    def test_without_projects_the_page_says_when_it_begins(self, client_c, project):
        project.rapportages.all().delete()
        project.delete()
        assert "nog niets te evalueren" in tekst(client_c.get(reverse("evaluatie:start")))

    def test_results_show_promised_measured_and_explained(self, client_c, project, ronde):
        pagina = tekst(client_c.get(url("resultaten", ronde)))
        for deel in ("20", "45,5", "33,5", "Dichterbij", "Minder mensen dan gedacht."):
            assert deel in pagina

    def test_the_report_can_be_made_before_the_judgement(self, client_c, project, ronde):
        antwoord = client_c.post(url("verslag", ronde))
        assert "/documenten/" in antwoord.url
        assert "Evaluatieverslag" in tekst(client_c.get(url("ronde", ronde)))


class TestProject:
    def test_an_aanbieder_adds_a_case_and_sees_it(self, project):
        client = als(fabriek.lid(project))
        nieuw = reverse("evaluatie:casus_nieuw", args=[project.aanvraag.nummer])
        assert "Nooit een naam" in tekst(client.get(nieuw))
        antwoord = client.post(nieuw, gegevens(project), follow=True)
        pagina = tekst(antwoord)
        assert "Casus TS-01 is opgeslagen." in pagina
        assert "€ 1.000 minder" in pagina
        casus = Casus.objects.get()
        assert [(r.soort, r.bedrag) for r in casus.kosten.all()] == [("nu", 3000), ("nieuw", 2000)]

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"code": ""}, "Geef de casus een nummer"),
            ({"code": "a@b.nl"}, "Haal een e-mailadres weg"),
            ({"Wmo-bron": "BSN 123456782"}, "burgerservicenummer"),
            ({"Wmo-bron": ""}, "waar de bedragen vandaan komen"),
            ({"Wmo-nu": "veel"}, "Wmo"),
            ({"welzijn_voor": ""}, "Kies het cijfer"),
        ],
    )
    def test_what_was_typed_stays_when_something_is_wrong(self, project, velden, zin):
        client = als(fabriek.lid(project))
        nieuw = reverse("evaluatie:casus_nieuw", args=[project.aanvraag.nummer])
        antwoord = client.post(nieuw, gegevens(project) | velden)
        assert zin in tekst(antwoord)
        assert "U kunt nog niet verder" in tekst(antwoord)
        assert 'value="2000"' in antwoord.content.decode()
        assert not Casus.objects.exists()

    def test_a_code_that_exists_is_an_error_at_the_field(self, project):
        fabriek.casus(project, code="TS-01")
        nieuw = reverse("evaluatie:casus_nieuw", args=[project.aanvraag.nummer])
        antwoord = als(fabriek.lid(project)).post(nieuw, gegevens(project))
        assert "Casus TS-01 bestaat al" in tekst(antwoord)

    def test_a_case_is_changed_on_its_own_page(self, project):
        casus = fabriek.casus(project, code="TS-01", welzijn_na=None)
        pagina = reverse("evaluatie:casus", args=[project.aanvraag.nummer, casus.pk])
        client = als(fabriek.lid(project))
        html = client.get(pagina).content.decode()
        assert 'value="3.000"' in html
        client.post(pagina, gegevens(project) | {"welzijn_na": "9"})
        casus.refresh_from_db()
        assert casus.welzijn_na == 9

    def test_others_do_not_find_the_form_or_the_page(self, project, ronde, client_c):
        nummer = project.aanvraag.nummer
        vreemd = als(fabriek.lid(fabriek.project(ronde)))
        for naam in ("project", "casus_nieuw"):
            assert vreemd.get(reverse(f"evaluatie:{naam}", args=[nummer])).status_code == 404
        assert client_c.get(reverse("evaluatie:casus_nieuw", args=[nummer])).status_code == 404
        assert client_c.get(reverse("evaluatie:project", args=[nummer])).status_code == 200

    def test_the_dossier_has_a_tab_with_the_promises(self, client_c, project):
        pagina = client_c.get(reverse("dossier_tab", args=[project.aanvraag.nummer, "evaluatie"]))
        assert "Minder mensen dan gedacht." in tekst(pagina)

    def test_the_coordinator_labels_a_promise(self, client_c, project, bouwstenen):
        indicator = project.aanvraag.indicatoren.get()
        pagina = reverse("evaluatie:label", args=[project.aanvraag.nummer, indicator.pk])
        assert "Teammodel" in tekst(client_c.get(pagina))
        client_c.post(pagina, {"bouwstenen": [bouwstenen[0].pk, bouwstenen[3].pk]})
        assert list(indicator.label.bouwstenen.all()) == [bouwstenen[0], bouwstenen[3]]
        assert client_c.get(pagina).content.decode().count(" checked") == 2


def gegevens(project) -> dict[str, str]:
    """A filled in form of one case."""
    aanvraag = project.aanvraag
    return {
        "code": "TS-01",
        "doelgroep": aanvraag.doelgroepen.first().doelgroep_id,
        "gemeente": aanvraag.gemeenten.first().gemeente_id,
        "bestaand": "ja",
        "gemeten_door": "bewoner",
        "welzijn_voor": "3",
        "welzijn_na": "",
        "Wmo-nu": "3.000",
        "Wmo-nieuw": "2000",
        "Wmo-bron": "Rekening",
    }


class TestBouwstenen:
    def test_a_session_with_insights_fills_the_table(self, client_c, project, ronde, bouwstenen):
        assert "Er is nog geen kennissessie" in tekst(client_c.get(url("bouwstenen", ronde)))
        velden = {
            "titel": "Leren van elkaar",
            "datum": "2016-05-12",
            "plaats": "Velp",
            "aanwezigen": "12",
            "projecten": [project.pk],
        }
        antwoord = client_c.post(url("sessie_nieuw", ronde), velden, follow=True)
        assert "Voeg nu toe wat u leerde" in tekst(antwoord)
        sessie = Kennissessie.objects.get()
        pagina = reverse("evaluatie:sessie", args=[sessie.pk])
        fout = client_c.post(pagina, {"tekst": "Eén gezicht"})
        assert "Kies minstens één bouwsteen" in tekst(fout)
        client_c.post(pagina, {"tekst": "Eén gezicht", "bouwstenen": [bouwstenen[13].pk]})
        assert Inzicht.objects.get().project is None
        overzicht = tekst(client_c.get(url("bouwstenen", ronde)))
        assert "Werkwijze bij een vraag" in overzicht
        assert "1 inzicht" in overzicht
        assert "één ervaring" in overzicht

    def test_a_municipality_reads_and_does_not_write(self, project, ronde, coordinator, bouwstenen):
        sessie = fabriek.sessie(ronde, [project], coordinator)
        client = als(basis.medewerker())
        pagina = reverse("evaluatie:sessie", args=[sessie.pk])
        assert "Voeg een inzicht toe" not in tekst(client.get(pagina))
        assert client.post(pagina, {"tekst": "x"}).status_code == 404
        for naam in ("sessie_nieuw", "starten", "oordeel"):
            assert client.get(url(naam, ronde)).status_code == 404
        assert client.post(url("verslag", ronde)).status_code == 404


class TestInnoveren:
    def test_the_questionnaire_goes_out_and_comes_back(self, client_c, project, ronde):
        gemeenten = fabriek.gemeenten(5)
        assert "Gemeenten 5" in tekst(client_c.get(url("starten", ronde)))
        client_c.post(url("starten", ronde), {"sluit_op": "2016-06-20"})
        assert Vragenronde.objects.get().sluit_op == fabriek.SLUIT
        client = als(gemeenten[0])
        pagina = tekst(client.get(url("vragenlijst", ronde)))
        assert "Vraag 1 van" in pagina
        assert "Uw groep is klein" not in pagina
        half = client.post(url("vragenlijst", ronde), {})
        assert "Kies een antwoord" in tekst(half)
        antwoorden = fabriek.antwoorden(ronde, "gemeentemedewerker", open_="Ga door")
        klaar = client.post(url("vragenlijst", ronde), antwoorden, follow=True)
        assert "Dank u wel" in tekst(klaar)
        assert "1 van de" in tekst(client_c.get(url("innoveren", ronde)))
        assert als(basis.gebruiker()).get(url("vragenlijst", ronde)).status_code == 404

    def test_a_small_group_is_told_that_it_is_small(self, client_c, coordinator, project, ronde):
        fabriek.vragenronde(ronde, coordinator)
        assert "Uw groep is klein" in tekst(client_c.get(url("vragenlijst", ronde)))

    def test_the_judgement_stands_on_the_pages(self, client_c, project, ronde):
        velden = {
            "keuze": "aanpassen",
            "bouwstenen_conclusie": "Eén gezicht in elk contract.",
            "motivering": "De projecten leerden veel.",
        }
        pagina = tekst(client_c.post(url("oordeel", ronde), velden, follow=True))
        assert "De evaluatie is klaar" in pagina
        assert "aangepast voortzetten" in pagina
        assert "De projecten leerden veel." in tekst(client_c.get(url("innoveren", ronde)))
        assert "Eén gezicht in elk contract." in tekst(client_c.get(url("bouwstenen", ronde)))
        assert Oordeel.objects.get().versie == 1
        fout = client_c.post(url("oordeel", ronde), velden | {"motivering": ""})
        assert "Leg uit waarom" in tekst(fout)


def vul(ronde, coordinator, bouwstenen, projecten) -> None:
    """Give each project a measurement, cases, an insight and a labelled promise."""
    sessie = fabriek.sessie(ronde, projecten, coordinator)
    for nummer, project in enumerate(projecten):
        fabriek.gemeten(project, "30")
        fabriek.casus(project)
        fabriek.casus(project)
        stenen = bouwstenen[nummer : nummer + 2]
        sessies.voeg_inzicht_toe(
            wie=coordinator, sessie=sessie, tekst="Leerzaam", project=project, bouwstenen=stenen
        )
        indicator = project.aanvraag.indicatoren.get()
        bouwstenen_services.label_indicator(wie=coordinator, indicator=indicator, bouwstenen=stenen)


QUERIES = {"ronde": 23, "resultaten": 12, "bouwstenen": 20, "innoveren": 11, "start": 5}


def test_a_page_costs_the_same_for_one_project_and_for_more(
    beginstand, ronde, coordinator, bouwstenen, django_assert_num_queries
):
    fabriek.gemeenten(6)
    projecten = [Project.objects.get(pk=beginstand["project"])]
    vul(ronde, coordinator, bouwstenen, projecten)
    vragenronde = fabriek.vragenronde(ronde, coordinator)
    fabriek.beantwoord(vragenronde, "gemeentemedewerker", 5)
    client = als(basis.medewerker())
    for erbij in (0, 3):
        if erbij:
            vul(ronde, coordinator, bouwstenen, [fabriek.project(ronde) for _ in range(erbij)])
        for naam, aantal in QUERIES.items():
            pagina = reverse("evaluatie:start") if naam == "start" else url(naam, ronde)
            with django_assert_num_queries(aantal, info=f"{naam}, {1 + erbij}"):
                client.get(pagina)


@pytest.mark.parametrize("aantal", [1, 6])
def test_the_page_of_a_project_costs_the_same_for_one_case_and_for_more(
    aantal, project, django_assert_num_queries
):
    for _ in range(aantal):
        fabriek.casus(project)
    client = als(fabriek.lid(project))
    with django_assert_num_queries(16):
        client.get(reverse("evaluatie:project", args=[project.aanvraag.nummer]))
