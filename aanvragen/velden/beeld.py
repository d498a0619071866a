"""What differs between two versions, per field and in the words of the form (W11)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aanvragen.velden.models import AanvraagGemeente, Begrotingsregel
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from kern.basis.geld import euro, getal

VELDNAMEN = {
    "titel": "Titel",
    "samenvatting": "Samenvatting",
    "ontschotting": "Hoe u alleen de schotten weghaalt",
    "start": "Begin",
    "eind": "Einde",
    "verklaring_regulier": "Verklaring over gewone contracten",
    "toelichting_regulier": "Waarom gewone contracten dit niet betalen",
    "kosten_en_baten": "Kosten en baten",
    "evaluatiedatum": "Evaluatie klaar",
    "doelen": "Doelen",
    "aspecten": "Aspecten",
    "partners": "Partners",
    "indicatoren": "Indicatoren",
    "begroting": "Begroting",
    "doelgroepen": "Doelgroepen",
    "gemeenten": "Gemeenten",
    "bijlagen": "Bijlagen",
}


@dataclass(frozen=True)
class Veldverschil:
    """One field that is different."""

    naam: str
    oud: str
    nieuw: str


def veldverschillen(
    oud: Aanvraaginhoud, nieuw: Aanvraaginhoud, regels: Ronderegels
) -> list[Veldverschil]:
    """Return the fields that differ, in the order of the form."""
    voor, na = dict(_velden(oud, regels)), dict(_velden(nieuw, regels))
    namen = list(dict.fromkeys([*na, *voor]))
    return [
        Veldverschil(naam, voor.get(naam, ""), na.get(naam, ""))
        for naam in namen
        if voor.get(naam, "") != na.get(naam, "")
    ]


def _velden(inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[tuple[str, str]]:
    """Write every field as text."""
    penvoerder = inhoud["penvoerder"]
    yield "Organisatie", f"{penvoerder['naam']}, KvK {penvoerder['kvk_nummer']}"
    yield "Contactpersoon", f"{penvoerder['contactpersoon']}, {penvoerder['email']}"
    for sleutel, naam in VELDNAMEN.items():
        yield naam, _tekst(sleutel, inhoud[sleutel], regels)
    vragen = {vraag.code: vraag.vraag for vraag in regels.vragen}
    for rij in inhoud["antwoorden"]:
        yield vragen.get(rij["vraag"], rij["vraag"]), rij["tekst"]


def _tekst(sleutel: str, waarde: Any, regels: Ronderegels) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if not isinstance(waarde, list):
        return waarde or ""
    return "\n".join(_regel(sleutel, rij, regels) for rij in waarde)


def _regel(sleutel: str, rij: Any, regels: Ronderegels) -> str:
    """Write one row of a list on one line."""
    match sleutel:
        case "doelen":
            return f"{rij}. {regels.doelen.get(rij, '')}"
        case "aspecten":
            return f"{rij}. {regels.aspecten.get(rij, '')}"
        case "partners":
            return f"{rij['naam']} (KvK {rij['kvk_nummer']}): {rij['bijdrage']}"
        case "indicatoren":
            return (
                f"{rij['naam']}: van {rij['nulmeting']} naar {rij['streefwaarde']} "
                f"{rij['eenheid']}, bron: {rij['bron']}"
            )
        case "begroting":
            soort = dict(Begrotingsregel.Soort.choices).get(rij["soort"], rij["soort"])
            return f"{soort}: {rij['omschrijving']}, {euro(Decimal(rij['bedrag'] or 0))}"
        case "doelgroepen":
            extra = [", hoofddoelgroep"] * rij["hoofd"] + [", jeugd"] * rij["jeugd"]
            return f"{rij['code']}: {getal(rij['bereik'] or 0)} mensen{''.join(extra)}"
        case "gemeenten":
            wijze = dict(AanvraagGemeente.Wijze.choices).get(rij["wijze"], rij["wijze"])
            naam = regels.gemeenten.get(rij["code"], rij["code"])
            return f"{naam}: {getal(rij['bereik'] or 0)} inwoners, {wijze}"
        case _:
            return f"{rij['naam']} ({rij['sha256'][:12]}…)"
