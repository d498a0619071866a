"""Entry on behalf of applicants who send paper, and import of files in the published format.

All or nothing: every fault of the whole file is reported with its place and reason, and a faulty
file imports nothing. Serves R10-R15, W02.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction

from aanvragen import inhoud as inhouden
from aanvragen import schema, volledig
from aanvragen.inhoud import Inhoud
from aanvragen.models import Aanvraag
from aanvragen.regels import Regels
from aanvragen.services.bijlagen import _bewaar
from aanvragen.services.concept import eis_actief, maak, schrijf_alles
from aanvragen.services.indienen import ontvang
from deelnemers.models import Aanbieder, Gebruiker, Gemeente
from kern import bestanden
from kern.fouten import Fout
from kern.logboek import leg_vast
from kern.rechten import eis
from regeling.models import Ronde

NAMEN = {
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
        if deel in NAMEN and delen:
            volgende = delen.pop(0)
            nummer = volgende + 1 if isinstance(volgende, int) else volgende
            yield f"{NAMEN[deel]} {nummer}"
        elif isinstance(deel, int):
            yield str(deel + 1)
        else:
            yield str(deel)


class Importfouten(Fout):
    """The file is faulty; nothing was imported. `fouten` holds every fault."""

    def __init__(self, fouten: list[Importfout]) -> None:
        hoeveel = "1 fout" if len(fouten) == 1 else f"{len(fouten)} fouten"
        super().__init__(f"Het bestand heeft {hoeveel}. Er is niets ingevoerd.")
        self.fouten = fouten


def importeer(
    *,
    wie: Gebruiker,
    gegevens: list[dict[str, Any]],
    bestanden_bij: Mapping[str, tuple[str, bytes]] | None = None,
) -> list[Aanvraag]:
    """Enter and submit applications on behalf of others; returns them in the order of the file.

    `gegevens` follows the schema; `bestanden_bij` maps the SHA-256 of an attachment to its name
    and bytes. Unknown organisations are made. Raises Importfouten with every fault of the file.
    """
    eis(wie, "aanvragen.voer_in_namens")
    bij = dict(bestanden_bij or {})
    if fouten := controleer(gegevens, bij):
        raise Importfouten(fouten)
    try:
        with transaction.atomic():
            return [_voer_in(wie, nummer, rij, bij) for nummer, rij in enumerate(gegevens, 1)]
    except _RegelFout as fout:
        raise Importfouten([fout.regel]) from fout


class _RegelFout(Exception):
    """A fault that only shows when an application is really entered."""

    def __init__(self, nummer: int, fout: Fout) -> None:
        super().__init__(fout.melding)
        self.regel = Importfout(nummer, (fout.veld,) if fout.veld else (), fout.melding)


def controleer(
    gegevens: Any, bij: Mapping[str, tuple[str, bytes]] | None = None
) -> list[Importfout]:
    """Return every fault of a file without entering anything; queries per ronde, not per row."""
    if not isinstance(gegevens, list) or not gegevens:
        return [Importfout(1, (), "Het bestand bevat geen aanvragen.")]
    regels: dict[str, Regels | None] = {}
    return [
        Importfout(nummer, pad, melding)
        for nummer, rij in enumerate(gegevens, 1)
        for pad, melding in _fouten_van(rij, regels, bij or {})
    ]


def _fouten_van(
    rij: Any, regels: dict[str, Regels | None], bij: Mapping[str, tuple[str, bytes]]
) -> list[tuple[tuple[Any, ...], str]]:
    """Check shape, then meaning; a place that is already faulty is mentioned once."""
    fouten = schema.fouten(rij)
    if not isinstance(rij, dict):
        return fouten
    code = str(rij.get("ronde", ""))
    if code not in regels:
        ronde = Ronde.objects.openbaar().filter(code=code).first()
        regels[code] = Regels.van(ronde) if ronde else None
    if (van_ronde := regels[code]) is None:
        onbekend = (
            []
            if any(p[:1] == ("ronde",) for p, _ in fouten)
            else [(("ronde",), f"er is geen openbare ronde met de code “{code}”")]
        )
        return [*fouten, *onbekend]
    geraakt = {_kern(pad, rij) for pad, _ in fouten}
    inhoudelijk = [
        (_echt_pad(gebrek.pad, rij), gebrek.melding)
        for gebrek in volledig.gebreken(inhouden.normaliseer(rij), van_ronde)
        if not _al_genoemd(gebrek.pad, geraakt)
    ]
    return [*fouten, *inhoudelijk, *_bijlagefouten(rij, bij)]


def _kern(pad: tuple[Any, ...], rij: dict) -> tuple[Any, ...]:
    """Bring a place of the schema to the form of `volledig`: rows by code where they have one."""
    if len(pad) < 2 or pad[0] not in ("doelgroepen", "gemeenten", "antwoorden"):
        return pad
    try:
        element = rij[pad[0]][pad[1]]
        code = element["vraag" if pad[0] == "antwoorden" else "code"]
    except (KeyError, IndexError, TypeError):
        return pad[:1]
    return (pad[0], code) if pad[0] == "antwoorden" else (pad[0], code, *pad[2:])


def _echt_pad(pad: tuple[Any, ...], rij: dict) -> tuple[Any, ...]:
    """Bring a place of `volledig` back to where it stands in the file."""
    if len(pad) < 2 or pad[0] not in ("doelgroepen", "gemeenten", "antwoorden"):
        return pad
    sleutel = "vraag" if pad[0] == "antwoorden" else "code"
    for nummer, element in enumerate(rij.get(pad[0]) or []):
        if isinstance(element, dict) and element.get(sleutel) == pad[1]:
            rest = ("tekst",) if pad[0] == "antwoorden" else pad[2:]
            return (pad[0], nummer, *rest)
    return pad[:1]


def _al_genoemd(pad: tuple[Any, ...], geraakt: set[tuple[Any, ...]]) -> bool:
    """Whether this place, something around it or something in it is already reported."""
    return any(pad[: len(g)] == g or g[: len(pad)] == pad for g in geraakt)


def _bijlagefouten(
    rij: dict, bij: Mapping[str, tuple[str, bytes]]
) -> Iterator[tuple[tuple[Any, ...], str]]:
    bijlagen = rij.get("bijlagen")
    for nummer, bijlage in enumerate(bijlagen if isinstance(bijlagen, list) else []):
        if not isinstance(bijlage, dict) or not isinstance(bijlage.get("sha256"), str):
            continue
        if bijlage["sha256"] not in bij:
            yield (
                ("bijlagen", nummer, "sha256"),
                f"het bestand “{bijlage.get('naam', '')}” met deze SHA-256 is niet meegegeven",
            )
            continue
        try:
            bestanden.keur(_bestand(*bij[bijlage["sha256"]]))
        except Fout as fout:
            yield ("bijlagen", nummer), fout.melding


def _bestand(naam: str, inhoud: bytes) -> ContentFile:
    return ContentFile(inhoud, name=naam)


def _voer_in(
    wie: Gebruiker, nummer: int, rij: Inhoud, bij: Mapping[str, tuple[str, bytes]]
) -> Aanvraag:
    """Enter one application that passed the checks, and submit it on behalf of the penvoerder."""
    gegevens = inhouden.normaliseer(rij)
    ronde = Ronde.objects.openbaar().get(code=gegevens["ronde"])
    try:
        aanbieder = _aanbieder(wie, gegevens["penvoerder"])
        eis_actief(ronde, aanbieder)
        aanvraag = maak(wie, ronde, aanbieder, gegevens["titel"], contact=None)
        schrijf_alles(aanvraag, Regels.van(ronde), gegevens)
        for bijlage in gegevens["bijlagen"]:
            bestand = _bestand(*bij[bijlage["sha256"]])
            _bewaar(aanvraag, wie, bestand, bijlage["naam"], bestanden.keur(bestand))
        versie = ontvang(wie=wie, aanvraag=aanvraag, sleutel=uuid4(), namens=True)
    except Fout as fout:
        raise _RegelFout(nummer, fout) from fout
    return versie.aanvraag


def _aanbieder(wie: Gebruiker, gegevens: dict[str, Any]) -> Aanbieder:
    """Return the organisation with this KvK number; one that is unknown is made, without members.

    What a known organisation says about itself goes before what the paper says.
    """
    bestaand = Aanbieder.objects.filter(kvk_nummer=gegevens["kvk_nummer"]).first()
    if bestaand:
        return bestaand
    velden = ("naam", "kvk_nummer", "straat", "postcode", "plaats", "gecontracteerd")
    aanbieder = Aanbieder.objects.create(**{veld: gegevens[veld] for veld in velden})
    aanbieder.actief_in.set(Gemeente.objects.filter(code__in=gegevens["actief_in"]))
    leg_vast(
        wie=wie,
        wat="aanvragen.maak_aanbieder",
        onderwerp=aanbieder,
        naar={"kvk_nummer": aanbieder.kvk_nummer, "actief_in": gegevens["actief_in"]},
    )
    return aanbieder
