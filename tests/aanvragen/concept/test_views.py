"""What the pages of a draft cost, whatever else there is in the ronde (architecture, law 12)."""

import re

import pytest
from django.urls import reverse

from regeling.ronde.models import Ronde
from tests import fabriek
from tests.aanvragen.fabriek import Aanvraagrij, concept, lid_van
from tests.fabriek import OPEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok):
    klok(OPEN)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    return fabriek.ronde().pk


@pytest.fixture
def aanvraag(_gemaakt, client):
    lid = lid_van()
    client.force_login(lid)
    return concept(Ronde.objects.get(pk=_gemaakt), lid)


@pytest.mark.parametrize("andere", [0, 3])
@pytest.mark.parametrize(
    ("naam", "args", "queries"),
    [
        ("taken", (), 19),
        ("controleer", (), 18),
        ("onderdeel", ("project",), 18),
        ("onderdeel", ("criteria-kennis",), 18),
        ("onderdeel", ("doelgroepen",), 18),
        ("onderdeel", ("begroting",), 18),
        ("bijlagen", (), 9),
    ],
)
def test_a_page_of_a_draft_costs_the_same_whatever_else_there_is(
    client, aanvraag, django_assert_num_queries, andere, naam, args, queries
):
    for _ in range(andere):
        Aanvraagrij(ronde=aanvraag.ronde)
    url = reverse(f"aanvragen:{naam}", args=[aanvraag.pk, *args])
    with django_assert_num_queries(queries):
        antwoord = client.get(url)
    assert antwoord.status_code == 200


def test_saving_along_the_way_is_cheap(client, aanvraag, django_assert_num_queries):
    url = reverse("aanvragen:onderdeel", args=[aanvraag.pk, "project"])
    invoer = {"titel": "Samen beter", "samenvatting": "Kort.", "start": "", "eind": ""}
    with django_assert_num_queries(14):
        antwoord = client.post(url, invoer, headers={"HX-Request": "true"})
    assert antwoord.status_code == 200


@pytest.mark.parametrize(
    "onderdeel",
    ["organisatie", "partners", "project", "criteria-doelgroep", "criteria-kennis", "begroting"],
)
def test_every_input_of_a_section_is_asked_for_by_a_label(client, aanvraag, onderdeel):
    html = client.get(
        reverse("aanvragen:onderdeel", args=[aanvraag.pk, onderdeel])
    ).content.decode()
    labels = set(re.findall(r'<label[^>]*\bfor="([^"]+)"', html))
    for invoer in re.findall(r"<(?:input|textarea|select)\b[^>]*>", html):
        if 'type="hidden"' not in invoer and (naam := re.search(r'\bid="([^"]+)"', invoer)):
            assert naam[1] in labels, invoer
