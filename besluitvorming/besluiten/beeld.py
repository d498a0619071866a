"""The decisions as people read them: the board, the projects below it and what deviates (R31, R32)."""

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from besluitvorming.besluiten.models import Collegebesluit
from besluitvorming.besluiten.queries.colleges import Collegetelling
from besluitvorming.besluiten.queries.projecten import (
    Besluitenstand,
    Collegestand,
    Projectplek,
    Projectstand,
)
from besluitvorming.verdeling.models import Aandeel
from kern.basis.geld import NBSP, euro, procent, rond_af
from kern.basis.tekst import aantal_van, telwoord
from kern.basis.termijnen import dag_kort, datum_lang
from kern.basis.tijd import vandaag
from kern.ui.stukken import Bord, Bordcel, Bordrij, Vormsoort
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


def afwijkingen(ronde: Ronde, projecten: Iterable[Projectstand]) -> list[Afwijking]:
    """All deviations on these projects, by college and number of the project."""
    gevonden = [
        _afwijking(ronde, project, aandeel)
        for project in projecten
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


def procedurepunten(colleges: Iterable[Collegestand]) -> list[Procedurepunt]:
    """All sittings that say no to a procedural question (R31)."""
    return [
        Procedurepunt(college.gemeente.naam, _nee_in_woorden(zitting), zitting.toelichting)
        for college in colleges
        for zitting in college.zittingen
        if not (zitting.procedure_gevolgd and zitting.criteria_toegepast)
    ]


def _nee_in_woorden(zitting: Collegebesluit) -> str:
    if zitting.procedure_gevolgd:
        return "vindt dat de criteria niet zijn toegepast"
    if zitting.criteria_toegepast:
        return "vindt dat de afgesproken werkwijze niet is gevolgd"
    return "vindt dat de werkwijze niet is gevolgd en de criteria niet zijn toegepast"


def afwijkingenkop(aantal: int) -> str:
    """Return "Drie afwijkingen"."""
    woord = telwoord(aantal).capitalize().replace("Éé", "Eé") if aantal else "Geen"
    return f"{woord} {'afwijking' if aantal == 1 else 'afwijkingen'}"


def bordintro(stand: Besluitenstand, *, mag_brieven: bool) -> str:
    """Say how far the colleges are, and what follows once they are done."""
    voortgang = stand.voortgang
    if voortgang.klaar < voortgang.totaal:
        zijn = "is" if voortgang.klaar == 1 else "zijn"
        return (
            f"{voortgang.klaar} van de {voortgang.totaal} colleges {zijn} klaar. De laatste dag om "
            f"te besluiten is {datum_lang(stand.ronde.besluitvorming_tot)}."
        )
    if all(plek.beschikt for plek in stand.plekken):
        return "Alle colleges hebben besloten. Alle beschikkingen zijn gemaakt."
    if mag_brieven:
        return "Alle colleges hebben besloten. U kunt de beschikkingen maken."
    return "Alle colleges hebben besloten. De coördinator maakt de beschikkingen."


def briefknop(aantal: int) -> str:
    """Say what the button does that makes all letters; empty when there is none to make."""
    return f"Maak {aantal_van(aantal, 'beschikking', 'beschikkingen')}" if aantal else ""


BORDBREEDTE = 22  # columns that fit beside each other

DICHTBIJ = 3  # days from which the last day stands out

EERSTE_PROJECTEN = 8  # projects shown before "Toon alle"


@dataclass(frozen=True)
class Borddeel:
    """One board with what stands above it: which projects, when there is more than one board."""

    bord: Bord
    kop: str


def borddelen(
    stand: Besluitenstand, projecten: list[Projectstand], eigen: Container[int] = ()
) -> list[Borddeel]:
    """Return boards of at most 22 columns over these projects; `eigen`: own municipalities."""
    delen = [projecten[n : n + BORDBREEDTE] for n in range(0, len(projecten), BORDBREEDTE)]
    return [
        Borddeel(
            _bord(stand, deel, eigen),
            f"Project {deel[0].nummer} tot en met {deel[-1].nummer}" if len(delen) > 1 else "",
        )
        for deel in delen
    ]


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
    datum, toelichting, let_op = _zittingsdatum(stand.ronde, college)
    soort, besluit = _collegestatus(college.telling)
    bedrag = college.telling.bedrag
    return Bordrij(
        college=college.gemeente.naam,
        # the board shows whole euros; everywhere else amounts are exact
        aandeel=f"{procent(bedrag, stand.totaal, 1)}, {euro(rond_af(bedrag))}",
        datum=datum,
        toelichting=toelichting,
        cellen=[_bordcel(project, college.gemeente.pk) for project in projecten],
        soort=soort,
        besluit=besluit,
        let_op=let_op,
        url=reverse("besluitvorming:college") if college.gemeente.pk in eigen else "",
    )


def _bordcel(project: Projectstand, gemeente: int) -> Bordcel:
    titel = project.regel.aanvraag.titel
    aandeel = next((a for a in project.aandelen if a.gemeente_id == gemeente), None)
    if aandeel is None:
        return Bordcel(project.nummer, "geen", titel)
    if aandeel.besloten is None:
        return Bordcel(project.nummer, "nog_niet", titel)
    return Bordcel(project.nummer, "conform" if aandeel.besloten.volgt else "afwijkend", titel)


def _zittingsdatum(ronde: Ronde, college: Collegestand) -> tuple[str, str, bool]:
    """Return the last sitting or the last day to decide, a word on it, and whether it is near."""
    uiterlijk = ronde.besluitvorming_tot
    over = (uiterlijk - vandaag()).days
    if college.telling.klaar:
        return dag_kort(college.zittingen[-1].datum), "geweest", False
    if not college.telling.projecten:
        return "", "", False
    if over < 0:
        return f"uiterlijk {dag_kort(uiterlijk)}", "te laat", True
    rest = {0: "laatste dag", 1: "nog 1 dag"}.get(over, f"nog {over} dagen")
    if college.zittingen:
        return dag_kort(college.zittingen[-1].datum), f"vergadert verder, {rest}", over <= DICHTBIJ
    return f"uiterlijk {dag_kort(uiterlijk)}", rest, over <= DICHTBIJ


def _collegestatus(telling: Collegetelling) -> tuple[Vormsoort, str]:
    """Return shape and words of the state of one college."""
    if not telling.projecten:
        return "nog_niet", "geen projecten"
    if not telling.besloten:
        return "nog_niet", "nog niet"
    if not telling.klaar:
        return "bezig", f"{telling.besloten} van {telling.projecten} besloten"
    if telling.afwijkend:
        return "afwijkend", f"{telling.afwijkend} afwijkend"
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


def projectrijen(
    ronde: Ronde, projecten: Iterable[Projectstand], zichtbaar: Collection[int]
) -> list[Projectrij]:
    """Projects, with their dossier for who may open it, else their place in the advice (W62).

    `zichtbaar`: ids of the applications that the reader may see.
    """
    advies = reverse("beoordeling:advies", args=[ronde.code])
    return [
        Projectrij(
            p,
            reverse("dossier", args=[p.regel.aanvraag.nummer])
            if p.regel.aanvraag_id in zichtbaar
            else f"{advies}#project-{p.regel.aanvraag.nummer}",
        )
        for p in projecten
    ]


def uitgelicht(plekken: Iterable[Projectplek]) -> list[Projectplek]:
    """The first projects to look at: deviating and open ones first, in their own order."""
    gekozen = sorted(plekken, key=lambda plek: (not plek.afwijkend, not plek.nog_niet))
    return sorted(gekozen[:EERSTE_PROJECTEN], key=lambda plek: plek.nummer)


def dagenzin(ronde: Ronde) -> str:
    """Say until when a college can decide, or that the last day was."""
    laatste = datum_lang(ronde.besluitvorming_tot)
    if ronde.besluitvorming_tot >= vandaag():
        return f"De laatste dag om te besluiten is {laatste}."
    return f"De laatste dag was {laatste}. U kunt het besluit nog vastleggen."


def leegzin(ronde: Ronde | None, *, vastgesteld: bool) -> str:
    """Say why there is nothing to decide on yet."""
    if ronde is None:
        return "Er is nog geen ronde."
    if vastgesteld:
        return "Het advies is vastgesteld. De coördinator stuurt het naar de colleges."
    return f"Er is nog geen advies. De commissie stelt het uiterlijk {datum_lang(ronde.advies_tot)} vast."


def eerste_namen(namen: Sequence[str]) -> str:
    """Name four colleges, and say how many more there are."""
    meer = f" en {len(namen) - 4} andere" if len(namen) > 4 else ""
    return f"{', '.join(namen[:4])}{meer}"
