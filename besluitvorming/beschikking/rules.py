"""Who makes letters, and who reads one and when: the applicant only after sending (W30, W62)."""

import rules

from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rules import werkt_mee_aan_aanvraag
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.rules import besluit_mee
from besluitvorming.voorleggen.rules import ligt_bij_de_colleges
from deelnemers.personen.rules import is_coordinator
from kern.toegang.wie import Wie


@rules.predicate
def brief_is_verzonden(gebruiker: Wie, aanvraag: Aanvraag | None = None) -> bool:
    """The letter about this application was sent: before that the applicant sees nothing."""
    if aanvraag is None:
        return False
    return Beschikking.objects.verzonden().filter(aanvraag=aanvraag).exists()


ziet_brief = is_coordinator | besluit_mee | (werkt_mee_aan_aanvraag & brief_is_verzonden)

rules.add_perm("besluitvorming.besluiten_zien", ligt_bij_de_colleges & ziet_brief)

rules.add_perm("besluitvorming.maak_beschikking", is_coordinator)

rules.add_perm("besluitvorming.beschikking_zien", ziet_brief)
