"""What this floor asks of whom now (W60)."""

from collections.abc import Iterator

from django.urls import reverse

from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import aangesteld_als_coordinator
from kern.aansluiting.registers import Taak
from kern.basis.tijd import lokaal, nu
from regeling.ronde.models import Ronde


def taken_rond_publicatie(gebruiker: Gebruiker) -> Iterator[Taak]:
    """Ask the coördinator to publish a ronde before it opens (W01)."""
    if not aangesteld_als_coordinator(gebruiker):
        return
    for ronde in Ronde.objects.filter(gepubliceerd_op=None, opent_op__gt=nu()):
        dag = ronde.publicatie_gepland or ronde.opent_op
        yield Taak(
            titel=f"Publiceer {ronde}",
            uitleg="Controleer de regels. Na het openen kunnen ze niet meer stil wijzigen.",
            url=reverse("regeling:ronde", kwargs={"code": ronde.code}),
            datum=lokaal(dag).date(),
        )
