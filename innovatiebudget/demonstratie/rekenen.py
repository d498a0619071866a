"""Content and believable scores of the demonstration: the same every time, no database (law 4).

Scores follow from the quality in the content. Five members, five voices: what they write is in
`teksten.yaml`, own sentences per criterion, level and member, that some of them combine with what
is special about this application. The reasons stand without a name in the advice, so that a voice
shows what someone looks at and never who it is.
"""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

GEGEVENS = Path(__file__).resolve().parent.parent / "gegevens"


def lees_yaml(pad: Path) -> Any:
    """Read one YAML file."""
    return yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def werkdag_na(dag: date, dagen: int) -> date:
    """Return the day `dagen` later, moved to Monday when it falls in a weekend."""
    later = dag + timedelta(days=dagen)
    return later + timedelta(days=max(0, 7 - later.weekday()) if later.weekday() > 4 else 0)


STRENGHEID = (0.3, -0.4, 0.0, 0.5, -0.3)  # how mild or strict each member is

SPREIDING = 1.1

STEMMEN = ("bestuur", "client", "zorg", "welzijn", "inkoop")  # in the order of the people

ZOUT = 2745  # tried out: nobody writes the same sentence in much over a third of the applications

KORT = 40  # a fact of fewer characters says too little on its own

ROLLEN = (("kaal", "nuance"), ("eens", "nuance"), ("kaal", "eens", "nuance"))

Redenen = list[dict[str, Any]]


def scorewaarde(bron: str, kwaliteit: float, lid: int, niveaus: list[int]) -> int:
    """Return the level nearest to the quality, with this member's strictness and some noise.

    `bron` names application and criterion, so that the same demonstration gives the same scores.
    """
    # Repeatable on purpose; nothing here has to be unguessable.
    toeval = random.Random(f"{bron}:{lid}").gauss(0, SPREIDING)  # noqa: S311
    doel = kwaliteit + STRENGHEID[lid % len(STRENGHEID)] + toeval
    return min(niveaus, key=lambda niveau: abs(niveau - doel))


@cache
def _teksten() -> dict[str, Any]:
    """Return what members of the committee write; read once."""
    content: dict[str, Any] = lees_yaml(GEGEVENS / "teksten.yaml")["commissie"]
    return content


def _getal(*bron: Any) -> int:
    """Return a number that is the same in every run."""
    return int.from_bytes(sha256(":".join(map(str, (ZOUT, *bron))).encode()).digest()[:8], "big")


def _kies(rij: Sequence[str], *bron: Any) -> str:
    """Return one of the texts, the same one for the same source."""
    return rij[_getal(*bron) % len(rij)]


def scoregroep(score: float) -> str:
    """Return how a score reads: praise from 8, doubt up to 4, both in between."""
    return "hoog" if score >= 8 else "laag" if score <= 4 else "midden"


def _klein(tekst: str) -> str:
    """Return the text as it goes on after a colon; an abbreviation keeps its capitals."""
    if tekst.startswith("Eén "):
        return f"één{tekst[3:]}"
    return tekst[0].lower() + tekst[1:] if tekst[1:2].islower() else tekst


def _slot(naam: str, feit: str) -> dict[str, str]:
    """Return a fact as two slots: `goed` goes on after a colon, `Goed` begins a sentence."""
    return {naam: _klein(feit), naam.capitalize(): feit}


def _vul(vormen: Sequence[str], bron: tuple[Any, ...], slots: dict[str, str]) -> str:
    """Return one of the forms, filled; a fact that holds a colon never comes after another one."""
    lastig = [f"{{{naam}}}" for naam, tekst in slots.items() if naam.islower() and ":" in tekst]
    passend = [vorm for vorm in vormen if not any(slot in vorm for slot in lastig)]
    return _kies(passend or vormen, *bron, "vorm").format(**slots)


def scorereden(redenen: Redenen, nummer: int, score: int, lid: int) -> str:
    """Return the reason of one member for one score, in this member's own words.

    Two or three of the five use the fact of the application, at most one of them the bare fact;
    the facts themselves decide who, so that an application reads the same in every run.
    """
    teksten, groep, stem = _teksten(), scoregroep(score), STEMMEN[lid % len(STEMMEN)]
    paar = next(r for r in redenen if r["criterium"] == nummer)
    bron = (nummer, paar["goed"], paar["minder"])
    eigen = _kies(teksten["eigen"][nummer][groep][stem], *bron, stem)
    slots = _slot("goed", paar["goed"]) | _slot("minder", paar["minder"]) | {"eigen": eigen}
    rol = _rol(bron, stem)
    if rol is None:
        return eigen
    if rol == "kaal":
        tekst = _vul(teksten["kaal"][groep], bron, slots)
        if len(tekst) >= KORT:
            return tekst
        rol = "eens"
    return _vul(teksten["weefsel"][stem][groep][rol], bron, slots)


def _rol(bron: tuple[Any, ...], stem: str) -> str | None:
    """Return what this member does with the fact: bare, in agreement, as a nuance, or nothing."""
    volgorde = sorted(STEMMEN, key=lambda s: _getal(*bron, s, "plaats"))
    rollen = ROLLEN[_getal(*bron, "rollen") % len(ROLLEN)]
    return dict(zip(volgorde, rollen, strict=False)).get(stem)


def doelentekst(titels: list[str], gemiddelde: float, lid: int, bron: str) -> str:
    """Return what the application adds to one of its goals; members next to each other differ."""
    stem = STEMMEN[lid % len(STEMMEN)]
    zinnen = _teksten()["doelen"]["hoog" if gemiddelde >= 7 else "midden"][stem]
    doel = titels[(_getal(bron) + lid) % len(titels)]
    return _kies(zinnen, bron, stem).format(doel=doel)


def motiveringstekst(
    redenen: Redenen, soort: str, volgorde: list[int], *, deels: bool = False
) -> str:
    """Return the argument of the committee for its line in the advice.

    `soort` is in, uit or te_duur. `volgorde` holds the criteria from the highest to the lowest
    scores, so that the argument speaks of what the scores beside it show; `deels` when the amount
    is lower than was asked.
    """
    teksten = _teksten()
    paren = {r["criterium"]: r for r in redenen}
    sterk, sterk2, *_, zwak2, zwak = volgorde
    plekken = {"sterk": sterk, "sterk2": sterk2, "zwak": zwak, "zwak2": zwak2}
    slots = {
        **{plek: teksten["onderwerpen"][nummer] for plek, nummer in plekken.items()},
        **_slot("goed", paren[sterk]["goed"]),
        **_slot("goed2", paren[sterk2]["goed"]),
        **_slot("minder", paren[zwak]["minder"]),
        **_slot("minder2", paren[zwak2]["minder"]),
    }
    tekst = _vul(teksten["motivering"][soort], (redenen[0]["goed"], soort), slots)
    return f"{tekst} {teksten['deels']}" if deels else tekst


Inhoud = dict[str, dict[str, Any]]


def als_dag(waarde: Any) -> date:
    return waarde if isinstance(waarde, date) else datetime.fromisoformat(str(waarde)).date()
