"""Projects that run, made through the services from an application on."""

from datetime import datetime
from decimal import Decimal

from aanvragen.velden.models import Aanvraag
from deelnemers.personen.models import Gebruiker
from tests import fabriek
from tests.besluitvorming import fabriek as besluiten
from uitvoering.project.models import Project
from uitvoering.rapportage import services as rapportage_services
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.verloop import services as verloop

UITVOERING = datetime(2015, 12, 1, 10, 0, tzinfo=fabriek.AMSTERDAM)


def gestart(aanvraag: Aanvraag) -> Project:
    """The project of an application that all colleges granted."""
    beschikking = besluiten.beschikt(aanvraag)
    with fabriek.op(UITVOERING):
        return verloop.start_project(wie=fabriek.coordinator(), beschikking=beschikking)


def project() -> Project:
    """One project, from call to start."""
    _advies, aanvragen = besluiten.besloten()
    return gestart(aanvragen[0])


def lid(project: Project) -> Gebruiker:
    """Who works on the project."""
    return project.aanvraag.aangemaakt_door


def gegevens(project: Project, **velden: object) -> dict:
    """A complete report."""
    return {
        "voortgang": "De groepen zijn begonnen.",
        "afwijkingen": "Niets.",
        "kennisdeling": "Wij deelden ons draaiboek met de regio.",
        "bereikt": 12,
        "uitgegeven": Decimal("1000.00"),
        "metingen": {
            i.pk: {"waarde": Decimal("5.00"), "verklaring": "Halverwege."}
            for i in project.aanvraag.indicatoren.all()
        },
        **velden,
    }


def ingediend(project: Project) -> Voortgangsrapportage:
    """The first report, sent in."""
    rapportage = project.rapportages.first()
    with fabriek.op(UITVOERING):
        rapportage_services.bewaar_rapportage(
            wie=lid(project), rapportage=rapportage, gegevens=gegevens(project)
        )
        return rapportage_services.dien_rapportage_in(wie=lid(project), rapportage=rapportage)
