"""Scoring, as services."""

import pytest

from beoordeling.scoren import services as scoren
from beoordeling.scoren.models import Beoordeling, Score
from kern.logboek.models import Gebeurtenis
from regeling.ronde.models import Criterium
from tests.beoordeling import fabriek as maak

pytestmark = pytest.mark.django_db


def _criterium(ronde, nummer=2):
    return Criterium.objects.get(ronde=ronde, nummer=nummer)


def test_a_score_can_be_changed_until_final(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    for waarde in (4, 8):
        scoren.geef_score(
            wie=zetel.gebruiker,
            aanvraag=aanvraag,
            criterium=_criterium(ronde),
            waarde=waarde,
            toelichting=maak.REDEN,
        )
    assert Score.objects.get().waarde == 8


def test_the_same_score_again_writes_nothing(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    maak.scoor(zetel, aanvraag, {2: 8}, definitief=False)
    voor = Gebeurtenis.objects.count()
    maak.scoor(zetel, aanvraag, {2: 8}, definitief=False)
    assert Gebeurtenis.objects.count() == voor


def test_put_aside_and_taken_up_again(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    scoren.leg_weg(wie=zetel.gebruiker, aanvraag=aanvraag)
    assert Beoordeling.objects.get().later is True
    maak.scoor(zetel, aanvraag, {2: 8}, definitief=False)
    assert Beoordeling.objects.get().later is False


def test_the_draft_on_the_goals_is_kept(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    scoren.bewaar_doelen(wie=zetel.gebruiker, aanvraag=aanvraag, doelen_toelichting="Half")
    assert Beoordeling.objects.get().doelen_toelichting == "Half"
