"""Weighing the whole set: begin, choose, write why (R23, R24).

No line of the log ever holds a choice, a score or a reason of the committee (W21).
"""

from datetime import datetime
from decimal import Decimal

from django.db.models import OuterRef, Subquery

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag
from beoordeling.scoren.queries.cijfers import cijfers_per_aanvraag
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import heeft_quorum, laatste_advies, nog_niet_beoordeeld
from beoordeling.weging.rekenen import ADVIESTEKSTEN
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.geld import euro
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst
from kern.logboek.handeling import handeling
from regeling.ronde.models import Ronde

KIEZEN = "beoordeling.regel_kiezen"


class NogNietKlaar(Fout):
    """Several points stand in the way; `punten` names every one of them, as a sentence each."""

    def __init__(self, melding: str, punten: list[str]) -> None:
        super().__init__(f"{melding} {' '.join(punten)}")
        self.kop = melding
        self.punten = punten


def begin_weging(*, wie: Gebruiker, ronde: Ronde) -> Advies:
    """Open the weighing with a line in doubt per admitted application; add the lines that miss.

    Raises NogNietKlaar that names every application without opened scores or without three valid
    ones (W22), and Fout when the advice was set down already.
    """
    mag = "beoordeling.weging_beginnen"
    with handeling(wie=wie, wat="beoordeling.begin_weging", mag=mag, op=ronde) as h:
        vergrendel(ronde.commissie)
        advies = _weging_of_nieuw(ronde)
        if nieuw := _maak_regels(advies):
            h.leg_vast(advies, naar={"aanvragen": nieuw}, ronde_id=ronde.pk)
        else:
            h.verandert_niets()
    return advies


def _weging_of_nieuw(ronde: Ronde) -> Advies:
    laatste = laatste_advies(ronde)
    if laatste is None:
        return Advies.objects.create(ronde=ronde)
    if laatste.status == Advies.Status.VASTGESTELD:
        raise Fout(
            "Het advies is al vastgesteld. Wilt u iets wijzigen, maak dan een nieuwe versie."
        )
    return laatste


def _maak_regels(advies: Advies) -> int:
    """Add a line for every admitted application that has none; returns how many."""
    cijfers = cijfers_per_aanvraag(advies.ronde)
    if not cijfers:
        raise Fout("Er zijn geen toegelaten aanvragen om te wegen.")
    _eis_beoordeeld(advies.ronde)
    gevraagd = Aanvraagversie.objects.filter(aanvraag=OuterRef("pk")).order_by("-nummer")
    aanvragen = (
        Aanvraag.objects.filter(pk__in=cijfers)
        .exclude(pk__in=advies.regels.values("aanvraag"))
        .annotate(laatst_gevraagd=Subquery(gevraagd.values("gevraagd")[:1]))
        .order_by("pk")  # no id of a line may tell a figure (W25)
    )
    regels = [
        Adviesregel(
            advies=advies,
            aanvraag_id=pk,
            gevraagd=bedrag,
            cijfer=cijfers[pk].cijfer,
            gewijzigd_op=tijd.nu(),
        )
        for pk, bedrag in aanvragen.values_list("pk", "laatst_gevraagd")
    ]
    return len(Adviesregel.objects.bulk_create(regels))


def _eis_beoordeeld(ronde: Ronde) -> None:
    """Every admitted application has opened scores and quorum, or is named (W22)."""
    rows = nog_niet_beoordeeld(ronde).values_list("nummer", "titel", "aantal_geldig")
    punten = [f"{nummer} {titel}: {_belet(aantal, ronde)}." for nummer, titel, aantal in rows]
    if punten:
        raise NogNietKlaar("De weging kan nog niet beginnen.", punten)


def _belet(aantal: int, ronde: Ronde) -> str:
    if aantal < ronde.quorum:
        return f"{aantal} van de {ronde.quorum} nodige beoordelingen"
    return "de scores zijn nog niet geopend"


def kies(
    *,
    wie: Gebruiker,
    regel: Adviesregel,
    keuze: str,
    bedrag: Decimal | None = None,
    gelezen_op: datetime | None = None,
) -> Adviesregel:
    """Record In, Twijfel or Uit for one application; in without an amount means all that was
    asked (R23).

    `gelezen_op` is when the line that the person saw was changed last: a newer change is not
    overwritten. Below the quorum only doubt is possible (W24). The ceiling may be passed while weighing,
    not when setting down (R01).
    """
    with handeling(wie=wie, wat="beoordeling.kies", mag=KIEZEN, op=regel) as h:
        if keuze not in Adviesregel.Keuze.values:
            raise Fout("Kies In, Twijfel of Uit.", veld="keuze")
        vers = _open_regel(regel, gelezen_op)
        if keuze != Adviesregel.Keuze.TWIJFEL and not heeft_quorum(
            vers.advies.ronde, vers.aanvraag
        ):
            raise Fout(
                f"Minder dan {vers.advies.ronde.quorum} beoordelingen van deze aanvraag tellen mee. Zij "
                "blijft in twijfel tot er genoeg zijn."
            )
        vers.keuze = keuze
        vers.bedrag = _bedrag(vers, bedrag)
        vers.gewijzigd_op = tijd.nu()
        vers.save(update_fields=["keuze", "bedrag", "gewijzigd_op"])
        h.leg_vast(vers.aanvraag, ronde_id=vers.advies.ronde_id)
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
    """Write why, and on which conditions; may be short until the advice is set down (R23).

    `gelezen_op` as for `kies`.
    """
    with handeling(wie=wie, wat="beoordeling.motiveer", mag=KIEZEN, op=regel) as h:
        vers = _open_regel(regel, gelezen_op)
        vers.motivering = schone_tekst(motivering)
        vers.voorwaarden = schone_tekst(voorwaarden)
        vers.gewijzigd_op = tijd.nu()
        vers.save(update_fields=["motivering", "voorwaarden", "gewijzigd_op"])
        h.leg_vast(vers.aanvraag, ronde_id=vers.advies.ronde_id)
    return vers


def _open_regel(regel: Adviesregel, gelezen_op: datetime | None) -> Adviesregel:
    """Lock the advice, then the line; refuse what is frozen, withdrawn or changed by another."""
    vergrendel(regel.advies).eis_in_weging()
    vers = vergrendel(regel, "advies__ronde", "aanvraag")
    if vers.aanvraag.status != Aanvraag.Status.TOEGELATEN:
        raise Fout("Deze aanvraag is ingetrokken en doet niet meer mee.")
    if gelezen_op is not None and vers.gewijzigd_op != gelezen_op:
        raise Fout(
            "Iemand anders heeft deze regel net gewijzigd. Uw wijziging is niet bewaard. "
            "U ziet nu de nieuwe stand; kies opnieuw als dat nodig is."
        )
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
    teksten = (samenvatting, overweging_spreiding, overweging_doelgroepen, overweging_budget)
    mag = "beoordeling.overwegen"
    with handeling(wie=wie, wat="beoordeling.schrijf_overwegingen", mag=mag, op=advies) as h:
        vers = vergrendel(advies, "ronde")
        vers.eis_in_weging()
        for veld, tekst in zip(ADVIESTEKSTEN, teksten, strict=True):
            setattr(vers, veld, schone_tekst(tekst))
        vers.save(update_fields=ADVIESTEKSTEN)
        h.leg_vast(vers, ronde_id=vers.ronde_id)
    return vers
