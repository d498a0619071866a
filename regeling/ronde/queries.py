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


def _velden(rij: Any, namen: tuple[str, ...]) -> Rondeinhoud:
    return {naam: getattr(rij, naam) for naam in namen}


def inhoud_van_ronde(ronde: Ronde) -> Rondeinhoud:
    """Return the content of a stored ronde; six queries, whatever its size."""
    criteria = ronde.criteria.prefetch_related("vragen")
    deelnames = ronde.deelnames.select_related("gemeente")
    return {
        **_velden(ronde, TEKSTVELDEN),
        **{naam: f"{getattr(ronde, naam):.2f}" for naam in BEDRAGVELDEN},
        **_velden(ronde, LIJSTVELDEN),
        "instellingen": ronde.instellingen.als_inhoud(),
        "kopie_van": ronde.kopie_van.code if ronde.kopie_van else None,
        "data": {
            **{naam: moment_als_tekst(getattr(ronde, naam)) for naam in MOMENTVELDEN},
            **{naam: dag_als_tekst(getattr(ronde, naam)) for naam in DAGVELDEN},
        },
        "gemeenten": sorted((_deelname(rij) for rij in deelnames), key=lambda rij: rij["code"]),
        "doelen": [_velden(rij, ONDERDEELVELDEN) for rij in ronde.doelen.all()],
        "doelgroepen": [
            _velden(rij, (*ONDERDEELVELDEN, "jeugd")) for rij in ronde.doelgroepen.all()
        ],
        "aspecten": [_velden(rij, ONDERDEELVELDEN) for rij in ronde.aspecten.all()],
        "criteria": [_criterium(rij) for rij in criteria],
    }


def _deelname(rij: Any) -> Rondeinhoud:
    return {
        "code": rij.gemeente.code,
        "naam": rij.gemeente.naam,
        **_velden(rij, DEELNAMEVELDEN),
        "verordening_datum": dag_als_tekst(rij.verordening_datum),
    }


def _criterium(rij: Criterium) -> Rondeinhoud:
    vragen = [_velden(vraag, VRAAGVELDEN) for vraag in rij.vragen.all()]
    return {**_velden(rij, CRITERIUMVELDEN), "vragen": vragen}


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
    rijen = list(deelnames)
    return Kaart(
        gemeenten=list({rij.gemeente_id: rij.gemeente for rij in rijen}.values()),
        grenzen=rijen[-1].ronde.kaartgrenzen if rijen else [],
    )


def gemeenten_van_inhoud(inhoud: Rondeinhoud) -> list[Gemeente]:
    """Return the municipalities of a content, by name; one query."""
    codes = [rij["code"] for rij in inhoud["gemeenten"]]
    return list(Gemeente.objects.filter(code__in=codes))


def bezwaren_tegen_ronde(inhoud: Rondeinhoud) -> list[str]:
    """Return everything that is wrong with the content of a ronde; empty when it is sound.

    One query, and one more for every municipality that is gone.
    """
    is_lokaal = inhoud["spoor"] == Ronde.Spoor.LOKAAL
    gevonden = bezwaren_tegen_inhoud(inhoud, KEUZES, lokaal=is_lokaal)
    return [*gevonden, *_bezwaren_gemeenten(inhoud)]


def _bezwaren_gemeenten(inhoud: Rondeinhoud) -> Iterator[str]:
    """R05: a municipality that doesn't exist on the first day can't take part; name who does."""
    dag = lokaal(datetime.fromisoformat(inhoud["data"]["opent_op"])).date()
    codes = [rij["code"] for rij in inhoud["gemeenten"]]
    rijen = Gemeente.objects.filter(code__in=codes).select_related("opgevolgd_door")
    for gemeente in rijen:
        if not gemeente.bestond_op(dag):
            opvolger = gemeente.opvolger(dag)
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
    rijen = Doelgroep.objects.order_by("ronde__opent_op", "code")
    return dict(rijen.values_list("code", "titel"))


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
