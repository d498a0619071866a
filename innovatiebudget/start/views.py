"""The start page: what you have to do now, how the ronde stands, what just happened (W60)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.indienen.queries import instroom
from aanvragen.velden.models import Aanvraag
from beoordeling.scoren.queries.voortgang import ledenvoortgang
from besluitvorming.beschikking.queries.register import registerselectie, registertelling
from besluitvorming.besluiten.queries.colleges import collegevoortgang
from innovatiebudget.start.beeld import (
    collegezin,
    groet,
    instroombeeld,
    plafondgetal,
    rondezin,
    scorebeeld,
)
from kern.aansluiting.registers import taken
from kern.basis.tijd import nu, vandaag
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import mag
from regeling.ronde.beeld.stappenlijn import rondestappen
from regeling.ronde.models import Ronde
from regeling.ronde.queries import lopende_ronde

NET_GEBEURD = 5
EIGEN_AANVRAGEN = 5


@require_safe
def startpagina(request: HttpRequest) -> HttpResponse:
    """Show the public front page to a visitor, or what this person has to do and may follow."""
    ronde = lopende_ronde()
    context: dict[str, Any] = {
        "ronde": ronde,
        "stappen": rondestappen(ronde) if ronde else [],
        "vandaag": vandaag(),
        "zin": rondezin(ronde),
    }
    if not request.user.is_authenticated:
        return render(
            request,
            "innovatiebudget/start/voorpagina.html",
            context | _gegeven() | plafondgetal(ronde),
        )
    alle = taken.voor(request.user)
    context |= {
        "groet": groet(),
        "voornaam": request.user.naam.split()[0] if request.user.naam else "",
        "taken": [t for t in alle if not t.wacht_op_anderen],
        "wachten": [t for t in alle if t.wacht_op_anderen],
    }
    return render(
        request, "innovatiebudget/start/start.html", context | _te_volgen(request.user, ronde)
    )


def _gegeven() -> dict[str, Any]:
    """Return what was granted so far, in the register; one query."""
    telling = registertelling(registerselectie())
    return {
        "projecten": str(telling.aantal),
        "projecten_bij": "project" if telling.aantal == 1 else "projecten",
        "toegekend": telling.bedrag,
    }


def _te_volgen(gebruiker: Any, ronde: Ronde | None) -> dict[str, Any]:
    """Return the own applications, or the ronde in figures and what happened (W62)."""
    if mag(gebruiker, "aanvragen.mijn") or not mag(gebruiker, "innovatiebudget.volg_ronde"):
        eigen = Aanvraag.objects.van_aanbieder(gebruiker).met_stand()
        return {"eigen": eigen[:EIGEN_AANVRAGEN]}
    if ronde is None or nu() < ronde.sluit_op:
        return {}
    context: dict[str, Any] = {}
    if mag(gebruiker, "innovatiebudget.volg_instroom", ronde):
        context["instroom"] = instroombeeld(instroom(ronde), ronde.subsidieplafond)
    if mag(gebruiker, "innovatiebudget.volg_commissie"):
        context["scores"] = scorebeeld(ledenvoortgang(ronde))
    if mag(gebruiker, "innovatiebudget.lees_logboek"):
        context["gebeurd"] = Gebeurtenis.objects.filter(ronde_id=ronde.pk)[:NET_GEBEURD]
    if mag(gebruiker, "innovatiebudget.volg_colleges") and (stand := collegevoortgang(ronde)):
        context |= {"colleges": stand, "collegezin": collegezin(stand)}
    return context
