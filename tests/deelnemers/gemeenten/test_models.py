"""When a municipality exists, and who took over (R05)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deelnemers.gemeenten.models import Gemeente
from tests.deelnemers.fabriek import GemeenteRij

DAGEN = st.dates(date(2014, 1, 1), date(2030, 12, 31))


@given(van=DAGEN, tot=DAGEN, dag=DAGEN)
def test_a_municipality_exists_from_its_first_through_its_last_day(van, tot, dag):
    gemeente = Gemeente(naam="X", geldig_van=van, geldig_tot=tot)
    assert gemeente.bestond_op(dag) == (van <= dag <= tot)
    assert Gemeente(naam="X").bestond_op(dag)


@pytest.mark.django_db
def test_the_question_and_the_property_say_the_same():
    einde = date(2018, 12, 31)
    oud = GemeenteRij(geldig_tot=einde)
    nieuw = GemeenteRij(geldig_van=einde + timedelta(days=1))
    for dag in (einde, einde + timedelta(days=1)):
        gevonden = set(Gemeente.objects.geldig_op(dag))
        assert gevonden == {rij for rij in (oud, nieuw) if rij.bestond_op(dag)}
        assert len(gevonden) == 1


@pytest.mark.django_db
def test_who_took_over_is_followed_through_two_mergers():
    laatste = GemeenteRij(geldig_van=date(2022, 1, 1))
    midden = GemeenteRij(
        geldig_van=date(2018, 1, 1), geldig_tot=date(2021, 12, 31), opgevolgd_door=laatste
    )
    eerste = GemeenteRij(geldig_tot=date(2017, 12, 31), opgevolgd_door=midden)
    assert eerste.opvolger(date(2017, 12, 31)) == eerste
    assert eerste.opvolger(date(2018, 1, 1)) == midden
    assert eerste.opvolger(date(2022, 1, 1)) == laatste
    opgeheven = GemeenteRij.build(geldig_tot=date(2017, 12, 31))
    assert opgeheven.opvolger(date(2022, 1, 1)) == opgeheven  # nobody took over
