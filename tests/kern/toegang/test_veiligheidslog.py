"""Who guards the portal sees who came in and what was refused, and never what somebody typed."""

import pytest
from django.test import Client
from django.urls import reverse

from kern.basis.loggen import stel_in
from tests import fabriek

pytestmark = pytest.mark.django_db
GEHEIM = "kanarie\n{nagemaakt}"


@pytest.fixture
def regels(monkeypatch):
    """Collect what is told."""
    lijst = []
    monkeypatch.setattr(
        "kern.toegang.veiligheidslog.logger.info",
        lambda wat, **feiten: lijst.append((wat, feiten)),
        raising=False,
    )
    return lijst


def test_a_failed_login_names_the_account_and_never_what_was_typed(client, regels):
    persoon = fabriek.gebruiker()
    for adres, wie in ((persoon.email, str(persoon.pk)), (f"{GEHEIM}@voorbeeld.nl", "onbekend")):
        regels.clear()
        client.post(reverse("account_login"), {"login": adres, "password": GEHEIM})
        mislukt = [feiten for wat, feiten in regels if wat == "inloggen_mislukt"]
        if wie == "onbekend" and not mislukt:  # the form refused what is no address
            continue
        assert {f["account"] for f in mislukt} == {wie}
        assert {f["adres"] for f in mislukt} == {"127.0.0.1"}
        assert "kanarie" not in repr(regels)
        assert persoon.email not in repr(regels)


def test_logging_in_and_out_is_told(client, regels):
    persoon = fabriek.gebruiker()
    client.force_login(persoon)
    client.post(reverse("account_logout"))
    assert [(wat, f["account"]) for wat, f in regels] == [
        ("ingelogd", str(persoon.pk)),
        ("uitgelogd", str(persoon.pk)),
    ]


def test_what_is_refused_is_told_with_who_and_which_page(client, regels):
    persoon = fabriek.gebruiker()
    client.force_login(persoon)
    regels.clear()
    assert client.get(reverse("deelnemers:gebruikers")).status_code == 404
    [(wat, feiten)] = regels
    assert wat == "geweigerd"
    assert (feiten["account"], feiten["code"]) == (str(persoon.pk), 404)
    assert feiten["pagina"] == "deelnemers:gebruikers"


def test_a_post_without_its_token_is_told(regels):
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse("account_login"), {}).status_code == 403
    assert [f["code"] for wat, f in regels if wat == "geweigerd"] == [403]


def test_a_real_machine_always_tells():
    try:
        assert stel_in("WARNING", json=True)["loggers"]["veiligheid"]["level"] == "INFO"
    finally:
        stel_in("WARNING", json=False)
