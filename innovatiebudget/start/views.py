"""The start page: what you have to do now, how the ronde stands, what just happened (W60)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking.queries import registerselectie, registertelling
from innovatiebudget.navigatie.rules import rollen_van
from innovatiebudget.start.beeld import groet, plafondgetal, rondezin
from innovatiebudget.start.queries import colleges_klaar, instroom, scorevoortgang
from kern.aansluiting.registers import taken
from kern.basis.tijd import nu, vandaag
from kern.logboek.models import Gebeurtenis
from regeling.ronde.beeld.stappenlijn import rondestappen
from regeling.ronde.models import Ronde
from regeling.ronde.queries import lopende_ronde

NET_GEBEURD = 5


@require_safe
def startpagina(request: HttpRequest) -> HttpResponse:
    """Show the public front page, or the start page of the role."""
    ronde = lopende_ronde()
    context = {
        "ronde": ronde,
        "stappen": rondestappen(ronde) if ronde else [],
        "vandaag": vandaag(),
        "zin": rondezin(ronde),
    }
    if not request.user.is_authenticated:
        telling = registertelling(registerselectie())
        return render(
            request,
            "innovatiebudget/start/voorpagina.html",
            {
                **context,
                "projecten": str(telling.aantal),
                "projecten_bij": "project" if telling.aantal == 1 else "projecten",
                "toegekend": telling.bedrag,
                **plafondgetal(ronde),
            },
        )
    alle = taken.voor(request.user)
    return render(
        request,
        "innovatiebudget/start/start.html",
        {
            **context,
            "groet": groet(),
            "voornaam": request.user.naam.split()[0] if request.user.naam else "",
            "taken": [t for t in alle if not t.wacht_op_anderen],
            "wachten": [t for t in alle if t.wacht_op_anderen],
            **_per_rol(request, ronde),
        },
    )


def _per_rol(request: HttpRequest, ronde: Ronde | None) -> dict:
    """Return the right column and recent events that fit the role, nothing secret (W62)."""
    rollen = rollen_van(request.user)
    if "aanbieder" in rollen:
        return {"eigen": Aanvraag.objects.van_aanbieder(request.user).met_stand()[:5]}
    if ronde is None or nu() < ronde.sluit_op:
        return {}
    context: dict = {"instroom": instroom(ronde)}
    if "coordinator" in rollen:
        context["scores"] = (scores := scorevoortgang(ronde))
        context["scores_klaar"] = str(sum(s.waarde for s in scores))
        context["scores_bij"] = f"van {sum(s.totaal for s in scores)}"
        context["gebeurd"] = Gebeurtenis.objects.filter(ronde_id=ronde.pk)[:NET_GEBEURD]
    if {"coordinator", "gemeente"} & set(rollen):
        context["colleges"] = colleges_klaar(ronde)
    return context
