"""The weighing and the advice of a ronde: which one, its lines, its meters, what still misses."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Length, Trim

from aanvragen.velden.models import Aanvraag, AanvraagDoelgroep, AanvraagGemeente
from beoordeling.belangen.queries import zichtbaar_voor_commissie
from beoordeling.scoren.queries.voortgang import BEOORDEELD, aanvragen_met_voortgang
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.rekenen import (
    OVERWEGINGEN,
    TWIJFEL,
    Tegelplaats,
    Weeglijn,
    Weegregel,
    Weegstand,
    bereken_weegstand,
    weegversie,
)
from kern.basis.geld import euro
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde

TEKENS = Length(Trim("motivering"))


def advies_in_weging(ronde: Ronde) -> Advies | None:
    """The advice that is being weighed now."""
    return ronde.adviezen.filter(status=Advies.Status.WEGING).select_related("ronde").last()


def vastgesteld_advies(ronde: Ronde, versie: int | None = None) -> Advies | None:
    """The advice that was set down: the newest, or the asked version."""
    rijen = ronde.adviezen.filter(status=Advies.Status.VASTGESTELD).select_related("ronde")
    return (rijen.filter(versie=versie) if versie else rijen).last()


def ronde_van_laatste_advies() -> str | None:
    """Return the code of the ronde of which an advice was set down last; None before the first."""
    vastgesteld = Advies.objects.filter(status=Advies.Status.VASTGESTELD)
    return vastgesteld.order_by("-vastgesteld_op").values_list("ronde__code", flat=True).first()


def laatste_advies(ronde: Ronde) -> Advies | None:
    """The newest version, being weighed or set down."""
    return ronde.adviezen.order_by("-versie").first()


def nog_niet_beoordeeld(ronde: Ronde) -> QuerySet[Any]:
    """The admitted applications that are not opened or lack valid assessments, by number (W22)."""
    return aanvragen_met_voortgang(ronde).exclude(BEOORDEELD).order_by("nummer")


def weging_kan_beginnen(ronde: Ronde) -> bool:
    """Whether every admitted application is opened with enough valid assessments (W22); 1 query."""
    admitted = Aanvraag.objects.filter(ronde=OuterRef("pk")).toegelaten()
    ready = Ronde.objects.filter(~Exists(nog_niet_beoordeeld(ronde)), Exists(admitted), pk=ronde.pk)
    return ready.exists()


def tellende_regels(advies: Advies) -> QuerySet[Adviesregel]:
    """The lines that count, best score first: withdrawn applications are left out."""
    return advies.regels.filter(aanvraag__status=Aanvraag.Status.TOEGELATEN)


def meetellende_regels(advies: Advies) -> list[Adviesregel]:
    """The lines that count with all that the advice says of them; six queries, however many lines."""
    return list(
        tellende_regels(advies)
        .select_related("aanvraag__penvoerder")
        .prefetch_related("aanvraag__gemeenten__gemeente", "aanvraag__doelgroepen__doelgroep")
    )


def weeglijnen(advies: Advies) -> list[Weeglijn]:
    """The lines that count as the meters need them, best score first; no texts, two queries."""
    bereik: dict[int, dict[str, int]] = defaultdict(dict)
    delen = AanvraagGemeente.objects.filter(
        aanvraag__in=tellende_regels(advies).order_by().values("aanvraag")
    )
    for aanvraag, code, mensen in delen.values_list("aanvraag_id", "gemeente__code", "bereik"):
        bereik[aanvraag][code] = mensen or 0
    groepen = AanvraagDoelgroep.objects.filter(aanvraag=OuterRef("aanvraag"))
    hoofd = groepen.order_by("-hoofd", "doelgroep__code").values("doelgroep__code")[:1]
    rows = tellende_regels(advies).annotate(hoofdgroep=Coalesce(Subquery(hoofd), Value("")))
    velden = rows.values_list(
        "pk",
        "aanvraag__titel",
        "gewijzigd_op",
        "aanvraag_id",
        "keuze",
        "gevraagd",
        "bedrag",
        "hoofdgroep",
    )
    return [
        Weeglijn(
            pk, titel, op, Weegregel(pk_a, keuze, gevraagd, bedrag, groep, bereik[pk_a]), keuze
        )
        for pk, titel, op, pk_a, keuze, gevraagd, bedrag, groep in velden
    ]


def regels_om_te_tonen(pks: Collection[int]) -> dict[int, Any]:
    """The lines of one page by id, with what a row shows; `tekens` is how much was written why. One query."""
    rows: QuerySet[Any] = (
        Adviesregel.objects.select_related("aanvraag__penvoerder")
        .only(
            "keuze",
            "gevraagd",
            "bedrag",
            "cijfer",
            "gewijzigd_op",
            "aanvraag__titel",
            "aanvraag__penvoerder__naam",
        )
        .annotate(tekens=TEKENS)
    )
    return rows.in_bulk(pks)


def adviesregels() -> QuerySet[Adviesregel]:
    """All lines of all advices, each with what its page shows; ask permission per line."""
    return Adviesregel.objects.select_related(
        "advies__ronde", "aanvraag__ronde", "aanvraag__penvoerder"
    )


def laatste_wijziging(advies: Advies, gebruiker: Wie) -> str:
    """What the lines are at that this person sees, so that who looks on knows when to refresh; one query.

    A change of a line that is hidden from them is no news: not even when it came (W25).
    """
    vrij = Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker))
    regels = tellende_regels(advies).filter(aanvraag__in=vrij)
    stand = regels.aggregate(op=Max("gewijzigd_op"), aantal=Count("pk"))
    return weegversie(stand["op"], stand["aantal"])


def aantal_in_twijfel(ronde: Ronde, gebruiker: Wie) -> int:
    """How many lines are in doubt, of those that this person sees (W25); one query."""
    vrij = Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker))
    regels = Adviesregel.objects.filter(advies__ronde=ronde, advies__status=Advies.Status.WEGING)
    return regels.filter(keuze=TWIJFEL, aanvraag__in=vrij).count()


def tegelplaatsen_van(ronde: Ronde) -> list[Tegelplaats]:
    """The municipalities of a ronde with their place on the tile map, by name."""
    return [Tegelplaats(g.code, g.naam, g.kolom, g.rij) for g in ronde.gemeenten.order_by("naam")]


def weegstand_van(ronde: Ronde, regels: Iterable[Weegregel]) -> Weegstand:
    """The three meters of these lines. Two queries (target groups and municipalities of the ronde)."""
    return bereken_weegstand(
        regels,
        plafond=ronde.subsidieplafond,
        doelgroepen=[(groep.code, groep.titel) for groep in ronde.doelgroepen.order_by("code")],
        gemeenten=tegelplaatsen_van(ronde),
    )


def ontbreekt_aan_advies(advies: Advies, verdeeld: Decimal) -> list[str]:
    """Name everything that still stands between this weighing and an advice; empty when it can be set down.

    `verdeeld` is what the lines that are in cost together. Three queries.
    """
    punten = [
        f"Schrijf {naam}."
        for veld, naam in OVERWEGINGEN.items()
        if not getattr(advies, veld).strip()
    ]
    minst = advies.ronde.motivering_minimum
    regels = tellende_regels(advies).annotate(tekens=TEKENS)
    rows = list(
        regels.filter(Q(keuze=TWIJFEL) | Q(tekens__lt=minst)).values_list(
            "aanvraag__nummer", "aanvraag__titel", "keuze", "tekens"
        )
    )
    punten += [
        f"Kies In of Uit voor {nummer} {titel}."
        for nummer, titel, keuze, _ in rows
        if keuze == TWIJFEL
    ]
    punten += [
        f"Motiveer het advies over {nummer} {titel} in ten minste {minst} tekens."
        for nummer, titel, _, tekens in rows
        if tekens < minst
    ]
    plafond = advies.ronde.subsidieplafond
    if verdeeld > plafond:
        punten.append(
            f"Haal {euro(verdeeld - plafond)} uit het advies: er is {euro(verdeeld)} verdeeld "
            f"en het subsidieplafond is {euro(plafond)}."
        )
    punten += [f"Neem {naam} op in de weging." for naam in _zonder_regel(advies)]
    return punten + [
        f"Laat {nummer} {titel} beoordelen: {aantal} van de {advies.ronde.quorum} nodige beoordelingen "
        "telt mee."
        for nummer, titel, aantal in _zonder_quorum(advies.ronde)
    ]


def _zonder_quorum(ronde: Ronde) -> QuerySet[Any]:
    """What lost a valid assessment by a late interest, and has too few left (W22, W24)."""
    rows: QuerySet[Any] = aanvragen_met_voortgang(ronde)
    rows = rows.filter(aantal_geldig__lt=ronde.quorum)
    return rows.order_by("nummer").values_list("nummer", "titel", "aantal_geldig")


def heeft_quorum(ronde: Ronde, aanvraag: Aanvraag) -> bool:
    """Whether enough assessments of this application count to advise on it (W22, W24); one query."""
    rows: QuerySet[Any] = aanvragen_met_voortgang(ronde).filter(pk=aanvraag.pk)
    return rows.filter(aantal_geldig__gte=ronde.quorum).exists()


def _zonder_regel(advies: Advies) -> list[str]:
    """Number and title of what was admitted after the weighing began."""
    bekend = tellende_regels(advies).order_by().values("aanvraag")
    nieuw = advies.ronde.aanvragen.toegelaten().exclude(pk__in=bekend)
    return [f"{nummer} {titel}" for nummer, titel in nieuw.values_list("nummer", "titel")]
