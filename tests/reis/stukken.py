"""What the players bring: people, and five applications of the demonstration as they wrote them."""

from functools import cache
from typing import Any

from aanvragen.velden.models import Aanvraag
from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.models import Aanbieder
from deelnemers.personen import services as personen_services
from deelnemers.personen.models import Aanstelling, Gebruiker
from innovatiebudget.demonstratie.rekenen import GEGEVENS, lees_yaml
from regeling.ronde.models import Ronde
from tests.fabriek import WACHTWOORD

COORDINATOR = "l.vogelzang@voorbeeld.example"
BEHEERDER = "r.hoogendam@voorbeeld.example"
AANBIEDER = "n.tjin-asjoe@voorbeeld.example"
VOORZITTER = "m.terpstra@voorbeeld.example"
LID_ZORG = "c.bruggeman@voorbeeld.example"  # has an interest in one application
LID_CLIENT = "i.waterberg@voorbeeld.example"
SECRETARIS = "a.rietdijk@voorbeeld.example"

IN_HET_PORTAAL = "smw-plus"  # filled in on the pages; the others came on paper
MET_BELANG = "langer-samen-thuis"
VOLDOET_NIET = "dezelfde-vraag"
OP_PAPIER = ("leerplatform-sociaal-domein", MET_BELANG, "zelf-met-de-bus", VOLDOET_NIET)

# Four who score are enough: three for the application in which one has an interest.
COMMISSIE = {  # in the order of the seats
    VOORZITTER: ["bestuur", "inkoop"],
    LID_CLIENT: ["client", "doelgroepen"],
    LID_ZORG: ["zorg"],
    "s.aydemir@voorbeeld.example": ["welzijn"],
    SECRETARIS: [],
}


@cache
def personen() -> dict[str, Any]:
    """The invented people of the demonstration."""
    return lees_yaml(GEGEVENS / "personen.yaml")


@cache
def stuk(stam: str) -> dict[str, Any]:
    """An application with what is known of it later: `aanvraag` and `demo`."""
    return lees_yaml(GEGEVENS / "aanvragen" / f"{stam}.yaml")


def titel(stam: str) -> str:
    """The title of an application."""
    return stuk(stam)["aanvraag"]["titel"]


def aanvraag(stam: str) -> Aanvraag:
    """The application with this content."""
    return Aanvraag.objects.get(titel=titel(stam))


def ronde() -> Ronde:
    """The regional ronde of 2015."""
    return Ronde.objects.get(code="2015")


def commissielid(email: str) -> dict[str, Any]:
    """Name and profile of a member of the committee."""
    return next(p for p in personen()["commissie"] if p["email"] == email)


def medewerker(gemeente: str) -> dict[str, str]:
    """Name and address of who works for a municipality, by its name."""
    code = Gemeente.objects.get(naam=gemeente).code
    return next(p for p in personen()["gemeentemedewerkers"] if p["gemeente"] == code)


def account(naam: str, email: str) -> Gebruiker:
    """Make an account with a password, as the beheerder of a new portal does."""
    return personen_services.maak_gebruiker(wie=None, email=email, naam=naam, wachtwoord=WACHTWOORD)


def stel_mensen_aan() -> None:
    """Coördinator, beheerder, committee and twelve municipalities have their accounts.

    All are appointed, but for who works for Arnhem: the beheerder does that in the portal.
    """
    for p in personen()["regio"]:
        personen_services.stel_aan(wie=None, gebruiker=account(p["naam"], p["email"]), rol=p["rol"])
    for email in COMMISSIE:
        account(commissielid(email)["naam"], email)
    for p in personen()["gemeentemedewerkers"]:
        gebruiker = account(p["naam"], p["email"])
        gemeente = Gemeente.objects.get(code=p["gemeente"])
        if gemeente.naam != "Arnhem":
            rol = Aanstelling.Rol.GEMEENTE
            personen_services.stel_aan(wie=None, gebruiker=gebruiker, rol=rol, gemeente=gemeente)


def meld_organisatie_aan(stam: str) -> Aanbieder:
    """Register the organisation of an application, with its contact as who manages it."""
    p = stuk(stam)["aanvraag"]["penvoerder"]
    velden = ("naam", "kvk_nummer", "straat", "postcode", "plaats", "gecontracteerd")
    return organisaties.registreer_aanbieder(
        wie=account(p["contactpersoon"], p["email"]),
        actief_in=Gemeente.objects.filter(code__in=p["actief_in"]),
        werk="Begeleiding en hulp bij mensen thuis.",
        **{veld: p[veld] for veld in velden},
    )
