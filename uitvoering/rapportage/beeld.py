"""What the application promised, beside what a report tells (R40, R42, R50).

How reports stand, in the words and marks of the task list.
"""

from django.urls import reverse

from aanvragen.velden.models import Indicator
from kern.basis.termijnen import datum_lang
from kern.ui.stukken import Takengroep, Takenrij
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import Rapportagestatus, is_te_laat
from uitvoering.rapportage.rekenen import zonder_nullen


def belofte_in_woorden(indicator: Indicator) -> str:
    """Say the promise of one indicator: "van 20 naar 45 procent, bron: eigen registratie"."""
    van_, naar = zonder_nullen(indicator.nulmeting), zonder_nullen(indicator.streefwaarde)
    return f"Beloofd: van {van_} naar {naar} {indicator.eenheid}. Bron: {indicator.bron}."


RAPPORTAGETEKENS = {
    Rapportagestatus.OPEN: ("nog_niet", "Nog te maken"),
    Rapportagestatus.INGEDIEND: ("bezig", "Ingediend"),
    Rapportagestatus.TERUGGESTUURD: ("aanpassen", "Vragen gesteld"),
    Rapportagestatus.GEACCEPTEERD: ("klaar", "Geaccepteerd"),
}


def rapportagegroep(project: Project) -> Takengroep:
    """Return the reports of a project as a group of a task list."""
    return Takengroep("Rapportages", [_rapportagerij(r) for r in project.rapportages.all()])


def _rapportagerij(rapportage: Voortgangsrapportage) -> Takenrij:
    soort, tekst = RAPPORTAGETEKENS[Rapportagestatus(rapportage.status)]
    if is_te_laat(rapportage):
        soort, tekst = "aanpassen", "Te laat"
    return Takenrij(
        titel=rapportage.naam,
        url=reverse("uitvoering:rapportage", args=[rapportage.pk]),
        soort=soort,
        tekst=tekst,
        uitleg=f"Uiterlijk {datum_lang(rapportage.uiterlijk)}",
    )
