"""What stands in the PDF of the advice: made from the frozen content only, so it can be made again equal (R25)."""

from decimal import Decimal
from typing import Any

from beoordeling import advies_beeld as beeld
from beoordeling.models import Advies
from kern.documenten import DocumentSoort, registreer

SOORT = "advies"


def registreer_documenten() -> None:
    """Tell kern about the document of this floor."""
    registreer(
        DocumentSoort(
            code=SOORT,
            titel="Advies van de commissie",
            sjabloon="beoordeling/documents/advies.html",
            bouw=bouw,
            mag_zien="beoordeling.adviesdocument_zien",
        )
    )


def bouw(document: Any) -> dict[str, Any]:
    """Take the document row, give the context of its template."""
    advies = Advies.objects.get(pk=document.onderwerp_id)
    return context(advies.inhoud, advies.sha256)


def context(inhoud: dict[str, Any], sha256: str) -> dict[str, Any]:
    """Prepare frozen content for reading: groups, figures and sentences. Pure."""
    projecten = [project(p, inhoud) for p in inhoud["projecten"]]
    binnen = [p for p in projecten if p["uitkomst"] != "afwijzen"]
    geld = inhoud["geld"]
    bedragen = [Decimal(p["bedrag"]) for p in binnen]
    return {
        "inhoud": inhoud,
        "geld": geld,
        "ronde": inhoud["ronde"],
        "sha256": sha256,
        "hash_delen": beeld.in_stukken(sha256),
        "vastgesteld_op": beeld.moment(inhoud["vastgesteld"]["op"]),
        "besluiten_tot": beeld.dag(inhoud["ronde"]["besluitvorming_tot"]),
        "regeling_op": beeld.moment((inhoud["ronde"]["versie"] or {}).get("gepubliceerd_op")),
        "projecten": projecten,
        "binnen": binnen,
        "buiten": [p for p in projecten if p["uitkomst"] == "afwijzen"],
        "lat": beeld.lat(bedragen, Decimal(geld["plafond"])),
        "staven": beeld.staven(inhoud["doelgroepen"]),
        "tegels": beeld.kaart(inhoud["gemeenten"]),
        "zin_gemeenten": beeld.zin_gemeenten(inhoud["gemeenten"]),
        "zin_doelgroepen": beeld.zin_doelgroepen(inhoud["doelgroepen"]),
        "colleges": beeld.opsomming([g["titel"] for g in inhoud["gemeenten"]]),
        "benut": Decimal(geld["toegekend"]) / (Decimal(geld["plafond"]) or 1),
        "voorzitter": next(
            (c["naam"] for c in inhoud["commissie"] if c["functie"] == "voorzitter"), ""
        ),
    }


def project(gegevens: dict[str, Any], inhoud: dict[str, Any]) -> dict[str, Any]:
    """One project with its words and pictures."""
    titels = {groep["code"]: groep["titel"] for groep in inhoud["doelgroepen"]}
    schaal = [niveau["waarde"] for niveau in inhoud["ronde"]["schaal"]]
    return gegevens | {
        "anker": f"project-{gegevens['nummer']}",
        "doelgroep_titel": titels.get(gegevens["doelgroep"], ""),
        "uitkomst_tekst": UITKOMSTEN[gegevens["uitkomst"]],
        "cijfer_tekst": beeld.komma(gegevens["cijfer"]),
        "gemeenten_tekst": beeld.opsomming([g["naam"] for g in gegevens["gemeenten"]]),
        "start_dag": beeld.dag(gegevens["start"]),
        "eind_dag": beeld.dag(gegevens["eind"]),
        "ook_tekst": beeld.opsomming(
            [d["code"] for d in gegevens["doelgroepen"] if d["code"] != gegevens["doelgroep"]]
        ),
        "mini": beeld.mini(gegevens, inhoud["gemeenten"]),
        "stippen": beeld.stippen(gegevens["criteria"], schaal) if schaal else None,
        "criteria": [criterium(c) for c in gegevens["criteria"]],
    }


UITKOMSTEN = {
    "toekennen": "Toekennen",
    "gedeeltelijk": "Gedeeltelijk toekennen",
    "afwijzen": "Afwijzen",
}


def criterium(gegevens: dict[str, Any]) -> dict[str, Any]:
    """One criterion of one project, with its numbers written out."""
    return gegevens | {
        "gemiddelde_tekst": beeld.komma(gegevens["gemiddelde"]),
        "voor_tekst": beeld.komma(gegevens["voor_bespreking"]),
    }
