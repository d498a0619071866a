"""What the frozen advice is called, and how a moment is written in it (R25)."""

from datetime import UTC, datetime

ADVIES_SCHEMA = "advies-1"

ADVIESDOCUMENT = "advies"


def moment_tekst(moment: datetime) -> str:
    """Write a moment in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
