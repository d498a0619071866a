"""Every answer carries the headers that fence it in, whatever the answer is (ASVS V3)."""

import pytest
from django.urls import reverse

from kern.ui.berichten import Koekje


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["/", "/bestaat-niet/", "/account/login/", "/static/letter/x"])
def test_every_answer_is_fenced_in(client, adres):
    koppen = client.get(adres).headers
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["Referrer-Policy"] == koppen["Cross-Origin-Opener-Policy"] == "same-origin"
    assert koppen["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in koppen["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in koppen
    for deel in ("default-src 'none'", "object-src 'none'", "base-uri 'none'",
                 "frame-ancestors 'none'"):  # fmt: skip
        assert deel in koppen["Content-Security-Policy"]
    assert "unsafe" not in koppen["Content-Security-Policy"]


@pytest.mark.django_db
def test_https_is_asked_of_the_whole_host(client, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    antwoord = client.get(reverse("account_login"), secure=True)
    kop = antwoord.headers["Strict-Transport-Security"]
    assert kop == "max-age=31536000; includeSubDomains"


def test_the_cookie_of_messages_follows_https(rf, settings):
    settings.SESSION_COOKIE_SECURE = True
    assert Koekje(rf.get("/")).cookie_name == "__Host-berichten"
    settings.SESSION_COOKIE_SECURE = False
    assert Koekje(rf.get("/")).cookie_name == "berichten"
