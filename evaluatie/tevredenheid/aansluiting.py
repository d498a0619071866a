"""What the evaluation asks of whom now, derived from the state of things (W60)."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from evaluatie.tevredenheid.models import Genodigde
from kern.aansluiting.registers import Taak
from kern.basis.tijd import lokaal, nu


def vragenlijsttaken(gebruiker: Any) -> Iterator[Taak]:
    """The questionnaire, until it closes."""
    open_ = Genodigde.objects.filter(
        gebruiker=gebruiker, beantwoord=False, vragenronde__sluit_op__gt=nu()
    )
    for genodigde in open_.select_related("vragenronde__ronde"):
        vragenronde = genodigde.vragenronde
        yield Taak(
            f"Vul de vragenlijst over {vragenronde.ronde.naam} in",
            "Het kost vijf minuten. Uw antwoorden zijn anoniem.",
            reverse("evaluatie:vragenlijst", args=[vragenronde.ronde.code]),
            lokaal(vragenronde.sluit_op).date(),
        )
