"""Weighing the whole set and setting down the one advice (R23-R25); re-exported by `services`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Commissie
from beoordeling.scoren.queries.cijfers import cijfers_per_aanvraag
from beoordeling.scoren.rekenen import Cijfer
from beoordeling.weging.models import VASTGESTELD, WEGING, Advies, Adviesregel
from beoordeling.weging.rekenen import ADVIESTEKSTEN
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.geld import euro
from kern.basis.tekst import schone_tekst
from kern.logboek import schrijven
from kern.toegang.rechten import eis
from regeling.ronde.models import Ronde


class NogNietKlaar(Fout):
    """Several points stand in the way; `punten` names every one of them, as a sentence each."""

    def __init__(self, melding: str, punten: list[str]) -> None:
        super().__init__(f"{melding} {' '.join(punten)}")
        self.kop = melding
        self.punten = punten


def begin_weging(*, wie: Gebruiker, ronde: Ronde) -> Advies:
    """Open the weighing with a line in doubt per admitted application; add the lines that miss.

    Raises NogNietKlaar that names every application without opened scores or without three valid ones (W22),
    and Fout when the advice was set down already.
    """
    eis(wie, "beoordeling.weging_beginnen", ronde)
    with transaction.atomic():
        Commissie.objects.select_for_update().get(ronde=ronde)
        advies = _weging_of_nieuw(ronde)
        nieuw = _maak_regels(advies)
        if nieuw:
            leg_weging_vast(wie, "begin_weging", advies, naar={"aanvragen": nieuw})
    return advies


def _weging_of_nieuw(ronde: Ronde) -> Advies:
    laatste = ronde.adviezen.order_by("-versie").first()
    if laatste is None:
        return Advies.objects.create(ronde=ronde)
    if laatste.status == VASTGESTELD:
        raise Fout(
            "Het advies is al vastgesteld. Wilt u iets wijzigen, maak dan een nieuwe versie."
        )
    return laatste


def _maak_regels(advies: Advies) -> int:
    """Add a line for every admitted application that has none; returns how many."""
    standen = cijfers_per_aanvraag(advies.ronde)
    _eis_beoordeeld(advies.ronde, standen)
    bekend = set(advies.regels.values_list("aanvraag_id", flat=True))
    gevraagd = Aanvraagversie.objects.filter(aanvraag=OuterRef("pk")).order_by("-nummer")
    aanvragen = Aanvraag.objects.filter(pk__in=standen).exclude(pk__in=bekend)
    regels = [
        Adviesregel(
            advies=advies,
            aanvraag_id=pk,
            gevraagd=bedrag,
            cijfer=standen[pk].cijfer,
            gewijzigd_op=tijd.nu(),
        )
        for pk, bedrag in aanvragen.annotate(
            laatst_gevraagd=Subquery(gevraagd.values("gevraagd")[:1])
        ).values_list("pk", "laatst_gevraagd")
    ]
    return len(Adviesregel.objects.bulk_create(regels))


def _eis_beoordeeld(ronde: Ronde, standen: dict[int, Cijfer]) -> None:
    """Every admitted application has opened scores and quorum, or is named (W22)."""
    if not standen:
        raise Fout("Er zijn geen toegelaten aanvragen om te wegen.")
    redenen = {pk: reden for pk, cijfer in standen.items() if (reden := _belet(cijfer, ronde))}
    namen = Aanvraag.objects.filter(pk__in=redenen).order_by("nummer")
    punten = [f"{rij.nummer} {rij.titel}: {redenen[rij.pk]}." for rij in namen]
    if punten:
        raise NogNietKlaar("De weging kan nog niet beginnen.", punten)


def _belet(cijfer: Cijfer, ronde: Ronde) -> str:
    if cijfer.aantal < ronde.quorum:
        return f"{cijfer.aantal} van de {ronde.quorum} nodige beoordelingen"
    return "" if cijfer.geopend else "de scores zijn nog niet geopend"


def kies(
    *,
    wie: Gebruiker,
    regel: Adviesregel,
    keuze: str,
    bedrag: Decimal | None = None,
    gelezen_op: datetime | None = None,
) -> Adviesregel:
    """Record In, Twijfel or Uit for one application; in without an amount means all that was asked (R23).

    `gelezen_op` is when the line that the person saw was changed last: a newer change is not overwritten.
    The ceiling may be passed while weighing, not when setting down (R01).
    """
    eis(wie, "beoordeling.regel_kiezen", regel)
    if keuze not in Adviesregel.Keuze.values:
        raise Fout("Kies In, Twijfel of Uit.", veld="keuze")
    with transaction.atomic(), _open_regel(regel, gelezen_op) as vers:
        vers.keuze = keuze
        vers.bedrag = _bedrag(vers, bedrag)
        vers.gewijzigd_op = tijd.nu()
        vers.save(update_fields=["keuze", "bedrag", "gewijzigd_op"])
        leg_weging_vast(wie, "kies", vers.advies, aanvraag=vers.aanvraag)
    return vers


def _bedrag(regel: Adviesregel, bedrag: Decimal | None) -> Decimal:
    """What the line counts for: nothing unless it is in; at most what was asked."""
    if regel.keuze != Adviesregel.Keuze.IN:
        return Decimal("0.00")
    bedrag = regel.gevraagd if bedrag is None else bedrag
    if bedrag <= 0:
        raise Fout("Vul een bedrag in van meer dan € 0, of kies Uit.", veld="bedrag")
    if bedrag > regel.gevraagd:
        raise Fout(f"Er is {euro(regel.gevraagd)} gevraagd. Adviseer dat of minder.", veld="bedrag")
    return bedrag


def motiveer(
    *,
    wie: Gebruiker,
    regel: Adviesregel,
    motivering: str,
    voorwaarden: str = "",
    gelezen_op: datetime | None = None,
) -> Adviesregel:
    """Write why, and on which conditions. May be short while weighing; setting down asks for more."""
    eis(wie, "beoordeling.regel_kiezen", regel)
    with transaction.atomic(), _open_regel(regel, gelezen_op) as vers:
        vers.motivering = schone_tekst(motivering)
        vers.voorwaarden = schone_tekst(voorwaarden)
        vers.gewijzigd_op = tijd.nu()
        vers.save(update_fields=["motivering", "voorwaarden", "gewijzigd_op"])
        leg_weging_vast(wie, "motiveer", vers.advies, aanvraag=vers.aanvraag)
    return vers


@contextmanager
def _open_regel(regel: Adviesregel, gelezen_op: datetime | None) -> Iterator[Adviesregel]:
    """Lock the advice, then the line; refuse what is frozen, withdrawn or changed by somebody else."""
    vergrendel_advies(regel.advies)
    vers = (
        Adviesregel.objects.select_for_update(of=("self",))
        .select_related("advies", "aanvraag")
        .get(pk=regel.pk)
    )
    if vers.aanvraag.status != Aanvraag.Status.TOEGELATEN:
        raise Fout("Deze aanvraag is ingetrokken en doet niet meer mee.")
    if gelezen_op is not None and vers.gewijzigd_op != gelezen_op:
        raise Fout(
            "Iemand anders heeft deze regel net gewijzigd. Uw wijziging is niet bewaard. "
            "U ziet nu de nieuwe stand; kies opnieuw als dat nodig is."
        )
    yield vers


def vergrendel_advies(advies: Advies) -> Advies:
    """Lock the advice; raise Fout once it is set down (R25: frozen)."""
    vers = Advies.objects.select_for_update(of=("self",)).select_related("ronde").get(pk=advies.pk)
    if vers.status != WEGING:
        raise Fout("Het advies is vastgesteld en verandert niet meer. Maak een nieuwe versie.")
    return vers


def schrijf_overwegingen(
    *,
    wie: Gebruiker,
    advies: Advies,
    samenvatting: str,
    overweging_spreiding: str,
    overweging_doelgroepen: str,
    overweging_budget: str,
) -> Advies:
    """Write the summary and the three considerations beside the meters (R24)."""
    eis(wie, "beoordeling.wegen", advies)
    teksten = (samenvatting, overweging_spreiding, overweging_doelgroepen, overweging_budget)
    with transaction.atomic():
        vers = vergrendel_advies(advies)
        for veld, tekst in zip(ADVIESTEKSTEN, teksten, strict=True):
            setattr(vers, veld, schone_tekst(tekst))
        vers.save(update_fields=ADVIESTEKSTEN)
        leg_weging_vast(wie, "schrijf_overwegingen", vers)
    return vers


def leg_weging_vast(
    wie: Gebruiker,
    wat: str,
    advies: Advies,
    *,
    aanvraag: Aanvraag | None = None,
    naar: dict[str, Any] | None = None,
    reden: str = "",
) -> None:
    """One log line; never a choice, a score or a reason of the committee (W21)."""
    schrijven.leg_vast(
        wie=wie,
        wat=f"beoordeling.{wat}",
        onderwerp=aanvraag or advies,
        naar=naar,
        reden=reden,
        ronde_id=advies.ronde_id,
    )
