"""The start page: what you have to do now, how the ronde stands, what just happened (W60)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag
from innovatiebudget import cijfers
from innovatiebudget.navigatie import rollen_van
from kern.geld import NBSP, euro_kort
from kern.models import Gebeurtenis
from kern.registers import aanvraagstanden, register_rijen, taken
from kern.termijnen import datum_lang
from kern.tijd import lokaal, nu, vandaag
from regeling.models import Ronde
from regeling.stappen import huidige, stappen

NET_GEBEURD = 5


def hoofdronde() -> Ronde | None:
    """Return the ronde that is going on: the published one that opened last."""
    return Ronde.objects.openbaar().filter(spoor=Ronde.Spoor.REGIONAAL).first()


def _groet() -> str:
    """Greet by the hour of the portal's clock."""
    uur = lokaal(nu()).hour
    if uur < 12:
        return "Goedemorgen"
    return "Goedemiddag" if uur < 18 else "Goedenavond"


def rondezin(ronde: Ronde | None) -> str:
    """Say in one sentence where the ronde stands and until when."""
    if ronde is None:
        return ""
    naam = ronde.naam
    zinnen = {
        "openbaar": f"{naam} is openbaar. Aanvragen kan vanaf {datum_lang(_dag(ronde.opent_op))}.",
        "open": f"{naam} is open. U kunt uw aanvraag versturen tot {_moment(ronde.sluit_op)}.",
        "toetsing": f"{naam} is gesloten. De coördinator controleert de aanvragen tot en met "
        f"{datum_lang(ronde.toetsing_tot)}.",
        "beoordeling": f"{naam} is in de beoordeling. De commissie geeft scores tot en met "
        f"{datum_lang(ronde.beoordeling_tot)}.",
        "advies": f"De commissie weegt alle aanvragen van {naam} samen. Het advies is er uiterlijk "
        f"{datum_lang(ronde.advies_tot)}.",
        "besluitvorming": f"De colleges besluiten over {naam}, uiterlijk "
        f"{datum_lang(ronde.besluitvorming_tot)}.",
        "uitvoering": f"De projecten van {naam} lopen. De evaluatie is klaar op "
        f"{datum_lang(ronde.evaluatie_uiterlijk)}.",
        "evaluatie": f"De regio evalueert {naam}, uiterlijk "
        f"{datum_lang(ronde.evaluatie_uiterlijk)}.",
    }
    return zinnen[huidige(ronde)]


def _dag(moment):
    return lokaal(moment).date()


def _moment(moment) -> str:
    return f"{datum_lang(_dag(moment))} om {lokaal(moment):%H.%M} uur"


def _plafond(ronde: Ronde | None) -> dict:
    """Return the ceiling as a large number and what stands beside it."""
    if ronde is None:
        return {}
    getal = euro_kort(ronde.subsidieplafond)
    miljoen = getal.endswith("mln")
    return {
        "plafond_getal": getal.removesuffix(f"{NBSP}mln"),
        "plafond_bij": "miljoen beschikbaar" if miljoen else "beschikbaar",
    }


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the public front page, or the start page of the role."""
    ronde = hoofdronde()
    context = {
        "ronde": ronde,
        "stappen": stappen(ronde) if ronde else [],
        "vandaag": vandaag(),
        "zin": rondezin(ronde),
    }
    if not request.user.is_authenticated:
        rijen = register_rijen.voor(None)
        totaal = sum(rij.toegekend for rij in rijen)
        return render(
            request,
            "innovatiebudget/voorpagina.html",
            {
                **context,
                "projecten": str(len(rijen)),
                "projecten_bij": "project" if len(rijen) == 1 else "projecten",
                "toegekend": totaal,
                **_plafond(ronde),
            },
        )
    alle = taken.voor(request.user)
    return render(
        request,
        "innovatiebudget/start.html",
        {
            **context,
            "groet": _groet(),
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
        eigen = Aanvraag.objects.van_aanbieder(request.user).select_related("ronde")[:5]
        return {"eigen": aanvraagstanden.bij(eigen)}
    if ronde is None or nu() < ronde.sluit_op:
        return {}
    context: dict = {"instroom": cijfers.instroom(ronde)}
    if "coordinator" in rollen:
        context["scores"] = (scores := cijfers.scorevoortgang(ronde))
        context["scores_klaar"] = str(sum(s.waarde for s in scores))
        context["scores_bij"] = f"van {sum(s.totaal for s in scores)}"
        context["gebeurd"] = Gebeurtenis.objects.filter(ronde_id=ronde.pk)[:NET_GEBEURD]
    if {"coordinator", "gemeente"} & set(rollen):
        context["colleges"] = cijfers.collegestand(ronde)
    return context
