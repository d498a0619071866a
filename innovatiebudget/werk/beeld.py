"""Work that failed as the beheerder reads it."""

from dataclasses import dataclass

from innovatiebudget.werk.queries import documenten_van, mails_van
from kern.werk.models import Opdracht


@dataclass(frozen=True)
class Werkregel:
    """One piece of failed work: what it is, for whom, and what went wrong."""

    opdracht: Opdracht
    wat: str
    voor: str


def werkregels(werk: list[Opdracht]) -> list[Werkregel]:
    """Say of each what it is, with two queries; never the text of a mail."""
    mails, documenten = mails_van(werk), documenten_van(werk)
    regels = []
    for opdracht in werk:
        if mail := mails.get(opdracht.pk):
            regels.append(Werkregel(opdracht, "E-mail versturen", mail.aan))
        elif document := documenten.get(opdracht.pk):
            regels.append(Werkregel(opdracht, "Document maken", str(document)))
        else:
            regels.append(Werkregel(opdracht, opdracht.soort, ""))
    return regels
