"""App configuration of the roof."""

from kern.aansluiting.vloer import Vloer


class InnovatiebudgetConfig(Vloer):
    """The roof: start pages, dossier, register, log."""

    name = "innovatiebudget"
    default = True
    kamers = (
        "demonstratie",
        "werk",
        "gezond",
        "informatie",
        "stijl",
        "logboek",
        "register",
        "dossier",
        "navigatie",
        "start",
    )
    verbose_name = "Innovatiebudget"
