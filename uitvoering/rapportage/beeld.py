"""How reports stand, in the words and marks of the task list, and what was promised (R40, R50)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse

from aanvragen.velden.models import Indicator
from kern.basis.geld import euro, getal
from kern.basis.termijnen import datum_kort, datum_lang
from kern.basis.tijd import lokaal
from kern.ui.stukken import Takengroep, Takenrij, Vormsoort
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.rekenen import zonder_nullen


def belofte_in_woorden(indicator: Indicator) -> str:
    """Say the promise of one indicator: "van 20 naar 45 procent, bron: eigen registratie"."""
    van_, naar = zonder_nullen(indicator.nulmeting), zonder_nullen(indicator.streefwaarde)
    return f"Beloofd: van {van_} naar {naar} {indicator.eenheid}. Bron: {indicator.bron}."


RAPPORTAGETEKENS: dict[Voortgangsrapportage.Status, tuple[Vormsoort, str]] = {
    Voortgangsrapportage.Status.OPEN: ("nog_niet", "Nog te maken"),
    Voortgangsrapportage.Status.INGEDIEND: ("bezig", "Ingediend"),
    Voortgangsrapportage.Status.TERUGGESTUURD: ("aanpassen", "Vragen gesteld"),
    Voortgangsrapportage.Status.GEACCEPTEERD: ("klaar", "Geaccepteerd"),
}


def rapportagegroep(project: Project) -> Takengroep:
    """Return the reports of a project as a group of a task list."""
    return Takengroep("Rapportages", [_rapportagerij(r) for r in project.rapportages.all()])


def _rapportagerij(rapportage: Voortgangsrapportage) -> Takenrij:
    soort, tekst = RAPPORTAGETEKENS[Voortgangsrapportage.Status(rapportage.status)]
    if rapportage.is_te_laat:
        soort, tekst = "aanpassen", "Te laat"
    return Takenrij(
        titel=rapportage.naam,
        url=reverse("uitvoering:rapportage", args=[rapportage.pk]),
        soort=soort,
        tekst=tekst,
        uitleg=f"Uiterlijk {datum_lang(rapportage.uiterlijk)}",
    )


def rapportagezin(rapportage: Voortgangsrapportage, inhoud: Mapping[str, Any]) -> str:
    """Say when a report was sent in and how it stands, or until when it can be."""
    if not inhoud["ingediend_op"]:
        uiterlijk = date.fromisoformat(inhoud["uiterlijk"])
        return f"De aanbieder dient deze rapportage in uiterlijk {datum_lang(uiterlijk)}."
    moment = lokaal(datetime.fromisoformat(inhoud["ingediend_op"]))
    return (
        f"Ingediend op {datum_kort(moment.date())} om {moment:%H.%M} uur. Stand: "
        f"{rapportage.get_status_display()}."
    )


def bereikt_zin(inhoud: Mapping[str, Any]) -> str:
    """Say how many people were reached of those promised."""
    if inhoud["bereikt"] is None:
        return "nog niet ingevuld"
    return f"{getal(inhoud['bereikt'])} van {getal(inhoud['beloofd'])} mensen"


def uitgegeven_zin(inhoud: Mapping[str, Any]) -> str:
    """Say how much was spent of what was granted."""
    if inhoud["uitgegeven"] is None:
        return "nog niet ingevuld"
    return f"{euro(Decimal(inhoud['uitgegeven']))} van {euro(Decimal(inhoud['toegekend']))}"


def gelezen_metingen(inhoud: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The measurements of a report with their numbers as such."""
    getallen = ("nulmeting", "streefwaarde", "waarde")
    return [
        rij | {naam: None if rij[naam] is None else Decimal(rij[naam]) for naam in getallen}
        for rij in inhoud["metingen"]
    ]
