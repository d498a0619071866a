"""What is still missing or wrong in an application, with its place and what to do about it.

Pure functions over the canonical content (`inhoud`) and the rules of the ronde. The task list, the
check page, submission and import all ask here, so they never disagree. A plain field is checked
by what the table `velden` says of it; what no table can say follows here, per field. Serves R10,
R12, R13, R14, R15.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from aanvragen.velden.rekenen import onderdelen
from aanvragen.velden.rekenen.adressen import is_emailadres, is_kvk_nummer
from aanvragen.velden.rekenen.codes import Gemeentewijze
from aanvragen.velden.rekenen.gebrek import Gebrek, Inhoudpad, onjuist, tekstgebreken
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.onderdelen import Onderdeel
from aanvragen.velden.rekenen.ronderegels import Ronderegels, Vraagregel
from aanvragen.velden.rekenen.velden import alle_velden
from aanvragen.velden.rekenen.veldsoorten import Veld, Veldsoort
from aanvragen.velden.rekenen.volledig_geld import begrotingsgebreken
from kern.basis.termijnen import datum_kort

Controle = Callable[[Veld, Aanvraaginhoud, Ronderegels], Iterator[Gebrek]]


def gebreken_in(inhoud: Aanvraaginhoud, regels: Ronderegels) -> list[Gebrek]:
    """Return everything that stands in the way of submitting, in the order of the form."""
    return [gebrek for dit in alle_velden() for gebrek in _van_veld(dit, inhoud, regels)]


def gebreken_in_onderdeel(
    regels: Ronderegels, deel: Onderdeel, inhoud: Aanvraaginhoud
) -> list[Gebrek]:
    """Return what is still to do in this section."""
    return [
        gebrek
        for gebrek in gebreken_in(inhoud, regels)
        if onderdelen.onderdeelcode_van_pad(regels, gebrek.pad) == deel.code
    ]


def _van_veld(dit: Veld, inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """Check a field by its kind, then by what is special about it."""
    if dit.soort.is_gewoon:
        yield from _gewoon(dit, inhoud)
    elif dit.soort == Veldsoort.CODES:
        yield from _codes(dit, inhoud, regels)
    if controle := CONTROLES.get(dit.sleutel):
        yield from controle(dit, inhoud, regels)


def _gewoon(dit: Veld, inhoud: Aanvraaginhoud) -> Iterator[Gebrek]:
    """Ask for what is missing, when it is asked now; hold a text to its maximum."""
    waarde, pad = inhoud[dit.sleutel], (dit.sleutel,)
    if dit.alleen_als and not dit.alleen_als(inhoud):
        return
    if not waarde:
        if dit.ontbreekt:
            yield Gebrek(pad, dit.ontbreekt)
    elif dit.soort.is_tekst and dit.maximum:
        yield from tekstgebreken(pad, waarde, dit.ontbreekt or f"{dit.naam}.", dit.maximum)


def _codes(dit: Veld, inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R12: which goals and aspects it serves; only those of the ronde."""
    if not inhoud[dit.sleutel]:
        yield Gebrek((dit.sleutel,), dit.ontbreekt)
    known = {keuze.code for keuze in regels.keuzes(dit.sleutel)}
    for code in inhoud[dit.sleutel]:
        if code not in known:
            yield onjuist((dit.sleutel,), f"“{code}” hoort niet bij deze ronde. Kies een andere.")


def _organisatie(dit: Veld, inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
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
        dit.kolom("contactpersoon").maximum,
    )
    if not penvoerder["email"]:
        yield Gebrek(("penvoerder", "email"), "Vul het e-mailadres van de contactpersoon in.")
    elif not is_emailadres(penvoerder["email"]):
        yield onjuist(
            ("penvoerder", "email"),
            "Vul een e-mailadres in zoals naam@organisatie.nl.",
        )


def _partners(dit: Veld, inhoud: Aanvraaginhoud, _regels: Ronderegels) -> Iterator[Gebrek]:
    """R13: two or more organisations, each named once."""
    seen = {inhoud["penvoerder"]["kvk_nummer"]}
    for nummer, partner in enumerate(inhoud["partners"]):
        yield from _partner(dit, ("partners", nummer), partner, seen)
        seen.add(partner["kvk_nummer"])


def _partner(
    dit: Veld, pad: Inhoudpad, partner: dict[str, Any], gezien: set[str]
) -> Iterator[Gebrek]:
    wie = partner["naam"] or f"partner {pad[1] + 1}"
    yield from tekstgebreken(
        (*pad, "naam"), partner["naam"], f"Vul de naam van {wie} in.", dit.kolom("naam").maximum
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
        (*pad, "bijdrage"),
        partner["bijdrage"],
        f"Vul in wat {wie} bijdraagt.",
        dit.kolom("bijdrage").maximum,
    )


def _eind(_dit: Veld, inhoud: Aanvraaginhoud, _regels: Ronderegels) -> Iterator[Gebrek]:
    if inhoud["eind"] and inhoud["start"] and inhoud["eind"] <= inhoud["start"]:
        yield onjuist(("eind",), "De einddatum moet na de begindatum liggen.")


