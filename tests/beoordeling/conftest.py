"""What the tests of the committee share: a day on which it works, and rondes to work on."""

import pytest

from regeling.ronde.models import Ronde
from tests import fabriek
from tests.beoordeling import fabriek as maak


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(maak.BEOORDELING)


@pytest.fixture(scope="module")
def gedeelde_rondes(gedeeld) -> dict[str, int]:
    """The newest ronde as `een` wants it, another as `lege_ronde` wants it; name -> id."""
    with fabriek.op(maak.BEOORDELING):
        later = fabriek.ronde_gegevens()["data"] | {"opent": "2015-03-31T09:00:00+02:00"}
        een, _ = maak.met_aanvragen(1, titel="Buurtproject", data=later)
        leeg = fabriek.ronde(code="leeg", naam="Lege ronde")
    return {"een": een.pk, "leeg": leeg.pk}


@pytest.fixture
def een(gedeelde_rondes):
    """A ronde with one admitted application and a started committee."""
    ronde = Ronde.objects.get(pk=gedeelde_rondes["een"])
    return ronde, ronde.aanvragen.get()


@pytest.fixture
def lege_ronde(gedeelde_rondes) -> Ronde:
    """A published ronde without applications and without a committee."""
    return Ronde.objects.get(pk=gedeelde_rondes["leeg"])


@pytest.fixture(scope="module")
def gedeelde_paren(gedeeld) -> dict[int, int]:
    """Rondes with two and with three admitted applications; how many -> id."""
    with fabriek.op(maak.BEOORDELING):
        return {
            n: maak.met_aanvragen(n, code=f"r{n}", naam=f"Ronde {n}", titel=f"Plan {n}")[0].pk
            for n in (2, 3)
        }


@pytest.fixture
def met_aanvragen(gedeelde_paren):
    """`maak.met_aanvragen` for two or three."""

    def doe(aantal):
        ronde = Ronde.objects.get(pk=gedeelde_paren[aantal])
        return ronde, list(ronde.aanvragen.all())

    return doe


@pytest.fixture
def als(client):
    """Log someone in and return the client."""

    def doe(gebruiker):
        client.force_login(gebruiker)
        return client

    return doe
