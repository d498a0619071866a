"""What can happen with organisations and who works there; one function per act."""

from deelnemers.organisaties.services.aanmelden import (
    AANBIEDER_VELDEN,
    KVK_BEZET,
    bij_aanmelding,
    registreer_aanbieder,
    wijzig_aanbieder,
)
from deelnemers.organisaties.services.bevestigen import bevestig_aanbieder, weiger_aanbieder
from deelnemers.organisaties.services.leden import (
    aanvaard_uitnodiging,
    beeindig_lidmaatschap,
    laat_beheren,
    nodig_uit,
    trek_uitnodiging_in,
)

__all__ = [
    "AANBIEDER_VELDEN",
    "KVK_BEZET",
    "aanvaard_uitnodiging",
    "beeindig_lidmaatschap",
    "bevestig_aanbieder",
    "bij_aanmelding",
    "laat_beheren",
    "nodig_uit",
    "registreer_aanbieder",
    "trek_uitnodiging_in",
    "weiger_aanbieder",
    "wijzig_aanbieder",
]
