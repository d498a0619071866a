"""What is asked of a ronde: its content, its steps, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deelnemers.gemeenten.models import Gemeente
from kern.basis.tijd import lokaal, nu
from regeling.ronde.models import Criterium, Doelgroep, Ronde, RondeGemeente
from regeling.ronde.rekenen.bezwaren import bezwaren_tegen_inhoud
from regeling.ronde.rekenen.fasen import Fase, Openstelling, fase_op, fasen_van_ronde
from regeling.ronde.rekenen.inhoud import (
    BEDRAGVELDEN,
    CRITERIUMVELDEN,
    DAGVELDEN,
    DEELNAMEVELDEN,
    LIJSTVELDEN,
    MOMENTVELDEN,
    ONDERDEELVELDEN,
    TEKSTVELDEN,
    VRAAGVELDEN,
    Rondeinhoud,
    dag_als_tekst,
    moment_als_tekst,
)

KEUZES = {
    "spoor": Ronde.Spoor.values,
    "verdeelsleutel": Ronde.Verdeelsleutel.values,
    "gevolg_afwijking": Ronde.Gevolg.values,
    "verbeterverzoek": Ronde.Verbeterverzoek.values,
}


def _velden(row: Any, names: tuple[str, ...]) -> Rondeinhoud:
    return {name: getattr(row, name) for name in names}


def inhoud_van_ronde(ronde: Ronde) -> Rondeinhoud:
    """Return the content of a stored ronde; six queries, whatever its size."""
    criteria = ronde.criteria.prefetch_related("vragen")
    deelnames = ronde.deelnames.select_related("gemeente")
    return {
        **_velden(ronde, TEKSTVELDEN),
        **{name: f"{getattr(ronde, name):.2f}" for name in BEDRAGVELDEN},
        **_velden(ronde, LIJSTVELDEN),
        "instellingen": ronde.instellingen.als_inhoud(),
        "kopie_van": ronde.kopie_van.code if ronde.kopie_van else None,
        "data": {
            **{name: moment_als_tekst(getattr(ronde, name)) for name in MOMENTVELDEN},
            **{name: dag_als_tekst(getattr(ronde, name)) for name in DAGVELDEN},
        },
        "gemeenten": sorted((_deelname(row) for row in deelnames), key=lambda row: row["code"]),
        "doelen": [_velden(row, ONDERDEELVELDEN) for row in ronde.doelen.all()],
        "doelgroepen": [
            _velden(row, (*ONDERDEELVELDEN, "jeugd")) for row in ronde.doelgroepen.all()
        ],
        "aspecten": [_velden(row, ONDERDEELVELDEN) for row in ronde.aspecten.all()],
        "criteria": [_criterium(row) for row in criteria],
    }


def _deelname(row: Any) -> Rondeinhoud:
    return {
        "code": row.gemeente.code,
        "naam": row.gemeente.naam,
        **_velden(row, DEELNAMEVELDEN),
        "verordening_datum": dag_als_tekst(row.verordening_datum),
    }


def _criterium(row: Criterium) -> Rondeinhoud:
    vragen = [_velden(vraag, VRAAGVELDEN) for vraag in row.vragen.all()]
    return {**_velden(row, CRITERIUMVELDEN), "vragen": vragen}


@dataclass(frozen=True)
class Kaart:
    """The municipalities of all published rondes, each once, and the bounds of the newest ronde."""

    gemeenten: list[Gemeente]
    grenzen: list[int]


def kaart_van_rondes() -> Kaart:
    """Return what a map over all published rondes needs; one query."""
    deelnames = (
        RondeGemeente.objects.filter(ronde__in=Ronde.objects.openbaar())
        .select_related("gemeente", "ronde")
        .only("gemeente", "ronde__kaartgrenzen")
        .order_by("ronde__opent_op", "ronde", "gemeente__naam")
    )
    rows = list(deelnames)
    return Kaart(
        gemeenten=list({row.gemeente_id: row.gemeente for row in rows}.values()),
        grenzen=rows[-1].ronde.kaartgrenzen if rows else [],
    )


def gemeenten_van_inhoud(inhoud: Rondeinhoud) -> list[Gemeente]:
    """Return the municipalities of a content, by name; one query."""
    codes = [row["code"] for row in inhoud["gemeenten"]]
    return list(Gemeente.objects.filter(code__in=codes))


def bezwaren_tegen_ronde(inhoud: Rondeinhoud) -> list[str]:
    """Return everything that is wrong with the content of a ronde; empty when it is sound.

    One query, and one more for every municipality that is gone.
    """
    is_lokaal = inhoud["spoor"] == Ronde.Spoor.LOKAAL
    found = bezwaren_tegen_inhoud(inhoud, KEUZES, lokaal=is_lokaal)
    return [*found, *_bezwaren_gemeenten(inhoud)]


def _bezwaren_gemeenten(inhoud: Rondeinhoud) -> Iterator[str]:
    """R05: a municipality that doesn't exist on the first day can't take part; name who does."""
    day = lokaal(datetime.fromisoformat(inhoud["data"]["opent_op"])).date()
    codes = [row["code"] for row in inhoud["gemeenten"]]
    rows = Gemeente.objects.filter(code__in=codes).select_related("opgevolgd_door")
    for gemeente in rows:
        if not gemeente.bestond_op(day):
            opvolger = gemeente.opvolger(day)
            tip = f" Neem {opvolger} op." if opvolger != gemeente else ""
            yield f"De gemeente {gemeente} bestaat niet als de ronde opent.{tip}"


def huidige_fase(ronde: Ronde) -> Fase:
    """Return the step the ronde is in now; `OPENBAAR` also before it is published."""
    return fase_op(fasen_van_ronde(ronde), nu()) if ronde.gepubliceerd_op else Fase.OPENBAAR


def lopende_ronde() -> Ronde | None:
    """Return the regional ronde that is going on: the published one that opened last."""
    return Ronde.objects.openbaar().filter(spoor=Ronde.Spoor.REGIONAAL).first()


def doelgroepnamen() -> dict[str, str]:
    """Return every target group there is by its code; a later ronde gives the name; one query."""
    rows = Doelgroep.objects.order_by("ronde__opent_op", "code")
    return dict(rows.values_list("code", "titel"))


def openstelling(ronde: Ronde) -> Openstelling:
    """Return where applying stands."""
    if not ronde.is_openbaar:
        return Openstelling.CONCEPT
    if nu() < ronde.opent_op:
        return Openstelling.STRAKS
    return Openstelling.OPEN if ronde.is_open else Openstelling.DICHT


def rondes_om_te_publiceren() -> list[Ronde]:
    """Return the drafts that still can be published: their opening has to come (W01)."""
    return list(Ronde.objects.filter(gepubliceerd_op=None, opent_op__gt=nu()))