def _doelgroepen(dit: Veld, inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R12: which target groups with what reach, and exactly one main group (criterion 1)."""
    rijen = inhoud["doelgroepen"]
    if not rijen:
        yield Gebrek(("doelgroepen",), dit.ontbreekt)
    elif sum(rij["hoofd"] for rij in rijen) != 1:
        yield Gebrek(("doelgroepen", "hoofd"), "Kies voor welke doelgroep uw project vooral is.")
    seen: set[str] = set()
    for rij in rijen:
        code, pad = rij["code"], ("doelgroepen", rij["code"])
        if code not in regels.doelgroepen:
            yield onjuist(pad, f"Doelgroep “{code}” hoort niet bij deze ronde.")
            continue
        if code in seen:
            yield onjuist(pad, f"Doelgroep {code} staat er twee keer in. Noem haar één keer.")
        seen.add(code)
        if not rij["bereik"]:
            yield Gebrek((*pad, "bereik"), f"Vul in hoeveel mensen u bereikt in doelgroep {code}.")
        if rij["jeugd"] and code not in regels.met_jeugd:
            yield onjuist((*pad, "jeugd"), f"Doelgroep {code} heeft geen variant voor de jeugd.")


def _gemeenten(dit: Veld, inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R12 and criterion 10: which municipalities, by residents or by place."""
    if not inhoud["gemeenten"]:
        yield Gebrek(("gemeenten",), dit.ontbreekt)
    seen: set[str] = set()
    for rij in inhoud["gemeenten"]:
        code, pad = rij["code"], ("gemeenten", rij["code"])
        if code not in regels.gemeenten:
            yield onjuist(pad, f"Gemeente “{code}” doet niet mee aan deze ronde.")
            continue
        naam = regels.gemeenten[code]
        if code in seen:
            yield onjuist(pad, f"{naam} staat er twee keer in. Noem elke gemeente één keer.")
        seen.add(code)
        if not rij["bereik"]:
            yield Gebrek((*pad, "bereik"), f"Vul in hoeveel inwoners u bereikt in {naam}.")
        if rij["wijze"] not in list(Gemeentewijze):
            yield Gebrek(
                (*pad, "wijze"),
                f"Kies voor {naam}: voor de inwoners, of de plek van het project.",
            )


def _antwoorden(_dit: Veld, inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R12: every question of every criterion is answered."""
    given = {rij["vraag"]: rij for rij in inhoud["antwoorden"]}
    for vraag in regels.vragen:
        yield from _antwoord(vraag, given.pop(vraag.code, None))
    for code in given:
        yield onjuist(("antwoorden", code), f"De vraag “{code}” hoort niet bij deze ronde.")


def _antwoord(vraag: Vraagregel, rij: dict[str, Any] | None) -> Iterator[Gebrek]:
    pad = ("antwoorden", vraag.code)
    tekst = rij["tekst"] if rij else ""
    if rij and rij["criterium"] != vraag.criterium:
        yield onjuist(pad, f"Deze vraag hoort bij criterium {vraag.criterium}.")
    if tekst or vraag.verplicht:
        yield from tekstgebreken(
            pad, tekst, f"Beantwoord de vraag: {vraag.vraag}", vraag.max_tekens
        )


def _evaluatiedatum(_dit: Veld, inhoud: Aanvraaginhoud, regels: Ronderegels) -> Iterator[Gebrek]:
    """R14: in time for the new contracts, and not before the project begins."""
    datum, uiterlijk = inhoud["evaluatiedatum"], regels.evaluatie_uiterlijk
    if not datum:
        return
    if date.fromisoformat(datum) > uiterlijk:
        yield onjuist(
            ("evaluatiedatum",),
            f"Uw evaluatie moet uiterlijk {datum_kort(uiterlijk)} klaar zijn. "
            "Kies een eerdere datum.",
        )
    elif inhoud["start"] and datum < inhoud["start"]:
        yield onjuist(
            ("evaluatiedatum",), "Uw evaluatie kan niet klaar zijn voor uw project begint."
        )


# The columns of an indicator as the sentences call them.
INDICATORNAMEN = {
    "naam": "de naam",
    "eenheid": "de eenheid",
    "nulmeting": "de beginwaarde",
    "streefwaarde": "de streefwaarde",
    "bron": "de bron",
}


def _indicatoren(dit: Veld, inhoud: Aanvraaginhoud, _regels: Ronderegels) -> Iterator[Gebrek]:
    """R14: indicators with baseline, target and source."""
    if not inhoud["indicatoren"]:
        yield Gebrek(("indicatoren",), dit.ontbreekt)
    for nummer, rij in enumerate(inhoud["indicatoren"]):
        wie = f"“{rij['naam']}”" if rij["naam"] else f"indicator {nummer + 1}"
        for kolom in dit.kolommen:
            pad = ("indicatoren", nummer, kolom.naam)
            vraag = f"Vul {INDICATORNAMEN[kolom.naam]} in bij {wie}."
            if kolom.maximum:
                yield from tekstgebreken(pad, rij[kolom.naam], vraag, kolom.maximum)
            elif rij[kolom.naam] is None:
                yield Gebrek(pad, vraag)


# What is asked of a field beyond what its kind and its row in the table say.
CONTROLES: dict[str, Controle] = {
    "penvoerder": _organisatie,
    "partners": _partners,
    "eind": _eind,
    "doelgroepen": _doelgroepen,
    "gemeenten": _gemeenten,
    "antwoorden": _antwoorden,
    "begroting": begrotingsgebreken,
    "indicatoren": _indicatoren,
    "evaluatiedatum": _evaluatiedatum,
}
