"""What this floor asks of whom now (W60)."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from kern.aansluiting.registers import Taak
from kern.basis.termijnen import datum_lang
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import rapportages_met_aanvraag


def rapportagetaken_van_aanbieder(gebruiker: Any, onderwerp: int | None = None) -> Iterator[Taak]:
    """Reports to make; those that were sent in wait for the coördinator."""
    eigen = rapportages_met_aanvraag().filter(
        project__aanvraag__in=Aanvraag.objects.van_aanbieder(gebruiker).order_by()
    )
    if onderwerp:
        eigen = eigen.filter(project__aanvraag=onderwerp)
    for r in eigen.te_maken():
        terug = r.status == Voortgangsrapportage.Status.TERUGGESTUURD
        titel = r.project.aanvraag.titel
        yield Taak(
            f"Beantwoord de vragen bij {r.naam.lower()}" if terug else f"Maak uw {r.naam.lower()}",
            f"Project “{titel}”, uiterlijk {datum_lang(r.uiterlijk)}.",
            reverse("uitvoering:rapportage", args=[r.pk]),
            r.uiterlijk,
            onderwerp=r.project.aanvraag_id,
        )
    for r in eigen.filter(status=Voortgangsrapportage.Status.INGEDIEND):
        yield Taak(
            f"De coördinator leest uw {r.naam.lower()}",
            f"Project “{r.project.aanvraag.titel}”.",
            reverse("uitvoering:rapportage", args=[r.pk]),
            wacht_op_anderen=True,
            onderwerp=r.project.aanvraag_id,
        )
