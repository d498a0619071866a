"""Attachments: inspected before they are kept (W11)."""

from typing import Any

from django.core.files.base import File
from django.db import transaction

from aanvragen.models import Aanvraag, Bijlage
from aanvragen.onderdelen import BIJLAGEN
from aanvragen.regels import Regels
from aanvragen.services.bewerken import eis_open, vergrendel
from deelnemers.models import Gebruiker
from kern import bestanden
from kern.fouten import Fout, GeenToegang
from kern.logboek import leg_vast
from kern.rechten import eis
from kern.tijd import nu

MEESTE = 20


def voeg_bijlage_toe(
    *, wie: Gebruiker, aanvraag: Aanvraag, bestand: Any, naam: str = ""
) -> Bijlage:
    """Inspect and keep an upload; the same file a second time gives the one that is there.

    Raises Fout when the file is refused (kind, size, content), or when there are too many.
    """
    eis(wie, "aanvragen.bewerk", aanvraag)
    keuring = bestanden.keur(bestand)
    with transaction.atomic():
        rij = vergrendel(aanvraag)
        eis_open(rij, Regels.van(rij.ronde), BIJLAGEN.code)
        bestaand = rij.bijlagen.filter(verwijderd_op=None)
        if dezelfde := bestaand.filter(sha256=keuring.sha256).first():
            return dezelfde
        if bestaand.count() >= MEESTE:
            raise Fout(
                f"U kunt hoogstens {MEESTE} bijlagen toevoegen. Dit bestand is niet bewaard. "
                "Voeg stukken samen, of haal eerst een bijlage weg.",
                veld="bestand",
            )
        bijlage = _bewaar(rij, wie, bestand, naam or str(bestand.name), keuring)
        leg_vast(
            wie=wie,
            wat="aanvragen.voeg_bijlage_toe",
            onderwerp=rij,
            naar={"sha256": keuring.sha256},
            ronde_id=rij.ronde_id,
        )
    return bijlage


def _bewaar(
    aanvraag: Aanvraag, wie: Gebruiker, bestand: Any, naam: str, keuring: bestanden.Keuring
) -> Bijlage:
    """Store the file under a name that says nothing; the name people gave stays in the row."""
    bijlage = Bijlage(
        aanvraag=aanvraag,
        naam=korte_naam(naam),
        mediatype=keuring.mediatype,
        grootte=keuring.grootte,
        sha256=keuring.sha256,
        toegevoegd_door=wie,
        toegevoegd_op=nu(),
    )
    bijlage.bestand.save(bijlage.naam, File(bestand), save=False)
    bijlage.save()
    return bijlage


def korte_naam(naam: str) -> str:
    """Return the bare file name, printable, with its extension kept when it is too long."""
    kaal = "".join(c for c in naam.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable())
    begin, punt, eind = kaal.strip().rpartition(".")
    if len(kaal) <= 200:
        return kaal.strip() or "bijlage"
    return f"{begin[: 199 - len(eind)]}{punt}{eind}"


def verwijder_bijlage(*, wie: Gebruiker, bijlage: Bijlage) -> None:
    """Take an attachment away from the draft; a version that holds it keeps its file (law 4)."""
    eis(wie, "aanvragen.bewerk", bijlage.aanvraag)
    with transaction.atomic():
        rij = vergrendel(bijlage.aanvraag)
        eis_open(rij, Regels.van(rij.ronde), BIJLAGEN.code)
        moment = nu()
        geraakt = rij.bijlagen.filter(pk=bijlage.pk, verwijderd_op=None)
        if not geraakt.update(verwijderd_op=moment):
            raise GeenToegang
        leg_vast(
            wie=wie,
            wat="aanvragen.verwijder_bijlage",
            onderwerp=rij,
            van={"sha256": bijlage.sha256},
            ronde_id=rij.ronde_id,
        )
