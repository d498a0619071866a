"""Work that failed for good: which, and for whom."""

from django.db.models import QuerySet

from kern.documenten.models import Document
from kern.post.models import Mail
from kern.werk.models import Opdracht


def mislukt_werk() -> QuerySet[Opdracht]:
    """Return work that failed and about which nobody decided yet, oldest first."""
    return Opdracht.objects.filter(status=Opdracht.Status.MISLUKT).order_by("gemaakt_op", "pk")


def mails_van(werk: list[Opdracht]) -> dict[int, Mail]:
    """Return the mail of each piece of work that sends one: {id of the work: mail} (1 query)."""
    ids = {w.pk: w.gegevens["mail"] for w in werk if "mail" in w.gegevens}
    mails = Mail.objects.in_bulk(ids.values())
    return {pk: mails[mail] for pk, mail in ids.items() if mail in mails}


def documenten_van(werk: list[Opdracht]) -> dict[int, Document]:
    """Return the document of each piece of work that makes one: {id of the work: document}."""
    ids = {w.pk: w.gegevens["document"] for w in werk if "document" in w.gegevens}
    documenten = Document.objects.in_bulk(ids.values())
    return {pk: documenten[doc] for pk, doc in ids.items() if doc in documenten}
