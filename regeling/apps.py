"""App configuration; ready() fills the registries of kern."""

from kern.aansluiting.vloer import Vloer

TEKSTEN = {
    "regeling.laad": "laadde de ronde",
    "regeling.publiceer": "publiceerde de ronde",
    "regeling.verleng": "verlengde de ronde voor iedereen",
    "regeling.wijzig": "publiceerde een nieuwe versie van de ronde",
}


class RegelingConfig(Vloer):
    """The rules of a ronde, as data."""

    name = "regeling"
    default = True
    kamers = ("ronde", "invoer", "publicatie")
    verbose_name = "Regeling"

    def ready(self) -> None:
        """Declare permissions, sentences of the log, tasks and documents."""
        super().ready()
        from kern.aansluiting import registers
        from kern.documenten import documenten as kern_documenten
        from kern.logboek.teksten import registreer_logzin
        from regeling.publicatie.aansluiting import taken_rond_publicatie
        from regeling.publicatie.documents import RONDEDOCUMENT

        for code, zin in TEKSTEN.items():
            registreer_logzin(code, zin)
        registers.taken.registreer(taken_rond_publicatie)
        kern_documenten.registreer_documentsoort(RONDEDOCUMENT)
