"""Scoring: one score with one reason per criterion, final at once, revised beside the first
(W22).

Opening the scores by the secretaris, the note of the discussion, and reminders (W21, W22).
"""

from django.db import transaction

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.queries import zetel_van
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.scoren.queries import cijfers
from beoordeling.scoren.queries.lijst import eigen_beoordelingen
from beoordeling.scoren.queries.voortgang import Voortgang
from beoordeling.scoren.rekenen import MAX_DOELEN, MAX_REDEN
from beoordeling.scoren.rules import SCORES_OPENEN
from beoordeling.weging.models import Advies
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.tekst import schone_tekst
from kern.logboek import schrijven
from kern.post import mail
from kern.toegang.rechten import GeenToegang, eis
from regeling.ronde.models import Criterium, Ronde


def geef_score(
    *, wie: Gebruiker, aanvraag: Aanvraag, criterium: Criterium, waarde: int, toelichting: str
) -> Score:
    """Give or change one's own score on one criterion while the assessment is a draft.

    Raises Fout for a value off the scale, a reason that is too short, a criterion without
    weight, or an assessment that is final. The same score again writes nothing.
    """
    eis(wie, "beoordeling.score_geven", aanvraag)
    toelichting = _reden(toelichting, aanvraag.ronde)
    _eis_waarde(aanvraag, criterium, waarde)
    with transaction.atomic():
        beoordeling = _concept(wie, aanvraag)
        score, nieuw = _schrijf(beoordeling, criterium, waarde, toelichting, na_bespreking=False)
        if nieuw:
            _niet_meer_later(beoordeling)
            _leg_vast(wie, "geef_score", aanvraag, criterium=criterium.nummer)
    return score


def bewaar_doelen(*, wie: Gebruiker, aanvraag: Aanvraag, doelen_toelichting: str) -> Beoordeling:
    """Keep the draft text on what the project adds to the goals of the ronde (R21)."""
    eis(wie, "beoordeling.score_geven", aanvraag)
    tekst = _niet_te_lang(schone_tekst(doelen_toelichting), MAX_DOELEN, "doelen_toelichting")
    with transaction.atomic():
        beoordeling = _concept(wie, aanvraag)
        if beoordeling.doelen_toelichting != tekst:
            beoordeling.doelen_toelichting = tekst
            beoordeling.save(update_fields=["doelen_toelichting"])
            _leg_vast(wie, "bewaar_doelen", aanvraag)
    return beoordeling


def leg_weg(*, wie: Gebruiker, aanvraag: Aanvraag) -> Beoordeling:
    """Put an application aside to assess it later; a score takes it up again."""
    eis(wie, "beoordeling.score_geven", aanvraag)
    with transaction.atomic():
        beoordeling = _concept(wie, aanvraag)
        if not beoordeling.later:
            beoordeling.later = True
            beoordeling.save(update_fields=["later"])
            _leg_vast(wie, "leg_weg", aanvraag)
    return beoordeling


def maak_definitief(*, wie: Gebruiker, aanvraag: Aanvraag, doelen_toelichting: str) -> Beoordeling:
    """Make one's own assessment final: every weighted criterion scored, and the goals answered
    (R21, W22).

    Raises Fout that names the criteria still without a score. Nothing changes after this, but
    what is revised after the discussion, beside it.
    """
    eis(wie, "beoordeling.score_geven", aanvraag)
    tekst = schone_tekst(doelen_toelichting)
    minst = aanvraag.ronde.reden_minimum
    if len(tekst) < minst:
        raise Fout(
            f"Schrijf in ten minste {minst} tekens wat het project bijdraagt aan de doelen.",
            "doelen_toelichting",
        )
    _niet_te_lang(tekst, MAX_DOELEN, "doelen_toelichting")
    with transaction.atomic():
        beoordeling = _concept(wie, aanvraag)
        _eis_volledig(beoordeling)
        beoordeling.doelen_toelichting = tekst
        beoordeling.naar_definitief()
        beoordeling.definitief_op = tijd.nu()
        beoordeling.later = False
        beoordeling.save()
        _leg_vast(wie, "maak_definitief", aanvraag)
    return beoordeling


def herzie_score(
    *, wie: Gebruiker, aanvraag: Aanvraag, criterium: Criterium, waarde: int, toelichting: str
) -> Score:
    """Revise one's own score after the scores were opened; the first one stays beside it (W22).

    Possible until the advice is set down. Raises Fout as `geef_score` does.
    """
    eis(wie, "beoordeling.score_herzien", aanvraag)
    toelichting = _reden(toelichting, aanvraag.ronde)
    _eis_waarde(aanvraag, criterium, waarde)
    with transaction.atomic():
        beoordeling = eigen_beoordelingen(wie, aanvraag).select_for_update(of=("self",)).get()
        _eis_geen_advies(aanvraag)
        score, nieuw = _schrijf(beoordeling, criterium, waarde, toelichting, na_bespreking=True)
        if nieuw:
            _leg_vast(wie, "herzie_score", aanvraag, criterium=criterium.nummer)
    return score


