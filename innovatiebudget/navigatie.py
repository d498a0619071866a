"""The main navigation and the line that says in which role someone is here."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from beoordeling.models import Advies
from beoordeling.rollen import is_commissielid, is_secretaris, is_voorzitter
from deelnemers.rollen import aanbieders_van, gemeente_van, is_beheerder, is_coordinator

VASTGESTELD = Advies.Status.VASTGESTELD


@dataclass(frozen=True)
class Punt:
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
VAN_IEDEREEN = {"Rondes", "Register"}
PER_ROL = {
    "coordinator": {
        "Start", "Aanvragen", "Beoordelen", "Advies", "Besluiten", "Uitvoering", "Evaluatie",
        "Logboek",
    },
    "commissie": {"Start", "Beoordelen", "Weging", "Evaluatie"},
    "gemeente": {"Start", "Advies", "Besluiten", "Uitvoering", "Evaluatie"},
    "aanbieder": {"Start", "Mijn aanvragen", "Uitvoering", "Organisatie"},
    "beheerder": {"Start", "Gebruikers", "Logboek"},
}  # fmt: skip


def rollen_van(gebruiker) -> list[str]:
    """Return the roles of a user as codes of PER_ROL; without any, an aanbieder to be."""
    if not gebruiker.is_authenticated:
        return []
    rollen = [
        code
        for code, geldt in (
            ("coordinator", is_coordinator(gebruiker)),
            ("commissie", is_commissielid(gebruiker) or is_secretaris(gebruiker)),
            ("gemeente", gemeente_van(gebruiker) is not None),
            ("beheerder", is_beheerder(gebruiker)),
            ("aanbieder", bool(aanbieders_van(gebruiker))),
        )
        if geldt
    ]
    return rollen or ["aanbieder"]


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
    if is_secretaris(gebruiker):
        return "Secretaris"
    return "Voorzitter" if is_voorzitter(gebruiker) else "Commissielid"


def navigatie(request: HttpRequest) -> list[Punt]:
    """Return the entries this visitor may use; the current one by the longest matching address."""
    rollen = rollen_van(request.user)
    namen = VAN_IEDEREEN.union(*(PER_ROL[rol] for rol in rollen)) | {"Start"}
    adressen = {naam: reverse(url) for naam, url in PUNTEN.items() if naam in namen}
    if "Advies" in namen:
        adressen = _met_advies(adressen)
    huidig = _huidig(request.path, adressen)
    return [Punt(naam, adres, naam == huidig) for naam, adres in adressen.items()]


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
