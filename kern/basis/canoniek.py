"""One way to write content down, and its fingerprint (W01, W11, R25, W61).

What is frozen is hashed over these bytes: the rules of a published ronde, a received application,
the advice, every line of the log. So the bytes of content that exists may never change.
"""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID


def canonieke_json(inhoud: Any) -> str:
    """Write content as JSON in its one form: sorted keys, no spaces, characters as they are.

    Takes what JSON knows, and Decimal, date, aware datetime and UUID as text of a fixed form.
    Raises TypeError for a float, which reads back differently from another database, for a key
    that is no text, and for anything else; ValueError for a moment without time zone.
    """
    return json.dumps(
        gewone_waarden(inhoud), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def canonieke_bytes(inhoud: Any) -> bytes:
    """Return the one byte string of this content, UTF-8; raises as `canonieke_json`."""
    return canonieke_json(inhoud).encode()


def vingerafdruk(inhoud: Any) -> str:
    """Return the SHA-256 of the canonical bytes: 64 hexadecimal digits."""
    return hashlib.sha256(canonieke_bytes(inhoud)).hexdigest()


def gewone_waarden(inhoud: Any) -> Any:
    """Return content in what plain JSON knows, so that it reads back the same from a database.

    Amounts keep their decimals ("1.50"), moments are in UTC. Raises as `canonieke_json`.
    """
    if isinstance(inhoud, dict):
        return {_sleutel(key): gewone_waarden(value) for key, value in inhoud.items()}
    if isinstance(inhoud, list | tuple):
        return [gewone_waarden(value) for value in inhoud]
    if inhoud is None or isinstance(inhoud, str | int):  # bool is an int
        return inhoud
    return _als_tekst(inhoud)


def _sleutel(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"Not a key of plain JSON: {key!r}")
    return key


def _als_tekst(waarde: Any) -> str:
    """Write a value that JSON does not know in the one form it has in this house."""
    if isinstance(waarde, Decimal) and waarde.is_finite():
        return f"{waarde:f}"
    if isinstance(waarde, datetime):  # before date: a datetime is one
        if waarde.tzinfo is None:
            raise ValueError(f"A moment without time zone: {waarde!r}")
        return waarde.astimezone(UTC).isoformat()
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, UUID):
        return str(waarde)
    raise TypeError(f"Not plain JSON: {waarde!r}")
