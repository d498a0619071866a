"""Acts: add and correct the cases of the micro-analysis (X02, R50)."""

from typing import Any

from django.core.exceptions import ValidationError

from deelnemers.personen.models import Gebruiker
from evaluatie.micro.models import CIJFERGRENZEN, Casus, Kostenregel, casuscode_geldig
from kern.basis import tijd
from kern.basis.anoniem import eis_anoniem
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.logboek.handeling import Handeling, handeling
from uitvoering.project.models import Project

VOEG_TOE = "evaluatie.voeg_casus_toe"  # who may add a case may correct it

CASUSVELDEN = (
    "code",
    "doelgroep",
    "gemeente",
    "bestaand",
    "welzijn_voor",
    "welzijn_na",
    "gemeten_door",
)


def voeg_casus_toe(*, wie: Gebruiker, project: Project, gegevens: dict[str, Any]) -> Casus:
    """Add one anonymous case with its costs (X02).

    `gegevens`: code, doelgroep, gemeente, bestaand, welzijn_voor, welzijn_na (None = dropped out),
    gemeten_door, kosten: [{betaler, soort, bedrag, bron}]. Raises Fout for a code used before, for
    a municipality or target group the project does not concern, and for personal data in a text.
    """
    wat = "evaluatie.voeg_casus_toe"
    with handeling(wie=wie, wat=wat, mag=VOEG_TOE, op=project) as h:
        # the lock of the project: two people can't use the same code at once
        project = vergrendel(project, "aanvraag__ronde")
        casus = Casus(project=project, toegevoegd_op=tijd.nu())
        _vul(casus, gegevens)
        _vertel(h, casus)
    return casus


def wijzig_casus(*, wie: Gebruiker, casus: Casus, gegevens: dict[str, Any]) -> Casus:
    """Correct a case, or add what was measured later; `gegevens` and errors as when adding."""
    wat = "evaluatie.wijzig_casus"
    with handeling(wie=wie, wat=wat, mag=VOEG_TOE, op=casus.project) as h:
        project = vergrendel(casus.project, "aanvraag__ronde")
        casus = vergrendel(casus)
        casus.project = project
        casus.kosten.all().delete()
        _vul(casus, gegevens)
        _vertel(h, casus)
    return casus


def _vul(casus: Casus, gegevens: dict[str, Any]) -> None:
    """Check and store the fields and the costs of a locked project's case."""
    for veld in CASUSVELDEN:
        setattr(casus, veld, gegevens[veld])
    kosten = [Kostenregel(casus=casus, **regel) for regel in gegevens.get("kosten", [])]
    _controleer(casus)
    _controleer_kosten(kosten)
    casus.save()
    Kostenregel.objects.bulk_create(kosten)


def _controleer(casus: Casus) -> None:
    """Raise Fout for anything that doesn't belong in a case of this project."""
    eis_anoniem(casus.code, "code")
    try:
        casuscode_geldig(casus.code)
    except ValidationError as fout:
        raise Fout(fout.messages[0], "code") from fout
    if casus.project.casussen.filter(code=casus.code).exclude(pk=casus.pk).exists():
        raise Fout(
            f"Casus {casus.code} bestaat al. Kies een ander nummer. Uw invoer staat er nog.", "code"
        )
    aanvraag = casus.project.aanvraag
    if not aanvraag.gemeenten.filter(gemeente=casus.gemeente).exists():
        raise Fout("Het project werkt niet in deze gemeente. Kies een andere.", "gemeente")
    if not aanvraag.doelgroepen.filter(doelgroep=casus.doelgroep).exists():
        raise Fout("Het project is niet voor deze doelgroep. Kies een andere.", "doelgroep")
    for veld in ("welzijn_voor", "welzijn_na"):
        if (cijfer := getattr(casus, veld)) is not None and not _is_cijfer(cijfer):
            raise Fout("Kies een cijfer van 1 tot en met 10.", veld)


def _is_cijfer(cijfer: int) -> bool:
    laagste, hoogste = (grens.limit_value for grens in CIJFERGRENZEN)
    return bool(laagste <= cijfer <= hoogste)


def _controleer_kosten(kosten: list[Kostenregel]) -> None:
    """Raise Fout for a negative amount, an amount without source, or personal data in a source."""
    for regel in kosten:
        if regel.bedrag < 0:
            raise Fout("Kosten kunnen niet lager zijn dan nul.", f"{regel.betaler}-{regel.soort}")
        if not regel.bron.strip():
            raise Fout(
                f"Schrijf bij {regel.get_betaler_display()} waar het bedrag vandaan komt.",
                f"{regel.betaler}-bron",
            )
        eis_anoniem(regel.bron, f"{regel.betaler}-bron")


def _vertel(h: Handeling, casus: Casus) -> None:
    aanvraag = casus.project.aanvraag
    h.leg_vast(aanvraag, naar={"casus": casus.code}, ronde_id=aanvraag.ronde_id)
