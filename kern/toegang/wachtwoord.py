"""Passwords that are long but easy to guess are refused too."""

import re
from functools import cache
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

MINSTENS_VERSCHILLEND = 5
RIJEN = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
# What Dutch people choose and the English list lacks; without the digits that follow.
NEDERLANDS = {
    *("wachtwoord", "welkom", "geheim", "hallo", "gemeente", "arnhem", "innovatie", "portaal"),
    *("innovatiebudget", "nederland", "lente", "zomer", "herfst", "winter", "voetbal", "inloggen"),
}


@cache
def _bekend() -> frozenset[str]:
    """Return the words that many people use as password, those of Django and ours."""
    return frozenset(CommonPasswordValidator().passwords) | NEDERLANDS


def _delen_van_rij(tekst: str) -> bool:
    """Tell whether the text is made of neighbours on keyboard or in alphabet, up or down."""
    paren = {rij[i : i + 2] for rij in RIJEN for i in range(len(rij) - 1)}
    paren |= {paar[::-1] for paar in paren} | {"90", "09"}
    volgt = [tekst[i : i + 2] in paren for i in range(len(tekst) - 1)]
    return sum(volgt) >= 0.7 * len(volgt)


def zwakte(wachtwoord: str) -> str:
    """Say in Dutch why a password is easy to guess; empty when nothing is wrong with it."""
    tekst = wachtwoord.casefold()
    if len(set(tekst)) < MINSTENS_VERSCHILLEND or re.fullmatch(r"(.{1,6}?)\1+.{0,5}", tekst):
        return "Dit wachtwoord herhaalt zichzelf. Kies een zin met verschillende woorden."
    if tekst.isdigit() or _delen_van_rij(tekst):
        return "Dit wachtwoord is een rijtje. Kies een zin met verschillende woorden."
    letters = re.sub(r"[\W\d_]+", "", tekst)
    if tekst in _bekend() or letters in _bekend() or _herhaald_bekend(letters):
        return "Dit wachtwoord gebruiken veel mensen. Kies een zin die alleen u bedenkt."
    return ""


def _herhaald_bekend(letters: str) -> bool:
    """Tell whether the letters are one known word, over and over."""
    gevonden = re.fullmatch(r"(.+?)\1+", letters)
    return gevonden is not None and gevonden[1] in _bekend()


class RaadbaarValidator:
    """Refuse what `zwakte` names; for AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError with what is wrong."""
        if melding := zwakte(password):
            raise ValidationError(melding, code="password_too_common")

    def get_help_text(self) -> str:
        """Say beforehand what is asked."""
        return "Kies een zin die alleen u bedenkt."
