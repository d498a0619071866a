"""What the tests of this floor share: a day on which the colleges decide, and scored projects."""

from collections.abc import Callable

import pytest

from aanvragen.velden.models import Aanvraag
from deelnemers.personen.models import Gebruiker
from kern.werk.models import Opdracht
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.besluitvorming import fabriek as maak
from tests.fabriek import op


@pytest.fixture
def coordinator() -> Gebruiker:
    return fabriek.coordinator()


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(maak.BESLUITVORMING)


@pytest.fixture(scope="module")
def beoordeelde_rondes(gedeeld) -> dict[int, int]:
    """A ronde with one scored project and one with two; how many -> id of the ronde."""
    with op(maak.BESLUITVORMING):
        een = maak.beoordeeld(titel="Buurtproject")
        twee = maak.beoordeeld(2, code="twee", naam="Ronde met twee projecten")
    # documents and mails of the floors below: `werk_af` is about the work of the test itself
    Opdracht.objects.update(status=Opdracht.Status.KLAAR)
    return {1: een[0].ronde_id, 2: twee[0].ronde_id}


@pytest.fixture
def beoordeeld(beoordeelde_rondes) -> Callable[..., list[Aanvraag]]:
    """`maak.beoordeeld` for one or two projects; `velden` replaces settings of the ronde."""

    def doe(aantal: int = 1, **velden) -> list[Aanvraag]:
        ronde = Ronde.objects.filter(pk=beoordeelde_rondes[aantal])
        if velden:
            ronde.update(**velden)
        return list(Aanvraag.objects.filter(ronde=ronde.get()).select_related("ronde"))

    return doe


@pytest.fixture
def voorgelegd(beoordeeld) -> Callable[..., tuple]:
    """`maak.voorgelegd` for one or two projects."""

    def doe(aantal: int = 1, *, uit=(), bedrag=None, **velden) -> tuple:
        aanvragen = beoordeeld(aantal, **velden)
        return maak.naar_colleges(aanvragen, uit=uit, bedrag=bedrag), aanvragen

    return doe


@pytest.fixture
def besloten(voorgelegd) -> Callable[..., tuple]:
    """`maak.besloten` for one or two projects."""

    def doe(aantal: int = 1, **velden) -> tuple:
        advies, aanvragen = voorgelegd(aantal, **velden)
        maak.besluit_overal(advies)
        return advies, aanvragen

    return doe
