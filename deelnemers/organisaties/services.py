"""What can happen with organisations and who works there."""

import secrets
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging
from deelnemers.organisaties.queries import (
    bezwaar_tegen_aanvaarden,
    hash_van_code,
    uitnodiging_met_code,
)
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import vergeet_rollen
from kern.basis.fouten import Fout
from kern.basis.register import Register
from kern.basis.slot import vergrendel
from kern.basis.tijd import nu, tijdstip
from kern.logboek.handeling import handeling
from kern.post import mail
from kern.toegang.rechten import GeenToegang

AANBIEDER_VELDEN = ("naam", "straat", "postcode", "plaats", "gecontracteerd", "werk")

# What higher floors do when an organisation registers itself; `(aanbieder)`, inside the act.
bij_aanmelding: Register[Callable[[Aanbieder], object]] = Register()

KVK_BEZET = (
    "Deze organisatie staat al in het portaal. Er is niets gewijzigd. Vraag een collega die de "
    "organisatie beheert om u uit te nodigen. Weet u niet wie dat is? Vraag het de coördinator."
)

WERKT_NIET_MEER_MEE = "Deze collega werkte al niet meer mee."


def registreer_aanbieder(
    *,
    wie: Gebruiker,
    naam: str,
    kvk_nummer: str,
    straat: str,
    postcode: str,
    plaats: str,
    gecontracteerd: bool,
    werk: str,
    actief_in: Iterable[Gemeente],
) -> Aanbieder:
    """Register an organisation and make `wie` the member that manages it (R10, W15).

    `werk` says which care or welfare it gives. It can begin applications of its own at once; what
    names it as a partner stays closed until the coördinator confirmed it.

    Raises Fout when the KvK number isn't 8 digits, is already registered (nobody takes over an
    organisation: ask for an invitation), or when no municipality is given.
    """
    aanbieder = Aanbieder(
        naam=naam,
        kvk_nummer=kvk_nummer.replace(" ", "").replace(".", ""),
        straat=straat,
        postcode=postcode.upper(),
        plaats=plaats,
        gecontracteerd=gecontracteerd,
        werk=werk.strip(),
    )
    with handeling(
        wie=wie, wat="deelnemers.registreer_aanbieder", mag="deelnemers.aanbieder_registreren"
    ) as h:
        vergrendel(wie)  # a double click waits here and then finds the number taken
        _controleer_aanbieder(aanbieder)
        gemeenten = _gekozen(actief_in)
        aanbieder.save()
        aanbieder.actief_in.set(gemeenten)
        Lidmaatschap.objects.create(gebruiker=wie, aanbieder=aanbieder, beheert=True, sinds=nu())
        h.leg_vast(
            aanbieder,
            naar={"kvk_nummer": aanbieder.kvk_nummer, "actief_in": _codes(gemeenten)},
        )
        for haak in bij_aanmelding.alle():
            haak(aanbieder)
    vergeet_rollen(wie)
    return aanbieder


def bevestig_aanbieder(*, wie: Gebruiker, aanbieder: Aanbieder, grond: str) -> Aanbieder:
    """Confirm that an organisation is who it says and gives care or welfare (R10, W15).

    `grond` says what that rests on. Raises Fout without it, or when it was confirmed already.
    """
    return _oordeel(wie, aanbieder, Aanbieder.Oordeel.BEVESTIGD, grond)


def weiger_aanbieder(*, wie: Gebruiker, aanbieder: Aanbieder, grond: str) -> Aanbieder:
    """Say that an organisation is not confirmed, with the reason that it gets to read (R10, W15).

    What it sends is not admitted, and what others sent stays closed to it. The coördinator can
    still confirm it later. Raises Fout without a reason, or when this was said already.
    """
    return _oordeel(wie, aanbieder, Aanbieder.Oordeel.GEWEIGERD, grond)


def _oordeel(
    wie: Gebruiker, aanbieder: Aanbieder, oordeel: Aanbieder.Oordeel, grond: str
) -> Aanbieder:
    with handeling(
        wie=wie,
        wat=f"deelnemers.aanbieder_{oordeel}",
        mag="deelnemers.aanbieders_bevestigen",
        op=aanbieder,
    ) as h:
        rij = vergrendel(aanbieder)
        if not (grond := grond.strip()):
            raise Fout("Schrijf op wat u hebt gecontroleerd. Er is niets gewijzigd.", veld="grond")
        if rij.oordeel == oordeel:
            raise Fout(f"{rij} is al {rij.get_oordeel_display()}. Er is niets gewijzigd.")
        van = {"oordeel": rij.oordeel}
        rij.oordeel, rij.oordeel_grond, rij.oordeel_op, rij.oordeel_door = oordeel, grond, nu(), wie
        rij.save(update_fields=["oordeel", "oordeel_grond", "oordeel_op", "oordeel_door"])
        _mail_oordeel(rij)
        h.leg_vast(rij, van=van, naar={"oordeel": rij.oordeel}, reden=grond)
    return rij


