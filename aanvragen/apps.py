"""App configuration; ready() fills the registries of kern."""

from django.apps import AppConfig

TEKSTEN = {
    "aanvragen.start": "begon een aanvraag",
    "aanvragen.bewaar_onderdeel": "werkte aan de aanvraag",
    "aanvragen.voeg_bijlage_toe": "voegde een bijlage toe",
    "aanvragen.verwijder_bijlage": "haalde een bijlage weg",
    "aanvragen.dien_in": "verstuurde de aanvraag",
    "aanvragen.voer_in_namens": "voerde de aanvraag in namens de aanvrager",
    "aanvragen.maak_aanbieder": "voerde een organisatie in namens de aanvrager",
    "aanvragen.vul_aan": "stuurde een aanvulling",
    "aanvragen.trek_in": "trok de aanvraag in",
    "aanvragen.toets_criterium": "controleerde een criterium",
    "aanvragen.vraag_aanvulling": "vroeg om een aanvulling",
    "aanvragen.laat_toe": "liet de aanvraag toe tot de beoordeling",
    "aanvragen.stel_buiten_behandeling": "stelde de aanvraag buiten behandeling",
}


class AanvragenConfig(AppConfig):
    """Applications: draft, submission, versions, check and completion."""

    name = "aanvragen"
    verbose_name = "Aanvragen"

    def ready(self) -> None:
        """Declare permissions, sentences of the log, documents, tasks and the dossier."""
        from aanvragen import documents, dossier, rules, taken  # noqa: F401
        from aanvragen.services import verlengd
        from kern import registers
        from kern.logboek import registreer_tekst
        from regeling import haken

        for code, zin in TEKSTEN.items():
            registreer_tekst(code, zin)
        documents.registreer()
        haken.bij_verlenging.registreer(verlengd.meld)
        registers.taken.registreer(taken.taken)
        registers.dossier_tabs.registreer(dossier.TAB)
        registers.dossier_gebeurtenissen.registreer(dossier.mijlpalen)
