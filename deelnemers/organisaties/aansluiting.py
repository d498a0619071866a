"""What organisations offer the house: tasks and sentences of the log (W60, W61)."""

from collections.abc import Iterator

from django.urls import reverse

from deelnemers.organisaties.queries import aanbieders_van, open_uitnodigingen_aan, te_bevestigen
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import aanstellingen_van, heeft_andere_rol
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.basis.tekst import aantal_van
from kern.basis.tijd import lokaal
from kern.logboek.teksten import registreer_logzin
from kern.toegang.rechten import mag

for code, zin in {
    "registreer_aanbieder": "meldde een organisatie aan",
    "wijzig_aanbieder": "wijzigde de gegevens van een organisatie",
    "nodig_uit": "nodigde een collega uit",
    "trek_uitnodiging_in": "trok een uitnodiging in",
    "aanvaard_uitnodiging": "ging meewerken bij een organisatie",
    "beeindig_lidmaatschap": "liet een collega niet meer meewerken",
    "laat_beheren": "liet een collega de organisatie beheren",
    "aanbieder_bevestigd": "bevestigde een organisatie als aanbieder",
    "aanbieder_geweigerd": "bevestigde een organisatie niet als aanbieder",
}.items():
    registreer_logzin(f"deelnemers.{code}", zin)


@registers.taken.registreer
def taken_zonder_rol(gebruiker: Gebruiker, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Ask someone without a role for an organisation, or to accept an invitation that waits."""
    if onderwerp or not gebruiker.is_authenticated:
        return
    if aanstellingen_van(gebruiker) or aanbieders_van(gebruiker):
        return
    uitnodigingen = list(open_uitnodigingen_aan(gebruiker))
    for uitnodiging in uitnodigingen:
        yield Taak(
            titel=f"Werk mee bij {uitnodiging.aanbieder}",
            uitleg="U bent uitgenodigd. Open de link in de e-mail die u hebt gekregen.",
            url=reverse("deelnemers:organisatie"),
            datum=lokaal(uitnodiging.geldig_tot).date(),
        )
    if not uitnodigingen and not heeft_andere_rol(gebruiker):
        yield Taak(
            titel="Meld uw organisatie aan",
            uitleg="Daarna kunt u een aanvraag beginnen. Houd het KvK-nummer bij de hand.",
            url=reverse("deelnemers:aanmelden"),
        )


@registers.taken.registreer
def taken_rond_bevestigen(gebruiker: Gebruiker, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Ask the coördinator to confirm organisations that registered themselves; one query."""
    if onderwerp or not mag(gebruiker, "deelnemers.aanbieders_bevestigen"):
        return
    if namen := list(te_bevestigen().prefetch_related(None).values_list("naam", flat=True)):
        wie = namen[0] if len(namen) == 1 else aantal_van(len(namen), "organisatie", "organisaties")
        yield Taak(
            titel=f"Bevestig {wie} als aanbieder",
            uitleg="Wat zij versturen, kunt u pas toelaten als u hebt gecontroleerd wie zij zijn.",
            url=reverse("deelnemers:te_bevestigen"),
        )
