"""What this floor asks of whom now, derived from the state of things (W60)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.urls import reverse

from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen.models import Voorlegging
from kern.aansluiting.registers import Taak
from kern.basis.tekst import aantal_van
from kern.basis.termijnen import datum_lang
from regeling.ronde.models import Ronde


def wacht_op_colleges(ronde: Ronde, namen: list[str]) -> Taak:
    eerste = ", ".join(namen[:4]) + (f" en {len(namen) - 4} andere" if len(namen) > 4 else "")
    return Taak(
        f"{aantal_van(len(namen), 'college moet', 'colleges moeten')} nog besluiten",
        f"{eerste}.",
        reverse("besluitvorming:bord"),
        ronde.besluitvorming_tot,
        wacht_op_anderen=True,
    )


def collegetaken(gebruiker: Any) -> Iterator[Taak]:
    """Decisions of the own college to record; else the other colleges to wait for."""
    eigen = Aandeel.objects.open().van(gebruiker).values("advies").order_by()
    aantal = {rij["advies"]: rij["aantal"] for rij in eigen.annotate(aantal=Count("pk"))}
    adviezen = {v.advies_id: v.advies for v in Voorlegging.objects.select_related("advies__ronde")}
    for pk, n in aantal.items():
        ronde = adviezen[pk].ronde
        yield Taak(
            f"Leg het besluit van uw college vast over {aantal_van(n, 'project', 'projecten')}",
            f"Uw college besluit uiterlijk {datum_lang(ronde.besluitvorming_tot)}.",
            reverse("besluitvorming:besluit", args=[ronde.code]),
            ronde.besluitvorming_tot,
        )
    anderen = Aandeel.objects.open().filter(advies__aandelen__in=Aandeel.objects.van(gebruiker))
    per_advies = anderen.values("advies").order_by()
    for rij in per_advies.annotate(colleges=Count("gemeente", distinct=True)):
        if rij["advies"] not in aantal:
            ronde = adviezen[rij["advies"]].ronde
            yield Taak(
                aantal_van(
                    rij["colleges"],
                    "ander college moet nog besluiten",
                    "andere colleges moeten nog besluiten",
                ),
                "Uw college is klaar.",
                reverse("besluitvorming:bord"),
                ronde.besluitvorming_tot,
                wacht_op_anderen=True,
            )
