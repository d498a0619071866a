"""The floor of the applications, as Django sees it."""

from kern.aansluiting.vloer import Vloer


class AanvragenConfig(Vloer):
    """Applications: draft, submission, versions, check and completion."""

    name = "aanvragen"
    default = True
    kamers = ("velden", "concept", "bijlagen", "indienen", "toets", "invoer")
    verbose_name = "Aanvragen"
