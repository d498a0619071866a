"""The state of the evaluation in words: what there is, what is missing."""

from dataclasses import dataclass

from django.urls import reverse

from evaluatie.verslag.queries import Evaluatie
from kern.basis.tekst import aantal_van


@dataclass(frozen=True)
class Dimensie:
    """One dimension: a question in plain words, what there is, what is missing."""

    code: str
    titel: str
    vraag: str
    url: str
    er_is: list[str]
    ontbreekt: list[str]

    @property
    def soort(self) -> str:
        """Shape of the status mark."""
        return "klaar" if not self.ontbreekt else "bezig" if self.er_is else "nog_niet"

    @property
    def woord(self) -> str:
        """Word beside the mark."""
        return {"klaar": "Compleet", "bezig": "Nog niet compleet", "nog_niet": "Nog leeg"}[
            self.soort
        ]


def dimensies(e: Evaluatie) -> list[Dimensie]:
    """Return the three dimensions of the note (§ 4d), as they stand."""

    def naar(code: str) -> str:
        return reverse(f"evaluatie:{code}", args=[e.ronde.code])

    return [
        Dimensie(
            "resultaten",
            "De resultaten",
            "Haalden de projecten wat zij beloofden, en wat betekende dat voor mensen en kosten?",
            naar("resultaten"),
            *_stand_van_resultaten(e),
        ),
        Dimensie(
            "bouwstenen",
            "De bouwstenen",
            "Wat leren alle projecten samen over de inrichting van de zorg en de contracten?",
            naar("bouwstenen"),
            *_stand_van_bouwstenen(e),
        ),
        Dimensie(
            "innoveren",
            "De manier van vernieuwen",
            "Werkte het innovatiebudget, en gaat de regio ermee door?",
            naar("innoveren"),
            *_stand_van_innoveren(e),
        ),
    ]


def _stand_van_resultaten(e: Evaluatie) -> tuple[list[str], list[str]]:
    er_is, mist = [], []
    if e.gemeten:
        er_is.append(f"{e.gemeten} van de {e.beloften} beloften zijn gemeten, {e.gehaald} gehaald")
    if e.casussen:
        er_is.append(aantal_van(e.casussen, "anonieme casus", "anonieme casussen"))
    if ongemeten := e.beloften - e.gemeten:
        mist.append(aantal_van(ongemeten, "belofte zonder meting", "beloften zonder meting"))
    if zonder := sum(not r.casussen for r in e.resultaten):
        mist.append(aantal_van(zonder, "project zonder casussen", "projecten zonder casussen"))
    return er_is, mist


def _stand_van_bouwstenen(e: Evaluatie) -> tuple[list[str], list[str]]:
    er_is, mist = [], []
    if e.sessies:
        er_is.append(aantal_van(len(e.sessies), "kennissessie", "kennissessies"))
    else:
        mist.append("een kennissessie")
    if e.inzichten:
        stenen = aantal_van(len(e.meta.rijen), "bouwsteen", "bouwstenen")
        er_is.append(f"{aantal_van(len(e.inzichten), 'inzicht', 'inzichten')} over {stenen}")
    else:
        mist.append("inzichten uit een kennissessie")
    if e.sessies and not any(s.commissie_aanwezig for s in e.sessies):
        mist.append("een sessie met de commissie")
    return er_is, mist


def _stand_van_innoveren(e: Evaluatie) -> tuple[list[str], list[str]]:
    er_is, mist = [], []
    if e.uitslag is None:
        mist.append("de vragenlijst aan alle betrokkenen")
    else:
        er_is.append(
            f"{e.uitslag.beantwoord} van de {e.uitslag.genodigd} mensen vulden de vragenlijst in"
        )
    if e.oordeel is None:
        mist.append("het oordeel over deze manier van vernieuwen")
    else:
        er_is.append(f"het oordeel: {e.oordeel.get_keuze_display()}")
    return er_is, mist
