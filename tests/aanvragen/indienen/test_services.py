"""Submitting: what a key, a hand that is not the penvoerder's and a withdrawal do."""

from uuid import uuid4

import pytest

from aanvragen.indienen import services as indienen
from aanvragen.indienen.queries import laatste_versie, ontvangers_van_aanvraag
from aanvragen.velden.models import Aanvraag
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang
from tests import fabriek
from tests.aanvragen.fabriek import Aanvraagrij, Versierij, concept, ingediend, leeg
from tests.fabriek import NA_SLUITING, OPEN, op

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    return ronde


def test_W12_an_old_key_gives_its_own_version_also_after_withdrawing(ronde):
    """A form that was left open may not submit again what was taken back since."""
    aanvraag, sleutel = concept(ronde), uuid4()
    wie = aanvraag.aangemaakt_door
    eerste = indienen.dien_in(wie=wie, aanvraag=aanvraag, sleutel=sleutel)
    indienen.trek_in(wie=wie, aanvraag=aanvraag)

    assert indienen.dien_in(wie=wie, aanvraag=aanvraag, sleutel=sleutel) == eerste
    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.INGETROKKEN
    assert aanvraag.versies.count() == 1


def test_a_repeated_submission_tells_the_log_once(ronde):
    aanvraag, sleutel = concept(ronde), uuid4()
    for _ in range(2):
        indienen.dien_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=sleutel)

    assert Gebeurtenis.objects.filter(wat="aanvragen.dien_in").count() == 1


def test_only_who_works_for_the_penvoerder_is_mailed_beside_the_contact(ronde):
    aanvraag = leeg(ronde)
    lid, coordinator = aanvraag.aangemaakt_door, fabriek.coordinator()
    aanvraag.contact_email = "Contact@Voorbeeld.example"

    assert ontvangers_van_aanvraag(aanvraag) == ["contact@voorbeeld.example"]
    assert ontvangers_van_aanvraag(aanvraag, coordinator) == ["contact@voorbeeld.example"]
    assert ontvangers_van_aanvraag(aanvraag, lid) == ["contact@voorbeeld.example", lid.email]
    aanvraag.contact_email = lid.email.upper()
    assert ontvangers_van_aanvraag(aanvraag, lid) == [lid.email]


def test_an_applicant_can_not_submit_on_behalf_of_others(ronde):
    aanvraag = concept(ronde)
    with pytest.raises(GeenToegang):
        indienen.dien_in_namens(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=uuid4())


def test_the_newest_version_is_found_with_and_without_prefetch(ronde, django_assert_num_queries):
    aanvraag = Aanvraagrij(ronde=ronde)
    assert laatste_versie(aanvraag) is None
    Versierij(aanvraag=aanvraag)
    tweede = Versierij(aanvraag=aanvraag, nummer=2)

    assert laatste_versie(aanvraag) == tweede
    opgehaald = Aanvraag.objects.prefetch_related("versies").get(pk=aanvraag.pk)
    with django_assert_num_queries(0):
        assert laatste_versie(opgehaald) == tweede


def test_what_was_put_aside_can_not_be_withdrawn(ronde):
    aanvraag = ingediend(ronde)
    Aanvraag.objects.filter(pk=aanvraag.pk).update(status=Aanvraag.Status.BUITEN_BEHANDELING)
    with pytest.raises(Fout, match="Alleen een verstuurde aanvraag kunt u intrekken"):
        indienen.trek_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag)


def test_submitting_costs_no_more_than_it_did(ronde, django_assert_max_num_queries):
    """40 ms of a submission is these queries; the lock on the ronde is held meanwhile."""
    aanvraag = concept(ronde)
    with op(OPEN), django_assert_max_num_queries(62):
        indienen.dien_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=uuid4())


def test_after_closing_a_version_still_reads_as_it_was(ronde):
    from aanvragen.indienen.queries import lezing_van_versie

    aanvraag = ingediend(ronde)
    versie = laatste_versie(aanvraag)
    Aanvraag.objects.filter(pk=aanvraag.pk).update(titel="Iets anders")
    with op(NA_SLUITING):
        lezing = lezing_van_versie(versie)

    assert lezing.titel == versie.inhoud["titel"]
    assert lezing.hoofddoelgroep.code == "b"
    assert lezing.bereik == 60
    assert lezing.criterium(99) is None
