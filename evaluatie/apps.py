"""App configuration; ready() fills the registries of kern."""

from kern.aansluiting.vloer import Vloer

LOGBOEKTEKSTEN = {
    "voeg_casus_toe": "voegde een casus toe aan de micro-analyse",
    "wijzig_casus": "wijzigde een casus van de micro-analyse",
    "houd_kennissessie": "legde een kennissessie vast",
    "voeg_inzicht_toe": "legde een inzicht uit een kennissessie vast",
    "laad_bouwstenen": "laadde de lijsten met bouwstenen",
    "label_indicator": "koppelde een indicator aan bouwstenen",
    "start_vragenronde": "verstuurde de vragenlijst",
    "beantwoord": "ontving een ingevulde vragenlijst, zonder naam",
    "leg_oordeel_vast": "legde het oordeel over deze manier van vernieuwen vast",
    "maak_verslag": "liet het evaluatieverslag maken",
}


class EvaluatieConfig(Vloer):
    """Results, building blocks and the way of innovating."""

    name = "evaluatie"
    default = True
    kamers = ("resultaten", "micro", "bouwstenen", "sessies", "tevredenheid", "verslag")
    verbose_name = "Evaluatie"

    def ready(self) -> None:
        """Tell the floors below what this one knows."""
        super().ready()
        from evaluatie.verslag.aansluiting import (
            EVALUATIE_TAB,
            mijlpalen_van_evaluatie,
            taken_van_evaluatie,
        )
        from evaluatie.verslag.documents import EVALUATIEVERSLAG
        from kern.aansluiting import registers
        from kern.documenten import documenten
        from kern.logboek.teksten import registreer_logzin

        documenten.registreer_documentsoort(EVALUATIEVERSLAG)
        registers.taken.registreer(taken_van_evaluatie)
        registers.dossier_tabs.registreer(EVALUATIE_TAB)
        registers.dossier_gebeurtenissen.registreer(mijlpalen_van_evaluatie)
        for code, zin in LOGBOEKTEKSTEN.items():
            registreer_logzin(f"evaluatie.{code}", zin)
