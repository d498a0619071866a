"""Which attachments there are: of a draft, of a version."""

from dataclasses import dataclass
from uuid import UUID

from aanvragen.bijlagen.models import Bijlage
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rekenen import inhoud as inhouden


@dataclass(frozen=True)
class OntvangenBijlage:
    """A file as a version holds it; `uuid` is where it is kept."""

    naam: str
    sha256: str
    uuid: UUID


def bijlagen_van_inhoud(
    aanvraag: Aanvraag, inhoud: inhouden.Aanvraaginhoud
) -> list[OntvangenBijlage]:
    """Return the attachments of exactly this version, by the names it has there; one query."""
    namen = {bijlage["sha256"]: bijlage["naam"] for bijlage in inhoud["bijlagen"]}
    rows = aanvraag.bijlagen.filter(sha256__in=namen).values_list("sha256", "uuid")
    found = dict(rows)
    return [OntvangenBijlage(naam, h, found[h]) for h, naam in namen.items() if h in found]


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
