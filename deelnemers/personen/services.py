"""What can happen with users and appointments."""

from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction

from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Aanstelling, Gebruiker
from deelnemers.personen.queries import vergeet_rollen
from kern.basis.fouten import Fout
from kern.basis.tijd import nu, vandaag
from kern.logboek.schrijven import leg_vast
from kern.toegang.rechten import eis


def maak_gebruiker(
    *, wie: Gebruiker | None, email: str, naam: str, wachtwoord: str | None = None
) -> Gebruiker:
    """Make a user with a confirmed address; without a password the person sets one by e-mail.

    For the beheerder, and for the bootstrap (`wie=None`); people register themselves otherwise.
    Raises Fout when the address is in use.
    """
    if wie is not None:
        eis(wie, "deelnemers.aanstellen")
    email = email.strip().lower()
    with transaction.atomic():
        if Gebruiker.objects.filter(email=email).exists():
            raise Fout("Er is al een account met dit e-mailadres.", veld="email")
        gebruiker = Gebruiker.objects.create_user(
            email=email, password=wachtwoord, naam=naam, aangemaakt_op=nu()
        )
        EmailAddress.objects.create(user=gebruiker, email=email, verified=True, primary=True)
        leg_vast(wie=wie, wat="deelnemers.maak_gebruiker", onderwerp=gebruiker)
    return gebruiker


def wijzig_profiel(*, wie: Gebruiker, naam: str) -> Gebruiker:
    """Change one's own name."""
    eis(wie, "deelnemers.profiel_wijzigen")
    with transaction.atomic():
        gebruiker = Gebruiker.objects.select_for_update().get(pk=wie.pk)
        gebruiker.naam = naam
        gebruiker.save(update_fields=["naam"])
        leg_vast(wie=gebruiker, wat="deelnemers.wijzig_profiel", onderwerp=gebruiker)
    wie.naam = naam
    return gebruiker


def stel_aan(
    *,
    wie: Gebruiker | None,
    gebruiker: Gebruiker,
    rol: str,
    gemeente: Gemeente | None = None,
    van: date | None = None,
    tot: date | None = None,
) -> Aanstelling:
    """Appoint someone as coördinator, beheerder or gemeentemedewerker (`wie=None`: bootstrap).

    Raises Fout when the municipality is missing or too many, or the appointment already holds.
    """
    if wie is not None:
        eis(wie, "deelnemers.aanstellen")
    nodig = rol == Aanstelling.Rol.GEMEENTE
    if nodig and gemeente is None:
        raise Fout("Kies de gemeente waarvoor deze medewerker werkt.", veld="gemeente")
    if not nodig and gemeente is not None:
        raise Fout("Kies alleen bij een gemeentemedewerker een gemeente.", veld="gemeente")
    with transaction.atomic():
        Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
        zelfde = Aanstelling.objects.geldig().filter(gebruiker=gebruiker, rol=rol)
        if nodig:
            _een_gemeente(gebruiker)
        elif zelfde.exists():
            raise Fout("Deze aanstelling loopt al. Er is niets gewijzigd.", veld="rol")
        van = van or vandaag()
        if tot and tot < van:
            raise Fout("De laatste dag ligt voor de eerste dag.", veld="tot")
        aanstelling = Aanstelling.objects.create(
            gebruiker=gebruiker, rol=rol, gemeente=gemeente, van=van, tot=tot
        )
        leg_vast(
            wie=wie,
            wat="deelnemers.stel_aan",
            onderwerp=gebruiker,
            naar={"rol": rol, "gemeente": gemeente.code if gemeente else None, "van": van},
        )
    vergeet_rollen(gebruiker)
    return aanstelling


def beeindig_aanstelling(*, wie: Gebruiker | None, aanstelling: Aanstelling) -> Aanstelling:
    """End an appointment from this moment; one beheerder must remain."""
    if wie is not None:
        eis(wie, "deelnemers.aanstellen")
    with transaction.atomic():
        # Every appointment of this role is locked, so that two beheerders can't end each other.
        rijen = Aanstelling.objects.select_for_update().filter(rol=aanstelling.rol)
        geldig = {rij.pk: rij for rij in rijen.order_by("pk") if rij.is_geldig}
        if aanstelling.pk not in geldig:
            raise Fout("Deze aanstelling was al beëindigd. Er is niets gewijzigd.")
        if aanstelling.rol == Aanstelling.Rol.BEHEERDER and len(geldig) == 1:
            raise Fout("Er moet een beheerder blijven. Stel eerst iemand anders aan.")
        aanstelling = geldig[aanstelling.pk]
        aanstelling.beeindigd_op = nu()
        aanstelling.save(update_fields=["beeindigd_op"])
        leg_vast(
            wie=wie,
            wat="deelnemers.beeindig_aanstelling",
            onderwerp=aanstelling.gebruiker,
            van={"rol": aanstelling.rol},
        )
    if wie is not None:
        vergeet_rollen(wie)
    return aanstelling


def verleng_aanstelling(*, wie: Gebruiker, aanstelling: Aanstelling, tot: date) -> Aanstelling:
    """Let an appointment with a last day hold longer, until and including `tot`.

    Raises Fout when it ended already, has no last day, or `tot` isn't later.
    """
    eis(wie, "deelnemers.aanstellen")
    with transaction.atomic():
        aanstelling = Aanstelling.objects.select_for_update().get(pk=aanstelling.pk)
        if not aanstelling.is_geldig:
            raise Fout("Deze aanstelling is al voorbij. Stel deze persoon opnieuw aan.")
        if aanstelling.tot is None:
            raise Fout("Deze aanstelling heeft geen laatste dag. Er is niets gewijzigd.")
        if tot <= aanstelling.tot:
            raise Fout("De aanstelling duurt al zo lang. Er is niets gewijzigd.")
        vorige, aanstelling.tot = aanstelling.tot, tot
        aanstelling.save(update_fields=["tot"])
        leg_vast(
            wie=wie,
            wat="deelnemers.verleng_aanstelling",
            onderwerp=aanstelling.gebruiker,
            van={"tot": vorige},
            naar={"rol": aanstelling.rol, "tot": tot},
        )
    return aanstelling


def _een_gemeente(gebruiker: Gebruiker) -> None:
    """Refuse a second municipality: nobody decides for another (R30)."""
    rijen = Aanstelling.objects.geldig().filter(gebruiker=gebruiker)
    bestaand = rijen.filter(rol=Aanstelling.Rol.GEMEENTE).select_related("gemeente").first()
    if bestaand:
        raise Fout(
            f"Deze medewerker werkt al voor {bestaand.gemeente}. Beëindig eerst die aanstelling.",
            veld="gemeente",
        )
