"""`/gezond/`: can the portal do its work; `/leeft/`: does this process answer at all."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from innovatiebudget.gezond.queries import ONDERDELEN, standen


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
