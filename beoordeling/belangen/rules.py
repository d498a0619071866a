"""Who may declare, who is independent of an application, and who knows the whole (W20, W25)."""

import rules
from django.db.models import Model

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import (
    verborgen_aanvragen,
    wie_stelt_vast,
    zichtbaar_voor_commissie,
)
from beoordeling.commissie.rules import is_eigen_zetel, ronde_van
from kern.toegang.wie import Wie


@rules.predicate
def is_onafhankelijk_verklaard(gebruiker: Wie, aanvraag: Aanvraag | None = None) -> bool:
    """Through the seat itself, not through another role of the same person (W20)."""
    return bool(
        aanvraag
        and Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker), pk=aanvraag.pk).exists()
    )


@rules.predicate
def kent_het_geheel(gebruiker: Wie, obj: Model | None = None) -> bool:
    """Nothing of the ronde of `obj` is hidden from a seat of this user; so too without a seat.

    Asked for all that is about the whole set: totals, considerations, the document, setting down (W25).
    """
    ronde = ronde_van(obj)
    return ronde is None or not verborgen_aanvragen(gebruiker, ronde).exists()


@rules.predicate
def stelt_het_advies_vast(gebruiker: Wie, obj: Model | None = None) -> bool:
    """The one who sets down the advice of the ronde of `obj`: the chair, or who stands in (W25)."""
    ronde = ronde_van(obj)
    zetel = wie_stelt_vast(ronde) if ronde else None
    return zetel is not None and zetel.gebruiker_id == gebruiker.pk


rules.add_perm("beoordeling.verklaren", is_eigen_zetel)
