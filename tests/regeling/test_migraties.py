"""A ronde from before its numbers were data keeps what held for it."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import fabriek

VOOR, NA = [("regeling", "0001_initial")], [("regeling", "0002_rondeinstellingen")]


def _naar(doel):
    uitvoerder = MigrationExecutor(connection)
    uitvoerder.migrate(doel)
    return MigrationExecutor(connection).loader.project_state(doel).apps


@pytest.mark.django_db(transaction=True)
def test_existing_rondes_get_the_numbers_and_obligations_that_held_until_now():
    toen = {
        naam: w
        for naam, w in fabriek.ronde_gegevens()["instellingen"].items()
        if naam != "afweging"
    }
    verwacht = fabriek.concept_ronde(instellingen=toen).instellingen.als_inhoud()
    try:
        oud = _naar(VOOR)
        assert oud.get_model("regeling", "Ronde").objects.get().code == "2015"
    finally:
        nieuw = _naar(NA)
        _naar(MigrationExecutor(connection).loader.graph.leaf_nodes())  # what other tests expect
    ronde = nieuw.get_model("regeling", "Ronde").objects.get()
    assert {naam: getattr(ronde, naam) for naam in verwacht} == verwacht
    assert [c.nummer for c in ronde.criteria.filter(belofte_kennisdeling=True)] == [8]
