"""Who may score, and who may see how far the committee is (W20, W21)."""

import rules

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.rules import is_onafhankelijk_verklaard
from beoordeling.commissie.rules import commissie_is_gestart, is_beoordelaar, is_secretaris
from beoordeling.scoren.queries.lijst import zelf_definitief
from kern.toegang.wie import Wie


@rules.predicate
def eigen_beoordeling_definitief(gebruiker: Wie, aanvraag: Aanvraag | None = None) -> bool:
    """The user's own assessment of this application is final (W21)."""
    return bool(aanvraag and zelf_definitief(gebruiker).filter(aanvraag=aanvraag).exists())


lid_dat_scoort = is_beoordelaar & commissie_is_gestart & is_onafhankelijk_verklaard

rules.add_perm("beoordeling.eigen_lijst", is_beoordelaar & commissie_is_gestart)

rules.add_perm("beoordeling.score_geven", lid_dat_scoort)

rules.add_perm("beoordeling.voortgang_bekijken", is_secretaris & commissie_is_gestart)

rules.add_perm("beoordeling.scores_openen", is_secretaris & commissie_is_gestart)
