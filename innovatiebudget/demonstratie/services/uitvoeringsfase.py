"""The colleges decide, letters go out, projects run and the region learns."""

from datetime import date
from decimal import Decimal
from typing import Any

from innovatiebudget.demonstratie.queries import aanvraag_van
from innovatiebudget.demonstratie.rekenen import Inhoud, als_dag
from innovatiebudget.demonstratie.services.toneel import Toneel, om
from regeling.ronde.models import Ronde
from uitvoering.project.models import Project
from uitvoering.rapportage import services as rapportage_services
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.verloop import services as verloop


def rond_af(toneel: Toneel, ronde: Ronde, *, open_laten: int = 0) -> None:
    """Finish the projects of which every report was accepted; leave the last ones."""
    projecten = list(Project.objects.filter(aanvraag__ronde=ronde))
    for project in projecten[: len(projecten) - open_laten]:
        verloop.rond_af(wie=toneel.coordinator, project=project)


def lever_in(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> None:
    """Send in the reports that the content holds, each on its own day."""
    for _, gegevens, r in _rapporten(inhoud):
        _dien_in(toneel, ronde, gegevens, r)


def accepteer(toneel: Toneel, ronde: Ronde, *, op: date, open_laten: int = 0) -> None:
    """Accept on one day the reports that came in; leave the last ones waiting."""
    om(op, 10)
    ingediend = Voortgangsrapportage.objects.filter(
        project__aanvraag__ronde=ronde, status=Voortgangsrapportage.Status.INGEDIEND
    ).order_by("-ingediend_op")
    for rapportage in reversed(ingediend[open_laten:]):
        rapportage_services.accepteer(wie=toneel.coordinator, rapportage=rapportage)


def _rapporten(inhoud: Inhoud) -> list[tuple[date, dict[str, Any], dict[str, Any]]]:
    """Return (day, application, report) of every report in the content, in order."""
    rijen = [
        (als_dag(r["ingediend"]), gegevens, r)
        for gegevens in inhoud.values()
        for r in gegevens["demo"].get("rapportages") or []
    ]
    return sorted(rijen, key=lambda rij: (rij[0], rij[1]["aanvraag"]["titel"]))


def _dien_in(
    toneel: Toneel, ronde: Ronde, gegevens: dict[str, Any], r: dict[str, Any]
) -> Voortgangsrapportage:
    """Fill in and send one report on its day, as the contact person."""
    project = Project.objects.get(aanvraag=aanvraag_van(ronde, gegevens["aanvraag"]))
    wie, _ = toneel.penvoerder(gegevens["aanvraag"])
    rapportage = project.rapportages.get(naam=r["naam"])
    om(als_dag(r["ingediend"]), 11)
    rapportage_services.bewaar_rapportage(
        wie=wie,
        rapportage=rapportage,
        gegevens={
            **{k: r[k] for k in ("voortgang", "afwijkingen", "kennisdeling", "bereikt")},
            "uitgegeven": Decimal(r["uitgegeven"]),
            "metingen": _metingen(project, gegevens["demo"], r["naam"]),
        },
    )
    return rapportage_services.dien_rapportage_in(wie=wie, rapportage=rapportage)


def _metingen(project: Project, demo: dict[str, Any], naam: str) -> dict[int, dict[str, Any]]:
    """Return the measurements of one report by indicator."""
    indicatoren = {i.naam: i.pk for i in project.aanvraag.indicatoren.all()}
    return {
        indicatoren[m["indicator"]]: {
            "waarde": None if m["waarde"] is None else Decimal(m["waarde"]),
            "verklaring": m.get("verklaring") or "",
        }
        for m in demo["metingen"]
        if m["rapportage"] == naam
    }
