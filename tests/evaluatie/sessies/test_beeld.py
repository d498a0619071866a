"""How much weight a building block carries (R51)."""

import pytest

from evaluatie.bouwstenen.models import Bouwsteen
from evaluatie.sessies.beeld import zegging
from evaluatie.sessies.queries import Bouwsteenrij, Leercel


@pytest.mark.parametrize(
    ("cellen", "samen", "tekst"),
    [
        ([], Leercel(), "nog niets geleerd"),
        ([Leercel(1)], Leercel(), "één ervaring"),
        ([Leercel()], Leercel(1), "één ervaring"),
        ([Leercel(1), Leercel(2)], Leercel(), "2 projecten"),
        ([Leercel(1), Leercel(0, 1), Leercel()], Leercel(), "2 projecten, ook gemeten"),
    ],
)
def test_an_advice_rests_on_two_projects(cellen, samen, tekst):
    assert zegging(Bouwsteenrij(Bouwsteen(), cellen, samen)) == tekst
