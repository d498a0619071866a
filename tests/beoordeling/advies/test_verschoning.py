"""Sentences about a recusal, for every combination of facts (W20): nothing is said that the facts don't say."""

from itertools import product

import pytest

from beoordeling.advies.beeld import verschoning as v
from beoordeling.belangen.rekenen import Meldfase

DAG = "2015-06-0{}T10:00:00+00:00"
FEITEN = {
    "naam": "Mira Lid",
    "functie": "commissielid",
    "tot": None,
    "nummer": "2015-001",
    "titel": "Plan 1",
    "over": "aanvraag",
    "fase": "voor_lezen",
    "gemeld_op": DAG.format(9),
    "toegang_op": None,
    "anderen_op": None,
    "weging_op": None,
    "definitief_op": None,
    "scores": 0,
    "herzien": 0,
    "keuzes": 0,
}


COMBINATIES = {
    "fase": list(Meldfase),
    "over": ["aanvraag", "ronde"],
    "toegang_op": [None, DAG.format(1)],
    "anderen_op": [None, DAG.format(4)],
    "weging_op": [None, DAG.format(5)],
    "definitief_op": [None, DAG.format(3)],
    "scores": [0, 1, 6],
    "herzien": [0, 2],
    "keuzes": [0, 1, 3],
}


def test_W20_each_sentence_about_a_recusal_follows_from_its_facts():
    gezien = 0
    for waarden in product(*COMBINATIES.values()):
        feiten = FEITEN | dict(zip(COMBINATIES, waarden, strict=True))
        _eis_waar(feiten, " ".join(v.verschoningszinnen(feiten)))
        gezien += 1
    assert gezien == 3456


def _eis_waar(feiten, tekst: str) -> None:
    toegang, scores, definitief = (
        feiten[naam] for naam in ("toegang_op", "scores", "definitief_op")
    )
    assert "op 9 juni 2015" in tekst
    assert v.MOMENTEN[feiten["fase"]] in tekst
    for woorden, waar in {
        "bij de hele ronde": feiten["over"] == "ronde",
        "alleen de titel": not toegang,
        "lezen vanaf 1 juni 2015": toegang,
        "andere leden zien vanaf 4 juni 2015": toegang and feiten["anderen_op"],
        "weging volgen vanaf 5 juni 2015": toegang and feiten["weging_op"],
        "Had geen scores gegeven.": not scores,
        "tellen niet mee": scores,
        "definitief op 3 juni 2015": scores and definitief,
        "nog niet definitief": scores and not definitief,
        "2 daarna herzien": scores and feiten["herzien"],
        "vastgelegd": feiten["keuzes"],
    }.items():
        assert (woorden in tekst) == bool(waar), (woorden, feiten)


def test_content_from_before_the_facts_were_kept_tells_no_more_than_it_knows():
    oud = {
        "naam": "Mira",
        "functie": "commissielid",
        "nummer": "1",
        "titel": "Plan",
        "reden": "belang",
    }
    assert v.verschoningszinnen(oud) == ["Heeft een belang."]
    assert v.zin_beoordeeld(None) == ""
    assert v.zin_niet_meegedaan(None, []) == ""
    assert v.zin_verklaard({}) == ""
    assert v.zin_vaststeller({"door": "Vera"}) == "Vera, voorzitter"


def test_an_interest_in_the_ronde_is_one_row_unless_something_differs():
    een, twee = (
        FEITEN | {"over": "ronde", "nummer": n, "titel": n} for n in ("2015-001", "2015-002")
    )
    assert [rij["aanvraag"] for rij in v.verschoningsrijen([een, twee])] == [
        "Alle aanvragen in dit advies"
    ]
    anders = twee | {"toegang_op": DAG.format(1), "fase": "na_lezen"}
    assert len(v.verschoningsrijen([een, anders])) == 2
    assert len(v.verschoningsrijen([een, twee | {"naam": "Otto Lid"}])) == 2


def test_everyone_is_named_by_what_they_did():
    def lid(naam, functie="commissielid", tot=None):
        return {"naam": naam, "functie": functie, "tot": tot}

    betrokken = {
        "beoordeeld": [lid("Vera", "voorzitter"), lid("Lars"), lid("Noor", tot=DAG.format(2))],
        "niet_beoordeeld": [lid("Nieuw")],
    }
    assert v.zin_beoordeeld(betrokken) == (
        "Beoordeeld door Vera (voorzitter), Lars en Noor (vervangen op 2 juni 2015)."
    )
    assert v.zin_niet_meegedaan(betrokken, [FEITEN]) == (
        "Niet meegedaan: Mira Lid (belang) en Nieuw (geen beoordeling)."
    )
    assert v.zin_niet_meegedaan({"niet_beoordeeld": []}, []) == ""
    assert v.zin_beoordeeld({"beoordeeld": []}) == "Door niemand beoordeeld."


@pytest.mark.parametrize(
    ("functie", "slot"),
    [
        ("voorzitter", ""),
        ("commissielid", ", omdat de voorzitter een belang heeft bij een aanvraag"),
        ("secretaris", ", omdat ieder lid een belang heeft bij een aanvraag"),
    ],
)
def test_W25_who_set_the_advice_down_is_named_with_the_reason(functie, slot):
    zin = v.zin_vaststeller({"door": "Lars Lid", "functie": functie})
    assert zin == f"Lars Lid, {functie}{slot}"


def test_who_did_not_declare_is_named_with_how_many():
    assert "Alle leden hebben" in v.zin_verklaard({"niet_verklaard": []})
    zin = v.zin_verklaard({"niet_verklaard": [{"naam": "Nieuw", "aantal": 3}]})
    assert zin == "Nog niet gemeld, en daarom niet te lezen: Nieuw bij 3."
