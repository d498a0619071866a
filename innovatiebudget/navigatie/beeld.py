"""The main navigation and the line that says in which role someone is here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from beoordeling.commissie.queries import heeft_zetel, is_secretaris_in, is_voorzitter_in
from beoordeling.weging.queries import ronde_van_laatste_advies
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.queries import (
    aangesteld_als_beheerder,
    aangesteld_als_coordinator,
    gemeente_van,
)
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie


@dataclass(frozen=True)
class Navigatiepunt:
    """One entry of the navigation."""

    naam: str
    url: str
    actief: bool
    aantal: int | None = None


@dataclass(frozen=True)
class Deel:
    """A part of the portal: its address by name, who may go there, which pages belong to it.

    `mag` None: everyone. `pad` is a pattern of pages that have another address than the part.
    """

    naam: str
    adres: str
    mag: str | None = None
    pad: str = ""


# in the order of the staircase
DELEN = (
    Deel("Start", "start"),
    Deel("Mijn aanvragen", "aanvragen:mijn", "aanvragen.mijn", r"/aanvragen/"),
    Deel("Aanvragen", "aanvragen:werklijst", "aanvragen.werklijst", r"/aanvragen/"),
    Deel("Beoordelen", "beoordeling:start", "innovatiebudget.naar_beoordelen"),
    Deel(
        "Weging",
        "beoordeling:weging",
        "innovatiebudget.naar_weging",
        r"/beoordeling/([^/]+/(weging|advies)|regel)/",
    ),
    Deel(
        "Advies",
        "beoordeling:advies",
        "innovatiebudget.naar_advies",
        r"/beoordeling/[^/]+/advies/",
    ),
    Deel("Besluiten", "besluitvorming:bord", "innovatiebudget.naar_besluiten"),
    Deel("Uitvoering", "uitvoering:lijst", "innovatiebudget.naar_uitvoering"),
    Deel("Evaluatie", "evaluatie:start", "evaluatie.start"),
    Deel("Organisatie", "deelnemers:organisatie", "innovatiebudget.naar_organisatie"),
    Deel("Gebruikers", "deelnemers:gebruikers", "deelnemers.gebruikers_bekijken"),
    Deel("Logboek", "logboek", "innovatiebudget.lees_logboek"),
    Deel("Rondes", "regeling:rondes"),
    Deel("Register", "register"),
)
ADVIES = "beoordeling:advies"


def rolregel(gebruiker: Wie) -> str:
    """Return what stands under the name: "Coördinator", "Gemeente Rheden", "Stichting Grip"."""
    return ", ".join(_rollen(gebruiker)) or "Aanbieder"


def _rollen(gebruiker: Wie) -> Iterator[str]:
    if aangesteld_als_coordinator(gebruiker):
        yield "Coördinator"
    if heeft_zetel(gebruiker):
        yield _functie(gebruiker)
    if gemeente := gemeente_van(gebruiker):
        yield f"Gemeente {gemeente}"
    if aangesteld_als_beheerder(gebruiker):
        yield "Beheerder"
    yield from (aanbieder.naam for aanbieder in aanbieders_van(gebruiker))


def _functie(gebruiker: Wie) -> str:
    """Return the heaviest seat someone has: Secretaris, Voorzitter or Commissielid."""
    if is_secretaris_in(gebruiker):
        return "Secretaris"
    return "Voorzitter" if is_voorzitter_in(gebruiker) else "Commissielid"


def navigatiepunten(gebruiker: Wie, pad: str) -> list[Navigatiepunt]:
    """Return the parts this visitor may use, the one the page at `pad` belongs to as active."""
    adressen = {
        deel: adres
        for deel in DELEN
        if (deel.mag is None or mag(gebruiker, deel.mag)) and (adres := _adres(deel))
    }
    huidig = _huidig(pad, adressen)
    return [Navigatiepunt(deel.naam, adres, deel is huidig) for deel, adres in adressen.items()]


def _adres(deel: Deel) -> str | None:
    """Return where a part is; the advice is the newest that was set down, or nowhere yet."""
    if deel.adres != ADVIES:
        return reverse(deel.adres)
    code = ronde_van_laatste_advies()
    return reverse(ADVIES, args=[code]) if code else None


def _huidig(pad: str, adressen: dict[Deel, str]) -> Deel | None:
    """Return the part a page belongs to: by its own address, its pattern, or how it begins."""
    eigen = [deel for deel, adres in adressen.items() if pad == adres]
    delen = [deel for deel in adressen if deel.pad and re.match(deel.pad, pad)]
    begin = [deel for deel, adres in adressen.items() if adres != "/" and pad.startswith(adres)]
    begin.sort(key=lambda deel: len(adressen[deel]), reverse=True)
    return next(iter(eigen + delen + begin), None)
