"""`/gezond/`: does the portal work, for whoever watches over it (a script, Docker, a monitor)."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from innovatiebudget.gezond.queries import ONDERDELEN, stand_van_deel


@never_cache
@require_safe
def gezondheid(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every part is well and 503 when one is not; names no address or secret."""
    parts = {naam: stand_van_deel(naam) for naam in ONDERDELEN}
    good = all(stand == "goed" for stand in parts.values())
    return JsonResponse(
        {"stand": "goed" if good else "slecht", **parts}, status=200 if good else 503
    )
