"""The bar of the demonstration: which day it is here, and a jump to the next moment."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from innovatiebudget.demonstratie.services.klok import verzet_naar_volgend_moment


@require_POST
def verzet_klok(request: HttpRequest) -> HttpResponse:
    """Shift the demonstration clock to the next moment and go back to the page; else a 404."""
    if not settings.DEMONSTRATIE:
        raise Http404
    verzet_naar_volgend_moment()
    terug = request.POST.get("terug", "/")
    veilig = url_has_allowed_host_and_scheme(terug, allowed_hosts={request.get_host()})
    return redirect(terug if veilig else "/")
