"""App configuration; ready() fills the registries of kern."""

from kern.aansluiting.vloer import Vloer


class BeoordelingConfig(Vloer):
    """Committee, independence, secret scores, weighing and the one advice."""

    name = "beoordeling"
    default = True
    kamers = ("commissie", "belangen", "scoren", "weging", "vergadering", "advies")
    verbose_name = "Beoordeling"

    def ready(self) -> None:
        """Tell the floors below: visibility, MFA, tasks, dossier, sentences of the log."""
        super().ready()
        from beoordeling.advies.aansluiting import (
            TAB_ADVIES,
            mijlpalen_beoordeling,
            registreer_documenten,
        )
        from beoordeling.commissie.queries import heeft_zetel
        from beoordeling.vergadering.aansluiting import TAB_BEOORDELING, taken_beoordeling
        from beoordeling.weging.aansluiting import taken_weging
        from deelnemers.personen.queries import registreer_andere_rol
        from kern.aansluiting import registers
        from kern.logboek.teksten import registreer_logzin

        registreer_andere_rol(heeft_zetel)
        registers.taken.registreer(taken_beoordeling)
        registers.taken.registreer(taken_weging)
        registers.dossier_tabs.registreer(TAB_BEOORDELING)
        registers.dossier_tabs.registreer(TAB_ADVIES)
        registers.dossier_gebeurtenissen.registreer(mijlpalen_beoordeling)
        registreer_documenten()
        for code, zin in LOGBOEKTEKSTEN.items():
            registreer_logzin(f"beoordeling.{code}", zin)


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
