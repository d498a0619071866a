"""Sentences about decisions, in plain Dutch: what deviates and what follows from it (R31, R32).

The board: colleges by projects, and the projects below it; shapes of kern.onderdelen.
"""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from besluitvorming.besluiten.models import Collegebesluit
from besluitvorming.besluiten.queries import Besluitenstand, Collegestand, Projectstand
from besluitvorming.verdeling.models import Aandeel
from kern.basis.geld import NBSP, euro, procent, rond_af
from kern.basis.termijnen import dag_kort
from kern.basis.tijd import vandaag
from kern.ui.stukken import Bord, Bordcel, Bordrij
from regeling.ronde.models import Ronde


def gevolg_van_afwijking(ronde: Ronde, project: Projectstand, aandeel: Aandeel) -> str:
    """Say what a deviation means for the project, by the published setting of the ronde (R32)."""
    minder = aandeel.besluit.bedrag < aandeel.bedrag
    if ronde.gevolg_afwijking == Ronde.Gevolg.ALLES_OF_NIETS and (minder or not project.bedrag):
        if not minder and project.uitkomst:
            return f"Het project krijgt {euro(project.uitkomst)}."
        return "Het project krijgt daardoor geen geld: alle colleges moeten hun deel toekennen."
    krijgt = project.uitkomst
    if not krijgt:
        return "Het project krijgt daardoor geen geld."
    advies = f"{euro(project.bedrag)} uit het advies" if project.bedrag else "een afwijzing"
    zou = "krijgt" if project.klaar else "krijgt, als de andere colleges het advies volgen,"
    return f"Het project {zou} {euro(krijgt)} in plaats van {advies}."


@dataclass(frozen=True)
class Afwijking:
    """One college that deviates on one project: what it does, why, and what follows."""

    college: str
    nummer: int
    titel: str
    zin: str
    reden: str
    gevolg: str


def afwijkingen(stand: Besluitenstand) -> list[Afwijking]:
    """All deviations, by college and number of the project."""
    gevonden = [
        _afwijking(stand.ronde, project, aandeel)
        for project in stand.projecten
        for aandeel in project.aandelen
        if aandeel.besloten and not aandeel.besloten.volgt
    ]
    return sorted(gevonden, key=lambda a: (a.college, a.nummer))


def _afwijking(ronde: Ronde, project: Projectstand, aandeel: Aandeel) -> Afwijking:
    return Afwijking(
        college=aandeel.gemeente.naam,
        nummer=project.nummer,
        titel=project.regel.aanvraag.titel,
        zin=_afwijkzin(aandeel),
        reden=aandeel.besluit.reden,
        gevolg=gevolg_van_afwijking(ronde, project, aandeel),
    )


def _afwijkzin(aandeel: Aandeel) -> str:
    """Say what stands between "Lingewaard" and the project: "geeft € 20.000 minder aan"."""
    verschil = aandeel.besluit.bedrag - aandeel.bedrag
    if not aandeel.besluit.bedrag:
        return "geeft geen geld aan"
    if verschil < 0:
        return f"geeft {euro(-verschil)} minder aan"
    return f"geeft {euro(verschil)} meer aan"


@dataclass(frozen=True)
class Procedurepunt:
    """A college that answers no to one of the two procedural questions."""

    college: str
    zin: str
    toelichting: str


def procedurepunten(zittingen: list[Collegebesluit], namen: dict[int, str]) -> list[Procedurepunt]:
    """All sittings that say no to a procedural question (R31)."""
    return [
        Procedurepunt(namen[z.gemeente_id], _nee_in_woorden(z), z.toelichting)
        for z in zittingen
        if not (z.procedure_gevolgd and z.criteria_toegepast)
    ]


def _nee_in_woorden(zitting: Collegebesluit) -> str:
    if zitting.procedure_gevolgd:
        return "vindt dat de criteria niet zijn toegepast"
    if zitting.criteria_toegepast:
        return "vindt dat de afgesproken werkwijze niet is gevolgd"
    return "vindt dat de werkwijze niet is gevolgd en de criteria niet zijn toegepast"


