"""The dossier: one application from submission to evaluation, put together from all floors."""

from aanvragen.velden.models import Aanvraag
from kern.documenten import documenten
from kern.documenten.models import Document
from kern.toegang.wie import Wie


def zichtbare_documenten(gebruiker: Wie, aanvraag: Aanvraag) -> list[Document]:
    """Return the newest version of every kind of document on this application that may be seen."""
    nieuwste: dict[str, Document] = {}
    for document in documenten.voor(aanvraag):
        nieuwste.setdefault(document.soort, document)
    return [d for d in nieuwste.values() if documenten.mag_zien(gebruiker, d, aanvraag)]
