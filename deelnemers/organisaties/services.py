"""What can happen with organisations and who works there."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties.models import Aanbieder, Lidmaatschap, Uitnodiging
from deelnemers.organisaties.queries import hash_van_code, vind_uitnodiging
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import vergeet_rollen
from kern.basis.fouten import Fout
from kern.basis.tijd import nu
from kern.logboek.schrijven import leg_vast
from kern.post import mail
from kern.templatetags.kern import tijdstip
from kern.toegang.rechten import eis

AANBIEDER_VELDEN = ("naam", "straat", "postcode", "plaats", "gecontracteerd")

KVK_BEZET = (
    "Deze organisatie staat al in het portaal. Er is niets gewijzigd. Vraag een collega die de "
    "organisatie beheert om u uit te nodigen. Weet u niet wie dat is? Vraag het de coördinator."
)


def registreer_aanbieder(
    *,
    wie: Gebruiker,
    naam: str,
    kvk_nummer: str,
    straat: str,
    postcode: str,
    plaats: str,
    gecontracteerd: bool,
    actief_in: Iterable[Gemeente],
) -> Aanbieder:
    """Register an organisation and make `wie` the member that manages it (R10).

    Raises Fout when the KvK number isn't 8 digits, is already registered (nobody takes over an
    organisation: ask for an invitation), or when no municipality is given.
    """
    eis(wie, "deelnemers.aanbieder_registreren")
    aanbieder = Aanbieder(
        naam=naam,
        kvk_nummer=kvk_nummer.replace(" ", "").replace(".", ""),
        straat=straat,
        postcode=postcode.upper(),
        plaats=plaats,
        gecontracteerd=gecontracteerd,
    )
    with transaction.atomic():
        # Lock the person, so that a double click waits here and then finds the number taken.
        Gebruiker.objects.select_for_update().get(pk=wie.pk)
        _controleer_aanbieder(aanbieder)
        gemeenten = _gekozen(actief_in)
        aanbieder.save()
        aanbieder.actief_in.set(gemeenten)
        Lidmaatschap.objects.create(gebruiker=wie, aanbieder=aanbieder, beheert=True, sinds=nu())
        leg_vast(
            wie=wie,
            wat="deelnemers.registreer_aanbieder",
            onderwerp=aanbieder,
            naar={"kvk_nummer": aanbieder.kvk_nummer, "actief_in": _codes(gemeenten)},
        )
    vergeet_rollen(wie)
    return aanbieder


def wijzig_aanbieder(*, wie: Gebruiker, aanbieder: Aanbieder, **velden: Any) -> Aanbieder:
    """Change data of an organisation: AANBIEDER_VELDEN and `actief_in`; never its KvK number."""
    eis(wie, "deelnemers.aanbieder_wijzigen", aanbieder)
    if onbekend := set(velden) - {*AANBIEDER_VELDEN, "actief_in"}:
        raise ValueError(f"Unknown fields: {sorted(onbekend)}")
    with transaction.atomic():
        aanbieder = Aanbieder.objects.select_for_update().get(pk=aanbieder.pk)
        van, naar = _stand(aanbieder), {}
        actief_in = velden.pop("actief_in", None)
        for veld, waarde in velden.items():
            setattr(aanbieder, veld, waarde)
        _controleer_aanbieder(aanbieder)
        aanbieder.save()
        if actief_in is not None:
            aanbieder.actief_in.set(_gekozen(actief_in))
        naar = {veld: waarde for veld, waarde in _stand(aanbieder).items() if van[veld] != waarde}
        leg_vast(
            wie=wie,
            wat="deelnemers.wijzig_aanbieder",
            onderwerp=aanbieder,
            van={veld: van[veld] for veld in naar},
            naar=naar,
        )
    return aanbieder


def nodig_uit(*, wie: Gebruiker, aanbieder: Aanbieder, email: str) -> Uitnodiging:
    """Invite someone by e-mail: one use, 14 days, only for that address.

    An open invitation to the same address is replaced. Raises Fout for no e-mail address or for
    someone who already works there. Only the hash of the code is kept; the mail holds the code.
    """
    eis(wie, "deelnemers.uitnodigen", aanbieder)
    email = _geldig_adres(email)
    with transaction.atomic():
        Aanbieder.objects.select_for_update().get(pk=aanbieder.pk)
        if Lidmaatschap.objects.filter(aanbieder=aanbieder, gebruiker__email=email).exists():
            raise Fout("Deze collega werkt al mee. Er is geen uitnodiging verstuurd.", veld="email")
        aanbieder.uitnodigingen.filter(email=email, aanvaard_op=None).delete()
        code = secrets.token_urlsafe(24)
        uitnodiging = Uitnodiging.objects.create(
            aanbieder=aanbieder, email=email, code=hash_van_code(code), door=wie, verstuurd_op=nu()
        )
        _mail_uitnodiging(uitnodiging, code)
        leg_vast(wie=wie, wat="deelnemers.nodig_uit", onderwerp=aanbieder)
    return uitnodiging


def trek_uitnodiging_in(*, wie: Gebruiker, uitnodiging: Uitnodiging) -> None:
    """Take back an invitation that isn't accepted yet."""
    eis(wie, "deelnemers.uitnodigen", uitnodiging.aanbieder)
    with transaction.atomic():
        verwijderd, _ = Uitnodiging.objects.filter(pk=uitnodiging.pk, aanvaard_op=None).delete()
        if not verwijderd:
            raise Fout("Deze uitnodiging is al aanvaard. Uw collega werkt nu mee.")
        leg_vast(wie=wie, wat="deelnemers.trek_uitnodiging_in", onderwerp=uitnodiging.aanbieder)