def _mail_oordeel(aanbieder: Aanbieder) -> None:
    """Tell who manages the organisation what the coördinator found."""
    beheerders = aanbieder.leden.filter(beheert=True).values_list("gebruiker__email", flat=True)
    if adressen := list(beheerders):
        mail.stuur(
            aan=adressen,
            sjabloon=f"aanbieder_{aanbieder.oordeel}",
            context={
                "organisatie": aanbieder.naam,
                "kvk_nummer": aanbieder.kvk_nummer,
                "grond": aanbieder.oordeel_grond,
                "adres": f"{settings.SITE_URL}{reverse('deelnemers:organisatie')}",
            },
            sleutel=f"deelnemers.oordeel:{aanbieder.pk}:{aanbieder.oordeel_op:%Y%m%d%H%M%S%f}",
        )


def wijzig_aanbieder(*, wie: Gebruiker, aanbieder: Aanbieder, **velden: Any) -> Aanbieder:
    """Change data of an organisation: AANBIEDER_VELDEN and `actief_in`; never its KvK number."""
    if unknown := set(velden) - {*AANBIEDER_VELDEN, "actief_in"}:
        raise ValueError(f"Unknown fields: {sorted(unknown)}")
    with handeling(
        wie=wie,
        wat="deelnemers.wijzig_aanbieder",
        mag="deelnemers.aanbieder_wijzigen",
        op=aanbieder,
    ) as h:
        aanbieder = vergrendel(aanbieder)
        van = _stand(aanbieder)
        _zet_velden(aanbieder, velden)
        naar = {field: value for field, value in _stand(aanbieder).items() if van[field] != value}
        h.leg_vast(aanbieder, van={field: van[field] for field in naar}, naar=naar)
    return aanbieder


def _zet_velden(aanbieder: Aanbieder, fields: dict[str, Any]) -> None:
    """Store the fields that are given, when they are sound."""
    for field in AANBIEDER_VELDEN:
        if field in fields:
            setattr(aanbieder, field, fields[field])
    _controleer_aanbieder(aanbieder)
    aanbieder.save()
    if fields.get("actief_in") is not None:
        aanbieder.actief_in.set(_gekozen(fields["actief_in"]))


def nodig_uit(*, wie: Gebruiker, aanbieder: Aanbieder, email: str) -> Uitnodiging:
    """Invite someone by e-mail: one use, 14 days, only for that address.

    An open invitation to the same address is replaced. Raises Fout for no e-mail address or for
    someone who already works there. Only the hash of the code is kept; the mail holds the code.
    """
    with handeling(
        wie=wie, wat="deelnemers.nodig_uit", mag="deelnemers.uitnodigen", op=aanbieder
    ) as h:
        email = _geldig_adres(email)
        aanbieder = vergrendel(aanbieder)
        if aanbieder.leden.filter(gebruiker__email=email).exists():
            raise Fout("Deze collega werkt al mee. Er is geen uitnodiging verstuurd.", veld="email")
        aanbieder.uitnodigingen.filter(email=email, aanvaard_op=None).delete()
        code = secrets.token_urlsafe(24)
        uitnodiging = Uitnodiging.objects.create(
            aanbieder=aanbieder, email=email, code=hash_van_code(code), door=wie, verstuurd_op=nu()
        )
        _mail_uitnodiging(uitnodiging, code)
        h.leg_vast(aanbieder)
    return uitnodiging


def trek_uitnodiging_in(*, wie: Gebruiker, uitnodiging: Uitnodiging) -> None:
    """Take back an invitation that isn't accepted yet."""
    aanbieder = uitnodiging.aanbieder
    with handeling(
        wie=wie, wat="deelnemers.trek_uitnodiging_in", mag="deelnemers.uitnodigen", op=aanbieder
    ) as h:
        deleted, _ = Uitnodiging.objects.filter(pk=uitnodiging.pk, aanvaard_op=None).delete()
        if not deleted:
            raise Fout("Deze uitnodiging is al aanvaard. Uw collega werkt nu mee.")
        h.leg_vast(aanbieder)


