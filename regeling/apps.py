"""App configuration; ready() fills the registries of kern."""

from django.apps import AppConfig

TEKSTEN = {
    "regeling.laad": "laadde de ronde",
    "regeling.publiceer": "publiceerde de ronde",
    "regeling.verleng": "verlengde de ronde voor iedereen",
    "regeling.wijzig": "publiceerde een nieuwe versie van de ronde",
}


class RegelingConfig(AppConfig):
    """The rules of a ronde, as data."""

    name = "regeling"
    verbose_name = "Regeling"

    def ready(self) -> None:
        """Declare permissions, sentences of the log, tasks and documents."""
        from kern import documenten as kern_documenten
        from kern import registers
        from kern.logboek import registreer_tekst
        from regeling import documents, rules, taken  # noqa: F401

        for code, zin in TEKSTEN.items():
            registreer_tekst(code, zin)
        registers.taken.registreer(taken.taken)
        kern_documenten.registreer(documents.RONDE)
