"""From beschikking to a finished project: agreed reports on set dates (R40, R42).

What the application promised, beside what a report tells (R40, R42, R50).

How reports stand, in the words and marks of the task list.

What this floor asks of whom now (W60).

Pages of the floor: projects, reports, and judging them.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from aanvragen.velden.models import Aanvraag, Antwoord, Indicator
from kern.basis.tijd import vandaag
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage


def af_te_ronden() -> QuerySet[Project]:
    """Running projects of which every report was accepted (R40)."""
    klaar = Voortgangsrapportage.Status.GEACCEPTEERD
    open_ = Voortgangsrapportage.objects.exclude(status=klaar)
    return Project.objects.filter(afgerond_op=None).exclude(pk__in=open_.values("project"))


def ontbreekt_in_rapportage(rapportage: Voortgangsrapportage) -> list[tuple[str, str]]:
    """Return (field, what to do) for everything that is still missing before sending in."""
    leeg = [
        (veld, zin)
        for veld, zin in (
            ("voortgang", "Vertel wat u tot nu toe deed"),
            ("kennisdeling", "Vertel wat u met de regio deelde"),
        )
        if not getattr(rapportage, veld).strip()
    ]
    if rapportage.bereikt is None:
        leeg.append(("bereikt", "Vul in hoeveel mensen u bereikte"))
    if rapportage.uitgegeven is None:
        leeg.append(("uitgegeven", "Vul in hoeveel geld u uitgaf"))
    gemeten = {m.indicator_id: m for m in rapportage.metingen.all()}
    for indicator in rapportage.project.aanvraag.indicatoren.all():
        meting = gemeten.get(indicator.pk)
        if meting is None or (meting.waarde is None and not meting.verklaring.strip()):
            leeg.append(
                (
                    f"waarde_{indicator.pk}",
                    f"Vul de meting in bij “{indicator.naam}”, of leg uit waarom die er niet is",
                )
            )
    return leeg


@dataclass(frozen=True)
class Beloofd:
    """The promises of one application: reach in people, sharing of knowledge, indicators."""

    bereik: int
    kennisdeling: list[Antwoord]
    indicatoren: list[Indicator]


def beloofd_in_aanvraag(aanvraag: Aanvraag) -> Beloofd:
    """Read the promises of an application (3 queries)."""
    return Beloofd(
        bereik=sum(d.bereik for d in aanvraag.doelgroepen.all()),
        kennisdeling=list(
            aanvraag.antwoorden.filter(vraag__criterium__belofte_kennisdeling=True).select_related(
                "vraag"
            )
        ),
        indicatoren=list(aanvraag.indicatoren.all()),
    )


def vorige_rapportage(rapportage: Voortgangsrapportage) -> Voortgangsrapportage | None:
    """Return the report before this one, to start from what was told then."""
    return (
        Voortgangsrapportage.objects.filter(
            project=rapportage.project_id, uiterlijk__lt=rapportage.uiterlijk
        )
        .exclude(status=Voortgangsrapportage.Status.OPEN)
        .last()
    )


Rapportagestatus = Voortgangsrapportage.Status


def is_te_laat(rapportage: Voortgangsrapportage) -> bool:
    """Whether a report should have been sent in already."""
    return (
        rapportage.status in (Rapportagestatus.OPEN, Rapportagestatus.TERUGGESTUURD)
        and rapportage.uiterlijk < vandaag()
    )


def rapportages_met_aanvraag():
    return Voortgangsrapportage.objects.select_related("project__aanvraag")


def volgende_rapportage(project: Project) -> Voortgangsrapportage | None:
    """Return the first report that is not accepted yet, from what was prefetched."""
    klaar = Voortgangsrapportage.Status.GEACCEPTEERD
    return next((r for r in project.rapportages.all() if r.status != klaar), None)
