"""What this floor asks of whom now, derived from the state of things (W60)."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse

from aanvragen.models import Aanvraag
from beoordeling.models import Advies
from besluitvorming.models import Aandeel, Beschikking, Voorlegging
from besluitvorming.woorden import telwoord
from deelnemers.rollen import aanbieders_van, gemeente_van, is_coordinator
from kern.registers import Taak
from kern.termijnen import datum_lang
from kern.tijd import vandaag
from regeling.models import Ronde


def taken(gebruiker: Any) -> Iterator[Taak]:
    """Return the tasks of coördinator, gemeentemedewerker and aanbieder."""
    if is_coordinator(gebruiker):
        yield from _voorleggen()
        yield from _brieven()
    if gemeente_van(gebruiker):
        yield from _gemeente(gebruiker)
    if aanbieders_van(gebruiker):
        yield from _aanbieder(gebruiker)


def _voorleggen() -> Iterator[Taak]:
    """Advice that waits for the coördinator; not while a next version is weighed."""
    klaar = Advies.objects.exclude(ronde__adviezen__status=Advies.Status.WEGING).exclude(
        ronde__adviezen__voorlegging__isnull=False
    )
    for ronde in Ronde.objects.filter(adviezen__in=klaar).distinct():
        yield Taak(
            "Stuur het advies naar de colleges",
            f"De commissie heeft het advies over {ronde.naam} vastgesteld.",
            reverse("besluitvorming:voorleggen", args=[ronde.code]),
            ronde.advies_tot,
        )


def _brieven() -> Iterator[Taak]:
    """Letters to make and to send, and colleges to wait for; four queries."""
    projecten = (
        Aandeel.objects.geldend()
        .filter(aanvraag__beschikking=None)
        .values("advies__ronde", "aanvraag")
        .order_by()
        .annotate(open=Count("pk", filter=Q(besluit=None)))
    )
    te_maken = Counter(p["advies__ronde"] for p in projecten if not p["open"])
    te_versturen = Counter(
        Beschikking.objects.te_versturen().values_list("aanvraag__ronde", flat=True)
    )
    open_ = Aandeel.objects.open().values_list("advies__ronde", "gemeente__naam").distinct()
    wachten: dict[int, list[str]] = {}
    for ronde_id, naam in open_.order_by("gemeente__naam"):
        wachten.setdefault(ronde_id, []).append(naam)
    rondes = Ronde.objects.filter(pk__in={*te_maken, *te_versturen, *wachten})
    for ronde in rondes:
        yield from _van_ronde(ronde, te_maken[ronde.pk], te_versturen[ronde.pk])
        if namen := wachten.get(ronde.pk):
            yield _wacht_op_colleges(ronde, namen)


def _van_ronde(ronde: Ronde, te_maken: int, te_versturen: int) -> Iterator[Taak]:
    url = reverse("besluitvorming:brieven", args=[ronde.code])
    if te_maken:
        yield Taak(
            f"Maak {telwoord(te_maken, 'beschikking', 'beschikkingen')}",
            "Alle colleges hebben hierover besloten.",
            url,
            ronde.besluitvorming_tot,
        )
    if te_versturen:
        yield Taak(
            f"Verstuur {telwoord(te_versturen, 'beschikking', 'beschikkingen')}",
            "Daarna weet de aanvrager het besluit en begint de termijn voor bezwaar.",
            url,
            ronde.besluitvorming_tot,
        )


def _wacht_op_colleges(ronde: Ronde, namen: list[str]) -> Taak:
    eerste = ", ".join(namen[:4]) + (f" en {len(namen) - 4} andere" if len(namen) > 4 else "")
    return Taak(
        f"{telwoord(len(namen), 'college moet', 'colleges moeten')} nog besluiten",
        f"{eerste}.",
        reverse("besluitvorming:bord"),
        ronde.besluitvorming_tot,
        wacht_op_anderen=True,
    )


def _gemeente(gebruiker: Any) -> Iterator[Taak]:
    """Decisions of the own college to record; else the other colleges to wait for."""
    eigen = Aandeel.objects.open().van(gebruiker).values("advies").order_by()
    aantal = {rij["advies"]: rij["aantal"] for rij in eigen.annotate(aantal=Count("pk"))}
    adviezen = {v.advies_id: v.advies for v in Voorlegging.objects.select_related("advies__ronde")}
    for pk, n in aantal.items():
        ronde = adviezen[pk].ronde
        yield Taak(
            f"Leg het besluit van uw college vast over {telwoord(n, 'project', 'projecten')}",
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
                telwoord(
                    rij["colleges"],
                    "ander college moet nog besluiten",
                    "andere colleges moeten nog besluiten",
                ),
                "Uw college is klaar.",
                reverse("besluitvorming:bord"),
                ronde.besluitvorming_tot,
                wacht_op_anderen=True,
            )


def _aanbieder(gebruiker: Any) -> Iterator[Taak]:
    """The letter, as long as an objection is possible; before that, the colleges to wait for."""
    eigen = (
        Aanvraag.objects.van_aanbieder(gebruiker)
        .filter(pk__in=Aandeel.objects.geldend().values("aanvraag"))
        .select_related("ronde")
        .annotate(verzonden=F("beschikking__verzonden_op"), bezwaar=F("beschikking__bezwaar_tot"))
    )
    for aanvraag in eigen:
        url = reverse("dossier_tab", args=[aanvraag.nummer, "besluiten"])
        if not aanvraag.verzonden:
            yield Taak(
                f"De colleges besluiten over “{aanvraag.titel}”",
                "U krijgt bericht als de beschikking er is.",
                url.removesuffix("besluiten/"),
                aanvraag.ronde.besluitvorming_tot,
                wacht_op_anderen=True,
            )
        elif aanvraag.bezwaar >= vandaag():
            yield Taak(
                f"Lees de beschikking over “{aanvraag.titel}”",
                f"Bezwaar maken kan tot en met {datum_lang(aanvraag.bezwaar)}.",
                url,
                aanvraag.bezwaar,
            )
