"""Progress reports: kept, sent in, accepted or returned with questions, and reminded of (R40, R42)."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse

from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.termijnen import datum_lang
from kern.logboek.handeling import Handeling, handeling
from kern.post import mail
from uitvoering.rapportage.models import Meting, Voortgangsrapportage
from uitvoering.rapportage.queries import ontbreekt_in_rapportage, rapportinhoud

HERINNER_VOORAF = timedelta(days=14)  # so long before its day a report is reminded of

VELDEN = ("voortgang", "afwijkingen", "kennisdeling", "bereikt", "uitgegeven")


def bewaar_rapportage(
    *, wie: Gebruiker, rapportage: Voortgangsrapportage, gegevens: dict[str, Any]
) -> Voortgangsrapportage:
    """Keep what was typed so far; nothing is required yet.

    `gegevens`: voortgang, afwijkingen, kennisdeling (text), bereikt (people), uitgegeven (euros)
    and metingen: {indicator_id: {"waarde": Decimal|None, "verklaring": str}}. Raises Fout once it
    was sent in.
    """
    with handeling(
        wie=wie,
        wat="uitvoering.bewaar_rapportage",
        mag="uitvoering.rapporteer",
        op=rapportage.project,
    ) as act:
        rapportage = _vergrendeld(rapportage)
        if not rapportage.is_bewerkbaar:
            raise Fout("Deze rapportage is al ingediend. U kunt haar niet meer veranderen.")
        for veld in VELDEN:
            if veld in gegevens:
                setattr(rapportage, veld, gegevens[veld])
        rapportage.save()
        _bewaar_metingen(rapportage, gegevens.get("metingen", {}))
        _leg_vast(act, rapportage)
    return rapportage


def _bewaar_metingen(rapportage: Voortgangsrapportage, metingen: dict[int, dict[str, Any]]) -> None:
    """Keep measurements of the indicators of this application; others are left out."""
    eigen = set(rapportage.project.aanvraag.indicatoren.values_list("pk", flat=True))
    for indicator in eigen & metingen.keys():
        Meting.objects.update_or_create(
            rapportage=rapportage, indicator_id=indicator, defaults=metingen[indicator]
        )


def dien_rapportage_in(*, wie: Gebruiker, rapportage: Voortgangsrapportage) -> Voortgangsrapportage:
    """Send the report in; raises Fout with everything that is missing, or when sent before."""
    with handeling(
        wie=wie,
        wat="uitvoering.dien_rapportage_in",
        mag="uitvoering.rapporteer",
        op=rapportage.project,
    ) as act:
        rapportage = _vergrendeld(rapportage)
        if not rapportage.is_bewerkbaar:
            raise Fout("Deze rapportage is al ingediend. U hoeft niets te doen.")
        if mist := ontbreekt_in_rapportage(rapportage):
            raise Fout(f"De rapportage is nog niet compleet. {'. '.join(z for _, z in mist)}.")
        if rapportage.uitgegeven is not None and rapportage.uitgegeven < Decimal(0):
            raise Fout("Het uitgegeven bedrag kan niet lager zijn dan nul.", "uitgegeven")
        rapportage.naar_ingediend()
        rapportage.ingediend_door, rapportage.ingediend_op = wie, tijd.nu()
        rapportage.inhoud = rapportinhoud(rapportage)
        rapportage.save()
        _leg_vast(act, rapportage, sha256=vingerafdruk(rapportage.inhoud))
    return rapportage


def accepteer(*, wie: Gebruiker, rapportage: Voortgangsrapportage) -> Voortgangsrapportage:
    """Accept a report that was sent in (R40); raises Fout when it does not wait for a judgement."""
    with handeling(
        wie=wie,
        wat="uitvoering.accepteer",
        mag="uitvoering.beoordeel_rapportage",
        op=rapportage,
    ) as act:
        rapportage = _te_beoordelen(rapportage)
        rapportage.naar_geaccepteerd()
        rapportage.beoordeeld_op = tijd.nu()
        rapportage.save()
        _mail(rapportage, "rapportage_geaccepteerd")
        _leg_vast(act, rapportage, zegel=[rapportage, *rapportage.metingen.all()])
    return rapportage


def stuur_terug(
    *, wie: Gebruiker, rapportage: Voortgangsrapportage, vragen: str
) -> Voortgangsrapportage:
    """Return a report with questions; the aanbieder can change and send it again (R40).

    Raises Fout without a question, or when the report does not wait for a judgement.
    """
    with handeling(
        wie=wie,
        wat="uitvoering.stuur_terug",
        mag="uitvoering.beoordeel_rapportage",
        op=rapportage,
    ) as act:
        rapportage = _te_beoordelen(rapportage)
        if not vragen.strip():
            raise Fout(
                "Schrijf op wat u nog wilt weten. De rapportage is niet teruggestuurd.", "vragen"
            )
        rapportage.naar_teruggestuurd()
        rapportage.vragen, rapportage.beoordeeld_op = vragen, tijd.nu()
        rapportage.save()
        _mail(rapportage, "rapportage_teruggestuurd")
        _leg_vast(act, rapportage)
    return rapportage


def herinner() -> None:
    """Remind of every report that is due within two weeks, and once when its day has passed (R40).

    Part of the daily work; safe to repeat, because each reminder is one mail with one key.
    """
    dag = tijd.vandaag()
    komend = Voortgangsrapportage.objects.te_maken().filter(uiterlijk__lte=dag + HERINNER_VOORAF)
    # the system does this by itself; the mails are what is kept of it
    with handeling(wie=None, wat="uitvoering.herinner", mag=None) as act:
        for rapportage in komend.met_aanvraag():
            moment = "te_laat" if rapportage.uiterlijk < dag else "vooraf"
            _mail(rapportage, f"rapportage_{moment}", f"{rapportage.uiterlijk}")
        act.verandert_niets()


def _vergrendeld(rapportage: Voortgangsrapportage) -> Voortgangsrapportage:
    """Lock one report and read it again, with its application."""
    return vergrendel(rapportage, "project__aanvraag__ronde")


def _te_beoordelen(rapportage: Voortgangsrapportage) -> Voortgangsrapportage:
    """Lock a report and refuse when it does not wait for a judgement."""
    rapportage = _vergrendeld(rapportage)
    if rapportage.status != Voortgangsrapportage.Status.INGEDIEND:
        raise Fout("Deze rapportage wacht niet op u: zij is niet ingediend of al beoordeeld.")
    return rapportage


def _mail(rapportage: Voortgangsrapportage, sjabloon: str, keer: str = "") -> None:
    """Write to the contact of the project about a report; `keer` keeps it to one mail."""
    aanvraag = rapportage.project.aanvraag
    mail.stuur(
        aan=[aanvraag.contact_email],
        sjabloon=sjabloon,
        context={
            "contactpersoon": aanvraag.contactpersoon,
            "titel": aanvraag.titel,
            "naam": rapportage.naam,
            "vragen": rapportage.vragen,
            "uiterlijk": datum_lang(rapportage.uiterlijk),
            "url": settings.SITE_URL + reverse("uitvoering:rapportage", args=[rapportage.pk]),
        },
        sleutel=f"{sjabloon}:{rapportage.pk}:{keer or f'{tijd.nu():%Y%m%d%H%M%S%f}'}",
    )


def _leg_vast(
    act: Handeling,
    rapportage: Voortgangsrapportage,
    zegel: Iterable[Model] = (),
    **meer: str,
) -> None:
    """Log an act on a report, on the application it belongs to."""
    aanvraag = rapportage.project.aanvraag
    naar = {"rapportage": rapportage.naam, "status": rapportage.status, **meer}
    act.leg_vast(aanvraag, naar=naar, ronde_id=aanvraag.ronde_id, zegel=zegel)
