"""W31: two decisions at the same moment, each in its own transaction."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from besluitvorming.besluiten.models import Projectbesluit
from besluitvorming.besluiten.queries.plafond import vergeven_bedrag
from kern.basis.fouten import Fout
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.besluitvorming import fabriek as maak
from tests.besluitvorming.fabriek import ARNHEM, RHEDEN

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _dag(klok):
    klok(maak.BESLUITVORMING)


def test_W31_two_decisions_at_the_same_moment_cannot_overspend():
    advies, (aanvraag,) = maak.voorgelegd(bedrag=30_000)
    Ronde.objects.filter(pk=advies.ronde_id).update(subsidieplafond=30_100)
    taken_ = [(code, maak.aandeel(advies, aanvraag, code)) for code in (ARNHEM, RHEDEN)]
    for code, _ in taken_:
        maak.wie(fabriek.gemeente(code))
    samen, uitkomsten = Barrier(2), []

    def besluit(code, rij):
        try:
            besluiten = [maak.wijk_af(rij, rij.bedrag + 100)]
            gegevens = {"kenmerk": f"BW-{code}", "wie": maak.wie(rij.gemeente)}
            samen.wait(timeout=20)
            maak.zitting(advies, code, besluiten, **gegevens)
            uitkomsten.append("gelukt")
        except Fout as fout:
            uitkomsten.append(fout.melding)
        finally:
            connection.close()

    draden = [Thread(target=besluit, args=taak) for taak in taken_]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    assert sorted(u == "gelukt" for u in uitkomsten) == [False, True]
    assert any("boven het subsidieplafond" in u for u in uitkomsten)
    assert vergeven_bedrag(advies.ronde) == 30_100


def test_W31_the_same_decision_twice_at_the_same_moment_is_taken_once():
    advies, (aanvraag,) = maak.voorgelegd(bedrag=30_000)
    rij = maak.aandeel(advies, aanvraag)
    wie = maak.wie(rij.gemeente)
    samen, uitkomsten = Barrier(2), []

    def besluit(nummer):
        try:
            samen.wait(timeout=20)
            maak.zitting(advies, ARNHEM, [maak.volg(rij)], kenmerk=f"BW-{nummer}", wie=wie)
            uitkomsten.append(True)
        except Fout:
            uitkomsten.append(False)
        finally:
            connection.close()

    draden = [Thread(target=besluit, args=(n,)) for n in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    assert sorted(uitkomsten) == [False, True]
    assert Projectbesluit.objects.count() == 1
