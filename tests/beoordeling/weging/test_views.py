"""The pages of the weighing and the advice: what a person sees, and how many queries it takes."""

import re

import pytest
from django.urls import reverse

from beoordeling.commissie.models import Zetel
from beoordeling.weging import services as weging_services
from beoordeling.weging.models import Advies
from deelnemers.personen.models import Gebruiker
from kern.aansluiting.registers import dossier_tabs, taken
from kern.documenten import documenten
from tests import fabriek as basis
from tests.beoordeling import fabriek
from tests.html import plat

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
QUERIES_WEGING, QUERIES_KIES = 18, 33


@pytest.fixture(autouse=True)
def _zonder_mfa(settings) -> None:
    settings.MFA_VERPLICHT = False


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> dict[int, int]:
    """A ronde with one project to weigh and one with four; how many -> id of the advice."""

    def weging(aantal: int, **velden) -> int:
        ronde, aanvragen = fabriek.met_aanvragen(aantal, **velden)
        for aanvraag in aanvragen:
            fabriek.beoordeeld(aanvraag)
        return weging_services.begin_weging(wie=fabriek.secretaris(ronde), ronde=ronde).pk

    with basis.op(fabriek.BEOORDELING):
        return {1: weging(1), 4: weging(4, titel="Plan", code="vier", naam="Ronde met vier")}


@pytest.fixture
def maak(_gemaakt):
    return lambda aantal: Advies.objects.select_related("ronde").get(pk=_gemaakt[aantal])


def lid(ronde, functie: str) -> Gebruiker:
    return Zetel.objects.filter(commissie__ronde=ronde, functie=functie).first().gebruiker


def kies(client, regel, **velden):
    adres = reverse("beoordeling:kies", args=[regel.pk])
    return client.post(adres, {"keuze": "in", **velden}, headers=HTMX)


@pytest.mark.parametrize("aantal", [1, 4])
def test_weighing_page_takes_the_same_number_of_queries(
    maak, client, django_assert_num_queries, aantal
):
    advies = maak(aantal)
    client.force_login(fabriek.secretaris(advies.ronde))
    adres = reverse("beoordeling:weging", args=[advies.ronde.code])
    client.get(adres)
    with django_assert_num_queries(QUERIES_WEGING):
        assert client.get(adres).status_code == 200


@pytest.mark.parametrize("aantal", [1, 4])
def test_saving_a_choice_takes_the_same_number_of_queries(
    maak, client, django_assert_num_queries, aantal
):
    advies = maak(aantal)
    client.force_login(fabriek.secretaris(advies.ronde))
    regel = advies.regels.first()
    kies(client, regel, keuze="uit")
    with django_assert_num_queries(QUERIES_KIES):
        assert "Net gewijzigd" in kies(client, regel).content.decode()


def test_choosing_and_undoing_without_javascript(maak, client):
    advies = maak(1)
    ronde, regel = advies.ronde, advies.regels.get()
    client.force_login(lid(ronde, "voorzitter"))
    weg = reverse("beoordeling:weging", args=[ronde.code])
    antwoord = client.post(
        reverse("beoordeling:kies", args=[regel.pk]), {"keuze": "in", "bedrag": "45.000,50"}
    )
    assert antwoord["Location"] == f"{weg}#regel-{regel.pk}"
    tekst = plat(client.get(weg))
    assert "van twijfel naar in" in tekst
    assert 'value="45.000,50"' in tekst
    client.post(reverse("beoordeling:weging_ongedaan", args=[ronde.code]))
    assert advies.regels.values_list("keuze", "bedrag").get() == ("twijfel", 0)
    assert "Net gewijzigd" not in client.get(weg).content.decode()


def rijen(antwoord) -> list[str]:
    return re.findall(r'<tr class="isd-weegrij[^"]*" id="regel-(\d+)"', antwoord.content.decode())


def test_each_group_has_pages_and_every_line_stands_on_one(maak, client, monkeypatch):
    monkeypatch.setattr("beoordeling.weging.beeld.PER_BLAD", 3)
    advies = maak(4)
    client.force_login(fabriek.secretaris(advies.ronde))
    adres = reverse("beoordeling:weging", args=[advies.ronde.code])
    bladen = [client.get(adres, {"twijfel": blad}) for blad in (1, 2)]
    assert [len(rijen(blad)) for blad in bladen] == [3, 1]
    gezien = {int(pk) for blad in bladen for pk in rijen(blad)}
    assert gezien == set(advies.regels.values_list("pk", flat=True))
    for blad in bladen:
        tekst = plat(blad)
        assert "<b>4</b> in twijfel, € 240.000" in tekst
        assert "1 ander project, € 60.000, in twijfel" in tekst
    assert 'href="?in=1&amp;twijfel=1&amp;uit=1"' in plat(bladen[1])


def test_without_javascript_the_pages_stay_and_the_line_comes_into_view(maak, client, monkeypatch):
    monkeypatch.setattr("beoordeling.weging.beeld.PER_BLAD", 1)
    advies = maak(4)
    client.force_login(fabriek.secretaris(advies.ronde))
    weg = reverse("beoordeling:weging", args=[advies.ronde.code])
    eerste, _, laatste, _ = advies.regels.all()
    kies(client, eerste)
    assert f'action="{reverse("beoordeling:kies", args=[laatste.pk])}?in=1&amp;twijfel=2' in plat(
        client.get(weg, {"twijfel": 2})
    )
    adres = reverse("beoordeling:kies", args=[laatste.pk])
    antwoord = client.post(f"{adres}?in=1&twijfel=2&uit=1", {"keuze": "in"})
    assert antwoord["Location"] == f"{weg}?twijfel=2&uit=1#regel-{laatste.pk}"
    assert str(laatste.pk) in rijen(client.get(antwoord["Location"]))


