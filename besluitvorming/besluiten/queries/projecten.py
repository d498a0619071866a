"""Where the decisions on each project stand: the board, the form and the letters ask this (R30-R32).

A light row per project is counted in SQL; only the projects that are shown are fetched. Amounts are
Decimal in euros.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Advies, Adviesregel
from besluitvorming.besluiten.models import Collegebesluit
from besluitvorming.besluiten.queries.colleges import (
    Collegetelling,
    Collegevoortgang,
    collegetellingen,
    voortgang_van,
)
from besluitvorming.besluiten.rekenen import NUL, toe_te_kennen
from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


def te_beschikken() -> QuerySet[Aanvraag]:
    """Applications on which all their colleges decided and about which no letter was made."""
    eigen = Aandeel.objects.geldend().filter(aanvraag=OuterRef("pk"))
    nog_open = Aandeel.objects.open().filter(aanvraag=OuterRef("pk"))
    return Aanvraag.objects.filter(Exists(eigen), ~Exists(nog_open), beschikking=None)


@dataclass(frozen=True)
class Projectplek:
    """Where one project stands in the advice; `nummer` is its column on the board, from 1."""

    nummer: int
    aanvraag_id: int
    toegekend: bool
    afwijkend: int
    nog_niet: int
    beschikt: bool
    verzonden: bool

    @property
    def te_beschikken(self) -> bool:
        """All colleges decided and there is no letter yet."""
        return not self.nog_niet and not self.beschikt


def projectplekken(advies: Advies) -> list[Projectplek]:
    """Return one light row per project: granted first, then by mark. One query, counted in SQL."""
    regel = "aanvraag__adviesregels__"
    rijen = (
        Aandeel.objects.geldend()
        .filter(advies=advies, **{f"{regel}advies": advies})
        .values(
            "aanvraag_id",
            toekennen=Case(
                When(**{f"{regel}keuze": Adviesregel.Keuze.IN}, then=True), default=False
            ),
            cijfer=F(f"{regel}cijfer"),
            brief=F("aanvraag__beschikking__pk"),
            verzonden=F("aanvraag__beschikking__verzonden_op"),
        )
        .annotate(
            afwijkend=Count("pk", filter=Q(besluit__volgt=False)),
            nog_niet=Count("pk", filter=Q(besluit=None)),
        )
        .order_by("-toekennen", F("cijfer").desc(nulls_last=True), "aanvraag__nummer")
    )
    return [
        Projectplek(
            nummer=nummer,
            aanvraag_id=rij["aanvraag_id"],
            toegekend=rij["toekennen"],
            afwijkend=rij["afwijkend"],
            nog_niet=rij["nog_niet"],
            beschikt=rij["brief"] is not None,
            verzonden=rij["verzonden"] is not None,
        )
        for nummer, rij in enumerate(rijen, 1)
    ]


@dataclass(frozen=True)
class Projectregel:
    """One project of the advice with the committee's line on it; `nummer` is its column."""

    nummer: int
    regel: Adviesregel

    @property
    def toegekend(self) -> bool:
        """Whether the committee advises to grant (part of) it."""
        return self.regel.keuze == Adviesregel.Keuze.IN

    @property
    def bedrag(self) -> Decimal:
        """The advised amount; nothing for a rejection."""
        return self.regel.bedrag if self.toegekend else NUL


@dataclass(frozen=True)
class Projectstand(Projectregel):
    """One project with the shares of its municipalities and what its letter grants, once made."""

    aandelen: list[Aandeel]
    in_brief: Decimal | None  # what its letter grants, once it was made
    alles_of_niets: bool

    @property
    def conform(self) -> int:
        """How many colleges followed the advice."""
        return sum(1 for a in self.aandelen if a.besloten and a.besloten.volgt)

    @property
    def afwijkend(self) -> int:
        """How many colleges deviated."""
        return sum(1 for a in self.aandelen if a.besloten and not a.besloten.volgt)

    @property
    def nog_niet(self) -> int:
        """How many colleges have not decided."""
        return sum(1 for a in self.aandelen if not a.besloten)

    @property
    def klaar(self) -> bool:
        """All colleges of the project decided."""
        return not self.nog_niet

    @property
    def uitkomst(self) -> Decimal:
        """What the project gets: what was decided, and advised where a college has not decided."""
        if self.in_brief is not None:
            return self.in_brief
        delen = [(a.bedrag, a.besloten.bedrag if a.besloten else a.bedrag) for a in self.aandelen]
        return toe_te_kennen(delen, alles_of_niets=self.klaar and self.alles_of_niets)


