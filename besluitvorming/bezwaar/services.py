"""An objection is registered at the college that decided (W30)."""

from datetime import date

from besluitvorming.beschikking.models import Beschikking
from besluitvorming.bezwaar.models import Bezwaar
from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst
from kern.logboek.handeling import handeling


def registreer_bezwaar(
    *,
    wie: Gebruiker,
    beschikking: Beschikking,
    gemeente: Gemeente,
    indiener: str,
    ontvangen_op: date,
    gronden: str,
) -> Bezwaar:
    """Register an objection at the college that decided; a late one too, `te_laat` tells (W30).

    Raises Fout when this college did not decide on the project, when the letter was not sent, for a
    day that has not been, or without objector or grounds.
    """
    indiener, gronden = schone_tekst(indiener), schone_tekst(gronden)
    with handeling(
        wie=wie,
        wat="besluitvorming.registreer_bezwaar",
        mag="besluitvorming.registreer_bezwaar",
        op=gemeente,
    ) as act:
        beschikking = vergrendel(beschikking, "aanvraag")
        _keur_brief(beschikking, gemeente)
        _keur_bezwaar(indiener, ontvangen_op, gronden)
        bezwaar = Bezwaar.objects.create(
            beschikking=beschikking,
            gemeente=gemeente,
            indiener=indiener,
            ontvangen_op=ontvangen_op,
            gronden=gronden,
            geregistreerd_door=wie,
            geregistreerd_op=tijd.nu(),
        )
        naar = {
            "gemeente": gemeente.naam,
            "ontvangen_op": ontvangen_op,
            "te_laat": bezwaar.te_laat,
        }
        aanvraag = beschikking.aanvraag
        act.leg_vast(aanvraag, naar=naar, ronde_id=aanvraag.ronde_id, zegel=[bezwaar])
    return bezwaar


def _keur_brief(beschikking: Beschikking, gemeente: Gemeente) -> None:
    """Only against a letter that was sent, at a college that decided on its project."""
    if not Aandeel.objects.filter(aanvraag=beschikking.aanvraag, gemeente=gemeente).exists():
        raise Fout("Dit college heeft niet over dit project besloten.", "gemeente")
    if beschikking.verzonden_op is None:
        raise Fout("Deze beschikking is nog niet verzonden. Bezwaar kan daarna.")


def _keur_bezwaar(indiener: str, ontvangen_op: date, gronden: str) -> None:
    """Check what was typed."""
    if ontvangen_op > tijd.vandaag():
        raise Fout("Deze datum is nog niet geweest.", "ontvangen_op")
    if not indiener:
        raise Fout("Vul in wie bezwaar maakt.", "indiener")
    if not gronden:
        raise Fout("Vul in waarom iemand bezwaar maakt.", "gronden")
