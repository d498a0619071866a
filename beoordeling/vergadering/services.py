"""What the secretaris does: remind, open the scores, write the note of the discussion (W21, W22)."""

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.queries.voortgang import (
    GEREED,
    Aanvraagvoortgang,
    Voortgang,
    aanvragen_met_voortgang,
)
from beoordeling.vergadering.models import Bespreking
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst
from kern.logboek.handeling import Handeling, handeling
from kern.post import mail
from regeling.ronde.models import Ronde

OPENEN = "beoordeling.scores_openen"


def herinner(*, wie: Gebruiker, ronde: Ronde) -> int:
    """Mail every member with work left, once a day at most; returns how many members."""
    with handeling(wie=wie, wat="beoordeling.herinner", mag=OPENEN, op=ronde) as h:
        achter = Voortgang(ronde).achter
        if not achter:
            raise Fout("Alle leden zijn klaar. Er is niemand om te herinneren.")
        dag = tijd.vandaag().isoformat()
        for lid in achter:
            sleutel = f"herinnering-{lid.zetel.pk}-{dag}"
            _mail_lid(lid.zetel, "beoordeling_herinnering", ronde, sleutel, aantal=lid.te_doen)
        h.leg_vast(ronde, naar={"leden": len(achter)}, ronde_id=ronde.pk)
    return len(achter)


def open_scores(*, wie: Gebruiker, aanvraag: Aanvraag, notitie: str = "") -> Bespreking:
    """Open the scores of one application to the members who are final on it (W21).

    Raises Fout that names who is not final yet, or when fewer than three valid assessments are
    left (W22). Opening twice gives the same Bespreking.
    """
    with handeling(wie=wie, wat="beoordeling.open_scores", mag=OPENEN, op=aanvraag) as h:
        voortgang = _vergrendeld(aanvraag.ronde)
        admitted = Aanvraag.objects.toegelaten().select_related("bespreking").filter(pk=aanvraag.pk)
        if not admitted:
            raise Fout("Deze aanvraag is niet toegelaten tot de beoordeling.")
        stand = voortgang.per_aanvraag(admitted)[0]
        if stand.geopend:
            h.verandert_niets()
            return stand.aanvraag.bespreking
        _eis_gereed(stand)
        bespreking = _open(h, wie, stand.aanvraag, notitie)
        _bericht_leden(voortgang, [stand])
    return bespreking


def open_gereed(*, wie: Gebruiker, ronde: Ronde) -> list[Bespreking]:
    """Open every application that is ready; one mail per member with the number."""
    with handeling(wie=wie, wat="beoordeling.open_scores", mag=OPENEN, op=ronde) as h:
        voortgang = _vergrendeld(ronde)
        gereed = voortgang.per_aanvraag(aanvragen_met_voortgang(ronde).filter(GEREED))
        if not gereed:
            raise Fout("Er is nog geen aanvraag waarvan alle beoordelingen definitief zijn.")
        besprekingen = [_open(h, wie, stand.aanvraag, "") for stand in gereed]
        _bericht_leden(voortgang, gereed)
    return besprekingen


def noteer_bespreking(*, wie: Gebruiker, aanvraag: Aanvraag, notitie: str) -> Bespreking:
    """Write down what was discussed; only once the scores are open."""
    with handeling(wie=wie, wat="beoordeling.noteer_bespreking", mag=OPENEN, op=aanvraag) as h:
        gevonden = Bespreking.objects.filter(aanvraag=aanvraag).first()
        if gevonden is None:
            raise Fout("De scores van deze aanvraag zijn nog niet open.")
        bespreking = vergrendel(gevonden)
        bespreking.notitie = schone_tekst(notitie)
        bespreking.save(update_fields=["notitie"])
        h.leg_vast(aanvraag, ronde_id=aanvraag.ronde_id, zegel=[bespreking])
    return bespreking


def _vergrendeld(ronde: Ronde) -> Voortgang:
    """Lock the committee, so that two openings and a late declaration come after one another."""
    vergrendel(ronde.commissie)
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


def _open(act: Handeling, wie: Gebruiker, aanvraag: Aanvraag, notitie: str) -> Bespreking:
    bespreking = Bespreking.objects.create(
        aanvraag=aanvraag,
        geopend_door=wie,
        geopend_op=tijd.nu(),
        notitie=schone_tekst(notitie),
    )
    definitief = Beoordeling.Status.DEFINITIEF
    beoordelingen = aanvraag.beoordelingen.filter(status=definitief).prefetch_related("scores")
    scores = [score for beoordeling in beoordelingen for score in beoordeling.scores.all()]
    zegel = [bespreking, *beoordelingen, *scores]
    act.leg_vast(aanvraag, ronde_id=aanvraag.ronde_id, zegel=zegel)
    return bespreking


def _bericht_leden(voortgang: Voortgang, standen: list[Aanvraagvoortgang]) -> None:
    """Tell each member how many of their applications are open; nothing about who is recused."""
    eerste = standen[0].aanvraag.pk
    for lid in voortgang.leden:
        if aantal := sum(1 for stand in standen if lid.zetel in stand.definitief):
            sleutel = f"scores-open-{eerste}-{lid.zetel.pk}"
            _mail_lid(lid.zetel, "beoordeling_open", voortgang.ronde, sleutel, aantal=aantal)


def _mail_lid(zetel: Zetel, sjabloon: str, ronde: Ronde, sleutel: str, *, aantal: int) -> None:
    context = {"naam": zetel.houder.naam, "ronde": ronde.naam, "code": ronde.code}
    mail.stuur(
        aan=[zetel.houder.email],
        sjabloon=sjabloon,
        context=context | {"aantal": aantal},
        sleutel=sleutel,
    )
