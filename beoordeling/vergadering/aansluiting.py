"""What this floor asks of whom now, derived from the state of things (W60).

What this floor shows in the dossier of an application: one tab and one milestone (W21, W62).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import laatste_verklaringen_van
from beoordeling.commissie.aansluiting import adres_in_ronde, taken_samenstelling
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import zetels_van
from beoordeling.scoren.aansluiting import taken_scoren, taken_secretaris, taken_verklaren
from beoordeling.scoren.beeld import aantal_aanvragen, stippenrijen
from beoordeling.scoren.queries import lijst as overzicht
from beoordeling.scoren.queries.vergelijking import vergelijk
from beoordeling.vergadering.queries import agendapunten, geopende_aanvragen
from beoordeling.weging.models import Advies
from deelnemers.personen.queries import aangesteld_als_coordinator
from kern.aansluiting.registers import DossierTab, Taak
from regeling.ronde.models import Ronde


def taken_beoordeling(gebruiker: Any) -> Iterable[Taak]:
    """Return the tasks of a member, chair, secretaris or coördinator."""
    if aangesteld_als_coordinator(gebruiker):
        yield from taken_samenstelling()
    for zetel in zetels_van(gebruiker):
        if zetel.commissie.status == Commissie.Status.GESTART and not _is_klaar(
            zetel.commissie.ronde
        ):
            yield from _taken_lid(zetel) if zetel.scoort else taken_secretaris(zetel)


def _is_klaar(ronde: Ronde) -> bool:
    """The advice was set down: nothing is asked of the committee here any more."""
    return Advies.objects.filter(ronde=ronde, status=Advies.Status.VASTGESTELD).exists()


def _taken_lid(zetel: Zetel) -> Iterator[Taak]:
    ronde = zetel.commissie.ronde
    verklaringen = laatste_verklaringen_van(zetel)
    verklaring = verklaringen.get(None)
    if verklaring is None:
        yield Taak(
            "Vul uw belangenverklaring in",
            f"Daarna ziet u de aanvragen van {ronde.naam}.",
            adres_in_ronde("verklaringen", ronde),
            ronde.beoordeling_tot,
        )
        return
    if verklaring.heeft_belang:
        return
    lijst = overzicht.eigen_lijst(zetel, verklaringen)
    yield from taken_verklaren(lijst, ronde)
    yield from taken_scoren(lijst, ronde)
    yield from _taken_bespreken(zetel, ronde)


def _taken_bespreken(zetel: Zetel, ronde: Ronde) -> Iterator[Taak]:
    te_bespreken = len(agendapunten(ronde, geopende_aanvragen(zetel.gebruiker, ronde)))
    if te_bespreken:
        wie = "U leidt de bespreking. " if zetel.functie == Zetel.Functie.VOORZITTER else ""
        yield Taak(
            f"Bespreek {aantal_aanvragen(te_bespreken)}",
            f"{wie}De scores liggen twee niveaus of meer uit elkaar.",
            adres_in_ronde("bespreken", ronde),
            ronde.advies_tot,
        )


def dossiertab_scores(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: score per criterion and a link to all reasons."""
    vergelijking = vergelijk(aanvraag, request.user)
    context = {
        "aanvraag": aanvraag,
        "vergelijking": vergelijking,
        "stippen": stippenrijen(vergelijking, "#criterium-{}"),
    }
    return render_to_string("beoordeling/vergadering/dossier.html", context, request)


TAB_BEOORDELING = DossierTab(
    code="beoordeling",
    titel="Beoordeling",
    volgorde=30,
    mag="beoordeling.scores_bekijken",
    view=dossiertab_scores,
)
