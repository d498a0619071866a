"""Committees and assessments for tests: through the services, or as rows made directly."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar

from factory import LazyAttribute, LazyFunction, SelfAttribute, SubFactory
from factory import Sequence as Volgnummer
from factory.django import DjangoModelFactory

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag
from beoordeling.advies import services as advies_services
from beoordeling.belangen import services as belangen
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.commissie import services as commissie_services
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.scoren import services as scoren
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.vergadering import services as vergadering
from beoordeling.vergadering.models import Bespreking
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies
from deelnemers.organisaties.models import Aanbieder
from deelnemers.personen.models import Gebruiker
from regeling.ronde.models import Criterium, Ronde
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen_fabriek

BEOORDELING = datetime(2015, 6, 9, 14, 0, tzinfo=fabriek.AMSTERDAM)
REDEN = "Duidelijk plan met een beginmeting en een eindmeting."
PROFIEL = "Iemand met jaren ervaring op dit terrein, los van de aanvragers."
ZETELS = [  # functie, deskundigheden, name
    ("voorzitter", ["bestuur"], "Vera Voorzitter"),
    ("lid", ["client"], "Lars Lid"),
    ("lid", ["zorg", "doelgroepen"], "Mira Lid"),
    ("lid", ["welzijn"], "Noor Lid"),
    ("lid", ["inkoop"], "Otto Lid"),
    ("secretaris", [], "Sem Secretaris"),
]
Waarden = int | Sequence[int | Mapping[int, int]]


def zetelvelden(zetels: Sequence[tuple] = ZETELS) -> list[dict[str, Any]]:
    """The seats as `stel_commissie_in` wants them."""
    return [
        {"functie": functie, "profielschets": PROFIEL, "deskundigheden": codes}
        for functie, codes, _naam in zetels
    ]


def commissie(
    ronde: Ronde,
    zetels: Sequence[tuple] = ZETELS,
    starten: bool = True,
    wie: Gebruiker | None = None,
) -> Commissie:
    """A committee with every seat taken; started unless told otherwise."""
    wie = wie or fabriek.coordinator()
    gemaakt = commissie_services.stel_commissie_in(wie=wie, ronde=ronde, zetels=zetelvelden(zetels))
    for zetel, (_functie, _codes, naam) in zip(gemaakt.zetels.all(), zetels, strict=True):
        commissie_services.bezet_zetel(wie=wie, zetel=zetel, gebruiker=fabriek.gebruiker(naam))
    return commissie_services.start_commissie(wie=wie, commissie=gemaakt) if starten else gemaakt


def scorend(ronde: Ronde) -> list[Zetel]:
    """The seats that score, the chair first."""
    zetels = Zetel.objects.actief().scorend().filter(commissie__ronde=ronde)
    return list(zetels.select_related("gebruiker", "commissie__ronde"))


def secretaris(ronde: Ronde) -> Gebruiker:
    """The secretaris of the committee of the ronde."""
    return Zetel.objects.get(commissie__ronde=ronde, functie="secretaris").gebruiker


def verklaar_vrij(zetel: Zetel) -> Zetel:
    """Declare no interest in the ronde, nor in any application without a declaration."""
    wie = zetel.gebruiker
    belangen.verklaar(wie=wie, zetel=zetel, aanvraag=None, heeft_belang=False, toelichting="")
    belangen.verklaar_overige(wie=wie, zetel=zetel)
    return zetel


def meld_belang(
    zetel: Zetel, aanvraag: Aanvraag, toelichting: str = "Mijn zus werkt daar."
) -> None:
    """Declare an interest in one application, after none in the ronde."""
    wie = zetel.gebruiker
    belangen.verklaar(wie=wie, zetel=zetel, aanvraag=None, heeft_belang=False, toelichting="")
    belangen.verklaar(
        wie=wie, zetel=zetel, aanvraag=aanvraag, heeft_belang=True, toelichting=toelichting
    )


def scoor(
    zetel: Zetel,
    aanvraag: Aanvraag,
    waarden: int | Mapping[int, int] = 8,
    reden: str = REDEN,
    definitief: bool = True,
) -> None:
    """Let one member score; `waarden` is one value, or one per number of criterion."""
    wie = zetel.gebruiker
    for criterium in Criterium.objects.filter(ronde=aanvraag.ronde, gewicht__gt=0):
        waarde = waarden if isinstance(waarden, int) else waarden.get(criterium.nummer)
        if waarde:
            scoren.geef_score(
                wie=wie, aanvraag=aanvraag, criterium=criterium, waarde=waarde, toelichting=reden
            )
    if definitief:
        scoren.maak_definitief(wie=wie, aanvraag=aanvraag, doelen_toelichting=reden)


def beoordeeld(aanvraag: Aanvraag, waarden: Waarden = 8, openen: bool = True) -> Bespreking | None:
    """Let every member who has no interest declare, score and become final; open the scores.

    `waarden` is one value for all, or per seat a value or a value per number of criterion.
    """
    zetels = scorend(aanvraag.ronde)
    per_zetel = [waarden] * len(zetels) if isinstance(waarden, int) else waarden
    for zetel, waarde in zip(zetels, per_zetel, strict=False):
        verklaar_vrij(zetel)
        if Aanvraag.objects.zichtbaar_voor(zetel.gebruiker).filter(pk=aanvraag.pk).exists():
            scoor(zetel, aanvraag, waarde)
    if not openen:
        return None
    return vergadering.open_scores(wie=secretaris(aanvraag.ronde), aanvraag=aanvraag)


def met_aanvragen(
    aantal: int, titel: str = "Project", **velden: Any
) -> tuple[Ronde, list[Aanvraag]]:
    """A ronde with a started committee and that many admitted applications, numbered by title."""
    ronde = fabriek.ronde(**velden)
    aanvragen = [
        aanvragen_fabriek.toegelaten(ronde, titel=f"{titel} {n + 1}") for n in range(aantal)
    ]
    commissie(ronde)
    return ronde, aanvragen


def advies(ronde: Ronde, vastgesteld: bool = True) -> Advies:
    """The advice of a ronde whose applications are scored: everything in, for what was asked."""
    wie = Zetel.objects.get(commissie__ronde=ronde, functie="voorzitter").gebruiker
    secretaris_ = secretaris(ronde)
    advies = weging.begin_weging(wie=secretaris_, ronde=ronde)
    for regel in advies.regels.all():
        weging.kies(wie=secretaris_, regel=regel, keuze="in", bedrag=regel.gevraagd)
        weging.motiveer(wie=secretaris_, regel=regel, motivering=REDEN, voorwaarden="")
    weging.schrijf_overwegingen(
        wie=secretaris_,
        advies=advies,
        samenvatting=REDEN,
        overweging_spreiding=REDEN,
        overweging_doelgroepen=REDEN,
        overweging_budget=REDEN,
    )
    return advies_services.stel_advies_vast(wie=wie, advies=advies) if vastgesteld else advies


# Rows made directly, for tests that are not about the road to a state.


class Organisatierij(DjangoModelFactory):
    """An organisation that applies."""

    class Meta:
        model = Aanbieder

    naam = Volgnummer("Organisatie {}".format)
    kvk_nummer = Volgnummer(lambda n: f"{60_000_000 + n}")


class Aanvraagrij(DjangoModelFactory):
    """An admitted application; asks for `ronde`."""

    class Meta:
        model = Aanvraag

    penvoerder = SubFactory(Organisatierij)
    aangemaakt_door = LazyFunction(fabriek.gebruiker)
    aangemaakt_op = gewijzigd_op = BEOORDELING
    titel = Volgnummer("Rij {}".format)
    nummer = Volgnummer("rij-{:04}".format)
    status = Aanvraag.Status.TOEGELATEN


class Versierij(DjangoModelFactory):
    """A received version of an application; nothing in it."""

    class Meta:
        model = Aanvraagversie

    nummer = Volgnummer(lambda n: n + 100)
    inhoud: ClassVar[dict[str, Any]] = {}
    sha256 = "0" * 64
    ingediend_op = BEOORDELING
    ingediend_door = LazyAttribute(lambda rij: rij.aanvraag.aangemaakt_door)
    gevraagd = 10_000


class Verklaringrij(DjangoModelFactory):
    """A declaration, newer than the one made before; asks for `zetel`."""

    class Meta:
        model = Belangenverklaring

    aanvraag = None
    heeft_belang = False
    toelichting = LazyAttribute(lambda rij: "Familie." if rij.heeft_belang else "")
    op = Volgnummer(lambda n: BEOORDELING + timedelta(seconds=n))


class Beoordelingrij(DjangoModelFactory):
    """A final assessment; asks for `zetel` and `aanvraag`."""

    class Meta:
        model = Beoordeling

    versie = SubFactory(Versierij, aanvraag=SelfAttribute("..aanvraag"))
    status = Beoordeling.Status.DEFINITIEF
    definitief_op = BEOORDELING


class Scorerij(DjangoModelFactory):
    """A score; asks for `beoordeling` and `criterium`."""

    class Meta:
        model = Score

    waarde = 8
    toelichting = REDEN
    op = BEOORDELING


class Besprekingrij(DjangoModelFactory):
    """Opened scores; asks for `aanvraag`."""

    class Meta:
        model = Bespreking

    geopend_op = BEOORDELING
    geopend_door = LazyAttribute(lambda rij: rij.aanvraag.aangemaakt_door)
