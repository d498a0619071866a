"""What is still to do in a draft: the faults of its content, and what could not be read."""

from aanvragen import onderdelen, volledig
from aanvragen.inhoud import Inhoud
from aanvragen.models import Aanvraag
from aanvragen.regels import Regels
from aanvragen.volledig import Gebrek
from kern.fouten import Fout


class Onvolledig(Fout):
    """The application can't be submitted yet; `gebreken` holds every fault with its place."""

    def __init__(self, gebreken: list[Gebrek]) -> None:
        dingen = "1 ding" if len(gebreken) == 1 else f"{len(gebreken)} dingen"
        super().__init__(
            f"U kunt nog niet versturen. Pas {dingen} aan. Wat u hebt ingevuld is bewaard."
        )
        self.gebreken = gebreken


def te_doen(aanvraag: Aanvraag, inhoud: Inhoud, regels: Regels) -> list[Gebrek]:
    """Return everything that stands in the way of submitting this draft."""
    return volledig.gebreken(inhoud, regels) + onleesbaar(aanvraag, regels)


def onleesbaar(aanvraag: Aanvraag, regels: Regels) -> list[Gebrek]:
    """Return the sections in which something was typed that could not be read."""
    return [
        volledig.fout(
            ("ruw", deel.code),
            f"Bij “{deel.titel}” staat iets wat wij niet kunnen lezen, zoals een bedrag of een "
            "datum. Open het onderdeel en pas het aan.",
        )
        for deel in onderdelen.alle(regels)
        if aanvraag.bewerkingen.get(deel.code, {}).get("ruw")
    ]
