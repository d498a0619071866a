"""What stands in the PDF of a ronde: exactly the published version it was made of (W01)."""

from typing import Any

from kern.documenten.documenten import DocumentSoort
from kern.documenten.models import Document
from regeling.publicatie.models import RondeVersie
from regeling.ronde.beeld.rondebeeld import Rondebeeld, tegels_van_ronde
from regeling.ronde.models import Ronde


def bouw_rondedocument(document: Document) -> dict[str, Any]:
    """Return the frozen content of the version this document was asked for."""
    ronde: Ronde = document.onderwerp
    versie = RondeVersie.objects.get(ronde=ronde, nummer=document.gegevens["versie"])
    eerder = ronde.versies.filter(nummer__lte=versie.nummer).defer("inhoud").order_by("-nummer")
    beeld = Rondebeeld(versie.inhoud)
    return {
        "ronde": ronde,
        "beeld": beeld,
        "tegels": tegels_van_ronde(beeld),
        "versie": versie,
        "versies": list(eerder),
    }


RONDEDOCUMENT = DocumentSoort(
    code="regeling.ronde",
    titel="De ronde in één document",
    sjabloon="regeling/publicatie/documents/ronde.html",
    bouw=bouw_rondedocument,
    mag_zien="regeling.bekijken",
)
