"""Which shares count, how far the colleges are, and what is given away, asked in one place."""

from decimal import Decimal

import pytest

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Adviesregel
from besluitvorming.besluiten.queries.colleges import (
    Collegevoortgang,
    anderen_te_wachten,
    colleges_te_wachten,
    collegetellingen,
    collegevoortgang,
    eigen_open_projecten,
    gemeenten_met_aandeel,
)
from besluitvorming.besluiten.queries.plafond import vergeven_bedrag
from besluitvorming.besluiten.queries.projecten import (
    Besluitenstand,
    projectplekken,
    te_beschikken,
    te_besluiten,
)
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.besluitvorming import rijen
from tests.besluitvorming.fabriek import ARNHEM, RHEDEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def advies():
    return rijen.voorgelegd()


# how far the colleges are


def test_how_far_the_colleges_are_costs_one_query(advies, django_assert_num_queries) -> None:
    for _ in range(3):
        rijen.besluit(rijen.project(advies), RHEDEN)
    with django_assert_num_queries(1):
        stand = collegevoortgang(advies.ronde)
    assert stand == Collegevoortgang(2, ("Rheden",))
    assert stand.klaar == 1


def test_before_the_advice_is_with_the_colleges_there_is_nothing_to_tell() -> None:
    assert collegevoortgang(fabriek.ronde()) is None


def test_a_college_is_counted_on_what_was_not_withdrawn(advies) -> None:
    rijen.besluit(rijen.project(advies), bedrag=5)
    rijen.project(advies, gemeenten=[ARNHEM])
    rijen.project(advies, status=Aanvraag.Status.INGETROKKEN)
    telling = {t.gemeente.code: t for t in collegetellingen(advies.ronde)}
    arnhem = telling[ARNHEM]
    assert (arnhem.projecten, arnhem.besloten, arnhem.afwijkend) == (2, 1, 1)
    assert arnhem.bedrag == Decimal(20_000)
    assert not arnhem.klaar
    assert len(telling) == 12
    assert not telling["GM0226"].klaar  # no projects: never done


def test_who_waits_for_whom(advies) -> None:
    aanvraag = rijen.project(advies)
    eigen = fabriek.medewerker(fabriek.gemeente(ARNHEM))
    assert colleges_te_wachten() == {advies.ronde: ["Arnhem", "Rheden"]}
    assert eigen_open_projecten(eigen) == {advies.ronde: 1}
    rijen.besluit(aanvraag)
    assert colleges_te_wachten() == {advies.ronde: ["Rheden"]}
    assert eigen_open_projecten(eigen) == {}
    assert anderen_te_wachten(eigen) == {advies.ronde: 1}
    rijen.besluit(aanvraag, RHEDEN)
    assert colleges_te_wachten() == anderen_te_wachten(eigen) == {}


def test_the_own_municipality_has_a_share_or_is_not_there(advies) -> None:
    rijen.project(advies, gemeenten=[ARNHEM])
    wie = {code: fabriek.medewerker(fabriek.gemeente(code)) for code in (ARNHEM, RHEDEN)}
    assert [g.code for g in gemeenten_met_aandeel(wie[ARNHEM], advies)] == [ARNHEM]
    assert not gemeenten_met_aandeel(wie[RHEDEN], advies)


# projects


def test_projects_stand_granted_first_and_then_by_mark(advies) -> None:
    uit = rijen.project(advies, cijfer="9.00", keuze=Adviesregel.Keuze.UIT)
    laag, hoog = (rijen.project(advies, cijfer=c) for c in ("6.00", "8.00"))
    zonder = rijen.project(advies, cijfer=None)
    rijen.project(advies, status=Aanvraag.Status.INGETROKKEN)
    plekken = projectplekken(advies)
    assert [p.aanvraag_id for p in plekken] == [hoog.pk, laag.pk, zonder.pk, uit.pk]
    assert [p.nummer for p in plekken] == [1, 2, 3, 4]
    assert [p.toegekend for p in plekken] == [True, True, True, False]


def test_a_project_waits_for_its_letter_once_all_its_colleges_decided(advies) -> None:
    een, twee, drie = (rijen.project(advies) for _ in range(3))
    rijen.besluit(een, bedrag=5)
    for aanvraag in (twee, drie):
        rijen.besluit(aanvraag)
        rijen.besluit(aanvraag, RHEDEN)
    rijen.brief(drie, verzonden=False)
    plek = {p.aanvraag_id: p for p in projectplekken(advies)}
    assert (plek[een.pk].afwijkend, plek[een.pk].nog_niet) == (1, 1)
    assert [pk for pk, p in plek.items() if p.te_beschikken] == [twee.pk]
    assert (plek[drie.pk].beschikt, plek[drie.pk].verzonden) == (True, False)
    assert list(te_beschikken()) == [twee]
    assert Besluitenstand(advies).te_beschikken == 1


def test_only_the_projects_that_are_shown_are_fetched(advies, django_assert_num_queries) -> None:
    for _ in range(4):
        rijen.project(advies)
    stand = Besluitenstand(advies)
    with django_assert_num_queries(3):
        gevonden = stand.projecten(stand.plekken[1:3])
        assert [(p.nummer, p.nog_niet, p.klaar) for p in gevonden] == [(2, 2, False), (3, 2, False)]


@pytest.mark.parametrize(
    ("gevolg", "uitkomst"),
    [(Ronde.Gevolg.EIGEN_DEEL, 14_000), (Ronde.Gevolg.ALLES_OF_NIETS, 0)],
)
def test_what_a_project_gets_follows_decisions_and_then_the_letter(gevolg, uitkomst) -> None:
    advies = rijen.voorgelegd(fabriek.ronde(gevolg_afwijking=gevolg))
    aanvraag = rijen.project(advies)

    def krijgt() -> Decimal:
        stand = Besluitenstand(advies)
        return stand.projecten(stand.plekken)[0].uitkomst

    assert krijgt() == 20_000  # as advised
    rijen.besluit(aanvraag, bedrag=4_000)
    assert krijgt() == 14_000  # the other college may still follow
    rijen.besluit(aanvraag, RHEDEN)
    assert krijgt() == uitkomst
    rijen.brief(aanvraag, 13_000)
    assert krijgt() == 13_000


def test_what_a_college_has_to_decide_comes_in_the_order_of_the_board(advies) -> None:
    laag, hoog = (rijen.project(advies, cijfer=c) for c in ("6.00", "8.00"))
    rijen.besluit(rijen.project(advies, cijfer="7.00"))
    rijen.project(advies, gemeenten=[RHEDEN])
    te_doen = te_besluiten(Besluitenstand(advies), fabriek.gemeente(ARNHEM))
    assert [(p.nummer, a.aanvraag_id) for p, a in te_doen] == [(1, hoog.pk), (4, laag.pk)]


# the ceiling


def test_given_away_is_what_letters_decisions_and_advice_say_each_once(advies) -> None:
    met_brief, besloten, nog_open = (rijen.project(advies) for _ in range(3))
    rijen.project(advies, status=Aanvraag.Status.INGETROKKEN)
    for aanvraag in (met_brief, besloten):
        rijen.besluit(aanvraag, bedrag=4_000)
        rijen.besluit(aanvraag, RHEDEN)
    rijen.brief(met_brief, 13_000)
    assert vergeven_bedrag(advies.ronde) == 13_000 + 14_000 + 20_000
    eigen = nog_open.aandelen.get(gemeente__code=ARNHEM)
    assert vergeven_bedrag(advies.ronde, [eigen.pk]) == 13_000 + 14_000 + 10_000
