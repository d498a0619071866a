"""Attachments: inspected before they are kept (W11)."""

from django.core.files.base import File

from aanvragen.bijlagen.models import Bijlage
from aanvragen.bijlagen.rekenen import korte_bestandsnaam
from aanvragen.concept.services import eis_onderdeel_open
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen.onderdelen import ONDERDEEL_BIJLAGEN
from deelnemers.personen.models import Gebruiker
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tijd import nu
from kern.bestanden import keuring as bestanden
from kern.logboek.handeling import handeling
from kern.toegang.rechten import GeenToegang, eis

MEESTE_BIJLAGEN = 20


def voeg_bijlage_toe(
    *, wie: Gebruiker, aanvraag: Aanvraag, bestand: "File[bytes]", naam: str = ""
) -> Bijlage:
    """Inspect and keep an upload; the same file a second time gives the one that is there.

    Raises Fout when the file is refused (kind, size, content), or when there are too many.
    """
    eis(wie, "aanvragen.bewerk", aanvraag)  # before a stranger makes us read a file
    keuring = bestanden.keur(bestand)
    wat = "aanvragen.voeg_bijlage_toe"
    with handeling(wie=wie, wat=wat, mag=None) as act:  # asked just now
        rij = vergrendel(aanvraag, "ronde")
        eis_onderdeel_open(rij, regels_van_ronde(rij.ronde), ONDERDEEL_BIJLAGEN.code)
        present = rij.bijlagen.filter(verwijderd_op=None)
        if same := present.filter(sha256=keuring.sha256).first():
            act.verandert_niets()
            return same
        if present.count() >= MEESTE_BIJLAGEN:
            raise Fout(
                f"U kunt hoogstens {MEESTE_BIJLAGEN} bijlagen toevoegen. Dit bestand is niet "
                "bewaard. Voeg stukken samen, of haal eerst een bijlage weg.",
                veld="bestand",
            )
        bijlage = _bewaar(rij, wie, bestand, naam or str(bestand.name), keuring)
        act.leg_vast(rij, naar={"sha256": keuring.sha256}, ronde_id=rij.ronde_id)
    return bijlage


def voer_bijlage_in(
    *, wie: Gebruiker, aanvraag: Aanvraag, bestand: "File[bytes]", naam: str
) -> Bijlage:
    """Inspect and keep a file that came with an application on paper; raises Fout when refused."""
    namens = "aanvragen.voer_in_namens"
    with handeling(wie=wie, wat=namens, mag=namens) as act:
        bijlage = _bewaar(aanvraag, wie, bestand, naam, bestanden.keur(bestand))
        act.verandert_niets()  # the submission that follows in the same transaction tells it
    return bijlage


def _bewaar(
    aanvraag: Aanvraag,
    wie: Gebruiker,
    bestand: "File[bytes]",
    naam: str,
    keuring: bestanden.Keuring,
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
    """Take an attachment away from the draft; a version that holds it keeps its file (law 5)."""
    wat, aanvraag = "aanvragen.verwijder_bijlage", bijlage.aanvraag
    with handeling(wie=wie, wat=wat, mag="aanvragen.bewerk", op=aanvraag) as act:
        rij = vergrendel(aanvraag, "ronde")
        eis_onderdeel_open(rij, regels_van_ronde(rij.ronde), ONDERDEEL_BIJLAGEN.code)
        present = rij.bijlagen.filter(pk=bijlage.pk, verwijderd_op=None)
        if not present.update(verwijderd_op=nu()):
            raise GeenToegang
        act.leg_vast(rij, van={"sha256": bijlage.sha256}, ronde_id=rij.ronde_id)
