"""How reports stand, in the words and marks of the task list."""

from django.urls import reverse

from kern.onderdelen import Takengroep, Takenrij
from kern.termijnen import datum_lang
from kern.tijd import vandaag
from uitvoering.models import Project, Voortgangsrapportage

S = Voortgangsrapportage.Status
TEKENS = {
    S.OPEN: ("nog_niet", "Nog te maken"),
    S.INGEDIEND: ("bezig", "Ingediend"),
    S.TERUGGESTUURD: ("aanpassen", "Vragen gesteld"),
    S.GEACCEPTEERD: ("klaar", "Geaccepteerd"),
}


def te_laat(rapportage: Voortgangsrapportage) -> bool:
    """Whether a report should have been sent in already."""
    return rapportage.status in (S.OPEN, S.TERUGGESTUURD) and rapportage.uiterlijk < vandaag()


def takengroep(project: Project) -> Takengroep:
    """Return the reports of a project as a group of a task list."""
    return Takengroep("Rapportages", [_rij(r) for r in project.rapportages.all()])


def _rij(rapportage: Voortgangsrapportage) -> Takenrij:
    soort, tekst = TEKENS[S(rapportage.status)]
    if te_laat(rapportage):
        soort, tekst = "aanpassen", "Te laat"
    return Takenrij(
        titel=rapportage.naam,
        url=reverse("uitvoering:rapportage", args=[rapportage.pk]),
        soort=soort,
        tekst=tekst,
        uitleg=f"Uiterlijk {datum_lang(rapportage.uiterlijk)}",
    )
