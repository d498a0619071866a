"""Every fault of a file in the published format, before anything is entered (R10-R15)."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile

from aanvragen.invoer.rekenen import Importfout, al_genoemd, plaats_in_bestand, plaats_in_inhoud
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen import inhoud as inhouden
from aanvragen.velden.rekenen import schema, volledig
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from kern.basis.fouten import Fout
from kern.bestanden import keuring
from regeling.ronde.models import Ronde


def importfouten_in(
    gegevens: Any, bij: Mapping[str, tuple[str, bytes]] | None = None
) -> list[Importfout]:
    """Return every fault of a file without entering anything; queries per ronde, not per row."""
    if not isinstance(gegevens, list) or not gegevens:
        return [Importfout(1, (), "Het bestand bevat geen aanvragen.")]
    regels: dict[str, Ronderegels | None] = {}
    return [
        Importfout(nummer, pad, melding)
        for nummer, rij in enumerate(gegevens, 1)
        for pad, melding in _fouten_van(rij, regels, bij or {})
    ]


def _fouten_van(
    rij: Any, regels: dict[str, Ronderegels | None], bij: Mapping[str, tuple[str, bytes]]
) -> list[tuple[tuple[Any, ...], str]]:
    """Check shape, then meaning; a place that is already faulty is mentioned once."""
    fouten = schema.schemafouten(rij)
    if not isinstance(rij, dict):
        return fouten
    code = str(rij.get("ronde", ""))
    if code not in regels:
        ronde = Ronde.objects.openbaar().filter(code=code).first()
        regels[code] = regels_van_ronde(ronde) if ronde else None
    if (van_ronde := regels[code]) is None:
        onbekend = (
            []
            if any(p[:1] == ("ronde",) for p, _ in fouten)
            else [(("ronde",), f"er is geen openbare ronde met de code “{code}”")]
        )
        return [*fouten, *onbekend]
    geraakt = {plaats_in_inhoud(pad, rij) for pad, _ in fouten}
    inhoudelijk = [
        (plaats_in_bestand(gebrek.pad, rij), gebrek.melding)
        for gebrek in volledig.gebreken_in(inhouden.normaliseer_inhoud(rij), van_ronde)
        if not al_genoemd(gebrek.pad, geraakt)
    ]
    return [*fouten, *inhoudelijk, *_bijlagefouten(rij, bij)]


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
            keuring.keur(uploadbestand(*bij[bijlage["sha256"]]))
        except Fout as fout:
            yield ("bijlagen", nummer), fout.melding


def uploadbestand(naam: str, inhoud: bytes) -> ContentFile:
    """Return bytes as the upload they would have been."""
    return ContentFile(inhoud, name=naam)
