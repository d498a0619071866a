"""Opening the scores by the secretaris, the note of the discussion, and reminders (W21, W22)."""

from django.db import transaction

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Commissie
from beoordeling.scoren.queries.voortgang import (
    GEREED,
    Aanvraagvoortgang,
    Voortgang,
    aanvragen_met_voortgang,
)
from beoordeling.scoren.rules import SCORES_OPENEN
from beoordeling.scoren.services import mail_lid
from beoordeling.vergadering.models import Bespreking
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.tekst import schone_tekst
from kern.logboek import schrijven
from kern.toegang.rechten import eis
from regeling.ronde.models import Ronde


def open_scores(*, wie: Gebruiker, aanvraag: Aanvraag, notitie: str = "") -> Bespreking:
    """Open the scores of one application to the members who are final on it (W21).

    Raises Fout that names who is not final yet, or when fewer than three valid assessments are
    left (W22). Opening twice gives the same Bespreking.
    """
    eis(wie, SCORES_OPENEN, aanvraag)
    with transaction.atomic():
        voortgang = _vergrendeld(aanvraag.ronde)
        admitted = Aanvraag.objects.toegelaten().select_related("bespreking").filter(pk=aanvraag.pk)
        if not admitted:
            raise Fout("Deze aanvraag is niet toegelaten tot de beoordeling.")
        stand = voortgang.per_aanvraag(admitted)[0]
        if stand.geopend:
            return stand.aanvraag.bespreking
        _eis_gereed(stand)
        bespreking = _open(wie, stand.aanvraag, notitie)
        _bericht_leden(voortgang, [stand])
    return bespreking


def open_gereed(*, wie: Gebruiker, ronde: Ronde) -> list[Bespreking]:
    """Open every application that is ready; one mail per member with the number."""
    eis(wie, SCORES_OPENEN, ronde)
    with transaction.atomic():
        voortgang = _vergrendeld(ronde)
        gereed = voortgang.per_aanvraag(aanvragen_met_voortgang(ronde).filter(GEREED))
        if not gereed:
            raise Fout("Er is nog geen aanvraag waarvan alle beoordelingen definitief zijn.")
        besprekingen = [_open(wie, stand.aanvraag, "") for stand in gereed]
        _bericht_leden(voortgang, gereed)
    return besprekingen


def noteer_bespreking(*, wie: Gebruiker, aanvraag: Aanvraag, notitie: str) -> Bespreking:
    """Write down what was discussed; only once the scores are open."""
    eis(wie, SCORES_OPENEN, aanvraag)
    with transaction.atomic():
        bespreking = Bespreking.objects.select_for_update().filter(aanvraag=aanvraag).first()
        if bespreking is None:
            raise Fout("De scores van deze aanvraag zijn nog niet open.")
        bespreking.notitie = schone_tekst(notitie)
        bespreking.save(update_fields=["notitie"])
        _leg_vast(wie, "noteer_bespreking", aanvraag)
    return bespreking


def _vergrendeld(ronde: Ronde) -> Voortgang:
    """Lock the committee, so that two openings and a late declaration come after one another."""
    Commissie.objects.select_for_update().get(ronde=ronde)
    return Voortgang(ronde)


def _eis_gereed(stand: Aanvraagvoortgang) -> None:
    if stand.wacht_op:
        namen = ", ".join(zetel.houder.naam for zetel in stand.wacht_op)
        raise Fout(f"De scores kunnen nog niet open. Nog niet definitief: {namen}.")
    if not stand.quorum:
        raise Fout(
            f"Deze aanvraag heeft {len(stand.definitief)} geldige beoordelingen. Er zijn er "
            f"{stand.nodig} nodig. Vraag de coördinator om een lid te vervangen."
        )


def _open(wie: Gebruiker, aanvraag: Aanvraag, notitie: str) -> Bespreking:
    bespreking = Bespreking.objects.create(
        aanvraag=aanvraag,
        geopend_door=wie,
        geopend_op=tijd.nu(),
        notitie=schone_tekst(notitie),
    )
    _leg_vast(wie, "open_scores", aanvraag)
    return bespreking


def _bericht_leden(voortgang: Voortgang, standen: list[Aanvraagvoortgang]) -> None:
    """Tell each member how many of their applications are open; nothing about who is recused."""
    eerste = standen[0].aanvraag.pk
    for lid in voortgang.leden:
        aantal = sum(1 for stand in standen if lid.zetel in stand.definitief)
        if aantal:
            mail_lid(
                lid.zetel,
                "beoordeling_open",
                voortgang.ronde,
                f"scores-open-{eerste}-{lid.zetel.pk}",
                aantal=aantal,
            )


def _leg_vast(wie: Gebruiker, wat: str, aanvraag: Aanvraag) -> None:
    schrijven.leg_vast(
        wie=wie,
        wat=f"beoordeling.{wat}",
        onderwerp=aanvraag,
        ronde_id=aanvraag.ronde_id,
    )
