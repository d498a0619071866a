"""Answers as bars, and never of too few people (W50)."""

from evaluatie.tevredenheid.beeld import stellingstaven
from evaluatie.tevredenheid.queries import Roluitslag, Stellinguitslag


def uitslag(getoond: int) -> Roluitslag:
    stellingen = [Stellinguitslag("Het hielp.", [1, 0, 0, 2, 2])]
    return Roluitslag("aanbieder", 9, getoond, getoond, stellingen, [])


def test_a_bar_per_statement():
    [staaf] = stellingstaven(uitslag(5))
    assert (staaf.naam, staaf.aantallen) == ("Het hielp.", [1, 0, 0, 2, 2])


def test_W50_a_group_of_four_shows_nothing():
    assert stellingstaven(uitslag(4)) == []


def test_agreeing_begins_at_four():
    stelling = Stellinguitslag("x", [1, 2, 3, 4, 5])
    assert (stelling.n, stelling.eens) == (15, 9)
