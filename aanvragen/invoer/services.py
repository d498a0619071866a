"""Entry on behalf of applicants who send paper, and import of files in the published format.

All or nothing: every fault of the whole file is reported with its place and reason, and a faulty
file imports nothing. Serves R10-R15, W02.
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from aanvragen.bijlagen.services import voer_bijlage_in
from aanvragen.concept.services import voer_concept_in
from aanvragen.indienen.services import NAMENS, dien_in_namens
from aanvragen.invoer.queries import importfouten_in, uploadbestand
from aanvragen.invoer.rekenen import Importfout
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rekenen import inhoud as inhouden
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties.models import Aanbieder
from deelnemers.personen.models import Gebruiker
from kern.basis.fouten import Fout
from kern.basis.tijd import nu
from kern.logboek.handeling import handeling
from kern.toegang.rechten import eis
from regeling.ronde.models import Ronde


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
    eis(wie, NAMENS)  # before a stranger makes us check a file, and before anything is locked
    bij = dict(bestanden_bij or {})
    if fouten := importfouten_in(gegevens, bij):
        raise Importfouten(fouten)
    try:
        with handeling(wie=wie, wat=NAMENS, mag=None) as act:  # asked just now
            act.verandert_niets()  # every application tells of itself
            return [_voer_in(wie, nummer, rij, bij) for nummer, rij in enumerate(gegevens, 1)]
    except _RegelFout as fout:
        raise Importfouten([fout.regel]) from fout


class _RegelFout(Exception):
    """A fault that only shows when an application is really entered."""

    def __init__(self, nummer: int, fout: Fout) -> None:
        super().__init__(fout.melding)
        self.regel = Importfout(nummer, (fout.veld,) if fout.veld else (), fout.melding)


def _voer_in(
    wie: Gebruiker, nummer: int, rij: Aanvraaginhoud, bij: Mapping[str, tuple[str, bytes]]
) -> Aanvraag:
    """Enter one application that passed the checks, and submit it on behalf of the penvoerder."""
    gegevens = inhouden.normaliseer_inhoud(rij)
    ronde = Ronde.objects.openbaar().get(code=gegevens["ronde"])
    try:
        aanbieder = _aanbieder(wie, gegevens["penvoerder"])
        aanvraag = voer_concept_in(wie=wie, ronde=ronde, aanbieder=aanbieder, gegevens=gegevens)
        for bijlage in gegevens["bijlagen"]:
            bestand = uploadbestand(*bij[bijlage["sha256"]])
            voer_bijlage_in(wie=wie, aanvraag=aanvraag, bestand=bestand, naam=bijlage["naam"])
        versie = dien_in_namens(wie=wie, aanvraag=aanvraag, sleutel=uuid4())
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
    with handeling(wie=wie, wat="aanvragen.maak_aanbieder", mag=NAMENS) as act:
        aanbieder = Aanbieder.objects.create(
            **{veld: gegevens[veld] for veld in velden},
            oordeel=Aanbieder.Oordeel.BEVESTIGD,  # who enters it saw the paper
            oordeel_grond="Op papier ingediend en door de coördinator ingevoerd.",
            oordeel_op=nu(),
            oordeel_door=wie,
        )
        aanbieder.actief_in.set(Gemeente.objects.filter(code__in=gegevens["actief_in"]))
        act.leg_vast(
            aanbieder,
            naar={"kvk_nummer": aanbieder.kvk_nummer, "actief_in": gegevens["actief_in"]},
        )
    return aanbieder
