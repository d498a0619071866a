"""Which attachments there are: of a draft, of a version."""

from aanvragen.bijlagen.models import Bijlage
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rekenen import inhoud as inhouden


def bijlagen_van_inhoud(aanvraag: Aanvraag, inhoud: inhouden.Aanvraaginhoud) -> list[Bijlage]:
    """Return the attachments of exactly this version; one query."""
    hashes = [bijlage["sha256"] for bijlage in inhoud["bijlagen"]]
    found = {b.sha256: b for b in aanvraag.bijlagen.filter(sha256__in=hashes)}
    return list(found.values())


def bijlagen_van_concept(aanvraag: Aanvraag) -> list[Bijlage]:
    """Return what is attached to the draft now; one query."""
    return list(aanvraag.bijlagen.filter(verwijderd_op=None))


def is_ontvangen(bijlage: Bijlage) -> bool:
    """Whether a received version holds this file; one query."""
    return any(
        item["sha256"] == bijlage.sha256
        for inhoud in bijlage.aanvraag.versies.values_list("inhoud", flat=True)
        for item in inhoud["bijlagen"]
    )
