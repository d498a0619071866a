"""The code lists of building blocks, and the labels of indicators (X04)."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from aanvragen.velden.models import Indicator
from deelnemers.personen.models import Gebruiker
from evaluatie.bouwstenen.models import Bouwsteen, Bouwsteenlijst, Indicatorlabel
from kern.logboek import schrijven
from kern.toegang.rechten import eis

BESTAND = Path(__file__).resolve().parent.parent / "gegevens" / "bouwstenen.yaml"


def laad_bouwstenen(
    *, wie: Gebruiker | None = None, gegevens: dict[str, Any] | None = None
) -> list[Bouwsteen]:
    """Take in the code lists from data (our own file unless told); idempotent (X04).

    `wie` None is the system. An entry that is no longer in the data stays: insights may refer to
    it. Raises KeyError for an entry of an unknown list. Only a change is logged.
    """
    if wie is not None:
        eis(wie, "evaluatie.bouwstenen_laden")
    if gegevens is None:
        gegevens = yaml.safe_load(BESTAND.read_text(encoding="utf-8"))
    with transaction.atomic():
        lijsten = {
            rij["code"]: _bewaar_op_code(Bouwsteenlijst, rij | {"volgorde": plaats})
            for plaats, rij in enumerate(gegevens["lijsten"])
        }
        stenen = [
            _bewaar_op_code(
                Bouwsteen, rij | {"volgorde": plaats, "lijst": lijsten[rij["lijst"]][0]}
            )
            for plaats, rij in enumerate(gegevens["bouwstenen"])
        ]
        if nieuw := [rij.code for rij, gewijzigd in (*lijsten.values(), *stenen) if gewijzigd]:
            schrijven.leg_vast(wie=wie, wat="evaluatie.laad_bouwstenen", naar={"codes": nieuw})
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
    eis(wie, "evaluatie.kennissessie", indicator.aanvraag.ronde)
    with transaction.atomic():
        Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
        label, _ = Indicatorlabel.objects.get_or_create(indicator=indicator)
        van = sorted(label.bouwstenen.values_list("code", flat=True))
        label.bouwstenen.set(bouwstenen)
        schrijven.leg_vast(
            wie=wie,
            wat="evaluatie.label_indicator",
            onderwerp=indicator.aanvraag,
            van={"bouwstenen": van},
            naar={"bouwstenen": sorted(b.code for b in bouwstenen)},
            ronde_id=indicator.aanvraag.ronde_id,
        )
    return label