def aanvaard_uitnodiging(*, wie: Gebruiker, code: str) -> Lidmaatschap:
    """Join the aanbieder that sent the invitation; used once, and only by the invited address.

    Raises GeenToegang for a code that doesn't exist or is for someone else, Fout for an
    invitation that is used or too old.
    """
    if (uitnodiging := uitnodiging_met_code(code)) is None:
        raise GeenToegang
    with handeling(
        wie=wie,
        wat="deelnemers.aanvaard_uitnodiging",
        mag="deelnemers.uitnodiging_aanvaarden",
        op=uitnodiging,
    ) as h:
        uitnodiging = vergrendel(uitnodiging, "aanbieder")
        if bezwaar := bezwaar_tegen_aanvaarden(uitnodiging):
            raise Fout(bezwaar)
        uitnodiging.aanvaard_op = nu()
        uitnodiging.save(update_fields=["aanvaard_op"])
        lid, _ = Lidmaatschap.objects.get_or_create(
            gebruiker=wie, aanbieder=uitnodiging.aanbieder, defaults={"sinds": nu()}
        )
        h.leg_vast(uitnodiging.aanbieder)
    vergeet_rollen(wie)
    return lid


def beeindig_lidmaatschap(*, wie: Gebruiker, lid: Lidmaatschap) -> None:
    """End someone's work for an aanbieder; the last one who manages it can't leave."""
    with handeling(
        wie=wie,
        wat="deelnemers.beeindig_lidmaatschap",
        mag="deelnemers.lidmaatschap_beeindigen",
        op=lid,
    ) as h:
        aanbieder = vergrendel(lid.aanbieder)
        lid = _vers_lid(aanbieder, lid)
        others = aanbieder.leden.filter(beheert=True).exclude(pk=lid.pk)
        if lid.beheert and not others.exists():
            raise Fout("Er moet iemand blijven die de organisatie beheert. Wijs eerst iemand aan.")
        lid.delete()
        h.leg_vast(aanbieder)
    vergeet_rollen(wie)


def laat_beheren(*, wie: Gebruiker, lid: Lidmaatschap) -> Lidmaatschap:
    """Let a colleague manage the aanbieder too."""
    with handeling(
        wie=wie,
        wat="deelnemers.laat_beheren",
        mag="deelnemers.aanbieder_wijzigen",
        op=lid.aanbieder,
    ) as h:
        aanbieder = vergrendel(lid.aanbieder)
        lid = _vers_lid(aanbieder, lid)
        lid.beheert = True
        lid.save(update_fields=["beheert"])
        h.leg_vast(aanbieder)
    return lid


def _vers_lid(aanbieder: Aanbieder, lid: Lidmaatschap) -> Lidmaatschap:
    """Return the membership as it is now; the lock on the aanbieder guards all of them."""
    fresh = aanbieder.leden.filter(pk=lid.pk).first()
    if fresh is None:
        raise Fout(WERKT_NIET_MEER_MEE)
    return fresh


def _codes(gemeenten: Iterable[Gemeente]) -> list[str]:
    return sorted(gemeente.code for gemeente in gemeenten)


def _gekozen(gemeenten: Iterable[Gemeente]) -> list[Gemeente]:
    """Return the chosen municipalities; at least one (R10)."""
    if not (chosen := list(gemeenten)):
        raise Fout("Kies ten minste één gemeente waarin uw organisatie werkt.", veld="actief_in")
    return chosen


def _stand(aanbieder: Aanbieder) -> dict[str, Any]:
    """Return what the log compares."""
    stand = {field: getattr(aanbieder, field) for field in AANBIEDER_VELDEN}
    return {**stand, "actief_in": _codes(aanbieder.actief_in.all())}


def _controleer_aanbieder(aanbieder: Aanbieder) -> None:
    """Check the fields and that the KvK number is free; raises Fout at the first field."""
    others = Aanbieder.objects.exclude(pk=aanbieder.pk).filter(kvk_nummer=aanbieder.kvk_nummer)
    try:
        aanbieder.clean_fields()
    except ValidationError as fout:
        field, meldingen = next(iter(fout.message_dict.items()))
        raise Fout(str(meldingen[0]), veld=field) from fout
    if others.exists():
        raise Fout(KVK_BEZET, veld="kvk_nummer")


def _geldig_adres(email: str) -> str:
    """Return the address in small letters; raises Fout when it is none."""
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as fout:
        raise Fout(
            "Dit is geen e-mailadres. Vul een adres in zoals naam@organisatie.nl.", veld="email"
        ) from fout
    return email


def _mail_uitnodiging(uitnodiging: Uitnodiging, code: str) -> None:
    """Send the code to the invited address, in the transaction of the invitation."""
    path = reverse("deelnemers:uitnodiging", kwargs={"code": code})
    mail.stuur(
        aan=[uitnodiging.email],
        sjabloon="uitnodiging",
        context={
            "naam": str(uitnodiging.door),
            "organisatie": uitnodiging.aanbieder.naam,
            "adres": f"{settings.SITE_URL}{path}",
            "email": uitnodiging.email,
            "geldig_tot": tijdstip(uitnodiging.geldig_tot),
        },
        sleutel=f"uitnodiging-{uitnodiging.pk}",
    )
