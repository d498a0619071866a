"""Rows of advice, shares, decisions and letters, made directly: no road to a state is walked.

For tests of questions and pictures. What goes through the services, as it would happen, is made by
`tests.besluitvorming.fabriek`.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Advies, Adviesregel
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.models import Collegebesluit, Projectbesluit
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen.models import Voorlegging
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.besluitvorming.fabriek import ADVIES, ARNHEM, BESLUITVORMING, REDEN, RHEDEN, ZITTING
from tests.deelnemers.fabriek import AanbiederRij, GebruikerRij


class AanvraagRij(DjangoModelFactory[Aanvraag]):
    """An admitted application with a title and nothing else; give `ronde`."""

    class Meta:
        model = Aanvraag

    penvoerder: Any = factory.SubFactory(AanbiederRij)
    volgnummer = factory.Sequence(lambda nummer: 500 + nummer)
    nummer = factory.LazyAttribute(lambda rij: f"{rij.ronde.code}-{rij.volgnummer}")
    status = Aanvraag.Status.TOEGELATEN
    titel = factory.LazyAttribute(lambda rij: f"Project {rij.volgnummer}")
    aangemaakt_door: Any = factory.SubFactory(GebruikerRij)
    aangemaakt_op = fabriek.OPEN
    gewijzigd_op = fabriek.OPEN


class VoorleggingRij(DjangoModelFactory[Voorlegging]):
    """An advice before the colleges; give `advies`."""

    class Meta:
        model = Voorlegging

    door: Any = factory.SubFactory(GebruikerRij)
    op = ADVIES


class CollegebesluitRij(DjangoModelFactory[Collegebesluit]):
    """A sitting that says yes to both questions; give `advies` and `gemeente`."""

    class Meta:
        model = Collegebesluit

    datum = ZITTING
    kenmerk = factory.Sequence(lambda nummer: f"BW-{nummer}")
    procedure_gevolgd = True
    criteria_toegepast = True
    vastgelegd_door: Any = factory.SubFactory(GebruikerRij)
    vastgelegd_op = BESLUITVORMING


def voorgelegd(ronde: Ronde | None = None) -> Advies:
    """An advice without lines that lies with the colleges."""
    advies = Advies.objects.create(
        ronde=ronde or fabriek.ronde(),
        status=Advies.Status.VASTGESTELD,
        sha256="0" * 64,
        vastgesteld_op=ADVIES,
    )
    VoorleggingRij(advies=advies)
    return advies


def project(
    advies: Advies,
    *,
    cijfer: str | None = "7.00",
    keuze: str = Adviesregel.Keuze.IN,
    gemeenten: Sequence[str] = (ARNHEM, RHEDEN),
    aandeel: int = 10_000,
    **velden: Any,
) -> Aanvraag:
    """A project in the advice with a share of `aandeel` for every municipality; none for a refusal."""
    aanvraag = AanvraagRij(ronde=advies.ronde, **velden)
    bedrag = Decimal(aandeel if keuze == Adviesregel.Keuze.IN else 0)
    Adviesregel.objects.create(
        advies=advies,
        aanvraag=aanvraag,
        keuze=keuze,
        gevraagd=Decimal(aandeel) * len(gemeenten) * 2,
        bedrag=bedrag * len(gemeenten),
        cijfer=None if cijfer is None else Decimal(cijfer),
        gewijzigd_op=ADVIES,
    )
    for code in gemeenten:
        Aandeel.objects.create(
            advies=advies, aanvraag=aanvraag, gemeente=fabriek.gemeente(code), bedrag=bedrag
        )
    return aanvraag


def besluit(aanvraag: Aanvraag, code: str = ARNHEM, bedrag: int | None = None) -> Projectbesluit:
    """What one college decided on a project, in a sitting of its own: it follows unless told."""
    aandeel = Aandeel.objects.get(aanvraag=aanvraag, gemeente__code=code)
    volgt = bedrag is None
    return Projectbesluit.objects.create(
        collegebesluit=CollegebesluitRij(advies=aandeel.advies, gemeente=aandeel.gemeente),
        aandeel=aandeel,
        volgt=volgt,
        bedrag=aandeel.bedrag if bedrag is None else Decimal(bedrag),
        reden="" if volgt else REDEN,
    )


def brief(aanvraag: Aanvraag, bedrag: int = 20_000, *, verzonden: bool = True) -> Beschikking:
    """The letter about a project, without content."""
    return Beschikking.objects.create(
        aanvraag=aanvraag,
        advies=Adviesregel.objects.get(aanvraag=aanvraag).advies,
        kenmerk=f"{aanvraag.nummer}-B",
        uitkomst=Beschikking.Uitkomst.TOEGEKEND if bedrag else Beschikking.Uitkomst.AFGEWEZEN,
        bedrag=Decimal(bedrag),
        inhoud={},
        datum=ZITTING,
        verzonden_op=BESLUITVORMING if verzonden else None,
        bezwaar_tot=date(2015, 8, 25) if verzonden else None,
    )
