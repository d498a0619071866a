"""The board, and recording a decision: what each role sees and does, at a fixed cost (R30-R32)."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from aanvragen.indienen import services as indienen
from besluitvorming.besluiten.models import Collegebesluit, Projectbesluit
from besluitvorming.besluiten.queries.projecten import Besluitenstand
from tests import fabriek
from tests.beoordeling import fabriek as beoordeling_fabriek
from tests.besluitvorming import fabriek as maak
from tests.besluitvorming.pagina import als, eigen_queries, kopieer, tekst
from tests.html import plat

pytestmark = pytest.mark.django_db
# own queries of a page, on top of what every page costs this person, however many projects
BORD, FORMULIER = 8, 5


@pytest.mark.parametrize("aantal", [3, 22])
def test_the_board_costs_the_same_for_3_and_22_projects(client, coordinator, aantal, voorgelegd):
    advies, _ = voorgelegd()
    kopieer(advies, aantal)
    maak.zitting(advies)
    als(client, coordinator)
    antwoord, aantal_queries = eigen_queries(client, reverse("besluitvorming:bord"))
    assert aantal_queries == BORD
    assert f"conform advies, {aantal}" in tekst(antwoord)


def test_the_board_tells_who_decided_and_what_deviates(client, coordinator, voorgelegd):
    advies, (een, twee) = voorgelegd(2, bedrag=30_000)
    arnhem = maak.aandeel(advies, een)
    maak.zitting(
        advies, besluiten=[maak.wijk_af(arnhem, 10), maak.volg(maak.aandeel(advies, twee))]
    )
    pagina = tekst(als(client, coordinator).get(reverse("besluitvorming:bord")))
    assert "Besluiten van de twaalf colleges" in pagina
    assert "1 van de 2 colleges is klaar" in pagina
    assert "De laatste dag om te besluiten is vrijdag 24 juli 2015" in pagina
    assert "conform advies, 1" in pagina
    assert "afwijkend, 1" in pagina
    assert "nog niet, 2" in pagina
    assert "Eén afwijking" in pagina
    assert "minder aan project 1, “Project 1”. Het college wil eerst" in pagina
    assert "als de andere colleges het advies volgen" in pagina
    assert pagina.count("geen projecten") == 10


def test_the_board_shows_a_no_on_the_procedure(client, coordinator, voorgelegd):
    advies, _ = voorgelegd()
    maak.zitting(advies, procedure_gevolgd=False, toelichting="Het advies kwam een week te laat.")
    pagina = tekst(als(client, coordinator).get(reverse("besluitvorming:bord")))
    assert "vindt dat de afgesproken werkwijze niet is gevolgd" in pagina
    assert "Het advies kwam een week te laat." in pagina


def test_rejections_have_a_board_of_their_own(client, coordinator, voorgelegd):
    voorgelegd(2, uit=[1])
    pagina = tekst(als(client, coordinator).get(reverse("besluitvorming:bord")))
    assert "Afwijzingen in het advies" in pagina
    assert pagina.count("nog niet, 2") == 2


@pytest.mark.usefixtures("beoordeelde_rondes")
def test_the_board_before_there_is_an_advice(client, coordinator):
    pagina = tekst(als(client, coordinator).get(reverse("besluitvorming:bord")))
    assert "Er is nog geen advies" in pagina


@pytest.mark.parametrize(
    ("rol", "status"),
    [("coordinator", 200), ("gemeente", 200), ("secretaris", 200), ("aanbieder", 404)],
)
def test_who_sees_the_board(client, rol, status, voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    wie = {
        "coordinator": fabriek.coordinator,
        "gemeente": lambda: fabriek.medewerker(fabriek.gemeente("GM0226")),
        "secretaris": lambda: beoordeling_fabriek.secretaris(advies.ronde),
        "aanbieder": lambda: aanvraag.aangemaakt_door,
    }[rol]()
    assert als(client, wie).get(reverse("besluitvorming:bord")).status_code == status


def test_a_member_with_an_interest_does_not_see_the_board(client, voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    lid = beoordeling_fabriek.scorend(advies.ronde)[1]
    url = reverse("besluitvorming:bord")
    assert als(client, lid.gebruiker).get(url).status_code == 200
    from beoordeling.belangen.models import Belangenverklaring

    Belangenverklaring.objects.create(
        zetel=lid,
        aanvraag=aanvraag,
        heeft_belang=True,
        toelichting="Familie.",
        op=maak.BESLUITVORMING,
    )
    assert client.get(url).status_code == 404


def test_a_visitor_logs_in_first(client, voorgelegd):
    voorgelegd()
    for naam in ("bord", "college"):
        assert client.get(reverse(f"besluitvorming:{naam}")).status_code == 302


def test_a_withdrawn_project_keeps_no_college_waiting_anywhere(voorgelegd, client) -> None:
    advies, (weg, _) = voorgelegd(2)
    indienen.trek_in(wie=weg.aangemaakt_door, aanvraag=weg, reden="")
    maak.besluit_overal(advies)
    assert Besluitenstand(advies).voortgang.namen == ("Arnhem", "Rheden")
    client.force_login(fabriek.coordinator())
    assert list(client.get(reverse("start")).context["colleges"].namen) == ["Arnhem", "Rheden"]
    assert "Alle colleges hebben" in client.get(reverse("besluitvorming:bord")).content.decode()


# recording a decision


@pytest.fixture
def twee(client, voorgelegd):
    advies, aanvragen = voorgelegd(2, bedrag=30_000)
    als(client, maak.wie(fabriek.gemeente()))
    return advies, aanvragen


def _post(advies, **velden):
    return {
        "datum": "2015-07-14",
        "kenmerk": "BW-2015-101",
        "procedure": "ja",
        "criteria": "ja",
        "toelichting": "",
        "knop": "controle",
        **velden,
    }


def _url(advies):
    return reverse("besluitvorming:besluit", args=[advies.ronde.code])


def test_recording_goes_by_a_check_and_keeps_what_was_typed(client, twee):
    advies, (een, ander) = twee
    a, b = maak.aandeel(advies, een), maak.aandeel(advies, ander)
    velden = _post(
        advies,
        **{
            f"keuze_{a.pk}": "wijkt",
            f"bedrag_{a.pk}": "12.500,50",
            f"reden_{a.pk}": "Eerst de evaluatie.\r\nDaarna verder.",
            f"keuze_{b.pk}": "later",
        },
    )
    controle = client.post(_url(advies), velden)
    assert "Er is nog niets vastgelegd" in tekst(controle)
    assert "€ 12.500,50" in tekst(controle)
    assert "Over 1 project besluit het college later" in tekst(controle)
    assert not Collegebesluit.objects.exists()
    terug = client.post(_url(advies), {**velden, "knop": "wijzig"}).content.decode()
    assert 'value="12.500,50"' in terug
    assert "Eerst de evaluatie." in terug
    assert 'value="BW-2015-101"' in terug
    antwoord = client.post(_url(advies), {**velden, "knop": "vast"}, follow=True)
    assert "Het besluit van uw college is vastgelegd." in tekst(antwoord)
    besluit = Projectbesluit.objects.get()
    assert (besluit.volgt, besluit.bedrag) == (False, Decimal("12500.50"))
    assert besluit.reden == "Eerst de evaluatie.\nDaarna verder."


def test_one_button_follows_the_advice_everywhere_and_keeps_the_rest(client, twee):
    advies, (een, ander) = twee
    a, b = maak.aandeel(advies, een), maak.aandeel(advies, ander)
    html = client.post(
        _url(advies), _post(advies, knop="alles", datum="geen", **{f"keuze_{b.pk}": "wijkt"})
    ).content.decode()
    assert re.search(rf'name="keuze_{a.pk}" value="volgt"[^>]* checked', plat(html))
    assert re.search(rf'name="keuze_{b.pk}" value="wijkt"[^>]* checked', plat(html))
    assert 'value="geen"' in html
    assert "isd-veld__fout" not in html


def test_errors_stand_at_the_fields_and_nothing_typed_is_lost(client, twee):
    advies, (een, _) = twee
    a = maak.aandeel(advies, een)
    antwoord = client.post(
        _url(advies),
        _post(
            advies,
            kenmerk="",
            procedure="nee",
            **{f"keuze_{a.pk}": "wijkt", f"bedrag_{a.pk}": "veel", f"reden_{a.pk}": ""},
        ),
    )
    pagina = tekst(antwoord)
    assert "Leg uit waarom het antwoord nee is." in pagina
    assert "Vul het kenmerk van het collegebesluit in." in pagina
    assert "Dit is geen bedrag" in pagina
    assert "Leg uit waarom het college afwijkt bij “Project 1”." in pagina
    assert 'value="veel"' in antwoord.content.decode()


def test_an_error_of_the_service_comes_back_with_the_form(client, twee):
    advies, (een, _) = twee
    a = maak.aandeel(advies, een)
    velden = _post(
        advies,
        knop="vast",
        **{f"keuze_{a.pk}": "wijkt", f"bedrag_{a.pk}": "9.000.000", f"reden_{a.pk}": "Veel meer."},
    )
    antwoord = client.post(_url(advies), velden)
    assert "boven het subsidieplafond" in tekst(antwoord)
    assert "Veel meer." in antwoord.content.decode()
    assert not Collegebesluit.objects.exists()


def test_a_project_decided_meanwhile_is_told_and_the_rest_is_kept(client, twee):
    advies, (een, ander) = twee
    a, b = maak.aandeel(advies, een), maak.aandeel(advies, ander)
    maak.zitting(advies, besluiten=[maak.volg(a)])
    velden = _post(advies, knop="vast", **{f"keuze_{a.pk}": "volgt", f"keuze_{b.pk}": "volgt"})
    antwoord = client.post(_url(advies), velden)
    assert "is al besloten" in tekst(antwoord)
    assert Collegebesluit.objects.count() == 1


def test_nothing_chosen_is_told(client, twee):
    advies, _ = twee
    assert "Kies bij ten minste één project" in tekst(client.post(_url(advies), _post(advies)))


def test_the_coordinator_and_a_municipality_without_projects_have_no_form(
    client, twee, coordinator
):
    advies, _ = twee
    for wie in (coordinator, fabriek.medewerker(fabriek.gemeente("GM0226"))):
        assert als(client, wie).get(_url(advies)).status_code == 404


@pytest.mark.parametrize("aantal", [1, 12])
def test_the_form_costs_the_same_for_1_and_12_projects(client, aantal, voorgelegd):
    advies, _ = voorgelegd()
    kopieer(advies, aantal)
    als(client, maak.wie(fabriek.gemeente()))
    _, aantal_queries = eigen_queries(client, _url(advies))
    assert aantal_queries == FORMULIER
