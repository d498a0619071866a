"""What the page of a college and the dossier say of the decisions."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from besluitvorming.beschikking.models import Beschikking
from besluitvorming.verloop.beeld import briefzin, collegezin, hoever_zin, openzin
from regeling.ronde.models import Ronde

RONDE = Ronde(besluitvorming_tot=date(2015, 7, 24))


@pytest.mark.parametrize(
    ("ronde", "open_", "projecten", "zin"),
    [
        (None, 0, 0, "Er ligt nog geen advies bij uw college."),
        (
            RONDE,
            1,
            3,
            "Over 1 project heeft uw college nog niet besloten. De laatste dag is vrijdag",
        ),
        (RONDE, 2, 3, "Over 2 projecten heeft uw college"),
        (RONDE, 0, 3, "Uw college heeft over alle projecten besloten."),
        (RONDE, 0, 0, "Geen enkel project is in uw gemeente."),
    ],
)
def test_what_waits_for_the_own_college(ronde, open_, projecten, zin) -> None:
    assert collegezin(ronde, open_=open_, projecten=projecten).startswith(zin)


def test_the_letter_says_until_when_an_objection_is_possible(klok) -> None:
    brief = Beschikking()
    assert briefzin(brief).endswith("De aanvrager ziet haar nog niet.")
    brief.verzonden_op = datetime(2015, 7, 14, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
    brief.bezwaar_tot = date(2015, 8, 25)
    klok(2015, 8, 25, 10)
    assert "verstuurd op dinsdag 14 juli 2015. Bezwaar maken kan tot en met" in briefzin(brief)
    klok(2015, 8, 26, 10)
    assert "Bezwaar maken kon tot en met dinsdag 25 augustus 2015." in briefzin(brief)


@pytest.mark.parametrize(
    ("besloten", "zin"),
    [
        ([True, True], ""),
        ([True, False], "1 van de 2 colleges moet nog besluiten, uiterlijk vrijdag 24 juli 2015."),
        (
            [False, False],
            "2 van de 2 colleges moeten nog besluiten, uiterlijk vrijdag 24 juli 2015.",
        ),
        ([False], "1 van de 1 college moet nog besluiten, uiterlijk vrijdag 24 juli 2015."),
    ],
)
def test_how_many_colleges_still_have_to_decide(besloten, zin) -> None:
    aandelen: Any = [SimpleNamespace(besloten=b) for b in besloten]
    assert openzin(RONDE, aandelen) == zin


def test_how_many_colleges_decided() -> None:
    assert hoever_zin(1, 2) == "1 van 2 colleges hebben besloten."
