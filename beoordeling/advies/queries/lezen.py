"""What was set down: is it whole, what does it say of one application, what is hidden from whom."""

from typing import Any

from django.db.models import OuterRef

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import is_verborgen
from beoordeling.commissie.queries import zetel_van
from beoordeling.weging.models import Advies
from beoordeling.weging.queries import (
    vastgesteld_advies,
)
from kern.basis.canoniek import vingerafdruk
from kern.toegang.wie import Wie


def verborgen_nummers(advies: Advies, gebruiker: Wie) -> set[str]:
    """Numbers of the applications in the advice this member of the committee may know by title only."""
    zetel = zetel_van(gebruiker, advies.ronde)
    if zetel is None or not zetel.scoort:
        return set()
    hidden = advies.regels.filter(is_verborgen(zetel.pk, OuterRef("aanvraag")))
    return {str(nummer) for nummer in hidden.values_list("aanvraag__nummer", flat=True)}


def project_in_advies(aanvraag: Aanvraag) -> dict[str, Any] | None:
    """The entry about this application in the newest advice that was set down."""
    advies = vastgesteld_advies(aanvraag.ronde)
    projecten = advies.inhoud["projecten"] if advies and advies.inhoud else []
    return next((p for p in projecten if p["nummer"] == aanvraag.nummer), None)


def advies_klopt(advies: Advies) -> bool:
    """Whether the frozen content still has the hash it was set down with."""
    return bool(advies.inhoud) and vingerafdruk(advies.inhoud) == advies.sha256
