"""Sentences about decisions, in plain Dutch: what deviates and what follows from it (R31, R32)."""

from decimal import Decimal

GETALWOORDEN = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen",
    "tien", "elf", "twaalf",
)  # fmt: skip


def getal_in_woorden(aantal: int) -> str:
    """Write a small number in words: twaalf."""
    return GETALWOORDEN[aantal] if aantal < len(GETALWOORDEN) else str(aantal)


def aantal_van(aantal: int, een: str, meer: str) -> str:
    """Return "1 project" or "3 projecten"."""
    return f"{aantal} {een if aantal == 1 else meer}"


def procent_van_geheel(deel: Decimal, geheel: Decimal) -> str:
    """Write a share: 34,6%."""
    waarde = 100 * deel / geheel if geheel else Decimal(0)
    return f"{waarde:.1f}%".replace(".", ",")
