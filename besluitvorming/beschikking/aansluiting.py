"""What the letters offer the house: where an application is, tasks (W60) and log sentences."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse

from besluitvorming.beschikking.beeld.stand import stand_bij_colleges
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.beschikking.queries.brieven import brieven_per_ronde, eigen_bij_colleges
from besluitvorming.verdeling.models import Aandeel
from deelnemers.organisaties.queries import aanbieders_van
from kern.aansluiting.aanvraagstand import Standbron, aanvraagstanden
from kern.aansluiting.registers import Taak, taken
from kern.basis.tekst import aantal_van
from kern.basis.termijnen import datum_lang
from kern.basis.tijd import vandaag
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie

registreer_logzin("besluitvorming.maak_beschikking", "maakte de beschikking")
registreer_logzin("besluitvorming.verstuur_beschikking", "verstuurde de beschikking")


def _standvelden() -> dict[str, Any]:
    """Whether the advice lies with the colleges, and what the letter grants once it was sent."""
    brief = Beschikking.objects.verzonden().filter(aanvraag=OuterRef("pk"))
    return {
        "stand_voorgelegd": Exists(Aandeel.objects.filter(aanvraag=OuterRef("pk"))),
        "stand_toegekend": Subquery(brief.values("bedrag")[:1]),
    }


aanvraagstanden.registreer(Standbron(velden=_standvelden, stand=stand_bij_colleges))


@taken.registreer
def brieftaken(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Letters that the coördinator makes and sends, counted per ronde."""
    if onderwerp or not mag(gebruiker, "besluitvorming.maak_beschikking"):
        return
    for ronde, (te_maken, te_versturen) in brieven_per_ronde().items():
        url = reverse("besluitvorming:brieven", args=[ronde.code])
        if te_maken:
            yield Taak(
                f"Maak {aantal_van(te_maken, 'beschikking', 'beschikkingen')}",
                "Alle colleges hebben hierover besloten.",
                url,
                ronde.besluitvorming_tot,
            )
        if te_versturen:
            yield Taak(
                f"Verstuur {aantal_van(te_versturen, 'beschikking', 'beschikkingen')}",
                "Daarna weet de aanvrager het besluit en begint de termijn voor bezwaar.",
                url,
                ronde.besluitvorming_tot,
            )


@taken.registreer
def taken_van_aanbieder(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """The letter, as long as an objection is possible; before that, the colleges to wait for."""
    if not aanbieders_van(gebruiker):
        return
    for aanvraag in eigen_bij_colleges(gebruiker, onderwerp):
        url = reverse("dossier_tab", args=[aanvraag.nummer, "besluiten"])
        brief: Beschikking | None = getattr(aanvraag, "beschikking", None)
        bezwaar_tot = brief.bezwaar_tot if brief else None
        if bezwaar_tot is None:  # set when the letter is sent
            yield Taak(
                f"De colleges besluiten over “{aanvraag.titel}”",
                "U krijgt bericht als de beschikking er is.",
                url.removesuffix("besluiten/"),
                aanvraag.ronde.besluitvorming_tot,
                wacht_op_anderen=True,
                onderwerp=aanvraag.pk,
            )
        elif bezwaar_tot >= vandaag():
            yield Taak(
                f"Lees de beschikking over “{aanvraag.titel}”",
                f"Bezwaar maken kan tot en met {datum_lang(bezwaar_tot)}.",
                url,
                bezwaar_tot,
                onderwerp=aanvraag.pk,
            )


registreer_verzegeld(
    Verzegeld(
        model=Beschikking,
        naam="beschikking",
        velden=(
            "aanvraag_id",
            "advies_id",
            "kenmerk",
            "uitkomst",
            "bedrag",
            "inhoud",
            "datum",
            "verzonden_op",
            "bezwaar_tot",
        ),
        wijzigt=frozenset({"besluitvorming.verstuur_beschikking"}),
    )
)
