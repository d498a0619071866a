"""The board of decisions: who decided what, and what deviates (R30-R32)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from beoordeling.models import Advies
from besluitvorming import bord as borden
from besluitvorming.models import Voorlegging
from besluitvorming.querysets import gemeenten_van
from besluitvorming.stand import Stand, voorgelegd
from besluitvorming.woorden import afwijkingen, in_woorden, procedurepunten
from kern.rechten import eis, mag
from regeling.models import Ronde
from regeling.stappen import stappen
from regeling.tonen import GEVOLGEN, VERDEELSLEUTELS


@login_required
@require_safe
def bord(request: HttpRequest) -> HttpResponse:
    """Show the board of the asked ronde, else of the advice that came to the colleges last."""
    code = request.GET.get("ronde")
    ronde = get_object_or_404(Ronde.objects.openbaar(), code=code) if code else None
    advies = voorgelegd(code)
    eis(request.user, "besluitvorming.bord", advies or _nieuwste(ronde))
    if advies is None:
        return _nog_niets(request, ronde)
    stand = Stand(advies)
    rijen = borden.projectrijen(stand, request.user)
    toon_alles = "alle" in request.GET or len(rijen) <= borden.EERSTE
    eigen = set(gemeenten_van(request.user).values_list("pk", flat=True))
    gevonden = afwijkingen(stand)
    namen = {c.gemeente.pk: c.gemeente.naam for c in stand.colleges}
    return render(
        request,
        "besluitvorming/bord.html",
        {
            "stand": stand,
            "ronde": advies.ronde,
            "rondes": _rondes(advies.ronde),
            "aantal_colleges": in_woorden(len(stand.colleges)),
            "stappen": stappen(advies.ronde),
            "toekennen": borden.borden(stand, [p for p in stand.projecten if p.toegekend], eigen),
            "afwijzen": borden.borden(
                stand, [p for p in stand.projecten if not p.toegekend], eigen
            ),
            "rijen": rijen if toon_alles else borden.uitgelicht(rijen),
            "alle": None if toon_alles else len(rijen),
            "afwijkingen": gevonden,
            "afwijkingen_kop": _kop(len(gevonden)),
            "procedurepunten": procedurepunten(
                [z for c in stand.colleges for z in c.zittingen], namen
            ),
            "sleutel": VERDEELSLEUTELS[advies.ronde.verdeelsleutel],
            "gevolg": GEVOLGEN[advies.ronde.gevolg_afwijking],
            "beschikt": sum(1 for p in stand.projecten if p.beschikking),
            "mag_brieven": mag(request.user, "besluitvorming.maak_beschikking"),
            "mag_besluiten": bool(eigen & {c.gemeente.pk for c in stand.te_doen if not c.klaar}),
        },
    )


def _kop(aantal: int) -> str:
    """Return "Drie afwijkingen"."""
    woord = in_woorden(aantal).capitalize().replace("Éé", "Eé") if aantal else "Geen"
    return f"{woord} {'afwijking' if aantal == 1 else 'afwijkingen'}"


def _nieuwste(ronde: Ronde | None) -> Advies:
    """An advice to ask permission with when nothing was put before the colleges yet."""
    ronde = ronde or Ronde.objects.openbaar().first()
    return Advies(ronde=ronde) if ronde else Advies()


def _rondes(huidige: Ronde) -> list[Ronde]:
    """The other rondes with an advice before the colleges."""
    andere = Voorlegging.objects.exclude(advies__ronde=huidige).select_related("advies__ronde")
    return [v.advies.ronde for v in andere]


def _nog_niets(request: HttpRequest, ronde: Ronde | None) -> HttpResponse:
    """Say that there is nothing to decide on yet, and by when there is."""
    ronde = ronde or Ronde.objects.openbaar().filter(spoor=Ronde.Spoor.REGIONAAL).first()
    klaar = ronde and ronde.adviezen.filter(status=Advies.Status.VASTGESTELD).exists()
    context = {
        "ronde": ronde,
        "stappen": stappen(ronde) if ronde else [],
        "klaar": klaar,
        "mag_voorleggen": mag(request.user, "besluitvorming.leg_voor"),
    }
    return render(request, "besluitvorming/bord_leeg.html", context)
