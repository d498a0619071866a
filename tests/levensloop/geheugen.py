"""What was frozen, remembered by its hash: nothing of it may ever change or go (law 5, W64)."""

import hashlib
from collections.abc import Callable, Collection
from typing import Any

from django.db.models import QuerySet

from aanvragen.indienen.models import Aanvraagversie
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.vergadering.models import Bespreking
from beoordeling.weging.models import Advies, Adviesregel
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.models import Collegebesluit, Projectbesluit
from besluitvorming.verdeling.models import Aandeel
from evaluatie.verslag.models import Oordeel
from uitvoering.project.models import Project
from uitvoering.rapportage.models import Voortgangsrapportage

DEFINITIEF = Beoordeling.Status.DEFINITIEF
VASTGESTELD = Advies.Status.VASTGESTELD
GEACCEPTEERD = Voortgangsrapportage.Status.GEACCEPTEERD

# name -> (rows that are frozen, fields that never change; none means all of them)
BEVROREN: dict[str, tuple[Callable[[], QuerySet[Any]], tuple[str, ...]]] = {
    "versie": (lambda: Aanvraagversie.objects.all(), ()),
    "verklaring": (lambda: Belangenverklaring.objects.all(), ()),
    "beoordeling": (
        lambda: Beoordeling.objects.filter(status=DEFINITIEF),
        ("zetel", "versie", "status", "definitief_op", "doelen_toelichting"),
    ),
    "eerste score": (
        lambda: Score.objects.filter(beoordeling__status=DEFINITIEF, na_bespreking=False),
        (),
    ),
    "opening": (lambda: Bespreking.objects.all(), ("aanvraag", "geopend_op", "geopend_door")),
    "advies": (
        lambda: Advies.objects.filter(status=VASTGESTELD),
        ("versie", "inhoud", "sha256", "vastgesteld_op", "vastgesteld_door", "status"),
    ),
    "adviesregel": (lambda: Adviesregel.objects.filter(advies__status=VASTGESTELD), ()),
    "aandeel": (lambda: Aandeel.objects.all(), ()),
    "collegebesluit": (lambda: Collegebesluit.objects.all(), ()),
    "projectbesluit": (lambda: Projectbesluit.objects.all(), ()),
    "beschikking": (
        lambda: Beschikking.objects.all(),
        ("aanvraag", "advies", "kenmerk", "uitkomst", "bedrag", "inhoud", "datum"),
    ),
    "verzending": (
        lambda: Beschikking.objects.filter(verzonden_op__isnull=False),
        ("verzonden_op", "bezwaar_tot"),
    ),
    "project": (lambda: Project.objects.all(), ("aanvraag", "beschikking", "bedrag", "gestart_op")),
    "rapportage": (lambda: Voortgangsrapportage.objects.filter(status=GEACCEPTEERD), ()),
    "oordeel": (lambda: Oordeel.objects.all(), ()),
}


class Geheugen:
    """Remembers frozen rows and sees that they stay as they were."""

    def __init__(self) -> None:
        self.tabel_van = {
            soort: rijen().model._meta.db_table for soort, (rijen, _) in BEVROREN.items()
        }
        self.bekend: dict[str, dict[int, str]] = {soort: {} for soort in BEVROREN}
        self.controleer(set(self.tabel_van.values()))

    def controleer(self, tabellen: Collection[str]) -> None:
        """Look at what is frozen in these tables; what is new is remembered from now on."""
        for soort, tabel in self.tabel_van.items():
            if tabel in tabellen:
                self._controleer_soort(soort)

    def _controleer_soort(self, soort: str) -> None:
        rijen, velden = BEVROREN[soort]
        nu = {
            rij[0]: hashlib.sha256(repr(rij).encode()).hexdigest()
            for rij in rijen().order_by("pk").values_list("pk", *(velden or self._alle(soort)))
        }
        for pk, som in self.bekend[soort].items():
            assert nu.get(pk) == som, f"{soort} {pk} was frozen, and is changed or gone"
        self.bekend[soort] = nu

    @staticmethod
    def _alle(soort: str) -> tuple[str, ...]:
        return tuple(f.attname for f in BEVROREN[soort][0]().model._meta.concrete_fields)
