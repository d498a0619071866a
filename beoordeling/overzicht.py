"""What one member sees of the applications: the own list and the own assessment. Fixed number of
queries.

An application in which the member has an interest is a title and nothing more (W20): its row
carries no number, no organisation and no address, so that no template can show them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from django.db.models import Count, Q

from aanvragen.models import Aanvraag
from beoordeling.belangen import verklaard
from beoordeling.models import Belangenverklaring, Beoordeling, Zetel
from regeling.models import Criterium


class Stand(StrEnum):
    """Where one member is with one application."""

    TE_VERKLAREN = "te_verklaren"
    BELANG = "belang"
    NIEUW = "nieuw"
    BEZIG = "bezig"
    LATER = "later"
    DEFINITIEF = "definitief"
    OPEN = "open"


TE_DOEN = (Stand.NIEUW, Stand.BEZIG, Stand.LATER)
KLAAR = (Stand.DEFINITIEF, Stand.OPEN)
STATUS = {  # kind of badge (part `status`) and words
    Stand.TE_VERKLAREN: ("slot", "verklaar eerst of u een belang heeft"),
    Stand.BELANG: ("slot", "u beoordeelt deze niet"),
    Stand.NIEUW: ("nog_niet", "nog niet begonnen"),
    Stand.LATER: ("bezig", "weggelegd voor later"),
    Stand.DEFINITIEF: ("klaar", "definitief"),
    Stand.OPEN: ("klaar", "scores zijn open"),
}


@dataclass(frozen=True)
class Regel:
    """One application in the list of one member."""

    titel: str
    stand: Stand
    pk: int | None = None
    nummer: str = ""
    penvoerder: str = ""
    gescoord: int = 0
    te_scoren: int = 0

    @property
    def status(self) -> tuple[str, str]:
        """Kind and words of the badge."""
        if self.stand == Stand.BEZIG:
            return "bezig", f"{self.gescoord} van {self.te_scoren} scores"
        return STATUS[self.stand]

    @property
    def te_doen(self) -> bool:
        """Whether there is something left to score."""
        return self.stand in TE_DOEN


@dataclass(frozen=True)
class Lijst:
    """All admitted applications of the ronde for one member, in the member's own order."""

    regels: list[Regel]

    def aantal(self, *standen: Stand) -> int:
        """Count the rows in any of these states."""
        return sum(1 for regel in self.regels if regel.stand in standen)

    @property
    def te_beoordelen(self) -> list[Regel]:
        """Rows this member assesses, or has assessed."""
        return [r for r in self.regels if r.stand in TE_DOEN + KLAAR]

    @property
    def klaar(self) -> int:
        """How many are final."""
        return self.aantal(*KLAAR)

    @property
    def te_doen(self) -> int:
        """How many are left."""
        return self.aantal(*TE_DOEN)

    @property
    def later(self) -> int:
        """How many were put aside."""
        return self.aantal(Stand.LATER)

    @property
    def te_verklaren(self) -> int:
        """How many wait for a declaration."""
        return self.aantal(Stand.TE_VERKLAREN)

    @property
    def belangen(self) -> int:
        """In how many the member has an interest."""
        return self.aantal(Stand.BELANG)

    def plaats(self, pk: int) -> int:
        """Return the place (from 1) of an application among those to assess; 0 when absent."""
        return next((n for n, r in enumerate(self.te_beoordelen, 1) if r.pk == pk), 0)

    def streepjes(self, nu: int | None = None) -> list[str]:
        """Return a code per application to assess, for the part `voortgang`."""
        codes = {Stand.LATER: "overgeslagen", **dict.fromkeys(KLAAR, "klaar")}
        return [
            "nu" if nu and r.pk == nu else codes.get(r.stand, "nog_niet")
            for r in self.te_beoordelen
        ]

    def volgende(self, na: int | None = None) -> Regel | None:
        """Return the next row with work after `na`; those put aside come last."""
        rijen = self.te_beoordelen
        begin = self.plaats(na) if na else 0
        rond = [r for r in rijen[begin:] + rijen[:begin] if r.te_doen and r.pk != na]
        rond.sort(key=lambda r: r.stand == Stand.LATER)
        return rond[0] if rond else None


def eigen_lijst(
    zetel: Zetel, verklaringen: Mapping[int | None, Belangenverklaring] | None = None
) -> Lijst:
    """Return the list of one member; four queries, three when its declarations are at hand."""
    verklaringen = verklaard(zetel) if verklaringen is None else verklaringen
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
    return Lijst(sorted(regels, key=lambda r: volgorde.get(r.pk or 0, "g")))


def _volgorde(zetel_id: int, aanvraag_id: int) -> str:
    """Give each member an own, fixed reading order: later ones tend to score higher."""
    return hashlib.sha256(f"{zetel_id}:{aanvraag_id}".encode()).hexdigest()


def _regel(
    aanvraag: Aanvraag,
    verklaringen: Mapping[int | None, Belangenverklaring],
    beoordeling: Beoordeling | None,
    te_scoren: int,
) -> Regel:
    stand = _stand(aanvraag, verklaringen, beoordeling)
    if stand == Stand.BELANG:
        return Regel(aanvraag.titel, stand)
    return Regel(
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
) -> Stand:
    ronde, eigen = verklaringen.get(None), verklaringen.get(aanvraag.pk)
    if (ronde and ronde.heeft_belang) or (eigen and eigen.heeft_belang):
        return Stand.BELANG
    if not ronde or not eigen:
        return Stand.TE_VERKLAREN
    if beoordeling and beoordeling.status == Beoordeling.Status.DEFINITIEF:
        return Stand.OPEN if hasattr(aanvraag, "bespreking") else Stand.DEFINITIEF
    if beoordeling and beoordeling.later:
        return Stand.LATER
    return Stand.BEZIG if getattr(beoordeling, "gescoord", 0) else Stand.NIEUW


def voorlopig(waarden: Mapping[int, int], gewichten: Mapping[int, int]) -> Decimal | None:
    """Return the own grade over the criteria scored so far, one decimal; None without any."""
    gedaan = {c: g for c, g in gewichten.items() if c in waarden}
    if not gedaan:
        return None
    som = Fraction(sum(g * waarden[c] for c, g in gedaan.items()), sum(gedaan.values()))
    return Decimal(int(som * 10 + Fraction(1, 2))).scaleb(-1)
