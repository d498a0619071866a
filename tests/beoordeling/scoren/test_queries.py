"""Which assessments count, and what follows from them: figures, progress, lists (W20-W23)."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from aanvragen.velden.models import Aanvraag
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.scoren.queries.cijfers import (
    cijfers_per_aanvraag,
    geldige_beoordelingen,
    geldige_scores,
)
from beoordeling.scoren.queries.eigen import DOELEN, eigen_scores
from beoordeling.scoren.queries.lijst import (
    Lijststand,
    cijfers_zichtbaar_voor,
    eigen_lijst,
    lijstregels,
    standen_geteld,
    zicht_in_ronde,
)
from beoordeling.scoren.queries.vergelijking import vergelijk
from beoordeling.scoren.queries.voortgang import (
    BEOORDEELD,
    GEOPEND,
    GEREED,
    WACHT,
    ZONDER_QUORUM,
    Voortgang,
    aanvragen_met_voortgang,
    ledenvoortgang,
)
from beoordeling.scoren.rekenen import Cijfer
from regeling.ronde.models import Criterium
from tests import fabriek
from tests.beoordeling import fabriek as maak
from tests.beoordeling.scoren.naief import naief

pytestmark = pytest.mark.django_db
SCHAAL = [2, 4, 6, 8, 10]


def _criteria(ronde):
    return list(Criterium.objects.filter(ronde=ronde, gewicht__gt=0))


def _beoordeling(zetel, aanvraag, waarde=8, **velden):
    """A final assessment with the same value on every criterium."""
    rij = maak.Beoordelingrij(zetel=zetel, aanvraag=aanvraag, **velden)
    for criterium in _criteria(aanvraag.ronde):
        maak.Scorerij(beoordeling=rij, criterium=criterium, waarde=waarde)
    return rij


def _vrij(zetel, *aanvragen):
    for aanvraag in (None, *aanvragen):
        maak.Verklaringrij(zetel=zetel, aanvraag=aanvraag)


# Which assessments count


def test_a_final_assessment_counts_and_a_draft_does_not(een):
    ronde, aanvraag = een
    eerste, tweede = maak.scorend(ronde)[:2]
    telt = _beoordeling(eerste, aanvraag)
    _beoordeling(tweede, aanvraag, status=Beoordeling.Status.CONCEPT)
    assert list(geldige_beoordelingen(ronde)) == [telt]


@pytest.mark.parametrize("over_ronde", [True, False])
def test_W20_what_a_recused_member_scored_does_not_count_until_it_is_corrected(een, over_ronde):
    ronde, aanvraag = een
    zetel = maak.scorend(ronde)[0]
    telt = _beoordeling(zetel, aanvraag)
    over = None if over_ronde else aanvraag
    maak.Verklaringrij(zetel=zetel, aanvraag=over, heeft_belang=True)
    assert not geldige_beoordelingen(ronde).exists()
    maak.Verklaringrij(zetel=zetel, aanvraag=over)
    assert list(geldige_beoordelingen(ronde)) == [telt]


def test_an_interest_in_one_application_leaves_the_others(een):
    ronde, aanvraag = een
    ander, zetel = maak.Aanvraagrij(ronde=ronde), maak.scorend(ronde)[0]
    _beoordeling(zetel, aanvraag)
    telt = _beoordeling(zetel, ander)
    maak.Verklaringrij(zetel=zetel, aanvraag=aanvraag, heeft_belang=True)
    assert list(geldige_beoordelingen(ronde)) == [telt]


def test_what_a_replaced_member_made_final_stays_valid(een):
    ronde, aanvraag = een
    zetel = maak.scorend(ronde)[0]
    telt = _beoordeling(zetel, aanvraag)
    zetel.beeindigd_op = maak.BEOORDELING
    zetel.save()
    assert list(geldige_beoordelingen(ronde)) == [telt]


def test_of_a_withdrawn_application_nothing_counts(een):
    ronde, _ = een
    weg = maak.Aanvraagrij(ronde=ronde, status=Aanvraag.Status.INGETROKKEN)
    _beoordeling(maak.scorend(ronde)[0], weg)
    assert not geldige_beoordelingen(ronde).exists()


def test_W22_the_revised_score_counts_and_the_first_stays(een):
    ronde, aanvraag = een
    rij = _beoordeling(maak.scorend(ronde)[0], aanvraag, 4)
    eerste, *rest = _criteria(ronde)
    maak.Scorerij(beoordeling=rij, criterium=eerste, waarde=10, na_bespreking=True)
    tellen = geldige_scores(geldige_beoordelingen(ronde))
    assert {s.criterium: s.waarde for s in tellen} == {eerste: 10, **dict.fromkeys(rest, 4)}
    assert len(tellen) == Score.objects.count() - 1


# Figures


@pytest.mark.parametrize("aantal", [2, 3])
def test_the_scores_of_a_whole_ronde_cost_three_queries(
    aantal, met_aanvragen, django_assert_num_queries
):
    ronde, aanvragen = met_aanvragen(aantal)
    for aanvraag in aanvragen:
        maak.beoordeeld(aanvraag, [8, 6, 10, 8, 6])
    with django_assert_num_queries(3):
        uitkomst = cijfers_per_aanvraag(ronde)
    assert {c.cijfer for c in uitkomst.values()} == {Decimal("7.60")}
    assert len(uitkomst) == aantal


def test_W23_scores_in_the_database_match_the_formula(een):
    ronde, aanvraag = een
    nummers = list(
        Criterium.objects.filter(ronde=ronde, gewicht__gt=0).values_list("nummer", flat=True)
    )
    leden = [{n: SCHAAL[(n + lid) % 5] for n in nummers} for lid in range(5)]
    maak.beoordeeld(aanvraag, leden)
    per_nummer = dict(
        Criterium.objects.filter(ronde=ronde, gewicht__gt=0).values_list("nummer", "gewicht")
    )
    uitkomst = cijfers_per_aanvraag(ronde)[aanvraag.pk]
    assert uitkomst.cijfer == naief(per_nummer, leden).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert len(uitkomst.per_criterium) == len(nummers)
    assert Score.objects.count() == 5 * len(nummers)


def test_W21_before_opening_only_the_number_of_assessments_is_known(een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, openen=False)
    assert cijfers_per_aanvraag(ronde)[aanvraag.pk] == Cijfer(aantal=5)


def test_figures_of_some_are_the_figures_of_all(een):
    ronde, aanvraag = een
    ander = maak.Aanvraagrij(ronde=ronde)
    for plaats, zetel in enumerate(maak.scorend(ronde)[:3]):
        _beoordeling(zetel, aanvraag, SCHAAL[plaats])
        _beoordeling(zetel, ander, 8)
    maak.Besprekingrij(aanvraag=aanvraag)
    alle = cijfers_per_aanvraag(ronde)
    assert alle[aanvraag.pk].cijfer == Decimal("4.00")
    assert alle[ander.pk] == Cijfer(aantal=3)
    assert cijfers_per_aanvraag(ronde, [aanvraag]) == {aanvraag.pk: alle[aanvraag.pk]}


def test_comparing_gives_the_same_figure_as_the_list_in_three_queries(
    een, django_assert_num_queries
):
    ronde, aanvraag = een
    for plaats, zetel in enumerate(maak.scorend(ronde)):
        rij = _beoordeling(zetel, aanvraag, SCHAAL[plaats])
    criterium = _criteria(ronde)[0]
    maak.Scorerij(beoordeling=rij, criterium=criterium, waarde=2, na_bespreking=True)
    maak.Besprekingrij(aanvraag=aanvraag)
    lezer = maak.scorend(ronde)[0].houder
    with django_assert_num_queries(3):
        vergelijking = vergelijk(aanvraag, lezer)
    assert vergelijking.cijfer == cijfers_per_aanvraag(ronde)[aanvraag.pk]
    eigen = vergelijking.criteria[0].eigen
    assert eigen.zetel.houder == lezer


# Progress


def test_the_progress_of_every_member_takes_one_query(een, django_assert_num_queries):
    ronde, aanvraag = een
    maak.Aanvraagrij(ronde=ronde)
    klaar, belang, alles, *_rest = maak.scorend(ronde)
    _beoordeling(klaar, aanvraag)
    _beoordeling(belang, aanvraag)
    maak.Verklaringrij(zetel=belang, aanvraag=aanvraag, heeft_belang=True)
    maak.Verklaringrij(zetel=alles, heeft_belang=True)
    with django_assert_num_queries(1):
        leden = ledenvoortgang(ronde)
    assert [(lid.totaal, lid.klaar, lid.verschoond, lid.te_doen) for lid in leden] == [
        (2, 1, 0, 1),
        (1, 0, 1, 1),
        (0, 0, 2, 0),
        (2, 0, 0, 2),
        (2, 0, 0, 2),
    ]


def test_the_database_counts_what_the_page_shows(een):
    """Every condition on the list says the same as the row on the page."""
    ronde, gereed = een
    wacht, geopend, te_weinig = (maak.Aanvraagrij(ronde=ronde) for _ in range(3))
    zetels = maak.scorend(ronde)
    for plaats, zetel in enumerate(zetels):
        _beoordeling(zetel, gereed)
        _beoordeling(zetel, geopend)
        if plaats < 2:
            _beoordeling(zetel, te_weinig)
        else:
            maak.Verklaringrij(zetel=zetel, aanvraag=te_weinig, heeft_belang=True)
    maak.Besprekingrij(aanvraag=geopend)
    _beoordeling(zetels[0], wacht)
    rijen = aanvragen_met_voortgang(ronde).select_related("bespreking")
    standen = {s.aanvraag: s for s in Voortgang(ronde).per_aanvraag(rijen)}
    assert set(rijen.filter(GEREED)) == {a for a, s in standen.items() if s.gereed} == {gereed}
    assert set(rijen.filter(WACHT)) == {a for a, s in standen.items() if s.wacht_op} == {wacht}
    assert set(rijen.filter(GEOPEND)) == {a for a, s in standen.items() if s.geopend} == {geopend}
    onhaalbaar = {a for a, s in standen.items() if not s.quorum_haalbaar}
    assert set(rijen.filter(ZONDER_QUORUM)) == onhaalbaar == {te_weinig}
    assert set(rijen.filter(BEOORDEELD)) == {geopend}
    getallen = Voortgang(ronde).getallen
    assert (getallen.aanvragen, getallen.gereed, getallen.geopend) == (4, 1, 1)
    assert (getallen.wacht, getallen.zonder_quorum) == (1, 1)
    assert (getallen.definitief, getallen.nodig) == (13, 17)


def test_an_empty_ronde_has_no_progress(lege_ronde):
    assert Voortgang(lege_ronde).getallen.nodig == 0
    assert ledenvoortgang(lege_ronde) == []


# The own list


@pytest.fixture
def zetel(een):
    return maak.scorend(een[0])[0]


def test_the_states_of_the_own_list(een, zetel):
    ronde, nieuw = een
    bezig, later, klaar, geopend, belang, te_verklaren = (
        maak.Aanvraagrij(ronde=ronde) for _ in range(6)
    )
    _vrij(zetel, nieuw, bezig, later, klaar, geopend)
    maak.Verklaringrij(zetel=zetel, aanvraag=belang, heeft_belang=True)
    concept = {"zetel": zetel, "status": Beoordeling.Status.CONCEPT, "definitief_op": None}
    rij = maak.Beoordelingrij(aanvraag=bezig, **concept)
    maak.Scorerij(beoordeling=rij, criterium=_criteria(ronde)[0])
    maak.Beoordelingrij(aanvraag=later, later=True, **concept)
    _beoordeling(zetel, klaar)
    _beoordeling(zetel, geopend)
    maak.Besprekingrij(aanvraag=geopend)
    lijst = eigen_lijst(zetel)
    assert {p.pk: p.stand for p in lijst.plaatsen} == {
        nieuw.pk: Lijststand.NIEUW,
        bezig.pk: Lijststand.BEZIG,
        later.pk: Lijststand.LATER,
        klaar.pk: Lijststand.DEFINITIEF,
        geopend.pk: Lijststand.OPEN,
        belang.pk: Lijststand.BELANG,
        te_verklaren.pk: Lijststand.TE_VERKLAREN,
    }
    assert standen_geteld(zetel) == dict.fromkeys(Lijststand, 1)
    assert (lijst.te_doen, lijst.klaar, lijst.later, lijst.belangen) == (3, 2, 1, 1)
    assert lijst.plaatsen[-1].pk == belang.pk
    regel = lijstregels(zetel, [bezig.pk])[bezig.pk]
    assert (regel.gescoord, regel.te_scoren) == (1, len(_criteria(ronde)))


def test_W20_an_interest_leaves_a_title_and_nothing_more(een, zetel):
    _vrij(zetel)
    maak.Verklaringrij(zetel=zetel, aanvraag=een[1], heeft_belang=True)
    regel = lijstregels(zetel, [een[1].pk])[een[1].pk]
    assert (regel.titel, regel.nummer, regel.penvoerder) == (een[1].titel, "", "")


def test_every_member_has_an_own_order_that_stays(een):
    ronde, _ = een
    for _ in range(7):
        maak.Aanvraagrij(ronde=ronde)
    een_, ander = maak.scorend(ronde)[:2]
    for lid in (een_, ander):
        _vrij(lid, *ronde.aanvragen.all())
    eerste = [p.pk for p in eigen_lijst(een_).plaatsen]
    assert eerste == [p.pk for p in eigen_lijst(een_).plaatsen]
    assert sorted(eerste) == sorted(p.pk for p in eigen_lijst(ander).plaatsen)
    assert eerste != [p.pk for p in eigen_lijst(ander).plaatsen]


def test_what_is_next_skips_what_is_done_and_leaves_what_was_put_aside_to_the_end(een, zetel):
    ronde, _ = een
    rijen = [*ronde.aanvragen.all(), *(maak.Aanvraagrij(ronde=ronde) for _ in range(3))]
    _vrij(zetel, *rijen)
    volgorde = [p.pk for p in eigen_lijst(zetel).plaatsen]
    per_pk = {rij.pk: rij for rij in rijen}
    concept = {"status": Beoordeling.Status.CONCEPT, "definitief_op": None}
    maak.Beoordelingrij(zetel=zetel, aanvraag=per_pk[volgorde[0]], later=True, **concept)
    _beoordeling(zetel, per_pk[volgorde[1]])
    lijst = eigen_lijst(zetel)
    assert lijst.volgende().pk == volgorde[2]
    assert lijst.volgende(na=volgorde[2]).pk == volgorde[3]
    assert lijst.volgende(na=volgorde[3]).pk == volgorde[2]
    assert (lijst.plaats(volgorde[3]), lijst.plaats(-1)) == (4, 0)


# Who may know the scores


def test_W21_scores_are_for_who_is_final_himself_and_for_the_secretaris(een):
    ronde, aanvraag = een
    klaar, bezig = maak.scorend(ronde)[:2]
    for lid in (klaar, bezig):
        _vrij(lid, aanvraag)
    _beoordeling(klaar, aanvraag)

    def kent(wie):
        return set(Aanvraag.objects.filter(cijfers_zichtbaar_voor(wie)))

    assert kent(klaar.houder) == kent(maak.secretaris(ronde)) == {aanvraag}
    assert kent(bezig.houder) == kent(fabriek.coordinator()) == set()
    assert zicht_in_ronde(bezig.houder, ronde) == {aanvraag.pk: False}
    assert zicht_in_ronde(klaar.houder, ronde) == {aanvraag.pk: True}


def test_W20_a_later_interest_takes_the_scores_away_from_who_was_final(een, zetel):
    ronde, aanvraag = een
    _vrij(zetel, aanvraag)
    _beoordeling(zetel, aanvraag)
    maak.Verklaringrij(zetel=zetel, aanvraag=aanvraag, heeft_belang=True)
    assert zicht_in_ronde(zetel.houder, ronde) == {}


# The own scores


def test_the_next_criterium_is_the_first_without_a_score_after_this_one(een, zetel):
    ronde, aanvraag = een
    eerste, tweede, *rest = _criteria(ronde)
    scores = eigen_scores(zetel, aanvraag)
    assert (scores.gescoord, scores.volledig, scores.cijfer) == (0, False, None)
    assert scores.actief("onbekend") == str(eerste.nummer)
    rij = maak.Beoordelingrij(
        zetel=zetel, aanvraag=aanvraag, status=Beoordeling.Status.CONCEPT, definitief_op=None
    )
    maak.Scorerij(beoordeling=rij, criterium=tweede, waarde=6)
    scores = eigen_scores(zetel, aanvraag)
    assert scores.volgende(str(eerste.nummer)) == str(rest[0].nummer)
    assert scores.cijfer == Decimal("6.00")
    for criterium in (eerste, *rest):
        maak.Scorerij(beoordeling=rij, criterium=criterium)
    klaar = eigen_scores(zetel, aanvraag)
    assert (klaar.volledig, klaar.volgende(), klaar.actief(DOELEN)) == (True, DOELEN, DOELEN)
