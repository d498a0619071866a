"""What is still missing or wrong in an application, with its place and what to do about it.

Pure functions over the canonical content (`aanvragen.inhoud`) and the rules of the ronde. The task
list, the check page, submission and import all ask here, so they never disagree. Serves R10, R12,
R13, R14, R15.

The page of one section: it saves what is typed, complete or not, and shows what is missing.
"""

import re
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from aanvragen.velden.models import AanvraagGemeente
from aanvragen.velden.rekenen import inhoud as inhouden
from aanvragen.velden.rekenen import onderdelen
from aanvragen.velden.rekenen.gebrek import (
    MAX_KORT,
    MAX_SAMENVATTING,
    MAX_TEKST,
    MAX_TITEL,
    Gebrek,
    Inhoudpad,
    onjuist,
    tekstgebreken,
)
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.onderdelen import Onderdeel
from aanvragen.velden.rekenen.ronderegels import Ronderegels, Vraagregel
from aanvragen.velden.rekenen.volledig_geld import begrotingsgebreken, reguliergebreken
from kern.basis.termijnen import datum_kort


def gebreken_in(inhoud: Aanvraaginhoud, regels: Ronderegels) -> list[Gebrek]:
    """Return everything that stands in the way of submitting, in the order of the form."""
    return [gebrek for controle in CONTROLES for gebrek in controle(inhoud, regels)]


