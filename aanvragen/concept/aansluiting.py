"""What drafts offer the house: tasks of applicants, log sentences, word of a later closing."""

from collections.abc import Iterator
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from aanvragen.concept.models import Aanvulling
from aanvragen.concept.queries import mensen_met_concept
from aanvragen.concept.rekenen import moment_voluit
from aanvragen.velden.models import Aanvraag, Aanvraagstatus, Partner
from deelnemers.organisaties.models import Aanbieder
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.organisaties.services import bij_aanmelding
from deelnemers.personen.models import Gebruiker
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.basis.tijd import lokaal, nu, vandaag
from kern.logboek.teksten import registreer_logzin
from kern.post import mail
from regeling.publicatie.services import bij_verlenging
from regeling.ronde.models import Ronde
from regeling.ronde.rekenen.inhoud import Rondeinhoud

LOGZINNEN = {
    "aanvragen.start": "begon een aanvraag",
    "aanvragen.bewaar_onderdeel": "werkte aan de aanvraag",
}


def aanvragerstaken(gebruiker: Gebruiker, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Finish drafts before closing, complete before the date, and what others are doing now.

    For who works for an organisation; with `onderwerp` only about that application.
    """
    if not aanbieders_van(gebruiker):
        return
    eigen = Aanvraag.objects.van_aanbieder(gebruiker).select_related("ronde")
    if onderwerp:
        eigen = eigen.filter(pk=onderwerp)
    moment = nu()
    open_concept = Q(
        status__in=[Aanvraagstatus.CONCEPT, Aanvraagstatus.INGETROKKEN], ronde__sluit_op__gt=moment
    )
    rijen = list(
        eigen.filter(
            open_concept | Q(status__in=[Aanvraagstatus.AANVULLING, Aanvraagstatus.INGEDIEND])
        )
    )
    aanvullingen = {
        aanvulling.aanvraag_id: aanvulling
        for aanvulling in Aanvulling.objects.filter(aanvraag__in=rijen, ontvangen_op=None)
    }
    for aanvraag in rijen:
        yield _aanvragerstaak(aanvraag, aanvullingen.get(aanvraag.pk))
    if not onderwerp and not rijen and not eigen.exists():
        yield from _uitnodigingen()


def _aanvragerstaak(aanvraag: Aanvraag, aanvulling: Aanvulling | None) -> Taak:
    naar_taken = reverse("aanvragen:taken", args=[aanvraag.pk])
    if aanvulling and aanvulling.uiterlijk >= vandaag():
        return Taak(
            f"Vul uw aanvraag “{aanvraag}” aan",
            "De coördinator mist iets. In de aanvraag staat wat.",
            naar_taken,
            aanvulling.uiterlijk,
            onderwerp=aanvraag.pk,
        )
    if aanvraag.status == Aanvraagstatus.INGEDIEND or aanvulling:
        return Taak(
            f"De coördinator controleert “{aanvraag}”",
            "U hoort of de aanvraag naar de commissie gaat.",
            reverse("aanvragen:ontvangst", args=[aanvraag.pk]),
            aanvraag.ronde.toetsing_tot,
            wacht_op_anderen=True,
            onderwerp=aanvraag.pk,
        )
    if aanvraag.status == Aanvraagstatus.INGETROKKEN:
        return Taak(
            f"Uw aanvraag “{aanvraag}” is ingetrokken",
            "U kunt haar tot de sluiting opnieuw versturen.",
            naar_taken,
            _sluiting(aanvraag.ronde),
            onderwerp=aanvraag.pk,
        )
    uur = f"{lokaal(aanvraag.ronde.sluit_op):%H.%M}"
    return Taak(
        f"Maak uw aanvraag “{aanvraag}” af",
        f"Verstuur haar voor {uur} uur. Daarna is de ronde gesloten.",
        naar_taken,
        _sluiting(aanvraag.ronde),
        onderwerp=aanvraag.pk,
    )


def _sluiting(ronde: Ronde) -> date:
    return lokaal(ronde.sluit_op).date()


def _uitnodigingen() -> Iterator[Taak]:
    """Invite an organisation without an application into the rondes that are open."""
    for ronde in Ronde.objects.open().order_by("sluit_op"):
        yield Taak(
            f"Begin een aanvraag voor {ronde}",
            "U kunt steeds verder waar u was gebleven.",
            f"{reverse('aanvragen:nieuw')}?ronde={ronde.code}",
            _sluiting(ronde),
        )


def meld_verlenging(ronde: Ronde, oud: Rondeinhoud, nieuw: Rondeinhoud, reden: str) -> None:
    """Plan one mail per person with a draft in this ronde; see `regeling.publicatie.services.bij_verlenging` (W02).

    Everyone of the penvoerder and of the partners gets it, and the contact, each address once.
    """
    sluit = nieuw["data"]["sluit_op"]
    for adres, naam in mensen_met_concept(ronde).items():
        mail.stuur(
            aan=[adres],
            sjabloon="ronde_verlengd",
            context={
                "naam": naam,
                "ronde": ronde.naam,
                "sluit_op": moment_voluit(lokaal(datetime.fromisoformat(sluit))),
                "reden": reden,
                "url": f"{settings.SITE_URL}{reverse('aanvragen:mijn')}",
            },
            sleutel=f"aanvragen.verlengd:{ronde.pk}:{sluit}:{adres}",
        )


def meld_partner_aangemeld(aanbieder: Aanbieder) -> None:
    """Tell who named this organisation as a partner that it registered (W15).

    Planned by `deelnemers.organisaties.services.bij_aanmelding`, in the transaction of the act. It
    opens nothing; the penvoerder can say that this is not the partner that was meant.
    """
    rijen = Partner.objects.filter(kvk_nummer=aanbieder.kvk_nummer).select_related("aanvraag")
    for aanvraag in {rij.aanvraag for rij in rijen}:
        if aanvraag.contact_email:
            mail.stuur(
                aan=[aanvraag.contact_email],
                sjabloon="partner_meldt_zich",
                context={
                    "naam": aanvraag.contactpersoon,
                    "titel": aanvraag.titel,
                    "organisatie": aanbieder.naam,
                    "kvk_nummer": aanbieder.kvk_nummer,
                    "url": f"{settings.SITE_URL}{reverse('aanvragen:taken', args=[aanvraag.pk])}",
                },
                sleutel=f"aanvragen.partner_meldt_zich:{aanvraag.pk}:{aanbieder.pk}",
            )


for _code, _zin in LOGZINNEN.items():
    registreer_logzin(_code, _zin)

registers.taken.registreer(aanvragerstaken)
bij_verlenging.registreer(meld_verlenging)
bij_aanmelding.registreer(meld_partner_aangemeld)
