"""Projects that run, with reports, cases and sessions. The floors between are rows, not acts."""

from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from beoordeling.weging.models import Advies
from besluitvorming.beschikking.models import Beschikking
from deelnemers.personen.models import Gebruiker
from evaluatie.micro import services as micro
from evaluatie.micro.models import Casus
from evaluatie.sessies import services as sessies
from evaluatie.sessies.models import Kennissessie
from evaluatie.tevredenheid import services as tevredenheid
from evaluatie.tevredenheid.models import Vragenronde
from evaluatie.tevredenheid.queries import vragen_voor_rol
from kern.basis.tijd import nu
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.fabriek import op
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Meting, Voortgangsrapportage

EVALUATIE = datetime(2016, 6, 1, 10, 0, tzinfo=fabriek.AMSTERDAM)
SLUIT = datetime(2016, 6, 20, 23, 59, tzinfo=fabriek.AMSTERDAM)
_nummer = count(1)


def project(ronde: Ronde, **velden: Any) -> Project:
    """A project that runs, with one report due; `velden` replace parts of its application."""
    aanvraag = aanvragen.toegelaten(ronde, **velden)
    advies, _ = Advies.objects.get_or_create(
        ronde=ronde,
        defaults={
            "status": "vastgesteld",
            "sha256": "0" * 64,
            "vastgesteld_op": nu(),
            "inhoud": {"projecten": []},
        },
    )
    beschikking = Beschikking.objects.create(
        aanvraag=aanvraag,
        advies=advies,
        kenmerk=f"B-{next(_nummer)}",
        uitkomst=Beschikking.Uitkomst.TOEGEKEND,
        bedrag=Decimal("50000.00"),
        inhoud={},
        datum=date(2015, 9, 1),
        verzonden_op=nu(),
        bezwaar_tot=date(2015, 10, 14),
    )
    gemaakt = Project.objects.create(
        aanvraag=aanvraag,
        beschikking=beschikking,
        bedrag=beschikking.bedrag,
        start=aanvraag.start,
        eind=aanvraag.eind,
        gestart_op=nu(),
    )
    Voortgangsrapportage.objects.create(
        project=gemaakt, naam="Tussenrapportage", uiterlijk=date(2016, 2, 1)
    )
    return gemaakt


def lid(project: Project) -> Gebruiker:
    """Who works on the project."""
    return project.aanvraag.aangemaakt_door


def gemeten(
    project: Project,
    waarde: str | None,
    verklaring: str = "",
    naam: str = "Tussenrapportage",
    uiterlijk: date = date(2016, 2, 1),
    status: str = "ingediend",
) -> Meting:
    """Send in a report that measures the first indicator."""
    rapportage, _ = Voortgangsrapportage.objects.get_or_create(
        project=project, naam=naam, defaults={"uiterlijk": uiterlijk}
    )
    Voortgangsrapportage.objects.filter(pk=rapportage.pk).update(status=status, ingediend_op=nu())
    return Meting.objects.create(
        rapportage=rapportage,
        indicator=project.aanvraag.indicatoren.first(),
        waarde=None if waarde is None else Decimal(waarde),
        verklaring=verklaring,
    )


def casusgegevens(project: Project, **velden: Any) -> dict[str, Any]:
    """What `voeg_casus_toe` wants: a complete existing case that saves 1,000 a year."""
    aanvraag = project.aanvraag
    gegevens = {
        "code": f"C-{next(_nummer):03}",
        "doelgroep": aanvraag.doelgroepen.first().doelgroep,
        "gemeente": aanvraag.gemeenten.first().gemeente,
        "bestaand": True,
        "welzijn_voor": 4,
        "welzijn_na": 6,
        "gemeten_door": "bewoner",
        "kosten": kosten(nu="3000", niets_doen="3500", eenmalig="400", nieuw="2000"),
    }
    return gegevens | velden


def kosten(betaler: str = "Wmo", bron: str = "Tarief gemeente", **bedragen: str) -> list[dict]:
    """Cost lines of one payer, by kind."""
    return [
        {"betaler": betaler, "soort": soort, "bedrag": Decimal(bedrag), "bron": bron}
        for soort, bedrag in bedragen.items()
    ]


def casus(project: Project, **velden: Any) -> Casus:
    """A case, added by who works on the project."""
    gegevens = casusgegevens(project, **velden)
    return micro.voeg_casus_toe(wie=lid(project), project=project, gegevens=gegevens)


def sessie(ronde: Ronde, projecten: list[Project], wie: Gebruiker, **velden: Any) -> Kennissessie:
    """A knowledge session with these projects."""
    gegevens = {
        "titel": "Wat leren wij van elkaar?",
        "datum": date(2016, 5, 12),
        "plaats": "Arnhem",
        "aanwezigen": 30,
        "commissie_aanwezig": True,
        "projecten": projecten,
    }
    return sessies.houd_kennissessie(wie=wie, ronde=ronde, gegevens=gegevens | velden)


def vragenronde(ronde: Ronde, wie: Gebruiker) -> Vragenronde:
    """The questionnaire, sent to everyone involved; closes at SLUIT."""
    return tevredenheid.start_vragenronde(wie=wie, ronde=ronde, sluit_op=SLUIT)


def antwoorden(ronde: Ronde, rol: str, waarde: int = 4, open_: str = "") -> dict[str, Any]:
    """The same answer to every statement of a role."""
    return {
        v["code"]: waarde if v["soort"] == "schaal" else open_ for v in vragen_voor_rol(ronde, rol)
    }


def beantwoord(vragenronde: Vragenronde, rol: str, aantal: int, waarde: int = 4, open_="") -> None:
    """Let that many more people of a role answer."""
    genodigden = vragenronde.genodigden.filter(rol=rol, beantwoord=False).order_by("pk")
    for genodigde in genodigden[:aantal]:
        tevredenheid.beantwoord(
            wie=genodigde.gebruiker,
            vragenronde=vragenronde,
            antwoorden=antwoorden(vragenronde.ronde, rol, waarde, open_),
        )


def gemeenten(aantal: int) -> list[Gebruiker]:
    """That many civil servants, of as many municipalities as there are."""
    alle = fabriek.gemeenten()
    return [fabriek.medewerker(alle[n % len(alle)], f"Ambtenaar {n}") for n in range(aantal)]


__all__ = ["EVALUATIE", "SLUIT", "op"]
