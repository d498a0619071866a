"""Where one member is with every application: the own list, in an own order.

An application in which the member has an interest is a title and nothing more (W20): its row
carries no number, no organisation and no address, so that no template can show them.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import aantal, is_verschoond, zichtbaar_voor_commissie
from beoordeling.commissie.models import Zetel
from beoordeling.scoren.models import Beoordeling
from kern.toegang.wie import Wie
from regeling.ronde.models import Criterium, Ronde


class Lijststand(StrEnum):
    """Where one member is with one application."""

    TE_VERKLAREN = "te_verklaren"
    BELANG = "belang"
    NIEUW = "nieuw"
    BEZIG = "bezig"
    LATER = "later"
    DEFINITIEF = "definitief"
    OPEN = "open"


STANDEN_TE_DOEN = (Lijststand.NIEUW, Lijststand.BEZIG, Lijststand.LATER)

STANDEN_KLAAR = (Lijststand.DEFINITIEF, Lijststand.OPEN)


@dataclass(frozen=True)
class Lijstplaats:
    """One application in the order of one member: its id and where the member is with it."""

    pk: int
    stand: Lijststand

    @property
    def te_doen(self) -> bool:
        """Whether there is something left to score."""
        return self.stand in STANDEN_TE_DOEN


@dataclass(frozen=True)
class Lijstregel:
    """What the page shows of one application."""

    titel: str
    stand: Lijststand
    nummer: str = ""
    penvoerder: str = ""
    gescoord: int = 0
    te_scoren: int = 0


@dataclass(frozen=True)
class EigenLijst:
    """All admitted applications of the ronde for one member, in the member's own order."""

    plaatsen: list[Lijstplaats]

    def aantal(self, *standen: Lijststand) -> int:
        """Count the applications in any of these states."""
        return sum(self._per_stand[stand] for stand in standen)

    @cached_property
    def _per_stand(self) -> Counter[Lijststand]:
        return Counter(plaats.stand for plaats in self.plaatsen)

    @cached_property
    def te_beoordelen(self) -> list[Lijstplaats]:
        """What this member assesses, or has assessed."""
        return [p for p in self.plaatsen if p.stand in STANDEN_TE_DOEN + STANDEN_KLAAR]

    @property
    def klaar(self) -> int:
        """How many are final."""
        return self.aantal(*STANDEN_KLAAR)

    @property
    def te_doen(self) -> int:
        """How many are left."""
        return self.aantal(*STANDEN_TE_DOEN)

    @property
    def later(self) -> int:
        """How many were put aside."""
        return self.aantal(Lijststand.LATER)

    @property
    def te_verklaren(self) -> int:
        """How many wait for a declaration."""
        return self.aantal(Lijststand.TE_VERKLAREN)

    @property
    def belangen(self) -> int:
        """In how many the member has an interest."""
        return self.aantal(Lijststand.BELANG)

    def plaats(self, pk: int) -> int:
        """Return the place (from 1) of an application among those to assess; 0 when absent."""
        return next((n for n, p in enumerate(self.te_beoordelen, 1) if p.pk == pk), 0)

    def volgende(self, na: int | None = None) -> Lijstplaats | None:
        """Return the next with work after the application `na`; those put aside come last."""
        rijen = self.te_beoordelen
        begin = self.plaats(na) if na else 0
        rond = [p for p in rijen[begin:] + rijen[:begin] if p.te_doen and p.pk != na]
        rond.sort(key=lambda p: p.stand == Lijststand.LATER)
        return rond[0] if rond else None


def eigen_lijst(zetel: Zetel) -> EigenLijst:
    """Return the list of one member: ids and states only; one query."""
    rows = met_stand(zetel).order_by("nummer").values_list("pk", "lidstand")
    plaatsen = [Lijstplaats(pk, Lijststand(stand)) for pk, stand in rows]
    return EigenLijst(sorted(plaatsen, key=lambda p: _volgorde(zetel.pk, p)))


def standen_geteld(zetel: Zetel) -> dict[Lijststand, int]:
    """Return how many applications are in each state for one member; one query."""
    rows = met_stand(zetel).order_by().values("lidstand").annotate(n=Count("pk"))
    return Counter({Lijststand(row["lidstand"]): row["n"] for row in rows})


def _volgorde(zetel_id: int, plaats: Lijstplaats) -> str:
    """Give each member an own, fixed reading order: later ones tend to score higher.

    Where the member has an interest comes last, by number: no order may tell anything about it.
    """
    if plaats.stand == Lijststand.BELANG:
        return "g"  # after every hexadecimal digit
    return hashlib.sha256(f"{zetel_id}:{plaats.pk}".encode()).hexdigest()


