"""A second, naive implementation of the published formula, to compare with."""

from decimal import ROUND_HALF_UP, Decimal, localcontext


def naief(per_criterium, leden):
    """The published formula in decimals of 60 digits, the long way round."""
    with localcontext() as ctx:
        ctx.prec = 60
        per_lid = [
            sum(Decimal(w) * Decimal(lid[c]) for c, w in per_criterium.items())
            / sum(Decimal(w) for w in per_criterium.values())
            for lid in leden
        ]
        gemiddeld = sum(per_lid) / len(per_lid)
        # a repeating fraction such as 2/3 loses its last digit: look at ten digits before rounding
        return gemiddeld.quantize(Decimal("1e-40"), ROUND_HALF_UP)
