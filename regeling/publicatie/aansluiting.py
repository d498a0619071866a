"""What publishing offers the house: tasks and sentences of the log (W60, W61)."""

from collections.abc import Iterator

from django.urls import reverse

from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.basis.tijd import lokaal
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from regeling.publicatie.models import RondeVersie
from regeling.ronde.queries import rondes_om_te_publiceren

registreer_logzin("regeling.publiceer", "publiceerde de ronde")
registreer_logzin("regeling.verleng", "verlengde de ronde voor iedereen")
registreer_logzin("regeling.wijzig", "publiceerde een nieuwe versie van de ronde")


@registers.taken.registreer
def taken_rond_publicatie(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Ask who may publish to do so before a ronde opens (W01)."""
    if onderwerp or not mag(gebruiker, "regeling.publiceren"):
        return
    for ronde in rondes_om_te_publiceren():
        yield Taak(
            titel=f"Publiceer {ronde}",
            uitleg="Controleer de regels. Na het openen kunnen ze niet meer stil wijzigen.",
            url=reverse("regeling:ronde", kwargs={"code": ronde.code}),
            datum=lokaal(ronde.publicatie_gepland or ronde.opent_op).date(),
        )


registreer_verzegeld(
    Verzegeld(
        model=RondeVersie,
        naam="gepubliceerde versie",
        velden=("ronde_id", "nummer", "inhoud", "sha256", "gepubliceerd_op", "reden"),
    )
)
