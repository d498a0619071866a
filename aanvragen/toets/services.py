"""The formal check by the coördinator: per criterion, then admit, complete or put aside (W13)."""

from aanvragen.concept.models import Aanvulling
from aanvragen.indienen import queries as ingediend
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.toets.models import Toets
from aanvragen.toets.queries import (
    bezwaar_tegen_aanvrager,
    gronden_uit_toets,
    oordelen_per_criterium,
)
from aanvragen.toets.rekenen import (
    MAX_TOETSREDEN,
    MEESTE_HERSTELDAGEN,
    Grond,
    grond_zonder_aanvulling,
    toelatingsbezwaar,
)
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen.onderdelen import onderdelen_bij_criteria
from deelnemers.personen.models import Gebruiker
from kern.basis.fouten import Fout
from kern.basis.geld import getal
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst
from kern.basis.termijnen import bezwaartermijn, datum_lang, einde_termijn
from kern.basis.tijd import lokaal, nu, vandaag
from kern.documenten import documenten
from kern.logboek.handeling import handeling
from kern.post import mail
from regeling.ronde.models import Criterium


def toets_criterium(
    *, wie: Gebruiker, aanvraag: Aanvraag, criterium: Criterium, oordeel: str, reden: str = ""
) -> Toets:
    """Record whether the newest version meets one criterion; can be changed until decided upon.

    Raises Fout without a reason for anything but "meets", or when the application isn't waiting
    for the check.
    """
    reden, wat = schone_tekst(reden), "aanvragen.toets_criterium"
    with handeling(wie=wie, wat=wat, mag="aanvragen.toets", op=aanvraag) as act:
        if oordeel not in Toets.Oordeel.values:
            raise Fout("Kies of de aanvraag aan dit criterium voldoet.", veld="oordeel")
        _eis_reden(reden, nodig=oordeel != Toets.Oordeel.VOLDOET)
        rij = vergrendel(aanvraag)
        _eis_te_toetsen(rij)
        if criterium.ronde_id != rij.ronde_id:
            raise Fout("Dit criterium hoort bij een andere ronde. Er is niets bewaard.")
        toets, _nieuw = Toets.objects.update_or_create(
            versie=ingediend.nieuwste_versie(rij),
            criterium=criterium,
            defaults={"oordeel": oordeel, "reden": reden, "door": wie, "op": nu()},
        )
        act.leg_vast(
            rij,
            naar={"criterium": criterium.nummer, "oordeel": oordeel},
            ronde_id=rij.ronde_id,
        )
    return toets


def _eis_reden(reden: str, *, nodig: bool) -> None:
    if nodig and not reden:
        raise Fout(
            "Schrijf op waarom. Uw oordeel is nog niet bewaard. De aanvrager leest deze reden.",
            veld="reden",
        )
    if (extra := len(reden) - MAX_TOETSREDEN) > 0:
        raise Fout(
            f"Maak de reden {getal(extra)} tekens korter. Uw oordeel is nog niet bewaard.",
            veld="reden",
        )


def _eis_te_toetsen(aanvraag: Aanvraag) -> None:
    if aanvraag.status != Aanvraag.Status.INGEDIEND:
        raise Fout(
            f"Deze aanvraag is {aanvraag.get_status_display()} "
            "en kan nu niet worden gecontroleerd. Er is niets gewijzigd."
        )


def laat_toe(*, wie: Gebruiker, aanvraag: Aanvraag) -> Aanvraag:
    """Admit to the committee; only when every criterion is checked and met (R04, R21)."""
    with handeling(wie=wie, wat="aanvragen.laat_toe", mag="aanvragen.toets", op=aanvraag) as act:
        rij = vergrendel(aanvraag, "ronde", "penvoerder")
        _eis_te_toetsen(rij)
        versie = ingediend.nieuwste_versie(rij)
        gemeten = oordelen_per_criterium(versie)
        nummers = list(rij.ronde.criteria.values_list("nummer", flat=True))
        if bezwaar := bezwaar_tegen_aanvrager(rij.penvoerder) or toelatingsbezwaar(
            nummers, {n: t.oordeel for n, t in gemeten.items()}
        ):
            raise Fout(bezwaar)
        rij.naar_toegelaten()
        rij.gewijzigd_op = nu()
        rij.save()
        _mail(
            rij,
            versie,
            "aanvraag_toegelaten",
            f"aanvragen.toegelaten:{versie.sleutel}",
            advies_tot=datum_lang(rij.ronde.advies_tot),
            besluitvorming_tot=datum_lang(rij.ronde.besluitvorming_tot),
        )
        act.leg_vast(
            rij,
            van={"status": Aanvraag.Status.INGEDIEND},
            naar={"status": rij.status, "versie": versie.nummer},
            ronde_id=rij.ronde_id,
        )
    return rij


