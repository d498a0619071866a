"""What the decisions ask of whom now (W60), and their sentence in the log."""

from collections.abc import Iterator

from django.urls import reverse

from besluitvorming.besluiten.beeld import eerste_namen
from besluitvorming.besluiten.models import Collegebesluit, Projectbesluit
from besluitvorming.besluiten.queries.colleges import (
    anderen_te_wachten,
    colleges_te_wachten,
    eigen_open_projecten,
)
from deelnemers.personen.queries import gemeente_van
from kern.aansluiting.registers import Taak, taken
from kern.basis.tekst import aantal_van
from kern.basis.termijnen import datum_lang
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie

registreer_logzin(
    "besluitvorming.leg_collegebesluit_vast", "legde een besluit van het college vast"
)


@taken.registreer
def wachten_op_colleges(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Colleges that the coördinator waits for."""
    if onderwerp or not mag(gebruiker, "besluitvorming.maak_beschikking"):
        return
    for ronde, namen in colleges_te_wachten().items():
        yield Taak(
            f"{aantal_van(len(namen), 'college moet', 'colleges moeten')} nog besluiten",
            f"{eerste_namen(namen)}.",
            reverse("besluitvorming:bord"),
            ronde.besluitvorming_tot,
            wacht_op_anderen=True,
        )


@taken.registreer
def collegetaken(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Decisions of the own college to record; else the other colleges to wait for."""
    if onderwerp or gemeente_van(gebruiker) is None:
        return
    eigen = eigen_open_projecten(gebruiker)
    for ronde, aantal in eigen.items():
        yield Taak(
            "Leg het besluit van uw college vast over "
            f"{aantal_van(aantal, 'project', 'projecten')}",
            f"Uw college besluit uiterlijk {datum_lang(ronde.besluitvorming_tot)}.",
            reverse("besluitvorming:besluit", args=[ronde.code]),
            ronde.besluitvorming_tot,
        )
    for ronde, aantal in anderen_te_wachten(gebruiker).items():
        if ronde not in eigen:
            yield Taak(
                aantal_van(
                    aantal,
                    "ander college moet nog besluiten",
                    "andere colleges moeten nog besluiten",
                ),
                "Uw college is klaar.",
                reverse("besluitvorming:bord"),
                ronde.besluitvorming_tot,
                wacht_op_anderen=True,
            )


registreer_verzegeld(
    Verzegeld(
        model=Collegebesluit,
        naam="collegebesluit",
        velden=(
            "advies_id",
            "gemeente_id",
            "datum",
            "kenmerk",
            "procedure_gevolgd",
            "criteria_toegepast",
            "toelichting",
            "vastgelegd_door_id",
            "vastgelegd_op",
        ),
    )
)

registreer_verzegeld(
    Verzegeld(
        model=Projectbesluit,
        naam="projectbesluit",
        velden=("collegebesluit_id", "aandeel_id", "volgt", "bedrag", "reden"),
    )
)
