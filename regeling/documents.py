"""What stands in the PDF of a ronde: exactly the published version it was made of (W01)."""

from typing import Any

from kern.documenten import DocumentSoort
from kern.models import Document
from regeling.models import Ronde, RondeVersie
from regeling.tonen import Rondebeeld, plaatsen


def bouw(document: Document) -> dict[str, Any]:
    """Return the frozen content of the version this document was asked for."""
    ronde: Ronde = document.onderwerp
    versie = RondeVersie.objects.get(ronde=ronde, nummer=document.gegevens["versie"])
    eerder = ronde.versies.filter(nummer__lte=versie.nummer).defer("inhoud").order_by("-nummer")
    beeld = Rondebeeld(versie.inhoud)
    return {
        "ronde": ronde,
        "beeld": beeld,
        "tegels": plaatsen(beeld),
        "versie": versie,
        "versies": list(eerder),
    }


RONDE = DocumentSoort(
    code="regeling.ronde",
    titel="De ronde in één document",
    sjabloon="regeling/documents/ronde.html",
    bouw=bouw,
    mag_zien="regeling.bekijken",
)
