"""The rules on scoring and discussion: W22, and W23 in the database."""

from decimal import Decimal

import pytest

from beoordeling.scoren import services as scoren
from beoordeling.scoren.models import Score
from beoordeling.scoren.queries import cijfers
from kern.basis.fouten import Fout
from kern.toegang.rechten import GeenToegang
from regeling.ronde.models import Criterium
from tests.beoordeling import fabriek as maak

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok):
    klok(maak.BEOORDELING)


def _criterium(ronde, nummer=2):
    return Criterium.objects.get(ronde=ronde, nummer=nummer)


# W22: reasons, quorum, discussion


@pytest.mark.parametrize("reden", ["", "kort", "         .         "])
def test_W22_no_score_without_a_reason(een, reden):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    with pytest.raises(Fout, match="ten minste 10 tekens"):
        scoren.geef_score(
            wie=zetel.gebruiker,
            aanvraag=aanvraag,
            criterium=_criterium(ronde),
            waarde=8,
            toelichting=reden,
        )
    assert not Score.objects.exists()


@pytest.mark.parametrize("waarde", [0, 3, 11])
def test_W22_a_score_is_a_level_of_the_scale(een, waarde):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    with pytest.raises(Fout, match="niveaus van de schaal"):
        scoren.geef_score(
            wie=zetel.gebruiker,
            aanvraag=aanvraag,
            criterium=_criterium(ronde),
            waarde=waarde,
            toelichting=maak.REDEN,
        )


def test_W22_a_criterion_without_weight_gets_no_score(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    with pytest.raises(Fout, match="geen score"):
        scoren.geef_score(
            wie=zetel.gebruiker,
            aanvraag=aanvraag,
            criterium=_criterium(ronde, 3),
            waarde=8,
            toelichting=maak.REDEN,
        )


def test_W22_no_submission_without_every_score(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    maak.scoor(zetel, aanvraag, {1: 8, 2: 8, 4: 8, 5: 8}, definitief=False)
    with pytest.raises(Fout, match="de criteria 6, 8"):
        scoren.maak_definitief(
            wie=zetel.gebruiker, aanvraag=aanvraag, doelen_toelichting=maak.REDEN
        )


def test_W22_a_final_assessment_does_not_change(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    maak.scoor(zetel, aanvraag)
    with pytest.raises(Fout, match="definitief"):
        maak.scoor(zetel, aanvraag, 4, definitief=False)


def test_W22_fewer_than_three_valid_assessments_cannot_be_opened(een):
    ronde, aanvraag = een
    for zetel in maak.scorend(ronde)[:3]:
        maak.meld_belang(zetel, aanvraag)
    with pytest.raises(Fout, match="2 geldige beoordelingen"):
        maak.beoordeeld(aanvraag)
    assert cijfers.cijfers_per_aanvraag(ronde)[aanvraag.pk].cijfer is None


def test_W22_a_range_of_two_levels_is_flagged(een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, [8, 8, 8, 8, {1: 8, 2: 4, 4: 8, 5: 8, 6: 6, 8: 8}])
    uitkomst = cijfers.cijfers_per_aanvraag(ronde)[aanvraag.pk]
    afwijkend = {c for c, cijfer in uitkomst.per_criterium.items() if cijfer.bespreken}
    assert uitkomst.bespreken is True
    assert afwijkend == {_criterium(ronde, 2).pk}


def test_W22_a_revised_score_stands_beside_the_first(een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, [4, 8, 8, 8, 8])
    zetel, criterium = maak.scorend(ronde)[0], _criterium(ronde)
    for waarde in (6, 8):
        scoren.herzie_score(
            wie=zetel.gebruiker,
            aanvraag=aanvraag,
            criterium=criterium,
            waarde=waarde,
            toelichting="Na de bespreking overtuigd.",
        )
    scores = Score.objects.filter(beoordeling__zetel=zetel, criterium=criterium)
    assert list(scores.values_list("na_bespreking", "waarde")) == [(False, 4), (True, 8)]
    assert (
        cijfers.cijfers_per_aanvraag(ronde)[aanvraag.pk].per_criterium[criterium.pk].bespreken
        is False
    )


def test_W22_nothing_is_revised_before_the_opening(een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, openen=False)
    with pytest.raises(GeenToegang):
        scoren.herzie_score(
            wie=maak.scorend(ronde)[0].gebruiker,
            aanvraag=aanvraag,
            criterium=_criterium(ronde),
            waarde=6,
            toelichting=maak.REDEN,
        )


# W23: see also tests/beoordeling/scoren/test_rekenen.py


def test_W23_weights_of_the_ronde_decide(een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, [{1: 10, 2: 2, 4: 2, 5: 2, 6: 2, 8: 2}] * 5)
    assert cijfers.cijfers_per_aanvraag(ronde)[aanvraag.pk].cijfer == Decimal(
        "2.80"
    )  # 10% of 10, 90% of 2
