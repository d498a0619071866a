"""What a beschikking says, as plain JSON that is written once (W30).

The letter, the page and the register are made from this content only. Amounts are decimal strings
in euros, days ISO dates. Sources: Awb 4:30 and 4:31 (activity and amount), 4:37 (obligations), 3:8
(who advised), 3:46-3:49 (reasons), 3:50 (deviating).
"""

from decimal import Decimal
from typing import Any

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Adviesregel
from besluitvorming.besluiten.models import Projectbesluit
from besluitvorming.besluiten.rekenen import NUL
from regeling.ronde.beeld.rondebeeld import GEVOLGEN, VERDEELSLEUTELS
from regeling.ronde.models import Ronde, RondeGemeente

INHOUD_SCHEMA = "beschikking-2"  # 1 had no doelgroepen; it stays readable


def stel_inhoud_op(
    aanvraag: Aanvraag, regel: Adviesregel, besluiten: list[Projectbesluit], bedrag: Decimal
) -> dict[str, Any]:
    """Put together the content from the application, the line of the advice and the decisions.

    `besluiten` come with aandeel, gemeente and collegebesluit fetched; `bedrag` is what is granted.
    """
    ronde = aanvraag.ronde
    return {
        "schema": INHOUD_SCHEMA,
        "nummer": aanvraag.nummer,
        "titel": aanvraag.titel,
        "samenvatting": aanvraag.samenvatting,
        "start": aanvraag.start.isoformat() if aanvraag.start else "",
        "eind": aanvraag.eind.isoformat() if aanvraag.eind else "",
        "aan": _geadresseerde(aanvraag),
        "ronde": {"code": ronde.code, "naam": ronde.naam, "regeling": ronde.regeling},
        "doelgroepen": _doelgroepen(aanvraag),
        "bedrag": str(bedrag),
        "gevraagd": str(regel.gevraagd),
        "geadviseerd": str(_geadviseerd(regel)),
        "advies": _onderliggend_advies(regel),
        "motivering": regel.motivering,
        "voorwaarden": regel.voorwaarden if bedrag else "",
        "gevolg_afwijking": ronde.gevolg_afwijking,
        "gevolg_tekst": GEVOLGEN[Ronde.Gevolg(ronde.gevolg_afwijking)],
        "verdeelsleutel": ronde.verdeelsleutel,
        "verdeelsleutel_tekst": VERDEELSLEUTELS[Ronde.Verdeelsleutel(ronde.verdeelsleutel)],
        "colleges": _besluit_per_college(ronde, besluiten, bedrag),
        "verplichtingen": ronde.verplichtingen if bedrag else [],
        "rapportages": ronde.rapportages if bedrag else [],
    }


def _doelgroepen(aanvraag: Aanvraag) -> list[dict[str, str]]:
    """Who the project is for, the main group first."""
    rijen = aanvraag.doelgroepen.select_related("doelgroep").order_by("-hoofd", "doelgroep__code")
    return [{"code": rij.doelgroep.code, "titel": rij.doelgroep.titel} for rij in rijen]


def _geadviseerd(regel: Adviesregel) -> Decimal:
    return regel.bedrag if regel.keuze == Adviesregel.Keuze.IN else NUL


def _geadresseerde(aanvraag: Aanvraag) -> dict[str, str]:
    """The addressee."""
    aanbieder = aanvraag.penvoerder
    return {
        "naam": aanbieder.naam,
        "contactpersoon": aanvraag.contactpersoon,
        "straat": aanbieder.straat,
        "postcode": aanbieder.postcode,
        "plaats": aanbieder.plaats,
    }


def _onderliggend_advies(regel: Adviesregel) -> dict[str, Any]:
    """The advice the decision rests on, and who judged this application and who did not (Awb 3:8).

    From the frozen advice; one from before it named them per application names the whole committee.
    """
    advies = regel.advies
    inhoud = advies.inhoud or {}
    leden = inhoud.get("commissie", [])
    nummer = regel.aanvraag.nummer
    return {
        "versie": advies.versie,
        "sha256": advies.sha256,
        "vastgesteld_op": advies.vastgesteld_op.isoformat() if advies.vastgesteld_op else "",
        "uitkomst": regel.uitkomst,
        "commissie": [
            {"naam": lid["naam"], "functie": lid["functie"]}
            for lid in leden
            if lid["functie"] != "secretaris"
        ],
        "betrokken": inhoud.get("betrokken", {}).get(nummer),
        "verschoond": [
            {naam: v[naam] for naam in ("naam", "functie", "over", "fase", "gemeld_op")}
            for v in inhoud.get("verschoningen", [])
            if v["nummer"] == nummer and "fase" in v
        ],
    }


def _besluit_per_college(
    ronde: Ronde, besluiten: list[Projectbesluit], bedrag: Decimal
) -> list[dict[str, Any]]:
    """Per college what it decided, on what ground, and what it pays in the end (R32)."""
    deelnames = {d.gemeente_id: d for d in RondeGemeente.objects.filter(ronde=ronde)}
    return [
        {
            "code": b.aandeel.gemeente.code,
            "gemeente": b.aandeel.gemeente.naam,
            "verordening": deelnames[b.aandeel.gemeente_id].verordening,
            "verordening_link": deelnames[b.aandeel.gemeente_id].verordening_link,
            "datum": b.collegebesluit.datum.isoformat(),
            "kenmerk": b.collegebesluit.kenmerk,
            "volgt": b.volgt,
            "aandeel": str(b.aandeel.bedrag),
            "besloten": str(b.bedrag),
            "bedrag": str(b.bedrag if bedrag else NUL),
            "reden": b.reden,
        }
        for b in besluiten
    ]
