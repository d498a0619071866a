"""The log is searched by what a reader sees: person, subject, and the sentence of the act (W61)."""

import pytest

from innovatiebudget.logboek.queries import gebeurtenissen_met
from kern.logboek.models import Gebeurtenis
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen

pytestmark = pytest.mark.django_db


@pytest.fixture
def aanvraag(klok):
    klok(fabriek.OPEN)
    return aanvragen.ingediend(fabriek.ronde(), titel="Taal in de wijk")


def _gevonden(woorden: str) -> set[str]:
    rijen = gebeurtenissen_met(Gebeurtenis.objects.all(), woorden)
    return set(rijen.values_list("wat", flat=True))


@pytest.mark.parametrize(
    ("woorden", "wat"),
    [
        ("verstuurde DE aanvraag", "aanvragen.dien_in"),  # the sentence, whatever its case
        ("aanvragen.dien_in", "aanvragen.dien_in"),  # the code, for who knows it
        ("taal in de", "aanvragen.dien_in"),
    ],
)
def test_an_act_is_found_by_what_is_read(aanvraag, woorden: str, wat: str) -> None:
    assert wat in _gevonden(woorden)


def test_a_person_is_found_by_a_part_of_the_name(aanvraag) -> None:
    naam = aanvraag.aangemaakt_door.naam
    rijen = gebeurtenissen_met(Gebeurtenis.objects.all(), naam[:4])
    assert {rij.wie_naam for rij in rijen} == {naam}


def test_what_nobody_did_is_not_found(aanvraag) -> None:
    assert _gevonden("at een appel") == set()
