"""App configuration; ready() fills the registries of kern."""

from kern.aansluiting.vloer import Vloer

TEKSTEN = {
    "deelnemers.maak_gebruiker": "maakte een account",
    "deelnemers.registreer_gebruiker": "maakte een account",
    "deelnemers.wijzig_profiel": "wijzigde de eigen gegevens",
    "deelnemers.registreer_aanbieder": "meldde een organisatie aan",
    "deelnemers.wijzig_aanbieder": "wijzigde de gegevens van een organisatie",
    "deelnemers.nodig_uit": "nodigde een collega uit",
    "deelnemers.trek_uitnodiging_in": "trok een uitnodiging in",
    "deelnemers.aanvaard_uitnodiging": "ging meewerken bij een organisatie",
    "deelnemers.beeindig_lidmaatschap": "liet een collega niet meer meewerken",
    "deelnemers.laat_beheren": "liet een collega de organisatie beheren",
    "deelnemers.stel_aan": "stelde iemand aan",
    "deelnemers.beeindig_aanstelling": "beëindigde een aanstelling",
    "deelnemers.verleng_aanstelling": "verlengde een aanstelling",
    "deelnemers.laad_gemeenten": "laadde de gemeenten",
}


class DeelnemersConfig(Vloer):
    """Who takes part: users, organisations, municipalities and their relations."""

    name = "deelnemers"
    default = True
    kamers = ("gemeenten", "personen", "organisaties", "aanmelden")
    verbose_name = "Deelnemers"

    def ready(self) -> None:
        """Declare permissions, sentences of the log and tasks."""
        super().ready()
        from deelnemers.organisaties.aansluiting import taken_van_deelnemers
        from kern.aansluiting import registers
        from kern.logboek.teksten import registreer_logzin

        for code, zin in TEKSTEN.items():
            registreer_logzin(code, zin)
        registers.taken.registreer(taken_van_deelnemers)
