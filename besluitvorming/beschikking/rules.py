"""Who makes letters, and who reads one and when: the applicant only after sending (W30, W62)."""

import rules
from django.db.models import Exists, OuterRef, Q

from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rules import werkt_mee_aan_aanvraag
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.rules import besluit_mee
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen.rules import ligt_bij_de_colleges
from deelnemers.personen.rules import is_coordinator
from kern.toegang.wie import Wie
from kern.toegang.zichtbaarheid import NIETS, registreer_zichtbaarheid


@rules.predicate
def brief_is_verzonden(gebruiker: Wie, aanvraag: Aanvraag | None = None) -> bool:
    """The letter about this application was sent: before that the applicant sees nothing."""
    if aanvraag is None:
        return False
    return Beschikking.objects.verzonden().filter(aanvraag=aanvraag).exists()


@registreer_zichtbaarheid("besluitvorming.beschikking")
def brieven_voor_coordinator(gebruiker: Wie) -> Q:
    """Every letter (W62)."""
    return ~NIETS if is_coordinator(gebruiker) else NIETS


@registreer_zichtbaarheid("besluitvorming.beschikking")
def brieven_voor_gemeente(gebruiker: Wie) -> Q:
    """Letters about projects in which one's municipality has a share."""
    return Q(Exists(Aandeel.objects.van(gebruiker).filter(aanvraag=OuterRef("aanvraag"))))


@registreer_zichtbaarheid("besluitvorming.beschikking")
def brieven_voor_aanvrager(gebruiker: Wie) -> Q:
    """The letters to one's own organisation, once they were sent (W30)."""
    eigen = Aanvraag.objects.van_aanbieder(gebruiker).filter(pk=OuterRef("aanvraag"))
    return Q(Exists(eigen), verzonden_op__isnull=False)


ziet_brief = is_coordinator | besluit_mee | (werkt_mee_aan_aanvraag & brief_is_verzonden)

rules.add_perm("besluitvorming.besluiten_zien", ligt_bij_de_colleges & ziet_brief)

rules.add_perm("besluitvorming.maak_beschikking", is_coordinator)

rules.add_perm("besluitvorming.beschikking_zien", ziet_brief)