def test_undo_gives_way_to_a_later_change_by_somebody_else(maak, client, klok):
    advies = maak(1)
    ronde, regel = advies.ronde, advies.regels.get()
    client.force_login(lid(ronde, "voorzitter"))
    kies(client, regel)
    klok(2015, 6, 9, 15, 0)
    weging_services.kies(wie=fabriek.secretaris(ronde), regel=regel, keuze="uit")
    antwoord = client.post(reverse("beoordeling:weging_ongedaan", args=[ronde.code]), headers=HTMX)
    assert "Iemand anders heeft deze regel net gewijzigd" in antwoord.content.decode()
    assert advies.regels.get().keuze == "uit"


def test_too_much_is_refused_in_words_and_nothing_changes(maak, client):
    advies = maak(1)
    client.force_login(fabriek.secretaris(advies.ronde))
    antwoord = kies(client, advies.regels.get(), bedrag="70000")
    assert "Er is €\u00a060.000 gevraagd" in antwoord.content.decode()
    assert advies.regels.get().keuze == "twijfel"


def test_members_look_on_and_are_told_only_when_something_changed(maak, client, klok):
    advies = maak(1)
    ronde = advies.ronde
    client.force_login(lid(ronde, "lid"))
    adres = reverse("beoordeling:weging", args=[ronde.code])
    bladzijde = client.get(adres)
    assert 'type="radio"' not in bladzijde.content.decode()
    stand = bladzijde.context["beeld"].versie
    assert client.get(adres, {"stand": stand}, headers=HTMX).status_code == 204
    klok(2015, 6, 9, 15, 0)
    weging_services.kies(wie=fabriek.secretaris(ronde), regel=advies.regels.get(), keuze="in")
    nieuw = client.get(adres, {"stand": stand}, headers=HTMX)
    assert "€\u00a03.340.000" in nieuw.content.decode()
    assert kies(client, advies.regels.get()).status_code == 404


def test_beginning_names_what_is_missing(client):
    ronde, (aanvraag,) = fabriek.met_aanvragen(1, titel="Later", code="later", naam="Late ronde")
    client.force_login(fabriek.secretaris(ronde))
    adres = reverse("beoordeling:weging_beginnen", args=[ronde.code])
    assert f"{aanvraag.nummer} {aanvraag.titel}: 0 van de 3" in client.post(adres).content.decode()


def test_writing_reasons_and_considerations_then_setting_down(maak, client):
    advies = maak(1)
    ronde, regel = advies.ronde, advies.regels.get()
    client.force_login(lid(ronde, "voorzitter"))
    kies(client, regel)
    vast = reverse("beoordeling:advies_vaststellen", args=[ronde.code])
    assert "Schrijf de samenvatting." in client.post(vast).content.decode()
    client.post(
        reverse("beoordeling:adviesregel", args=[regel.pk]),
        {"motivering": fabriek.REDEN, "voorwaarden": ""},
    )
    velden = ["samenvatting", *(f"overweging_{d}" for d in ("spreiding", "doelgroepen", "budget"))]
    client.post(
        reverse("beoordeling:overwegingen", args=[ronde.code]), dict.fromkeys(velden, fabriek.REDEN)
    )
    advies_url = reverse("beoordeling:advies", args=[ronde.code])
    assert client.post(vast)["Location"] == advies_url
    tekst = client.get(advies_url).content.decode()
    assert Advies.objects.get(ronde=ronde).sha256[:16] in tekst
    assert documenten.laatste("advies", Advies.objects.get(ronde=ronde)).get_absolute_url() in tekst
    assert client.get(reverse("beoordeling:weging", args=[ronde.code]))["Location"] == advies_url


@pytest.mark.parametrize("naam", ["weging", "overwegingen", "advies_vaststellen", "advies"])
def test_who_has_no_part_in_it_finds_nothing(maak, client, naam):
    advies = maak(1)
    for wie in [basis.gebruiker(), basis.medewerker()]:
        client.force_login(wie)
        assert (
            client.get(reverse(f"beoordeling:{naam}", args=[advies.ronde.code])).status_code == 404
        )


def test_tasks_follow_the_state(maak):
    advies = maak(1)
    ronde, co = advies.ronde, basis.coordinator()

    def titels(wie):
        return [taak.titel for taak in taken.voor(Gebruiker.objects.get(pk=wie.pk))]

    voorzitter, secretaris = lid(ronde, "voorzitter"), fabriek.secretaris(ronde)
    assert "Weeg het geheel: nog 1 project in twijfel" in titels(voorzitter)
    assert "Lees mee met de weging van het geheel" in titels(lid(ronde, "lid"))
    assert f"De commissie schrijft het advies over {ronde.naam}" in titels(co)
    weging_services.kies(wie=secretaris, regel=advies.regels.get(), keuze="in")
    assert "Stel het advies vast" in titels(voorzitter)
    assert "Maak het advies klaar voor Vera Voorzitter" in titels(secretaris)


def test_dossier_shows_its_own_line_once_set_down(maak, rf):
    advies = maak(1)
    aanvraag, co = advies.regels.get().aanvraag, basis.coordinator()
    assert "advies" not in [tab.code for tab in dossier_tabs.voor(co, aanvraag)]
    fabriek.advies(advies.ronde)
    tab = next(tab for tab in dossier_tabs.voor(co, aanvraag) if tab.code == "advies")
    assert "De commissie adviseert: toekennen, €\u00a060.000" in tab.view(rf.get("/"), aanvraag)
    eigen = aanvraag.penvoerder.leden.first().gebruiker
    assert "advies" not in [tab.code for tab in dossier_tabs.voor(eigen, aanvraag)]
