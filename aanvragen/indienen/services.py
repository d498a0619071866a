"""Acts of submitting: submit, complete and withdraw (W02, W11, W12, W14, R10-R15)."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from aanvragen.concept.models import Aanvulling
from aanvragen.concept.queries import gebreken_van_concept
from aanvragen.concept.rekenen import moment_voluit
from aanvragen.concept.services import Gesloten
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.indienen.queries import (
    nieuwste_rondeversie,
    ontvangers_van_aanvraag,
    volledig_paginaadres,
    zelfde_project,
)
from aanvragen.indienen.rekenen import kader_van_ontvangst
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries import inhoud as inhouden
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen import inhoud as rekenen_inhoud
from aanvragen.velden.rekenen.gebrek import Gebrek
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from deelnemers.organisaties.models import Aanbieder
from deelnemers.personen.models import Gebruiker
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.basis.register import Register
from kern.basis.slot import vergrendel
from kern.basis.termijnen import datum_lang
from kern.basis.tijd import lokaal, nu
from kern.documenten import documenten
from kern.logboek.handeling import handeling
from kern.post import mail
from regeling.ronde.models import Ronde

# What other kamers do in the same transaction when a completion came in: `(wie=..., versie=...)`.
bij_aanvulling: Register[Callable[..., None]] = Register()


class Onvolledig(Fout):
    """The application can't be submitted yet; `gebreken` holds every fault with its place."""

    def __init__(self, gebreken: list[Gebrek]) -> None:
        dingen = "1 ding" if len(gebreken) == 1 else f"{len(gebreken)} dingen"
        super().__init__(
            f"U kunt nog niet versturen. Pas {dingen} aan. Wat u hebt ingevuld is bewaard."
        )
        self.gebreken = gebreken


NAMENS = "aanvragen.voer_in_namens"


def _eis_ronde_open(ronde: Ronde, moment: datetime, *, namens: bool = False) -> None:
    """Raise Gesloten unless the ronde takes applications at `moment` (W02).

    The closing instant itself is too late; a millisecond earlier is in time.
    """
    if ronde.gepubliceerd_op is None or moment < max(ronde.gepubliceerd_op, ronde.opent_op):
        raise Gesloten(
            f"De ronde is nog niet open. U kunt versturen vanaf {moment_voluit(lokaal(ronde.opent_op))}. "
            "Uw concept blijft bewaard."
        )
    if moment < ronde.sluit_op:
        return
    gevolg = (
        "De aanvraag is niet ingevoerd."
        if namens
        else "Uw aanvraag is niet verstuurd. Uw concept blijft bewaard en leesbaar."
    )
    raise Gesloten(f"De ronde is gesloten sinds {moment_voluit(lokaal(ronde.sluit_op))}. {gevolg}")


def dien_in(*, wie: Gebruiker, aanvraag: Aanvraag, sleutel: UUID | str) -> Aanvraagversie:
    """Submit an application, or its completion; returns the version as received.

    Steps: permission, row lock, same key or already submitted (W12: the version that is there),
    deadline (W02), completeness (R12-R15), no double (R11), number, frozen version with hash
    (W11), state, mail and PDF through the outbox, log. Raises Gesloten, Onvolledig or Fout.
    """
    return _ontvang(wie, aanvraag, UUID(str(sleutel)), mag="aanvragen.dien_in")


def dien_in_namens(*, wie: Gebruiker, aanvraag: Aanvraag, sleutel: UUID | str) -> Aanvraagversie:
    """Submit what a coördinator entered for an organisation that sent paper; see `dien_in`."""
    return _ontvang(wie, aanvraag, UUID(str(sleutel)), mag=NAMENS)


