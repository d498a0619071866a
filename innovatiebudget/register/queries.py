"""The public register: what was granted to whom for what, with totals and map (W63)."""

from kern.aansluiting.registers import RegisterRij


def hoofddoelgroep(rij: RegisterRij) -> str:
    """Return the target group that the money counts for."""
    return rij.doelgroepen[0] if rij.doelgroepen else ""
