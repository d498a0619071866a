"""The board in words: how far it is, what deviates, and what to look at first (R31, R32)."""

from datetime import date
from decimal import Decimal

import pytest

from besluitvorming.besluiten.beeld import (
    afwijkingen,
    afwijkingenkop,
    borddelen,
    bordintro,
    dagenzin,
    eerste_namen,
    leegzin,
    procedurepunten,
    projectrijen,
    uitgelicht,
)
from besluitvorming.besluiten.queries.projecten import Besluitenstand, Projectplek
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.besluitvorming import rijen
from tests.besluitvorming.fabriek import ARNHEM, RHEDEN


def _plek(nummer: int, afwijkend: int = 0, nog_niet: int = 0) -> Projectplek:
    return Projectplek(nummer, nummer, True, afwijkend, nog_niet, beschikt=False, verzonden=False)


@pytest.mark.parametrize(
    ("aantal", "kop"),
    [
        (0, "Geen afwijkingen"),
        (1, "Eén afwijking"),
        (3, "Drie afwijkingen"),
        (14, "14 afwijkingen"),
    ],
)
def test_the_heading_counts_deviations(aantal, kop) -> None:
    assert afwijkingenkop(aantal) == kop


def test_what_deviates_or_is_open_is_looked_at_first_but_stays_in_order() -> None:
    plekken = [_plek(n) for n in range(1, 10)] + [_plek(10, nog_niet=1), _plek(11, afwijkend=1)]
    assert [p.nummer for p in uitgelicht(plekken)] == [1, 2, 3, 4, 5, 6, 10, 11]


@pytest.mark.parametrize(
    ("namen", "zin"),
    [(["A"], "A"), (list("ABCD"), "A, B, C, D"), (list("ABCDEF"), "A, B, C, D en 2 andere")],
)
def test_four_colleges_are_named(namen, zin) -> None:
    assert eerste_namen(namen) == zin


def test_until_when_a_college_can_decide(klok) -> None:
    ronde = Ronde(besluitvorming_tot=date(2015, 7, 24))
    klok(2015, 7, 24, 10)
    assert dagenzin(ronde) == "De laatste dag om te besluiten is vrijdag 24 juli 2015."
    klok(2015, 7, 25, 10)
    assert "U kunt het besluit nog vastleggen." in dagenzin(ronde)


def test_why_there_is_nothing_to_decide_on() -> None:
    ronde = Ronde(advies_tot=date(2015, 7, 3))
    assert leegzin(None, vastgesteld=False) == "Er is nog geen ronde."
    assert "stuurt het naar de colleges" in leegzin(ronde, vastgesteld=True)
    assert "uiterlijk vrijdag 3 juli 2015" in leegzin(ronde, vastgesteld=False)


@pytest.fixture
def advies(db):
    return rijen.voorgelegd()


def test_the_intro_says_what_follows_once_all_decided(advies) -> None:
    aanvraag = rijen.project(advies)
    rijen.besluit(aanvraag)

    def intro(*, mag_brieven: bool = False) -> str:
        return bordintro(Besluitenstand(advies), mag_brieven=mag_brieven)

    assert intro().startswith("1 van de 2 colleges is klaar.")
    rijen.besluit(aanvraag, RHEDEN)
    assert intro().endswith("De coördinator maakt de beschikkingen.")
    assert intro(mag_brieven=True).endswith("U kunt de beschikkingen maken.")
    rijen.brief(aanvraag, verzonden=False)
    assert intro().endswith("Alle beschikkingen zijn gemaakt.")


@pytest.mark.parametrize(
    ("bedrag", "zin"),
    [
        (0, "geeft geen geld aan"),
        (4_000, "geeft €\xa06.000 minder aan"),
        (12_000, "geeft €\xa02.000 meer aan"),
    ],
)
def test_a_deviation_says_how_much_and_what_follows(advies, bedrag, zin) -> None:
    rijen.besluit(rijen.project(advies), bedrag=bedrag)
    stand = Besluitenstand(advies)
    (afwijking,) = afwijkingen(stand.ronde, stand.projecten(stand.plekken))
    assert (afwijking.college, afwijking.nummer, afwijking.zin) == ("Arnhem", 1, zin)
    assert afwijking.gevolg.startswith("Het project krijgt, als de andere colleges")


def test_boards_hold_22_projects_and_say_which(advies) -> None:
    for _ in range(23):
        rijen.project(advies, gemeenten=[ARNHEM])
    stand = Besluitenstand(advies)
    delen = borddelen(stand, stand.projecten(stand.plekken))
    assert [deel.kop for deel in delen] == [
        "Project 1 tot en met 22",
        "Project 23 tot en met 23",
    ]
    assert len(delen[0].bord.rijen) == 12
    arnhem = next(rij for rij in delen[1].bord.rijen if rij.college == "Arnhem")
    assert [cel.soort for cel in arnhem.cellen] == ["nog_niet"]
    assert arnhem.aandeel == "100,0%, €\xa0230.000"


@pytest.mark.parametrize(
    ("gevolgd", "toegepast", "zin"),
    [
        (False, True, "vindt dat de afgesproken werkwijze niet is gevolgd"),
        (True, False, "vindt dat de criteria niet zijn toegepast"),
        (False, False, "vindt dat de werkwijze niet is gevolgd en de criteria niet zijn toegepast"),
    ],
)
def test_a_no_is_told_in_words(advies, gevolgd, toegepast, zin) -> None:
    rijen.CollegebesluitRij(
        advies=advies,
        gemeente=fabriek.gemeente(),
        procedure_gevolgd=gevolgd,
        criteria_toegepast=toegepast,
        toelichting="Te laat.",
    )
    (punt,) = procedurepunten(Besluitenstand(advies).colleges)
    assert (punt.college, punt.zin, punt.toelichting) == ("Arnhem", zin, "Te laat.")


def test_who_may_not_open_the_dossier_gets_the_place_in_the_advice(advies) -> None:
    eigen, ander = rijen.project(advies), rijen.project(advies)
    stand = Besluitenstand(advies)
    links = {
        rij.stand.regel.aanvraag_id: rij.url
        for rij in projectrijen(stand.ronde, stand.projecten(stand.plekken), {eigen.pk})
    }
    assert links[eigen.pk] == f"/dossier/{eigen.nummer}/"
    assert links[ander.pk].endswith(f"#project-{ander.nummer}")
    assert Decimal(20_000) == stand.projecten(stand.plekken)[0].bedrag
