"""What can happen with users and appointments.

`wie` is None for the commands of a new installation, before there is anyone who may appoint.
"""

from datetime import date

from allauth.account.models import EmailAddress

from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Aanstelling, Gebruiker
from deelnemers.personen.queries import vergeet_rollen
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tijd import nu, vandaag
from kern.logboek.handeling import handeling

AANSTELLEN = "deelnemers.aanstellen"


def maak_gebruiker(
    *, wie: Gebruiker | None, email: str, naam: str, wachtwoord: str | None = None
) -> Gebruiker:
    """Make a user with a confirmed address; without a password the person sets one by e-mail.

    For the beheerder; people register themselves otherwise. Raises Fout for an address in use.
    """
    email = email.strip().lower()
    perm = AANSTELLEN if wie else None
    with handeling(wie=wie, wat="deelnemers.maak_gebruiker", mag=perm) as h:
        if Gebruiker.objects.filter(email=email).exists():
            raise Fout("Er is al een account met dit e-mailadres.", veld="email")
        gebruiker = Gebruiker.objects.create_user(
            email=email, password=wachtwoord, naam=naam, aangemaakt_op=nu()
        )
        EmailAddress.objects.create(user=gebruiker, email=email, verified=True, primary=True)
        h.leg_vast(gebruiker)
    return gebruiker


def wijzig_profiel(*, wie: Gebruiker, naam: str) -> Gebruiker:
    """Change one's own name."""
    with handeling(
        wie=wie, wat="deelnemers.wijzig_profiel", mag="deelnemers.profiel_wijzigen"
    ) as h:
        gebruiker = vergrendel(wie)
        gebruiker.naam = naam
        gebruiker.save(update_fields=["naam"])
        h.leg_vast(gebruiker)
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
    """Appoint someone as coördinator, beheerder or gemeentemedewerker.

    Raises Fout when the municipality is missing or too many, when the last day lies before the
    first (today unless told), or when the appointment already holds.
    """
    perm = AANSTELLEN if wie else None
    with handeling(wie=wie, wat="deelnemers.stel_aan", mag=perm) as h:
        van = van or vandaag()
        _eis_gemeente_bij_rol(rol, gemeente)
        vergrendel(gebruiker)
        _eis_nog_niet_aangesteld(gebruiker, rol)
        if tot and tot < van:
            raise Fout("De laatste dag ligt voor de eerste dag.", veld="tot")
        aanstelling = Aanstelling.objects.create(
            gebruiker=gebruiker, rol=rol, gemeente=gemeente, van=van, tot=tot
        )
        code = gemeente.code if gemeente else None
        h.leg_vast(gebruiker, naar={"rol": rol, "gemeente": code, "van": van})
    vergeet_rollen(gebruiker)
    return aanstelling


def _eis_gemeente_bij_rol(rol: str, gemeente: Gemeente | None) -> None:
    """Refuse a gemeentemedewerker without municipality, and anyone else with one."""
    nodig = rol == Aanstelling.Rol.GEMEENTE
    if nodig and gemeente is None:
        raise Fout("Kies de gemeente waarvoor deze medewerker werkt.", veld="gemeente")
    if not nodig and gemeente is not None:
        raise Fout("Kies alleen bij een gemeentemedewerker een gemeente.", veld="gemeente")


def _eis_nog_niet_aangesteld(gebruiker: Gebruiker, rol: str) -> None:
    """Refuse the same role twice; for municipalities that is also the second one (R30)."""
    valid = Aanstelling.objects.geldig().filter(gebruiker=gebruiker, rol=rol)
    existing = valid.select_related("gemeente").first()
    if existing and existing.gemeente:
        raise Fout(
            f"Deze medewerker werkt al voor {existing.gemeente}. Beëindig eerst die aanstelling.",
            veld="gemeente",
        )
    if existing:
        raise Fout("Deze aanstelling loopt al. Er is niets gewijzigd.", veld="rol")


def beeindig_aanstelling(*, wie: Gebruiker | None, aanstelling: Aanstelling) -> Aanstelling:
    """End an appointment from this moment; one beheerder must remain."""
    perm = AANSTELLEN if wie else None
    with handeling(wie=wie, wat="deelnemers.beeindig_aanstelling", mag=perm) as h:
        valid = _vergrendel_rol(aanstelling.rol)
        if aanstelling.pk not in valid:
            raise Fout("Deze aanstelling was al beëindigd. Er is niets gewijzigd.")
        if aanstelling.rol == Aanstelling.Rol.BEHEERDER and len(valid) == 1:
            raise Fout("Er moet een beheerder blijven. Stel eerst iemand anders aan.")
        aanstelling = valid[aanstelling.pk]
        aanstelling.beeindigd_op = nu()
        aanstelling.save(update_fields=["beeindigd_op"])
        h.leg_vast(aanstelling.gebruiker, van={"rol": aanstelling.rol})
    if wie is not None:
        vergeet_rollen(wie)
    return aanstelling


def _vergrendel_rol(rol: str) -> dict[int, Aanstelling]:
    """Lock every appointment of a role, so that two beheerders can't end each other."""
    rows = Aanstelling.objects.select_for_update().filter(rol=rol).order_by("pk")
    return {row.pk: row for row in rows if row.is_geldig}


def verleng_aanstelling(*, wie: Gebruiker, aanstelling: Aanstelling, tot: date) -> Aanstelling:
    """Let an appointment with a last day hold longer, until and including `tot`.

    Raises Fout when it ended already, has no last day, or `tot` isn't later.
    """
    with handeling(wie=wie, wat="deelnemers.verleng_aanstelling", mag=AANSTELLEN) as h:
        aanstelling = vergrendel(aanstelling)
        if not aanstelling.is_geldig:
            raise Fout("Deze aanstelling is al voorbij. Stel deze persoon opnieuw aan.")
        if aanstelling.tot is None:
            raise Fout("Deze aanstelling heeft geen laatste dag. Er is niets gewijzigd.")
        if tot <= aanstelling.tot:
            raise Fout("De aanstelling duurt al zo lang. Er is niets gewijzigd.")
        previous, aanstelling.tot = aanstelling.tot, tot
        aanstelling.save(update_fields=["tot"])
        h.leg_vast(
            aanstelling.gebruiker, van={"tot": previous}, naar={"rol": aanstelling.rol, "tot": tot}
        )
    return aanstelling
