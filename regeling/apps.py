"""App configuration."""

from kern.aansluiting.vloer import Vloer


class RegelingConfig(Vloer):
    """The rules of a ronde, as data."""

    name = "regeling"
    default = True
    kamers = ("ronde", "invoer", "publicatie")
    verbose_name = "Regeling"
