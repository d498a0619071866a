"""What the application promised, beside what a report tells and still lacks (R40, R42, R50)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aanvragen.velden.models import Aanvraag, Antwoord, Indicator
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Meting, Voortgangsrapportage

RAPPORT_SCHEMA = "rapportage-1"


def ontbreekt_in_rapportage(rapportage: Voortgangsrapportage) -> list[tuple[str, str]]:
    """Return (field, what to do) for everything that is still missing before sending in."""
    velden = [
        ("voortgang", not rapportage.voortgang.strip(), "Vertel wat u tot nu toe deed"),
        ("kennisdeling", not rapportage.kennisdeling.strip(), "Vertel wat u met de regio deelde"),
        ("bereikt", rapportage.bereikt is None, "Vul in hoeveel mensen u bereikte"),
        ("uitgegeven", rapportage.uitgegeven is None, "Vul in hoeveel geld u uitgaf"),
    ]
    leeg = [(veld, zin) for veld, mist, zin in velden if mist]
    gemeten = {m.indicator_id: m for m in rapportage.metingen.all()}
    return leeg + [
        (
            f"waarde_{indicator.pk}",
            f"Vul de meting in bij “{indicator.naam}”, of leg uit waarom die er niet is",
        )
        for indicator in rapportage.project.aanvraag.indicatoren.all()
        if not _is_verteld(gemeten.get(indicator.pk))
    ]


def _is_verteld(meting: Meting | None) -> bool:
    """An indicator was measured, or it was explained why not (R50)."""
    return meting is not None and (meting.waarde is not None or bool(meting.verklaring.strip()))


@dataclass(frozen=True)
class Beloofd:
    """The promises of one application: reach in people, sharing of knowledge, indicators."""

    bereik: int
    kennisdeling: list[Antwoord]
    indicatoren: list[Indicator]


def beloofd_bereik(aanvraag: Aanvraag) -> int:
    """Return how many people the application promised to reach, over the whole time; one query."""
    return sum(doelgroep.bereik or 0 for doelgroep in aanvraag.doelgroepen.all())


def beloofd_in_aanvraag(aanvraag: Aanvraag) -> Beloofd:
    """Read the promises of an application (3 queries)."""
    return Beloofd(
        bereik=beloofd_bereik(aanvraag),
        kennisdeling=list(
            aanvraag.antwoorden.filter(vraag__criterium__belofte_kennisdeling=True).select_related(
                "vraag"
            )
        ),
        indicatoren=list(aanvraag.indicatoren.all()),
    )


def rapportinhoud(rapportage: Voortgangsrapportage) -> dict[str, Any]:
    """Everything a reader of this report sees, as plain JSON, to freeze when it is sent in.

    Amounts and measurements are decimal strings, days and moments ISO.
    """
    project = rapportage.project
    return {
        "schema": RAPPORT_SCHEMA,
        "nummer": project.aanvraag.nummer,
        "titel": project.aanvraag.titel,
        "naam": rapportage.naam,
        "uiterlijk": rapportage.uiterlijk.isoformat(),
        "ingediend_op": rapportage.ingediend_op and rapportage.ingediend_op.isoformat(),
        "ingediend_door": rapportage.ingediend_door.naam if rapportage.ingediend_door else "",
        **{
            veld: getattr(rapportage, veld) for veld in ("voortgang", "afwijkingen", "kennisdeling")
        },
        "bereikt": rapportage.bereikt,
        "beloofd": beloofd_bereik(project.aanvraag),
        "uitgegeven": _tekst(rapportage.uitgegeven),
        "toegekend": str(project.bedrag),
        "metingen": [
            {
                "indicator": m.indicator.naam,
                "eenheid": m.indicator.eenheid,
                "nulmeting": _tekst(m.indicator.nulmeting),
                "streefwaarde": _tekst(m.indicator.streefwaarde),
                "waarde": _tekst(m.waarde),
                "verklaring": m.verklaring,
            }
            for m in rapportage.metingen.select_related("indicator")
        ],
    }


def _tekst(getal: Decimal | None) -> str | None:
    return None if getal is None else str(getal)


def rapport_om_te_lezen(rapportage: Voortgangsrapportage) -> dict[str, Any]:
    """The report as it was sent in; one that never was, as it stands."""
    return rapportage.inhoud or rapportinhoud(rapportage)


def vorige_rapportage(rapportage: Voortgangsrapportage) -> Voortgangsrapportage | None:
    """Return the report before this one, to start from what was told then."""
    return (
        Voortgangsrapportage.objects.filter(
            project=rapportage.project_id, uiterlijk__lt=rapportage.uiterlijk
        )
        .exclude(status=Voortgangsrapportage.Status.OPEN)
        .last()
    )


def volgende_rapportage(project: Project) -> Voortgangsrapportage | None:
    """Return the first report that is not accepted yet, from what was prefetched."""
    return next((r for r in project.rapportages.all() if not r.is_geaccepteerd), None)
