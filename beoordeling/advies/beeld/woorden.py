"""The sentences and figures of an advice in words, made from its frozen content."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from beoordeling.weging.rekenen import Uitkomst
from kern.basis.geld import euro
from kern.basis.tekst import opsomming


def met_komma(getal: str | None) -> str:
    """A figure of the formula the Dutch way, with both its decimals: "7.40" becomes 7,40."""
    return "" if getal is None else getal.replace(".", ",")


def verdeling_zin(criterium: dict[str, Any]) -> str:
    """2 × 6, 3 × 8: how many members gave which score."""
    return ", ".join(f"{g['aantal']} × {g['waarde']}" for g in criterium["verdeling"])


def zin_gemeenten(gemeenten: list[dict[str, Any]], *, deel: bool = False) -> str:
    """Say which municipalities get no project, in one sentence; `deel`: of a part of the projects."""
    waarin = "de projecten die u ziet" if deel else "dit advies"
    leeg = [gemeente["titel"] for gemeente in gemeenten if gemeente["aantal"] == 0]
    if not leeg:
        return (
            f"In elk van de {len(gemeenten)} gemeenten werkt ten minste één project uit {waarin}."
        )
    werkwoord = "krijgt" if len(leeg) == 1 else "krijgen"
    return f"{opsomming(leeg)} {werkwoord} in {waarin} geen project."


def zin_doelgroepen(delen: list[dict[str, Any]]) -> str:
    """Say which target groups get no project, in one sentence."""
    leeg = [deel["code"] for deel in delen if deel["aantal"] == 0]
    if not leeg:
        return f"Voor elk van de {len(delen)} doelgroepen is er ten minste één project."
    woord = "doelgroep" if len(leeg) == 1 else "doelgroepen"
    return f"Voor {woord} {opsomming(leeg)} is er geen project."


def lees_moment(tekst: str | None) -> datetime | None:
    """Read a moment of the content back."""
    return datetime.fromisoformat(tekst) if tekst else None


def lees_dag(tekst: str | None) -> date | None:
    """Read a date of the content back."""
    return date.fromisoformat(tekst) if tekst else None


def hash_in_stukken(sha256: str, lengte: int = 16) -> list[str]:
    """Cut a hash into pieces that a person can compare."""
    return [sha256[i : i + lengte] for i in range(0, len(sha256), lengte)]


def zin_advies(project: dict[str, Any]) -> str:
    """Say what the committee advises about one project of the content."""
    uitkomst = Uitkomst(project["uitkomst"])
    if uitkomst == Uitkomst.AFWIJZEN:
        return "De commissie adviseert: afwijzen"
    deel = "voor een deel toekennen" if uitkomst == Uitkomst.GEDEELTELIJK else "toekennen"
    return f"De commissie adviseert: {deel}, {euro(Decimal(project['bedrag']))}"
