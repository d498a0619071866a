"""How far the committee is: who is final on what, never a value (W21). Fixed number of queries."""

from dataclasses import dataclass, field
from functools import cached_property

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import laatste_verklaringen
from beoordeling.commissie.models import Zetel
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.rekenen import MINIMUM_SCORES
from kern.ui.stukken import Staaf
from regeling.ronde.models import Ronde


@dataclass
class Lidvoortgang:
    """One seat: how many applications it has to assess, and how far it is."""

    zetel: Zetel
    ronde_verklaard: bool = False
    belang_bij_ronde: bool = False
    te_verklaren: int = 0
    verschoond: int = 0
    definitief: int = 0
    te_doen: int = 0

    @property
    def totaal(self) -> int:
        """How many applications this seat assesses in the end."""
        return self.definitief + self.te_doen

    @property
    def klaar(self) -> bool:
        """Nothing left to do."""
        return self.te_doen == 0


@dataclass
class Aanvraagvoortgang:
    """One application: who still has to become final, and whether it can be opened."""

    aanvraag: Aanvraag
    geopend: bool = False
    definitief: list[Zetel] = field(default_factory=list)  # valid final assessments
    wacht_op: list[Zetel] = field(default_factory=list)
    verschoond: list[Zetel] = field(default_factory=list)

    @property
    def quorum(self) -> bool:
        """At least three valid final assessments (W22)."""
        return len(self.definitief) >= MINIMUM_SCORES

    @property
    def quorum_haalbaar(self) -> bool:
        """Whether three can still be reached with the seats as they are."""
        return len(self.definitief) + len(self.wacht_op) >= MINIMUM_SCORES

    @property
    def gereed(self) -> bool:
        """Ready to be opened by the secretaris (W21)."""
        return not self.geopend and not self.wacht_op and self.quorum


class Voortgang:
    """The progress of one ronde: five queries, whatever the number of applications and seats."""

    def __init__(self, ronde: Ronde) -> None:
        self.ronde = ronde
        self.zetels = list(
            Zetel.objects.filter(commissie__ronde=ronde).scorend().select_related("gebruiker")
        )
        self._belang: dict[tuple[int, int | None], bool] = {
            (v.zetel_id, v.aanvraag_id): v.heeft_belang for v in laatste_verklaringen(self.zetels)
        }
        self._status = {
            (b.zetel_id, b.aanvraag_id): b.status
            for b in Beoordeling.objects.filter(aanvraag__ronde=ronde)
        }
        self.aanvragen = list(
            Aanvraag.objects.filter(ronde=ronde)
            .toegelaten()
            .select_related("penvoerder", "bespreking")
        )

    def _verschoond(self, zetel: Zetel, aanvraag: Aanvraag) -> bool:
        return bool(self._belang.get((zetel.pk, None)) or self._belang.get((zetel.pk, aanvraag.pk)))

    def _is_definitief(self, zetel: Zetel, aanvraag: Aanvraag) -> bool:
        return self._status.get((zetel.pk, aanvraag.pk)) == Beoordeling.Status.DEFINITIEF

    @cached_property
    def per_aanvraag(self) -> list[Aanvraagvoortgang]:
        """Every admitted application, by number."""
        return [self._aanvraag(aanvraag) for aanvraag in self.aanvragen]

    def _aanvraag(self, aanvraag: Aanvraag) -> Aanvraagvoortgang:
        stand = Aanvraagvoortgang(aanvraag, geopend=hasattr(aanvraag, "bespreking"))
        for zetel in self.zetels:
            if self._verschoond(zetel, aanvraag):
                stand.verschoond.append(zetel)
            elif self._is_definitief(zetel, aanvraag):
                stand.definitief.append(zetel)
            elif zetel.beeindigd_op is None:
                stand.wacht_op.append(zetel)
        return stand

    @cached_property
    def per_lid(self) -> list[Lidvoortgang]:
        """Every active scoring seat."""
        return [self._lid(zetel) for zetel in self.zetels if zetel.beeindigd_op is None]

    def _lid(self, zetel: Zetel) -> Lidvoortgang:
        stand = Lidvoortgang(
            zetel,
            ronde_verklaard=(zetel.pk, None) in self._belang,
            belang_bij_ronde=bool(self._belang.get((zetel.pk, None))),
        )
        for aanvraag in self.aanvragen:
            if self._verschoond(zetel, aanvraag):
                stand.verschoond += 1
            elif self._is_definitief(zetel, aanvraag):
                stand.definitief += 1
            else:
                stand.te_doen += 1
                stand.te_verklaren += (zetel.pk, aanvraag.pk) not in self._belang
        return stand

    @property
    def staven(self) -> list[Staaf]:
        """One bar per member: how many are final of how many to assess."""
        return [
            Staaf(
                lid.zetel.gebruiker.naam,
                lid.definitief,
                lid.totaal,
                tekst=f"{lid.definitief} van {lid.totaal}",
                let_op=bool(lid.te_doen),
            )
            for lid in self.per_lid
        ]

    def gereed(self) -> list[Aanvraagvoortgang]:
        """Applications whose scores the secretaris can open."""
        return [stand for stand in self.per_aanvraag if stand.gereed]

    @property
    def definitief(self) -> int:
        """How many assessments are final and valid."""
        return sum(len(stand.definitief) for stand in self.per_aanvraag)

    @property
    def nodig(self) -> int:
        """How many assessments there will be when everyone is done."""
        return sum(len(s.definitief) + len(s.wacht_op) for s in self.per_aanvraag)

    @property
    def geopend(self) -> int:
        """How many applications are open for discussion."""
        return sum(1 for stand in self.per_aanvraag if stand.geopend)