def _concept(wie: Gebruiker, aanvraag: Aanvraag) -> Beoordeling:
    """Return the own assessment, locked and still a draft; made on first use."""
    beoordeling = eigen_beoordelingen(wie, aanvraag).select_for_update(of=("self",)).first()
    if beoordeling is None:
        zetel = zetel_van(wie, aanvraag.ronde_id)
        if zetel is None:
            raise GeenToegang
        _eis_geen_advies(aanvraag)
        return _begin(zetel, aanvraag)
    if beoordeling.status != Beoordeling.Status.CONCEPT:
        raise Fout(
            "Uw beoordeling is definitief en verandert niet meer. "
            "Na de bespreking kunt u een score herzien."
        )
    return beoordeling


def _begin(zetel: Zetel, aanvraag: Aanvraag) -> Beoordeling:
    """Start the assessment of the newest submitted version."""
    versie = aanvraag.versies.order_by("-nummer")[0]
    beoordeling, _ = Beoordeling.objects.get_or_create(
        zetel=zetel, aanvraag=aanvraag, defaults={"versie": versie}
    )
    return beoordeling


def _schrijf(
    beoordeling: Beoordeling,
    criterium: Criterium,
    waarde: int,
    toelichting: str,
    *,
    na_bespreking: bool,
) -> tuple[Score, bool]:
    """Write the score unless it is there already; returns it and whether something was written."""
    score = Score.objects.filter(
        beoordeling=beoordeling, criterium=criterium, na_bespreking=na_bespreking
    ).first() or Score(beoordeling=beoordeling, criterium=criterium, na_bespreking=na_bespreking)
    if score.pk and (score.waarde, score.toelichting) == (waarde, toelichting):
        return score, False
    score.waarde, score.toelichting, score.op = waarde, toelichting, tijd.nu()
    score.save()
    return score, True


def _niet_meer_later(beoordeling: Beoordeling) -> None:
    if beoordeling.later:
        beoordeling.later = False
        beoordeling.save(update_fields=["later"])


def _reden(toelichting: str, ronde: Ronde) -> str:
    tekst = schone_tekst(toelichting)
    if len(tekst) < ronde.reden_minimum:
        raise Fout(
            f"Schrijf in ten minste {ronde.reden_minimum} tekens waarom u deze score geeft. "
            "De score is nog niet bewaard.",
            "toelichting",
        )
    return _niet_te_lang(tekst, MAX_REDEN, "toelichting")


def _niet_te_lang(tekst: str, maximum: int, veld: str) -> str:
    if len(tekst) > maximum:
        raise Fout(
            f"Uw tekst is {len(tekst) - maximum} tekens te lang en is nog niet bewaard. "
            f"Maak de tekst korter dan {maximum} tekens.",
            veld,
        )
    return tekst


def _eis_waarde(aanvraag: Aanvraag, criterium: Criterium, waarde: int) -> None:
    if criterium.ronde_id != aanvraag.ronde_id or not criterium.gewicht:
        raise Fout("Voor dit criterium geeft de commissie geen score.")
    if waarde not in cijfers.schaal_van(aanvraag.ronde):
        raise Fout("Kies een van de niveaus van de schaal.", "waarde")


def _eis_volledig(beoordeling: Beoordeling) -> None:
    gescoord = beoordeling.scores.values("criterium")
    mist = Criterium.objects.filter(ronde=beoordeling.aanvraag.ronde_id, gewicht__gt=0)
    nummers = list(mist.exclude(pk__in=gescoord).values_list("nummer", flat=True))
    if nummers:
        woord = "criterium" if len(nummers) == 1 else "de criteria"
        lijst = ", ".join(str(n) for n in nummers)
        raise Fout(
            f"Er is nog geen score voor {woord} {lijst}. Uw andere scores zijn bewaard. "
            "Vul de scores aan en maak de beoordeling daarna definitief."
        )


def _eis_geen_advies(aanvraag: Aanvraag) -> None:
    if Advies.objects.filter(ronde=aanvraag.ronde_id, status=Advies.Status.VASTGESTELD).exists():
        raise Fout("Het advies is vastgesteld. De scores veranderen niet meer.")


def _leg_vast(wie: Gebruiker, wat: str, aanvraag: Aanvraag, **naar: int) -> None:
    """Log that it happened; never a value or a reason (W21)."""
    schrijven.leg_vast(
        wie=wie,
        wat=f"beoordeling.{wat}",
        onderwerp=aanvraag,
        naar=naar,
        ronde_id=aanvraag.ronde_id,
    )


def herinner(*, wie: Gebruiker, ronde: Ronde) -> int:
    """Mail every member with work left, once a day at most; returns how many members."""
    eis(wie, SCORES_OPENEN, ronde)
    with transaction.atomic():
        achter = Voortgang(ronde).achter
        if not achter:
            raise Fout("Alle leden zijn klaar. Er is niemand om te herinneren.")
        for lid in achter:
            mail_lid(
                lid.zetel,
                "beoordeling_herinnering",
                ronde,
                f"herinnering-{lid.zetel.pk}-{tijd.vandaag().isoformat()}",
                aantal=lid.te_doen,
            )
        schrijven.leg_vast(
            wie=wie,
            wat="beoordeling.herinner",
            onderwerp=ronde,
            naar={"leden": len(achter)},
            ronde_id=ronde.pk,
        )
    return len(achter)


def mail_lid(zetel: Zetel, sjabloon: str, ronde: Ronde, sleutel: str, *, aantal: int) -> None:
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
