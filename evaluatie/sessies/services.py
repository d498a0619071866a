"""Acts: record a knowledge session, and what was learned there (R51)."""

from typing import Any

from deelnemers.personen.models import Gebruiker
from evaluatie.bouwstenen.models import Bouwsteen
from evaluatie.sessies.models import Inzicht, Kennissessie
from kern.basis import tijd
from kern.basis.anoniem import eis_anoniem
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.logboek.handeling import handeling
from regeling.ronde.models import Ronde
from uitvoering.project.models import Project


def houd_kennissessie(*, wie: Gebruiker, ronde: Ronde, gegevens: dict[str, Any]) -> Kennissessie:
    """Record a regional knowledge session that was held (R51).

    `gegevens`: titel, datum, plaats, aanwezigen, commissie_aanwezig, projecten. Raises Fout for a
    day that is still to come, no projects, or projects of another ronde.
    """
    with handeling(
        wie=wie, wat="evaluatie.houd_kennissessie", mag="evaluatie.kennissessie", op=ronde
    ) as h:
        velden = dict(gegevens)
        projecten = list(velden.pop("projecten"))
        if velden["datum"] > tijd.vandaag():
            raise Fout(
                "Deze dag is nog niet geweest. Leg de sessie vast als zij voorbij is.", "datum"
            )
        if not projecten:
            raise Fout("Kies minstens één project dat meedeed.", "projecten")
        if any(p.aanvraag.ronde_id != ronde.pk for p in projecten):
            raise Fout("Kies alleen projecten uit deze ronde.", "projecten")
        sessie = Kennissessie.objects.create(ronde=ronde, **velden)
        sessie.projecten.set(projecten)
        h.leg_vast(sessie, ronde_id=ronde.pk)
    return sessie


def voeg_inzicht_toe(
    *,
    wie: Gebruiker,
    sessie: Kennissessie,
    tekst: str,
    project: Project | None,
    bouwstenen: list[Bouwsteen],
) -> Inzicht:
    """Add what was learned in a session, tagged with at least one building block (R51, X04).

    Without `project` the insight holds for all projects that took part. Raises Fout for an empty
    text, no building block, a project that wasn't there, or personal data in the text.
    """
    with handeling(
        wie=wie, wat="evaluatie.voeg_inzicht_toe", mag="evaluatie.kennissessie", op=sessie.ronde
    ) as h:
        sessie = vergrendel(sessie)
        if not tekst.strip():
            raise Fout("Schrijf het inzicht op.", "tekst")
        eis_anoniem(tekst, "tekst")
        if not bouwstenen:
            raise Fout("Kies minstens één bouwsteen waar dit inzicht bij hoort.", "bouwstenen")
        if project and not sessie.projecten.filter(pk=project.pk).exists():
            raise Fout("Dit project deed niet mee aan de sessie.", "project")
        inzicht = Inzicht.objects.create(sessie=sessie, project=project, tekst=tekst.strip())
        inzicht.bouwstenen.set(bouwstenen)
        h.leg_vast(
            sessie, naar={"bouwstenen": [b.code for b in bouwstenen]}, ronde_id=sessie.ronde_id
        )
    return inzicht
