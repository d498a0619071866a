"""What stands in a beschikking, on the page and in the PDF: made of its frozen content (W30)."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from beoordeling.advies.beeld.verschoning import wanneer_gemeld, wie_en_functie
from besluitvorming.beschikking.models import Beschikking
from kern.basis.geld import euro
from kern.basis.tekst import opsomming
from kern.basis.termijnen import datum_kort


def _dag(waarde: str) -> date | None:
    return date.fromisoformat(waarde[:10]) if waarde else None


def brief_om_te_lezen(brief: Beschikking, verzending: Mapping[str, Any]) -> dict[str, Any]:
    """Prepare the content of a letter for reading; `verzending` is empty before it is sent.

    Days are dates, amounts Decimals; what a sentence states is chosen here (law 8).
    """
    inhoud = brief.inhoud
    colleges = [_college_om_te_lezen(c) for c in inhoud["colleges"]]
    afwijkend = [c for c in colleges if not c["volgt"]]
    return {
        "brief": brief,
        "inhoud": inhoud,
        "kop": f"U krijgt {euro(brief.bedrag)} subsidie"
        if brief.bedrag
        else "Uw aanvraag is afgewezen",
        "toegekend": bool(brief.bedrag),
        "bedrag": brief.bedrag,
        "besluitzin": besluitzin(brief),
        "tabelzin": tabelzin(brief),
        "advieszin": advieszin(brief),
        "colleges": colleges,
        "afwijkend": afwijkend,
        "gevolgzin": gevolgzin(brief, colleges, afwijkend=bool(afwijkend)),
        "commissiezin": commissiezin(inhoud["advies"]),
        "periodezin": periodezin(inhoud),
        "rapportages": [
            {"naam": r["naam"], "uiterlijk": _dag(r["uiterlijk"])} for r in inhoud["rapportages"]
        ],
        "verzonden": _dag(verzending.get("verzonden", "")),
        "bezwaar_tot": _dag(verzending.get("bezwaar_tot", "")),
    }


def _college_om_te_lezen(gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """One college with amounts and days as such."""
    return dict(gegevens) | {
        "datum": _dag(gegevens["datum"]),
        "aandeel": Decimal(gegevens["aandeel"]),
        "besloten": Decimal(gegevens["besloten"]),
        "bedrag": Decimal(gegevens["bedrag"]),
    }


def besluitzin(brief: Beschikking) -> SafeString:
    """Say what was granted of what was asked, or that it was refused."""
    gevraagd, titel = Decimal(brief.inhoud["gevraagd"]), brief.inhoud["titel"]
    vroeg = f" U vroeg {euro(gevraagd)}." if brief.bedrag < gevraagd else ""
    if brief.bedrag:
        return format_html(
            "U krijgt <strong>{}</strong> subsidie voor het project “{}”.{}",
            euro(brief.bedrag),
            titel,
            vroeg,
        )
    return format_html(
        "Uw aanvraag is <strong>afgewezen</strong>. U krijgt geen subsidie voor het project "
        "“{}”.{}",
        titel,
        vroeg,
    )


def tabelzin(brief: Beschikking) -> str:
    """Say what the table of colleges tells."""
    zin = (
        "Elk college van burgemeester en wethouders in deze tabel heeft zelf besloten, over het "
        "deel van de eigen gemeente."
    )
    if not brief.bedrag:
        return zin
    return (
        f"{zin} Het bedrag dat erbij staat is het hoogste bedrag dat u van die gemeente krijgt. "
        f"{brief.inhoud['verdeelsleutel_tekst']}"
    )


def advieszin(brief: Beschikking) -> str:
    """Say who advised what and when, and what the colleges looked at (Awb 3:8, 3:49)."""
    gevraagd = Decimal(brief.inhoud["gevraagd"])
    geadviseerd = Decimal(brief.inhoud["geadviseerd"])
    op = _dag(brief.inhoud["advies"]["vastgesteld_op"])
    if not geadviseerd:
        om = "uw aanvraag af te wijzen"
    elif geadviseerd < gevraagd:
        om = f"{euro(geadviseerd)} toe te kennen van de {euro(gevraagd)} die u vroeg"
    else:
        om = f"{euro(geadviseerd)} toe te kennen"
    return (
        "De onafhankelijke commissie heeft alle aanvragen beoordeeld en in één keer gewogen. "
        f"{f'Op {datum_kort(op)}' if op else 'Daarna'} adviseerde zij om {om}. De colleges hebben "
        "bekeken of de afgesproken werkwijze is gevolgd en of de criteria zijn toegepast."
    )


def gevolgzin(brief: Beschikking, colleges: Sequence[Mapping[str, Any]], *, afwijkend: bool) -> str:
    """Say what a deviating college meant for the project, by the published setting (R32)."""
    if not brief.bedrag and any(college["besloten"] for college in colleges):
        return f"{brief.inhoud['gevolg_tekst']} Daarom krijgt dit project geen subsidie."
    return brief.inhoud["gevolg_tekst"] if afwijkend and brief.bedrag else ""


def commissiezin(advies: Mapping[str, Any]) -> str:
    """Name who judged this application, who did not and why, and the version of the advice (Awb 3:8).

    A letter from before that was kept names the committee; empty without members.
    """
    if not advies["commissie"]:
        return ""
    versie = (
        f"Het advies heeft versie {advies['versie']}; de vingerafdruk begint met "
        f"{advies['sha256'][:16]}."
    )
    betrokken = advies.get("betrokken")
    if betrokken is None:
        leden = ", ".join(wie_en_functie(lid) for lid in advies["commissie"])
        return f"Leden van de commissie: {leden}. {versie}"
    zinnen = [
        f"Over uw aanvraag oordeelden {opsomming(map(wie_en_functie, betrokken['beoordeeld']))}.",
        *(_zin_verschoond(lid) for lid in advies["verschoond"]),
        *(
            f"{lid['naam']} heeft uw aanvraag niet beoordeeld."
            for lid in betrokken["niet_beoordeeld"]
        ),
    ]
    return " ".join([*zinnen, versie])


def _zin_verschoond(lid: Mapping[str, Any]) -> str:
    """Say that someone took no part, and since when; what was given does not count."""
    waarbij = "de hele ronde" if lid["over"] == "ronde" else "uw aanvraag"
    return f"{lid['naam']} deed niet mee wegens een belang bij {waarbij}, gemeld {wanneer_gemeld(lid)}."


def periodezin(inhoud: Mapping[str, Any]) -> str:
    """Say when the project runs and that the application belongs to the decision."""
    start, eind = _dag(inhoud["start"]), _dag(inhoud["eind"])
    if start is None or eind is None:
        return ""
    return (
        f"Het project loopt van {datum_kort(start)} tot en met {datum_kort(eind)}. Alles wat in uw "
        f"aanvraag {inhoud['nummer']} staat, hoort bij dit besluit."
    )
