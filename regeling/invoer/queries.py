"""Where the data of municipalities and rondes lies, and what it says in the shape of a content.

Reading takes the database for the municipalities and for a ronde to copy from; what is plain
reading stands in `rekenen`. Every fault is said at once.
"""

from pathlib import Path
from typing import Any

import yaml

from deelnemers.gemeenten.models import Gemeente
from kern.basis.canoniek import gewone_waarden
from kern.basis.fouten import Fout
from regeling.invoer.rekenen import (
    OVERIGE_VELDEN,
    OVERNEEMBAAR,
    STANDAARDWAARDEN,
    VERPLICHTE_VELDEN,
    lees_bedrag_uit_yaml,
    lees_criterium,
    lees_data,
    lees_onderdelen,
    lees_vragenlijst,
)
from regeling.ronde.models import Ronde
from regeling.ronde.queries import inhoud_van_ronde
from regeling.ronde.rekenen.inhoud import BEDRAGVELDEN, LIJSTVELDEN, TEKSTVELDEN, Rondeinhoud
from regeling.ronde.rekenen.instellingen import Rondeinstellingen, zonder_afweging


def inhoud_van_yaml(gegevens: dict[str, Any]) -> Rondeinhoud:
    """Return the content of a ronde from its YAML.

    A moment needs its offset (`+02:00`), so that it is exact (W02). Raises Fout with every missing
    or unknown field, unknown municipality or wrong value. Asks one query, eight with `kopieer_van`.
    """
    if unknown := sorted(
        gegevens.keys() - {*VERPLICHTE_VELDEN, *STANDAARDWAARDEN, *OVERIGE_VELDEN}
    ):
        raise Fout(f"In de gegevens van de ronde staat een onbekend veld: {', '.join(unknown)}.")
    bron = _bron(gegevens)
    base = {name: bron[name] for name in OVERNEEMBAAR} if bron else {}
    gegevens = {**STANDAARDWAARDEN, **base, **gegevens}
    if missing := [name for name in VERPLICHTE_VELDEN if not gegevens.get(name)]:
        raise Fout(f"In de gegevens van de ronde ontbreekt: {', '.join(missing)}.")
    try:
        return gewone_waarden(_lees(gegevens, bron))
    except KeyError as fout:
        raise Fout(f"In de gegevens van de ronde ontbreekt: {fout.args[0]}.") from fout
    except (ValueError, TypeError) as fout:
        raise Fout(f"In de gegevens van de ronde staat een waarde die niet kan: {fout}.") from fout


def _bron(gegevens: dict[str, Any]) -> Rondeinhoud | None:
    """Return the content of the ronde to copy from, if any."""
    if not (code := gegevens.get("kopieer_van")):
        return None
    if not (ronde := Ronde.objects.filter(code=code).first()):
        raise Fout(f"De ronde {code}, waarvan de criteria worden overgenomen, bestaat niet.")
    return inhoud_van_ronde(ronde)


def _lees(gegevens: dict[str, Any], bron: Rondeinhoud | None) -> Rondeinhoud:
    """Bring every part to the content shape."""
    return {
        **{name: str(gegevens[name]).strip() for name in TEKSTVELDEN},
        **{name: f"{lees_bedrag_uit_yaml(gegevens[name]):.2f}" for name in BEDRAGVELDEN},
        **{name: gegevens[name] for name in LIJSTVELDEN},
        "rapportages": [
            {**row, "uiterlijk": str(row["uiterlijk"])} for row in gegevens["rapportages"]
        ],
        "vragenlijst": lees_vragenlijst(gegevens["vragenlijst"]),
        "instellingen": _lees_instellingen(gegevens["instellingen"], bron),
        "kopie_van": bron["code"] if bron else None,
        "data": lees_data(gegevens["data"]),
        "gemeenten": _lees_gemeenten(gegevens["gemeenten"]),
        "doelen": lees_onderdelen(gegevens["doelen"]),
        "doelgroepen": lees_onderdelen(gegevens["doelgroepen"], jeugd=True),
        "aspecten": lees_onderdelen(gegevens["aspecten"]),
        "criteria": [lees_criterium(row) for row in gegevens["criteria"]],
    }


def _lees_instellingen(gegevens: Any, bron: Rondeinhoud | None) -> Rondeinhoud:
    """Read what the ronde works with; a copy says only what it does otherwise (R02)."""
    if not isinstance(gegevens, dict):
        raise TypeError(f"instellingen: {gegevens}")
    base = zonder_afweging(bron)["instellingen"] if bron else {}  # a copy has no committee
    return Rondeinstellingen.uit({**base, **gegevens}).als_inhoud()


def _lees_gemeenten(rows: list[dict[str, Any]]) -> list[Rondeinhoud]:
    """Read who takes part, with the verordening the money rests on (R05)."""
    known = Gemeente.objects.in_bulk([row["code"] for row in rows], field_name="code")
    if unknown := [row["code"] for row in rows if row["code"] not in known]:
        raise Fout(f"Deze gemeenten zijn niet bekend: {', '.join(unknown)}. Laad ze eerst.")
    result = []
    for row in rows:
        verordening = row["verordening"]
        result.append(
            {
                "code": row["code"],
                "naam": known[row["code"]].naam,
                "inwoners": row.get("inwoners") or known[row["code"]].inwoners,
                "verordening": verordening["naam"],
                "verordening_datum": str(verordening["datum"])
                if verordening.get("datum")
                else None,
                "verordening_link": verordening.get("link") or "",
            }
        )
    return sorted(result, key=lambda row: row["code"])


GEGEVENSMAP = Path(__file__).resolve().parents[1] / "gegevens"

BESTAND_GEMEENTEN = GEGEVENSMAP / "gemeenten.yaml"

BESTAND_RONDE_2015 = GEGEVENSMAP / "ronde-2015-regionaal.yaml"


def lees_yaml(bestand: Path) -> dict[str, Any]:
    """Return the content of a YAML file; raises OSError or yaml.YAMLError."""
    return yaml.safe_load(bestand.read_text(encoding="utf-8"))
