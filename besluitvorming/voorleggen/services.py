"""The advice goes to the colleges, with the share of every municipality in it (R30, R32)."""

from collections import Counter
from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from beoordeling.weging.models import Advies
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.verdeling.queries import bereken_aandelen
from besluitvorming.voorleggen.models import Voorlegging
from besluitvorming.voorleggen.queries import heeft_nieuwere_versie, voorlegging_van
from deelnemers.personen.models import Aanstelling, Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.termijnen import datum_lang
from kern.logboek.handeling import handeling
from kern.post import mail


def leg_voor(*, wie: Gebruiker, advies: Advies) -> list[Aandeel]:
    """Put the advice before the colleges: fix the share of every municipality in every project.

    Shares follow the verdeelsleutel of the ronde and add up to the cent (R30, R32); a rejected
    project gets shares of zero, for its colleges decide on it too. The civil servants get a mail.
    Raises Fout when the advice is not set down, is not the newest, or is with the colleges already.
    """
    with handeling(
        wie=wie, wat="besluitvorming.leg_voor", mag="besluitvorming.leg_voor", op=advies
    ) as act:
        advies = vergrendel(advies, "ronde")
        advies.ronde = vergrendel(advies.ronde)
        _eis_voor_te_leggen(advies)
        voorlegging = Voorlegging.objects.create(advies=advies, door=wie, op=tijd.nu())
        rijen = Aandeel.objects.bulk_create(bereken_aandelen(advies))
        _bericht_gemeenten(advies, rijen)
        act.leg_vast(
            advies,
            naar={"versie": advies.versie, "sha256": advies.sha256},
            ronde_id=advies.ronde_id,
            zegel=[voorlegging, *rijen],
        )
    return rijen


def _eis_voor_te_leggen(advies: Advies) -> None:
    """Only the newest advice that was set down, once per ronde."""
    if voorlegging_van(advies.ronde):
        raise Fout("Het advies ligt al bij de colleges. U hoeft niets meer te doen.")
    if advies.status != Advies.Status.VASTGESTELD:
        raise Fout("De commissie heeft dit advies nog niet vastgesteld. Wacht tot dat is gebeurd.")
    if heeft_nieuwere_versie(advies):
        raise Fout(
            "De commissie werkt aan een nieuwe versie van dit advies. Er is niets verstuurd. "
            "Wacht tot de nieuwe versie is vastgesteld."
        )


def _bericht_gemeenten(advies: Advies, rijen: Sequence[Aandeel]) -> None:
    """Tell the civil servants of every municipality how many projects wait for their college."""
    aantal = Counter(rij.gemeente_id for rij in rijen)
    aanstellingen = Aanstelling.objects.geldig().filter(gemeente__in=aantal)
    for aanstelling in aanstellingen.select_related("gebruiker", "gemeente"):
        gemeente = aanstelling.gemeente
        assert gemeente is not None  # the filter asks for one
        mail.stuur(
            aan=[aanstelling.gebruiker.email],
            sjabloon="advies_voorgelegd",
            context={
                "naam": aanstelling.gebruiker.naam,
                "gemeente": gemeente.naam,
                "ronde": advies.ronde.naam,
                "aantal": aantal[gemeente.pk],
                "besluitvorming_tot": datum_lang(advies.ronde.besluitvorming_tot),
                "url": settings.SITE_URL + reverse("besluitvorming:college"),
            },
            sleutel=f"besluitvorming.leg_voor:{advies.pk}:{gemeente.pk}",
        )
