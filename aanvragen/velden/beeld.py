"""What differs between two versions, per field and in the words of the form (W11)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aanvragen.velden.rekenen.codes import SOORTNAMEN, WIJZENAMEN
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud, Rij, normaliseer_deel
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.rekenen.velden import alle_velden
from aanvragen.velden.rekenen.veldsoorten import Veld, Veldsoort
from kern.basis.geld import euro, getal


@dataclass(frozen=True)
class Veldverschil:
    """One field that is different."""

    naam: str
    oud: str
    nieuw: str


def veldverschillen(
    oud: Aanvraaginhoud, nieuw: Aanvraaginhoud, regels: Ronderegels
) -> list[Veldverschil]:
    """Return the fields that differ, in the order of the form.

    A version that was frozen before a field existed counts as if that field was left empty.
    """
    before, after = dict(_velden(oud, regels)), dict(_velden(nieuw, regels))
    names = list(dict.fromkeys([*after, *before]))
    return [
        Veldverschil(naam, before.get(naam, ""), after.get(naam, ""))
        for naam in names
        if before.get(naam, "") != after.get(naam, "")
    ]


def _velden(inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[tuple[str, str]]:
    """Write every field as text."""
    penvoerder = inhoud["penvoerder"]
    yield "Organisatie", f"{penvoerder['naam']}, KvK {penvoerder['kvk_nummer']}"
    yield "Contactpersoon", f"{penvoerder['contactpersoon']}, {penvoerder['email']}"
    for dit in alle_velden():
        if dit.naam:
            waarde = normaliseer_deel(dit.sleutel, inhoud.get(dit.sleutel))
            yield dit.naam, _tekst(dit, waarde, regels)
    questions = {vraag.code: vraag.vraag for vraag in regels.vragen}
    for row in inhoud["antwoorden"]:
        yield questions.get(row["vraag"], row["vraag"]), row["tekst"]


def _tekst(dit: Veld, waarde: Any, regels: Ronderegels) -> str:
    match dit.soort:
        case Veldsoort.JA_NEE:
            return "ja" if waarde else "nee"
        case Veldsoort.CODES:
            names = {keuze.code: keuze.titel for keuze in regels.keuzes(dit.sleutel)}
            return "\n".join(f"{code}. {names.get(code, '')}" for code in waarde)
        case Veldsoort.RIJEN:
            write = RIJSCHRIJVERS[dit.sleutel]
            return "\n".join(write(row, regels) for row in waarde)
        case _:
            return waarde or ""


def _partner(rij: Rij, _regels: Ronderegels) -> str:
    return f"{rij['naam']} (KvK {rij['kvk_nummer']}): {rij['bijdrage']}"


def _indicator(rij: Rij, _regels: Ronderegels) -> str:
    return (
        f"{rij['naam']}: van {rij['nulmeting']} naar {rij['streefwaarde']} "
        f"{rij['eenheid']}, bron: {rij['bron']}"
    )


def _begrotingsregel(rij: Rij, _regels: Ronderegels) -> str:
    soort = SOORTNAMEN.get(rij["soort"], rij["soort"])
    return f"{soort}: {rij['omschrijving']}, {euro(Decimal(rij['bedrag'] or 0))}"


def _doelgroep(rij: Rij, _regels: Ronderegels) -> str:
    extra = [", hoofddoelgroep"] * rij["hoofd"] + [", jeugd"] * rij["jeugd"]
    return f"{rij['code']}: {getal(rij['bereik'] or 0)} mensen{''.join(extra)}"


def _gemeente(rij: Rij, regels: Ronderegels) -> str:
    wijze = WIJZENAMEN.get(rij["wijze"], rij["wijze"])
    naam = regels.gemeenten.get(rij["code"], rij["code"])
    return f"{naam}: {getal(rij['bereik'] or 0)} inwoners, {wijze}"


def _bijlage(rij: Rij, _regels: Ronderegels) -> str:
    return f"{rij['naam']} ({rij['sha256'][:12]}…)"


# One row of a list, on one line.
RIJSCHRIJVERS: dict[str, Callable[[Rij, Ronderegels], str]] = {
    "partners": _partner,
    "indicatoren": _indicator,
    "begroting": _begrotingsregel,
    "doelgroepen": _doelgroep,
    "gemeenten": _gemeente,
    "bijlagen": _bijlage,
}
