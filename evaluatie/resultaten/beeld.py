"""The results in words and as a picture, and the pages of an evaluation."""

from collections.abc import Sequence

from django.urls import reverse

from evaluatie.resultaten.queries import Projectresultaat
from evaluatie.resultaten.rekenen import Beloftestand
from kern.basis.geld import procent
from kern.ui.grafieken import Doelbalk
from kern.ui.stukken import Tab
from regeling.ronde.models import Ronde

BELOFTEWOORDEN = {  # shape of the status mark, word
    Beloftestand.GEHAALD: ("klaar", "Gehaald"),
    Beloftestand.DICHTERBIJ: ("bezig", "Dichterbij"),
    Beloftestand.NIET: ("afwijkend", "Niet dichterbij"),
    Beloftestand.ONGEMETEN: ("nog_niet", "Nog niet gemeten"),
}


UITLEG_BALKEN = (
    "De streep is de belofte. 0% is de beginmeting. Oranje: het ging de andere kant op. "
    "Alle getallen staan in de tabel bij de resultaten."
)


def beloftebalken(resultaten: Sequence[Projectresultaat]) -> list[Doelbalk]:
    """How far every measured promise came, as a share of the promised way."""
    return [
        Doelbalk(b.indicator.naam, b.deel, procent(b.deel), resultaat.project.aanvraag.titel)
        for resultaat in resultaten
        for b in resultaat.beloften
        if b.deel is not None
    ]


def evaluatietabbladen(ronde: Ronde) -> list[Tab]:
    """Return the pages of the evaluation of a ronde."""
    delen = {
        "ronde": "Overzicht",
        "resultaten": "1. Resultaten",
        "bouwstenen": "2. Bouwstenen",
        "innoveren": "3. Manier van vernieuwen",
    }
    return [
        Tab(code, titel, reverse(f"evaluatie:{code}", args=[ronde.code]))
        for code, titel in delen.items()
    ]
