"""All models of the floor, where Django looks for them; ask them from their kamer."""

from kern.basis.models import Klok, Portaalmerk
from kern.documenten.models import Document, DocumentQuerySet
from kern.logboek.models import Dagkop, Gebeurtenis, GebeurtenisQuerySet, LogboekKop
from kern.post.models import Mail
from kern.werk.models import Controle, Opdracht, OpdrachtQuerySet, Stempel, Werker

__all__ = [
    "Controle",
    "Dagkop",
    "Document",
    "DocumentQuerySet",
    "Gebeurtenis",
    "GebeurtenisQuerySet",
    "Klok",
    "LogboekKop",
    "Mail",
    "Opdracht",
    "OpdrachtQuerySet",
    "Portaalmerk",
    "Stempel",
    "Werker",
]
