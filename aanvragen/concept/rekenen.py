"""What a draft needs without rows: moments in words, and where on a form something is typed."""

from datetime import datetime
from typing import Any

from aanvragen.velden.rekenen.codes import Begrotingssoort
from aanvragen.velden.rekenen.inhoud import CONTACTVELDEN, Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.rekenen.velden import veld
from aanvragen.velden.rekenen.veldsoorten import Veldsoort
from kern.basis.termijnen import datum_lang

# prefix of the rows on the form -> kind of budget line; the order is that of the content
SOORT_PER_PREFIX = {
    "kosten": Begrotingssoort.KOSTEN,
    "eigen": Begrotingssoort.EIGEN,
    "andere": Begrotingssoort.ANDERE,
}

# Of a group of boxes the first has this after the name of the field.
EERSTE_KEUZE = "_0"


def moment_voluit(moment: datetime) -> str:
    """Write a moment of Dutch time (`kern.basis.tijd.lokaal`): maandag 11 mei 2015 om 17.00 uur."""
    return f"{datum_lang(moment.date())} om {moment:%H.%M} uur"


def veldanker(pad: tuple[Any, ...], inhoud: Aanvraaginhoud, regels: Ronderegels) -> str:
    """Return the HTML id of the input where a place of the content is typed; empty for none.

    The forms of the sections number their rows as the content does, so that no form has to be
    made to link to a field.
    """
    name = _invoernaam(pad, inhoud, regels)
    return f"id_{name}" if name else ""


def _invoernaam(pad: tuple[Any, ...], inhoud: Aanvraaginhoud, regels: Ronderegels) -> str:
    """Return the name of the input: of a list first by its rows, then of a plain field."""
    sleutel, *rest = pad
    match sleutel:
        case "penvoerder":  # where it works belongs to the organisation, not to this form
            return rest[0] if rest[0] in CONTACTVELDEN else ""
        case "antwoorden":
            return f"antwoord_{rest[0]}" if any(v.code == rest[0] for v in regels.vragen) else ""
        case "doelgroepen" | "gemeenten":
            return _bereiknaam(sleutel, rest, regels)
        case "begroting":
            return _begrotingsnaam(rest, inhoud)
        case "partners" | "indicatoren":
            nummer, naam = rest or (0, "naam")
            return f"{sleutel}-{nummer}-{naam}"
        case _:
            return _gewone_naam(sleutel)


def _gewone_naam(sleutel: str) -> str:
    """Return the name of a plain input; of a group of boxes that of the first."""
    is_group = veld(sleutel).soort == Veldsoort.CODES
    return sleutel + (EERSTE_KEUZE if is_group else "")


def _bereiknaam(deel: str, rest: list[str], regels: Ronderegels) -> str:
    """Return the input of a target group or municipality: its box, its number or its choice."""
    if deel == "doelgroepen" and rest in ([], ["hoofd"]):
        return f"hoofd{EERSTE_KEUZE}"
    if not rest:
        return f"gemeente_{next(iter(regels.gemeenten))}"
    code, *kolom = rest
    known = regels.doelgroepen if deel == "doelgroepen" else regels.gemeenten
    if code not in known or (kolom == ["jeugd"] and code not in regels.met_jeugd):
        return ""
    return "_".join(["doelgroep" if deel == "doelgroepen" else "gemeente", code, *kolom])


def _begrotingsnaam(rest: list[Any], inhoud: Aanvraaginhoud) -> str:
    """Return the input of a budget line; what concerns the whole points at the first amount."""
    if not rest:
        return "kosten-0-bedrag"
    nummer, naam = rest
    soort = inhoud["begroting"][nummer]["soort"]
    prefix = next((p for p, kind in SOORT_PER_PREFIX.items() if kind == soort), "kosten")
    earlier = sum(rij["soort"] == soort for rij in inhoud["begroting"][:nummer])
    return f"{prefix}-{earlier}-{'omschrijving' if naam == 'soort' else naam}"
