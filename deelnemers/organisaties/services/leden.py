"""Who works for an organisation: invite, join, manage, leave."""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging
from deelnemers.organisaties.queries import (
    bezwaar_tegen_aanvaarden,
    hash_van_code,
    uitnodiging_met_code,
)
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import vergeet_rollen
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tijd import nu, tijdstip
from kern.logboek.handeling import handeling
from kern.post import mail
from kern.toegang.rechten import GeenToegang

WERKT_NIET_MEER_MEE = "Deze collega werkte al niet meer mee."


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
