"""What the public may know: every letter that was sent and grants something (W63).

What this floor shows in the dossier of an application: one tab and its milestones (W62).

What this floor asks of whom now, derived from the state of things (W60).
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking.beeld import stand_bij_colleges
from besluitvorming.beschikking.models import DOCUMENTSOORT, Beschikking
from besluitvorming.besluiten.aansluiting import collegetaken, wacht_op_colleges
from besluitvorming.verdeling.models import Aandeel, gemeenten_van
from besluitvorming.voorleggen.aansluiting import voorlegtaken
from besluitvorming.voorleggen.models import Voorlegging
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.queries import aangesteld_als_coordinator, gemeente_van
from kern.aansluiting.aanvraagstand import Standbron, aanvraagstanden
from kern.aansluiting.registers import DossierTab, Mijlpaal, Taak
from kern.basis.tekst import aantal_van
from kern.basis.termijnen import bezwaartermijn, datum_lang
from kern.basis.tijd import lokaal, vandaag
from kern.documenten import documenten
from kern.toegang.rechten import mag
from regeling.ronde.models import Ronde


def _standvelden() -> dict[str, Any]:
    """Whether the advice lies with the colleges, and what the letter grants once it was sent."""
    brief = Beschikking.objects.verzonden().filter(aanvraag=OuterRef("pk"))
    return {
        "stand_voorgelegd": Exists(Aandeel.objects.filter(aanvraag=OuterRef("pk"))),
        "stand_toegekend": Subquery(brief.values("bedrag")[:1]),
    }


aanvraagstanden.registreer(Standbron(velden=_standvelden, stand=stand_bij_colleges))


def besluiten_tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: the letter, what every college decided, own objections."""
    volgt = mag(request.user, "besluitvorming.besluiten_volgen", aanvraag)
    brief = Beschikking.objects.filter(aanvraag=aanvraag).first()
    aandelen = list(
        Aandeel.objects.geldend()
        .filter(aanvraag=aanvraag)
        .select_related("gemeente", "besluit__collegebesluit")
    )
    eigen = set(gemeenten_van(request.user).values_list("pk", flat=True))
    context = {
        "aanvraag": aanvraag,
        "ronde": aanvraag.ronde,
        "brief": brief,
        "volgt": volgt,
        "document": documenten.laatste(DOCUMENTSOORT, aanvraag) if brief else None,
        "termijn": bezwaartermijn(brief.verzonden) if brief and brief.verzonden else None,
        "kan_bezwaar": bool(brief and brief.bezwaar_tot and brief.bezwaar_tot >= vandaag()),
        "aandelen": aandelen,
        "eigen": [a for a in aandelen if a.gemeente_id in eigen],
        "bezwaren": list(_zichtbare_bezwaren(request.user, brief, eigen)),
        "totaal": sum(a.bedrag for a in aandelen),
        "open": sum(1 for a in aandelen if not a.besloten),
    }
    return SafeString(render_to_string("besluitvorming/beschikking/dossier.html", context, request))


def _zichtbare_bezwaren(gebruiker: Any, brief: Beschikking | None, eigen: set[int]) -> Any:
    """Objections: the own ones of a municipality, all for the coördinator."""
    if brief is None:
        return []
    rijen = brief.bezwaren.select_related("gemeente", "beschikking")
    if mag(gebruiker, "besluitvorming.maak_beschikking"):
        return rijen
    return rijen.filter(gemeente__in=eigen)


BESLUITEN_TAB = DossierTab(
    code="besluiten",
    titel="Besluiten",
    volgorde=50,
    mag="besluitvorming.besluiten_zien",
    view=besluiten_tab,
)


