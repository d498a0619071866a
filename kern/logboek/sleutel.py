"""The key that signs the head of the log; it never stands in the database (W61).

Who can write in the database can compute a whole new chain, but not its signature. In a real
deployment the key comes from the environment (LOGBOEK_SLEUTEL); the embedded default makes one at
the birth of DATA.
"""

import os
import secrets
from base64 import b64decode, b64encode
from binascii import Error as Base64Fout
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kern.basis.canoniek import canonieke_bytes

BESTAND = "logboek.sleutel"


def sleutel() -> Ed25519PrivateKey:
    """Return the key of this portal; made once when none was given."""
    return _lees(settings.LOGBOEK_SLEUTEL or _uit_bestand(settings.DATA / BESTAND))


@cache
def _lees(geheim: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(geheim))
    except ValueError as exc:
        raise ImproperlyConfigured(
            "LOGBOEK_SLEUTEL bestaat uit 64 hexadecimale tekens: openssl rand -hex 32."
        ) from exc


def _uit_bestand(bestand: Path) -> str:
    """Read the key of the embedded default; of two processes that make one, the first wins."""
    with suppress(FileNotFoundError):
        return bestand.read_text().strip()
    nieuw = bestand.with_name(f"{BESTAND}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as uit:
        uit.write(f"{secrets.token_hex(32)}\n")
        uit.flush()
        os.fsync(uit.fileno())
    with suppress(FileExistsError):
        os.link(nieuw, bestand)
    nieuw.unlink()
    return bestand.read_text().strip()


def openbare_sleutel() -> str:
    """Return the public half, 64 hexadecimal digits: with it anyone can check a signature."""
    return sleutel().public_key().public_bytes_raw().hex()


def is_vertrouwd(openbaar: str) -> bool:
    """Whether a public key is, or was by LOGBOEK_OUDE_SLEUTELS, the key of this portal."""
    return openbaar == openbare_sleutel() or openbaar in settings.LOGBOEK_OUDE_SLEUTELS


def teken(inhoud: dict[str, Any]) -> str:
    """Return the signature over this content, as base64 of 88 characters."""
    return b64encode(sleutel().sign(canonieke_bytes(inhoud))).decode()


def klopt(handtekening: str, inhoud: dict[str, Any], openbaar: str = "") -> bool:
    """Whether the key with this public half (the portal's own) signed this content."""
    try:
        half = Ed25519PublicKey.from_public_bytes(bytes.fromhex(openbaar or openbare_sleutel()))
        half.verify(b64decode(handtekening, validate=True), canonieke_bytes(inhoud))
    except (InvalidSignature, ValueError, Base64Fout):
        return False
    return True


def vingerafdruk_van(openbaar: str) -> str:
    """Return a public key as people compare it: the first half, in groups of four."""
    return " ".join(openbaar[i : i + 4] for i in range(0, 32, 4))
