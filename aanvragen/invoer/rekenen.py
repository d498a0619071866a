"""Where a fault in a file stands, in words and as a JSON pointer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

RIJNAMEN = {
    "partners": "partner",
    "begroting": "begroting regel",
    "indicatoren": "indicator",
    "bijlagen": "bijlage",
    "antwoorden": "antwoord",
    "doelgroepen": "doelgroep",
    "gemeenten": "gemeente",
}


@dataclass(frozen=True)
class Importfout:
    """One fault: in which application of the file (from 1), where, and what is wrong."""

    aanvraag: int
    pad: tuple[Any, ...]
    melding: str

    @property
    def plaats(self) -> str:
        """Return the place in words: aanvraag 3, begroting regel 2, bedrag."""
        delen = [f"aanvraag {self.aanvraag}", *_in_woorden(self.pad)]
        return ", ".join(delen)

    @property
    def pointer(self) -> str:
        """Return the place as a JSON pointer into the list: /2/begroting/1/bedrag."""
        delen = (str(deel).replace("~", "~0").replace("/", "~1") for deel in self.pad)
        return "/".join(["", str(self.aanvraag - 1), *delen])

    def __str__(self) -> str:
        return f"{self.plaats} ({self.pointer}): {self.melding}"


def _in_woorden(pad: tuple[Any, ...]) -> Iterator[str]:
    delen = list(pad)
    while delen:
        deel = delen.pop(0)
        if deel in RIJNAMEN and delen:
            volgende = delen.pop(0)
            nummer = volgende + 1 if isinstance(volgende, int) else volgende
            yield f"{RIJNAMEN[deel]} {nummer}"
        elif isinstance(deel, int):
            yield str(deel + 1)
        else:
            yield str(deel)


def plaats_in_inhoud(pad: tuple[Any, ...], rij: dict[str, Any]) -> tuple[Any, ...]:
    """Bring a place of the schema to the form of `volledig`: rows by code where they have one."""
    if len(pad) < 2 or pad[0] not in ("doelgroepen", "gemeenten", "antwoorden"):
        return pad
    try:
        element = rij[pad[0]][pad[1]]
        code = element["vraag" if pad[0] == "antwoorden" else "code"]
    except (KeyError, IndexError, TypeError):
        return pad[:1]
    return (pad[0], code) if pad[0] == "antwoorden" else (pad[0], code, *pad[2:])


def plaats_in_bestand(pad: tuple[Any, ...], rij: dict[str, Any]) -> tuple[Any, ...]:
    """Bring a place of `volledig` back to where it stands in the file."""
    if len(pad) < 2 or pad[0] not in ("doelgroepen", "gemeenten", "antwoorden"):
        return pad
    sleutel = "vraag" if pad[0] == "antwoorden" else "code"
    for nummer, element in enumerate(rij.get(pad[0]) or []):
        if isinstance(element, dict) and element.get(sleutel) == pad[1]:
            rest = ("tekst",) if pad[0] == "antwoorden" else pad[2:]
            return (pad[0], nummer, *rest)
    return pad[:1]


def al_genoemd(pad: tuple[Any, ...], geraakt: set[tuple[Any, ...]]) -> bool:
    """Whether this place, something around it or something in it is already reported."""
    return any(pad[: len(g)] == g or g[: len(pad)] == pad for g in geraakt)