def _mail(
    aanvraag: Aanvraag, versie: Aanvraagversie, sjabloon: str, sleutel: str, **anders: str
) -> None:
    """Plan a mail to the contact and to who submitted this version, once per `sleutel`."""
    mail.stuur(
        aan=ingediend.ontvangers_van_aanvraag(aanvraag, versie.ingediend_door),
        sjabloon=sjabloon,
        context={
            "naam": aanvraag.contactpersoon,
            "titel": aanvraag.titel,
            "nummer": aanvraag.nummer,
            "url": ingediend.volledig_paginaadres("aanvragen:ontvangst", aanvraag),
            **anders,
        },
        sleutel=sleutel,
    )


def vraag_aanvulling(*, wie: Gebruiker, aanvraag: Aanvraag, tekst: str, dagen: int) -> Aanvulling:
    """Ask the applicant to complete, with a term; the decision term stands still (W13, Awb 4:5).

    Only the sections that answer the criteria marked "aanvullen" open up, and the attachments.
    Raises Fout without a text, without such a criterion, or for a term outside 1 to 42 days.
    """
    tekst, wat = schone_tekst(tekst), "aanvragen.vraag_aanvulling"
    with handeling(wie=wie, wat=wat, mag="aanvragen.toets", op=aanvraag) as act:
        _eis_vraag(tekst, dagen)
        rij = vergrendel(aanvraag, "ronde")
        _eis_te_toetsen(rij)
        aanvulling = _leg_aanvulling_vast(rij, wie, tekst, dagen)
        rij.naar_aanvulling()
        rij.gewijzigd_op = aanvulling.gevraagd_op
        rij.save()
        _mail(
            rij,
            ingediend.nieuwste_versie(rij),
            "aanvulling_gevraagd",
            f"aanvragen.aanvulling:{aanvulling.pk}",
            tekst=aanvulling.tekst,
            uiterlijk=datum_lang(aanvulling.uiterlijk),
            url=ingediend.volledig_paginaadres("aanvragen:taken", rij),
        )
        act.leg_vast(
            rij,
            van={"status": Aanvraag.Status.INGEDIEND},
            naar={"status": rij.status, "uiterlijk": aanvulling.uiterlijk},
            ronde_id=rij.ronde_id,
        )
    return aanvulling


def _eis_vraag(tekst: str, dagen: int) -> None:
    if not tekst:
        raise Fout("Schrijf op wat er ontbreekt. Er is nog niets verstuurd.", veld="tekst")
    if not 1 <= dagen <= MEESTE_HERSTELDAGEN:
        raise Fout(
            f"Geef de aanvrager 1 tot {MEESTE_HERSTELDAGEN} dagen. Er is nog niets verstuurd.",
            veld="dagen",
        )


def _leg_aanvulling_vast(aanvraag: Aanvraag, wie: Gebruiker, tekst: str, dagen: int) -> Aanvulling:
    gemeten = oordelen_per_criterium(ingediend.nieuwste_versie(aanvraag))
    nummers = [n for n, t in gemeten.items() if t.oordeel == Toets.Oordeel.AANVULLEN]
    if not nummers:
        raise Fout(
            "Zet eerst bij een criterium dat het moet worden aangevuld, met de reden. "
            "Er is nog niets verstuurd."
        )
    termijn = einde_termijn(vandaag(), dagen=dagen)
    return Aanvulling.objects.create(
        aanvraag=aanvraag,
        tekst=tekst,
        gevraagd_door=wie,
        gevraagd_op=nu(),
        uiterlijk=termijn.einde,
        uitleg=termijn.uitleg,
        onderdelen=onderdelen_bij_criteria(regels_van_ronde(aanvraag.ronde), nummers),
    )


