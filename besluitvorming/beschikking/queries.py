"""What a beschikking says, as plain JSON that is written once (W30).

The letter, the page and the register are made from this content only. Amounts are decimal strings
in euros, days ISO dates. Sources: Awb 4:30 and 4:31 (activity and amount), 4:37 (obligations), 3:8
(who advised), 3:46-3:49 (reasons), 3:50 (deviating).

The coördinator makes, reads and sends the letters (W30).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum

from aanvragen.velden.models import Aanvraag, AanvraagDoelgroep
from beoordeling.weging.models import Adviesregel
from besluitvorming.beschikking.models import DOCUMENTSOORT, Beschikking
from besluitvorming.besluiten.models import Projectbesluit
from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from kern.aansluiting.aanvraagstand import Aanvraagstand
from kern.documenten.models import Document
from regeling.ronde.beeld.rondebeeld import GEVOLGEN, VERDEELSLEUTELS
from regeling.ronde.models import Ronde, RondeGemeente
from regeling.ronde.queries import doelgroepnamen

INHOUD_SCHEMA = "beschikking-1"

NUL = Decimal("0.00")


def stel_inhoud_op(
    aanvraag: Aanvraag, regel: Adviesregel, besluiten: list[Projectbesluit], bedrag: Decimal
) -> dict[str, Any]:
    """Put together the content from the application, the line of the advice and the decisions.

    `besluiten` come with aandeel, gemeente and collegebesluit fetched; `bedrag` is what is granted.
    """
    ronde = aanvraag.ronde
    return {
        "schema": INHOUD_SCHEMA,
        "nummer": aanvraag.nummer,
        "titel": aanvraag.titel,
        "samenvatting": aanvraag.samenvatting,
        "start": aanvraag.start.isoformat() if aanvraag.start else "",
        "eind": aanvraag.eind.isoformat() if aanvraag.eind else "",
        "aan": _geadresseerde(aanvraag),
        "ronde": {"code": ronde.code, "naam": ronde.naam, "regeling": ronde.regeling},
        "bedrag": str(bedrag),
        "gevraagd": str(regel.gevraagd),
        "geadviseerd": str(_geadviseerd(regel)),
        "advies": _onderliggend_advies(regel),
        "motivering": regel.motivering,
        "voorwaarden": regel.voorwaarden if bedrag else "",
        "gevolg_afwijking": ronde.gevolg_afwijking,
        "gevolg_tekst": GEVOLGEN[ronde.gevolg_afwijking],
        "verdeelsleutel": ronde.verdeelsleutel,
        "verdeelsleutel_tekst": VERDEELSLEUTELS[ronde.verdeelsleutel],
        "colleges": _besluit_per_college(ronde, besluiten, bedrag),
        "verplichtingen": ronde.verplichtingen if bedrag else [],
        "rapportages": ronde.rapportages if bedrag else [],
    }


def _geadviseerd(regel: Adviesregel) -> Decimal:
    return regel.bedrag if regel.keuze == Adviesregel.Keuze.IN else NUL


def _geadresseerde(aanvraag: Aanvraag) -> dict[str, str]:
    """The addressee."""
    aanbieder = aanvraag.penvoerder
    return {
        "naam": aanbieder.naam,
        "contactpersoon": aanvraag.contactpersoon,
        "straat": aanbieder.straat,
        "postcode": aanbieder.postcode,
        "plaats": aanbieder.plaats,
    }


def _onderliggend_advies(regel: Adviesregel) -> dict[str, Any]:
    """The advice the decision rests on, and who gave it (Awb 3:8)."""
    advies = regel.advies
    leden = (advies.inhoud or {}).get("commissie", [])
    return {
        "versie": advies.versie,
        "sha256": advies.sha256,
        "vastgesteld_op": advies.vastgesteld_op.isoformat() if advies.vastgesteld_op else "",
        "uitkomst": regel.uitkomst,
        "commissie": [
            {"naam": lid["naam"], "functie": lid["functie"]}
            for lid in leden
            if lid["functie"] != "secretaris"
        ],
    }


def _besluit_per_college(
    ronde: Ronde, besluiten: list[Projectbesluit], bedrag: Decimal
) -> list[dict[str, Any]]:
    """Per college what it decided, on what ground, and what it pays in the end (R32)."""
    deelnames = {d.gemeente_id: d for d in RondeGemeente.objects.filter(ronde=ronde)}
    return [
        {
            "code": b.aandeel.gemeente.code,
            "gemeente": b.aandeel.gemeente.naam,
            "verordening": deelnames[b.aandeel.gemeente_id].verordening,
            "verordening_link": deelnames[b.aandeel.gemeente_id].verordening_link,
            "datum": b.collegebesluit.datum.isoformat(),
            "kenmerk": b.collegebesluit.kenmerk,
            "volgt": b.volgt,
            "aandeel": str(b.aandeel.bedrag),
            "besloten": str(b.bedrag),
            "bedrag": str(b.bedrag if bedrag else NUL),
            "reden": b.reden,
        }
        for b in besluiten
    ]


def briefdocumenten(ids: list[int]) -> dict[int, Document]:
    """The newest letter as a document, per application; one query."""
    rijen = Document.objects.filter(
        soort=DOCUMENTSOORT,
        onderwerp_type="aanvragen.aanvraag",
        onderwerp_id__in=[str(i) for i in ids],
    )
    return {int(d.onderwerp_id): d for d in rijen.order_by("versie")}


# The public register (W63): what was granted, counted and paged in SQL. Every answer is about a
# selection of letters, so that page, totals, map and export can't differ.


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
    bedrag: Decimal = NUL


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
    return Telling(som["aantal"], som["bedrag"] or NUL)


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


def _registerrij(brief: Beschikking) -> Registerrij:
    aanvraag = brief.aanvraag
    groepen = sorted(aanvraag.doelgroepen.all(), key=lambda g: (not g.hoofd, g.doelgroep.code))
    return Registerrij(
        nummer=aanvraag.nummer or "",
        titel=brief.inhoud["titel"],
        ronde=aanvraag.ronde.naam,
        aanbieder=brief.inhoud["aan"]["naam"],
        toegekend=brief.bedrag,
        besloten_op=brief.verzonden,
        samenvatting=brief.inhoud["samenvatting"],
        gemeenten=tuple((c["gemeente"], Decimal(c["bedrag"])) for c in brief.inhoud["colleges"]),
        doelgroepen=tuple(f"{g.doelgroep.code}. {g.doelgroep.titel}" for g in groepen),
        stand=aanvraag.stand,
    )
