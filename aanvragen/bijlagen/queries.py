"""The receipt: what was received, when, with its hash; downloads and the difference of versions."""

from aanvragen.bijlagen.models import Bijlage
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rekenen import inhoud as inhouden


def bijlagen_van_inhoud(aanvraag: Aanvraag, inhoud: inhouden.Aanvraaginhoud) -> list[Bijlage]:
    """Return the attachments of exactly this version."""
    hashes = [bijlage["sha256"] for bijlage in inhoud["bijlagen"]]
    gevonden = {b.sha256: b for b in aanvraag.bijlagen.filter(sha256__in=hashes)}
    return list(gevonden.values())
