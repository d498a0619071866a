"""The log is looked through every day, and what is found reaches someone (W61, W65)."""

from datetime import timedelta

import pytest
from django.db import connection

from kern.logboek import grendel
from kern.logboek.schrijven import leg_vast
from kern.werk import nazicht, rooster, stempels
from kern.werk.models import Stempel
from tests import fabriek

pytestmark = pytest.mark.django_db


def _vervals():
    leg_vast(wie=None, wat="proef.iets")
    with grendel.open_(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE kern_gebeurtenis SET wie_naam = 'X' WHERE volgnummer = 1")


def test_W65_the_daily_look_finds_a_changed_log_and_the_beheerder_gets_a_task(client, werk_af):
    beheerder = fabriek.beheerder()
    client.force_login(beheerder)
    leg_vast(wie=None, wat="proef.begin")
    nazicht.zie_dagelijks_na()
    werk_af()
    assert not nazicht.logboek_is_verdacht()
    assert "De controle vond verschillen" not in client.get("/").content.decode()

    _vervals()
    nazicht.zie_dagelijks_na()  # looked already today
    werk_af()
    assert not nazicht.logboek_is_verdacht()
    Stempel.objects.update(op=Stempel.objects.get().op - timedelta(hours=21))
    nazicht.zie_dagelijks_na()
    werk_af()
    assert nazicht.logboek_is_verdacht()
    assert stempels.stand_van_stempels()["controle"] == "let op"
    assert "De controle vond verschillen" in client.get("/").content.decode()


def test_the_look_is_part_of_the_work_of_the_day():
    assert nazicht.zie_dagelijks_na in rooster.dagelijks.alle()
