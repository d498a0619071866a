"""Scoring: one score with one reason per criterion, final at once, revised beside the first (W22).

No line of the log ever holds a value or a reason (W21).
"""

from aanvragen.indienen.queries import nieuwste_versie
from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.queries import advies_ligt_vast, zetel_van
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.scoren.queries.cijfers import schaal_van
from beoordeling.scoren.queries.lijst import eigen_beoordelingen
from beoordeling.scoren.rekenen import MAX_DOELEN, MAX_REDEN
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.tekst import schone_tekst
from kern.logboek.handeling import handeling
from kern.toegang.rechten import GeenToegang
from regeling.ronde.models import Criterium, Ronde

SCOREN = "beoordeling.score_geven"


def geef_score(
    *, wie: Gebruiker, aanvraag: Aanvraag, criterium: Criterium, waarde: int, toelichting: str
) -> Score:
    """Give or change one's own score on one criterion while the assessment is a draft.

    Raises Fout for a value off the scale, a reason under ten characters, a criterion without
    weight, or an assessment that is final. The same score again writes nothing.
    """
    with handeling(wie=wie, wat="beoordeling.geef_score", mag=SCOREN, op=aanvraag) as h:
        toelichting = _reden(toelichting, aanvraag.ronde)
        _eis_waarde(aanvraag, criterium, waarde)
        beoordeling = _concept(wie, aanvraag)
        score = _zoek_score(beoordeling, criterium, na_bespreking=False)
        if _schrijf(score, waarde, toelichting):
            _niet_meer_later(beoordeling)
            naar = {"criterium": criterium.nummer}
            h.leg_vast(aanvraag, naar=naar, ronde_id=aanvraag.ronde_id)
        else:
            h.verandert_niets()
    return score


def bewaar_doelen(*, wie: Gebruiker, aanvraag: Aanvraag, doelen_toelichting: str) -> Beoordeling:
    """Keep the draft text on what the project adds to the goals of the ronde (R21)."""
    with handeling(wie=wie, wat="beoordeling.bewaar_doelen", mag=SCOREN, op=aanvraag) as h:
        tekst = _niet_te_lang(schone_tekst(doelen_toelichting), MAX_DOELEN, "doelen_toelichting")
        beoordeling = _concept(wie, aanvraag)
        if beoordeling.doelen_toelichting == tekst:
            h.verandert_niets()
        else:
            beoordeling.doelen_toelichting = tekst
            beoordeling.save(update_fields=["doelen_toelichting"])
            h.leg_vast(aanvraag, naar={}, ronde_id=aanvraag.ronde_id)
    return beoordeling


def leg_weg(*, wie: Gebruiker, aanvraag: Aanvraag) -> Beoordeling:
    """Put an application aside to assess it later; a score takes it up again."""
    with handeling(wie=wie, wat="beoordeling.leg_weg", mag=SCOREN, op=aanvraag) as h:
        beoordeling = _concept(wie, aanvraag)
        if beoordeling.later:
            h.verandert_niets()
        else:
            beoordeling.later = True
            beoordeling.save(update_fields=["later"])
            h.leg_vast(aanvraag, naar={}, ronde_id=aanvraag.ronde_id)
    return beoordeling


def maak_definitief(*, wie: Gebruiker, aanvraag: Aanvraag, doelen_toelichting: str) -> Beoordeling:
    """Make one's own assessment final: every weighted criterion scored, and the goals answered
    (R21, W22).

    Raises Fout that names the criteria still without a score. Nothing changes after this, but
    what is revised after the discussion, beside it.
    """
    with handeling(wie=wie, wat="beoordeling.maak_definitief", mag=SCOREN, op=aanvraag) as h:
        tekst = _doelen(doelen_toelichting, aanvraag.ronde)
        beoordeling = _concept(wie, aanvraag)
        _eis_volledig(beoordeling)
        beoordeling.doelen_toelichting = tekst
        beoordeling.naar_definitief()
        beoordeling.definitief_op = tijd.nu()
        beoordeling.later = False
        beoordeling.save()
        zegel = [beoordeling, *beoordeling.scores.all()]
        h.leg_vast(aanvraag, naar={}, ronde_id=aanvraag.ronde_id, zegel=zegel)
    return beoordeling


def herzie_score(
    *, wie: Gebruiker, aanvraag: Aanvraag, criterium: Criterium, waarde: int, toelichting: str
) -> Score:
    """Revise one's own score after the scores were opened; the first one stays beside it (W22).

    Possible until the advice is set down. Raises Fout as `geef_score` does.
    """
    mag = "beoordeling.score_herzien"
    with handeling(wie=wie, wat="beoordeling.herzie_score", mag=mag, op=aanvraag) as h:
        toelichting = _reden(toelichting, aanvraag.ronde)
        _eis_waarde(aanvraag, criterium, waarde)
        beoordeling = _vergrendelde(wie, aanvraag)
        if beoordeling is None:
            raise GeenToegang
        _eis_geen_advies(aanvraag)
        score = _zoek_score(beoordeling, criterium, na_bespreking=True)
        if _schrijf(score, waarde, toelichting):
            naar = {"criterium": criterium.nummer}
            h.leg_vast(aanvraag, naar=naar, ronde_id=aanvraag.ronde_id, zegel=[score])
        else:
            h.verandert_niets()
    return score


def _vergrendelde(wie: Gebruiker, aanvraag: Aanvraag) -> Beoordeling | None:
    """Lock the own assessment. By hand: it is found by its member, so one query finds and locks."""
    return eigen_beoordelingen(wie, aanvraag).select_for_update(of=("self",)).first()


def _concept(wie: Gebruiker, aanvraag: Aanvraag) -> Beoordeling:
    """Return the own assessment, locked and still a draft; made on first use."""
    beoordeling = _vergrendelde(wie, aanvraag)
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
    beoordeling, _ = Beoordeling.objects.get_or_create(
        zetel=zetel, aanvraag=aanvraag, defaults={"versie": nieuwste_versie(aanvraag)}
    )
    return beoordeling


def _zoek_score(beoordeling: Beoordeling, criterium: Criterium, *, na_bespreking: bool) -> Score:
    """Return the score as it is, or an unsaved one."""
    key = {"beoordeling": beoordeling, "criterium": criterium, "na_bespreking": na_bespreking}
    score = Score.objects.filter(**key).first() or Score(**key)
    score.beoordeling = beoordeling  # the locked one, for who asks for it
    return score


def _schrijf(score: Score, waarde: int, toelichting: str) -> bool:
    """Write the score unless it is there already; returns whether something was written."""
    if score.pk and (score.waarde, score.toelichting) == (waarde, toelichting):
        return False
    score.waarde, score.toelichting, score.op = waarde, toelichting, tijd.nu()
    score.save()
    return True


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


def _doelen(toelichting: str, ronde: Ronde) -> str:
    tekst = schone_tekst(toelichting)
    minst = ronde.reden_minimum
    if len(tekst) < minst:
        raise Fout(
            f"Schrijf in ten minste {minst} tekens wat het project bijdraagt aan de doelen.",
            "doelen_toelichting",
        )
    return _niet_te_lang(tekst, MAX_DOELEN, "doelen_toelichting")


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
    if waarde not in schaal_van(aanvraag.ronde):
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
    if advies_ligt_vast(aanvraag.ronde_id):
        raise Fout("Het advies is vastgesteld. De scores veranderen niet meer.")
