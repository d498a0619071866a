"""The steps of a ronde: in order, without gaps, whatever its days."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from kern.basis.termijnen import AMSTERDAM
from regeling.ronde.rekenen.fasen import Fase, Openstelling, fase_op, fasen_van_ronde

DAG = timedelta(days=1)
EERSTE = date(2015, 3, 1)


@st.composite
def rondes(draw):
    """A ronde whose days are in order, some of them on the same day."""
    stappen = draw(st.lists(st.integers(0, 60), min_size=9, max_size=9))
    dagen = [EERSTE + sum(stappen[: n + 1]) * DAG for n in range(9)]
    momenten = [datetime(d.year, d.month, d.day, 9, tzinfo=AMSTERDAM) for d in dagen[:3]]
    momenten = [m + n * timedelta(hours=1) for n, m in enumerate(momenten)]
    rapport = draw(st.none() | st.integers(0, 100))
    return SimpleNamespace(
        gepubliceerd_op=draw(st.none() | st.just(momenten[0])),
        publicatie_gepland=draw(st.none() | st.just(momenten[0])),
        opent_op=momenten[1],
        sluit_op=momenten[2],
        toetsing_tot=dagen[3],
        beoordeling_tot=dagen[4],
        advies_tot=dagen[5],
        besluitvorming_tot=dagen[6],
        uitvoering_van=dagen[7] + DAG,
        evaluatie_uiterlijk=dagen[8] + 2 * DAG,
        rapportages=[]
        if rapport is None
        else [{"naam": "x", "uiterlijk": (dagen[7] + rapport * DAG).isoformat()}],
        heeft_commissie=draw(st.booleans()),
    )


@given(rondes())
def test_each_step_begins_where_the_one_before_ends(ronde):
    fasen = fasen_van_ronde(ronde)
    assert [fase.tot for fase in fasen[:-1]] == [fase.van for fase in fasen[1:]]
    assert fasen[-1].tot is None
    verwacht = [fase for fase in Fase if fase != Fase.ADVIES or ronde.heeft_commissie]
    assert [fase.code for fase in fasen] == verwacht


@given(rondes(), st.integers(-100, 800))
def test_at_every_moment_one_step_is_going_on(ronde, dagen):
    fasen = fasen_van_ronde(ronde)
    moment = ronde.opent_op + dagen * DAG
    bezig = next(fase for fase in fasen if fase.code == fase_op(fasen, moment))
    assert bezig is fasen[0] or bezig.van <= moment
    assert all(fase.van <= bezig.van or fase.van > moment for fase in fasen)


@given(rondes())
def test_evaluation_never_begins_before_carrying_out(ronde):
    begin = {fase.code: fase.van for fase in fasen_van_ronde(ronde)}
    assert begin[Fase.EVALUATIE] >= begin[Fase.UITVOERING]


def test_where_applying_stands_is_one_of_four():
    for stand in Openstelling:
        assert [stand.is_concept, stand.is_straks, stand.is_open].count(True) == (
            stand != Openstelling.DICHT
        )
