"""App configuration; ready() fills the registries of kern."""

from kern.aansluiting.vloer import Vloer

TEKSTEN = {
    "besluitvorming.leg_voor": "stuurde het advies naar de colleges",
    "besluitvorming.leg_collegebesluit_vast": "legde een besluit van het college vast",
    "besluitvorming.maak_beschikking": "maakte de beschikking",
    "besluitvorming.verstuur_beschikking": "verstuurde de beschikking",
    "besluitvorming.registreer_bezwaar": "registreerde een bezwaar",
}


class BesluitvormingConfig(Vloer):
    """Twelve colleges, shares, letters and objections."""

    name = "besluitvorming"
    default = True
    kamers = ("verdeling", "voorleggen", "besluiten", "beschikking", "bezwaar")
    verbose_name = "Besluitvorming"

    def ready(self) -> None:
        """Declare permissions, visibility, documents, tasks, dossier, register, log sentences."""
        super().ready()
        from besluitvorming.beschikking.aansluiting import (
            BESLUITEN_TAB,
            mijlpalen_van_besluitvorming,
            taken_van_besluitvorming,
        )
        from besluitvorming.beschikking.documents import registreer_beschikking
        from kern.aansluiting import registers
        from kern.logboek.teksten import registreer_logzin

        registreer_beschikking()
        registers.taken.registreer(taken_van_besluitvorming)
        registers.dossier_tabs.registreer(BESLUITEN_TAB)
        registers.dossier_gebeurtenissen.registreer(mijlpalen_van_besluitvorming)
        for code, zin in TEKSTEN.items():
            registreer_logzin(code, zin)
