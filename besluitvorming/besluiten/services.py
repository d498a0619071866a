"""A college records its decision under the ceiling (R01, R30-R32, W31)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from aanvragen.indienen.services import leg_besloten_vast
from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Advies, Adviesregel
from besluitvorming.besluiten.models import Aandeelbesluit, Collegebesluit, Projectbesluit
from besluitvorming.besluiten.queries.plafond import vergeven_bedrag
from besluitvorming.besluiten.rekenen import NUL
from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Gebruiker
from kern.basis import geld, tijd
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst
from kern.logboek.handeling import handeling
from regeling.ronde.models import Ronde


def leg_collegebesluit_vast(
    *,
    wie: Gebruiker,
    advies: Advies,
    gemeente: Gemeente,
    datum: date,
    kenmerk: str,
    procedure_gevolgd: bool,
    criteria_toegepast: bool,
    toelichting: str = "",
    besluiten: list[Aandeelbesluit],
) -> Collegebesluit:
    """Record what one college decided in one sitting, for some or all of its projects.

    Only someone of that municipality may (R30). It is a procedural test; following the advice means
    granting the advised share, deviating needs a reason (R31). Under the lock on the ronde what is
    granted plus what is still advised to others never passes the ceiling (R01, W31). Raises Fout.
    """
    kenmerk, toelichting = schone_tekst(kenmerk), schone_tekst(toelichting)
    with handeling(
        wie=wie,
        wat="besluitvorming.leg_collegebesluit_vast",
        mag="besluitvorming.besluit",
        op=gemeente,
    ) as act:
        ronde = vergrendel(advies.ronde)
        _keur_zitting(advies, datum, kenmerk, gemeente)
        if not (procedure_gevolgd and criteria_toegepast) and not toelichting:
            raise Fout("Leg uit waarom het antwoord nee is. Uw invoer staat er nog.", "toelichting")
        rijen = _eigen_aandelen(advies, gemeente, besluiten)
        for besluit in besluiten:
            _keur_besluit(besluit, rijen[besluit.aandeel.pk])
        _bewaak_plafond(ronde, {b.aandeel.pk: b.bedrag for b in besluiten})
        college = Collegebesluit.objects.create(
            advies=advies,
            gemeente=gemeente,
            datum=datum,
            kenmerk=kenmerk,
            procedure_gevolgd=procedure_gevolgd,
            criteria_toegepast=criteria_toegepast,
            toelichting=toelichting,
            vastgelegd_door=wie,
            vastgelegd_op=tijd.nu(),
        )
        rows = Projectbesluit.objects.bulk_create(_projectbesluiten(college, besluiten))
        leg_besloten_vast(wie=wie, aanvraag_ids=[rij.aanvraag_id for rij in rijen.values()])
        naar = {
            "gemeente": gemeente.naam,
            "datum": datum,
            "kenmerk": kenmerk,
            "projecten": len(besluiten),
            "afwijkend": sum(not b.volgt for b in besluiten),
        }
        act.leg_vast(college, naar=naar, ronde_id=ronde.pk, zegel=[college, *rows])
    return college


def _projectbesluiten(
    college: Collegebesluit, besluiten: list[Aandeelbesluit]
) -> list[Projectbesluit]:
    return [
        Projectbesluit(
            collegebesluit=college,
            aandeel_id=b.aandeel.pk,
            volgt=b.volgt,
            bedrag=b.bedrag,
            reden="" if b.volgt else schone_tekst(b.reden),
        )
        for b in besluiten
    ]


def _keur_zitting(advies: Advies, datum: date, kenmerk: str, gemeente: Gemeente) -> None:
    """Check date and reference of the sitting."""
    if datum > tijd.vandaag():
        raise Fout(
            "Deze datum is nog niet geweest. Vul in op welke dag het college besloot.", "datum"
        )
    if advies.vastgesteld_op is None or datum < tijd.lokaal(advies.vastgesteld_op).date():
        raise Fout(
            "Deze datum ligt vóór het advies. Vul in op welke dag het college besloot.", "datum"
        )
    if not kenmerk:
        raise Fout("Vul het kenmerk van het collegebesluit in.", "kenmerk")
    if Collegebesluit.objects.filter(gemeente=gemeente, kenmerk=kenmerk).exists():
        raise Fout(
            "U hebt al een besluit met dit kenmerk vastgelegd. Vul een ander kenmerk in.", "kenmerk"
        )


def _eigen_aandelen(
    advies: Advies, gemeente: Gemeente, besluiten: list[Aandeelbesluit]
) -> dict[int, Aandeel]:
    """Lock the projects and return their shares; refuse any that is not open at this college."""
    gevraagd = {b.aandeel.pk for b in besluiten}
    if not gevraagd:
        raise Fout("Kies bij ten minste één project wat het college besloot.")
    eigen = Aandeel.objects.filter(pk__in=gevraagd, advies=advies, gemeente=gemeente, besluit=None)
    _vergrendel_projecten(eigen)
    rijen = {rij.pk: rij for rij in eigen.geldend().select_related("aanvraag")}
    if gevraagd != rijen.keys() or len(gevraagd) < len(besluiten):
        raise Fout(
            "Over een van deze projecten heeft uw college al besloten, het is ingetrokken, of het "
            "ligt niet bij uw college. Er is niets bewaard. Open de pagina opnieuw."
        )
    return rijen


def _vergrendel_projecten(aandelen: QuerySet[Aandeel]) -> None:
    """Lock several projects at once, in one order so that nobody waits for each other.

    Withdrawing locks the same rows: whoever comes first decides (W14).
    """
    projecten = Aanvraag.objects.filter(aandelen__in=aandelen.values("pk")).order_by("pk")
    list(projecten.select_for_update(no_key=True, of=("self",)).values_list("pk"))


def _keur_besluit(besluit: Aandeelbesluit, aandeel: Aandeel) -> None:
    """Following means exactly the advised share; deviating another amount, with reasons (R31)."""
    naam = aandeel.aanvraag.titel
    if besluit.volgt and besluit.bedrag != aandeel.bedrag:
        raise Fout(
            f"Bij “{naam}” volgt het college het advies. Dan hoort daar het aandeel uit het advies "
            f"bij: {geld.euro(aandeel.bedrag)}.",
            f"bedrag_{aandeel.pk}",
        )
    if besluit.volgt:
        return
    if besluit.bedrag < 0:
        raise Fout(f"Het bedrag bij “{naam}” kan niet lager zijn dan nul.", f"bedrag_{aandeel.pk}")
    if besluit.bedrag == aandeel.bedrag:
        raise Fout(
            f"Bij “{naam}” is dit bedrag hetzelfde als in het advies. Kies “Volgt het advies”, of "
            "vul een ander bedrag in.",
            f"bedrag_{aandeel.pk}",
        )
    if not schone_tekst(besluit.reden):
        raise Fout(
            f"Leg uit waarom het college bij “{naam}” afwijkt van het advies.",
            f"reden_{aandeel.pk}",
        )


def _bewaak_plafond(ronde: Ronde, bedragen: Mapping[int, Decimal]) -> None:
    """Refuse decisions (share id -> amount) that pass the ceiling, or what a project asked for.

    The caller holds the lock on the ronde, so of two at the same moment the second sees the first.
    Raises Fout.
    """
    totaal = vergeven_bedrag(ronde, bedragen) + sum(bedragen.values(), NUL)
    if totaal > ronde.subsidieplafond:
        te_veel = geld.euro(totaal - ronde.subsidieplafond)
        raise Fout(
            f"Met dit besluit komt de regio {te_veel} boven het subsidieplafond van "
            f"{geld.euro(ronde.subsidieplafond)}. Er is niets bewaard. Verlaag een bedrag, of "
            "overleg met de coördinator."
        )
    _bewaak_gevraagd(bedragen)


def _bewaak_gevraagd(bedragen: Mapping[int, Decimal]) -> None:
    """No project gets more than it asked for, whoever pays."""
    rijen = Aandeel.objects.filter(aanvraag__aandelen__in=list(bedragen)).distinct()
    totaal: dict[int, Decimal] = {}
    for rij in rijen.select_related("besluit"):
        besluit = rij.besloten
        bedrag = bedragen.get(rij.pk, besluit.bedrag if besluit else rij.bedrag)
        totaal[rij.aanvraag_id] = totaal.get(rij.aanvraag_id, NUL) + bedrag
    regels = Adviesregel.objects.filter(advies__aandelen__in=list(bedragen), aanvraag__in=totaal)
    for regel in regels.select_related("aanvraag").distinct():
        if totaal[regel.aanvraag_id] > regel.gevraagd:
            raise Fout(
                f"“{regel.aanvraag.titel}” krijgt dan {geld.euro(totaal[regel.aanvraag_id])}. "
                f"Dat is meer dan is gevraagd: {geld.euro(regel.gevraagd)}. Er is niets bewaard. "
                "Verlaag het bedrag."
            )
