"""Acts: take in the code lists of building blocks, label an indicator (X04)."""

from pathlib import Path
from typing import Any

import yaml

from aanvragen.velden.models import Indicator
from deelnemers.personen.models import Gebruiker
from evaluatie.bouwstenen.models import Bouwsteen, Bouwsteenlijst, Indicatorlabel
from kern.basis.slot import vergrendel
from kern.logboek.handeling import handeling

BESTAND = Path(__file__).resolve().parent.parent / "gegevens" / "bouwstenen.yaml"


def laad_bouwstenen(
    *, wie: Gebruiker | None = None, gegevens: dict[str, Any] | None = None
) -> list[Bouwsteen]:
    """Take in the code lists from data (our own file unless told); idempotent (X04).

    `wie` None is the system, which asks nobody. An entry that is no longer in the data stays:
    insights may refer to it. Raises KeyError for an entry of an unknown list. Only a change is
    logged.
    """
    gegevens = gegevens or yaml.safe_load(BESTAND.read_text(encoding="utf-8"))
    perm = None if wie is None else "evaluatie.bouwstenen_laden"
    with handeling(wie=wie, wat="evaluatie.laad_bouwstenen", mag=perm) as h:
        lijsten = {
            rij["code"]: _bewaar_op_code(Bouwsteenlijst, rij | {"volgorde": place})
            for place, rij in enumerate(gegevens["lijsten"])
        }
        stenen = [
            _bewaar_op_code(Bouwsteen, rij | {"volgorde": place, "lijst": lijsten[rij["lijst"]][0]})
            for place, rij in enumerate(gegevens["bouwstenen"])
        ]
        if changed := [rij.code for rij, new in (*lijsten.values(), *stenen) if new]:
            h.leg_vast(naar={"codes": changed})
        else:
            h.verandert_niets()
    return [steen for steen, _ in stenen]


def _bewaar_op_code(model: Any, velden: dict[str, Any]) -> tuple[Any, bool]:
    """Store a row by its code; return it and whether something changed."""
    rij = model.objects.filter(code=velden["code"]).first()
    if rij and all(getattr(rij, veld) == waarde for veld, waarde in velden.items()):
        return rij, False
    rij, _ = model.objects.update_or_create(code=velden["code"], defaults=velden)
    return rij, True


def label_indicator(
    *, wie: Gebruiker, indicator: Indicator, bouwstenen: list[Bouwsteen]
) -> Indicatorlabel:
    """Say which building blocks a promised indicator tells something about (X04, R51).

    What was said before is replaced; an empty list takes the labels away.
    """
    aanvraag = indicator.aanvraag
    with handeling(
        wie=wie,
        wat="evaluatie.label_indicator",
        mag="evaluatie.label_indicator",
        op=aanvraag.ronde,
    ) as h:
        label, _ = Indicatorlabel.objects.get_or_create(indicator=vergrendel(indicator))
        van = sorted(label.bouwstenen.values_list("code", flat=True))
        label.bouwstenen.set(bouwstenen)
        h.leg_vast(
            aanvraag,
            van={"bouwstenen": van},
            naar={"bouwstenen": sorted(b.code for b in bouwstenen)},
            ronde_id=aanvraag.ronde_id,
        )
    return label
