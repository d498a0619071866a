"""A region to live a life in: people by role, and how far the ronde is when an example begins."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.weging.models import Advies
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.voorleggen import services as voorleggen
from deelnemers.organisaties.models import Aanbieder
from deelnemers.personen.models import Gebruiker
from regeling.invoer import services as invoer
from regeling.publicatie import services as publicatie
from regeling.ronde.models import Criterium, Ronde
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.beoordeling import fabriek as beoordeling
from tests.besluitvorming import fabriek as besluiten
from tests.uitvoering.fabriek import UITVOERING
from uitvoering.verloop import services as verloop

PLAFOND = "130000.00"  # two of three projects of 60,000: the ceiling is felt
GEMEENTEN = {"arnhem": besluiten.ARNHEM, "rheden": besluiten.RHEDEN}
COMMISSIE = ("voorzitter", "lid1", "lid2", "lid3")
ZETELS = [
    ("voorzitter", ["bestuur", "inkoop"], "Vera Voorzitter"),
    ("lid", ["client", "doelgroepen"], "Lars Lid"),
    ("lid", ["zorg"], "Mira Lid"),
    ("lid", ["welzijn"], "Noor Lid"),
    ("secretaris", [], "Sem Secretaris"),
]
ORGANISATIES = ("brug", "oost")
ROLLEN = (*ORGANISATIES, "coordinator", *COMMISSIE, "secretaris", *GEMEENTEN, "buitenstaander")
TOETS = datetime(2015, 5, 13, 9, 0, tzinfo=fabriek.AMSTERDAM)


class Wereld:
    """Who is who by primary key, and the moment; rows are always asked anew, as a request does."""

    def __init__(self) -> None:
        self.mensen: dict[str, int] = {}
        self.organisatie: dict[str, int] = {}
        self.ronde_pk = 0
        self.klok = fabriek.VOOR_PUBLICATIE
        self.weet: dict[Any, Any] = {}

    def onthoud(self, sleutel: Any, vraag: Callable[[], Any]) -> Any:
        """Ask once until something is written: most questions come back at every step."""
        if sleutel not in self.weet:
            self.weet[sleutel] = vraag()
        return self.weet[sleutel]

    def wie(self, rol: str) -> Gebruiker:
        """Return this person, fresh."""
        return Gebruiker.objects.get(pk=self.mensen[rol])

    @property
    def ronde(self) -> Any:
        """Return the ronde as it is."""
        return self.onthoud("ronde", lambda: Ronde.objects.get(pk=self.ronde_pk))

    def zetel(self, rol: str) -> Zetel:
        """Return the seat that this member holds."""
        return Zetel.objects.get(gebruiker=self.mensen[rol])

    def aanbieder(self, rol: str) -> Aanbieder:
        """Return the organisation of this applicant, fresh."""
        return Aanbieder.objects.get(pk=self.organisatie[rol])

    @property
    def advies(self) -> Advies | None:
        """Return the newest version of the advice."""
        rijen = Advies.objects.filter(ronde=self.ronde_pk).order_by("-versie")
        return self.onthoud("advies", rijen.first)

    def wegend(self) -> list[Criterium]:
        """Return the criteria that are scored."""
        rijen = Criterium.objects.filter(ronde=self.ronde_pk, gewicht__gt=0)
        return self.onthoud("wegend", lambda: list(rijen))


def _mensen(wereld: Wereld) -> None:
    namen = {
        "coordinator": fabriek.coordinator(),
        "buitenstaander": fabriek.gebruiker("Bob Buitenstaander"),
        "secretaris": fabriek.gebruiker("Sem Secretaris"),
        **{rol: fabriek.gebruiker(f"{rol.title()} Lid") for rol in COMMISSIE},
        **{rol: fabriek.gebruiker(f"{rol.title()} Aanvrager") for rol in ORGANISATIES},
        **{
            rol: fabriek.medewerker(fabriek.gemeente(code), f"{rol.title()} Gemeente")
            for rol, code in GEMEENTEN.items()
        },
    }
    wereld.mensen = {rol: persoon.pk for rol, persoon in namen.items()}


def voor_de_oproep() -> Wereld:
    """Begin: a ronde as data, people with accounts; nothing published, nobody registered."""
    wereld = Wereld()
    fabriek.gemeenten()
    _mensen(wereld)
    wereld.ronde_pk = invoer.laad_regeling(
        wie=None, gegevens=fabriek.ronde_gegevens(subsidieplafond=PLAFOND)
    ).pk
    return wereld


def open_ronde() -> Wereld:
    """The ronde is open and both organisations are confirmed."""
    wereld = voor_de_oproep()
    with fabriek.op(fabriek.PUBLICATIE):
        publicatie.publiceer(wie=wereld.wie("coordinator"), ronde=wereld.ronde)
        for rol in ORGANISATIES:
            gemaakt = fabriek.aanbieder(f"Stichting {rol.title()}", lid=wereld.wie(rol))
            wereld.organisatie[rol] = gemaakt.pk
    wereld.klok = fabriek.OPEN
    return wereld


def ingediend(aantal: int = 3) -> Wereld:
    """The ronde closed with three applications; the committee is composed, and not started."""
    wereld = open_ronde()
    for n in range(aantal):
        lid = wereld.wie(ORGANISATIES[n % 2])
        aanvragen.ingediend(wereld.ronde, lid=lid, gemeenten=besluiten.BEIDE)
    wereld.klok = TOETS
    with fabriek.op(TOETS):
        _stel_commissie_in(wereld)
    return wereld


def _stel_commissie_in(wereld: Wereld) -> None:
    coordinator = wereld.wie("coordinator")
    gemaakt = beoordeling.commissie_services.stel_commissie_in(
        wie=coordinator, ronde=wereld.ronde, zetels=beoordeling.zetelvelden(ZETELS)
    )
    for zetel, rol in zip(gemaakt.zetels.all(), (*COMMISSIE, "secretaris"), strict=True):
        beoordeling.commissie_services.bezet_zetel(
            wie=coordinator, zetel=zetel, gebruiker=wereld.wie(rol)
        )


def toegelaten() -> Wereld:
    """Three applications are admitted, the committee started; nobody declared anything."""
    wereld = ingediend()
    coordinator = wereld.wie("coordinator")
    with fabriek.op(TOETS):
        for aanvraag in Aanvraag.objects.order_by("pk"):
            aanvragen.getoetst(aanvraag, coordinator)
            aanvragen.toets.laat_toe(wie=coordinator, aanvraag=aanvraag)
        beoordeling.commissie_services.start_commissie(
            wie=coordinator, commissie=Commissie.objects.get()
        )
    wereld.klok = beoordeling.BEOORDELING
    return wereld


def gescoord() -> Wereld:
    """All is scored and opened; the weighing can begin."""
    wereld = toegelaten()
    with fabriek.op(beoordeling.BEOORDELING):
        besluiten.beoordeel(list(Aanvraag.objects.order_by("pk")))
    return wereld


def geadviseerd() -> Wereld:
    """The advice is set down: two in, for the ceiling, and one out."""
    wereld = gescoord()
    laatste = Aanvraag.objects.order_by("pk").last()
    assert laatste
    with fabriek.op(besluiten.ADVIES):
        besluiten.adviseer(wereld.ronde, uit=[laatste.pk])
    wereld.klok = besluiten.ADVIES + timedelta(hours=1)
    return wereld


def in_uitvoering() -> Wereld:
    """All colleges decided, letters went out, the granted projects run."""
    wereld = geadviseerd()
    coordinator = wereld.wie("coordinator")
    advies = wereld.advies
    assert advies
    with fabriek.op(wereld.klok):
        voorleggen.leg_voor(wie=coordinator, advies=advies)
    besluiten.besluit_overal(advies)
    for aanvraag in Aanvraag.objects.order_by("pk"):
        besluiten.beschikt(aanvraag)
    with fabriek.op(UITVOERING):
        for brief in Beschikking.objects.filter(bedrag__gt=0):
            verloop.start_project(wie=coordinator, beschikking=brief)
    wereld.klok = UITVOERING
    return wereld


BEGIN: dict[str, Callable[[], Wereld]] = {
    "voor_de_oproep": voor_de_oproep,
    "open_ronde": open_ronde,
    "ingediend": ingediend,
    "toegelaten": toegelaten,
    "gescoord": gescoord,
    "geadviseerd": geadviseerd,
    "in_uitvoering": in_uitvoering,
}
