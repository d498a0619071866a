"""Read the YAML of a ronde into the content shape of `inhoud.py`, and say every fault at once."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from deelnemers.models import Gemeente
from kern.fouten import Fout
from regeling import inhoud
from regeling.models import Ronde

# What a local ronde takes over with `kopieer_van` when it doesn't say it itself (R02).
OVERNEEMBAAR = (
    "regeling", "doelen", "doelgroepen", "aspecten", "groepen", "criteria", "schaal", "formule",
    "vragenlijst",
)  # fmt: skip
VERPLICHT = (
    "code", "naam", "spoor", "budget_totaal", "subsidieplafond", "inkooppercentage", "data",
    "verdeelwijze", "procedure", "doelen", "doelgroepen", "aspecten", "criteria", "schaal",
    "gemeenten",
)  # fmt: skip
STANDAARD = {
    "regeling": "", "inleiding": "", "formule": "", "instellingen_eigen": "",
    "verdeelsleutel": "inwoners", "gevolg_afwijking": "eigen_deel",
    "verbeterverzoek": "per_aanvraag", "groepen": [], "rapportages": [], "vragenlijst": {},
}  # fmt: skip
VERDER = {"kopieer_van", "verordening_bron"}  # read elsewhere, or a note for who reads the file
NAMEN_VAN_DATA = {"publicatie_gepland": "gepubliceerd", "opent_op": "opent", "sluit_op": "sluit"}


def van_yaml(gegevens: dict[str, Any]) -> inhoud.Inhoud:
    """Return the content of a ronde from its YAML.

    A moment needs its offset (`+02:00`), so that it is exact (W02). Raises Fout with every missing
    or unknown field, unknown municipality or wrong value. Asks one query, eight with `kopieer_van`.
    """
    if onbekend := sorted(gegevens.keys() - {*VERPLICHT, *STANDAARD, *VERDER}):
        raise Fout(f"In de gegevens van de ronde staat een onbekend veld: {', '.join(onbekend)}.")
    bron = _bron(gegevens)
    basis = {naam: bron[naam] for naam in OVERNEEMBAAR} if bron else {}
    gegevens = {**STANDAARD, **basis, **gegevens}
    if ontbreekt := [naam for naam in VERPLICHT if not gegevens.get(naam)]:
        raise Fout(f"In de gegevens van de ronde ontbreekt: {', '.join(ontbreekt)}.")
    try:
        return _lees(gegevens, bron)
    except KeyError as fout:
        raise Fout(f"In de gegevens van de ronde ontbreekt: {fout.args[0]}.") from fout
    except (ValueError, TypeError) as fout:
        raise Fout(f"In de gegevens van de ronde staat een waarde die niet kan: {fout}.") from fout


def _bron(gegevens: dict[str, Any]) -> inhoud.Inhoud | None:
    """Return the content of the ronde to copy from, if any."""
    if not (code := gegevens.get("kopieer_van")):
        return None
    if not (ronde := Ronde.objects.filter(code=code).first()):
        raise Fout(f"De ronde {code}, waarvan de criteria worden overgenomen, bestaat niet.")
    return inhoud.van_ronde(ronde)


def _lees(gegevens: dict[str, Any], bron: inhoud.Inhoud | None) -> inhoud.Inhoud:
    """Bring every part to the content shape."""
    return {
        **{naam: str(gegevens[naam]).strip() for naam in inhoud.TEKSTEN},
        **{naam: f"{_bedrag(gegevens[naam]):.2f}" for naam in inhoud.BEDRAGEN},
        **{naam: gegevens[naam] for naam in inhoud.LIJSTEN},
        "rapportages": [
            {**rij, "uiterlijk": str(rij["uiterlijk"])} for rij in gegevens["rapportages"]
        ],
        "vragenlijst": _vragenlijst(gegevens["vragenlijst"]),
        "kopie_van": bron["code"] if bron else None,
        "data": _data(gegevens["data"]),
        "gemeenten": _gemeenten(gegevens["gemeenten"]),
        "doelen": _onderdelen(gegevens["doelen"]),
        "doelgroepen": _onderdelen(gegevens["doelgroepen"], jeugd=True),
        "aspecten": _onderdelen(gegevens["aspecten"]),
        "criteria": [_criterium(rij) for rij in gegevens["criteria"]],
    }


def _bedrag(waarde: Any) -> Decimal:
    """Read an amount that is written as text, so that no binary fraction slips in."""
    if isinstance(waarde, float):
        raise ValueError(f"het bedrag {waarde} moet tussen aanhalingstekens staan")
    try:
        return Decimal(waarde).quantize(Decimal("0.01"))
    except InvalidOperation as fout:
        raise ValueError(f"{waarde} is geen bedrag") from fout


def _data(rij: dict[str, Any]) -> inhoud.Inhoud:
    """Read moments and days."""
    momenten = {}
    for naam in inhoud.MOMENTEN:
        waarde = rij.get(NAMEN_VAN_DATA[naam])
        if waarde is None and naam != "publicatie_gepland":
            raise KeyError(f"data.{NAMEN_VAN_DATA[naam]}")
        momenten[naam] = inhoud.moment(_moment(waarde)) if waarde else None
    return {**momenten, **{naam: inhoud.dag(_dag(rij[naam])) for naam in inhoud.DAGEN}}


def _moment(waarde: Any) -> datetime:
    moment = waarde if isinstance(waarde, datetime) else datetime.fromisoformat(str(waarde))
    if moment.tzinfo is None:
        raise ValueError(f"het tijdstip {waarde} mist het verschil met UTC, zoals +02:00")
    return moment


def _dag(waarde: Any) -> date:
    return waarde if isinstance(waarde, date) else date.fromisoformat(str(waarde))


def _onderdelen(rijen: list[dict[str, Any]], jeugd: bool = False) -> list[inhoud.Inhoud]:
    """Read doelen, doelgroepen or aspecten; their place is the order of support need (R03)."""
    gelezen = []
    for plaats, rij in enumerate(rijen, start=1):
        onderdeel = {
            "code": str(rij["code"]),
            "titel": rij["titel"],
            "tekst": rij["tekst"],
            "volgorde": rij.get("volgorde", plaats),
        }
        if jeugd:  # YAML says `tekst_jeugd`, a copied ronde `jeugd`
            tekst = rij.get("tekst_jeugd") or rij.get("jeugd")
            onderdeel["jeugd"] = tekst if isinstance(tekst, str) else ""
        gelezen.append(onderdeel)
    return sorted(gelezen, key=lambda rij: (rij["volgorde"], rij["code"]))


def _criterium(rij: dict[str, Any]) -> inhoud.Inhoud:
    """Read one criterion with its questions (R04)."""
    return {
        "nummer": int(rij["nummer"]),
        "titel": rij["titel"],
        "tekst": rij["tekst"],
        "knockout": bool(rij.get("knockout", True)),
        "gewicht": int(rij.get("gewicht", 0)),
        "groep": rij["groep"],
        "leidraad": list(rij.get("leidraad") or []),
        "beantwoord_door": rij.get("beantwoord_door") or "",
        "ankers": {str(waarde): tekst for waarde, tekst in (rij.get("ankers") or {}).items()},
        "vragen": [
            {
                "code": vraag["code"],
                "vraag": vraag["vraag"],
                "uitleg": vraag.get("uitleg") or "",
                "max_tekens": int(vraag.get("max_tekens", 1500)),
                "verplicht": bool(vraag.get("verplicht", True)),
            }
            for vraag in rij.get("vragen") or []
        ],
    }


def _vragenlijst(waarde: Any) -> dict[str, list[dict[str, str]]]:
    """Return role -> questions; YAML gives a list of roles with `tekst` (R52)."""
    if isinstance(waarde, dict):
        return waarde
    return {
        rij["rol"]: [
            {"code": vraag["code"], "vraag": vraag["tekst"], "soort": vraag["soort"]}
            for vraag in rij["vragen"]
        ]
        for rij in waarde
    }


def _gemeenten(rijen: list[dict[str, Any]]) -> list[inhoud.Inhoud]:
    """Read who takes part, with the verordening the money rests on (R05)."""
    bekend = Gemeente.objects.in_bulk([rij["code"] for rij in rijen], field_name="code")
    if onbekend := [rij["code"] for rij in rijen if rij["code"] not in bekend]:
        raise Fout(f"Deze gemeenten zijn niet bekend: {', '.join(onbekend)}. Laad ze eerst.")
    gelezen = []
    for rij in rijen:
        verordening = rij["verordening"]
        gelezen.append(
            {
                "code": rij["code"],
                "naam": bekend[rij["code"]].naam,
                "inwoners": rij.get("inwoners") or bekend[rij["code"]].inwoners,
                "verordening": verordening["naam"],
                "verordening_datum": str(verordening["datum"])
                if verordening.get("datum")
                else None,
                "verordening_link": verordening.get("link") or "",
            }
        )
    return sorted(gelezen, key=lambda rij: rij["code"])
