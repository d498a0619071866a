"""The advice goes to the colleges; each records its decision under the ceiling (R30-R32, W31)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from aanvragen.models import Aanvraag, AanvraagGemeente
from aanvragen.services import leg_besloten_vast
from beoordeling.models import Advies, Adviesregel
from besluitvorming import plafond
from besluitvorming.models import Aandeel, Collegebesluit, Projectbesluit, Voorlegging
from besluitvorming.verdeling import aandelen, gewichten
from deelnemers.models import Aanstelling, Gebruiker, Gemeente
from kern import geld, logboek, mail, tijd
from kern.fouten import Fout
from kern.rechten import eis
from kern.tekst import schone_tekst
from kern.termijnen import datum_lang
from regeling.models import Ronde, RondeGemeente


@dataclass(frozen=True)
class Besluit:
    """What a college decided on its share in one project; `bedrag` in euros."""

    aandeel: Aandeel
    volgt: bool
    bedrag: Decimal
    reden: str = ""


def leg_voor(*, wie: Gebruiker, advies: Advies) -> list[Aandeel]:
    """Put the advice before the colleges: fix the share of every municipality in every project.

    Shares follow the verdeelsleutel of the ronde and add up to the cent (R30, R32); a rejected
    project gets shares of zero, for its colleges decide on it too. The civil servants get a mail.
    Raises Fout when the advice is not set down, is not the newest, or is with the colleges already.
    """
    eis(wie, "besluitvorming.leg_voor", advies)
    with transaction.atomic():
        advies = (
            Advies.objects.select_for_update(of=("self",)).select_related("ronde").get(pk=advies.pk)
        )
        Ronde.objects.select_for_update(no_key=True).get(pk=advies.ronde_id)
        _eis_voor_te_leggen(advies)
        Voorlegging.objects.create(advies=advies, door=wie, op=tijd.nu())
        rijen = Aandeel.objects.bulk_create(bereken_aandelen(advies))
        _bericht_gemeenten(advies, rijen)
        logboek.leg_vast(
            wie=wie,
            wat="besluitvorming.leg_voor",
            onderwerp=advies,
            naar={"versie": advies.versie, "sha256": advies.sha256},
            ronde_id=advies.ronde_id,
        )
    return rijen


def _eis_voor_te_leggen(advies: Advies) -> None:
    """Only the newest advice that was set down, once per ronde."""
    if Voorlegging.objects.filter(advies__ronde=advies.ronde).exists():
        raise Fout("Het advies ligt al bij de colleges. U hoeft niets meer te doen.")
    if advies.status != Advies.Status.VASTGESTELD:
        raise Fout("De commissie heeft dit advies nog niet vastgesteld. Wacht tot dat is gebeurd.")
    if advies.ronde.adviezen.filter(versie__gt=advies.versie).exists():
        raise Fout(
            "De commissie werkt aan een nieuwe versie van dit advies. Er is niets verstuurd. "
            "Wacht tot de nieuwe versie is vastgesteld."
        )


def bereken_aandelen(advies: Advies) -> list[Aandeel]:
    """Compute the shares of all projects of an advice, unsaved; withdrawn projects are left out."""
    inwoners = dict(
        RondeGemeente.objects.filter(ronde=advies.ronde).values_list("gemeente_id", "inwoners")
    )
    regels = advies.regels.filter(aanvraag__status=Aanvraag.Status.TOEGELATEN)
    per_aanvraag: dict[int, list[AanvraagGemeente]] = {}
    for rij in AanvraagGemeente.objects.filter(aanvraag__adviesregels__in=regels):
        per_aanvraag.setdefault(rij.aanvraag_id, []).append(rij)
    return [
        Aandeel(advies=advies, aanvraag_id=regel.aanvraag_id, gemeente_id=gemeente, bedrag=bedrag)
        for regel in regels
        for gemeente, bedrag in aandelen(
            regel.bedrag if regel.keuze == Adviesregel.Keuze.IN else Decimal(0),
            gewichten(advies.ronde, per_aanvraag[regel.aanvraag_id], inwoners),
        ).items()
    ]


def _bericht_gemeenten(advies: Advies, rijen: Sequence[Aandeel]) -> None:
    """Tell the civil servants of every municipality how many projects wait for their college."""
    aantal: dict[int, int] = {}
    for rij in rijen:
        aantal[rij.gemeente_id] = aantal.get(rij.gemeente_id, 0) + 1
    aanstellingen = Aanstelling.objects.geldig().filter(gemeente__in=aantal)
    for aanstelling in aanstellingen.select_related("gebruiker", "gemeente"):
        mail.stuur(
            aan=[aanstelling.gebruiker.email],
            sjabloon="advies_voorgelegd",
            context={
                "naam": aanstelling.gebruiker.naam,
                "gemeente": aanstelling.gemeente.naam,
                "ronde": advies.ronde.naam,
                "aantal": aantal[aanstelling.gemeente_id],
                "besluitvorming_tot": datum_lang(advies.ronde.besluitvorming_tot),
                "url": settings.SITE_URL + reverse("besluitvorming:college"),
            },
            sleutel=f"besluitvorming.leg_voor:{advies.pk}:{aanstelling.gemeente_id}",
        )


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
    besluiten: list[Besluit],
) -> Collegebesluit:
    """Record what one college decided in one sitting, for some or all of its projects.

    Only someone of that municipality may (R30). It is a procedural test; following the advice means
    granting the advised share, deviating needs a reason (R31). Under the lock on the ronde what is
    granted plus what is still advised to others never passes the ceiling (R01, W31). Raises Fout.
    """
    eis(wie, "besluitvorming.besluit", gemeente)
    kenmerk, toelichting = schone_tekst(kenmerk), schone_tekst(toelichting)
    with transaction.atomic():
        ronde = Ronde.objects.select_for_update(no_key=True).get(pk=advies.ronde_id)
        _keur_zitting(advies, datum, kenmerk, gemeente)
        if not (procedure_gevolgd and criteria_toegepast) and not toelichting:
            raise Fout("Leg uit waarom het antwoord nee is. Uw invoer staat er nog.", "toelichting")
        rijen = _eigen_aandelen(advies, gemeente, besluiten)
        for besluit in besluiten:
            _keur_besluit(besluit, rijen[besluit.aandeel.pk])
        plafond.bewaak(ronde, {b.aandeel.pk: b.bedrag for b in besluiten})
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
        Projectbesluit.objects.bulk_create(_projectbesluiten(college, besluiten))
        leg_besloten_vast(aanvraag_ids=[rij.aanvraag_id for rij in rijen.values()])
        logboek.leg_vast(
            wie=wie,
            wat="besluitvorming.leg_collegebesluit_vast",
            onderwerp=college,
            naar={
                "gemeente": gemeente.naam,
                "datum": datum,
                "kenmerk": kenmerk,
                "projecten": len(besluiten),
                "afwijkend": sum(not b.volgt for b in besluiten),
            },
            ronde_id=ronde.pk,
        )
    return college


def _projectbesluiten(college: Collegebesluit, besluiten: list[Besluit]) -> list[Projectbesluit]:
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
    advies: Advies, gemeente: Gemeente, besluiten: list[Besluit]
) -> dict[int, Aandeel]:
    """Lock the projects and return their shares; refuse any that is not open at this college."""
    gevraagd = {b.aandeel.pk for b in besluiten}
    if not gevraagd:
        raise Fout("Kies bij ten minste één project wat het college besloot.")
    eigen = Aandeel.objects.filter(pk__in=gevraagd, advies=advies, gemeente=gemeente, besluit=None)
    # withdrawing locks the same rows: whoever comes first decides (W14)
    projecten = Aanvraag.objects.filter(aandelen__in=eigen.values("pk")).order_by("pk")
    list(projecten.select_for_update(no_key=True, of=("self",)).values_list("pk"))
    rijen = {rij.pk: rij for rij in eigen.geldend().select_related("aanvraag")}
    if gevraagd != rijen.keys() or len(gevraagd) < len(besluiten):
        raise Fout(
            "Over een van deze projecten heeft uw college al besloten, het is ingetrokken, of het "
            "ligt niet bij uw college. Er is niets bewaard. Open de pagina opnieuw."
        )
    return rijen


def _keur_besluit(besluit: Besluit, aandeel: Aandeel) -> None:
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
