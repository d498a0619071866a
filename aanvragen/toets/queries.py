"""The formal check by the coördinator: per criterion, then admit, complete or put aside (W13).

Pages of the coördinator: the list, its export, and the check of one application (W13).

What this floor asks of whom now (W60).
"""

from typing import Any

from django.db.models import Count, Q, QuerySet

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.indienen.queries import met_versie
from aanvragen.toets.models import Toets
from aanvragen.velden.models import Aanvraag, Aanvraagstatus
from kern.basis.tijd import vandaag
from regeling.ronde.models import Ronde


def oordelen_per_criterium(versie: Aanvraagversie) -> dict[int, Toets]:
    """Return the check per criterion number of one version; one query."""
    return {t.criterium.nummer: t for t in versie.toetsen.select_related("criterium")}


def werklijst_van(gebruiker) -> QuerySet:
    """Return the rows of the list and of its export, with everything they show."""
    return met_versie(
        Aanvraag.objects.zichtbaar_voor(gebruiker)
        .filter(nummer__isnull=False)
        .select_related("ronde", "penvoerder")
        .prefetch_related("doelgroepen__doelgroep", "gemeenten__gemeente")
        .met_stand()
    )


def gronden_uit_toets(aanvraag: Aanvraag, versie: Aanvraagversie) -> list[dict[str, Any]]:
    """Return the criteria that stand in the way, as the letter names them; empty for none.

    What still lacks after a completion request is a ground too: it had its chance (W13).
    """
    oordeel = Toets.Oordeel
    counts = {oordeel.NIET, oordeel.AANVULLEN} if aanvraag.aanvullingen.exists() else {oordeel.NIET}
    found = [t for t in oordelen_per_criterium(versie).values() if t.oordeel in counts]
    return [
        {"nummer": t.criterium.nummer, "titel": t.criterium.titel, "reden": t.reden}
        for t in sorted(found, key=lambda toets: toets.oordeel != oordeel.NIET)
    ]


def tel_oordelen(gemeten: dict[int, Toets]) -> dict[str, int]:
    oordeel = Toets.Oordeel
    return {
        "voldoet": sum(t.oordeel == oordeel.VOLDOET for t in gemeten.values()),
        "niet": sum(t.oordeel == oordeel.NIET for t in gemeten.values()),
        "aanvullen": sum(t.oordeel == oordeel.AANVULLEN for t in gemeten.values()),
    }


def rondes_met_toetswerk() -> Any:
    """Return the rondes with the three counts; one query."""
    dag = vandaag()
    open_ = Q(
        aanvragen__status=Aanvraagstatus.AANVULLING, aanvragen__aanvullingen__ontvangen_op=None
    )
    verlopen = open_ & Q(aanvragen__aanvullingen__uiterlijk__lt=dag)
    wachtend = open_ & Q(aanvragen__aanvullingen__uiterlijk__gte=dag)
    uniek = {"distinct": True}
    return Ronde.objects.annotate(
        te_toetsen=Count(
            "aanvragen", filter=Q(aanvragen__status=Aanvraagstatus.INGEDIEND), **uniek
        ),
        verlopen=Count("aanvragen", filter=verlopen, **uniek),
        wachtend=Count("aanvragen", filter=wachtend, **uniek),
    ).filter(Q(te_toetsen__gt=0) | Q(verlopen__gt=0) | Q(wachtend__gt=0))
