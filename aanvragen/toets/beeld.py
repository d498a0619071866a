"""What the coördinator reads on the page of the check (W13)."""

from aanvragen.toets.models import Toets


def voorzet_aanvulling(gemeten: dict[int, Toets]) -> str:
    """Propose the text of the request from the reasons given per criterion."""
    aan_te_vullen = [t for t in gemeten.values() if t.oordeel == Toets.Oordeel.AANVULLEN]
    return "\n\n".join(f"{t.criterium}: {t.reden}" for t in aan_te_vullen)
