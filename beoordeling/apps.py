"""The floor of the committee: its kamers, lowest first."""

from kern.aansluiting.vloer import Vloer


class BeoordelingConfig(Vloer):
    """Committee, independence, secret scores, weighing and the one advice."""

    name = "beoordeling"
    default = True
    kamers = ("commissie", "belangen", "scoren", "weging", "scenario", "vergadering", "advies")
    verbose_name = "Beoordeling"
