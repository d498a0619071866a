"""One application that went through the services, many times over: rows made in bulk.

For tests about many applications. What belongs to the application on any floor is copied with it,
so a copy is where the one is; what is unique gets a number of its own.
"""

from typing import Any
from uuid import uuid4

from django.db import models

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.toets.models import Toets
from aanvragen.velden.models import (
    Aanvraag,
    AanvraagDoelgroep,
    AanvraagGemeente,
    Begrotingsregel,
    Indicator,
)
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.vergadering.models import Bespreking
from beoordeling.weging.models import Adviesregel
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.models import Projectbesluit
from besluitvorming.verdeling.models import Aandeel
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage

# in the order in which they point to each other
BLADEN: tuple[type[models.Model], ...] = (
    Aanvraagversie,
    AanvraagDoelgroep,
    AanvraagGemeente,
    Begrotingsregel,
    Indicator,
    Toets,
    Belangenverklaring,
    Beoordeling,
    Score,
    Bespreking,
    Adviesregel,
    Aandeel,
    Projectbesluit,
    Beschikking,
    Project,
    Voortgangsrapportage,
)

Kaart = list[dict[int, int]]  # per copy: pk of the one -> pk of the copy


def vermenigvuldig(aanvraag: Aanvraag, aantal: int, **velden: Any) -> list[Aanvraag]:
    """Make so many copies of an application and of all that belongs to it; `velden` differ."""
    laatste = Aanvraag.objects.filter(ronde=aanvraag.ronde_id).aggregate(n=models.Max("volgnummer"))
    code = aanvraag.ronde.code
    kopieen = []
    for nummer in range(laatste["n"] + 1, laatste["n"] + 1 + aantal):
        eigen = {"volgnummer": nummer, "nummer": f"{code}-{nummer:05}", **_eigen_tekst()}
        kopieen.append(_kopie(aanvraag, **eigen | velden))
    Aanvraag.objects.bulk_create(kopieen)
    kaarten: dict[type[models.Model], Kaart] = {Aanvraag: [{aanvraag.pk: k.pk} for k in kopieen]}
    for model in BLADEN:
        kaarten[model] = _kopieer_blad(model, kaarten)
    return kopieen


def _eigen_tekst() -> dict[str, str]:
    """A title and a summary that look like no other, so that nobody takes it for a double."""
    return {
        "titel": f"Plan {uuid4().hex[:12]}",
        "samenvatting": " ".join(uuid4().hex[:8] for _ in range(12)),
    }


def _kopie(rij: models.Model, **velden: Any) -> Any:
    """Return the same row without a key, not saved."""
    oud = {f.attname: getattr(rij, f.attname) for f in rij._meta.concrete_fields}
    del oud[rij._meta.pk.attname]
    return type(rij)(**oud | velden)


def _kopieer_blad(model: type[models.Model], kaarten: dict[type[models.Model], Kaart]) -> Kaart:
    """Copy the rows of one model that hang on the application, for every copy of it."""
    ouders = {
        veld: kaarten[veld.related_model]
        for veld in model._meta.concrete_fields
        if veld.is_relation and veld.related_model in kaarten
    }
    eerste, kaart = next(iter(ouders.items()))
    rijen = list(model._base_manager.filter(**{f"{eerste.name}__in": kaart[0]}))
    nieuw = [
        _kopie(
            rij,
            **_eigen(rij, nr),
            **{v.attname: k[nr][getattr(rij, v.attname)] for v, k in ouders.items()},
        )
        for nr in range(len(kaart))
        for rij in rijen
    ]
    model._base_manager.bulk_create(nieuw)
    per_kopie = (
        [nieuw[i : i + len(rijen)] for i in range(0, len(nieuw), len(rijen))] if rijen else []
    )
    return [
        {rij.pk: kopie.pk for rij, kopie in zip(rijen, stuk, strict=True)} for stuk in per_kopie
    ] or [{} for _ in kaart]


def _eigen(rij: models.Model, nr: int) -> dict[str, Any]:
    """What may be there once only, anew."""
    if isinstance(rij, Aanvraagversie):
        return {"sleutel": uuid4()}
    return (
        {"kenmerk": f"{rij.kenmerk}-{nr}-{uuid4().hex[:6]}"} if isinstance(rij, Beschikking) else {}
    )
