"""App configuration; ready() fills the registries of kern."""

from django.apps import AppConfig

TEKSTEN = {
    "besluitvorming.leg_voor": "stuurde het advies naar de colleges",
    "besluitvorming.leg_collegebesluit_vast": "legde een besluit van het college vast",
    "besluitvorming.maak_beschikking": "maakte de beschikking",
    "besluitvorming.verstuur_beschikking": "verstuurde de beschikking",
    "besluitvorming.registreer_bezwaar": "registreerde een bezwaar",
}


class BesluitvormingConfig(AppConfig):
    """Twelve colleges, shares, letters and objections."""

    name = "besluitvorming"
    verbose_name = "Besluitvorming"

    def ready(self) -> None:
        """Declare permissions, visibility, documents, tasks, dossier, register, log sentences."""
        from aanvragen import zichtbaarheid
        from besluitvorming import documents, dossier, openbaar, rules, taken, zicht
        from kern import registers
        from kern.logboek import registreer_tekst

        assert rules
        zichtbaarheid.registreer(zicht.zichtbaar_voor_gemeenten)
        documents.registreer_documenten()
        registers.taken.registreer(taken.taken)
        registers.dossier_tabs.registreer(dossier.TAB)
        registers.dossier_gebeurtenissen.registreer(dossier.mijlpalen)
        registers.register_rijen.registreer(openbaar.rijen)
        registers.aanvraagstanden.registreer(openbaar.standen)
        for code, zin in TEKSTEN.items():
            registreer_tekst(code, zin)
