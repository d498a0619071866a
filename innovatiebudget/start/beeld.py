"""The start page in words and pictures: where the ronde stands, and the ronde in figures (W60)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from aanvragen.indienen.queries import Instroom
from beoordeling.scoren.queries.voortgang import Lidvoortgang
from besluitvorming.besluiten.queries.colleges import Collegevoortgang
from kern.basis.geld import NBSP, euro, euro_kort
from kern.basis.tekst import opsomming
from kern.basis.termijnen import datum_lang
from kern.basis.tijd import lokaal, nu
from kern.ui.stukken import Kolom, Staaf
from regeling.ronde.models import Ronde
from regeling.ronde.queries import huidige_fase

MILJOEN = f"{NBSP}mln"


def groet() -> str:
    """Greet by the hour of the portal's clock."""
    uur = lokaal(nu()).hour
    if uur < 12:
        return "Goedemorgen"
    return "Goedemiddag" if uur < 18 else "Goedenavond"


def rondezin(ronde: Ronde | None) -> str:
    """Say in one sentence where the ronde stands and until when."""
    if ronde is None:
        return ""
    naam = ronde.naam
    zinnen = {
        "openbaar": f"{naam} is openbaar. Aanvragen kan vanaf {datum_lang(_dag(ronde.opent_op))}.",
        "open": f"{naam} is open. U kunt uw aanvraag versturen tot {_moment(ronde.sluit_op)}.",
        "toetsing": f"{naam} is gesloten. De coördinator controleert de aanvragen tot en met "
        f"{datum_lang(ronde.toetsing_tot)}.",
        "beoordeling": f"{naam} is in de beoordeling. De commissie geeft scores tot en met "
        f"{datum_lang(ronde.beoordeling_tot)}.",
        "advies": f"De commissie weegt alle aanvragen van {naam} samen. Het advies is er uiterlijk "
        f"{datum_lang(ronde.advies_tot)}.",
        "besluitvorming": f"De colleges besluiten over {naam}, uiterlijk "
        f"{datum_lang(ronde.besluitvorming_tot)}.",
        "uitvoering": f"De projecten van {naam} lopen. De evaluatie is klaar op "
        f"{datum_lang(ronde.evaluatie_uiterlijk)}.",
        "evaluatie": f"De regio evalueert {naam}, uiterlijk "
        f"{datum_lang(ronde.evaluatie_uiterlijk)}.",
    }
    return zinnen[huidige_fase(ronde)]


def _dag(moment: datetime) -> date:
    return lokaal(moment).date()


def _moment(moment: datetime) -> str:
    return f"{datum_lang(_dag(moment))} om {lokaal(moment):%H.%M} uur"


def groot_bedrag(bedrag: Decimal, woord: str) -> tuple[str, str]:
    """Split an amount into a large number and what stands beside it: € 3,1 and miljoen gevraagd."""
    tekst = euro_kort(bedrag)
    if tekst.endswith(MILJOEN):
        return tekst.removesuffix(MILJOEN), f"miljoen {woord}"
    return tekst, woord


def plafondgetal(ronde: Ronde | None) -> dict[str, str]:
    """Return the ceiling as a large number and what stands beside it."""
    if ronde is None:
        return {}
    getal, bij = groot_bedrag(ronde.subsidieplafond, "beschikbaar")
    return {"plafond_getal": getal, "plafond_bij": bij}


@dataclass(frozen=True)
class Instroombeeld:
    """What came in and what it asks, beside what there is to give."""

    aantal: int
    weken: list[Kolom]
    zin: str
    gevraagd: Decimal
    gevraagd_getal: str
    gevraagd_bij: str
    beschikbaar: Decimal
    zin_geld: str

    @property
    def beschikbaar_begrensd(self) -> Decimal:
        """Give the available part of what is asked, never more than all of it."""
        return min(self.beschikbaar, self.gevraagd)

    @property
    def cent_per_euro(self) -> int:
        """How many cents are available for each euro asked, whole cents."""
        return int(100 * self.beschikbaar / self.gevraagd) if self.gevraagd else 100


def instroombeeld(instroom: Instroom, beschikbaar: Decimal) -> Instroombeeld:
    """Draw the weeks and say what they show; `beschikbaar` is the ceiling of the ronde."""
    getal, bij = groot_bedrag(instroom.gevraagd, "gevraagd")
    return Instroombeeld(
        aantal=instroom.aantal,
        weken=[
            Kolom(f"week {week.isocalendar().week}", aantal)
            for week, aantal in instroom.per_week.items()
        ],
        zin=_zin_van_instroom(instroom),
        gevraagd=instroom.gevraagd,
        gevraagd_getal=getal,
        gevraagd_bij=bij,
        beschikbaar=beschikbaar,
        zin_geld=f"{euro(beschikbaar)} beschikbaar, {euro(instroom.gevraagd)} gevraagd",
    )


def _zin_van_instroom(instroom: Instroom) -> str:
    if not instroom.aantal:
        return "Er kwam geen aanvraag binnen."
    *_, laatste = instroom.per_week.values()
    return f"{laatste} van de {instroom.aantal} kwamen in de laatste week binnen."


def met_voorletter(naam: str) -> str:
    """Return a name with only the initial of the first name: M. Terpstra-Ong."""
    voornaam, _, rest = naam.partition(" ")
    return f"{voornaam[:1]}. {rest}" if rest else naam


@dataclass(frozen=True)
class Scorebeeld:
    """How far the committee is: a large number, what stands beside it, and a bar per member."""

    klaar: str
    bij: str
    staven: list[Staaf]


def scorebeeld(leden: Iterable[Lidvoortgang]) -> Scorebeeld | None:
    """Draw how many assessments are final; None without a committee."""
    staven = [
        Staaf(
            naam=met_voorletter(lid.zetel.houder.naam),
            waarde=lid.klaar,
            totaal=lid.totaal,
            let_op=bool(lid.te_doen),
        )
        for lid in leden
    ]
    if not staven:
        return None
    klaar, samen = sum(s.waarde for s in staven), sum(s.totaal for s in staven)
    return Scorebeeld(str(klaar), f"van {samen}", staven)


def collegezin(voortgang: Collegevoortgang) -> str:
    """Say which colleges are done."""
    if not voortgang.namen:
        return "Nog geen college besloot."
    return f"Besloten: {opsomming(voortgang.namen)}"
