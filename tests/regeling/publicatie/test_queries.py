"""The versions of a ronde."""

from datetime import timedelta

import pytest

from regeling.publicatie import services as publicatie
from regeling.publicatie.queries import versies_tot_en_met, versies_van, vorige_versie
from tests import fabriek

pytestmark = pytest.mark.django_db


def test_versions_are_told_the_newest_first_and_without_their_content(
    klok, django_assert_num_queries
):
    ronde = fabriek.ronde()
    klok(fabriek.OPEN)
    for dag in (1, 2):
        publicatie.verleng(
            wie=fabriek.coordinator(),
            ronde=ronde,
            sluit_op=fabriek.SLUITING + timedelta(days=dag),
            reden="Storing.",
        )
    with django_assert_num_queries(1):
        alle = list(versies_van(ronde))
        assert [versie.nummer for versie in alle] == [3, 2, 1]
    assert "inhoud" in alle[0].get_deferred_fields()
    derde, tweede, eerste = alle
    assert list(versies_tot_en_met(tweede)) == [tweede, eerste]
    assert vorige_versie(derde) == tweede
    assert vorige_versie(eerste) is None
