"""Rules of the mission that the ground floor carries by itself."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from kern.aansluiting.registers import Taak, Taken
from kern.basis import tijd
from kern.basis.geld import verdeel
from kern.basis.termijnen import einde_termijn, opgeschort
from kern.documenten import documenten
from kern.logboek import controle, grendel, schrijven
from kern.logboek.models import Gebeurtenis
from tests.kern.fabriek import PROEF, gebruiker


def test_R32_X01_shares_of_twelve_municipalities_add_up_to_the_cent():
    inwoners = {
        "Arnhem": 150_823, "Doesburg": 11_408, "Duiven": 25_438, "Lingewaard": 45_776,
        "Overbetuwe": 46_662, "Renkum": 31_580, "Rheden": 43_640, "Rijnwaarden": 10_878,
        "Rozendaal": 1_520, "Wageningen": 37_429, "Westervoort": 15_016, "Zevenaar": 32_261,
    }  # fmt: skip
    shares = verdeel(Decimal("199999.99"), inwoners)
    assert sum(shares.values()) == Decimal("199999.99")
    assert max(shares, key=lambda naam: shares[naam]) == "Arnhem"
    assert min(shares, key=lambda naam: shares[naam]) == "Rozendaal"


def test_W02_a_millisecond_before_closing_is_in_time_also_when_the_clock_goes_back():
    closing = datetime(2015, 10, 25, 12, 0, tzinfo=tijd.AMSTERDAM)  # winter time since 03.00
    with tijd.bevries(closing - timedelta(milliseconds=1)):
        assert tijd.nu() < closing
    with tijd.bevries(closing):
        assert not tijd.nu() < closing
    opening = datetime(2015, 10, 24, 12, 0, tzinfo=tijd.AMSTERDAM)
    assert closing.timestamp() - opening.timestamp() == 25 * 3600


def test_W13_decision_term_stands_still_during_completion():
    decision = einde_termijn(date(2015, 6, 9), weken=13)
    assert decision.einde == date(2015, 9, 8)
    outcome = opgeschort(decision.einde, 14)
    assert outcome.einde == date(2015, 9, 22)
    assert "heeft 14 dagen stilgestaan" in outcome.uitleg


def test_W30_six_weeks_to_object_end_on_a_working_day_and_are_explained():
    term = einde_termijn(date(2015, 11, 14), weken=6)  # sent on a Saturday, ends on Boxing Day
    assert term.einde == date(2015, 12, 28)
    assert "tweede kerstdag" in term.uitleg
    assert "Algemene termijnenwet" in term.uitleg


def test_W60_tasks_come_with_a_date_and_what_waits_for_others_comes_last():
    taken = Taken()
    own = Taak("Vul de aanvraag aan", "De termijn loopt af.", "/", date(2015, 7, 1))
    other = Taak("De commissie beoordeelt", "", "/", date(2015, 6, 1), wacht_op_anderen=True)
    taken.registreer(lambda wie: [other, own])
    assert taken.voor(None) == [own, other]


@pytest.mark.django_db
def test_W61_log_can_not_be_changed_and_a_change_does_not_go_unnoticed():
    schrijven.leg_vast(wie=gebruiker(), wat="proef.besluit", naar={"stand": "toegekend"})
    schrijven.leg_vast(wie=None, wat="proef.sluit")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE kern_gebeurtenis SET wat = 'anders'")
    assert controle.controleer_keten() is None
    with grendel.open_(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE kern_gebeurtenis SET wat = 'anders' WHERE volgnummer = 1")
    assert controle.controleer_keten() == controle.Ketenbreuk(
        1, "De inhoud van regel 1 is veranderd."
    )
    assert Gebeurtenis.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["kern:document", "kern:document_download"])
def test_W62_document_about_someone_else_does_not_exist(client, monkeypatch, adres):
    monkeypatch.setitem(documenten._soorten, PROEF.code, PROEF)
    eigenaar = gebruiker()
    document = documenten.vraag_aan(soort=PROEF.code, onderwerp=eigenaar, wie=eigenaar)
    url = reverse(adres, args=[document.uuid])
    assert client.get(url).status_code == 404
    client.force_login(gebruiker())
    assert client.get(url).status_code == 404
    assert client.get(url, headers={"HX-Request": "true"}).status_code == 404
