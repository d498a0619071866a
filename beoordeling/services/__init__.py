"""Everything that can happen on this floor; one function per act (architecture, law 1)."""

from beoordeling.services.commissie import (
    bezet_zetel,
    start_commissie,
    stel_commissie_in,
    vervang_lid,
    verwijder_zetel,
    voeg_zetel_toe,
    wijzig_zetel,
)
from beoordeling.services.openen import (
    herinner,
    noteer_bespreking,
    open_gereed,
    open_scores,
)
from beoordeling.services.scoren import (
    bewaar_doelen,
    geef_score,
    herzie_score,
    leg_weg,
    maak_definitief,
)
from beoordeling.services.verklaren import verklaar, verklaar_overige
from beoordeling.weging_services import (
    NogNietKlaar,
    begin_weging,
    kies,
    motiveer,
    nieuwe_versie,
    schrijf_overwegingen,
    stel_advies_vast,
)

__all__ = [
    "NogNietKlaar",
    "begin_weging",
    "bewaar_doelen",
    "bezet_zetel",
    "geef_score",
    "herinner",
    "herzie_score",
    "kies",
    "leg_weg",
    "maak_definitief",
    "motiveer",
    "nieuwe_versie",
    "noteer_bespreking",
    "open_gereed",
    "open_scores",
    "schrijf_overwegingen",
    "start_commissie",
    "stel_advies_vast",
    "stel_commissie_in",
    "verklaar",
    "verklaar_overige",
    "vervang_lid",
    "verwijder_zetel",
    "voeg_zetel_toe",
    "wijzig_zetel",
]
