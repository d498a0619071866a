"""App configuration; ready() fills the registries of kern."""

from django.apps import AppConfig

TEKSTEN = {
    "uitvoering.start": "startte het project",
    "uitvoering.bewaar_rapportage": "werkte aan een rapportage",
    "uitvoering.dien_rapportage_in": "diende een rapportage in",
    "uitvoering.accepteer": "accepteerde een rapportage",
    "uitvoering.stuur_terug": "stuurde een rapportage terug met vragen",
    "uitvoering.rond_af": "rondde het project af",
}


class UitvoeringConfig(AppConfig):
    """Projects and their progress reports."""

    name = "uitvoering"
    verbose_name = "Uitvoering"

    def ready(self) -> None:
        """Declare permissions, sentences of the log, tasks and the part of the dossier."""
        from kern import registers
        from kern.logboek import registreer_tekst
        from uitvoering import dossier, openbaar, rules, services, taken  # noqa: F401

        for code, zin in TEKSTEN.items():
            registreer_tekst(code, zin)
        registers.aanvraagstanden.registreer(openbaar.standen)
        registers.dagelijks.registreer(services.herinner)
        registers.taken.registreer(taken.taken)
        registers.dossier_tabs.registreer(dossier.TAB)
        registers.dossier_gebeurtenissen.registreer(dossier.mijlpalen)
