"""Registering, logging in, the second factor and OpenID Connect."""

import json
import os
import re
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.urls import reverse

from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import andere_rollen, registreer_andere_rol
from kern.post.models import Mail
from tests import fabriek

pytestmark = pytest.mark.django_db
NIEUW = {
    "naam": "Sanne de Wit",
    "email": "sanne@voorbeeld.example",
    "password1": "een-lange-zin-voor-mij",
    "password2": "een-lange-zin-voor-mij",
}


@pytest.fixture(autouse=True)
def _zonder_eerdere_pogingen():
    """Forget the rate limits of the test before."""
    cache.clear()


def tekst_van(antwoord) -> str:
    return " ".join(antwoord.content.decode().replace("\u00a0", " ").split())


def link_in(mail: Mail) -> str:
    return "/" + re.search(r"https?://[^/]+/(\S+)", mail.tekst).group(1)


def test_registering_needs_a_confirmed_address_before_logging_in(client):
    antwoord = client.post(reverse("account_signup"), NIEUW, follow=True)
    assert "Kijk in uw e-mail" in tekst_van(antwoord)
    sanne = Gebruiker.objects.get()
    assert (sanne.naam, sanne.email) == ("Sanne de Wit", "sanne@voorbeeld.example")
    assert sanne.aangemaakt_op
    inlog = {"login": NIEUW["email"], "password": NIEUW["password1"]}
    client.post(reverse("account_login"), inlog)
    assert "_auth_user_id" not in client.session
    mail = Mail.objects.filter(aan=NIEUW["email"]).first()
    assert mail.onderwerp == "Bevestig uw e-mailadres"
    assert "Goedendag Sanne de Wit" in mail.tekst
    client.post(link_in(mail))
    client.post(reverse("account_login"), inlog)
    assert client.session["_auth_user_id"] == str(sanne.pk)


def test_registering_asks_a_name_and_a_long_password_in_dutch(client):
    tekst = tekst_van(client.post(reverse("account_signup"), NIEUW | {"naam": ""}))
    assert "vul uw naam in" in tekst.lower()
    kort = {"password1": "kort", "password2": "kort"}
    tekst = tekst_van(client.post(reverse("account_signup"), NIEUW | kort))
    assert "12" in tekst
    assert not Gebruiker.objects.exists()


def test_registering_with_a_known_address_tells_nobody_but_its_owner(client):
    bekend = fabriek.gebruiker("Bekend", email=NIEUW["email"])
    antwoord = client.post(reverse("account_signup"), NIEUW, follow=True)
    assert "Kijk in uw e-mail" in tekst_van(antwoord)
    assert Gebruiker.objects.get() == bekend
    assert Mail.objects.get().onderwerp == "U hebt al een account"


def test_a_forgotten_password_is_replaced_by_mail(client):
    sanne = fabriek.gebruiker("Sanne")
    client.post(reverse("account_reset_password"), {"email": sanne.email})
    mail = Mail.objects.get()
    assert mail.onderwerp == "Stel een nieuw wachtwoord in"
    pagina = client.get(link_in(mail), follow=True)
    doel = pagina.redirect_chain[-1][0]
    nieuw = {"password1": "een-heel-ander-wachtwoord", "password2": "een-heel-ander-wachtwoord"}
    client.post(doel, nieuw)
    sanne.refresh_from_db()
    assert sanne.check_password("een-heel-ander-wachtwoord")
    laatste = Mail.objects.latest("pk")
    assert "U hebt een nieuw wachtwoord ingesteld." in laatste.tekst


def test_an_unknown_address_gets_the_same_page_and_a_mail_that_says_so(client):
    antwoord = client.post(
        reverse("account_reset_password"), {"email": "x@voorbeeld.example"}, follow=True
    )
    assert "Kijk in uw e-mail" in tekst_van(antwoord)
    assert Mail.objects.get().onderwerp == "Er is geen account met dit e-mailadres"


