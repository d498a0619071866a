"""What the colleges of a project grant together (R32). Amounts are Decimal in euros."""

from collections.abc import Iterable
from decimal import Decimal

NUL = Decimal("0.00")  # with cents: it is written like this in letters


def toe_te_kennen(
    delen: Iterable[tuple[Decimal, Decimal]], *, alles_of_niets: bool = False
) -> Decimal:
    """Add up what the colleges grant; `delen` is (advised, granted) of each of them.

    With all or nothing one college that grants less than advised undoes the whole (R32). When
    nothing was advised, the project gets something only if every college gives something.
    """
    paren = list(delen)
    totaal = sum((toegekend for _, toegekend in paren), NUL)
    if not alles_of_niets:
        return totaal
    minder = any(toegekend < advies for advies, toegekend in paren)
    iets_geadviseerd = any(advies for advies, _ in paren)
    niet_overal = not iets_geadviseerd and not all(toegekend for _, toegekend in paren)
    return NUL if minder or niet_overal else totaal
