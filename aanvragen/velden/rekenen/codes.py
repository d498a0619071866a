"""The codes that an application is written in, with their Dutch names (architecture, law 3)."""

from enum import StrEnum


class Gemeentewijze(StrEnum):
    """How a project concerns a municipality: by its residents, or by its place."""

    BEWONERS = "bewoners"
    LOCATIE = "locatie"


class Begrotingssoort(StrEnum):
    """What a line of the budget is: costs, or cover of them."""

    KOSTEN = "kosten"
    EIGEN = "eigen_bijdrage"
    ANDERE = "andere_financiering"


WIJZENAMEN = {
    Gemeentewijze.BEWONERS: "voor de inwoners",
    Gemeentewijze.LOCATIE: "de plek van het project",
}

SOORTNAMEN = {
    Begrotingssoort.KOSTEN: "kosten",
    Begrotingssoort.EIGEN: "eigen bijdrage",
    Begrotingssoort.ANDERE: "andere financiering",
}


def keuze(code: Gemeentewijze | Begrotingssoort) -> tuple[str, str]:
    """Return a code with its name, as the choice of a column."""
    return code.value, WIJZENAMEN[code] if isinstance(code, Gemeentewijze) else SOORTNAMEN[code]
