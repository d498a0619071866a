"""What the committee of the demonstration writes: five voices, each with words of their own."""

from collections import Counter
from itertools import combinations

import pytest

from beoordeling.scoren.rekenen import MAX_DOELEN, MAX_REDEN
from innovatiebudget.demonstratie.rekenen import (
    STEMMEN,
    doelentekst,
    motiveringstekst,
    scoregroep,
    scorereden,
    scorewaarde,
)
from tests.gegevens.bestanden import DEMONSTRATIE, aanvragen, alle_aanvragen, lees, ronde

CRITERIA = [rij["nummer"] for rij in ronde("2015")["criteria"] if rij["gewicht"]]
NIVEAUS = [rij["waarde"] for rij in ronde("2015")["schaal"]]
MINIMUM_REDEN = ronde("2015")["instellingen"]["reden_minimum"]
LEDEN = range(5)
TEKSTEN = lees(DEMONSTRATIE / "teksten.yaml")["commissie"]
ELKE = pytest.mark.parametrize(
    "inhoud", [pytest.param(inhoud, id=naam) for _, naam, inhoud in alle_aanvragen()]
)


def _redenen(inhoud, nummer, lid):
    """Return what this member may write: one reason per level."""
    feiten = inhoud["demo"]["redenen"]
    return {niveau: scorereden(feiten, nummer, niveau, lid) for niveau in NIVEAUS}


def _namen():
    """Return the names of all members and organisations."""
    for rij in lees(DEMONSTRATIE / "personen.yaml")["commissie"]:
        yield from rij["naam"].split(maxsplit=1)
    for _, _, inhoud in alle_aanvragen():
        aanvraag = inhoud["aanvraag"]
        yield from (rij["naam"] for rij in (aanvraag["penvoerder"], *aanvraag["partners"]))


def test_the_voices_are_those_of_the_members_in_the_same_order():
    leden = lees(DEMONSTRATIE / "personen.yaml")["commissie"]
    scorend = [rij["deskundigheden"][0] for rij in leden if rij["functie"] != "secretaris"]
    assert scorend == list(STEMMEN)


def test_every_voice_has_sentences_for_every_criterion_and_level():
    assert list(TEKSTEN["eigen"]) == list(TEKSTEN["onderwerpen"]) == CRITERIA
    for niveaus in TEKSTEN["eigen"].values():
        assert list(niveaus) == ["hoog", "midden", "laag"]
        assert all(tuple(stemmen) == STEMMEN for stemmen in niveaus.values())
    zinnen = [
        zin
        for niveaus in TEKSTEN["eigen"].values()
        for stemmen in niveaus.values()
        for rij in stemmen.values()
        for zin in rij
    ]
    assert len(set(zinnen)) == len(zinnen)
    assert all(MINIMUM_REDEN <= len(zin) <= 100 and zin.endswith(".") for zin in zinnen)


@ELKE
@pytest.mark.parametrize("nummer", CRITERIA)
def test_five_members_give_five_reasons_whatever_they_score(inhoud, nummer):
    per_lid = [set(_redenen(inhoud, nummer, lid).values()) for lid in LEDEN]
    assert all(a.isdisjoint(b) for a, b in combinations(per_lid, 2))
    assert all(MINIMUM_REDEN <= len(tekst) <= MAX_REDEN for lid in per_lid for tekst in lid)


@ELKE
@pytest.mark.parametrize("nummer", CRITERIA)
def test_two_or_three_members_speak_of_the_application_and_one_at_most_of_nothing_else(
    inhoud, nummer
):
    paar = next(r for r in inhoud["demo"]["redenen"] if r["criterium"] == nummer)
    feiten = [paar[soort].rstrip(".")[1:] for soort in ("goed", "minder")]
    for niveau in NIVEAUS:
        teksten = [_redenen(inhoud, nummer, lid)[niveau] for lid in LEDEN]
        met_feit = [tekst for tekst in teksten if any(feit in tekst for feit in feiten)]
        eigen = TEKSTEN["eigen"][nummer][scoregroep(niveau)]
        kaal = [t for t in met_feit if not any(zin in t for rij in eigen.values() for zin in rij)]
        assert len(met_feit) in {2, 3}
        assert len(kaal) <= 1


@ELKE
@pytest.mark.parametrize("nummer", CRITERIA)
def test_a_reason_names_nobody(inhoud, nummer):
    teksten = [tekst for lid in LEDEN for tekst in _redenen(inhoud, nummer, lid).values()]
    namen = set(_namen())
    assert not [(n, t) for t in teksten for n in namen if n in t]


def test_no_member_repeats_one_sentence_in_much_more_than_a_third():
    alle = [inhoud["demo"] for inhoud in aanvragen("2015").values()]
    gebruikt = Counter()
    for volgnummer, demo in enumerate(alle, start=1):
        for nummer in CRITERIA:
            for lid, stem in enumerate(STEMMEN):
                bron = f"2015-{volgnummer:03d}.{nummer}"
                waarde = scorewaarde(bron, demo["scores"]["kwaliteit"], lid, NIVEAUS)
                reden = scorereden(demo["redenen"], nummer, waarde, lid)
                zinnen = TEKSTEN["eigen"][nummer][scoregroep(waarde)][stem]
                gebruikt.update((stem, zin) for zin in zinnen if zin in reden)
    assert max(gebruikt.values()) <= 0.42 * len(alle), gebruikt.most_common(3)


def test_five_members_name_different_goals_when_there_are_enough():
    titels = [rij["titel"] for rij in ronde("2015")["doelen"]]
    for gemiddelde in (5, 8):
        teksten = [doelentekst(titels, gemiddelde, lid, "een plan") for lid in LEDEN]
        genoemd = {titel for titel in titels for tekst in teksten if f"“{titel}”" in tekst}
        assert len(genoemd) == 5
        # the same goal five times still gives five texts
        assert len({doelentekst(titels[:1], gemiddelde, lid, "een plan") for lid in LEDEN}) == 5
        assert all(MINIMUM_REDEN <= len(tekst) <= MAX_DOELEN for tekst in teksten)


@ELKE
def test_an_argument_is_built_from_the_facts_of_the_application(inhoud):
    redenen = inhoud["demo"]["redenen"]
    volgorde = [redenen[i]["criterium"] for i in (3, 0, 1, 2, 5, 4)]
    for soort in TEKSTEN["motivering"]:
        tekst = motiveringstekst(redenen, soort, volgorde)
        assert redenen[3]["goed"][1:] in tekst
        assert redenen[4]["minder"][1:] in tekst
        assert "{" not in tekst
        assert motiveringstekst(redenen, soort, volgorde, deels=True).endswith(TEKSTEN["deels"])
