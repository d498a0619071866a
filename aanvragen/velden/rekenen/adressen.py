"""Whether an e-mail address and a KvK number have the shape of one; nothing is looked up."""

import re

LANGSTE_ADRES = 254

_DEEL = r"[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+"
_GEBRUIKER = re.compile(rf"{_DEEL}(\.{_DEEL})*")
_DOMEIN = re.compile(
    r"((?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+)(?:[A-Z0-9-]{2,63}(?<!-))", re.IGNORECASE
)


def is_emailadres(adres: str) -> bool:
    """Whether this has the shape naam@organisatie.nl; a domain may have letters like é."""
    user, at, domain = adres.rpartition("@")
    if not at or len(adres) > LANGSTE_ADRES or not _GEBRUIKER.fullmatch(user):
        return False
    try:
        return bool(_DOMEIN.fullmatch(domain.encode("idna").decode()))
    except UnicodeError:
        return False


def is_kvk_nummer(nummer: str) -> bool:
    """Whether this is eight digits."""
    return bool(re.fullmatch(r"[0-9]{8}", nummer))
