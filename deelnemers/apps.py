"""App configuration."""

from kern.aansluiting.vloer import Vloer


class DeelnemersConfig(Vloer):
    """Who takes part: users, organisations, municipalities and their relations."""

    name = "deelnemers"
    default = True
    kamers = ("gemeenten", "personen", "organisaties", "aanmelden")
    verbose_name = "Deelnemers"
