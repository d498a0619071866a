"""Who sees what (W62)."""

from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.urls import get_resolver, reverse

from aanvragen.bijlagen import services as bijlagen
from aanvragen.indienen import services as indienen
from aanvragen.velden.models import Aanvraag
from tests import fabriek
from tests.aanvragen.fabriek import PDF, concept, ingediend, lid_van
from tests.fabriek import OPEN
from tests.html import inhoud

pytestmark = pytest.mark.django_db
ZONDER_AANVRAAG = {"werklijst", "csv", "mijn", "nieuw"}


@pytest.fixture(autouse=True)
def _dag(klok):
    klok(OPEN)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    """An application with an attachment, submitted while the ronde is open."""
    with fabriek.op(OPEN):
        ronde, lid = fabriek.ronde(), lid_van()
        aanvraag = concept(ronde, lid)
        bijlagen.voeg_bijlage_toe(
            wie=lid, aanvraag=aanvraag, bestand=ContentFile(PDF, name="Plan.pdf")
        )
        indienen.dien_in(wie=lid, aanvraag=aanvraag, sleutel=uuid4())
    return aanvraag.pk


@pytest.fixture
def aanvraag(_gemaakt):
    return Aanvraag.objects.get(pk=_gemaakt)


@pytest.fixture
def lid(aanvraag):
    return aanvraag.aangemaakt_door


@pytest.fixture
def ronde(aanvraag):
    return aanvraag.ronde


def _adressen(aanvraag):
    """Return every address of this floor that is about one application, by name."""
    _, namespace = get_resolver().namespace_dict["aanvragen"]
    namen = {naam for naam in namespace.reverse_dict if isinstance(naam, str)} - ZONDER_AANVRAAG
    waarden = {
        "pk": aanvraag.pk,
        "code": "project",
        "nummer": 1,
        "uuid": aanvraag.bijlagen.get().uuid,
    }
    adressen = {}
    for naam in namen:
        parameters = namespace.reverse_dict[naam][0][0][1]
        kwargs = {parameter: waarden[parameter] for parameter in parameters}
        adressen[naam] = reverse(f"aanvragen:{naam}", kwargs=kwargs)
    return adressen


def test_every_address_is_known_to_this_test(aanvraag):
    assert len(_adressen(aanvraag)) == 17


@pytest.mark.parametrize("rol", ["andere aanbieder", "gemeente", "beheerder", "zonder rol"])
def test_W62_a_stranger_gets_404_on_every_address_of_an_application(client, aanvraag, rol):
    wie = {
        "andere aanbieder": lid_van,
        "gemeente": fabriek.medewerker,
        "beheerder": fabriek.beheerder,
        "zonder rol": fabriek.gebruiker,
    }[rol]()
    client.force_login(wie)

    for naam, adres in _adressen(aanvraag).items():
        for antwoord in (client.get(adres), client.post(adres, {})):
            assert antwoord.status_code in (404, 405), (naam, antwoord.status_code)
            assert aanvraag.titel.encode() not in antwoord.content


def test_W62_a_visitor_is_asked_to_log_in(client, aanvraag):
    for adres in _adressen(aanvraag).values():
        antwoord = client.get(adres)
        assert antwoord.status_code in (302, 405)
        if antwoord.status_code == 302:
            assert antwoord["Location"].startswith(reverse("account_login"))


def test_W62_a_draft_is_absent_for_the_coordinator_everywhere(client, ronde, lid):
    aanvraag = concept(ronde, lid, titel="Nog geheim")
    bijlagen.voeg_bijlage_toe(wie=lid, aanvraag=aanvraag, bestand=ContentFile(PDF, name="Plan.pdf"))
    client.force_login(fabriek.coordinator())

    for adres in _adressen(aanvraag).values():
        assert client.get(adres).status_code in (404, 405)
    for naam in ("werklijst", "csv"):
        assert b"Nog geheim" not in inhoud(client.get(reverse(f"aanvragen:{naam}")))


def test_W62_an_applicant_sees_no_list_of_others_and_no_check(client, aanvraag, ronde):
    ander = ingediend(ronde, titel="Van een ander")
    client.force_login(aanvraag.aangemaakt_door)

    assert b"Van een ander" not in client.get(reverse("aanvragen:mijn")).content
    for naam, args in (("werklijst", []), ("csv", []), ("toets", [aanvraag.pk])):
        assert client.get(reverse(f"aanvragen:{naam}", args=args)).status_code == 404
    assert client.get(reverse("aanvragen:ontvangst", args=[ander.pk])).status_code == 404


def test_W62_without_an_organisation_there_are_no_applications(client, ronde):
    client.force_login(fabriek.gebruiker("Jan Burger"))

    assert client.get(reverse("aanvragen:mijn")).status_code == 404
    assert client.get(reverse("aanvragen:nieuw")).status_code == 404


def test_W62_what_was_only_in_the_draft_is_not_for_the_coordinator(client, ronde, lid):
    aanvraag = ingediend(ronde, lid)
    indienen.trek_in(wie=lid, aanvraag=aanvraag)
    bijlage = bijlagen.voeg_bijlage_toe(
        wie=lid, aanvraag=aanvraag, bestand=ContentFile(PDF, name="Later.pdf")
    )
    client.force_login(fabriek.coordinator())

    url = reverse("aanvragen:bijlage", args=[aanvraag.pk, bijlage.uuid])
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("andere", [0, 3])
def test_the_check_costs_the_same_however_many_wait(
    client, ronde, aanvraag, django_assert_num_queries, andere
):
    for _ in range(andere):
        ingediend(ronde)
    client.force_login(fabriek.coordinator())
    with django_assert_num_queries(16):
        client.get(reverse("aanvragen:toets", args=[aanvraag.pk]))
