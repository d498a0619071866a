"""From which address a request comes, and which passwords are too easy."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from kern.toegang.adres import ONBEKEND, klantadres
from kern.toegang.wachtwoord import zwakte


@pytest.mark.parametrize(
    ("proxies", "keten", "van", "adres"),
    [
        (0, "9.9.9.9", "10.0.0.1", "10.0.0.1"),  # no proxy of ours: anyone may have typed it
        (1, "9.9.9.9, 8.8.8.8", "10.0.0.1", "8.8.8.8"),
        (2, "9.9.9.9, 8.8.8.8, 10.0.0.2", "10.0.0.1", "8.8.8.8"),
        (2, "8.8.8.8", "10.0.0.1", "10.0.0.1"),  # went round a proxy
        (1, "niets", "10.0.0.1", "10.0.0.1"),
        (1, "2001:db8::1", "10.0.0.1", "2001:db8::1"),
        (1, "[2001:db8::1]:443", "10.0.0.1", "2001:db8::1"),
        (1, "8.8.8.8:443", "10.0.0.1", "8.8.8.8"),
        (1, "", "", ONBEKEND),
    ],
)
def test_the_client_is_counted_from_the_end(rf, settings, proxies, keten, van, adres) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert klantadres(rf.get("/", REMOTE_ADDR=van, headers={"X-Forwarded-For": keten})) == adres


@pytest.mark.parametrize(
    "wachtwoord",
    ["aaaaaaaaaaaa", "123456789012", "abcabcabcabc", "wachtwoord12", "Welkom123456", "qwertyuiopas",
     "abcdefghijkl", "210987654321", "password1234", "geheimgeheim", "Innovatiebudget1", "aabbaabbaabb"],
)  # fmt: skip
def test_a_long_password_that_is_easy_to_guess_is_refused(wachtwoord) -> None:
    assert zwakte(wachtwoord)
    with pytest.raises(ValidationError):
        validate_password(wachtwoord)


@pytest.mark.parametrize(
    "wachtwoord",
    ["een-lange-zin-voor-mij", "paard batterij nietje", "Tk9#vq2!mLpz", "drie ezels in de regen",
     "mijn hond heet wachtwoord", "correcthorsebattery"],
)  # fmt: skip
def test_a_sentence_is_a_good_password(wachtwoord) -> None:
    assert zwakte(wachtwoord) == ""
    validate_password(wachtwoord)
