"""What a ronde agreed on, in sentences."""

from regeling.ronde.beeld.afspraken import afspraken_in_zinnen
from tests.gegevens.bestanden import ronde


def _zinnen(**anders):
    inhoud = ronde("2015")
    criteria = [{"belofte_kennisdeling": False, **rij} for rij in inhoud["criteria"]]
    instellingen = inhoud["instellingen"] | anders
    return " ".join(
        afspraken_in_zinnen(inhoud | {"criteria": criteria, "instellingen": instellingen})
    )


def test_the_sentences_follow_the_numbers():
    assert "drie tot vijf leden" in _zinnen()
    assert "heeft vier leden" in _zinnen(commissie_minimum=4, commissie_maximum=4)
    assert "ten minste twee leden" in _zinnen(quorum=2)
    assert "twee niveaus van de schaal of meer" in _zinnen()
    assert "één niveau van de schaal of meer" in _zinnen(verschil_bespreken=1)
    assert "ten minste 25 tekens" in _zinnen(reden_minimum=25)
    assert "boven €\u00a01.000, €\u00a02.000 en €\u00a03.000" in _zinnen(
        kaartgrenzen=[1000, 2000, 3000]
    )


def test_a_version_from_before_says_nothing():
    assert afspraken_in_zinnen({"criteria": []}) == []
