"""Change every living row of the portal, so that whatever still reads one gives itself away."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F

from beoordeling.weging.models import Advies
from besluitvorming.beschikking.models import Beschikking
from evaluatie.verslag.models import Oordeel
from kern.basis.models import Eenmalig
from kern.documenten.models import Document
from tests.html import plat

KANARIE = "Kanarie"
VLOEREN = (
    "deelnemers", "regeling", "aanvragen", "beoordeling", "besluitvorming", "uitvoering", "evaluatie",
)  # fmt: skip
# What was frozen, beside the rows that are written once.
BEVROREN = (Advies, Beschikking, Document, Oordeel)
# By these a row is found or a right is had; a view that shows them shows its own address.
SLEUTELS = {
    "code", "nummer", "volgnummer", "kenmerk", "sha256", "email", "versie", "uuid", "sleutel",
    "password", "kvk_nummer", "inhoud", "kader", "bestand", "kolom", "rij",
}  # fmt: skip
RECHTEN = {"deelnemers.aanstelling"}


def levende_modellen() -> Iterator[type[models.Model]]:
    """Every model of the floors whose rows may change after something was frozen."""
    for model in apps.get_models():
        if model._meta.app_label not in VLOEREN or model._meta.label_lower in RECHTEN:
            continue
        if not issubclass(model, (Eenmalig, *BEVROREN)):
            yield model


def verander_alles() -> dict[str, int]:
    """Put a canary in every field of every living row; returns how many rows per field changed."""
    geraakt = {}
    for model in levende_modellen():
        for veld in model._meta.concrete_fields:
            if veld.name in SLEUTELS or veld.primary_key or veld.is_relation or veld.choices:
                continue
            if aantal := _verander(model, veld):
                geraakt[f"{model._meta.label_lower}.{veld.name}"] = aantal
    return geraakt


def _verander(model: type[models.Model], veld: models.Field) -> int:
    rijen = model._base_manager.all()
    nieuw = _andere_waarde(veld)
    try:
        with transaction.atomic():
            if isinstance(veld, models.JSONField):
                return sum(_verander_json(rij, veld.name) for rij in rijen)
            return 0 if nieuw is None else rijen.update(**{veld.name: nieuw})
    except IntegrityError:
        return 0


def _andere_waarde(veld: models.Field) -> Any:
    match veld:
        case models.DateTimeField() | models.DateField():
            return F(veld.name) + timedelta(days=3)
        case models.DecimalField() | models.IntegerField():
            return F(veld.name) + 1
        case models.CharField() | models.TextField():
            return f"{KANARIE} {veld.name}"[: veld.max_length or 200]
    return None


def _verander_json(rij: models.Model, naam: str) -> int:
    rij.__class__._base_manager.filter(pk=rij.pk).update(**{naam: _json(getattr(rij, naam))})
    return 1


def _json(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {k: v if k in SLEUTELS else _json(v) for k, v in waarde.items()}
    if isinstance(waarde, list):
        return [_json(w) for w in waarde]
    return f"{KANARIE} {waarde}" if isinstance(waarde, str) and " " in waarde else waarde


def zonder_lijst(html: str) -> str:
    """Return what a page says, without its frame and what is marked as the state of today."""
    main = re.search(r"<main.*?</main>", plat(html), re.S)
    tekst = main.group(0) if main else plat(html)
    tekst = re.sub(r'<nav class="isd-kruimels".*?</nav>', "", tekst, flags=re.S)
    tekst = re.sub(r"<(\w+)[^<>]* data-leeft.*?</\1>", "", tekst, flags=re.S)
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", tekst)
