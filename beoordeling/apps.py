"""App configuration; ready() fills the registries of kern."""

from django.apps import AppConfig


class BeoordelingConfig(AppConfig):
    """Committee, independence, secret scores, weighing and the one advice."""

    name = "beoordeling"
    verbose_name = "Beoordeling"

    def ready(self) -> None:
        """Tell the floors below: visibility, MFA, tasks, dossier, sentences of the log."""
        from aanvragen import zichtbaarheid
        from beoordeling import (
            belangen,
            documents,
            dossier,
            rollen,
            rules,
            taken,
            weging_dossier,
            weging_rules,
            weging_taken,
        )
        from deelnemers.rollen import registreer_mfa
        from kern import registers
        from kern.logboek import registreer_tekst

        assert rules
        assert weging_rules
        zichtbaarheid.registreer(belangen.zichtbaar_voor_commissie)
        registreer_mfa(rollen.in_commissie)
        registers.taken.registreer(taken.taken)
        registers.taken.registreer(weging_taken.taken)
        registers.dossier_tabs.registreer(dossier.TAB)
        registers.dossier_tabs.registreer(weging_dossier.TAB)
        registers.dossier_gebeurtenissen.registreer(dossier.mijlpalen)
        documents.registreer_documenten()
        for code, zin in LOGBOEKTEKSTEN.items():
            registreer_tekst(f"beoordeling.{code}", zin)


LOGBOEKTEKSTEN = {
    "stel_commissie_in": "stelde de commissie in",
    "voeg_zetel_toe": "voegde een zetel toe aan de commissie",
    "wijzig_zetel": "wijzigde de profielschets van een zetel",
    "verwijder_zetel": "haalde een zetel uit de commissie",
    "bezet_zetel": "wees iemand aan voor een zetel in de commissie",
    "vervang_lid": "verving een lid van de commissie",
    "start_commissie": "liet de commissie beginnen",
    "verklaar": "vulde een belangenverklaring in",
    "verklaar_overige": "verklaarde geen belang te hebben bij de overige aanvragen",
    "geef_score": "gaf een score",
    "bewaar_doelen": "schreef aan de toelichting op de doelen",
    "leg_weg": "legde de aanvraag weg om later te beoordelen",
    "maak_definitief": "maakte de eigen beoordeling definitief",
    "open_scores": "opende de scores",
    "noteer_bespreking": "schreef de notitie van de bespreking",
    "herinner": "herinnerde commissieleden aan hun scores",
    "herzie_score": "herzag een score na de bespreking",
    "begin_weging": "begon met de weging van het geheel",
    "kies": "legde een keuze van de commissie vast",
    "motiveer": "schreef aan de motivering in het advies",
    "schrijf_overwegingen": "schreef aan de overwegingen van het advies",
    "stel_advies_vast": "stelde het advies vast",
    "nieuwe_versie": "begon aan een nieuwe versie van het advies",
}
