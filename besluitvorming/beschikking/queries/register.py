"""The public register: what was granted, counted and paged in SQL (W63).

Every question is about a selection of letters, so that page, totals, map and export can't differ.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum

from aanvragen.velden.models import Aanvraag, AanvraagDoelgroep
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.models import Projectbesluit
from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from kern.aansluiting.aanvraagstand import Aanvraagstand
from regeling.ronde.models import Ronde
from regeling.ronde.queries import doelgroepnamen


@dataclass(frozen=True)
class Registerkeuze:
    """What narrows the register; empty is everything.

    `zoek` in title, organisation and number; `ronde` a name, `doelgroep` a code (the main group of
    the project), `gemeente` a name.
    """

    zoek: str = ""
    ronde: str = ""
    doelgroep: str = ""
    gemeente: str = ""


@dataclass(frozen=True)
class Telling:
    """So many projects, with so many euros granted."""

    aantal: int = 0
    bedrag: Decimal = Decimal(0)


@dataclass(frozen=True)
class Registerrij:
    """One granted project as the public may read it; nothing here may be secret."""

    nummer: str
    titel: str
    ronde: str
    aanbieder: str
    toegekend: Decimal
    besloten_op: date | None
    samenvatting: str
    gemeenten: tuple[tuple[str, Decimal], ...]  # name, what it pays
    doelgroepen: tuple[str, ...]  # "b. Titel", the main one first
    stand: Aanvraagstand


def registerselectie(keuze: Registerkeuze | None = None) -> QuerySet[Beschikking]:
    """Return the letters in the register that fit, the largest amount first; not fetched yet.

    Count it, slice it for a page, or give it to the questions below.
    """
    keuze = keuze or Registerkeuze()
    brieven = Beschikking.objects.openbaar()
    if keuze.zoek:
        brieven = brieven.filter(
            Q(inhoud__titel__icontains=keuze.zoek)
            | Q(inhoud__aan__naam__icontains=keuze.zoek)
            | Q(aanvraag__nummer__icontains=keuze.zoek)
        )
    if keuze.ronde:
        brieven = brieven.filter(aanvraag__ronde__naam=keuze.ronde)
    if keuze.doelgroep:
        brieven = brieven.alias(hoofdgroep=_hoofdgroep()).filter(hoofdgroep=keuze.doelgroep)
    if keuze.gemeente:
        delen = Aandeel.objects.filter(aanvraag=OuterRef("aanvraag"), gemeente__naam=keuze.gemeente)
        brieven = brieven.filter(Exists(delen))
    return brieven.order_by("-bedrag", "aanvraag__nummer")


def _hoofdgroep() -> Subquery:
    """The code of the group a project counts for: the main one, else the first."""
    groepen = AanvraagDoelgroep.objects.filter(aanvraag=OuterRef("aanvraag"))
    return Subquery(groepen.order_by("-hoofd", "doelgroep__code").values("doelgroep__code")[:1])


def registertelling(brieven: QuerySet[Beschikking]) -> Telling:
    """Count the letters of a selection and add up what they grant; one query."""
    som = brieven.order_by().aggregate(aantal=Count("pk"), bedrag=Sum("bedrag"))
    return Telling(som["aantal"], som["bedrag"] or Decimal(0))


def toegekend_per_doelgroep(brieven: QuerySet[Beschikking]) -> dict[str, Telling]:
    """Count a selection per code of the main target group; one query."""
    rijen = (
        brieven.order_by()
        .annotate(groep=_hoofdgroep())
        .values("groep")
        .annotate(aantal=Count("pk"), som=Sum("bedrag"))
    )
    return {r["groep"]: Telling(r["aantal"], r["som"]) for r in rijen if r["groep"]}


def toegekend_per_gemeente(brieven: QuerySet[Beschikking]) -> dict[str, Telling]:
    """Count a selection per name of a municipality, by what its college granted; one query.

    A project counts in every municipality that pays for it.
    """
    besluiten = (
        Projectbesluit.objects.filter(
            bedrag__gt=0, aandeel__aanvraag__in=brieven.order_by().values("aanvraag")
        )
        .order_by()
        .values("aandeel__gemeente__naam")
        .annotate(aantal=Count("pk"), som=Sum("bedrag"))
    )
    return {r["aandeel__gemeente__naam"]: Telling(r["aantal"], r["som"]) for r in besluiten}


@dataclass(frozen=True)
class Registeraanbod:
    """What there is to choose from: names of rondes, code and title of main groups, names."""

    rondes: list[str]
    doelgroepen: list[tuple[str, str]]
    gemeenten: list[str]


def registeraanbod() -> Registeraanbod:
    """Tell by what the whole register can be narrowed: newest ronde first; four queries."""
    brieven = registerselectie().order_by()
    rondes = Ronde.objects.filter(aanvragen__beschikking__in=brieven).distinct()
    codes = brieven.annotate(groep=_hoofdgroep()).values_list("groep", flat=True).distinct()
    namen = doelgroepnamen()
    gemeenten = Gemeente.objects.filter(aandelen__aanvraag__beschikking__in=brieven).distinct()
    return Registeraanbod(
        rondes=list(rondes.order_by("-naam").values_list("naam", flat=True)),
        doelgroepen=[(code, f"{code}. {namen[code]}") for code in sorted(filter(None, codes))],
        gemeenten=list(gemeenten.order_by("naam").values_list("naam", flat=True)),
    )


def registerrijen(brieven: QuerySet[Beschikking]) -> list[Registerrij]:
    """Return the public rows of a selection or of one page of it.

    Four queries. What a letter says is read from its frozen content.
    """
    met_project = brieven.prefetch_related(
        Prefetch("aanvraag", Aanvraag.objects.met_stand()), "aanvraag__doelgroepen__doelgroep"
    )
    return [_registerrij(brief) for brief in met_project]


def _doelgroepen(brief: Beschikking) -> list[dict[str, str]]:
    """The groups as the letter says them; one of before it said so takes them of the project."""
    if "doelgroepen" in brief.inhoud:
        return list(brief.inhoud["doelgroepen"])
    rijen = sorted(brief.aanvraag.doelgroepen.all(), key=lambda g: (not g.hoofd, g.doelgroep.code))
    return [{"code": g.doelgroep.code, "titel": g.doelgroep.titel} for g in rijen]


def _registerrij(brief: Beschikking) -> Registerrij:
    aanvraag = brief.aanvraag
    return Registerrij(
        nummer=aanvraag.nummer or "",
        titel=brief.inhoud["titel"],
        ronde=brief.inhoud["ronde"]["naam"],
        aanbieder=brief.inhoud["aan"]["naam"],
        toegekend=brief.bedrag,
        besloten_op=brief.verzonden,
        samenvatting=brief.inhoud["samenvatting"],
        gemeenten=tuple((c["gemeente"], Decimal(c["bedrag"])) for c in brief.inhoud["colleges"]),
        doelgroepen=tuple(f"{g['code']}. {g['titel']}" for g in _doelgroepen(brief)),
        stand=aanvraag.stand,
    )
