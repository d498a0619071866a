"""Who may do what on this floor (R20, W20, W21). The only place that decides it."""

from typing import Any

import rules

from aanvragen.models import Aanvraag
from beoordeling import rollen
from beoordeling.models import Advies, Beoordeling, Bespreking, Commissie, Zetel
from deelnemers.rules import is_coordinator
from regeling.models import Ronde


def ronde_van(obj: Any) -> int | None:
    """Return the id of the ronde an object of this floor, or an application, belongs to."""
    match obj:
        case Ronde():
            return obj.pk
        case Commissie() | Aanvraag() | Advies():
            return obj.ronde_id
        case Zetel():
            return obj.commissie.ronde_id
        case Beoordeling():
            return obj.aanvraag.ronde_id
        case _:
            return None


@rules.predicate
def is_secretaris(gebruiker: Any, obj: Any = None) -> bool:
    """Secretaris of the ronde of `obj`."""
    return rollen.is_secretaris(gebruiker, ronde_van(obj))


@rules.predicate
def is_beoordelaar(gebruiker: Any, obj: Any = None) -> bool:
    """Chair or member of the ronde of `obj`: who gives scores."""
    return rollen.is_commissielid(gebruiker, ronde_van(obj))


@rules.predicate
def is_voorzitter(gebruiker: Any, obj: Any = None) -> bool:
    """Chair of the ronde of `obj`."""
    return rollen.is_voorzitter(gebruiker, ronde_van(obj))


@rules.predicate
def is_eigen_zetel(gebruiker: Any, zetel: Zetel | None = None) -> bool:
    """The seat is active and taken by this very user."""
    return bool(zetel and zetel.beeindigd_op is None and zetel.gebruiker_id == gebruiker.pk)


@rules.predicate
def is_gestart(gebruiker: Any, obj: Any = None) -> bool:
    """The committee of the ronde of `obj` was complete and has started (R20)."""
    zetel = rollen.zetel_van(gebruiker, ronde_van(obj))
    return bool(zetel and zetel.commissie.status == Commissie.Status.GESTART)


@rules.predicate
def ziet_aanvraag(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """The application is visible to this user: declared free of interest, or secretaris (W20)."""
    return bool(
        aanvraag and Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=aanvraag.pk).exists()
    )


@rules.predicate
def is_onafhankelijk_verklaard(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """Through the seat itself, not through another role of the same person (W20)."""
    from beoordeling.belangen import zichtbaar_voor_commissie

    return bool(
        aanvraag
        and Aanvraag.objects.filter(zichtbaar_voor_commissie(gebruiker), pk=aanvraag.pk).exists()
    )


@rules.predicate
def scores_zijn_open(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """The secretaris opened the scores of this application (W21)."""
    return bool(aanvraag and Bespreking.objects.filter(aanvraag=aanvraag).exists())


@rules.predicate
def eigen_beoordeling_definitief(gebruiker: Any, aanvraag: Aanvraag | None = None) -> bool:
    """The user's own assessment of this application is final (W21)."""
    return bool(
        aanvraag
        and Beoordeling.objects.filter(
            aanvraag=aanvraag,
            zetel__gebruiker=gebruiker,
            status=Beoordeling.Status.DEFINITIEF,
        ).exists()
    )


lid_dat_scoort = is_beoordelaar & is_gestart & is_onafhankelijk_verklaard

rules.add_perm("beoordeling.commissie_beheren", is_coordinator)
rules.add_perm("beoordeling.commissie_bekijken", is_coordinator | is_secretaris | is_beoordelaar)
rules.add_perm("beoordeling.verklaren", is_eigen_zetel)
rules.add_perm("beoordeling.eigen_lijst", is_beoordelaar & is_gestart)
rules.add_perm("beoordeling.score_geven", lid_dat_scoort)
rules.add_perm("beoordeling.voortgang_bekijken", is_secretaris & is_gestart)
rules.add_perm("beoordeling.scores_openen", is_secretaris & is_gestart)
rules.add_perm(
    "beoordeling.scores_bekijken",
    scores_zijn_open
    & ((is_secretaris & is_gestart) | (lid_dat_scoort & eigen_beoordeling_definitief)),
)
rules.add_perm(
    "beoordeling.score_herzien",
    lid_dat_scoort & scores_zijn_open & eigen_beoordeling_definitief,
)
rules.add_perm("beoordeling.agenda_bekijken", (is_secretaris | is_beoordelaar) & is_gestart)
