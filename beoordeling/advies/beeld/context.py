"""From the weighing and the advice to the parts of the look (kern.onderdelen).

What stands in the PDF of the advice: made from the frozen content only, so it can be made again equal (R25).
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from beoordeling.advies.beeld import tekening
from beoordeling.advies.beeld import woorden as beeld
from beoordeling.advies.queries import verborgen_nummers
from beoordeling.weging.models import Advies
from kern.basis.tekst import opsomming
from kern.ui.meetkunde import tint_van
from kern.ui.stukken import Budgetblok, Budgetlat, Doelgroepstaaf, Tegel


def adviescontext(advies: Advies, gebruiker: Any) -> dict[str, Any]:
    """The frozen content as parts; a recused member gets titles only of what the recusal is about (W20)."""
    context = documentcontext(advies.inhoud, advies.sha256)
    verborgen = verborgen_nummers(advies, gebruiker)
    geld, grenzen = context["geld"], tekening.kaartgrenzen_van(advies.inhoud)
    zichtbaar = [p for p in context["projecten"] if p["nummer"] not in verborgen]
    binnen = [p for p in zichtbaar if p["uitkomst"] != "afwijzen"]
    for project in zichtbaar:
        project["gemeentenamen"] = [deel["naam"] for deel in project["gemeenten"]]
    return context | {
        "binnen": binnen,
        "buiten": [p for p in zichtbaar if p["uitkomst"] == "afwijzen"],
        "verborgen": [p["titel"] for p in context["projecten"] if p["nummer"] in verborgen],
        "lat": _lat_van_advies(binnen, geld, bool(verborgen)),
        "doelgroepen": [
            Doelgroepstaaf(d["code"], d["titel"], Decimal(d["bedrag"]), aantal=d["aantal"])
            for d in advies.inhoud["doelgroepen"]
        ],
        "tegels": [_tegel(g, grenzen) for g in advies.inhoud["gemeenten"]],
        "meters": not verborgen,
    }


def _tegel(gemeente: dict[str, Any], grenzen: Sequence[int]) -> Tegel:
    bedrag = round(Decimal(gemeente["bedrag"]))
    return Tegel(
        gemeente["titel"],
        gemeente["kolom"],
        gemeente["rij"],
        gemeente["aantal"],
        bedrag,
        tint=tint_van(bedrag, grenzen),
    )


def _lat_van_advies(
    binnen: list[dict[str, Any]], geld: dict[str, Any], een_blok: bool
) -> Budgetlat:
    if een_blok:
        return Budgetlat(
            Decimal(geld["plafond"]), [Budgetblok("Alles", Decimal(geld["toegekend"]))]
        )
    return Budgetlat(
        Decimal(geld["plafond"]), [Budgetblok(p["titel"], Decimal(p["bedrag"])) for p in binnen]
    )


def documentcontext(inhoud: dict[str, Any], sha256: str) -> dict[str, Any]:
    """Prepare frozen content for reading: groups, figures and sentences. Pure."""
    projecten = [projectcontext(p, inhoud) for p in inhoud["projecten"]]
    binnen = [p for p in projecten if p["uitkomst"] != "afwijzen"]
    geld = inhoud["geld"]
    bedragen = [Decimal(p["bedrag"]) for p in binnen]
    return {
        "inhoud": inhoud,
        "geld": geld,
        "ronde": inhoud["ronde"],
        "sha256": sha256,
        "hash_delen": beeld.hash_in_stukken(sha256),
        "vastgesteld_op": beeld.lees_moment(inhoud["vastgesteld"]["op"]),
        "besluiten_tot": beeld.lees_dag(inhoud["ronde"]["besluitvorming_tot"]),
        "regeling_op": beeld.lees_moment((inhoud["ronde"]["versie"] or {}).get("gepubliceerd_op")),
        "projecten": projecten,
        "binnen": binnen,
        "buiten": [p for p in projecten if p["uitkomst"] == "afwijzen"],
        "lat": tekening.teken_budgetlat(bedragen, Decimal(geld["plafond"])),
        "staven": tekening.teken_balken(inhoud["doelgroepen"]),
        "tegels": tekening.teken_kaart(inhoud),
        "zin_gemeenten": beeld.zin_gemeenten(inhoud["gemeenten"]),
        "zin_doelgroepen": beeld.zin_doelgroepen(inhoud["doelgroepen"]),
        "colleges": opsomming([g["titel"] for g in inhoud["gemeenten"]]),
        "benut": Decimal(geld["toegekend"]) / (Decimal(geld["plafond"]) or 1),
        "voorzitter": next(
            (c["naam"] for c in inhoud["commissie"] if c["functie"] == "voorzitter"), ""
        ),
    }


def projectcontext(gegevens: dict[str, Any], inhoud: dict[str, Any]) -> dict[str, Any]:
    """One project with its words and pictures."""
    titels = {groep["code"]: groep["titel"] for groep in inhoud["doelgroepen"]}
    schaal = [niveau["waarde"] for niveau in inhoud["ronde"]["schaal"]]
    return gegevens | {
        "anker": f"project-{gegevens['nummer']}",
        "doelgroep_titel": titels.get(gegevens["doelgroep"], ""),
        "uitkomst_tekst": UITKOMSTTEKSTEN[gegevens["uitkomst"]],
        "cijfer_tekst": beeld.met_komma(gegevens["cijfer"]),
        "gemeenten_tekst": opsomming([g["naam"] for g in gegevens["gemeenten"]]),
        "start_dag": beeld.lees_dag(gegevens["start"]),
        "eind_dag": beeld.lees_dag(gegevens["eind"]),
        "ook_tekst": opsomming(
            [d["code"] for d in gegevens["doelgroepen"] if d["code"] != gegevens["doelgroep"]]
        ),
        "mini": tekening.teken_minikaart(gegevens, inhoud["gemeenten"]),
        "stippen": tekening.teken_stippen(gegevens["criteria"], schaal) if schaal else None,
        "criteria": [criteriumcontext(c) for c in gegevens["criteria"]],
    }


UITKOMSTTEKSTEN = {
    "toekennen": "Toekennen",
    "gedeeltelijk": "Gedeeltelijk toekennen",
    "afwijzen": "Afwijzen",
}


def criteriumcontext(gegevens: dict[str, Any]) -> dict[str, Any]:
    """One criterion of one project, with its numbers written out."""
    return gegevens | {
        "gemiddelde_tekst": beeld.met_komma(gegevens["gemiddelde"]),
        "voor_tekst": beeld.met_komma(gegevens["voor_bespreking"]),
    }
