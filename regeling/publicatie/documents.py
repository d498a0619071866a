"""What stands in the PDF of a ronde: exactly the published version it was made of (W01)."""

from typing import Any

from kern.documenten.documenten import DocumentSoort, registreer_documentsoort
from kern.documenten.models import Document
from regeling.publicatie.models import RondeVersie
from regeling.publicatie.queries import versies_tot_en_met
from regeling.publicatie.services import DOCUMENT
from regeling.ronde.beeld.rondebeeld import Rondebeeld, tegels_van_ronde
from regeling.ronde.models import Ronde
from regeling.ronde.queries import gemeenten_van_inhoud


def bouw_rondedocument(document: Document) -> dict[str, Any]:
    """Return the frozen content of the version this document was asked for."""
    ronde: Ronde = document.onderwerp
    versie: RondeVersie = ronde.versies.get(nummer=document.gegevens["versie"])
    beeld = Rondebeeld(versie.inhoud)
    return {
        "ronde": ronde,
        "beeld": beeld,
        "tegels": tegels_van_ronde(beeld, gemeenten_van_inhoud(versie.inhoud)),
        "versie": versie,
        "versies": list(versies_tot_en_met(versie)),
    }


RONDEDOCUMENT = DocumentSoort(
    code=DOCUMENT,
    titel="De ronde in één document",
    sjabloon="regeling/publicatie/documents/ronde.html",
    bouw=bouw_rondedocument,
    mag_zien="regeling.bekijken",
)

registreer_documentsoort(RONDEDOCUMENT)
