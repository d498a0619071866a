"""What the dossier of an application shows of this floor: one tab and its milestones (W62)."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking.models import DOCUMENTSOORT, Beschikking
from besluitvorming.verloop.beeld import briefzin, hoever_zin, openzin
from besluitvorming.verloop.queries import (
    aandelen_in,
    besloten_colleges,
    voorlegging_over,
    zichtbare_bezwaren,
)
from deelnemers.personen.queries import gemeenten_van
from kern.aansluiting.registers import DossierTab, Mijlpaal, dossier_gebeurtenissen, dossier_tabs
from kern.basis.termijnen import bezwaartermijn, datum_lang
from kern.basis.tijd import lokaal, vandaag
from kern.documenten import documenten
from kern.toegang.rechten import mag


def besluiten_tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: the letter, what every college decided, own objections."""
    brief = Beschikking.objects.filter(aanvraag=aanvraag).first()
    volgt = mag(request.user, "besluitvorming.besluiten_volgen", aanvraag)
    toon = brief if brief and (brief.verzonden or volgt) else None
    aandelen = aandelen_in(aanvraag)
    gemeenten = {gemeente.pk for gemeente in gemeenten_van(request.user)}
    alles = mag(request.user, "besluitvorming.maak_beschikking")
    context = {
        "aanvraag": aanvraag,
        "ronde": aanvraag.ronde,
        "brief": toon,
        "briefzin": briefzin(toon) if toon else "",
        "document": documenten.laatste(DOCUMENTSOORT, aanvraag) if toon else None,
        "termijn": bezwaartermijn(toon.verzonden) if toon and toon.verzonden else None,
        "kan_bezwaar": bool(toon and toon.bezwaar_tot and toon.bezwaar_tot >= vandaag()),
        "aandelen": aandelen,
        "openzin": openzin(aanvraag.ronde, aandelen),
        "eigen": [a for a in aandelen if a.gemeente_id in gemeenten],
        "bezwaren": zichtbare_bezwaren(brief, None if alles else gemeenten),
        "totaal": sum(a.bedrag for a in aandelen),
    }
    return SafeString(render_to_string("besluitvorming/verloop/dossier.html", context, request))


dossier_tabs.registreer(
    DossierTab(
        code="besluiten",
        titel="Besluiten",
        volgorde=50,
        mag="besluitvorming.besluiten_zien",
        view=besluiten_tab,
    )
)


@dossier_gebeurtenissen.registreer
def mijlpalen(aanvraag: Aanvraag, gebruiker: Any) -> Iterator[Mijlpaal]:
    """Tell when the colleges decide and when the letter was sent; nothing of what it says."""
    if aanvraag.status != Aanvraag.Status.TOEGELATEN:
        return
    ronde = aanvraag.ronde
    voorlegging = voorlegging_over(aanvraag)
    if voorlegging is None:
        uitleg = "Elk college besluit over zijn eigen deel."
        yield Mijlpaal(ronde.besluitvorming_tot, "De colleges besluiten", uitleg, "straks")
        return
    yield Mijlpaal(lokaal(voorlegging.op).date(), "Het advies ligt bij de colleges")
    brief = Beschikking.objects.verzonden().filter(aanvraag=aanvraag).first()
    if brief is None:
        tekst = f"Uiterlijk {datum_lang(ronde.besluitvorming_tot)}."
        if mag(gebruiker, "besluitvorming.besluiten_volgen", aanvraag):
            tekst = f"{hoever_zin(*besloten_colleges(aanvraag))} {tekst}"
        yield Mijlpaal(ronde.besluitvorming_tot, "De colleges besluiten", tekst, "nu")
        return
    tot = brief.bezwaar_tot
    yield Mijlpaal(
        brief.verzonden,
        "De beschikking is verzonden",
        f"Bezwaar maken kan tot en met {datum_lang(tot)}." if tot and tot >= vandaag() else "",
    )
