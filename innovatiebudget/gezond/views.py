"""`/gezond/`: can the portal do its work; `/leeft/`: does this process answer; `/metrics`: figures."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from innovatiebudget.gezond.beeld import metingen_als_tekst
from innovatiebudget.gezond.queries import ONDERDELEN, standen
from innovatiebudget.gezond.rules import mag_metingen_lezen


@never_cache
@require_safe
def gezondheid(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every part is well and 503 when one is not; names no address or secret."""
    parts = standen()
    good = all(parts[naam] == "goed" for naam in ONDERDELEN)
    stand = {"stand": "goed" if good else "slecht", **parts}
    return JsonResponse(stand, status=200 if good else 503)


@never_cache
@require_safe
def levensteken(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as this process can answer; asks nothing of anyone else."""
    return JsonResponse({"stand": "goed"})


@never_cache
@require_safe
def metingen(request: HttpRequest) -> HttpResponse:
    """Give the measures to whoever may read them; 404 for everyone else."""
    if not mag_metingen_lezen(request):
        raise Http404
    return HttpResponse(metingen_als_tekst(), content_type=CONTENT_TYPE_LATEST)
