"""The task list of a draft: per section what is done and what is next, derived every time (W60)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from aanvragen.concept.models import Aanvulling
from aanvragen.concept.queries import gebreken_van_concept, open_aanvulling, open_onderdelen
from aanvragen.concept.rekenen import veldanker
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rekenen import onderdelen
from aanvragen.velden.rekenen.gebrek import Gebrek
from aanvragen.velden.rekenen.inhoud import CONTACTVELDEN, Aanvraaginhoud
from aanvragen.velden.rekenen.onderdelen import Onderdeel
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from kern.ui.stukken import Kruimel, Takengroep, Takenrij, Vormsoort

TAAKWOORDEN = {
    "klaar": "Klaar",
    "bezig": "Bezig",
    "nog_niet": "Nog niet begonnen",
    "aanpassen": "Nog aanpassen",
    "slot": "Staat vast",
}


@dataclass(frozen=True)
class Takenlijst:
    """What the page of a draft shows."""

    groepen: list[Takengroep]
    gebreken: list[Gebrek]
    volgende: Takenrij | None
    klaar: int
    geheel: int

    @property
    def zin(self) -> str:
        """Return how far it is, in words."""
        return f"{self.klaar} van de {self.geheel} onderdelen klaar"

    @property
    def codes(self) -> list[str]:
        """Return the states for the second bar, on phones: drawn alike, under another name.

        Two equal bars would share the name of their hatching, and the browser draws only that of
        the first, which may be hidden.
        """
        wissel = {"bezig": "aanpassen", "aanpassen": "bezig"}
        soorten = [str(rij.soort) for groep in self.groepen for rij in groep.rijen]
        return [wissel.get(soort, soort) for soort in soorten]


def takenlijst_van(aanvraag: Aanvraag, inhoud: Aanvraaginhoud, regels: Ronderegels) -> Takenlijst:
    """Derive the task list; no queries beyond that of an open completion request."""
    gebreken = gebreken_van_concept(aanvraag, inhoud, regels)
    open_ = open_onderdelen(aanvraag, regels)
    aanvulling = open_aanvulling(aanvraag)
    groepen = [
        Takengroep(
            groep.titel,
            [_rij(aanvraag, deel, inhoud, regels, gebreken, open_, aanvulling)
             for deel in groep.onderdelen],
        )
        for groep in onderdelen.onderdeelgroepen(regels)
    ]  # fmt: skip
    rijen = [rij for groep in groepen for rij in groep.rijen]
    versturen = _versturen(aanvraag, len(gebreken), aanvulling)
    groepen.append(Takengroep("Versturen", [versturen]))
    volgende = next((rij for rij in rijen if rij.url and rij.soort != "klaar"), versturen)
    klaar = sum(rij.soort in ("klaar", "slot") for rij in rijen)
    return Takenlijst(groepen, gebreken, volgende, klaar, len(rijen) + 1)


def _rij(
    aanvraag: Aanvraag,
    deel: Onderdeel,
    inhoud: Aanvraaginhoud,
    regels: Ronderegels,
    gebreken: list[Gebrek],
    open_: list[str],
    aanvulling: Aanvulling | None,
) -> Takenrij:
    """Derive one row: a fault asks for change, a gap makes it "bezig"."""
    if deel.code not in open_:
        return Takenrij(deel.titel, "", "slot", TAAKWOORDEN["slot"], "Hier hoeft u niets te doen.")
    url = reverse("aanvragen:onderdeel", args=[aanvraag.pk, deel.code])
    eigen = [g for g in gebreken if onderdelen.onderdeelcode_van_pad(regels, g.pad) == deel.code]
    if aanvulling and not eigen and not _bewerkt_na(aanvraag, deel, aanvulling.gevraagd_op):
        return Takenrij(deel.titel, url, "aanpassen", "Aanvullen", "")
    soort = _soort(deel, inhoud, regels, eigen)
    return Takenrij(deel.titel, url, soort, TAAKWOORDEN[soort], _uitleg(deel, inhoud, eigen, soort))


def _bewerkt_na(aanvraag: Aanvraag, deel: Onderdeel, moment: datetime) -> bool:
    if deel.code == onderdelen.ONDERDEEL_BIJLAGEN.code:
        return True
    laatste = aanvraag.bewerkingen.get(deel.code)
    return bool(laatste) and datetime.fromisoformat(laatste["op"]) > moment


def _soort(
    deel: Onderdeel, inhoud: Aanvraaginhoud, regels: Ronderegels, eigen: list[Gebrek]
) -> Vormsoort:
    if not eigen:
        return "klaar"
    if any(not gebrek.ontbreekt for gebrek in eigen):
        return "aanpassen"
    return "bezig" if _begonnen(deel, inhoud, regels) else "nog_niet"


def _begonnen(deel: Onderdeel, inhoud: Aanvraaginhoud, regels: Ronderegels) -> bool:
    if deel.groep:
        codes = {vraag.code for vraag in regels.vragen_van(deel.groep)}
        return any(rij["vraag"] in codes for rij in inhoud["antwoorden"])
    if deel == onderdelen.ONDERDEEL_ORGANISATIE:
        return any(inhoud["penvoerder"][sleutel] for sleutel in CONTACTVELDEN)
    return any(inhoud[sleutel] for sleutel in deel.sleutels)


def _uitleg(deel: Onderdeel, inhoud: Aanvraaginhoud, eigen: list[Gebrek], soort: str) -> str:
    """Say what to do first; when it is done, what there is."""
    if eigen and soort != "nog_niet":
        eerste = min(eigen, key=lambda gebrek: gebrek.ontbreekt)
        rest = len(eigen) - 1
        meer = f" En nog {rest} {'ding' if rest == 1 else 'dingen'}." if rest else ""
        return f"{eerste.melding}{meer}"
    aantallen = {"partners": ("partner", "partners"), "bijlagen": ("bijlage", "bijlagen")}
    if soort == "klaar" and deel.code in aantallen:
        een, meer = aantallen[deel.code]
        aantal = len(inhoud[deel.code])
        if aantal:
            return f"{aantal} {een if aantal == 1 else meer}"
        return "Geen bijlagen. Dat mag." if deel.code == "bijlagen" else "U dient alleen in."
    return ""


def _versturen(aanvraag: Aanvraag, nog: int, aanvulling: Aanvulling | None) -> Takenrij:
    titel = "Aanvulling controleren en versturen" if aanvulling else "Controleren en versturen"
    url = reverse("aanvragen:controleer", args=[aanvraag.pk])
    if nog:
        dingen = "1 ding" if nog == 1 else f"{nog} dingen"
        return Takenrij(titel, url, "slot", "Kan nog niet", f"Nog {dingen} te doen.")
    return Takenrij(titel, url, "nog_niet", "Nog niet verstuurd", "Alles is ingevuld.")


def aanvraagkruimels(aanvraag: Aanvraag, *laatste: str, lid: bool = True) -> list[Kruimel]:
    """Return the breadcrumbs of a page about an application."""
    eerste = (
        Kruimel("Mijn aanvragen", reverse("aanvragen:mijn"))
        if lid
        else Kruimel("Aanvragen", reverse("aanvragen:werklijst"))
    )
    if not laatste:
        return [eerste, Kruimel(str(aanvraag))]
    return [eerste, Kruimel(str(aanvraag), aanvraag.get_absolute_url()), Kruimel(laatste[0])]


def conceptkruimels(aanvraag: Aanvraag, laatste: str) -> list[Kruimel]:
    """Return the breadcrumbs of a page of a draft, under its task list."""
    mine = Kruimel("Mijn aanvragen", reverse("aanvragen:mijn"))
    tasks = Kruimel(str(aanvraag), reverse("aanvragen:taken", args=[aanvraag.pk]))
    return [mine, tasks, Kruimel(laatste)]


def gebreken_met_adres(
    aanvraag: Aanvraag,
    regels: Ronderegels,
    inhoud: Aanvraaginhoud,
    gebreken: Iterable[Gebrek],
) -> list[tuple[Gebrek, str]]:
    """Return every fault with the address of the page and the field where it is mended."""
    return [(gebrek, _adres(aanvraag, regels, inhoud, gebrek)) for gebrek in gebreken]


def _adres(aanvraag: Aanvraag, regels: Ronderegels, inhoud: Aanvraaginhoud, gebrek: Gebrek) -> str:
    code = onderdelen.onderdeelcode_van_pad(regels, gebrek.pad)
    url = reverse("aanvragen:onderdeel", args=[aanvraag.pk, code])
    if gebrek.pad[0] == onderdelen.RUW:
        return url
    anchor = veldanker(gebrek.pad, inhoud, regels)
    return f"{url}?toon=fouten" + (f"#{anchor}" if anchor else "")
