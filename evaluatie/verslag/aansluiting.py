"""What the evaluation of a ronde offers the house.

In the dossier of an application one tab and its milestones; to the coördinator the tasks that
follow from the state of things (W60); sentences of the log.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from aanvragen.velden.models import Aanvraag
from evaluatie.micro.aansluiting import EVALUATIE_VOORAF
from evaluatie.micro.queries import microanalyses
from evaluatie.resultaten.queries import resultaten_van_projecten
from evaluatie.sessies.models import Inzicht
from evaluatie.verslag.models import Oordeel
from kern.aansluiting import registers
from kern.aansluiting.registers import DossierTab, Mijlpaal, Taak
from kern.basis.tijd import lokaal, vandaag
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


def evaluatie_tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: promises, cases and insights of this project."""
    project = aanvraag.project
    context = {
        "project": project,
        "aanvraag": aanvraag,
        "resultaat": resultaten_van_projecten([project])[0],
        "analyse": microanalyses([project])[project.pk],
        "inzichten": Inzicht.objects.filter(project=project).prefetch_related("bouwstenen"),
    }
    return render_to_string("evaluatie/verslag/dossier.html", context, request)


def mijlpalen_van_evaluatie(aanvraag: Aanvraag, gebruiker: Wie) -> Iterator[Mijlpaal]:
    """Tell the knowledge sessions and the day on which the evaluation is ready."""
    project = getattr(aanvraag, "project", None)
    if project is None or not mag(gebruiker, "evaluatie.dossier", aanvraag):
        return
    for sessie in project.kennissessies.all():
        yield Mijlpaal(
            sessie.datum, f"Kennissessie: {sessie.titel}", "Het project deelde wat het leerde."
        )
    ronde = aanvraag.ronde
    if oordeel := ronde.oordelen.order_by("-versie").first():
        keuze = oordeel.get_keuze_display()
        yield Mijlpaal(
            lokaal(oordeel.op).date(), "De regio heeft geëvalueerd", f"Het oordeel: {keuze}."
        )
        return
    yield Mijlpaal(
        ronde.evaluatie_uiterlijk,
        "De regio evalueert",
        "Uiterlijk op deze dag is de evaluatie klaar.",
        "nu" if project.afgerond_op or vandaag() >= ronde.evaluatie_uiterlijk else "straks",
    )


def evaluatietaken(gebruiker: Wie) -> Iterator[Taak]:
    """Ask the coördinator for session, questionnaire and judgement.

    Of every ronde with projects and no judgement yet, in the last months before it must be ready.
    """
    if not mag(gebruiker, "evaluatie.oordeel"):
        return
    rondes = (
        Ronde.objects.filter(
            aanvragen__project__isnull=False, evaluatie_uiterlijk__lte=vandaag() + EVALUATIE_VOORAF
        )
        .filter(oordelen=None)
        .select_related("vragenronde")
        .annotate(sessies=Count("kennissessies", distinct=True))
        .distinct()
    )
    for ronde in rondes:
        yield from _taken_van_ronde(ronde)


def _taken_van_ronde(ronde: Ronde) -> Iterator[Taak]:
    def naar(naam: str) -> str:
        return reverse(f"evaluatie:{naam}", args=[ronde.code])

    dag: date = ronde.evaluatie_uiterlijk
    if not ronde.sessies:  # type: ignore[attr-defined]
        yield Taak(
            "Houd een kennissessie en leg vast wat u leerde",
            f"{ronde.naam} heeft nog geen kennissessie.",
            naar("bouwstenen"),
            dag,
        )
    vragenronde = getattr(ronde, "vragenronde", None)
    if vragenronde is None:
        yield Taak(
            "Verstuur de vragenlijst aan alle betrokkenen",
            f"Vraag wat zij vinden van {ronde.naam}.",
            naar("innoveren"),
            dag,
        )
    yield Taak(
        f"Schrijf het oordeel over {ronde.naam}",
        "Gaat de regio door, anders door of stopt zij? Daarna is het verslag klaar.",
        naar("oordeel"),
        dag,
    )


registers.taken.registreer(evaluatietaken)
registers.dossier_tabs.registreer(
    DossierTab("evaluatie", "Evaluatie", 70, "evaluatie.dossier", evaluatie_tab)
)
registers.dossier_gebeurtenissen.registreer(mijlpalen_van_evaluatie)
registreer_logzin(
    "evaluatie.leg_oordeel_vast", "legde het oordeel over deze manier van vernieuwen vast"
)
registreer_logzin("evaluatie.maak_verslag", "liet het evaluatieverslag maken")

registreer_verzegeld(
    Verzegeld(
        model=Oordeel,
        naam="oordeel over de ronde",
        velden=(
            "ronde_id",
            "versie",
            "keuze",
            "bouwstenen_conclusie",
            "motivering",
            "door_id",
            "op",
        ),
    )
)
