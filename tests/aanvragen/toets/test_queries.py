"""What waits for the check, and where one application stands among it (W13)."""

import pytest

from aanvragen.toets.models import Toets
from aanvragen.toets.queries import (
    eerste_te_toetsen,
    gronden_uit_toets,
    tel_oordelen,
    tel_per_status,
    toetsplek_van,
)
from aanvragen.velden.models import Aanvraagstatus
from kern.basis.tijd import nu
from tests import fabriek
from tests.aanvragen.fabriek import Aanvraagrij, Versierij
from tests.fabriek import OPEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    return ronde


@pytest.fixture
def wie():
    return fabriek.coordinator()


def test_the_next_one_follows_and_after_the_last_comes_the_first(
    ronde, wie, django_assert_num_queries
):
    een, twee, drie = (Aanvraagrij(ronde=ronde, volgnummer=nummer) for nummer in (1, 2, 3))
    Aanvraagrij(ronde=ronde, volgnummer=4, status=Aanvraagstatus.TOEGELATEN)

    plekken = [toetsplek_van(wie, aanvraag) for aanvraag in (een, twee, drie)]
    assert [(p.plek, p.wachtend, p.volgende) for p in plekken] == [
        (1, 3, twee.pk),
        (2, 3, drie.pk),
        (3, 3, een.pk),
    ]
    assert eerste_te_toetsen(wie, ronde) == een.pk
    tel_per_status(wie)
    with django_assert_num_queries(2):
        toetsplek_van(wie, twee)


def test_one_that_does_not_wait_counts_itself_and_has_a_next(ronde, wie):
    Aanvraagrij(ronde=ronde, volgnummer=1)
    klaar = Aanvraagrij(ronde=ronde, volgnummer=2, status=Aanvraagstatus.TOEGELATEN)

    plek = toetsplek_van(wie, klaar)
    assert (plek.plek, plek.wachtend) == (2, 2)


def test_alone_there_is_no_next(ronde, wie):
    aanvraag = Aanvraagrij(ronde=ronde)

    assert toetsplek_van(wie, aanvraag).volgende is None
    assert tel_per_status(wie) == {Aanvraagstatus.INGEDIEND: 1}
    assert tel_per_status(fabriek.gebruiker()) == {}
    assert eerste_te_toetsen(fabriek.gebruiker(), ronde) is None


def test_what_lacks_is_a_ground_once_it_could_be_completed(ronde, wie):
    aanvraag = Aanvraagrij(ronde=ronde)
    versie = Versierij(aanvraag=aanvraag)
    oordelen = (Toets.Oordeel.AANVULLEN, Toets.Oordeel.NIET, Toets.Oordeel.VOLDOET)
    for criterium, oordeel in zip(ronde.criteria.all()[:3], oordelen, strict=True):
        Toets.objects.create(
            versie=versie, criterium=criterium, oordeel=oordeel, reden="Nee.", door=wie, op=nu()
        )

    assert [grond["nummer"] for grond in gronden_uit_toets(aanvraag, versie)] == [2]
    aanvraag.aanvullingen.create(
        tekst="x", gevraagd_door=wie, gevraagd_op=nu(), uiterlijk=nu().date(), ontvangen_op=nu()
    )
    assert [grond["nummer"] for grond in gronden_uit_toets(aanvraag, versie)] == [2, 1]
    gemeten = {t.criterium.nummer: t for t in versie.toetsen.select_related("criterium")}
    assert tel_oordelen(gemeten) == {"voldoet": 1, "niet": 1, "aanvullen": 1}
