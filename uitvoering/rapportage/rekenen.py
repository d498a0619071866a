"""Measurements as a person writes them (R50)."""

from decimal import Decimal

from kern.basis.geld import getal


def zonder_nullen(waarde: Decimal | None) -> str:
    """Write a measurement with as many decimals as it has: 4,6 and not 4,60; empty without one."""
    if waarde is None:
        return ""
    return getal(waarde, max(0, -int(waarde.normalize().as_tuple().exponent)))
