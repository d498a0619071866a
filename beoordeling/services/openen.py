"""Opening the scores by the secretaris, the note of the discussion, and reminders (W21, W22)."""

from django.db import transaction

from aanvragen.models import Aanvraag
from beoordeling.models import MINIMUM_SCORES, Bespreking, Commissie, Zetel
from beoordeling.voortgang import Aanvraagstand, Voortgang
from deelnemers.models import Gebruiker
from kern import logboek, mail, tijd
from kern.fouten import Fout
from kern.rechten import eis
from kern.tekst import schone_tekst
from regeling.models import Ronde

OPENEN = "beoordeling.scores_openen"


def open_scores(*, wie: Gebruiker, aanvraag: Aanvraag, notitie: str = "") -> Bespreking:
    """Open the scores of one application to the members who are final on it (W21).

    Raises Fout that names who is not final yet, or when fewer than three valid assessments are
    left (W22). Opening twice gives the same Bespreking.
    """
    eis(wie, OPENEN, aanvraag)
    with transaction.atomic():
        voortgang = _vergrendeld(aanvraag.ronde)
        stand = next((s for s in voortgang.per_aanvraag if s.aanvraag.pk == aanvraag.pk), None)
        if stand is None:
            raise Fout("Deze aanvraag is niet toegelaten tot de beoordeling.")
        if stand.geopend:
            return stand.aanvraag.bespreking
        _eis_gereed(stand)
        bespreking = _open(wie, stand.aanvraag, notitie)
        _bericht_leden(voortgang, [stand])
    return bespreking


def open_gereed(*, wie: Gebruiker, ronde: Ronde) -> list[Bespreking]:
    """Open every application that is ready; one mail per member with the number."""
    eis(wie, OPENEN, ronde)
    with transaction.atomic():
        voortgang = _vergrendeld(ronde)
        gereed = voortgang.gereed()
        if not gereed:
            raise Fout("Er is nog geen aanvraag waarvan alle beoordelingen definitief zijn.")
        besprekingen = [_open(wie, stand.aanvraag, "") for stand in gereed]
        _bericht_leden(voortgang, gereed)
    return besprekingen


def noteer_bespreking(*, wie: Gebruiker, aanvraag: Aanvraag, notitie: str) -> Bespreking:
    """Write down what was discussed; only once the scores are open."""
    eis(wie, OPENEN, aanvraag)
    with transaction.atomic():
        bespreking = Bespreking.objects.select_for_update().filter(aanvraag=aanvraag).first()
        if bespreking is None:
            raise Fout("De scores van deze aanvraag zijn nog niet open.")
        bespreking.notitie = schone_tekst(notitie)
        bespreking.save(update_fields=["notitie"])
        _leg_vast(wie, "noteer_bespreking", aanvraag)
    return bespreking


def herinner(*, wie: Gebruiker, ronde: Ronde) -> int:
    """Mail every member with work left, once a day at most; returns how many members."""
    eis(wie, OPENEN, ronde)
    with transaction.atomic():
        achter = [lid for lid in Voortgang(ronde).per_lid if lid.te_doen]
        if not achter:
            raise Fout("Alle leden zijn klaar. Er is niemand om te herinneren.")
        for lid in achter:
            _stuur(
                lid.zetel,
                "beoordeling_herinnering",
                ronde,
                f"herinnering-{lid.zetel.pk}-{tijd.vandaag().isoformat()}",
                aantal=lid.te_doen,
            )
        logboek.leg_vast(
            wie=wie,
            wat="beoordeling.herinner",
            onderwerp=ronde,
            naar={"leden": len(achter)},
            ronde_id=ronde.pk,
        )
    return len(achter)


def _vergrendeld(ronde: Ronde) -> Voortgang:
    """Lock the committee, so that two openings and a late declaration come after one another."""
    Commissie.objects.select_for_update().get(ronde=ronde)
    return Voortgang(ronde)


def _eis_gereed(stand: Aanvraagstand) -> None:
    if stand.wacht_op:
        namen = ", ".join(zetel.houder.naam for zetel in stand.wacht_op)
        raise Fout(f"De scores kunnen nog niet open. Nog niet definitief: {namen}.")
    if not stand.quorum:
        raise Fout(
            f"Deze aanvraag heeft {len(stand.definitief)} geldige beoordelingen. Er zijn er "
            f"{MINIMUM_SCORES} nodig. Vraag de coördinator om een lid te vervangen."
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


def _bericht_leden(voortgang: Voortgang, standen: list[Aanvraagstand]) -> None:
    """Tell each member how many of their applications are open; nothing about who is recused."""
    eerste = standen[0].aanvraag.pk
    for zetel in voortgang.zetels:
        aantal = sum(1 for stand in standen if zetel in stand.definitief)
        if aantal and zetel.beeindigd_op is None:
            _stuur(
                zetel,
                "beoordeling_open",
                voortgang.ronde,
                f"scores-open-{eerste}-{zetel.pk}",
                aantal=aantal,
            )


def _stuur(zetel: Zetel, sjabloon: str, ronde: Ronde, sleutel: str, *, aantal: int) -> None:
    mail.stuur(
        aan=[zetel.houder.email],
        sjabloon=sjabloon,
        context={
            "naam": zetel.houder.naam,
            "ronde": ronde.naam,
            "code": ronde.code,
            "aantal": aantal,
        },
        sleutel=sleutel,
    )


def _leg_vast(wie: Gebruiker, wat: str, aanvraag: Aanvraag) -> None:
    logboek.leg_vast(
        wie=wie,
        wat=f"beoordeling.{wat}",
        onderwerp=aanvraag,
        ronde_id=aanvraag.ronde_id,
    )