@pytest.mark.parametrize(
    "pagina",
    ["account_login", "account_signup", "account_reset_password", "account_reset_password_done",
     "account_email_verification_sent"],
)  # fmt: skip
def test_pages_before_logging_in_are_dutch(client, pagina):
    tekst = tekst_van(client.get(reverse(pagina)))
    assert "placeholder=" not in tekst
    for engels in ("Sign", "Password", "Email address"):
        assert engels not in tekst


@pytest.mark.parametrize(
    "pagina",
    ["account_logout", "account_email", "account_change_password", "mfa_index",
     "socialaccount_connections", "deelnemers:profiel"],
)  # fmt: skip
def test_pages_of_an_account_are_there(client, pagina):
    client.force_login(fabriek.gebruiker())
    assert client.get(reverse(pagina)).status_code == 200


@pytest.mark.parametrize("rol", ["coordinator", "beheerder", "medewerker"])
def test_who_has_a_role_must_set_up_a_second_factor_first(client, settings, rol):
    settings.MFA_VERPLICHT = True
    persoon = getattr(fabriek, rol)()
    client.force_login(persoon)
    antwoord = client.get(reverse("regeling:rondes"))
    assert antwoord.url == reverse("mfa_activate_totp")
    htmx = client.get(reverse("regeling:rondes"), headers={"HX-Request": "true"})
    assert htmx.headers["HX-Redirect"] == reverse("mfa_activate_totp")
    assert client.post(reverse("account_logout")).url == reverse("start")


def test_a_seat_named_by_a_higher_floor_needs_a_second_factor(client, settings, monkeypatch):
    settings.MFA_VERPLICHT = True
    monkeypatch.setattr(andere_rollen, "_delen", [])
    lid = fabriek.gebruiker("Lid")
    client.force_login(lid)
    assert client.get(reverse("regeling:rondes")).status_code == 200
    registreer_andere_rol(lambda gebruiker: gebruiker.pk == lid.pk)
    assert client.get(reverse("regeling:rondes")).url == reverse("mfa_activate_totp")


def test_an_aanbieder_may_choose_and_the_demonstration_may_turn_it_off(client, settings):
    settings.MFA_VERPLICHT = True
    client.force_login(fabriek.collega(fabriek.aanbieder()))
    assert client.get(reverse("regeling:rondes")).status_code == 200
    settings.MFA_VERPLICHT = False
    client.force_login(fabriek.coordinator())
    assert client.get(reverse("regeling:rondes")).status_code == 200


def log_in(client, persoon):
    return client.post(
        reverse("account_login"), {"login": persoon.email, "password": fabriek.WACHTWOORD}
    )


def code(geheim: str) -> str:
    from allauth.mfa.totp.internal.auth import format_hotp_value, yield_hotp_counters_from_time

    return format_hotp_value(hotp_value(geheim, next(iter(yield_hotp_counters_from_time()))))


def test_the_second_factor_is_set_up_and_then_asked_and_stays_on(
    client, settings, django_capture_on_commit_callbacks
):
    settings.MFA_VERPLICHT = True
    marieke = fabriek.coordinator()
    log_in(client, marieke)
    opnieuw = client.get(reverse("mfa_activate_totp"), follow=True)
    assert "Bent u het nog?" in tekst_van(opnieuw)
    client.post(opnieuw.redirect_chain[-1][0], {"password": fabriek.WACHTWOORD})
    pagina = client.get(reverse("mfa_activate_totp"))
    assert "Stel de extra code in" in tekst_van(pagina)
    geheim = pagina.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code(geheim)})
    assert Authenticator.objects.filter(user=marieke, type="totp").exists()
    assert "U logt voortaan in met een extra code." in Mail.objects.latest("pk").tekst
    assert client.get(reverse("regeling:rondes")).status_code == 200
    assert "Uw herstelcodes" in tekst_van(client.get(reverse("mfa_view_recovery_codes")))
    antwoord = client.post(reverse("mfa_deactivate_totp"), follow=True)
    assert Authenticator.objects.filter(user=marieke, type="totp").exists(), antwoord.status_code
    client.post(reverse("account_logout"))
    assert log_in(client, marieke).url == reverse("mfa_authenticate")
    assert "Vul uw code in" in tekst_van(client.get(reverse("mfa_authenticate")))
    assert "_auth_user_id" not in client.session


