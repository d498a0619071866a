"""The weighing and the advice of a ronde: which one, its lines, its meters, what still misses."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet

from aanvragen.velden.models import Aanvraag
from beoordeling.scoren.queries.voortgang import BEOORDEELD, aanvragen_met_voortgang
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.rekenen import (
    IN,
    NUL,
    OVERWEGINGEN,
    TWIJFEL,
    Tegelplaats,
    Weegregel,
    Weegstand,
    bereken_weegstand,
)
from kern.basis.geld import euro
from regeling.ronde.models import Ronde


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


def meetellende_regels(advies: Advies) -> list[Adviesregel]:
    """The lines that count: withdrawn applications are left out. Eight queries, however many lines."""
    return list(
        advies.regels.filter(aanvraag__status=Aanvraag.Status.TOEGELATEN)
        .select_related("aanvraag__penvoerder")
        .prefetch_related("aanvraag__gemeenten__gemeente", "aanvraag__doelgroepen__doelgroep")
    )


def adviesregels() -> QuerySet[Adviesregel]:
    """All lines of all advices, each with what its page shows; ask permission per line."""
    return Adviesregel.objects.select_related(
        "advies__ronde", "aanvraag__ronde", "aanvraag__penvoerder"
    )


def laatste_wijziging(advies: Advies) -> str:
    """When a line that counts was changed last, so that who looks on knows when to refresh."""
    regels = advies.regels.filter(aanvraag__status=Aanvraag.Status.TOEGELATEN)
    laatst = regels.aggregate(op=Max("gewijzigd_op"))["op"]
    return laatst.isoformat() if laatst else ""


def weegregel_van(regel: Adviesregel) -> Weegregel:
    """Give a line (with its prefetched groups and municipalities) to the meters."""
    groepen = list(regel.aanvraag.doelgroepen.all())
    hoofd = next((groep for groep in groepen if groep.hoofd), groepen[0] if groepen else None)
    return Weegregel(
        aanvraag=regel.aanvraag_id,
        keuze=regel.keuze,
        gevraagd=regel.gevraagd,
        bedrag=regel.bedrag,
        doelgroep=hoofd.doelgroep.code if hoofd else "",
        bereik={deel.gemeente.code: deel.bereik or 0 for deel in regel.aanvraag.gemeenten.all()},
    )


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


def ontbreekt_aan_advies(advies: Advies, regels: list[Adviesregel]) -> list[str]:
    """Name everything that still stands between this weighing and an advice; empty when it can be set down."""
    punten = [
        f"Schrijf {naam}."
        for veld, naam in OVERWEGINGEN.items()
        if not getattr(advies, veld).strip()
    ]
    twijfel = [regel for regel in regels if regel.keuze == TWIJFEL]
    punten += [f"Kies In of Uit voor {_noem(regel)}." for regel in twijfel]
    minst = advies.ronde.motivering_minimum
    punten += [
        f"Motiveer het advies over {_noem(regel)} in ten minste {minst} tekens."
        for regel in regels
        if len(regel.motivering.strip()) < minst
    ]
    verdeeld = sum((regel.bedrag for regel in regels if regel.keuze == IN), NUL)
    plafond = advies.ronde.subsidieplafond
    if verdeeld > plafond:
        punten.append(
            f"Haal {euro(verdeeld - plafond)} uit het advies: er is {euro(verdeeld)} verdeeld "
            f"en het subsidieplafond is {euro(plafond)}."
        )
    bekend = {regel.aanvraag_id for regel in regels}
    nieuw = advies.ronde.aanvragen.toegelaten().exclude(pk__in=bekend)
    punten += [f"Neem {aanvraag.nummer} {aanvraag.titel} op in de weging." for aanvraag in nieuw]
    return punten


def _noem(regel: Adviesregel) -> str:
    return f"{regel.aanvraag.nummer} {regel.aanvraag.titel}"
