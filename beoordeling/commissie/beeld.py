"""Words about the committee that every kamer of this floor uses."""

from beoordeling.commissie.models import Zetel


def aantal_aanvragen(aantal: int) -> str:
    """Return "1 aanvraag" or "3 aanvragen"."""
    return f"{aantal} {'aanvraag' if aantal == 1 else 'aanvragen'}"


def deskundigheden(zetel: Zetel) -> str:
    """Return what the holder of a seat is expert in, as one line."""
    return ", ".join(str(Zetel.Deskundigheid(code).label) for code in zetel.deskundigheden)