def test_a_wrong_code_is_refused(client):
    sanne = fabriek.gebruiker("Sanne")
    TOTP.activate(sanne, generate_totp_secret())
    log_in(client, sanne)
    tekst = tekst_van(client.post(reverse("mfa_authenticate"), {"code": "000000"}))
    assert "code" in tekst.lower()
    assert "_auth_user_id" not in client.session


def instellingen(**omgeving) -> subprocess.CompletedProcess:
    """Load the settings in a process of their own."""
    schrijf = (
        "import json; from innovatiebudget import settings as s;"
        "print(json.dumps({'providers': getattr(s, 'SOCIALACCOUNT_PROVIDERS', None),"
        "'form': s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'],"
        "'per_mail': s.SOCIALACCOUNT_EMAIL_AUTHENTICATION}))"
    )
    schoon = {naam: w for naam, w in os.environ.items() if not naam.startswith("OIDC_")}
    return subprocess.run(
        [sys.executable, "-c", schrijf],
        env={**schoon, "ONTWIKKELING": "1", **omgeving},
        capture_output=True,
        text=True,
        check=False,
    )


def test_settings_load_without_and_with_openid_connect():
    zonder = json.loads(instellingen().stdout)
    assert zonder["providers"] is None
    assert len(zonder["form"]) == 1
    assert not zonder["per_mail"]
    oidc = {
        "OIDC_NAAM": "Gemeentelijk inloggen",
        "OIDC_ISSUER": "https://inloggen.example/realms/regio/",
        "OIDC_CLIENT_ID": "portaal",
        "OIDC_SECRET": "geheim",
    }
    met = json.loads(instellingen(**oidc).stdout)
    (app,) = met["providers"]["openid_connect"]["APPS"]
    assert app["name"] == "Gemeentelijk inloggen"
    assert app["settings"]["server_url"] == "https://inloggen.example/realms/regio"
    assert met["form"][1:] == ["https://inloggen.example"]
    ander = json.loads(instellingen(**oidc | {"OIDC_ISSUER": "https://ander.example"}).stdout)
    assert ander["providers"]["openid_connect"]["APPS"][0]["provider_id"] != app["provider_id"]