def _ontvang(wie: Gebruiker, aanvraag: Aanvraag, sleutel: UUID, *, mag: str) -> Aanvraagversie:
    """Do the steps of `dien_in`, for who has this permission."""
    with handeling(wie=wie, wat=mag, mag=mag, op=aanvraag) as act:
        rij = vergrendel(aanvraag, "ronde", "penvoerder")  # the closing may have moved
        if earlier := _eerder_ontvangen(rij, sleutel):
            act.verandert_niets()
            return earlier
        moment = nu()
        aanvulling = _eis_op_tijd(rij, moment, namens=mag == NAMENS)
        inhoud = inhouden.inhoud_van(rij)
        _eis_te_ontvangen(rij, inhoud)
        _geef_nummer(rij)
        versie = _leg_versie_vast(rij, wie, inhoud, moment, sleutel)
        _word_ingediend(rij, moment)
        if aanvulling:
            _rond_aanvulling_af(wie, aanvulling, versie)
        _bevestig(rij, versie, wie)
        act.leg_vast(
            rij,
            wat="aanvragen.vul_aan" if aanvulling else mag,
            naar={"nummer": rij.nummer, "versie": versie.nummer, "sha256": versie.sha256},
            ronde_id=rij.ronde_id,
            zegel=[versie, *rij.bijlagen.filter(verwijderd_op=None)],
        )
    return versie


def _eerder_ontvangen(aanvraag: Aanvraag, sleutel: UUID) -> Aanvraagversie | None:
    """Return what this key, or another tab, already submitted (W12)."""
    if versie := aanvraag.versies.filter(sleutel=sleutel).first():
        return versie
    open_ = (Aanvraag.Status.CONCEPT, Aanvraag.Status.INGETROKKEN, Aanvraag.Status.AANVULLING)
    if aanvraag.status in open_:
        return None
    return aanvraag.versies.order_by("-nummer").first()


def _eis_op_tijd(aanvraag: Aanvraag, moment: datetime, namens: bool) -> Aanvulling | None:
    """Hold a submission to the closing of the ronde, a completion to its own term (W02, W13)."""
    if aanvraag.status != Aanvraag.Status.AANVULLING:
        _eis_ronde_open(aanvraag.ronde, moment, namens=namens)
        return None
    aanvulling = aanvraag.aanvullingen.get(ontvangen_op=None)
    if lokaal(moment).date() > aanvulling.uiterlijk:
        raise Gesloten(
            f"De termijn voor uw aanvulling liep tot en met {datum_lang(aanvulling.uiterlijk)}. "
            "Uw aanvulling is niet verstuurd; wat u hebt ingevuld blijft bewaard. "
            "Neem contact op met de coördinator."
        )
    return aanvulling


def _eis_te_ontvangen(aanvraag: Aanvraag, inhoud: Aanvraaginhoud) -> None:
    """Raise Onvolledig with every fault, or Fout for a project that is already there (R11)."""
    # Everyone who takes part is locked, so that two submissions of one project see each other.
    kvk = [inhoud["penvoerder"]["kvk_nummer"], *(p["kvk_nummer"] for p in inhoud["partners"])]
    leden = Aanbieder.objects.filter(kvk_nummer__in=kvk).order_by("pk")
    list(leden.select_for_update(no_key=True).values_list("pk"))
    if gevonden := gebreken_van_concept(aanvraag, inhoud, regels_van_ronde(aanvraag.ronde)):
        raise Onvolledig(gevonden)
    if andere := zelfde_project(aanvraag, inhoud):
        raise Fout(
            f"Dit project is al ingediend als {andere.nummer} in {andere.ronde}. U kunt een "
            "project één keer indienen: lokaal of regionaal. Uw concept blijft bewaard. Is dit een "
            "ander project? Geef het dan een andere titel.",
            veld="titel",
        )


def _geef_nummer(aanvraag: Aanvraag) -> None:
    """Give the next number of the ronde, once; the ronde is locked meanwhile."""
    if aanvraag.nummer:
        return
    ronde = Ronde.objects.select_for_update(no_key=True).get(pk=aanvraag.ronde_id)
    hoogste = ronde.aanvragen.aggregate(hoogste=Max("volgnummer"))["hoogste"] or 0
    aanvraag.volgnummer = hoogste + 1
    aanvraag.nummer = f"{ronde.code}-{aanvraag.volgnummer:03d}"