def _organisatie(inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R10: an organisation that works in one of the municipalities, and whom to speak to."""
    penvoerder = inhoud["penvoerder"]
    if not set(penvoerder["actief_in"]) & set(regels.gemeenten):
        yield Gebrek(
            ("penvoerder", "actief_in"),
            "Geef bij uw organisatie aan in welke gemeente van deze ronde u werkt. "
            "Dat moet er ten minste één zijn.",
        )
    yield from tekstgebreken(
        ("penvoerder", "contactpersoon"),
        penvoerder["contactpersoon"],
        "Vul in wie de contactpersoon is.",
        120,
    )
    if not penvoerder["email"]:
        yield Gebrek(("penvoerder", "email"), "Vul het e-mailadres van de contactpersoon in.")
    elif not _is_email(penvoerder["email"]):
        yield onjuist(
            ("penvoerder", "email"),
            "Vul een e-mailadres in zoals naam@organisatie.nl.",
        )


def _is_email(adres: str) -> bool:
    try:
        validate_email(adres)
    except ValidationError:
        return False
    return len(adres) <= 254


def is_kvk_nummer(nummer: str) -> bool:
    """Whether this is eight digits."""
    return bool(re.fullmatch(r"[0-9]{8}", nummer))


def _partners(inhoud: Aanvraaginhoud, _regels: Ronderegels) -> Iterator[Gebrek]:
    """R13: two or more organisations, or how a single one breaks down the walls."""
    if not inhoud["partners"]:
        yield from tekstgebreken(
            ("ontschotting",),
            inhoud["ontschotting"],
            "Vul een partner in, of beschrijf hoe u zelf de schotten tussen de domeinen weghaalt.",
            MAX_TEKST,
        )
    gezien = {inhoud["penvoerder"]["kvk_nummer"]}
    for nummer, partner in enumerate(inhoud["partners"]):
        yield from _partner(("partners", nummer), partner, gezien)
        gezien.add(partner["kvk_nummer"])


def _partner(pad: Inhoudpad, partner: dict, gezien: set[str]) -> Iterator[Gebrek]:
    wie = partner["naam"] or f"partner {pad[1] + 1}"
    yield from tekstgebreken(
        (*pad, "naam"), partner["naam"], f"Vul de naam van {wie} in.", MAX_TITEL
    )
    if not partner["kvk_nummer"]:
        yield Gebrek((*pad, "kvk_nummer"), f"Vul het KvK-nummer van {wie} in.")
    elif not is_kvk_nummer(partner["kvk_nummer"]):
        yield onjuist((*pad, "kvk_nummer"), f"Het KvK-nummer van {wie} moet 8 cijfers hebben.")
    elif partner["kvk_nummer"] in gezien:
        yield onjuist(
            (*pad, "kvk_nummer"),
            f"Het KvK-nummer van {wie} staat al in deze aanvraag. Noem elke organisatie één keer.",
        )
    yield from tekstgebreken(
        (*pad, "bijdrage"), partner["bijdrage"], f"Vul in wat {wie} bijdraagt.", MAX_TEKST
    )


def _project(inhoud: Aanvraaginhoud, _regels: Ronderegels) -> Iterator[Gebrek]:
    yield from tekstgebreken(
        ("titel",), inhoud["titel"], "Vul de titel van uw project in.", MAX_TITEL
    )
    yield from tekstgebreken(
        ("samenvatting",),
        inhoud["samenvatting"],
        "Vat uw project samen.",
        MAX_SAMENVATTING,
    )
    if not inhoud["start"]:
        yield Gebrek(("start",), "Vul in wanneer uw project begint.")
    if not inhoud["eind"]:
        yield Gebrek(("eind",), "Vul in wanneer uw project klaar is.")
    elif inhoud["start"] and inhoud["eind"] <= inhoud["start"]:
        yield onjuist(("eind",), "De einddatum moet na de begindatum liggen.")


def _keuzes(sleutel: str, bekend: dict[str, str], vraag: str, gekozen: list) -> Iterator[Gebrek]:
    if not gekozen:
        yield Gebrek((sleutel,), vraag)
    for code in gekozen:
        if code not in bekend:
            yield onjuist((sleutel,), f"“{code}” hoort niet bij deze ronde. Kies een andere.")


def _doelen(inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R12: which goals and aspects it serves."""
    yield from _keuzes(
        "doelen", regels.doelen, "Kies aan welk doel uw project bijdraagt.", inhoud["doelen"]
    )
    yield from _keuzes(
        "aspecten", regels.aspecten, "Kies op welk aspect u zich richt.", inhoud["aspecten"]
    )


def _doelgroepen(inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R12: which target groups with what reach, and exactly one main group (criterion 1)."""
    rijen = inhoud["doelgroepen"]
    if not rijen:
        yield Gebrek(("doelgroepen",), "Kies voor welke doelgroep uw project is.")
    elif sum(rij["hoofd"] for rij in rijen) != 1:
        yield Gebrek(("doelgroepen", "hoofd"), "Kies voor welke doelgroep uw project vooral is.")
    gezien: set[str] = set()
    for rij in rijen:
        code, pad = rij["code"], ("doelgroepen", rij["code"])
        if code not in regels.doelgroepen:
            yield onjuist(pad, f"Doelgroep “{code}” hoort niet bij deze ronde.")
            continue
        if code in gezien:
            yield onjuist(pad, f"Doelgroep {code} staat er twee keer in. Noem haar één keer.")
        gezien.add(code)
        if not rij["bereik"]:
            yield Gebrek((*pad, "bereik"), f"Vul in hoeveel mensen u bereikt in doelgroep {code}.")
        if rij["jeugd"] and code not in regels.met_jeugd:
            yield onjuist((*pad, "jeugd"), f"Doelgroep {code} heeft geen variant voor de jeugd.")


def _gemeenten(inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R12 and criterion 10: which municipalities, by residents or by place."""
    if not inhoud["gemeenten"]:
        yield Gebrek(("gemeenten",), "Kies voor welke gemeente uw project is.")
    gezien: set[str] = set()
    for rij in inhoud["gemeenten"]:
        code, pad = rij["code"], ("gemeenten", rij["code"])
        if code not in regels.gemeenten:
            yield onjuist(pad, f"Gemeente “{code}” doet niet mee aan deze ronde.")
            continue
        naam = regels.gemeenten[code]
        if code in gezien:
            yield onjuist(pad, f"{naam} staat er twee keer in. Noem elke gemeente één keer.")
        gezien.add(code)
        if not rij["bereik"]:
            yield Gebrek((*pad, "bereik"), f"Vul in hoeveel inwoners u bereikt in {naam}.")
        if rij["wijze"] not in AanvraagGemeente.Wijze.values:
            yield Gebrek(
                (*pad, "wijze"),
                f"Kies voor {naam}: voor de inwoners, of de plek van het project.",
            )


def _antwoorden(inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R12: every question of every criterion is answered."""
    gegeven = {rij["vraag"]: rij for rij in inhoud["antwoorden"]}
    for vraag in regels.vragen:
        yield from _antwoord(vraag, gegeven.pop(vraag.code, None))
    for code in gegeven:
        yield onjuist(("antwoorden", code), f"De vraag “{code}” hoort niet bij deze ronde.")


def _antwoord(vraag: Vraagregel, rij: dict | None) -> Iterator[Gebrek]:
    pad = ("antwoorden", vraag.code)
    tekst = rij["tekst"] if rij else ""
    if rij and rij["criterium"] != vraag.criterium:
        yield onjuist(pad, f"Deze vraag hoort bij criterium {vraag.criterium}.")
    if tekst or vraag.verplicht:
        yield from tekstgebreken(
            pad, tekst, f"Beantwoord de vraag: {vraag.vraag}", vraag.max_tekens
        )


def _evaluatieplan(inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R14: indicators with baseline, target and source; costs and benefits; in time."""
    if not inhoud["indicatoren"]:
        yield Gebrek(("indicatoren",), "Vul ten minste één indicator in.")
    for nummer, indicator in enumerate(inhoud["indicatoren"]):
        yield from _indicator(("indicatoren", nummer), indicator)
    yield from tekstgebreken(
        ("kosten_en_baten",),
        inhoud["kosten_en_baten"],
        "Beschrijf de kosten en de baten.",
        MAX_TEKST,
    )
    yield from _evaluatiedatum(inhoud, regels.evaluatie_uiterlijk)


def _evaluatiedatum(inhoud: Aanvraaginhoud, uiterlijk: date) -> Iterator[Gebrek]:
    datum = inhoud["evaluatiedatum"]
    if not datum:
        yield Gebrek(("evaluatiedatum",), "Vul in wanneer uw evaluatie klaar is.")
    elif date.fromisoformat(datum) > uiterlijk:
        yield onjuist(
            ("evaluatiedatum",),
            f"Uw evaluatie moet uiterlijk {datum_kort(uiterlijk)} klaar zijn. "
            "Kies een eerdere datum.",
        )
    elif inhoud["start"] and datum < inhoud["start"]:
        yield onjuist(
            ("evaluatiedatum",), "Uw evaluatie kan niet klaar zijn voor uw project begint."
        )


INDICATORVELDEN = {
    "naam": ("de naam", MAX_TITEL),
    "eenheid": ("de eenheid", 60),
    "nulmeting": ("de beginwaarde", 0),
    "streefwaarde": ("de streefwaarde", 0),
    "bron": ("de bron", MAX_KORT),
}


def _indicator(pad: Inhoudpad, rij: dict) -> Iterator[Gebrek]:
    wie = f"“{rij['naam']}”" if rij["naam"] else f"indicator {pad[1] + 1}"
    for veld, (wat, maximum) in INDICATORVELDEN.items():
        vraag = f"Vul {wat} in bij {wie}."
        if maximum:
            yield from tekstgebreken((*pad, veld), rij[veld], vraag, maximum)
        elif rij[veld] is None:
            yield Gebrek((*pad, veld), vraag)


CONTROLES = (
    _organisatie,
    _partners,
    _project,
    _doelen,
    _doelgroepen,
    _gemeenten,
    _antwoorden,
    begrotingsgebreken,
    reguliergebreken,
    _evaluatieplan,
)


def gebreken_in_onderdeel(
    regels: Ronderegels, deel: Onderdeel, inhoud: inhouden.Aanvraaginhoud
) -> list:
    """Return what is still to do in this section."""
    return [
        gebrek
        for gebrek in gebreken_in(inhoud, regels)
        if onderdelen.onderdeelcode_van_pad(regels, gebrek.pad) == deel.code
    ]
