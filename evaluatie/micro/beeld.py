"""The micro-analysis of a project in words and pictures: costs from five cases (X02, W50)."""

from evaluatie.micro.models import Casus
from evaluatie.micro.queries import Casusgroep, Microanalyse
from kern.ui.grafieken import Bedragstaaf, VoorNa

GEEN_VERGELIJKINGSGROEP = (
    "Er is geen vergelijkingsgroep. Wij weten dus niet wat er zonder het project was gebeurd."
)


def groepsnaam(groep: Casusgroep) -> str:
    """What these cases are called."""
    return "Bestaande casussen" if groep.bestaand else "Nieuwe casussen"


def groepsuitleg(groep: Casusgroep) -> str:
    """How the difference is computed for them."""
    if groep.bestaand:
        return "Deze mensen kregen al hulp. Verschil: kosten nu, min kosten nieuw."
    return (
        "Deze mensen kregen nog geen hulp. Verschil: kosten als er niets gebeurt, min kosten nieuw."
    )


def welzijnsrijen(analyse: Microanalyse) -> list[VoorNa]:
    """Wellbeing before and after per case, with who measured when that was no resident."""
    return [
        VoorNa(r.casus.code, r.casus.welzijn_voor, r.casus.welzijn_na, _bijschrift(r.casus))
        for r in analyse.regels
    ]


def _bijschrift(casus: Casus) -> str:
    delen = [] if casus.door_bewoner else ["professional"]
    return ", ".join(delen + (["stopte"] if casus.welzijn_na is None else []))


def kostenstaven(groep: Casusgroep) -> list[Bedragstaaf]:
    """Costs of a group together, per kind; nothing under five cases (W50)."""
    if groep.alleen_lijst:
        return []
    som = groep.kosten
    nu = [Bedragstaaf("Per jaar, nu", som.nu, "midden")] if groep.bestaand else []
    return [
        *nu,
        Bedragstaaf("Per jaar, als er niets gebeurt", som.niets_doen, "midden"),
        Bedragstaaf("Per jaar, nieuw", som.nieuw),
        Bedragstaaf("Eenmalig", som.eenmalig, "licht"),
    ]
