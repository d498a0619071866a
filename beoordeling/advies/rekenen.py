"""What the frozen advice is called, how a moment is written in it, and a part of it for who may not read all (R25)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from beoordeling.weging.rekenen import NUL, Uitkomst

Gegevens = dict[str, Any]  # a piece of the content: plain JSON

ADVIES_SCHEMA = "advies-2"  # 2: who judged what, and the facts of every recusal

ADVIESDOCUMENT = "advies"


def moment_tekst(moment: datetime) -> str:
    """Write a moment in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def deel_van_inhoud(inhoud: Mapping[str, Any], verborgen: Collection[str]) -> Gegevens:
    """Return the content as if these numbers had never been in it (W25).

    Every figure is made again of the other projects. What is written about the whole set stays out, and
    so does what is left under the ceiling: what is hidden would follow from it.
    """
    projecten = [p for p in inhoud["projecten"] if p["nummer"] not in verborgen]
    binnen = [p for p in projecten if p["uitkomst"] != Uitkomst.AFWIJZEN]
    buiten = [p for p in projecten if p["uitkomst"] == Uitkomst.AFWIJZEN]
    rest = {naam: deel for naam, deel in inhoud.items() if naam != "niet_verklaard"}
    return rest | {
        "samenvatting": "",
        "overwegingen": dict.fromkeys(inhoud["overwegingen"], ""),
        "geld": {
            "plafond": inhoud["geld"]["plafond"],
            "toegekend": _som(p["bedrag"] for p in binnen),
            "afgewezen": _som(p["gevraagd"] for p in buiten),
            "aantal_toegekend": len(binnen),
            "aantal_afgewezen": len(buiten),
        },
        "doelgroepen": [_doelgroep(deel, binnen) for deel in inhoud["doelgroepen"]],
        "gemeenten": [_gemeente(deel, binnen) for deel in inhoud["gemeenten"]],
        "projecten": projecten,
        "betrokken": {
            n: wie for n, wie in inhoud.get("betrokken", {}).items() if n not in verborgen
        },
        "verschoningen": [v for v in inhoud["verschoningen"] if v["nummer"] not in verborgen],
    }


def _som(bedragen: Iterable[str]) -> str:
    return str(sum(map(Decimal, bedragen), NUL))


def _doelgroep(deel: Gegevens, binnen: Sequence[Gegevens]) -> Gegevens:
    eigen = [p for p in binnen if p["doelgroep"] == deel["code"]]
    return deel | {"aantal": len(eigen), "bedrag": _som(p["bedrag"] for p in eigen)}


def _gemeente(deel: Gegevens, binnen: Sequence[Gegevens]) -> Gegevens:
    """A project counts in every municipality that it reaches, when it says whom it reaches."""
    met_bereik = [p["gemeenten"] for p in binnen if any(g["bereik"] for g in p["gemeenten"])]
    eigen = [g for gemeenten in met_bereik for g in gemeenten if g["code"] == deel["code"]]
    return deel | {"aantal": len(eigen), "bedrag": _som(g["bedrag"] for g in eigen)}
