"""What this floor shows in the dossier of an application: one tab and one milestone (W21, W62)."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.models import Aanvraag
from beoordeling.models import Advies
from beoordeling.vergelijking import vergelijk
from kern.registers import DossierTab, Mijlpaal, Stand
from kern.tijd import lokaal


def tab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: score per criterion and a link to all reasons."""
    context = {"aanvraag": aanvraag, "vergelijking": vergelijk(aanvraag, request.user)}
    return render_to_string("beoordeling/dossier.html", context, request)


TAB = DossierTab(
    code="beoordeling",
    titel="Beoordeling",
    volgorde=30,
    mag="beoordeling.scores_bekijken",
    view=tab,
)


def mijlpalen(aanvraag: Aanvraag, gebruiker: Any) -> Iterator[Mijlpaal]:
    """Tell when the committee assesses and weighs; the same for everyone, and no score in it."""
    if aanvraag.status != Aanvraag.Status.TOEGELATEN:
        return
    ronde = aanvraag.ronde
    advies = Advies.objects.filter(ronde=ronde).last()
    if advies and advies.vastgesteld_op:
        dag = lokaal(advies.vastgesteld_op).date()
        yield Mijlpaal(dag, "De commissie is klaar met beoordelen", "Alle aanvragen zijn gewogen.")
        return
    if advies:
        yield Mijlpaal(
            ronde.advies_tot,
            "De commissie weegt alle aanvragen samen",
            "Zij kijkt naar de spreiding, de doelgroepen en het budget.",
            "nu",
        )
        return
    stand: Stand = "nu" if hasattr(ronde, "commissie") and ronde.commissie.gestart_op else "straks"
    yield Mijlpaal(
        ronde.beoordeling_tot,
        "De commissie beoordeelt de aanvraag",
        "De leden lezen de aanvraag en geven per criterium een score met een reden.",
        stand,
    )
