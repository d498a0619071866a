"""Rows of projects and reports, made directly: no road to a state is walked.

For tests of questions and pictures. What goes through the services, as it would happen, is made by
`tests.uitvoering.fabriek`.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from beoordeling.weging.models import Advies
from tests.besluitvorming import rijen
from tests.uitvoering.fabriek import UITVOERING
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage


class RapportageRij(DjangoModelFactory[Voortgangsrapportage]):
    """A report that is still to be made; give `project`."""

    class Meta:
        model = Voortgangsrapportage

    naam = factory.Sequence(lambda nummer: f"Rapportage {nummer}")
    uiterlijk: date = date(2016, 3, 1)


def project(advies: Advies, **velden: Any) -> Project:
    """A project that runs, without reports."""
    aanvraag = rijen.project(advies)
    return Project.objects.create(
        **{
            "aanvraag": aanvraag,
            "beschikking": rijen.brief(aanvraag),
            "bedrag": Decimal(20_000),
            "start": date(2015, 9, 1),
            "eind": date(2016, 8, 31),
            "gestart_op": UITVOERING,
            **velden,
        }
    )
