"""What stands in the PDF of an application: exactly what was received (W11)."""

from typing import Any

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.indienen.queries import lezing_van_versie, regels_van_versie
from kern.documenten import documenten
from kern.documenten.documenten import DocumentSoort
from kern.documenten.models import Document


def versie_van_document(document: Document) -> Aanvraagversie:
    """Return the version a document was asked for, with its application and ronde."""
    return Aanvraagversie.objects.select_related("aanvraag__ronde", "aanvraag__penvoerder").get(
        pk=document.gegevens["versie"]
    )


def bouw_aanvraagdocument(document: Document) -> dict[str, Any]:
    """Return the application exactly as this version was received (W11)."""
    versie = versie_van_document(document)
    regels = regels_van_versie(versie)
    return {
        "aanvraag": versie.aanvraag,
        "versie": versie,
        "ronde": regels.naam,
        "lezing": lezing_van_versie(versie, regels),
    }


documenten.registreer_documentsoort(
    DocumentSoort(
        code="aanvraag",
        titel="Aanvraag",
        sjabloon="aanvragen/indienen/documents/aanvraag.html",
        bouw=bouw_aanvraagdocument,
        mag_zien="aanvragen.bekijk",
    )
)
