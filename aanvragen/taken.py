"""What this floor asks of whom now (W60)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from aanvragen.models import Aanvraag, Aanvulling
from deelnemers import rollen
from kern.registers import Taak
from kern.tijd import lokaal, nu, vandaag
from regeling.models import Ronde

S = Aanvraag.Status


def taken(gebruiker: Any) -> Iterator[Taak]:
    """Give the tasks of someone as aanbieder and as coördinator."""
    if rollen.aanbieders_van(gebruiker):
        yield from van_aanbieder(gebruiker)
    if rollen.is_coordinator(gebruiker):
        yield from van_coordinator()


def van_aanbieder(gebruiker: Any) -> Iterator[Taak]:
    """Finish drafts before closing, complete before the date, and what others are doing now."""
    eigen = Aanvraag.objects.van_aanbieder(gebruiker).select_related("ronde")
    moment = nu()
    open_concept = Q(status__in=[S.CONCEPT, S.INGETROKKEN], ronde__sluit_op__gt=moment)
    rijen = list(eigen.filter(open_concept | Q(status__in=[S.AANVULLING, S.INGEDIEND])))
    aanvullingen = {
        aanvulling.aanvraag_id: aanvulling
        for aanvulling in Aanvulling.objects.filter(aanvraag__in=rijen, ontvangen_op=None)
    }
    for aanvraag in rijen:
        yield _taak(aanvraag, aanvullingen.get(aanvraag.pk))
    if not rijen and not eigen.exists():
        yield from _nieuw()


def _taak(aanvraag: Aanvraag, aanvulling: Aanvulling | None) -> Taak:
    naar_taken = reverse("aanvragen:taken", args=[aanvraag.pk])
    if aanvulling and aanvulling.uiterlijk >= vandaag():
        return Taak(
            f"Vul uw aanvraag “{aanvraag}” aan",
            "De coördinator mist iets. In de aanvraag staat wat.",
            naar_taken,
            aanvulling.uiterlijk,
        )
    if aanvraag.status == S.INGEDIEND or aanvulling:
        return Taak(
            f"De coördinator controleert “{aanvraag}”",
            "U hoort of de aanvraag naar de commissie gaat.",
            reverse("aanvragen:ontvangst", args=[aanvraag.pk]),
            aanvraag.ronde.toetsing_tot,
            wacht_op_anderen=True,
        )
    if aanvraag.status == S.INGETROKKEN:
        return Taak(
            f"Uw aanvraag “{aanvraag}” is ingetrokken",
            "U kunt haar tot de sluiting opnieuw versturen.",
            naar_taken,
            _sluiting(aanvraag.ronde),
        )
    uur = f"{lokaal(aanvraag.ronde.sluit_op):%H.%M}"
    return Taak(
        f"Maak uw aanvraag “{aanvraag}” af",
        f"Verstuur haar voor {uur} uur. Daarna is de ronde gesloten.",
        naar_taken,
        _sluiting(aanvraag.ronde),
    )


def _sluiting(ronde: Ronde) -> date:
    return lokaal(ronde.sluit_op).date()


def _nieuw() -> Iterator[Taak]:
    """Invite an organisation without an application into the rondes that are open."""
    for ronde in Ronde.objects.open().order_by("sluit_op"):
        yield Taak(
            f"Begin een aanvraag voor {ronde}",
            "U kunt steeds verder waar u was gebleven.",
            f"{reverse('aanvragen:nieuw')}?ronde={ronde.code}",
            _sluiting(ronde),
        )


def van_coordinator() -> Iterator[Taak]:
    """Check what came in, decide on completions that ran out, and wait for those that run."""
    for ronde in _rondes_met_werk():
        lijst = f"{reverse('aanvragen:werklijst')}?ronde={ronde.code}"
        if ronde.te_toetsen:
            wat = "1 aanvraag" if ronde.te_toetsen == 1 else f"{ronde.te_toetsen} aanvragen"
            yield Taak(
                f"Controleer {wat} van {ronde}",
                "Kijk per criterium of de aanvraag voldoet. Laat haar toe of vraag een aanvulling.",
                f"{lijst}&status={S.INGEDIEND}",
                ronde.toetsing_tot,
            )
        if ronde.verlopen:
            wat = "1 aanvraag" if ronde.verlopen == 1 else f"{ronde.verlopen} aanvragen"
            yield Taak(
                f"Beslis over {wat} zonder aanvulling",
                "De hersteltermijn is voorbij. Stel buiten behandeling, met de reden.",
                f"{lijst}&status={S.AANVULLING}",
                ronde.toetsing_tot,
            )
        if ronde.wachtend:
            wat = "1 aanvulling" if ronde.wachtend == 1 else f"{ronde.wachtend} aanvullingen"
            yield Taak(
                f"U wacht op {wat} van {ronde}",
                "De aanvragers zijn aan zet. De beslistermijn staat stil.",
                f"{lijst}&status={S.AANVULLING}",
                wacht_op_anderen=True,
            )


def _rondes_met_werk() -> Any:
    """Return the rondes with the three counts; one query."""
    dag = vandaag()
    open_ = Q(aanvragen__status=S.AANVULLING, aanvragen__aanvullingen__ontvangen_op=None)
    verlopen = open_ & Q(aanvragen__aanvullingen__uiterlijk__lt=dag)
    wachtend = open_ & Q(aanvragen__aanvullingen__uiterlijk__gte=dag)
    uniek = {"distinct": True}
    return Ronde.objects.annotate(
        te_toetsen=Count("aanvragen", filter=Q(aanvragen__status=S.INGEDIEND), **uniek),
        verlopen=Count("aanvragen", filter=verlopen, **uniek),
        wachtend=Count("aanvragen", filter=wachtend, **uniek),
    ).filter(Q(te_toetsen__gt=0) | Q(verlopen__gt=0) | Q(wachtend__gt=0))
