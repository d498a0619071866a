"""Taking in the code lists, and labelling promises (X04)."""

import pytest
from django.core.management import call_command

from evaluatie.bouwstenen import services as bouwstenen
from evaluatie.bouwstenen.models import Bouwsteen
from evaluatie.bouwstenen.queries import beloften_met_bouwstenen
from evaluatie.resultaten.queries import resultaten_van_projecten
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang
from tests.evaluatie import fabriek

pytestmark = pytest.mark.django_db


def test_the_command_loads_the_lists_once(capsys):
    call_command("laad_bouwstenen")
    aantal = Bouwsteen.objects.count()
    call_command("laad_bouwstenen")
    assert Bouwsteen.objects.count() == aantal > 0
    assert Gebeurtenis.objects.filter(wat="evaluatie.laad_bouwstenen").count() == 1


def test_only_the_coordinator_says_what_a_promise_tells(project, coordinator, bouwsteen_lijst):
    indicator = project.aanvraag.indicatoren.first()
    with pytest.raises(GeenToegang):
        bouwstenen.label_indicator(
            wie=fabriek.lid(project), indicator=indicator, bouwstenen=bouwsteen_lijst[:1]
        )
    bouwstenen.label_indicator(wie=coordinator, indicator=indicator, bouwstenen=bouwsteen_lijst[:2])
    [resultaat] = resultaten_van_projecten([project])
    [(_, stenen)] = beloften_met_bouwstenen(resultaat.beloften)
    assert stenen == bouwsteen_lijst[:2]


@pytest.fixture
def bouwsteen_lijst(db) -> list[Bouwsteen]:
    return bouwstenen.laad_bouwstenen()
