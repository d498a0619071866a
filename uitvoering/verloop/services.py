"""From beschikking to a finished project: agreed reports on set dates (R40, R42)."""

from datetime import date

from django.db import transaction

from besluitvorming.beschikking.models import Beschikking
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.logboek import schrijven
from kern.toegang.rechten import eis
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage


def start_project(*, wie: Gebruiker, beschikking: Beschikking) -> Project:
    """Start the project of a sent, positive beschikking; the decision gives the report dates (R40).

    Raises Fout for a refusal, a letter that was not sent, or a project that runs already.
    """
    eis(wie, "uitvoering.start", beschikking)
    with transaction.atomic():
        beschikking = (
            Beschikking.objects.select_for_update(of=("self",))
            .select_related("aanvraag")
            .get(pk=beschikking.pk)
        )
        aanvraag = beschikking.aanvraag
        if beschikking.uitkomst == Beschikking.Uitkomst.AFGEWEZEN:
            raise Fout("Deze aanvraag is afgewezen. Er is geen project om te starten.")
        if beschikking.verzonden_op is None:
            raise Fout("De beschikking is nog niet verzonden. Verstuur die eerst.")
        if Project.objects.filter(beschikking=beschikking).exists():
            raise Fout("Dit project is al gestart.")
        assert aanvraag.start
        assert aanvraag.eind
        project = Project.objects.create(
            aanvraag=aanvraag,
            beschikking=beschikking,
            bedrag=beschikking.bedrag,
            start=aanvraag.start,
            eind=aanvraag.eind,
            gestart_op=tijd.nu(),
        )
        Voortgangsrapportage.objects.bulk_create(
            Voortgangsrapportage(
                project=project,
                naam=r["naam"],
                uiterlijk=date.fromisoformat(str(r["uiterlijk"])[:10]),
            )
            for r in beschikking.inhoud["rapportages"]
        )
        schrijven.leg_vast(
            wie=wie, wat="uitvoering.start", onderwerp=aanvraag, ronde_id=aanvraag.ronde_id
        )
    return project


def rond_af(*, wie: Gebruiker, project: Project) -> Project:
    """Finish a project of which every report was accepted."""
    eis(wie, "uitvoering.rond_af", project)
    with transaction.atomic():
        project = Project.objects.select_for_update().get(pk=project.pk)
        if project.afgerond_op:
            raise Fout("Dit project is al afgerond.")
        open_ = project.rapportages.exclude(status=Voortgangsrapportage.Status.GEACCEPTEERD)
        if open_.exists():
            namen = ", ".join(open_.values_list("naam", flat=True))
            raise Fout(f"Nog niet alle rapportages zijn geaccepteerd: {namen}.")
        project.afgerond_op = tijd.nu()
        project.save(update_fields=["afgerond_op"])
        schrijven.leg_vast(
            wie=wie,
            wat="uitvoering.rond_af",
            onderwerp=project.aanvraag,
            ronde_id=project.aanvraag.ronde_id,
        )
    return project
