"""The main navigation and the line that says in which role someone is here."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from beoordeling.commissie.queries import is_secretaris_in, is_voorzitter_in
from beoordeling.weging.models import Advies
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.queries import gemeente_van
from innovatiebudget.navigatie.rules import PER_ROL, VAN_IEDEREEN, rollen_van

VASTGESTELD = Advies.Status.VASTGESTELD


@dataclass(frozen=True)
class Navigatiepunt:
    """One entry of the navigation."""

    naam: str
    url: str
    actief: bool
    aantal: int | None = None


# entry -> url name; the order is the order of the staircase
PUNTEN = {
    "Start": "start",
    "Mijn aanvragen": "aanvragen:mijn",
    "Aanvragen": "aanvragen:werklijst",
    "Beoordelen": "beoordeling:start",
    "Weging": "beoordeling:weging",
    "Advies": "beoordeling:advies",
    "Besluiten": "besluitvorming:bord",
    "Uitvoering": "uitvoering:lijst",
    "Evaluatie": "evaluatie:start",
    "Organisatie": "deelnemers:organisatie",
    "Gebruikers": "deelnemers:gebruikers",
    "Logboek": "logboek",
    "Rondes": "regeling:rondes",
    "Register": "register",
}

DELEN = {  # entry -> pages that belong to it and have another address; the first that fits
    "Aanvragen": r"/aanvragen/",
    "Mijn aanvragen": r"/aanvragen/",
    "Advies": r"/beoordeling/[^/]+/advies/",
    "Weging": r"/beoordeling/([^/]+/(weging|advies)|regel)/",
}


def rolregel(gebruiker) -> str:
    """Return what stands under the name: "Coördinator", "Gemeente Rheden", "Stichting Grip"."""
    namen = {
        "coordinator": "Coördinator",
        "commissie": _functie(gebruiker),
        "gemeente": f"Gemeente {gemeente_van(gebruiker)}",
        "beheerder": "Beheerder",
        "aanbieder": ", ".join(a.naam for a in aanbieders_van(gebruiker)) or "Aanbieder",
    }
    return ", ".join(namen[rol] for rol in rollen_van(gebruiker))


def _functie(gebruiker) -> str:
    """Return the heaviest seat someone has: Secretaris, Voorzitter or Commissielid."""
    if is_secretaris_in(gebruiker):
        return "Secretaris"
    return "Voorzitter" if is_voorzitter_in(gebruiker) else "Commissielid"


def navigatiepunten(request: HttpRequest) -> list[Navigatiepunt]:
    """Return the entries this visitor may use; the current one by the longest matching address."""
    rollen = rollen_van(request.user)
    namen = VAN_IEDEREEN.union(*(PER_ROL[rol] for rol in rollen)) | {"Start"}
    adressen = {naam: reverse(url) for naam, url in PUNTEN.items() if naam in namen}
    if "Advies" in namen:
        adressen = _met_advies(adressen)
    huidig = _huidig(request.path, adressen)
    return [Navigatiepunt(naam, adres, naam == huidig) for naam, adres in adressen.items()]


def _huidig(pad: str, adressen: dict[str, str]) -> str | None:
    """Return the entry a page belongs to: by its own address, by DELEN, or by how it begins."""
    eigen = [naam for naam, adres in adressen.items() if pad == adres]
    delen = [naam for naam, deel in DELEN.items() if naam in adressen and re.match(deel, pad)]
    begin = [naam for naam, adres in adressen.items() if adres != "/" and pad.startswith(adres)]
    begin.sort(key=lambda naam: len(adressen[naam]), reverse=True)
    return next(iter(eigen + delen + begin), None)


def _met_advies(adressen: dict[str, str]) -> dict[str, str]:
    """Point to the newest advice that was set down, or leave the entry out."""
    vastgesteld = Advies.objects.filter(status=VASTGESTELD).order_by("-vastgesteld_op")
    code = vastgesteld.values_list("ronde__code", flat=True).first()
    if code is None:
        return {naam: adres for naam, adres in adressen.items() if naam != "Advies"}
    return adressen | {"Advies": reverse("beoordeling:advies", args=[code])}
