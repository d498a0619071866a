"""App configuration; ready() fills the registries of kern."""

from django.apps import AppConfig

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


class EvaluatieConfig(AppConfig):
    """Results, building blocks and the way of innovating."""

    name = "evaluatie"
    verbose_name = "Evaluatie"

    def ready(self) -> None:
        """Tell the floors below what this one knows."""
        from evaluatie import documents, dossier, rules, taken
        from kern import documenten, registers
        from kern.logboek import registreer_tekst

        assert rules
        documenten.registreer(documents.VERSLAG)
        registers.taken.registreer(taken.taken)
        registers.dossier_tabs.registreer(dossier.TAB)
        registers.dossier_gebeurtenissen.registreer(dossier.mijlpalen)
        for code, zin in LOGBOEKTEKSTEN.items():
            registreer_tekst(f"evaluatie.{code}", zin)
