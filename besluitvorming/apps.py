"""The floor besluitvorming as Django sees it; its kamers tell what they offer."""

from kern.aansluiting.vloer import Vloer


class BesluitvormingConfig(Vloer):
    """Twelve colleges, shares, letters and objections."""

    name = "besluitvorming"
    default = True
    kamers = ("verdeling", "voorleggen", "besluiten", "beschikking", "bezwaar", "verloop")
    verbose_name = "Besluitvorming"