def met_stand(zetel: Zetel) -> QuerySet[Any]:
    """Return the admitted applications of the ronde of a seat, annotated with its `lidstand`."""
    own = Beoordeling.objects.filter(zetel=zetel, aanvraag=OuterRef("pk"))
    final = Exists(own.filter(status=Beoordeling.Status.DEFINITIEF))
    for_ronde = Exists(zetel.verklaringen.filter(aanvraag=None))
    for_this = Exists(zetel.verklaringen.filter(aanvraag=OuterRef("pk")))
    stand = Case(
        When(is_verschoond(zetel.pk, OuterRef("pk")), then=Value(Lijststand.BELANG.value)),
        When(~for_ronde | ~for_this, then=Value(Lijststand.TE_VERKLAREN.value)),
        When(final & Q(bespreking__isnull=False), then=Value(Lijststand.OPEN.value)),
        When(final, then=Value(Lijststand.DEFINITIEF.value)),
        When(Exists(own.filter(later=True)), then=Value(Lijststand.LATER.value)),
        When(Exists(own.filter(scores__na_bespreking=False)), then=Value(Lijststand.BEZIG.value)),
        default=Value(Lijststand.NIEUW.value),
        output_field=CharField(),
    )
    admitted = Aanvraag.objects.filter(ronde=zetel.commissie.ronde_id).toegelaten()
    return admitted.annotate(lidstand=stand)


def lijstregels(zetel: Zetel, pks: Iterable[int]) -> dict[int, Lijstregel]:
    """Return by id what the page shows of these applications; one query."""
    own = Beoordeling.objects.filter(zetel=zetel, aanvraag=OuterRef("pk"))
    rows = (
        met_stand(zetel)
        .filter(pk__in=list(pks))
        .annotate(
            gescoord=aantal(own.filter(scores__na_bespreking=False)),
            te_scoren=aantal(
                Criterium.objects.filter(ronde=zetel.commissie.ronde_id, gewicht__gt=0)
            ),
            naam=F("penvoerder__naam"),
        )
        .values("pk", "titel", "lidstand", "nummer", "naam", "gescoord", "te_scoren")
    )
    return {row["pk"]: _regel(row) for row in rows}


def _regel(row: Mapping[str, Any]) -> Lijstregel:
    stand = Lijststand(row["lidstand"])
    if stand == Lijststand.BELANG:
        return Lijstregel(row["titel"], stand)
    return Lijstregel(
        row["titel"], stand, row["nummer"] or "", row["naam"], row["gescoord"], row["te_scoren"]
    )


def lijstregel_van(zetel: Zetel, plaats: Lijstplaats | None) -> Lijstregel | None:
    """Return what the page shows of one place; no query without a place, else one."""
    return lijstregels(zetel, [plaats.pk])[plaats.pk] if plaats else None


def eigen_beoordelingen(gebruiker: Wie, aanvraag: Aanvraag) -> QuerySet[Beoordeling]:
    """Return the assessment by this user of an application, through a seat that is active."""
    return Beoordeling.objects.filter(
        aanvraag=aanvraag, zetel__gebruiker=gebruiker.pk, zetel__beeindigd_op=None
    )


def zelf_definitief(gebruiker: Wie) -> QuerySet[Beoordeling]:
    """Return the assessments that this user made final, through any seat (W21)."""
    return Beoordeling.objects.filter(
        zetel__gebruiker=gebruiker.pk, status=Beoordeling.Status.DEFINITIEF
    )


def cijfers_zichtbaar_voor(gebruiker: Wie) -> Q:
    """Condition on an application: this user may know its scores once they are open (W20, W21)."""
    return zichtbaar_voor_commissie(gebruiker) & _oordeelde_zelf(gebruiker)


def zicht_in_ronde(gebruiker: Wie, ronde: Ronde) -> dict[int, bool]:
    """Return by id, for what this user may see through a seat, whether the score too; one query."""
    rows = Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker), ronde=ronde)
    knows = Case(When(_oordeelde_zelf(gebruiker), then=Value(True)), default=Value(False))
    return dict(rows.annotate(kent_cijfer=knows).values_list("pk", "kent_cijfer"))


def _oordeelde_zelf(gebruiker: Wie) -> Q:
    """Condition: who is final on it himself, so that nobody copies (W21); always the secretaris."""
    secretaris = Zetel.objects.actief().filter(
        gebruiker=gebruiker.pk,
        functie=Zetel.Functie.SECRETARIS,
        commissie__ronde=OuterRef("ronde"),
    )
    final = zelf_definitief(gebruiker).filter(aanvraag=OuterRef("pk"))
    return Q(Exists(secretaris)) | Q(Exists(final))
