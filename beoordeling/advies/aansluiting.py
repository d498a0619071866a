"""What the advice offers the house: tab and milestones of a dossier, log sentences (R23, W62)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.velden.models import Aanvraag
from beoordeling.advies.beeld.woorden import zin_advies
from beoordeling.advies.queries.lezen import project_in_advies
from beoordeling.weging.models import Advies, Adviesregel
from kern.aansluiting import registers
from kern.aansluiting.registers import DossierTab, Mijlpaal, Mijlpaalstand
from kern.basis.tijd import lokaal
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld


def mijlpalen_beoordeling(aanvraag: Aanvraag, gebruiker: Any) -> Iterator[Mijlpaal]:
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
    stand: Mijlpaalstand = (
        "nu" if hasattr(ronde, "commissie") and ronde.commissie.gestart_op else "straks"
    )
    yield Mijlpaal(
        ronde.beoordeling_tot,
        "De commissie beoordeelt de aanvraag",
        "De leden lezen de aanvraag en geven per criterium een score met een reden.",
        stand,
    )


def dossiertab_advies(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: outcome, amount, reasons and conditions."""
    project = project_in_advies(aanvraag)
    context = {
        "aanvraag": aanvraag,
        "project": project,
        "zin": zin_advies(project) if project else "",
        "ronde": aanvraag.ronde,
    }
    return render_to_string("beoordeling/advies/dossier.html", context, request)


TAB_ADVIES = DossierTab(
    code="advies",
    titel="Advies",
    volgorde=40,
    mag="beoordeling.adviesregel_bekijken",
    view=dossiertab_advies,
)


LOGZINNEN = {
    "stel_advies_vast": "stelde het advies vast",
    "nieuwe_versie": "begon aan een nieuwe versie van het advies",
}

for code, zin in LOGZINNEN.items():
    registreer_logzin(f"beoordeling.{code}", zin)
registers.dossier_tabs.registreer(TAB_ADVIES)
registers.dossier_gebeurtenissen.registreer(mijlpalen_beoordeling)

registreer_verzegeld(
    Verzegeld(
        model=Advies,
        naam="advies",
        velden=(
            "ronde_id",
            "versie",
            "status",
            "aanleiding",
            "samenvatting",
            "overweging_spreiding",
            "overweging_doelgroepen",
            "overweging_budget",
            "inhoud",
            "sha256",
            "vastgesteld_door_id",
            "vastgesteld_op",
        ),
        wanneer=Q(status=Advies.Status.VASTGESTELD),
    )
)

registreer_verzegeld(
    Verzegeld(
        model=Adviesregel,
        naam="adviesregel",
        velden=(
            "advies_id",
            "aanvraag_id",
            "keuze",
            "gevraagd",
            "bedrag",
            "cijfer",
            "motivering",
            "voorwaarden",
            "gewijzigd_op",
        ),
        wanneer=Q(advies__status=Advies.Status.VASTGESTELD),
    )
)
