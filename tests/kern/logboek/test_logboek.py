"""The log: one chain, also under concurrency, that nobody can change unnoticed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from kern.logboek import controle, grendel, schrijven, teksten
from kern.logboek.models import Gebeurtenis, LogboekKop
from tests.kern.fabriek import gebruiker, mislukte_daad

pytestmark = pytest.mark.django_db


def _drie_regels():
    return [schrijven.leg_vast(wie=None, wat=f"proef.{n}") for n in range(3)]


def test_line_says_who_what_and_from_what_to_what(klok):
    now = klok(2015, 6, 9, 14, 3)
    wie = gebruiker(naam="Noor Jansen")
    teksten.registreer_logzin("proef.dien_in", "diende de aanvraag in")
    schrijven.leg_vast(
        wie=wie,
        wat="proef.dien_in",
        onderwerp=wie,
        van={"stand": "concept", "bedrag": Decimal("1.50")},
        naar={"stand": "ingediend", "op": date(2015, 6, 9), "deel": 0.1, "lijst": [1, 2.5]},
        reden="Op tijd",
        ronde_id=7,
    )
    line = Gebeurtenis.objects.over(wie).get()
    assert (line.tijdstip, line.wie, line.ronde_id) == (now, wie, 7)
    assert line.wie_naam == str(wie)
    assert line.zin == "diende de aanvraag in"
    assert line.van == {"stand": "concept", "bedrag": "1.50"}
    assert line.naar == {
        "stand": "ingediend",
        "op": "2015-06-09",
        "deel": "0.1",
        "lijst": [1, "2.5"],
    }
    assert line.onderwerp == wie
    assert controle.controleer_keten() is None


@pytest.mark.parametrize("wie", [None, AnonymousUser()])
def test_line_without_a_person_is_of_the_system(wie):
    line = schrijven.leg_vast(wie=wie, wat="proef.sluit")
    assert (line.wie, line.wie_naam, line.zin) == (None, "het systeem", "proef.sluit")
    assert line.onderwerp is None


def test_each_line_carries_the_hash_of_the_one_before():
    first, second, third = _drie_regels()
    assert [first.vorige, second.vorige, third.vorige] == ["", first.hash, second.hash]
    assert controle.kop_van_keten() == (3, third.hash)


@pytest.mark.parametrize(
    "sql",
    ["UPDATE kern_gebeurtenis SET reden = 'anders'", "DELETE FROM kern_gebeurtenis"],
)
def test_database_refuses_change(sql):
    _drie_regels()
    with (
        pytest.raises(DatabaseError, match="kan niet worden gewijzigd"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert controle.controleer_keten() is None


def test_code_refuses_change():
    line = _drie_regels()[0]
    for act in (
        line.save,
        line.delete,
        Gebeurtenis.objects.all().delete,
        lambda: Gebeurtenis.objects.update(reden="anders"),
    ):
        with pytest.raises(TypeError, match="can't be changed"):
            act()


def test_person_in_the_log_can_not_be_removed():
    wie = gebruiker()
    schrijven.leg_vast(wie=wie, wat="proef")
    with pytest.raises(ProtectedError):
        wie.delete()


def _vervals(sql, *params):
    with grendel.open_(connection), connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize(
    ("sql", "regel", "uitleg"),
    [
        ("UPDATE kern_gebeurtenis SET wie_naam = 'X' WHERE volgnummer = 2", 2, "veranderd"),
        ("UPDATE kern_gebeurtenis SET naar = '{\"a\": 1}' WHERE volgnummer = 1", 1, "veranderd"),
        ("DELETE FROM kern_gebeurtenis WHERE volgnummer = 2", 2, "Regel 2 ontbreekt"),
        ("DELETE FROM kern_gebeurtenis WHERE volgnummer = 3", 3, "de kop klopt niet"),
        ("DELETE FROM kern_gebeurtenis", 0 + 1, "de kop klopt niet"),
    ],
)
def test_first_broken_link_is_named(sql, regel, uitleg):
    _drie_regels()
    _vervals(sql)
    breuk = controle.controleer_keten()
    assert breuk is not None
    assert breuk.volgnummer == regel
    assert uitleg in breuk.uitleg
    with pytest.raises(CommandError, match="klopt niet") as error:
        call_command("controleer_logboek")
    assert error.value.returncode == 1


def test_rewritten_line_with_a_fitting_hash_breaks_the_next():
    second = _drie_regels()[1]
    second.reden = "herschreven"
    _vervals(
        "UPDATE kern_gebeurtenis SET reden = %s, hash = %s WHERE volgnummer = 2",
        second.reden,
        schrijven.hash_van_regel(second),
    )
    assert controle.controleer_keten() == controle.Ketenbreuk(
        3, "Regel 3 sluit niet aan op de regel ervoor."
    )


def test_command_says_all_is_well(capsys):
    last = _drie_regels()[2]
    call_command("controleer_logboek")
    assert capsys.readouterr().out == f"Het logboek klopt: 3 regels. Laatste hash: {last.hash}.\n"


def test_command_notices_that_the_lock_is_off():
    grendel.haal_weg(connection)
    with pytest.raises(CommandError, match="grendel"):
        call_command("controleer_logboek")
    grendel.zet(connection)
    call_command("controleer_logboek")


def test_act_that_fails_leaves_no_line():
    mislukte_daad(lambda: schrijven.leg_vast(wie=None, wat="proef"))
    assert not Gebeurtenis.objects.exists()
    assert controle.kop_van_keten() == (0, "")


@pytest.mark.django_db(transaction=True)
def test_chain_stays_one_line_when_many_write_at_once():
    LogboekKop.objects.all().delete()  # also when the head still has to be made

    def schrijf(n):
        try:
            schrijven.leg_vast(wie=None, wat=f"proef.{n}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(schrijf, range(40)))
    numbers = Gebeurtenis.objects.order_by("volgnummer").values_list("volgnummer", flat=True)
    assert list(numbers) == list(range(1, 41))
    assert controle.controleer_keten() is None
