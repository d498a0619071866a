"""The exploration equals a second, plain computation of the same (R01, R24, W23)."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from beoordeling.scenario.rekenen import frequentie as frequenties
from beoordeling.scenario.rekenen.frequentie import Frequentie, frequentie
from beoordeling.scenario.rekenen.opgave import (
    Grens,
    Kandidaat,
    Opgave,
    delen_naar_bereik,
)
from beoordeling.scenario.rekenen.zoeken import botsing, grensprijzen, zoek
from regeling.ronde.rekenen.afweging import Eenheid, Grenssoort, Waarderegel
from tests.beoordeling.scenario import narekenen
from tests.beoordeling.scenario.opgaven import DUIZEND, opgaven

EENHEID = {  # one unit of the whole-number worth, as a fraction of the plain one
    Waarderegel.CIJFER: Fraction(1, 100_000_000),
    Waarderegel.CIJFER_EURO: Fraction(1, 100),
    Waarderegel.BOVEN_DREMPEL: Fraction(1, 100),
}


@settings(max_examples=100)
@given(opgaven(meest=4))
def test_R01_no_set_is_better_than_the_one_found(opgave: Opgave) -> None:
    beste = narekenen.beste_waarde(opgave)
    uitslag = zoek(opgave)
    if beste is None:
        assert uitslag is None
        return
    assert uitslag is not None
    assert uitslag.bewezen
    assert uitslag.gat == 0
    assert uitslag.verzameling.bedrag() <= opgave.plafond
    assert uitslag.verzameling.schendt(opgave) == []
    gevonden = tuple(uitslag.verzameling.bedragen.get(k.aanvraag, 0) for k in opgave.kandidaten)
    assert gevonden in set(narekenen.mogelijke_sets(opgave))
    assert narekenen.worth(opgave, gevonden) == beste
    assert (
        abs(uitslag.waarde * EENHEID[opgave.waarderegel] - beste)
        <= len(gevonden) * EENHEID[opgave.waarderegel]
    )


@settings(max_examples=60)
@given(opgaven(meest=5, deel=False))
def test_bounds_that_clash_are_met_without_any_one_of_them(opgave: Opgave) -> None:
    gevonden = botsing(opgave)
    if narekenen.beste_waarde(opgave) is not None:
        assert gevonden is None
        return
    assert gevonden is not None
    samen = replace(opgave, grenzen=gevonden.grenzen, vast_in=gevonden.vast)
    if not gevonden.met_plafond:
        samen = replace(samen, plafond=10**12)
    assert narekenen.beste_waarde(samen) is None
    for grens in gevonden.grenzen:
        minder = replace(samen, grenzen=tuple(g for g in samen.grenzen if g is not grens))
        assert narekenen.beste_waarde(minder) is not None
    if gevonden.met_plafond:
        assert narekenen.beste_waarde(replace(samen, plafond=10**12)) is not None


@settings(max_examples=25)
@given(opgaven())
def test_variations_count_what_loops_count(opgave: Opgave) -> None:
    gerekend = frequentie(opgave, trekkingen=60, zaad=7)
    assert gerekend.aantallen == narekenen.frequenties(opgave, 60, 7, frequenties.PER_KEER)


def test_variations_are_the_same_each_time_and_differ_by_seed() -> None:
    opgave = _opgave()
    een, ander = (frequentie(opgave, trekkingen=500, zaad=1) for _ in range(2))
    assert een == ander
    assert een.aantallen != frequentie(opgave, trekkingen=500, zaad=2).aantallen


def test_per_cents_are_whole_and_never_say_all_or_none_unless_exactly_so() -> None:
    uitkomst = Frequentie(10_000, 1, {1: 10_000, 2: 9_999, 3: 1, 4: 0, 5: 9_500, 6: 9_499, 7: 501})
    assert [uitkomst.procent(pk) for pk in range(1, 8)] == [100, 99, 1, 0, 95, 95, 5]
    assert [uitkomst.groep(pk) for pk in range(1, 8)] == [
        *("altijd", "altijd", "nooit", "nooit", "altijd", "wisselt", "wisselt")
    ]


def test_of_equal_sets_the_first_in_the_published_order_is_taken() -> None:
    kandidaten = tuple(_kandidaat(nummer, 100, 800) for nummer in (3, 1, 2))
    uitslag = zoek(Opgave(kandidaten, (40, 35, 25), plafond=200 * DUIZEND))
    assert uitslag is not None
    assert set(uitslag.verzameling.bedragen) == {3, 1}


def test_a_bound_that_holds_back_says_what_it_costs() -> None:
    grens = Grens(Grenssoort.DOELGROEP, "a", Eenheid.PROJECTEN, minimum=1)
    vrij = Grens(Grenssoort.DOELGROEP, "b", Eenheid.PROJECTEN, minimum=1)
    opgave = Opgave(
        (_kandidaat(1, 100, 900, "b"), _kandidaat(2, 100, 800, "b"), _kandidaat(3, 100, 700, "a")),
        (40, 35, 25),
        plafond=200 * DUIZEND,
        grenzen=(grens, vrij),
    )
    beste = zoek(opgave)
    assert beste is not None
    assert set(beste.verzameling.bedragen) == {1, 3}
    (prijs,) = grensprijzen(opgave, beste)
    assert (prijs.grens, prijs.cijfer) == (grens, 50)
    assert set(prijs.zonder.verzameling.bedragen) == {1, 2}
    assert prijs.waarde == 100 * 100 * DUIZEND


def test_shares_of_reach_add_up_to_the_whole() -> None:
    delen = delen_naar_bereik({"a": 1, "b": 1, "c": 1, "d": 0}, Grenssoort.DOELGROEP)
    assert sum(delen.values()) == 1_000_000
    assert set(delen) == {("doelgroep", code) for code in "abc"}
    assert delen_naar_bereik({"a": 0}, Grenssoort.DOELGROEP) == {}


def test_without_candidates_the_set_is_empty() -> None:
    leeg = Opgave((), (100,), plafond=1)
    assert botsing(leeg) is None
    uitslag = zoek(leeg)
    assert uitslag is not None
    assert uitslag.verzameling.bedragen == {}
    onhaalbaar = replace(leeg, grenzen=(Grens(Grenssoort.DOEL, "1", Eenheid.PROJECTEN, minimum=1),))
    assert zoek(onhaalbaar) is None


def _kandidaat(nummer: int, duizend: int, cijfer: int, groep: str = "a") -> Kandidaat:
    gegeven = tuple((waarde, 10 - waarde, 6) for waarde in (2, 4, 6, 8))
    delen = delen_naar_bereik({groep: 10}, Grenssoort.DOELGROEP)
    return Kandidaat(nummer, duizend * DUIZEND, cijfer, gegeven, delen)


def _opgave() -> Opgave:
    waarden = [((2, 10, 6), (8, 4, 6)), ((6, 6, 6), (6, 6, 8)), ((10, 2, 4), (4, 8, 8))]
    kandidaten = tuple(
        replace(_kandidaat(nummer, 100, 600), gegeven=gegeven)
        for nummer, gegeven in enumerate(waarden)
    )
    return Opgave(kandidaten, (40, 35, 25), plafond=200 * DUIZEND)
