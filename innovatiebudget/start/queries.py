"""The ronde in figures, for the start page: everything derived, a fixed number of queries.

The start page: what you have to do now, how the ronde stands, what just happened (W60).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag
from beoordeling.scoren.queries.voortgang import ledenvoortgang
from besluitvorming.besluiten.queries import collegevoortgang
from kern.basis import geld
from kern.basis.tijd import lokaal
from kern.ui.stukken import Kolom, Staaf
from regeling.ronde.models import Ronde

MILJOEN = 1_000_000


@dataclass(frozen=True)
class Instroom:
    """What came in and what it asks."""

    aantal: int
    weken: list[Kolom]
    gevraagd: Decimal
    beschikbaar: Decimal

    @property
    def zin(self) -> str:
        """Say how the applications came in, for under and beside the chart."""
        laatste = self.weken[-1].aantal if self.weken else 0
        if not self.aantal:
            return "Er kwam geen aanvraag binnen."
        return f"{laatste} van de {self.aantal} kwamen in de laatste week binnen."

    @property
    def gevraagd_getal(self) -> str:
        """Give the amount asked as a large number, in millions from one million on."""
        return geld.euro_kort(self.gevraagd).removesuffix(f"{geld.NBSP}mln")

    @property
    def gevraagd_bij(self) -> str:
        """Give what stands beside that number."""
        return "miljoen gevraagd" if self.gevraagd >= MILJOEN else "gevraagd"

    @property
    def beschikbaar_begrensd(self) -> Decimal:
        """Give the available part of what is asked, never more than all of it."""
        return min(self.beschikbaar, self.gevraagd)

    @property
    def zin_geld(self) -> str:
        """Say what the bar shows."""
        return f"{geld.euro(self.beschikbaar)} beschikbaar, {geld.euro(self.gevraagd)} gevraagd"

    @property
    def cent_per_euro(self) -> int:
        """How many cents are available for each euro asked, whole cents."""
        return int(100 * self.beschikbaar / self.gevraagd) if self.gevraagd else 100


def _maandag(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def instroom(ronde: Ronde) -> Instroom:
    """Count received applications per week and add up what they ask (1 query)."""
    ontvangen = Aanvraag.objects.ontvangen().filter(ronde=ronde)
    laatste: dict[int, Decimal] = {}
    eerste: dict[int, date] = {}
    versies = Aanvraagversie.objects.filter(aanvraag__in=ontvangen).order_by("aanvraag", "nummer")
    for aanvraag, op, bedrag in versies.values_list("aanvraag_id", "ingediend_op", "gevraagd"):
        laatste[aanvraag] = bedrag
        eerste.setdefault(aanvraag, lokaal(op).date())
    telling = Counter(_maandag(dag) for dag in eerste.values())
    weken: list[Kolom] = []
    week, einde = _maandag(lokaal(ronde.opent_op).date()), _maandag(lokaal(ronde.sluit_op).date())
    while week <= einde:
        weken.append(Kolom(f"week {week.isocalendar().week}", telling[week]))
        week += timedelta(days=7)
    gevraagd = sum(laatste.values(), Decimal(0))
    return Instroom(len(eerste), weken, gevraagd, ronde.subsidieplafond)


def _met_voorletter(naam: str) -> str:
    """Return a name with only the initial of the first name: "M. Terpstra-Ong"."""
    voornaam, _, rest = naam.partition(" ")
    return f"{voornaam[:1]}. {rest}" if rest else naam


def scorevoortgang(ronde: Ronde) -> list[Staaf]:
    """Tell per scoring member how many applications are final (1 query)."""
    return [
        Staaf(
            naam=_met_voorletter(lid.zetel.houder.naam),
            waarde=lid.klaar,
            totaal=lid.totaal,
            let_op=bool(lid.te_doen),
        )
        for lid in ledenvoortgang(ronde)
    ]


@dataclass(frozen=True)
class CollegesKlaar:
    """How many colleges decided on all of their projects, and which."""

    klaar: int
    totaal: int
    namen: list[str]

    @property
    def zin(self) -> str:
        """Say which colleges are done."""
        return f"Besloten: {', '.join(self.namen)}" if self.namen else "Nog geen college besloot."


def colleges_klaar(ronde: Ronde) -> CollegesKlaar | None:
    """Tell which colleges decided on all; None before the advice is there (1 query)."""
    stand = collegevoortgang(ronde)
    return stand and CollegesKlaar(stand.klaar, stand.totaal, list(stand.namen))
