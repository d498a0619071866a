"""What is refused when publishing and changing, beyond the rules of the mission."""

from datetime import datetime

import pytest

from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from regeling.publicatie import services as publicatie
from tests import fabriek

pytestmark = pytest.mark.django_db


def _wijzig(ronde, velden):
    return publicatie.wijzig_gepubliceerd(
        wie=fabriek.coordinator(), ronde=ronde, velden=velden, reden="Daarom."
    )


def test_a_ronde_is_published_once():
    ronde = fabriek.ronde()
    with pytest.raises(Fout, match="al gepubliceerd"):
        publicatie.publiceer(wie=fabriek.coordinator(), ronde=ronde)
    assert ronde.versies.count() == 1


def test_a_draft_has_no_versions_to_change():
    with pytest.raises(Fout, match="nog niet gepubliceerd"):
        _wijzig(fabriek.concept_ronde(), {"verdeelwijze": "Anders."})


@pytest.mark.parametrize(
    ("moment", "velden", "melding"),
    [
        (fabriek.PUBLICATIE, {"code": "anders"}, "liggen vast"),
        (fabriek.PUBLICATIE, {"spoor": "lokaal"}, "liggen vast"),
        (fabriek.PUBLICATIE, {"data": {"sluit_op": "2015-06-01T15:00:00+00:00"}}, "verlengen"),
        (
            fabriek.PUBLICATIE,
            {"data": {"opent_op": "2015-03-17T08:00:00+00:00"}},
            "nog moet komen",
        ),
        (fabriek.OPEN, {"data": {"opent_op": "2015-05-01T08:00:00+00:00"}}, "al open"),
        (fabriek.OPEN, {"gemeenten": []}, "geen criteria, vragen"),
        (fabriek.OPEN, {"regeling": "Innovatiebudget Sociaal Domein regio Arnhem"}, "niets anders"),
        (fabriek.OPEN, {"instellingen": {"quorum": 9}}, "Het quorum"),
    ],
)
def test_what_can_not_change_is_said_and_nothing_is_stored(klok, moment, velden, melding):
    ronde = fabriek.ronde()
    klok(moment)
    voor = Gebeurtenis.objects.filter(wat="regeling.wijzig").count()
    with pytest.raises(Fout, match=melding):
        _wijzig(ronde, velden)
    assert ronde.versies.count() == 1
    assert Gebeurtenis.objects.filter(wat="regeling.wijzig").count() == voor


def test_a_closing_moment_without_a_time_zone_is_a_fault_of_the_programmer(klok):
    ronde = fabriek.ronde()
    klok(fabriek.OPEN)
    with pytest.raises(ValueError, match="aware"):
        publicatie.verleng(
            wie=fabriek.coordinator(),
            ronde=ronde,
            sluit_op=datetime(2015, 5, 18, 17),  # noqa: DTZ001
            reden="Storing.",
        )
