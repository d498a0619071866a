"""Rows of people, organisations and municipalities, made directly: no road to a state is walked.

For tests of questions and rules. What goes through the services, as it would happen, is made by
`tests.fabriek`.
"""

from datetime import date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging
from deelnemers.organisaties.queries import hash_van_code
from deelnemers.personen.models import Aanstelling, Gebruiker
from tests.fabriek import OPEN


class GemeenteRij(DjangoModelFactory[Gemeente]):
    """A municipality that exists on every day, unless told."""

    class Meta:
        model = Gemeente

    code = factory.Sequence(lambda nummer: f"GM{nummer:04}")
    naam = factory.Sequence(lambda nummer: f"Gemeente {nummer}")
    kolom = factory.Sequence(lambda nummer: 1 + nummer % 5)
    rij = factory.Sequence(lambda nummer: 1 + nummer // 5)
    inwoners = 25_000
    inwoners_bron = "verzonnen"


class GebruikerRij(DjangoModelFactory[Gebruiker]):
    """A person without a password and without any role."""

    class Meta:
        model = Gebruiker

    naam = factory.Sequence(lambda nummer: f"Persoon {nummer}")
    email = factory.Sequence(lambda nummer: f"rij{nummer}@voorbeeld.example")
    aangemaakt_op: datetime = OPEN


class AanstellingRij(DjangoModelFactory[Aanstelling]):
    """An appointment as coördinator that began long ago and has no last day."""

    class Meta:
        model = Aanstelling

    gebruiker: Any = factory.SubFactory(GebruikerRij)
    rol = Aanstelling.Rol.COORDINATOR
    van: date = date(2013, 1, 1)


class AanbiederRij(DjangoModelFactory[Aanbieder]):
    """An organisation without people."""

    class Meta:
        model = Aanbieder

    naam = factory.Sequence(lambda nummer: f"Stichting {nummer}")
    kvk_nummer = factory.Sequence(lambda nummer: f"{10_000_000 + nummer}")
    straat = "Straat 1"
    postcode = "6811 AA"
    plaats = "Arnhem"


class LidmaatschapRij(DjangoModelFactory[Lidmaatschap]):
    """Someone who works for an organisation and does not manage it."""

    class Meta:
        model = Lidmaatschap

    gebruiker: Any = factory.SubFactory(GebruikerRij)
    aanbieder: Any = factory.SubFactory(AanbiederRij)
    sinds: datetime = OPEN


class UitnodigingRij(DjangoModelFactory[Uitnodiging]):
    """An invitation whose code is "code-" and its number, as it was sent; only the hash is kept."""

    class Meta:
        model = Uitnodiging

    aanbieder: Any = factory.SubFactory(AanbiederRij)
    email = factory.Sequence(lambda nummer: f"genodigde{nummer}@voorbeeld.example")
    code = factory.Sequence(lambda nummer: hash_van_code(f"code-{nummer}"))
    door: Any = factory.SubFactory(GebruikerRij)
    verstuurd_op: datetime = OPEN
