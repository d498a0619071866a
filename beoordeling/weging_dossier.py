"""What the dossier of an application shows of the advice: its own line, once set down (R23, W62)."""

from typing import Any

import rules
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.models import Aanvraag
from beoordeling.models import Advies
from beoordeling.weging_beeld import vastgesteld
from beoordeling.weging_rules import in_commissie, van_deelnemende_gemeente
from deelnemers.rules import is_coordinator
from kern.registers import DossierTab


@rules.predicate
def heeft_advies(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """The newest advice of the ronde that was set down speaks of this application."""
    return bool(aanvraag and _project(aanvraag))


@rules.predicate
def gemeente_leest(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """Works for a municipality of the ronde."""
    return bool(aanvraag) and van_deelnemende_gemeente.test(gebruiker, Advies(ronde=aanvraag.ronde))


rules.add_perm(
    "beoordeling.adviesregel_bekijken",
    heeft_advies & (is_coordinator | in_commissie | gemeente_leest),
)


def _project(aanvraag: Aanvraag) -> dict[str, Any] | None:
    """The entry about this application in the newest advice that was set down."""
    advies = vastgesteld(aanvraag.ronde)
    projecten = advies.inhoud["projecten"] if advies else []
    return next((p for p in projecten if p["nummer"] == aanvraag.nummer), None)


def tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: outcome, amount, reasons and conditions."""
    context = {"aanvraag": aanvraag, "project": _project(aanvraag), "ronde": aanvraag.ronde}
    return render_to_string("beoordeling/advies_dossier.html", context, request)


TAB = DossierTab(
    code="advies",
    titel="Advies",
    volgorde=40,
    mag="beoordeling.adviesregel_bekijken",
    view=tab,
)
