"""Taking in the municipalities."""

from copy import deepcopy

import pytest

from deelnemers.gemeenten import services as gemeenten
from deelnemers.gemeenten.models import Gemeente
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang
from regeling.invoer.queries import BESTAND_GEMEENTEN, lees_yaml
from tests import fabriek

pytestmark = pytest.mark.django_db


def test_loading_the_municipalities_again_changes_nothing_and_logs_nothing():
    fabriek.gemeenten()
    voor = Gebeurtenis.objects.count()
    gemeenten.laad_gemeenten(wie=None, gegevens=lees_yaml(BESTAND_GEMEENTEN))
    assert Gemeente.objects.count() == 12
    assert Gebeurtenis.objects.count() == voor


def test_a_municipality_that_changed_is_stored_and_told_by_its_code():
    fabriek.gemeenten()
    gegevens = deepcopy(lees_yaml(BESTAND_GEMEENTEN))
    arnhem = next(rij for rij in gegevens["gemeenten"] if rij["code"] == "GM0202")
    arnhem["inwoners"] += 1
    gemeenten.laad_gemeenten(wie=None, gegevens=gegevens)
    assert Gemeente.objects.get(code="GM0202").inwoners == arnhem["inwoners"]
    assert Gebeurtenis.objects.latest("volgnummer").naar == {"gemeenten": ["GM0202"]}


def test_only_the_beheerder_takes_in_municipalities():
    gegevens = lees_yaml(BESTAND_GEMEENTEN)
    with pytest.raises(GeenToegang):
        gemeenten.laad_gemeenten(wie=fabriek.coordinator(), gegevens=gegevens)
    assert not Gemeente.objects.exists()
    assert len(gemeenten.laad_gemeenten(wie=fabriek.beheerder(), gegevens=gegevens)) == 12
