"""What the page and the PDF of an advice show: made from the frozen content only (R25).

Both begin with `leescontext`. The PDF adds the figures per criterion; the page takes away what a
recused member may not read (W20).
"""

from decimal import Decimal
from typing import cast

from beoordeling.advies.beeld import verschoning, woorden
from beoordeling.advies.beeld.delen import (
    Gegevens,
    adviesblokken,
    doelgroepstaven,
    gemeentetegels,
    scorerijen,
    zin_scores,
)
from beoordeling.advies.queries.lezen import verborgen_nummers
from beoordeling.advies.rekenen import deel_van_inhoud
from beoordeling.weging.models import Advies
from beoordeling.weging.rekenen import Uitkomst
from kern.basis.tekst import opsomming
from kern.toegang.wie import Wie

UITKOMSTTEKSTEN = {
    Uitkomst.TOEKENNEN: "Toekennen",
    Uitkomst.GEDEELTELIJK: "Gedeeltelijk toekennen",
    Uitkomst.AFWIJZEN: "Afwijzen",
}


def leescontext(inhoud: Gegevens, sha256: str) -> Gegevens:
    """Prepare frozen content for reading: groups, figures, sentences and parts. Pure."""
    projecten = [_projectregel(p, inhoud) for p in inhoud["projecten"]]
    geld = inhoud["geld"]
    return {
        "inhoud": inhoud,
        "geld": geld,
        "ronde": inhoud["ronde"],
        "sha256": sha256,
        "hash_delen": woorden.hash_in_stukken(sha256),
        "vastgesteld_op": woorden.lees_moment(inhoud["vastgesteld"]["op"]),
        "projecten": projecten,
        "staven": doelgroepstaven(inhoud),
        "tegels": gemeentetegels(inhoud),
        "zin_gemeenten": woorden.zin_gemeenten(inhoud["gemeenten"]),
        "vaststeller": verschoning.zin_vaststeller(inhoud["vastgesteld"]),
        "zin_verklaard": verschoning.zin_verklaard(inhoud),
        "verschoningen": verschoning.verschoningsrijen(inhoud["verschoningen"]),
        "benut": Decimal(geld["toegekend"]) / (Decimal(geld["plafond"]) or 1),
    }


def _groepen(projecten: list[Gegevens]) -> dict[str, list[Gegevens]]:
    return {
        "binnen": [p for p in projecten if not p["afgewezen"]],
        "buiten": [p for p in projecten if p["afgewezen"]],
    }


def _projectregel(gegevens: Gegevens, inhoud: Gegevens) -> Gegevens:
    """One project with its words."""
    titels = {groep["code"]: groep["titel"] for groep in inhoud["doelgroepen"]}
    namen = [deel["naam"] for deel in gegevens["gemeenten"]]
    betrokken = inhoud.get("betrokken", {}).get(gegevens["nummer"])
    eigen = [v for v in inhoud["verschoningen"] if v["nummer"] == gegevens["nummer"]]
    return gegevens | {
        "anker": f"project-{gegevens['nummer']}",
        "doelgroep_titel": titels.get(gegevens["doelgroep"], ""),
        "uitkomst_tekst": UITKOMSTTEKSTEN[Uitkomst(gegevens["uitkomst"])],
        "afgewezen": gegevens["uitkomst"] == Uitkomst.AFWIJZEN,
        "gedeeltelijk": gegevens["uitkomst"] == Uitkomst.GEDEELTELIJK,
        "cijfer_tekst": woorden.met_komma(gegevens["cijfer"]),
        "gemeentenamen": namen,
        "gemeenten_tekst": opsomming(namen),
        "beoordeeld_door": verschoning.zin_beoordeeld(betrokken),
        "niet_meegedaan": verschoning.zin_niet_meegedaan(betrokken, eigen),
    }


def adviescontext(advies: Advies, gebruiker: Wie) -> Gegevens:
    """The page; with an interest it is made of a part of the content, and of the rest the titles (W20, W25).

    The hash is left out then: it is of the whole, so that a guess of what is hidden could be checked.
    """
    inhoud = cast(Gegevens, advies.inhoud)  # set down, so there is content
    verborgen = verborgen_nummers(advies, gebruiker)
    deel = deel_van_inhoud(inhoud, verborgen) if verborgen else inhoud
    context = leescontext(deel, "" if verborgen else advies.sha256)
    groepen = _groepen(context["projecten"])
    lat = adviesblokken(groepen["binnen"], context["geld"], deel=bool(verborgen))
    # titles in the order of the alphabet: that of the content is the order of the figures
    titels = sorted(p["titel"] for p in inhoud["projecten"] if p["nummer"] in verborgen)
    zin = woorden.zin_gemeenten(deel["gemeenten"], deel=bool(verborgen))
    return context | groepen | {"verborgen": titels, "lat": lat, "zin_gemeenten": zin}


def documentcontext(inhoud: Gegevens, sha256: str) -> Gegevens:
    """The PDF: everything, with scores and reasons per criterion. Pure."""
    context = leescontext(inhoud, sha256)
    schaal = [niveau["waarde"] for niveau in inhoud["ronde"]["schaal"]]
    projecten = [_projecthoofdstuk(p) for p in context["projecten"]]
    groepen = _groepen(projecten)
    return (
        context
        | groepen
        | {
            "projecten": projecten,
            "schaal": schaal,
            "lat": adviesblokken(groepen["binnen"], context["geld"]),
            "doelgroepen": _met_aandeel(inhoud["doelgroepen"]),
            "besluiten_tot": woorden.lees_dag(inhoud["ronde"]["besluitvorming_tot"]),
            "regeling_op": woorden.lees_moment(
                (inhoud["ronde"]["versie"] or {}).get("gepubliceerd_op")
            ),
            "zin_doelgroepen": woorden.zin_doelgroepen(inhoud["doelgroepen"]),
            "colleges": opsomming([g["titel"] for g in inhoud["gemeenten"]]),
            "voorzitter": next(
                (c["naam"] for c in inhoud["commissie"] if c["functie"] == "voorzitter"), ""
            ),
        }
    )


def _met_aandeel(delen: list[Gegevens]) -> list[Gegevens]:
    """Add to each part its share of the money, 0 to 1."""
    totaal = sum((Decimal(deel["bedrag"]) for deel in delen), Decimal(0))
    return [deel | {"aandeel": Decimal(deel["bedrag"]) / (totaal or 1)} for deel in delen]


def _projecthoofdstuk(gegevens: Gegevens) -> Gegevens:
    """One project with the days, the scores and the reasons that only the PDF shows."""
    return gegevens | {
        "start_dag": woorden.lees_dag(gegevens["start"]),
        "eind_dag": woorden.lees_dag(gegevens["eind"]),
        "ook_tekst": opsomming(
            [d["code"] for d in gegevens["doelgroepen"] if d["code"] != gegevens["doelgroep"]]
        ),
        "scores": scorerijen(gegevens["criteria"]),
        "zin_scores": zin_scores(gegevens["criteria"]),
        "criteria": [_criterium(c) for c in gegevens["criteria"]],
    }


def _criterium(gegevens: Gegevens) -> Gegevens:
    """One criterion of one project, with its numbers written out."""
    return gegevens | {
        "gemiddelde_tekst": woorden.met_komma(gegevens["gemiddelde"]),
        "voor_tekst": woorden.met_komma(gegevens["voor_bespreking"]),
    }
