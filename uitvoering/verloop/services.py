"""From beschikking to a finished project: started with agreed reports, ended when all are in (R40)."""

from datetime import date

from besluitvorming.beschikking.models import Beschikking
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.logboek.handeling import handeling
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage


def start_project(*, wie: Gebruiker, beschikking: Beschikking) -> Project:
    """Start the project of a sent, positive beschikking; the decision gives the report dates (R40).

    Raises Fout for a refusal, a letter that was not sent, or a project that runs already.
    """
    with handeling(wie=wie, wat="uitvoering.start", mag="uitvoering.start", op=beschikking) as act:
        beschikking = vergrendel(beschikking, "aanvraag")
        _eis_te_starten(beschikking)
        aanvraag = beschikking.aanvraag
        if aanvraag.start is None or aanvraag.eind is None:  # never, once it was submitted
            raise Fout("De aanvraag zegt niet wanneer het project begint en eindigt.")
        project = Project.objects.create(
            aanvraag=aanvraag,
            beschikking=beschikking,
            bedrag=beschikking.bedrag,
            start=aanvraag.start,
            eind=aanvraag.eind,
            gestart_op=tijd.nu(),
        )
        Voortgangsrapportage.objects.bulk_create(_rapportages(project))
        act.leg_vast(aanvraag, ronde_id=aanvraag.ronde_id, zegel=[project])
    return project


def _eis_te_starten(beschikking: Beschikking) -> None:
    """Only a grant that was sent, and once."""
    if beschikking.uitkomst == Beschikking.Uitkomst.AFGEWEZEN:
        raise Fout("Deze aanvraag is afgewezen. Er is geen project om te starten.")
    if beschikking.verzonden_op is None:
        raise Fout("De beschikking is nog niet verzonden. Verstuur die eerst.")
    if Project.objects.filter(beschikking=beschikking).exists():
        raise Fout("Dit project is al gestart.")


def _rapportages(project: Project) -> list[Voortgangsrapportage]:
    """The reports that the letter agreed on, to be made."""
    return [
        Voortgangsrapportage(
            project=project,
            naam=rapportage["naam"],
            uiterlijk=date.fromisoformat(str(rapportage["uiterlijk"])[:10]),
        )
        for rapportage in project.beschikking.inhoud["rapportages"]
    ]


def rond_af(*, wie: Gebruiker, project: Project) -> Project:
    """Finish a project of which every report was accepted; raises Fout before, or the second time."""
    with handeling(wie=wie, wat="uitvoering.rond_af", mag="uitvoering.rond_af", op=project) as act:
        project = vergrendel(project, "aanvraag")
        if project.afgerond_op:
            raise Fout("Dit project is al afgerond.")
        open_ = project.rapportages.niet_geaccepteerd().values_list("naam", flat=True)
        if open_:
            raise Fout(f"Nog niet alle rapportages zijn geaccepteerd: {', '.join(open_)}.")
        project.afgerond_op = tijd.nu()
        project.save(update_fields=["afgerond_op"])
        act.leg_vast(project.aanvraag, ronde_id=project.aanvraag.ronde_id, zegel=[project])
    return project