@dataclass(frozen=True)
class Collegestand:
    """One college with its count and its sittings, oldest first."""

    telling: Collegetelling
    zittingen: list[Collegebesluit]

    @property
    def gemeente(self) -> Gemeente:
        """Its municipality."""
        return self.telling.gemeente


class Besluitenstand:
    """The decisions on one advice; each question is asked once, whatever is shown of the answer."""

    def __init__(self, advies: Advies) -> None:
        self.advies = advies
        self.ronde: Ronde = advies.ronde

    @cached_property
    def plekken(self) -> list[Projectplek]:
        """All projects that were not withdrawn, in the order of the board; one query."""
        return projectplekken(self.advies)

    @cached_property
    def colleges(self) -> list[Collegestand]:
        """All municipalities of the ronde, also those without projects; two queries."""
        zittingen: dict[int, list[Collegebesluit]] = defaultdict(list)
        for besluit in Collegebesluit.objects.filter(advies=self.advies):
            zittingen[besluit.gemeente_id].append(besluit)
        return [Collegestand(t, zittingen[t.gemeente.pk]) for t in collegetellingen(self.ronde)]

    @property
    def voortgang(self) -> Collegevoortgang:
        """How far the colleges are."""
        return voortgang_van(college.telling for college in self.colleges)

    @property
    def te_beschikken(self) -> int:
        """How many projects wait for their letter."""
        return sum(1 for plek in self.plekken if plek.te_beschikken)

    @property
    def totaal(self) -> Decimal:
        """What the advice grants in all."""
        return sum((college.telling.bedrag for college in self.colleges), NUL)

    def projecten(self, plekken: Collection[Projectplek]) -> list[Projectstand]:
        """Fetch the projects at these places, in the order of the board; two queries."""
        aandelen: dict[int, list[Aandeel]] = defaultdict(list)
        for aandeel in _aandelen_met_besluit(self.advies, plekken):
            aandelen[aandeel.aanvraag_id].append(aandeel)
        regels = _regels(self.advies, [plek.aanvraag_id for plek in plekken])
        alles_of_niets = self.ronde.gevolg_afwijking == Ronde.Gevolg.ALLES_OF_NIETS
        return [
            Projectstand(
                nummer=plek.nummer,
                regel=regels[plek.aanvraag_id],
                aandelen=aandelen[plek.aanvraag_id],
                in_brief=regels[plek.aanvraag_id].aanvraag.beschikking.bedrag
                if plek.beschikt
                else None,
                alles_of_niets=alles_of_niets,
            )
            for plek in sorted(plekken, key=lambda plek: plek.nummer)
        ]


def _aandelen_met_besluit(advies: Advies, plekken: Collection[Projectplek]) -> QuerySet[Aandeel]:
    return (
        Aandeel.objects.geldend()
        .filter(advies=advies, aanvraag__in=[plek.aanvraag_id for plek in plekken])
        .select_related("gemeente", "besluit")
    )


def _regels(advies: Advies, aanvragen: Sequence[int]) -> dict[int, Adviesregel]:
    """The lines on these applications, with applicant and letter; one query."""
    regels = advies.regels.filter(aanvraag__in=aanvragen)
    met_alles = regels.select_related("aanvraag__penvoerder", "aanvraag__beschikking")
    return {regel.aanvraag_id: regel for regel in met_alles}


def te_besluiten(stand: Besluitenstand, gemeente: Gemeente) -> list[tuple[Projectregel, Aandeel]]:
    """Return what one college still has to decide, in the order of the board; three queries."""
    eigen = Aandeel.objects.open().filter(advies=stand.advies, gemeente=gemeente)
    aandelen = {a.aanvraag_id: a for a in eigen.select_related("aanvraag__penvoerder")}
    regels = _regels(stand.advies, list(aandelen))
    return [
        (Projectregel(plek.nummer, regels[plek.aanvraag_id]), aandelen[plek.aanvraag_id])
        for plek in stand.plekken
        if plek.aanvraag_id in aandelen
    ]


def zichtbare_aanvragen(gebruiker: Wie, projecten: Iterable[Projectstand]) -> set[int]:
    """Return of which of these projects someone may open the dossier (W62); one query."""
    ids = [project.regel.aanvraag_id for project in projecten]
    zichtbaar = Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk__in=ids)
    return set(zichtbaar.values_list("pk", flat=True))
