"""The lower floors for tests: people, organisations, municipalities and the real ronde of 2015.

Everything goes through the services, on the day it would happen.
"""

from contextlib import contextmanager
from copy import deepcopy
from datetime import date, datetime
from functools import cache
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress

from deelnemers.gemeenten import services as gemeenten_services
from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.models import Aanbieder, Lidmaatschap
from deelnemers.personen import services as personen
from deelnemers.personen.models import Aanstelling, Gebruiker
from kern.basis import tijd
from regeling.invoer import services as invoer
from regeling.invoer.queries import BESTAND_GEMEENTEN, BESTAND_RONDE_2015, lees_yaml
from regeling.publicatie import services as publicatie
from regeling.ronde.models import Ronde

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
VOOR_PUBLICATIE = datetime(2015, 3, 16, 9, 0, tzinfo=AMSTERDAM)
PUBLICATIE = datetime(2015, 3, 18, 9, 0, tzinfo=AMSTERDAM)
OPEN = datetime(2015, 4, 15, 10, 0, tzinfo=AMSTERDAM)
SLUITING = datetime(2015, 5, 11, 17, 0, tzinfo=AMSTERDAM)
NA_SLUITING = datetime(2015, 5, 12, 9, 0, tzinfo=AMSTERDAM)
WACHTWOORD = "een-lang-wachtwoord-1"
_nummer = count(1)


@contextmanager
def op(moment: datetime):
    """Let the portal's clock stand at a moment (the same as kern.basis.tijd.bevries)."""
    with tijd.bevries(moment):
        yield moment


@cache
def _yaml(bestand: Any) -> dict[str, Any]:
    return lees_yaml(bestand)


def ronde_gegevens(**velden: Any) -> dict[str, Any]:
    """Return the YAML of the regional ronde of 2015, with fields replaced."""
    return {**deepcopy(_yaml(BESTAND_RONDE_2015)), **velden}


def gemeenten() -> list[Gemeente]:
    """The twelve municipalities of 2015."""
    codes = [rij["code"] for rij in _yaml(BESTAND_GEMEENTEN)["gemeenten"]]
    bestaand = list(Gemeente.objects.filter(code__in=codes))
    if len(bestaand) == len(codes):
        return bestaand
    return gemeenten_services.laad_gemeenten(wie=None, gegevens=deepcopy(_yaml(BESTAND_GEMEENTEN)))


def gemeente(code: str = "GM0202") -> Gemeente:
    """One of the twelve, by CBS code; Arnhem unless told."""
    return next(rij for rij in gemeenten() if rij.code == code)


def gebruiker(naam: str = "Sanne Voorbeeld", **velden: Any) -> Gebruiker:
    """A person with a confirmed address and password WACHTWOORD; a new one at every call."""
    email = (
        velden.pop("email", None) or f"{naam.split()[0].lower()}{next(_nummer)}@voorbeeld.example"
    )
    persoon = Gebruiker.objects.create_user(
        email=email, password=WACHTWOORD, naam=naam, aangemaakt_op=tijd.nu(), **velden
    )
    EmailAddress.objects.create(user=persoon, email=persoon.email, verified=True, primary=True)
    return persoon


def aanbieder(
    naam: str = "Stichting De Brug",
    lid: Gebruiker | None = None,
    kvk_nummer: str | None = None,
    actief_in: list[Gemeente] | None = None,
    gecontracteerd: bool = True,
    bevestigd: bool = True,
) -> Aanbieder:
    """An organisation active in Arnhem, managed by `lid` (a new person unless told).

    Confirmed by the region unless told; what it takes to be confirmed has tests of its own.
    """
    nieuw = organisaties.registreer_aanbieder(
        wie=lid or gebruiker("Bea Beheerder"),
        naam=naam,
        kvk_nummer=kvk_nummer or f"{70000000 + next(_nummer)}",
        straat="Voorbeeldstraat 1",
        postcode="6811 AA",
        plaats="Arnhem",
        gecontracteerd=gecontracteerd,
        werk="Begeleiding thuis.",
        actief_in=actief_in or [gemeente()],
    )
    if bevestigd:
        nieuw.oordeel, nieuw.oordeel_grond = Aanbieder.Oordeel.BEVESTIGD, "Uittreksel gezien."
        nieuw.oordeel_op = tijd.nu()
        nieuw.save()
    return nieuw


def collega(bij: Aanbieder, naam: str = "Cor Collega", beheert: bool = False) -> Gebruiker:
    """One more person who works for an organisation."""
    persoon = gebruiker(naam)
    Lidmaatschap.objects.create(gebruiker=persoon, aanbieder=bij, beheert=beheert, sinds=tijd.nu())
    return persoon


def _aangesteld(naam: str, rol: str, bij: Gemeente | None = None) -> Gebruiker:
    persoon = gebruiker(naam)
    # in force since long, so that it holds whatever the day of the test
    personen.stel_aan(wie=None, gebruiker=persoon, rol=rol, gemeente=bij, van=date(2013, 1, 1))
    return persoon


def coordinator(naam: str = "Marieke Coördinator") -> Gebruiker:
    """The coördinator of the region."""
    return _aangesteld(naam, Aanstelling.Rol.COORDINATOR)


def beheerder(naam: str = "Bram Beheerder") -> Gebruiker:
    """Who manages users and appointments."""
    return _aangesteld(naam, Aanstelling.Rol.BEHEERDER)


def medewerker(bij: Gemeente | None = None, naam: str = "Gijs Gemeente") -> Gebruiker:
    """Someone who works for a municipality (Arnhem unless told)."""
    return _aangesteld(naam, Aanstelling.Rol.GEMEENTE, bij or gemeente())


def concept_ronde(**velden: Any) -> Ronde:
    """The regional ronde of 2015 as a draft, with fields of the YAML replaced."""
    gemeenten()
    return invoer.laad_regeling(wie=None, gegevens=ronde_gegevens(**velden))


def ronde(wie: Gebruiker | None = None, **velden: Any) -> Ronde:
    """The regional ronde of 2015, published on its day; set the clock with `op(OPEN)` yourself."""
    with op(PUBLICATIE):
        return publicatie.publiceer(wie=wie or coordinator(), ronde=concept_ronde(**velden))
