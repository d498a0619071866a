"""What the questionnaire offers the house: the task to answer it (W60), sentences of the log."""

from collections.abc import Iterator

from django.urls import reverse

from evaluatie.tevredenheid.models import Genodigde
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.basis.tijd import lokaal, nu
from kern.logboek.teksten import registreer_logzin
from kern.toegang.wie import Wie


def vragenlijsttaken(gebruiker: Wie) -> Iterator[Taak]:
    """Ask who was invited and did not answer yet, until the questionnaire closes."""
    if not gebruiker.is_authenticated:
        return
    open_ = Genodigde.objects.filter(
        gebruiker=gebruiker.pk, beantwoord=False, vragenronde__sluit_op__gt=nu()
    )
    for genodigde in open_.select_related("vragenronde__ronde"):
        vragenronde = genodigde.vragenronde
        yield Taak(
            f"Vul de vragenlijst over {vragenronde.ronde.naam} in",
            "Het kost vijf minuten. Uw antwoorden zijn anoniem.",
            reverse("evaluatie:vragenlijst", args=[vragenronde.ronde.code]),
            lokaal(vragenronde.sluit_op).date(),
        )


registers.taken.registreer(vragenlijsttaken)
registreer_logzin("evaluatie.start_vragenronde", "verstuurde de vragenlijst")
registreer_logzin("evaluatie.beantwoord", "ontving een ingevulde vragenlijst, zonder naam")
