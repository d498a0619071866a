"""W12: submissions at the same moment, each in its own transaction."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from aanvragen.indienen import services as indienen
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag
from tests import fabriek
from tests.aanvragen.fabriek import concept
from tests.fabriek import OPEN

pytestmark = pytest.mark.django_db(transaction=True)


def test_W12_submissions_at_the_same_moment_yield_one_application(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    aanvraag = concept(ronde)
    samen = threading.Barrier(4)
    uitkomsten: list = []

    def verstuur(sleutel):
        try:
            samen.wait()
            uitkomsten.append(
                indienen.dien_in(
                    wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=sleutel
                ).pk
            )
        except Exception as fout:
            uitkomsten.append(fout)
        finally:
            connection.close()

    zelfde = uuid4()
    draden = [
        threading.Thread(target=verstuur, args=[s]) for s in (zelfde, zelfde, uuid4(), uuid4())
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert uitkomsten == [Aanvraagversie.objects.get().pk] * 4
    assert Aanvraag.objects.get().nummer == "2015-001"


def test_W12_different_applications_at_the_same_moment_get_their_own_number(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    aanvragen = [concept(ronde) for _ in range(4)]
    samen = threading.Barrier(4)
    fouten: list = []

    def verstuur(aanvraag):
        try:
            samen.wait()
            indienen.dien_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=uuid4())
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=verstuur, args=[a]) for a in aanvragen]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert fouten == []
    assert sorted(Aanvraag.objects.values_list("nummer", flat=True)) == [
        "2015-001",
        "2015-002",
        "2015-003",
        "2015-004",
    ]
