"""Declaring, as services."""

import pytest

from beoordeling.belangen import services as belangen
from beoordeling.belangen.models import Belangenverklaring
from kern.toegang.rechten import GeenToegang
from tests.beoordeling import fabriek as maak

pytestmark = pytest.mark.django_db


def test_the_same_declaration_twice_is_one_row(een):
    ronde, _ = een
    zetel = maak.scorend(ronde)[1]
    for _keer in range(2):
        belangen.verklaar(wie=zetel.gebruiker, zetel=zetel, aanvraag=None, heeft_belang=False)
    assert Belangenverklaring.objects.count() == 1


def test_nobody_declares_for_someone_else(een):
    ronde, _ = een
    een, ander = maak.scorend(ronde)[:2]
    with pytest.raises(GeenToegang):
        belangen.verklaar(wie=een.gebruiker, zetel=ander, aanvraag=None, heeft_belang=False)