def aanvaard_uitnodiging(*, wie: Gebruiker, code: str) -> Lidmaatschap:
    """Join the aanbieder that sent the invitation; used once, and only by the invited address."""
    with transaction.atomic():
        Uitnodiging.objects.select_for_update().filter(code=hash_van_code(code)).first()
        uitnodiging = vind_uitnodiging(wie=wie, code=code)
        uitnodiging.aanvaard_op = nu()
        uitnodiging.save(update_fields=["aanvaard_op"])
        lid, _ = Lidmaatschap.objects.get_or_create(
            gebruiker=wie, aanbieder=uitnodiging.aanbieder, defaults={"sinds": nu()}
        )
        leg_vast(wie=wie, wat="deelnemers.aanvaard_uitnodiging", onderwerp=uitnodiging.aanbieder)
    vergeet_rollen(wie)
    return lid


def beeindig_lidmaatschap(*, wie: Gebruiker, lid: Lidmaatschap) -> None:
    """End someone's work for an aanbieder; the last one who manages it can't leave."""
    eis(wie, "deelnemers.lidmaatschap_beeindigen", lid)
    with transaction.atomic():
        aanbieder = Aanbieder.objects.select_for_update().get(pk=lid.aanbieder_id)
        if not Lidmaatschap.objects.filter(pk=lid.pk).exists():
            raise Fout("Deze collega werkte al niet meer mee.")
        lid.refresh_from_db(fields=["beheert"])
        anderen = aanbieder.leden.filter(beheert=True).exclude(pk=lid.pk)
        if lid.beheert and not anderen.exists():
            raise Fout("Er moet iemand blijven die de organisatie beheert. Wijs eerst iemand aan.")
        lid.delete()
        leg_vast(wie=wie, wat="deelnemers.beeindig_lidmaatschap", onderwerp=aanbieder)
    vergeet_rollen(wie)


def laat_beheren(*, wie: Gebruiker, lid: Lidmaatschap) -> Lidmaatschap:
    """Let a colleague manage the aanbieder too."""
    eis(wie, "deelnemers.aanbieder_wijzigen", lid.aanbieder)
    with transaction.atomic():
        lid = Lidmaatschap.objects.select_for_update().get(pk=lid.pk)
        lid.beheert = True
        lid.save(update_fields=["beheert"])
        leg_vast(wie=wie, wat="deelnemers.laat_beheren", onderwerp=lid.aanbieder)
    return lid


def _codes(gemeenten: Iterable[Gemeente]) -> list[str]:
    return sorted(gemeente.code for gemeente in gemeenten)


def _gekozen(gemeenten: Iterable[Gemeente]) -> list[Gemeente]:
    """Return the chosen municipalities; at least one (R10)."""
    if not (gekozen := list(gemeenten)):
        raise Fout("Kies ten minste één gemeente waarin uw organisatie werkt.", veld="actief_in")
    return gekozen


def _stand(aanbieder: Aanbieder) -> dict[str, Any]:
    """Return what the log compares."""
    stand = {veld: getattr(aanbieder, veld) for veld in AANBIEDER_VELDEN}
    return {**stand, "actief_in": _codes(aanbieder.actief_in.all())}


def _controleer_aanbieder(aanbieder: Aanbieder) -> None:
    """Check the fields and that the KvK number is free; raises Fout at the first field."""
    anderen = Aanbieder.objects.exclude(pk=aanbieder.pk).filter(kvk_nummer=aanbieder.kvk_nummer)
    try:
        aanbieder.clean_fields()
    except ValidationError as fout:
        veld, meldingen = next(iter(fout.message_dict.items()))
        raise Fout(str(meldingen[0]), veld=veld) from fout
    if anderen.exists():
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
    pad = reverse("deelnemers:uitnodiging", kwargs={"code": code})
    mail.stuur(
        aan=[uitnodiging.email],
        sjabloon="uitnodiging",
        context={
            "naam": str(uitnodiging.door),
            "organisatie": uitnodiging.aanbieder.naam,
            "adres": f"{settings.SITE_URL}{pad}",
            "email": uitnodiging.email,
            "geldig_tot": tijdstip(uitnodiging.geldig_tot),
        },
        sleutel=f"uitnodiging-{uitnodiging.pk}",
    )
