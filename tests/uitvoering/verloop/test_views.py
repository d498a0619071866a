"""The list of projects, starting one, and what applicants see of it (R40, W62)."""

import pytest
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from kern.basis import tijd
from tests import fabriek
from tests.besluitvorming import fabriek as besluiten
from tests.uitvoering import fabriek as uitvoering
from uitvoering.project.models import Project

pytestmark = pytest.mark.django_db
LIJST = 11


def test_list_costs_the_same_for_one_and_for_three(
    client, project: Project, besloten: list[Aanvraag], django_assert_num_queries
) -> None:
    client.force_login(fabriek.coordinator())
    for nieuw, samen in (([], 1), (besloten, 3)):
        for aanvraag in nieuw:
            uitvoering.gestart(aanvraag)
        with django_assert_num_queries(LIJST):
            pagina = client.get(reverse("uitvoering:lijst"))
        assert pagina.context["aantal"] == samen


def test_list_narrows_by_words_and_state(
    client, project: Project, besloten: list[Aanvraag]
) -> None:
    uitvoering.gestart(besloten[0])
    client.force_login(fabriek.coordinator())
    adres = reverse("uitvoering:lijst")
    assert client.get(adres).context["aantal"] == 2
    assert client.get(adres, {"zoek": besloten[0].titel}).context["aantal"] == 1
    assert client.get(adres, {"stand": "afgerond"}).context["aantal"] == 0


def test_starting_from_the_list_makes_the_project(client, besloten: list[Aanvraag]) -> None:
    brief = besluiten.beschikt(besloten[0])
    client.force_login(fabriek.coordinator())
    assert besloten[0].titel in client.get(reverse("uitvoering:lijst")).content.decode()
    antwoord = client.post(reverse("uitvoering:start", args=[brief.pk]), follow=True)
    assert "is gestart" in antwoord.content.decode()
    assert Project.objects.filter(aanvraag__in=besloten).get().aanvraag == besloten[0]


def test_the_aanbieder_sees_in_every_list_what_became_of_the_application(client, project) -> None:
    client.force_login(uitvoering.lid(project))

    def stand() -> str:
        mijn = client.get(reverse("aanvragen:mijn")).context["object_list"]
        start = client.get(reverse("start")).context["eigen"]
        gezien = {a.stand.tekst for a in [*mijn, *start] if a.pk == project.aanvraag_id}
        (een,) = gezien
        return een

    assert stand() == "Loopt"
    assert "Zie uw rapportages" in client.get(reverse("aanvragen:mijn")).content.decode()
    Project.objects.filter(pk=project.pk).update(afgerond_op=tijd.nu())
    assert stand() == "Afgerond"


def test_a_refusal_is_seen_in_the_list_once_its_letter_was_sent(client) -> None:
    _, (aanvraag,) = besluiten.besloten(1, uit=[0], code="drie", naam="Derde", titel="Ander plan")
    client.force_login(aanvraag.aangemaakt_door)
    mijn = reverse("aanvragen:mijn")
    assert "Toegelaten" in client.get(mijn).content.decode()
    besluiten.beschikt(aanvraag)
    assert "Afgewezen" in client.get(mijn).content.decode()
    client.force_login(fabriek.coordinator())
    regels = client.get(reverse("aanvragen:csv")).getvalue().decode("utf-8-sig").splitlines()
    (regel,) = [regel for regel in regels if aanvraag.titel in regel]
    assert ';"afgewezen";' in regel
