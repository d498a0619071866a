"""Everything that can happen with people and organisations, one function per act."""

from deelnemers.services.gemeenten import laad_gemeenten
from deelnemers.services.mensen import (
    beeindig_aanstelling,
    maak_gebruiker,
    registreer_gebruiker,
    stel_aan,
    verleng_aanstelling,
    wijzig_profiel,
)
from deelnemers.services.organisaties import (
    aanvaard_uitnodiging,
    beeindig_lidmaatschap,
    laat_beheren,
    nodig_uit,
    registreer_aanbieder,
    trek_uitnodiging_in,
    vind_uitnodiging,
    wijzig_aanbieder,
)

__all__ = [
    "aanvaard_uitnodiging",
    "beeindig_aanstelling",
    "beeindig_lidmaatschap",
    "laad_gemeenten",
    "laat_beheren",
    "maak_gebruiker",
    "nodig_uit",
    "registreer_aanbieder",
    "registreer_gebruiker",
    "stel_aan",
    "trek_uitnodiging_in",
    "verleng_aanstelling",
    "vind_uitnodiging",
    "wijzig_aanbieder",
    "wijzig_profiel",
]
