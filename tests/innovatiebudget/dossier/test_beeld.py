"""The line of steps of a dossier, for every place where an application can be (W60)."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from innovatiebudget.dossier.beeld import PLAATS_OP_DE_LIJN, STAPNAMEN, dossierstappen
from kern.aansluiting.aanvraagstand import Aanvraagstand, Aanvraagstap
from tests.fabriek import AMSTERDAM

S = Aanvraagstap
VERSTUURD = datetime(2015, 5, 11, 16, 0, tzinfo=AMSTERDAM)


def _moment(maand: int, dag: int) -> datetime:
    return datetime(2015, maand, dag, 9, tzinfo=AMSTERDAM)


def _aanvraag(stap: Aanvraagstap, *, versie: Any = True, brief: Any = None) -> Any:
    ronde = SimpleNamespace(
        opent_op=_moment(4, 1),
        sluit_op=_moment(5, 11),
        toetsing_tot=date(2015, 5, 29),
        beoordeling_tot=date(2015, 6, 19),
        advies_tot=date(2015, 7, 3),
        besluitvorming_tot=date(2015, 7, 24),
        uitvoering_van=date(2015, 9, 1),
        evaluatie_uiterlijk=date(2016, 12, 31),
    )
    eerste = SimpleNamespace(ingediend_op=VERSTUURD) if versie else None
    aanvraag = SimpleNamespace(
        ronde=ronde,
        stand=Aanvraagstand(stap, "klaar", "", "", ""),
        versies=SimpleNamespace(first=lambda: eerste),
    )
    if brief:
        aanvraag.beschikking = brief
    return aanvraag


def _lijn(aanvraag: Any) -> str:
    """K(laar), N(u) and S(traks) per step."""
    return "".join(stap.stand[0].upper() for stap in dossierstappen(aanvraag))


@pytest.mark.parametrize(
    ("stap", "lijn"),
    [
        (S.CONCEPT, "NSSSSSS"),
        (S.INGETROKKEN, "NSSSSSS"),
        (S.INGEDIEND, "KNSSSSS"),
        (S.AANVULLING, "KNSSSSS"),
        (S.BUITEN_BEHANDELING, "KKSSSSS"),
        (S.TOEGELATEN, "KKNSSSS"),
        (S.BEOORDELING, "KKNSSSS"),
        (S.WEGING, "KKKNSSS"),
        (S.BESLUITVORMING, "KKKKNSS"),
        (S.AFGEWEZEN, "KKKKKSS"),
        (S.TOEGEKEND, "KKKKKNS"),
        (S.LOOPT, "KKKKKNS"),
        (S.AFGEROND, "KKKKKKN"),
    ],
)
def test_the_line_shows_what_is_done_what_is_now_and_what_comes(klok, stap, lijn) -> None:
    klok(2015, 6, 9, 14)
    assert _lijn(_aanvraag(stap)) == lijn


def test_every_place_an_application_can_be_is_on_the_line() -> None:
    assert set(PLAATS_OP_DE_LIJN) == set(Aanvraagstap)
    assert set(PLAATS_OP_DE_LIJN.values()) == set(range(len(STAPNAMEN)))


def test_only_the_step_that_is_going_on_is_partly_filled(klok) -> None:
    klok(2015, 6, 8, 12)  # ten of the twenty-one days of scoring
    stappen = dossierstappen(_aanvraag(S.BEOORDELING))
    assert [stap.deel for stap in stappen] == [0, 0, 47, 0, 0, 0, 0]


@pytest.mark.parametrize(("dag", "deel"), [((2015, 5, 1), 0), ((2015, 12, 1), 100)])
def test_a_step_is_never_filled_less_than_not_or_more_than_whole(klok, dag, deel: int) -> None:
    klok(*dag, 12)
    assert dossierstappen(_aanvraag(S.BEOORDELING))[2].deel == deel


def test_the_last_step_has_no_length_and_is_half(klok) -> None:
    klok(2016, 6, 1, 12)
    assert dossierstappen(_aanvraag(S.AFGEROND))[6].deel == 50


def test_without_a_version_nothing_was_sent(klok) -> None:
    klok(2015, 6, 9, 14)
    assert dossierstappen(_aanvraag(S.CONCEPT, versie=False))[0].datum_tekst == ""
    assert dossierstappen(_aanvraag(S.INGEDIEND))[0].datum_tekst == "11 mei 2015"


@pytest.mark.parametrize(
    ("verzonden", "tekst"), [(None, "uiterlijk 24 juli 2015"), (date(2015, 7, 16), "16 juli 2015")]
)
def test_the_day_of_the_letter_is_the_day_it_was_sent(klok, verzonden, tekst: str) -> None:
    klok(2015, 7, 15, 9)
    brief = SimpleNamespace(verzonden=verzonden, datum=date(2015, 7, 14))
    assert dossierstappen(_aanvraag(S.BESLUITVORMING, brief=brief))[4].datum_tekst == tekst
