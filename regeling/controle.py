"""What must hold of a ronde before it can be stored or published; every objection in Dutch."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from deelnemers.models import Gemeente
from kern.tijd import lokaal
from regeling.inhoud import DAGEN, Inhoud
from regeling.models import Ronde


def bezwaren(inhoud: Inhoud) -> list[str]:
    """Return everything that is wrong with the content of a ronde; empty when it is sound."""
    return [
        *_geld(inhoud),
        *_spoor(inhoud),
        *_keuzes(inhoud),
        *_data(inhoud),
        *_gemeenten(inhoud),
        *_criteria(inhoud),
        *_dubbel(inhoud),
    ]


def _geld(inhoud: Inhoud) -> Iterator[str]:
    """R01: a ceiling above zero, within the budget of the region."""
    plafond = Decimal(inhoud["subsidieplafond"])
    if plafond <= 0:
        yield "Het subsidieplafond moet meer zijn dan nul."
    if plafond > Decimal(inhoud["budget_totaal"]):
        yield "Het subsidieplafond is hoger dan het hele budget."
    if not 0 <= Decimal(inhoud["inkooppercentage"]) <= 100:
        yield "Het percentage van het inkoopbudget ligt niet tussen 0 en 100."


def _spoor(inhoud: Inhoud) -> Iterator[str]:
    """R02: a local ronde is of one municipality, a regional one of several."""
    aantal = len(inhoud["gemeenten"])
    if inhoud["spoor"] == Ronde.Spoor.LOKAAL and aantal != 1:
        yield f"Een lokale ronde is van precies één gemeente, niet van {aantal}."
    if inhoud["spoor"] == Ronde.Spoor.REGIONAAL and aantal < 2:
        yield "Aan een regionale ronde doen twee of meer gemeenten mee."


def _keuzes(inhoud: Inhoud) -> Iterator[str]:
    """Only choices the portal knows."""
    for veld in ("spoor", "verdeelsleutel", "gevolg_afwijking", "verbeterverzoek"):
        mogelijk = dict(Ronde._meta.get_field(veld).choices)
        if inhoud[veld] not in mogelijk:
            yield f"Bij {veld} kan alleen: {', '.join(mogelijk)}."


def _data(inhoud: Inhoud) -> Iterator[str]:
    """The days come in the order of the procedure."""
    data = inhoud["data"]
    opent, sluit = (datetime.fromisoformat(data[naam]) for naam in ("opent_op", "sluit_op"))
    if opent >= sluit:
        yield "De ronde sluit voordat zij opent."
    vorige = lokaal(sluit).date()
    for naam in DAGEN:
        dag = date.fromisoformat(data[naam])
        if dag < vorige:
            yield f"De dag bij {naam} ligt voor de stap daarvoor."
        vorige = dag


def _gemeenten(inhoud: Inhoud) -> Iterator[str]:
    """R05: a municipality that doesn't exist on the first day can't take part; name who does."""
    dag = lokaal(datetime.fromisoformat(inhoud["data"]["opent_op"])).date()
    codes = [rij["code"] for rij in inhoud["gemeenten"]]
    rijen = Gemeente.objects.filter(code__in=codes).select_related("opgevolgd_door")
    for gemeente in rijen:
        if not gemeente.bestond_op(dag):
            opvolger = gemeente.opvolger(dag)
            tip = f" Neem {opvolger} op." if opvolger != gemeente else ""
            yield f"De gemeente {gemeente} bestaat niet als de ronde opent.{tip}"


def _criteria(inhoud: Inhoud) -> Iterator[str]:
    """R04, W23: there are criteria, and the weights of those that are scored add up to 100."""
    if not inhoud["criteria"]:
        yield "Er zijn geen criteria."
    som = sum(rij["gewicht"] for rij in inhoud["criteria"])
    if som != 100:
        yield f"De gewichten van de criteria zijn samen {som}. Dat moet 100 zijn."
    if len(inhoud["schaal"]) < 2:
        yield "De schaal heeft minder dan twee niveaus."
    niveaus = [rij["waarde"] for rij in inhoud["schaal"]]
    if niveaus != sorted(niveaus):
        yield "De schaal loopt niet van laag naar hoog."


def _dubbel(inhoud: Inhoud) -> Iterator[str]:
    """A code or number occurs once."""
    for naam, sleutel in (
        ("gemeenten", "code"),
        ("doelen", "code"),
        ("doelgroepen", "code"),
        ("aspecten", "code"),
        ("criteria", "nummer"),
    ):
        gezien = [rij[sleutel] for rij in inhoud[naam]]
        if dubbel := sorted({str(code) for code in gezien if gezien.count(code) > 1}):
            yield f"Bij {naam} komt {', '.join(dubbel)} vaker voor."
