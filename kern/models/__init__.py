"""What the ground floor stores."""

from kern.models.document import Document, DocumentQuerySet
from kern.models.klok import Klok
from kern.models.logboek import Gebeurtenis, LogboekKop
from kern.models.mail import Mail
from kern.models.opdracht import Opdracht, Werker

__all__ = [
    "Document",
    "DocumentQuerySet",
    "Gebeurtenis",
    "Klok",
    "LogboekKop",
    "Mail",
    "Opdracht",
    "Werker",
]
