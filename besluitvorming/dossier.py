"""What this floor shows in the dossier of an application: one tab and its milestones (W62)."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.models import Aanvraag
from besluitvorming.documents import SOORT
from besluitvorming.models import Aandeel, Beschikking, Voorlegging
from besluitvorming.querysets import gemeenten_van
from besluitvorming.termijn import bezwaartermijn
from kern import documenten
from kern.rechten import mag
from kern.registers import DossierTab, Mijlpaal
from kern.termijnen import datum_lang
from kern.tijd import lokaal, vandaag


def tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
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
        "document": documenten.laatste(SOORT, aanvraag) if brief else None,
        "termijn": bezwaartermijn(brief.verzonden) if brief and brief.verzonden else None,
        "kan_bezwaar": bool(brief and brief.bezwaar_tot and brief.bezwaar_tot >= vandaag()),
        "aandelen": aandelen,
        "eigen": [a for a in aandelen if a.gemeente_id in eigen],
        "bezwaren": list(_bezwaren(request.user, brief, eigen)),
        "totaal": sum(a.bedrag for a in aandelen),
        "open": sum(1 for a in aandelen if not a.besloten),
    }
    return SafeString(render_to_string("besluitvorming/dossier.html", context, request))


def _bezwaren(gebruiker: Any, brief: Beschikking | None, eigen: set[int]) -> Any:
    """Objections: the own ones of a municipality, all for the coördinator."""
    if brief is None:
        return []
    rijen = brief.bezwaren.select_related("gemeente", "beschikking")
    if mag(gebruiker, "besluitvorming.maak_beschikking"):
        return rijen
    return rijen.filter(gemeente__in=eigen)


TAB = DossierTab(
    code="besluiten",
    titel="Besluiten",
    volgorde=50,
    mag="besluitvorming.besluiten_zien",
    view=tab,
)


def mijlpalen(aanvraag: Aanvraag, gebruiker: Any) -> Iterator[Mijlpaal]:
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
            tekst = f"{_hoever(aanvraag)} {tekst}"
        yield Mijlpaal(ronde.besluitvorming_tot, "De colleges besluiten", tekst, "nu")
        return
    tot = brief.bezwaar_tot
    yield Mijlpaal(
        brief.verzonden,
        "De beschikking is verzonden",
        f"Bezwaar maken kan tot en met {datum_lang(tot)}." if tot and tot >= vandaag() else "",
    )


def _hoever(aanvraag: Aanvraag) -> str:
    """Say how many colleges decided; for coördinator and municipalities only."""
    rijen = Aandeel.objects.filter(aanvraag=aanvraag)
    besloten = rijen.filter(besluit__isnull=False).count()
    return f"{besloten} van {rijen.count()} colleges hebben besloten."
