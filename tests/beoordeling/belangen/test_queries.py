"""The newest declaration counts: for seeing, for counting, for the list of interests (W20)."""

from itertools import cycle, product

import pytest
from django.db.models import OuterRef

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import (
    Verklaarstand,
    gemelde_belangen,
    gemelde_belangen_in,
    is_verschoond,
    laatste_verklaringen,
    laatste_verklaringen_van,
    te_verklaren,
    titels_van_verklaard,
    verklaarstand,
    zichtbaar_voor_commissie,
)
from tests.beoordeling import fabriek as maak

pytestmark = pytest.mark.django_db


@pytest.fixture
def zetel(een):
    return maak.scorend(een[0])[0]


def _verschoond(zetel) -> set[Aanvraag]:
    return set(Aanvraag.objects.filter(is_verschoond(zetel.pk, OuterRef("pk"))))


def _ziet(zetel) -> set[Aanvraag]:
    return set(Aanvraag.objects.filter(zichtbaar_voor_commissie(zetel.houder)))


def test_without_declarations_nothing_is_seen_and_nobody_is_recused(een, zetel):
    assert _ziet(zetel) == _verschoond(zetel) == set()


def test_a_declaration_for_the_ronde_alone_opens_nothing(een, zetel):
    maak.Verklaringrij(zetel=zetel)
    assert _ziet(zetel) == set()
    maak.Verklaringrij(zetel=zetel, aanvraag=een[1])
    assert _ziet(zetel) == {een[1]}


@pytest.mark.parametrize("over_ronde", [True, False])
def test_the_newest_declaration_counts_and_not_an_older_one(een, zetel, over_ronde):
    aanvraag = None if over_ronde else een[1]
    maak.Verklaringrij(zetel=zetel)
    maak.Verklaringrij(zetel=zetel, aanvraag=een[1])
    maak.Verklaringrij(zetel=zetel, aanvraag=aanvraag, heeft_belang=True)
    assert (_ziet(zetel), _verschoond(zetel)) == (set(), {een[1]})
    assert [v.aanvraag for v in gemelde_belangen([zetel])] == [aanvraag]
    maak.Verklaringrij(zetel=zetel, aanvraag=aanvraag)
    assert (_ziet(zetel), _verschoond(zetel)) == ({een[1]}, set())
    assert not gemelde_belangen([zetel])


def test_of_two_declarations_at_the_same_moment_the_last_written_counts(een, zetel):
    for belang in (True, False):
        maak.Verklaringrij(zetel=zetel, heeft_belang=belang, op=maak.BEOORDELING)
    assert not gemelde_belangen([zetel])
    assert laatste_verklaringen_van(zetel)[None].heeft_belang is False


def test_the_interests_are_those_of_the_newest_declarations(met_aanvragen):
    ronde, aanvragen = met_aanvragen(2)
    zetels = maak.scorend(ronde)
    verhalen = list(product([True, False], repeat=3))
    plekken = list(product(zetels, [None, *aanvragen]))
    for (zetel, aanvraag), verhaal in zip(plekken, cycle(verhalen), strict=False):
        for belang in verhaal:
            maak.Verklaringrij(zetel=zetel, aanvraag=aanvraag, heeft_belang=belang)
    newest = [v for v in laatste_verklaringen(zetels) if v.heeft_belang]
    assert newest
    assert set(gemelde_belangen(zetels)) == set(newest)
    for zetel in zetels:
        melding = {v.aanvraag for v in newest if v.zetel == zetel}
        recused = set(aanvragen) if None in melding else melding
        assert _verschoond(zetel) & set(aanvragen) == recused


def test_an_interest_of_one_member_does_not_recuse_another(een, zetel):
    ander = maak.scorend(een[0])[1]
    maak.Verklaringrij(zetel=zetel, aanvraag=een[1], heeft_belang=True)
    assert _verschoond(ander) == set()


def test_the_secretaris_reads_who_is_recused_also_of_a_replaced_seat(een, zetel):
    maak.Verklaringrij(zetel=zetel, aanvraag=een[1], heeft_belang=True)
    zetel.beeindigd_op = maak.BEOORDELING
    zetel.save()
    [melding] = gemelde_belangen_in(een[0])
    assert (melding.zetel, melding.aanvraag, melding.toelichting) == (zetel, een[1], "Familie.")


def test_how_far_a_seat_is_with_declaring_takes_one_query(een, zetel, django_assert_num_queries):
    ander = maak.Aanvraagrij(ronde=een[0])
    maak.Verklaringrij(zetel=zetel)
    maak.Verklaringrij(zetel=zetel, aanvraag=een[1], heeft_belang=True)
    with django_assert_num_queries(1):
        stand = verklaarstand(zetel)
    assert stand == Verklaarstand(ronde_verklaard=True, belang_bij_ronde=False, te_verklaren=1)
    assert list(te_verklaren(zetel)) == [ander]


def test_what_was_declared_is_told_by_title(een, zetel):
    belang = maak.Verklaringrij(zetel=zetel, aanvraag=een[1], heeft_belang=True)
    [rij] = titels_van_verklaard(zetel, laatste_verklaringen_van(zetel))
    assert rij == {"pk": een[1].pk, "titel": een[1].titel, "verklaring": belang}
