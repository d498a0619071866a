"""Attachments: inspected before they are kept (W11)."""

from typing import Any

from django.core.files.base import File
from django.db import transaction

from aanvragen.bijlagen.models import Bijlage
from aanvragen.bijlagen.rekenen import korte_bestandsnaam
from aanvragen.concept.services import eis_open, vergrendel
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen.onderdelen import ONDERDEEL_BIJLAGEN
from deelnemers.personen.models import Gebruiker
from kern.basis.fouten import Fout
from kern.basis.tijd import nu
from kern.bestanden import keuring as bestanden
from kern.logboek.schrijven import leg_vast
from kern.toegang.rechten import GeenToegang, eis

MEESTE_BIJLAGEN = 20


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
        eis_open(rij, regels_van_ronde(rij.ronde), ONDERDEEL_BIJLAGEN.code)
        bestaand = rij.bijlagen.filter(verwijderd_op=None)
        if dezelfde := bestaand.filter(sha256=keuring.sha256).first():
            return dezelfde
        if bestaand.count() >= MEESTE_BIJLAGEN:
            raise Fout(
                f"U kunt hoogstens {MEESTE_BIJLAGEN} bijlagen toevoegen. Dit bestand is niet bewaard. "
                "Voeg stukken samen, of haal eerst een bijlage weg.",
                veld="bestand",
            )
        bijlage = bewaar_bestand(rij, wie, bestand, naam or str(bestand.name), keuring)
        leg_vast(
            wie=wie,
            wat="aanvragen.voeg_bijlage_toe",
            onderwerp=rij,
            naar={"sha256": keuring.sha256},
            ronde_id=rij.ronde_id,
        )
    return bijlage


def bewaar_bestand(
    aanvraag: Aanvraag, wie: Gebruiker, bestand: Any, naam: str, keuring: bestanden.Keuring
) -> Bijlage:
    """Store the file under a name that says nothing; the name people gave stays in the row."""
    bijlage = Bijlage(
        aanvraag=aanvraag,
        naam=korte_bestandsnaam(naam),
        mediatype=keuring.mediatype,
        grootte=keuring.grootte,
        sha256=keuring.sha256,
        toegevoegd_door=wie,
        toegevoegd_op=nu(),
    )
    bijlage.bestand.save(bijlage.naam, File(bestand), save=False)
    bijlage.save()
    return bijlage


def verwijder_bijlage(*, wie: Gebruiker, bijlage: Bijlage) -> None:
    """Take an attachment away from the draft; a version that holds it keeps its file (law 4)."""
    eis(wie, "aanvragen.bewerk", bijlage.aanvraag)
    with transaction.atomic():
        rij = vergrendel(bijlage.aanvraag)
        eis_open(rij, regels_van_ronde(rij.ronde), ONDERDEEL_BIJLAGEN.code)
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
