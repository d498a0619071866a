"""The board: colleges by projects, and the projects below it; shapes of kern.onderdelen."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from aanvragen.models import Aanvraag
from besluitvorming.models import Aandeel
from besluitvorming.stand import Collegestand, Projectstand, Stand
from besluitvorming.woorden import procent
from kern.geld import NBSP, euro
from kern.onderdelen import Bord, Bordrij, Cel
from kern.tijd import vandaag
from regeling.stappen import MAANDEN

BREED = 22  # columns that fit beside each other
DICHTBIJ = 3  # days from which the last day stands out
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
HEEL = Decimal(1)  # the board shows whole euros; everywhere else amounts are exact
EERSTE = 8  # projects shown before "Toon alle"


def kort(dag: date) -> str:
    """Write a day in short: di 25 aug."""
    return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"


def borden(stand: Stand, projecten: list[Projectstand], eigen: Container[int] = ()) -> list[Bord]:
    """Return boards of at most 22 columns over these projects; `eigen`: own municipalities."""
    delen = [projecten[n : n + BREED] for n in range(0, len(projecten), BREED)]
    return [_bord(stand, deel, eigen) for deel in delen]


def _bord(stand: Stand, projecten: list[Projectstand], eigen: Container[int]) -> Bord:
    return Bord(
        nummers=[p.nummer for p in projecten],
        rijen=[_rij(stand, college, projecten, eigen) for college in stand.colleges],
    )


def _rij(
    stand: Stand, college: Collegestand, projecten: list[Projectstand], eigen: Container[int]
) -> Bordrij:
    datum, toelichting, let_op = _datum(stand, college)
    soort, besluit = _besluit(college)
    van_aanvraag = {a.aanvraag_id: a for a in college.aandelen}
    return Bordrij(
        college=college.gemeente.naam,
        aandeel=f"{procent(college.bedrag, stand.totaal)}, {euro(college.bedrag.quantize(HEEL))}",
        datum=datum,
        toelichting=toelichting,
        cellen=[_cel(p, van_aanvraag.get(p.regel.aanvraag_id)) for p in projecten],
        soort=soort,
        besluit=besluit,
        let_op=let_op,
        url=reverse("besluitvorming:college") if college.gemeente.pk in eigen else "",
    )


def _cel(project: Projectstand, aandeel: Aandeel | None) -> Cel:
    titel = project.regel.aanvraag.titel
    if aandeel is None:
        return Cel(project.nummer, "geen", titel)
    if aandeel.besloten is None:
        return Cel(project.nummer, "nog_niet", titel)
    return Cel(project.nummer, "conform" if aandeel.besloten.volgt else "afwijkend", titel)


def _datum(stand: Stand, college: Collegestand) -> tuple[str, str, bool]:
    """Return the last sitting or the last day to decide, a word on it, and whether it is near."""
    uiterlijk = stand.ronde.besluitvorming_tot
    over = (uiterlijk - vandaag()).days
    if college.klaar:
        return kort(college.zittingen[-1].datum), "geweest", False
    if not college.aandelen:
        return "", "", False
    if over < 0:
        return f"uiterlijk {kort(uiterlijk)}", "te laat", True
    rest = {0: "laatste dag", 1: "nog 1 dag"}.get(over, f"nog {over} dagen")
    if college.zittingen:
        return kort(college.zittingen[-1].datum), f"vergadert verder, {rest}", over <= DICHTBIJ
    return f"uiterlijk {kort(uiterlijk)}", rest, over <= DICHTBIJ


def _besluit(college: Collegestand) -> tuple[Any, str]:
    """Return shape and words of the state of one college."""
    if not college.aandelen:
        return "nog_niet", "geen projecten"
    if not college.besloten:
        return "nog_niet", "nog niet"
    if not college.klaar:
        return "bezig", f"{college.besloten} van {len(college.aandelen)} besloten"
    if college.afwijkend:
        return "afwijkend", f"{college.afwijkend} afwijkend"
    return "klaar", "conform"


@dataclass(frozen=True)
class Projectrij:
    """A project below the board, with a link for who may see its dossier."""

    stand: Projectstand
    url: str

    @property
    def delen(self) -> list[tuple[str, bool]]:
        """The words beside the segments; True stands out."""
        p = self.stand
        delen = [(p.conform, "conform"), (p.afwijkend, "afwijkend"), (p.nog_niet, f"nog{NBSP}niet")]
        return [(f"{n}{NBSP}{woord}", woord == "afwijkend") for n, woord in delen if n]


def projectrijen(stand: Stand, gebruiker: Any) -> list[Projectrij]:
    """All projects, with their dossier for who may open it, else their place in the advice (W62)."""
    zichtbaar = set(
        Aanvraag.objects.zichtbaar_voor(gebruiker)
        .filter(ronde=stand.ronde)
        .values_list("pk", flat=True)
    )
    advies = reverse("beoordeling:advies", args=[stand.ronde.code])
    return [
        Projectrij(
            p,
            reverse("dossier", args=[p.regel.aanvraag.nummer])
            if p.regel.aanvraag_id in zichtbaar
            else f"{advies}#project-{p.regel.aanvraag.nummer}",
        )
        for p in stand.projecten
    ]


def uitgelicht(rijen: list[Projectrij]) -> list[Projectrij]:
    """The first projects to look at: deviating and open ones first, in their own order."""
    gekozen = sorted(rijen, key=lambda r: (not r.stand.afwijkend, not r.stand.nog_niet))[:EERSTE]
    return sorted(gekozen, key=lambda r: r.stand.nummer)