def test_with_https_cookies_are_of_this_host_alone():
    schrijf = (
        "from innovatiebudget import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        "s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SECURE_HSTS_SECONDS,"
        "s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
    )
    gedrukt = subprocess.run(
        [sys.executable, "-c", schrijf],
        env={**os.environ, "ONTWIKKELING": "1", "HTTPS": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert gedrukt.split() == ["__Host-sessie", "__Host-csrf", *["True"] * 3, "31536000", "True"]


def test_openid_connect_without_its_secret_is_refused_at_the_start():
    half = instellingen(OIDC_ISSUER="https://inloggen.example", OIDC_CLIENT_ID="portaal")
    assert half.returncode != 0
    assert "OIDC_SECRET" in half.stderr


def _fout_inloggen(client, adres, account, keren):
    for _ in range(keren):
        gegevens = {"login": account, "password": "niet-het-goede"}
        antwoord = client.post(reverse("account_login"), gegevens, REMOTE_ADDR=adres)
    return tekst_van(antwoord)


def test_who_guesses_locks_out_neither_the_owner_nor_the_region(client):
    sanne, noor = fabriek.gebruiker("Sanne"), fabriek.gebruiker("Noor")
    geweigerd = "Te veel"
    assert geweigerd in _fout_inloggen(client, "10.9.9.9", sanne.email, 11)
    goed = {"login": sanne.email, "password": fabriek.WACHTWOORD}
    # The same account from the attacker's address waits; from elsewhere the owner gets in.
    assert geweigerd in tekst_van(
        client.post(reverse("account_login"), goed, REMOTE_ADDR="10.9.9.9")
    )
    client.post(reverse("account_login"), goed, REMOTE_ADDR="10.1.1.1")
    assert client.session["_auth_user_id"] == str(sanne.pk)
    client.logout()
    # Another account behind the same address is not touched.
    goed = {"login": noor.email, "password": fabriek.WACHTWOORD}
    client.post(reverse("account_login"), goed, REMOTE_ADDR="10.9.9.9")
    assert client.session["_auth_user_id"] == str(noor.pk)


def test_many_addresses_together_can_not_guess_without_end(client, settings):
    settings.LOGIN_PER_ACCOUNT = "6/h/key"
    sanne = fabriek.gebruiker("Sanne")
    for nummer in range(6):
        _fout_inloggen(client, f"10.9.9.{nummer}", sanne.email, 1)
    assert "Te veel" in _fout_inloggen(client, "10.9.9.99", sanne.email, 1)


def test_behind_a_proxy_people_are_told_apart(client, settings):
    settings.TRUSTED_PROXIES = 1
    sanne = fabriek.gebruiker("Sanne")
    for nummer in range(11):  # who forges the beginning of the chain stays the same visitor
        gegevens = {"login": sanne.email, "password": "niet-het-goede"}
        keten = {"X-Forwarded-For": f"1.2.3.{nummer}, 10.9.9.9"}
        antwoord = client.post(reverse("account_login"), gegevens, headers=keten)
    assert "Te veel" in tekst_van(antwoord)
    goed = {"login": sanne.email, "password": fabriek.WACHTWOORD}
    client.post(reverse("account_login"), goed, headers={"X-Forwarded-For": "1.2.3.4, 10.1.1.1"})
    assert client.session["_auth_user_id"] == str(sanne.pk)


def test_too_many_requests_get_a_dutch_page(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/m/ip"}
    client.post(reverse("account_signup"), NIEUW | {"naam": ""})
    antwoord = client.post(reverse("account_signup"), NIEUW | {"naam": ""})
    assert antwoord.status_code == 429
    assert "Wacht vijf minuten" in tekst_van(antwoord)


class TellendeHasher(MD5PasswordHasher):
    """Counts what takes the time of signing up."""

    keren = 0

    def encode(self, password, salt):
        """Count and hash."""
        TellendeHasher.keren += 1
        return super().encode(password, salt)


def test_signing_up_costs_the_same_for_a_known_address(client, settings):
    bekend = fabriek.gebruiker("Bekend")
    settings.PASSWORD_HASHERS = [f"{__name__}.TellendeHasher"]
    keren = []
    for email in ("nieuw@voorbeeld.example", bekend.email):
        TellendeHasher.keren = 0
        client.post(reverse("account_signup"), NIEUW | {"email": email})
        keren.append(TellendeHasher.keren)
    assert keren[0] == keren[1] > 0


def test_private_pages_are_not_kept_and_public_ones_may_be(client):
    assert "Cache-Control" not in client.get(reverse("privacy")).headers
    assert "Cache-Control" not in client.get(reverse("register_json")).headers
    client.force_login(fabriek.gebruiker())
    for pagina in ("start", "deelnemers:profiel", "register_csv", "privacy"):
        assert "no-store" in client.get(reverse(pagina)).headers["Cache-Control"]
    antwoord = client.get("/bestaat-niet/")
    assert "no-store" in antwoord.headers["Cache-Control"]
    client.logout()
    sanne = fabriek.gebruiker("Sanne")
    assert "no-store" in log_in(client, sanne).headers["Cache-Control"]
