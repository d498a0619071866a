"""Heads of the log as they were at some moment: signed, kept, and read back from a mail (W61)."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kern.logboek import sleutel
from kern.logboek.models import Dagkop


@dataclass(frozen=True)
class Kop:
    """How far the log was and with which hash, at a moment, signed by a public key (hexadecimal)."""

    volgnummer: int
    hash: str
    moment: str  # ISO 8601, UTC
    sleutel: str
    handtekening: str

    @property
    def inhoud(self) -> dict[str, Any]:
        """What the signature is about; another purpose than that of the head in the database."""
        return {
            "doel": "dagkop",
            "volgnummer": self.volgnummer,
            "hash": self.hash,
            "moment": self.moment,
        }

    @property
    def bezwaar(self) -> str:
        """Say in Dutch why this head proves nothing; empty when its signature is good."""
        if not sleutel.klopt(self.handtekening, self.inhoud, self.sleutel):
            return "de handtekening klopt niet bij wat er staat"
        if not sleutel.is_vertrouwd(self.sleutel):
            return "zij is getekend met een andere sleutel dan die van dit portaal"
        return ""

    def __str__(self) -> str:
        return f"kop van {self.moment} (regel {self.volgnummer})"


def teken_kop(volgnummer: int, hash_: str, moment: datetime) -> Kop:
    """Sign a head."""
    tijd = moment.astimezone(UTC).isoformat(timespec="seconds")
    kaal = Kop(volgnummer, hash_, tijd, sleutel.openbare_sleutel(), "")
    return Kop(volgnummer, hash_, tijd, kaal.sleutel, sleutel.teken(kaal.inhoud))


def kop_van_dag(rij: Dagkop) -> Kop:
    """Read a head that was kept."""
    tijd = rij.moment.astimezone(UTC).isoformat(timespec="seconds")
    return Kop(rij.volgnummer, rij.hash, tijd, rij.sleutel, rij.handtekening)


def als_tekst(kop: Kop) -> str:
    """Write a head as lines for a mail; `lees_koppen` reads them back."""
    return (
        f"regel: {kop.volgnummer}\nhash: {kop.hash}\nmoment: {kop.moment}\n"
        f"sleutel: {kop.sleutel}\nhandtekening: {kop.handtekening[:44]}\n{kop.handtekening[44:]}"
    )


_PATROON = re.compile(
    r"regel:(\d{1,18})hash:([0-9a-f]{64})moment:([0-9T:.+-]+?)"
    r"sleutel:([0-9a-f]{64})handtekening:([A-Za-z0-9+/]{86}==)"
)


def lees_koppen(tekst: str) -> Iterator[Kop]:
    """Find every head in the text of one or more mails: saved, copied, quoted or wrapped."""
    glad = re.sub(r"[\s>*|]+", "", _tekst_van_mail(tekst))
    for nummer, hash_, moment, openbaar, handtekening in _PATROON.findall(glad):
        yield Kop(int(nummer), hash_, moment, openbaar, handtekening)


def _tekst_van_mail(tekst: str) -> str:
    """Take the plain text out of a mail that was saved as a file; other text as it is."""
    if not re.match(r"[A-Za-z-]+: .*\n([A-Za-z-]+: |[ \t])", tekst):
        return tekst
    bericht = email.message_from_string(tekst, policy=email.policy.default)
    deel = bericht.get_body(("plain", "html"))
    return str(deel.get_content()) if deel and "From" in bericht else tekst