def stel_buiten_behandeling(*, wie: Gebruiker, aanvraag: Aanvraag, reden: str) -> Aanvraag:
    """Put an application aside with a reasoned letter (W13, Awb 4:5).

    Possible when a criterion is not met, or when the hersteltermijn passed without a completion.
    What can still be completed must be asked for first. Raises Fout otherwise.
    """
    reden, wat = schone_tekst(reden), "aanvragen.stel_buiten_behandeling"
    with handeling(wie=wie, wat=wat, mag="aanvragen.toets", op=aanvraag) as act:
        if not reden:
            raise Fout(
                "Schrijf op waarom. De aanvrager leest deze reden in de brief.", veld="reden"
            )
        rij = vergrendel(aanvraag)
        van, versie = rij.status, _laatste_of_fout(rij)
        gronden = _eis_gronden(rij, versie)
        rij.naar_buiten_behandeling()
        rij.gewijzigd_op = nu()
        rij.save()
        _stuur_brief(rij, versie, wie, reden, gronden)
        act.leg_vast(
            rij,
            van={"status": van},
            naar={"status": rij.status},
            reden=reden,
            ronde_id=rij.ronde_id,
        )
    return rij


def _laatste_of_fout(aanvraag: Aanvraag) -> Aanvraagversie:
    open_ = (Aanvraag.Status.INGEDIEND, Aanvraag.Status.AANVULLING)
    if aanvraag.status not in open_:
        _eis_te_toetsen(aanvraag)
    return ingediend.nieuwste_versie(aanvraag)


def _eis_gronden(aanvraag: Aanvraag, versie: Aanvraagversie) -> list[Grond]:
    """Return the grounds of the letter; raises Fout when there is none yet."""
    if aanvraag.status == Aanvraag.Status.AANVULLING:
        return [_grond_verlopen(aanvraag.aanvullingen.get(ontvangen_op=None))]
    if gronden := gronden_uit_toets(aanvraag, versie):
        return gronden
    raise Fout(
        "U kunt deze aanvraag nog niet buiten behandeling stellen. Leg eerst bij een criterium "
        "vast dat de aanvraag niet voldoet, met de reden. Kan de aanvrager het nog aanvullen? "
        "Vraag dan eerst om een aanvulling."
    )


def _grond_verlopen(aanvulling: Aanvulling) -> Grond:
    """Return that nothing came in; raises Fout while something still can."""
    if vandaag() <= aanvulling.uiterlijk:
        raise Fout(
            f"De aanvrager heeft nog tot en met {datum_lang(aanvulling.uiterlijk)} om aan te "
            "vullen. U kunt de aanvraag daarna buiten behandeling stellen."
        )
    return grond_zonder_aanvulling(lokaal(aanvulling.gevraagd_op).date(), aanvulling.uiterlijk)


def neem_oordelen_over(*, wie: Gebruiker, versie: Aanvraagversie) -> None:
    """Keep what already met on the version before: only the rest is checked again (W13).

    Called within the act that completes (`indienen.services.bij_aanvulling`), which asks
    permission, locks and logs; `wie` completed, and is not who judged.
    """
    before = Toets.objects.filter(
        versie__aanvraag=versie.aanvraag_id,
        versie__nummer=versie.nummer - 1,
        oordeel=Toets.Oordeel.VOLDOET,
    )
    Toets.objects.bulk_create(
        Toets(
            versie=versie,
            criterium_id=toets.criterium_id,
            oordeel=toets.oordeel,
            reden=toets.reden,
            door_id=toets.door_id,
            op=toets.op,
        )
        for toets in before
    )


def _stuur_brief(
    aanvraag: Aanvraag,
    versie: Aanvraagversie,
    wie: Gebruiker,
    reden: str,
    gronden: list[Grond],
) -> None:
    """Plan the letter and the mail that announces it; what the letter says is fixed now."""
    dag = vandaag()
    documenten.vraag_aan(
        soort="brief_buiten_behandeling",
        onderwerp=aanvraag,
        wie=wie,
        gegevens={
            "versie": versie.pk,
            "reden": reden,
            "gronden": gronden,
            "datum": dag.isoformat(),
            "bezwaar_tot": bezwaartermijn(dag).einde.isoformat(),
        },
    )
    key = f"aanvragen.buiten_behandeling:{versie.sleutel}"
    _mail(aanvraag, versie, "aanvraag_buiten_behandeling", key, reden=reden)
