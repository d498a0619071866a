"""The coördinator confirms who an organisation is, or says that it is not confirmed (R10, W15)."""

from django.conf import settings
from django.urls import reverse

from deelnemers.organisaties.models import Aanbieder, Aanbiederoordeel
from deelnemers.personen.models import Gebruiker
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tijd import nu
from kern.logboek.handeling import handeling
from kern.post import mail


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
    wie: Gebruiker, aanbieder: Aanbieder, oordeel: Aanbiederoordeel, grond: str
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
