"""What putting the advice before the colleges offers the house: visibility, a task, a log sentence."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen.models import Voorlegging
from besluitvorming.voorleggen.queries import voor_te_leggen_rondes
from deelnemers.personen.queries import gemeente_van
from kern.aansluiting.registers import Taak, taken
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from kern.toegang.zichtbaarheid import NIETS, registreer_zichtbaarheid

registreer_logzin("besluitvorming.leg_voor", "stuurde het advies naar de colleges")


@registreer_zichtbaarheid("aanvragen.aanvraag")
def zichtbaar_voor_gemeenten(gebruiker: Wie) -> Q:
    """A municipality sees what its college decides on, once the advice is put before it (W62)."""
    if gemeente_van(gebruiker) is None:
        return NIETS
    return Q(pk__in=Aandeel.objects.geldend().van(gebruiker).values("aanvraag_id"))


@taken.registreer
def voorlegtaken(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Advice that waits for the coördinator (W60)."""
    if onderwerp or not mag(gebruiker, "besluitvorming.leg_voor"):
        return
    for ronde in voor_te_leggen_rondes():
        yield Taak(
            "Stuur het advies naar de colleges",
            f"De commissie heeft het advies over {ronde.naam} vastgesteld.",
            reverse("besluitvorming:voorleggen", args=[ronde.code]),
            ronde.advies_tot,
        )


registreer_verzegeld(
    Verzegeld(
        model=Voorlegging,
        naam="voorlegging",
        velden=("advies_id", "door_id", "op"),
    )
)

registreer_verzegeld(
    Verzegeld(
        model=Aandeel,
        naam="aandeel",
        velden=("advies_id", "aanvraag_id", "gemeente_id", "bedrag"),
    )
)
