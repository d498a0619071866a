"""What the application promised, beside what a report tells (R40, R42, R50)."""

from decimal import Decimal

from kern.basis.geld import getal


def zonder_nullen(waarde: Decimal) -> str:
    """Write a measurement with as many decimals as it has: 4,6 and not 4,60."""
    return getal(waarde, max(0, -int(waarde.normalize().as_tuple().exponent)))