BORDBREEDTE = 22  # columns that fit beside each other

DICHTBIJ = 3  # days from which the last day stands out

EERSTE_PROJECTEN = 8  # projects shown before "Toon alle"


def besluitborden(
    stand: Besluitenstand, projecten: list[Projectstand], eigen: Container[int] = ()
) -> list[Bord]:
    """Return boards of at most 22 columns over these projects; `eigen`: own municipalities."""
    delen = [projecten[n : n + BORDBREEDTE] for n in range(0, len(projecten), BORDBREEDTE)]
    return [_bord(stand, deel, eigen) for deel in delen]


def _bord(stand: Besluitenstand, projecten: list[Projectstand], eigen: Container[int]) -> Bord:
    return Bord(
        nummers=[p.nummer for p in projecten],
        rijen=[_bordrij(stand, college, projecten, eigen) for college in stand.colleges],
    )


def _bordrij(
    stand: Besluitenstand,
    college: Collegestand,
    projecten: list[Projectstand],
    eigen: Container[int],
) -> Bordrij:
    datum, toelichting, let_op = _zittingsdatum(stand, college)
    soort, besluit = _collegestatus(college)
    van_aanvraag = {a.aanvraag_id: a for a in college.aandelen}
    return Bordrij(
        college=college.gemeente.naam,
        # the board shows whole euros; everywhere else amounts are exact
        aandeel=f"{procent(college.bedrag, stand.totaal, 1)}, {euro(rond_af(college.bedrag))}",
        datum=datum,
        toelichting=toelichting,
        cellen=[_bordcel(p, van_aanvraag.get(p.regel.aanvraag_id)) for p in projecten],
        soort=soort,
        besluit=besluit,
        let_op=let_op,
        url=reverse("besluitvorming:college") if college.gemeente.pk in eigen else "",
    )


def _bordcel(project: Projectstand, aandeel: Aandeel | None) -> Bordcel:
    titel = project.regel.aanvraag.titel
    if aandeel is None:
        return Bordcel(project.nummer, "geen", titel)
    if aandeel.besloten is None:
        return Bordcel(project.nummer, "nog_niet", titel)
    return Bordcel(project.nummer, "conform" if aandeel.besloten.volgt else "afwijkend", titel)


def _zittingsdatum(stand: Besluitenstand, college: Collegestand) -> tuple[str, str, bool]:
    """Return the last sitting or the last day to decide, a word on it, and whether it is near."""
    uiterlijk = stand.ronde.besluitvorming_tot
    over = (uiterlijk - vandaag()).days
    if college.klaar:
        return dag_kort(college.zittingen[-1].datum), "geweest", False
    if not college.aandelen:
        return "", "", False
    if over < 0:
        return f"uiterlijk {dag_kort(uiterlijk)}", "te laat", True
    rest = {0: "laatste dag", 1: "nog 1 dag"}.get(over, f"nog {over} dagen")
    if college.zittingen:
        return dag_kort(college.zittingen[-1].datum), f"vergadert verder, {rest}", over <= DICHTBIJ
    return f"uiterlijk {dag_kort(uiterlijk)}", rest, over <= DICHTBIJ


def _collegestatus(college: Collegestand) -> tuple[Any, str]:
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


def projectrijen(stand: Besluitenstand, gebruiker: Any) -> list[Projectrij]:
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


def uitgelichte_projectrijen(rijen: list[Projectrij]) -> list[Projectrij]:
    """The first projects to look at: deviating and open ones first, in their own order."""
    gekozen = sorted(rijen, key=lambda r: (not r.stand.afwijkend, not r.stand.nog_niet))[
        :EERSTE_PROJECTEN
    ]
    return sorted(gekozen, key=lambda r: r.stand.nummer)
