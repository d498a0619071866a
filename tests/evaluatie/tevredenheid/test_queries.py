"""Who is asked, and which answers may be shown (R52, W50)."""

import pytest

from evaluatie.tevredenheid.models import Respons
from evaluatie.tevredenheid.queries import _te_tonen, betrokkenen_bij_ronde
from tests.evaluatie import fabriek

pytestmark = pytest.mark.django_db


def test_everyone_involved_is_asked_once_in_three_questions(
    ronde, project, coordinator, django_assert_num_queries
):
    ambtenaren = fabriek.gemeenten(3)
    with django_assert_num_queries(3):
        rollen = betrokkenen_bij_ronde(ronde)
    assert rollen[coordinator.pk] == "coordinator"
    assert {rollen[a.pk] for a in ambtenaren} == {"gemeentemedewerker"}
    assert rollen[fabriek.lid(project).pk] == "aanbieder"


def test_a_role_without_questions_is_not_asked(ronde, coordinator):
    ronde.vragenlijst = {}
    assert betrokkenen_bij_ronde(ronde) == {}


def test_a_municipality_that_takes_no_part_is_not_asked(ronde):
    [ambtenaar] = fabriek.gemeenten(1)
    assert ambtenaar.pk in betrokkenen_bij_ronde(ronde)
    ronde.deelnames.all().delete()
    assert ambtenaar.pk not in betrokkenen_bij_ronde(ronde)


@pytest.mark.parametrize(
    ("per_lichting", "open_", "getoond"),
    [
        ([4], False, 0),
        ([5], True, 5),
        ([5, 3], True, 5),  # the three that came later wait for two more
        ([5, 3], False, 8),
        ([5, 5, 1], True, 10),
    ],
)
def test_W50_while_it_is_open_only_full_batches_are_shown(per_lichting, open_, getoond):
    rijen = [Respons(lichting=n) for n, aantal in enumerate(per_lichting) for _ in range(aantal)]
    assert len(_te_tonen(rijen, open_)) == getoond
