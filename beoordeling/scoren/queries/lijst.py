"""What one member sees of the applications: the own list and the own assessment. Fixed number of
queries.

An application in which the member has an interest is a title and nothing more (W20): its row
carries no number, no organisation and no address, so that no template can show them.

Scoring: one score with one reason per criterion, final at once, revised beside the first
(W22).

What one person sees of the weighing (R24, W20, W21): rows, meters and what is left. Fixed number of queries.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.belangen.queries import laatste_verklaringen_van
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.queries import is_secretaris_in
from beoordeling.scoren.models import Beoordeling
from deelnemers.personen.models import Gebruiker
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

STATUS_PER_STAND = {  # kind of badge (part `status`) and words
    Lijststand.TE_VERKLAREN: ("slot", "verklaar eerst of u een belang heeft"),
    Lijststand.BELANG: ("slot", "u beoordeelt deze niet"),
    Lijststand.NIEUW: ("nog_niet", "nog niet begonnen"),
    Lijststand.LATER: ("bezig", "weggelegd voor later"),
    Lijststand.DEFINITIEF: ("klaar", "definitief"),
    Lijststand.OPEN: ("klaar", "scores zijn open"),
}


@dataclass(frozen=True)
class Lijstregel:
    """One application in the list of one member."""

    titel: str
    stand: Lijststand
    pk: int | None = None
    nummer: str = ""
    penvoerder: str = ""
    gescoord: int = 0
    te_scoren: int = 0

    @property
    def status(self) -> tuple[str, str]:
        """Kind and words of the badge."""
        if self.stand == Lijststand.BEZIG:
            return "bezig", f"{self.gescoord} van {self.te_scoren} scores"
        return STATUS_PER_STAND[self.stand]

    @property
    def te_doen(self) -> bool:
        """Whether there is something left to score."""
        return self.stand in STANDEN_TE_DOEN


@dataclass(frozen=True)
class EigenLijst:
    """All admitted applications of the ronde for one member, in the member's own order."""

    regels: list[Lijstregel]

    def aantal(self, *standen: Lijststand) -> int:
        """Count the rows in any of these states."""
        return sum(1 for regel in self.regels if regel.stand in standen)

    @property
    def te_beoordelen(self) -> list[Lijstregel]:
        """Rows this member assesses, or has assessed."""
        return [r for r in self.regels if r.stand in STANDEN_TE_DOEN + STANDEN_KLAAR]

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
        return next((n for n, r in enumerate(self.te_beoordelen, 1) if r.pk == pk), 0)

    def streepjes(self, nu: int | None = None) -> list[str]:
        """Return a code per application to assess, for the part `voortgang`."""
        codes = {Lijststand.LATER: "overgeslagen", **dict.fromkeys(STANDEN_KLAAR, "klaar")}
        return [
            "nu" if nu and r.pk == nu else codes.get(r.stand, "nog_niet")
            for r in self.te_beoordelen
        ]

    def volgende(self, na: int | None = None) -> Lijstregel | None:
        """Return the next row with work after `na`; those put aside come last."""
        rijen = self.te_beoordelen
        begin = self.plaats(na) if na else 0
        rond = [r for r in rijen[begin:] + rijen[:begin] if r.te_doen and r.pk != na]
        rond.sort(key=lambda r: r.stand == Lijststand.LATER)
        return rond[0] if rond else None


def eigen_lijst(
    zetel: Zetel, verklaringen: Mapping[int | None, Belangenverklaring] | None = None
) -> EigenLijst:
    """Return the list of one member; four queries, three when its declarations are at hand."""
    verklaringen = laatste_verklaringen_van(zetel) if verklaringen is None else verklaringen
    ronde = zetel.commissie.ronde_id
    te_scoren = Criterium.objects.filter(ronde=ronde, gewicht__gt=0).count()
    eigen = {
        b.aanvraag_id: b
        for b in Beoordeling.objects.filter(zetel=zetel).annotate(
            gescoord=Count("scores", filter=Q(scores__na_bespreking=False))
        )
    }
    aanvragen = (
        Aanvraag.objects.filter(ronde=ronde)
        .toegelaten()
        .select_related("penvoerder", "bespreking")
        .order_by("nummer")
    )
    regels = [_regel(a, verklaringen, eigen.get(a.pk), te_scoren) for a in aanvragen]
    volgorde = {a.pk: _volgorde(zetel.pk, a.pk) for a in aanvragen}
    return EigenLijst(sorted(regels, key=lambda r: volgorde.get(r.pk or 0, "g")))


def _volgorde(zetel_id: int, aanvraag_id: int) -> str:
    """Give each member an own, fixed reading order: later ones tend to score higher."""
    return hashlib.sha256(f"{zetel_id}:{aanvraag_id}".encode()).hexdigest()


def _regel(
    aanvraag: Aanvraag,
    verklaringen: Mapping[int | None, Belangenverklaring],
    beoordeling: Beoordeling | None,
    te_scoren: int,
) -> Lijstregel:
    stand = _stand(aanvraag, verklaringen, beoordeling)
    if stand == Lijststand.BELANG:
        return Lijstregel(aanvraag.titel, stand)
    return Lijstregel(
        titel=aanvraag.titel,
        stand=stand,
        pk=aanvraag.pk,
        nummer=aanvraag.nummer or "",
        penvoerder=aanvraag.penvoerder.naam,
        gescoord=getattr(beoordeling, "gescoord", 0),
        te_scoren=te_scoren,
    )


def _stand(
    aanvraag: Aanvraag,
    verklaringen: Mapping[int | None, Belangenverklaring],
    beoordeling: Beoordeling | None,
) -> Lijststand:
    ronde, eigen = verklaringen.get(None), verklaringen.get(aanvraag.pk)
    if (ronde and ronde.heeft_belang) or (eigen and eigen.heeft_belang):
        return Lijststand.BELANG
    if not ronde or not eigen:
        return Lijststand.TE_VERKLAREN
    if beoordeling and beoordeling.status == Beoordeling.Status.DEFINITIEF:
        return Lijststand.OPEN if hasattr(aanvraag, "bespreking") else Lijststand.DEFINITIEF
    if beoordeling and beoordeling.later:
        return Lijststand.LATER
    return Lijststand.BEZIG if getattr(beoordeling, "gescoord", 0) else Lijststand.NIEUW


def eigen_beoordelingen(wie: Gebruiker, aanvraag: Aanvraag) -> QuerySet[Beoordeling]:
    return Beoordeling.objects.filter(
        aanvraag=aanvraag, zetel__gebruiker=wie, zetel__beeindigd_op=None
    )


def zelf_definitief(gebruiker: Any, ronde: Ronde) -> set[int] | None:
    """Applications on which the viewer is final, so that scores may be seen (W21); None for the secretaris."""
    if is_secretaris_in(gebruiker, ronde):
        return None
    rijen = Beoordeling.objects.filter(
        aanvraag__ronde=ronde,
        zetel__gebruiker=gebruiker,
        status=Beoordeling.Status.DEFINITIEF,
    )
    return set(rijen.values_list("aanvraag_id", flat=True))
