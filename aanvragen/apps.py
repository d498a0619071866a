"""App configuration; ready() fills the registries of kern."""

from kern.aansluiting.vloer import Vloer

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


class AanvragenConfig(Vloer):
    """Applications: draft, submission, versions, check and completion."""

    name = "aanvragen"
    default = True
    kamers = ("velden", "concept", "bijlagen", "indienen", "toets", "invoer")
    verbose_name = "Aanvragen"

    def ready(self) -> None:
        """Declare permissions, sentences of the log, documents, tasks and the dossier."""
        super().ready()
        from aanvragen.concept import services as concept
        from aanvragen.indienen.aansluiting import DOSSIERTAB_AANVRAAG, aanvraagmijlpalen
        from aanvragen.toets.aansluiting import aanvraagtaken
        from aanvragen.toets.documents import registreer_documenten
        from kern.aansluiting import registers
        from kern.logboek.teksten import registreer_logzin
        from regeling.publicatie import services as publicatie

        for code, zin in TEKSTEN.items():
            registreer_logzin(code, zin)
        registreer_documenten()
        publicatie.bij_verlenging.registreer(concept.meld_verlenging)
        registers.taken.registreer(aanvraagtaken)
        registers.dossier_tabs.registreer(DOSSIERTAB_AANVRAAG)
        registers.dossier_gebeurtenissen.registreer(aanvraagmijlpalen)