def _leg_versie_vast(
    aanvraag: Aanvraag, wie: Gebruiker, inhoud: Aanvraaginhoud, moment: datetime, sleutel: UUID
) -> Aanvraagversie:
    """Freeze exactly what was received, with its hash (W11)."""
    vorige = aanvraag.versies.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    return Aanvraagversie.objects.create(
        aanvraag=aanvraag,
        nummer=vorige + 1,
        inhoud=inhoud,
        sha256=vingerafdruk(inhoud),
        ingediend_op=moment,
        ingediend_door=wie,
        sleutel=sleutel,
        gevraagd=rekenen_inhoud.begrotingstotalen(inhoud["begroting"])["gevraagd"],
        kader=kader_van_ontvangst(
            indiener=wie.naam, rondeversie=nieuwste_rondeversie(aanvraag.ronde)
        ),
    )


def _word_ingediend(aanvraag: Aanvraag, moment: datetime) -> None:
    aanvraag.naar_ingediend()
    aanvraag.gewijzigd_op = moment
    aanvraag.save()


def _rond_aanvulling_af(wie: Gebruiker, aanvulling: Aanvulling, versie: Aanvraagversie) -> None:
    """Close the request; other kamers keep what they knew of the version before."""
    aanvulling.ontvangen_op = versie.ingediend_op
    aanvulling.save(update_fields=["ontvangen_op"])
    for function in bij_aanvulling.alle():
        function(wie=wie, versie=versie)


def _bevestig(aanvraag: Aanvraag, versie: Aanvraagversie, wie: Gebruiker) -> None:
    """Plan the receipt: the PDF and the mail (W11)."""
    documenten.vraag_aan(
        soort="aanvraag", onderwerp=aanvraag, wie=wie, gegevens={"versie": versie.pk}
    )
    mail.stuur(
        aan=ontvangers_van_aanvraag(aanvraag, versie.ingediend_door),
        sjabloon="aanvraag_ontvangen",
        context={
            "naam": aanvraag.contactpersoon,
            "titel": aanvraag.titel,
            "nummer": aanvraag.nummer,
            "versie": versie.nummer,
            "tijdstip": moment_voluit(lokaal(versie.ingediend_op)),
            "sha256": versie.sha256,
            "toetsing_tot": datum_lang(aanvraag.ronde.toetsing_tot),
            "advies_tot": datum_lang(aanvraag.ronde.advies_tot),
            "url": volledig_paginaadres("aanvragen:ontvangst", aanvraag),
        },
        sleutel=f"aanvragen.ontvangen:{versie.sleutel}",
    )


def trek_in(*, wie: Gebruiker, aanvraag: Aanvraag, reden: str = "") -> Aanvraag:
    """Withdraw an application until it is decided; before closing it can be submitted again (W14).

    Raises Fout when it was decided, never submitted, put aside, or is withdrawn already.
    """
    trek = "aanvragen.trek_in"
    with handeling(wie=wie, wat=trek, mag=trek, op=aanvraag) as act:
        rij = vergrendel(aanvraag)
        _eis_in_te_trekken(rij)
        van, moment = rij.status, nu()
        rij.naar_ingetrokken()
        rij.gewijzigd_op = moment
        rij.save()
        rij.aanvullingen.filter(ontvangen_op=None).update(ontvangen_op=moment)
        act.leg_vast(
            rij,
            van={"status": van},
            naar={"status": rij.status},
            reden=reden,
            ronde_id=rij.ronde_id,
        )
    return rij


def _eis_in_te_trekken(aanvraag: Aanvraag) -> None:
    if aanvraag.is_besloten:
        raise Fout(
            "Over deze aanvraag is al besloten. U kunt haar niet meer intrekken. "
            "Wilt u het project niet uitvoeren? Neem dan contact op met de coördinator."
        )
    if not aanvraag.is_in_te_trekken:
        raise Fout(
            f"Deze aanvraag is {aanvraag.get_status_display()}. "
            "Alleen een verstuurde aanvraag kunt u intrekken. Er is niets gewijzigd."
        )


def leg_besloten_vast(*, wie: Gebruiker, aanvraag_ids: Iterable[int]) -> None:
    """Note when the first college decided; a part of the act of a higher floor (W14).

    That act asks permission, locks the rows and tells the log. A moment that stands stays.
    """
    with handeling(wie=wie, wat="aanvragen.besluit", mag=None) as act:  # asked by that act
        rows = Aanvraag.objects.filter(pk__in=list(aanvraag_ids), besloten_op=None)
        rows.update(besloten_op=nu())
        act.verandert_niets()  # the decision itself is what the log tells
