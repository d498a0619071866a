"""Who may see opened scores, revise and discuss (W21, W22)."""

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.rules import commissie_is_gestart, is_beoordelaar, is_secretaris
from beoordeling.scoren.rules import eigen_beoordeling_definitief, lid_dat_scoort
from beoordeling.vergadering.models import Bespreking
from kern.toegang.wie import Wie


@rules.predicate
def scores_zijn_open(gebruiker: Wie, aanvraag: Aanvraag | None = None) -> bool:
    """The secretaris opened the scores of this application (W21)."""
    return bool(aanvraag and Bespreking.objects.filter(aanvraag=aanvraag).exists())


rules.add_perm(
    "beoordeling.scores_bekijken",
    scores_zijn_open
    & ((is_secretaris & commissie_is_gestart) | (lid_dat_scoort & eigen_beoordeling_definitief)),
)

rules.add_perm(
    "beoordeling.score_herzien",
    lid_dat_scoort & scores_zijn_open & eigen_beoordeling_definitief,
)

rules.add_perm(
    "beoordeling.agenda_bekijken", (is_secretaris | is_beoordelaar) & commissie_is_gestart
)
