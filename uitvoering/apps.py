"""App configuration; ready() fills the registries of kern."""

from kern.aansluiting.vloer import Vloer

TEKSTEN = {
    "uitvoering.start": "startte het project",
    "uitvoering.bewaar_rapportage": "werkte aan een rapportage",
    "uitvoering.dien_rapportage_in": "diende een rapportage in",
    "uitvoering.accepteer": "accepteerde een rapportage",
    "uitvoering.stuur_terug": "stuurde een rapportage terug met vragen",
    "uitvoering.rond_af": "rondde het project af",
}


class UitvoeringConfig(Vloer):
    """Projects and their progress reports."""

    name = "uitvoering"
    default = True
    kamers = ("project", "rapportage", "verloop")
    verbose_name = "Uitvoering"

    def ready(self) -> None:
        """Declare permissions, sentences of the log, tasks and the part of the dossier."""
        super().ready()
        from kern.aansluiting import registers
        from kern.logboek.teksten import registreer_logzin
        from kern.werk import rooster
        from uitvoering.rapportage import services as rapportage
        from uitvoering.verloop.aansluiting import (
            UITVOERING_TAB,
            mijlpalen_van_uitvoering,
            taken_van_uitvoering,
        )

        for code, zin in TEKSTEN.items():
            registreer_logzin(code, zin)
        rooster.dagelijks.registreer(rapportage.herinner)
        registers.taken.registreer(taken_van_uitvoering)
        registers.dossier_tabs.registreer(UITVOERING_TAB)
        registers.dossier_gebeurtenissen.registreer(mijlpalen_van_uitvoering)