def mijlpalen_van_besluitvorming(aanvraag: Aanvraag, gebruiker: Any) -> Iterator[Mijlpaal]:
    """Tell when the colleges decide and when the letter was sent; nothing of what it says."""
    if aanvraag.status != Aanvraag.Status.TOEGELATEN:
        return
    ronde = aanvraag.ronde
    voorlegging = (
        Voorlegging.objects.filter(advies__aandelen__aanvraag=aanvraag)
        .select_related("advies")
        .first()
    )
    if voorlegging is None:
        yield Mijlpaal(
            ronde.besluitvorming_tot,
            "De colleges besluiten",
            "Elk college besluit over zijn eigen deel.",
            "straks",
        )
        return
    yield Mijlpaal(lokaal(voorlegging.op).date(), "Het advies ligt bij de colleges")
    brief = Beschikking.objects.verzonden().filter(aanvraag=aanvraag).first()
    if brief is None:
        tekst = f"Uiterlijk {datum_lang(ronde.besluitvorming_tot)}."
        if mag(gebruiker, "besluitvorming.besluiten_volgen", aanvraag):
            tekst = f"{_hoever_de_colleges_zijn(aanvraag)} {tekst}"
        yield Mijlpaal(ronde.besluitvorming_tot, "De colleges besluiten", tekst, "nu")
        return
    tot = brief.bezwaar_tot
    yield Mijlpaal(
        brief.verzonden,
        "De beschikking is verzonden",
        f"Bezwaar maken kan tot en met {datum_lang(tot)}." if tot and tot >= vandaag() else "",
    )


def _hoever_de_colleges_zijn(aanvraag: Aanvraag) -> str:
    """Say how many colleges decided; for coördinator and municipalities only."""
    rijen = Aandeel.objects.filter(aanvraag=aanvraag)
    besloten = rijen.filter(besluit__isnull=False).count()
    return f"{besloten} van {rijen.count()} colleges hebben besloten."


def taken_van_besluitvorming(gebruiker: Any, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Return the tasks of coördinator, gemeentemedewerker and aanbieder.

    Only the aanbieder has tasks about one application.
    """
    if aanbieders_van(gebruiker):
        yield from _taken_van_aanbieder(gebruiker, onderwerp)
    if onderwerp:
        return
    if aangesteld_als_coordinator(gebruiker):
        yield from voorlegtaken()
        yield from _brieftaken()
    if gemeente_van(gebruiker):
        yield from collegetaken(gebruiker)


def _brieftaken() -> Iterator[Taak]:
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
        yield from _brieftaken_van_ronde(ronde, te_maken[ronde.pk], te_versturen[ronde.pk])
        if namen := wachten.get(ronde.pk):
            yield wacht_op_colleges(ronde, namen)


def _brieftaken_van_ronde(ronde: Ronde, te_maken: int, te_versturen: int) -> Iterator[Taak]:
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


def _taken_van_aanbieder(gebruiker: Any, onderwerp: int | None) -> Iterator[Taak]:
    """The letter, as long as an objection is possible; before that, the colleges to wait for."""
    eigen = (
        Aanvraag.objects.van_aanbieder(gebruiker)
        .filter(pk__in=Aandeel.objects.geldend().values("aanvraag"))
        .select_related("ronde")
        .annotate(verzonden=F("beschikking__verzonden_op"), bezwaar=F("beschikking__bezwaar_tot"))
    )
    if onderwerp:
        eigen = eigen.filter(pk=onderwerp)
    for aanvraag in eigen:
        url = reverse("dossier_tab", args=[aanvraag.nummer, "besluiten"])
        if not aanvraag.verzonden:
            yield Taak(
                f"De colleges besluiten over “{aanvraag.titel}”",
                "U krijgt bericht als de beschikking er is.",
                url.removesuffix("besluiten/"),
                aanvraag.ronde.besluitvorming_tot,
                wacht_op_anderen=True,
                onderwerp=aanvraag.pk,
            )
        elif aanvraag.bezwaar >= vandaag():
            yield Taak(
                f"Lees de beschikking over “{aanvraag.titel}”",
                f"Bezwaar maken kan tot en met {datum_lang(aanvraag.bezwaar)}.",
                url,
                aanvraag.bezwaar,
                onderwerp=aanvraag.pk,
            )
