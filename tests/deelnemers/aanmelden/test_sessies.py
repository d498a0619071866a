"""A session ends by itself, and its owner sees where he is logged in and ends what he likes."""

import time
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from deelnemers.aanmelden.beeld import apparaat
from kern.logboek.models import Gebeurtenis
from kern.toegang.sessie import GEZIEN
from tests import fabriek
from tests.html import plat

pytestmark = pytest.mark.django_db

WACHTWOORD = "een zin van mij alleen"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
LIJST = reverse("usersessions_list")


@pytest.fixture
def noor():
    persoon = fabriek.gebruiker()
    persoon.set_password(WACHTWOORD)
    persoon.save()
    return persoon


def log_in(client, persoon, user_agent=FIREFOX):
    data = {"login": persoon.email, "password": WACHTWOORD}
    antwoord = client.post(reverse("account_login"), data, HTTP_USER_AGENT=user_agent)
    assert antwoord.status_code == 302
    return client


def is_ingelogd(client):
    return client.get(reverse("deelnemers:profiel")).status_code == 200


@pytest.fixture
def verzet(monkeypatch):
    """Move the clock of the machine, as sessions see it."""

    begin = time.time()

    def uur(uren):
        klok = SimpleNamespace(time=lambda: begin + uren * 3600)
        monkeypatch.setattr("kern.toegang.sessie.time", klok)

    return uur


def test_an_hour_without_a_sign_ends_a_session(client, verzet):
    client.force_login(fabriek.gebruiker())
    verzet(0.9)
    assert is_ingelogd(client)
    verzet(1.8)
    assert is_ingelogd(client)
    verzet(2.9)
    antwoord = client.get(reverse("deelnemers:profiel"), follow=True)
    assert antwoord.request["PATH_INFO"] == reverse("account_login")
    assert "omdat u een tijd niets deed" in plat(antwoord)
    verzet(0)
    assert not is_ingelogd(client)  # it is gone, not only hidden


def test_twelve_hours_end_a_session_also_in_use(client, verzet):
    client.force_login(fabriek.gebruiker())
    for half_uur in range(1, 24):
        verzet(half_uur / 2)
        assert is_ingelogd(client)
    verzet(12.1)
    antwoord = client.get(reverse("deelnemers:profiel"), follow=True)
    assert antwoord.request["PATH_INFO"] == reverse("account_login")
    assert "omdat u lang was ingelogd" in plat(antwoord)


def test_a_page_that_keeps_itself_up_to_date_is_no_sign_of_a_person(client, verzet):
    client.force_login(fabriek.gebruiker())
    begin = client.session[GEZIEN]
    verzet(0.5)
    client.get(reverse("deelnemers:profiel"), headers={"HX-Request": "true"})
    assert client.session[GEZIEN] == begin
    client.get(reverse("deelnemers:profiel"))
    assert client.session[GEZIEN] > begin


def test_one_sees_where_one_is_logged_in_and_ends_one_of_them(client, noor):
    log_in(client, noor)
    elders, derde = log_in(Client(), noor, "iPhone Safari"), log_in(Client(), noor)
    tekst = plat(client.get(LIJST))
    assert "Firefox op Windows</strong> (hier bent u nu)" in tekst
    assert "Safari op een iPhone" in tekst
    assert client.post(LIJST).url.startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": WACHTWOORD})
    keuze = next(r.pk for r in client.get(LIJST).context["regels"] if "iPhone" in r.apparaat)
    client.post(LIJST, {"sessie": keuze})
    assert (is_ingelogd(client), is_ingelogd(elders), is_ingelogd(derde)) == (True, False, True)
    client.post(LIJST)
    assert (is_ingelogd(client), is_ingelogd(derde)) == (True, False)
    regels = Gebeurtenis.objects.filter(wat="deelnemers.beeindig_sessies")
    assert [r.naar for r in regels] == [{"aantal": 1}, {"aantal": 1}]


def test_nobody_ends_a_session_of_another_and_it_asks_who_it_is(client, noor):
    log_in(client, noor)
    [eigen] = client.get(LIJST).context["regels"]
    ander = Client()
    ander.force_login(fabriek.gebruiker())
    antwoord = ander.post(LIJST, {"sessie": eigen.pk})
    assert antwoord.url.startswith(reverse("account_reauthenticate"))
    assert is_ingelogd(client)


def test_a_new_address_and_a_factor_ask_again_who_it_is(client):
    client.force_login(fabriek.gebruiker())
    for pagina in ("account_email", "mfa_activate_totp"):
        antwoord = client.post(reverse(pagina), {"email": "ander@voorbeeld.nl", "action_add": ""})
        assert antwoord.url.startswith(reverse("account_reauthenticate"))


def test_a_beheerder_of_the_machine_ends_all_sessions_or_those_of_one(client, noor):
    log_in(client, noor)
    ander = Client()
    ander.force_login(fabriek.gebruiker())
    call_command("beeindig_sessies", noor.email)
    assert (is_ingelogd(client), is_ingelogd(ander)) == (False, True)
    call_command("beeindig_sessies")
    assert not is_ingelogd(ander)
    with pytest.raises(CommandError):
        call_command("beeindig_sessies", "niemand@voorbeeld.nl")


def test_a_new_password_ends_the_other_sessions(client, noor):
    log_in(client, noor)
    elders = log_in(Client(), noor)
    nieuw = "nog zo'n zin van mij"
    data = {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    client.post(reverse("account_change_password"), data)
    assert (is_ingelogd(client), is_ingelogd(elders)) == (True, False)


def test_someone_who_is_put_out_of_use_is_out_at_once(client, noor):
    log_in(client, noor)
    noor.is_active = False
    noor.save()
    assert not is_ingelogd(client)


def test_logging_in_changes_the_key_and_logging_out_ends_it(client, noor):
    log_in(client, noor)
    sleutel = client.session.session_key
    dief = Client()
    dief.cookies["sessionid"] = sleutel
    assert is_ingelogd(dief)
    antwoord = client.post(reverse("account_logout"))
    assert antwoord.headers["Clear-Site-Data"] == '"storage"'
    assert not is_ingelogd(dief)
    log_in(client, noor)
    assert client.session.session_key != sleutel


@pytest.mark.parametrize(
    ("user_agent", "naam"),
    [(FIREFOX, "Firefox op Windows"), ("curl/8", "Een browser"), ("", "Een browser")],
)
def test_a_browser_is_named(user_agent, naam):
    assert apparaat(user_agent) == naam
