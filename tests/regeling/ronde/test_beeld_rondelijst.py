"""A ronde as a line in the list."""

import pytest

from regeling.ronde.beeld.rondelijst import ronderij, zin_over_openstelling
from regeling.ronde.models import Ronde
from tests import fabriek

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("moment", "zin"),
    [
        (fabriek.PUBLICATIE, "U kunt aanvragen vanaf maandag 30 maart 2015."),
        (fabriek.OPEN, "U kunt aanvragen tot maandag 11 mei 2015, 17.00 uur."),
        (fabriek.SLUITING, "Gesloten op 11 mei 2015. Nu: toetsing."),
    ],
)
def test_the_sentence_follows_the_clock(klok, moment, zin):
    ronde = fabriek.ronde()
    klok(moment)
    assert zin_over_openstelling(ronde) == zin


def test_a_draft_says_so(klok):
    klok(fabriek.OPEN)
    assert zin_over_openstelling(fabriek.concept_ronde()) == "Nog niet gepubliceerd."


def test_the_line_tells_the_track_and_how_many_take_part(klok):
    klok(fabriek.OPEN)
    fabriek.ronde()
    assert ronderij(Ronde.objects.met_aantal_gemeenten().get()).voor_wie == (
        "Regionaal, twaalf gemeenten"
    )
    Ronde.objects.get().deelnames.exclude(gemeente__code="GM0202").delete()
    assert ronderij(Ronde.objects.met_aantal_gemeenten().get()).voor_wie == (
        "Regionaal, één gemeente"
    )
