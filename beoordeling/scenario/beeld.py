"""What the exploration shows: how firm each project stands, the best set, and what bounds do (R24)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from beoordeling.scenario.models import Scenario
from beoordeling.scenario.rekenen.frequentie import Frequentie
from beoordeling.scenario.rekenen.opgave import Grens, Opgave, Verzameling
from beoordeling.scenario.rekenen.vastlegging import Vastgelegd, opgave_uit_waarden
from beoordeling.scenario.rekenen.zoeken import Botsing, Grensprijs
from beoordeling.weging.models import Adviesregel
from kern.basis.geld import euro, getal
from regeling.ronde.models import Ronde
from regeling.ronde.rekenen.afweging import (
    REGEL_IN_WOORDEN,
    Eenheid,
    Streefgrens,
    grens_in_woorden,
)

GROEPEN = {
    "altijd": "In vrijwel elke variatie",
    "wisselt": "Hangt ervan af",
    "nooit": "In vrijwel geen variatie",
}


@dataclass(frozen=True)
class Verkenrij:
    """One application: its figure, how often it is in, and what the best set gives it."""

    regel: Adviesregel
    procent: int
    groep: str
    voorstel: Decimal | None
    keuze: str = ""

    @property
    def nu(self) -> Decimal | None:
        """What the committee gives it now; None when it is not in."""
        return self.regel.bedrag if self.regel.is_in else None

    @property
    def anders(self) -> bool:
        """The best set and the committee differ."""
        return self.nu != self.voorstel

    @property
    def deel(self) -> bool:
        """The best set gives a part."""
        return self.voorstel is not None and self.voorstel < self.regel.gevraagd


@dataclass(frozen=True)
class Grensstand:
    """One bound and how far the best set is: sentence, count in words, met or not."""

    zin: str
    stand: str
    gehaald: bool


class Verkenning:
    """An outcome as a page shows it; `keuzes` says what the reader pinned."""

    def __init__(
        self,
        ronde: Ronde,
        opgave: Opgave,
        uitkomst: Vastgelegd,
        regels: Mapping[int, Adviesregel],
        keuzes: Mapping[int, str] | None = None,
    ) -> None:
        self.ronde, self.opgave, self.regels = ronde, opgave, regels
        self.keuzes = keuzes or {}
        aantallen = {int(pk): aantal for pk, aantal in uitkomst["aantallen"].items()}
        self.keren = Frequentie(uitkomst["trekkingen"], uitkomst["zaad"], aantallen)
        self.gevonden: Vastgelegd | None = uitkomst["set"]

    @cached_property
    def verzameling(self) -> Verzameling:
        """The best set; empty when none meets the bounds."""
        bedragen = self.gevonden["bedragen"] if self.gevonden else {}
        return Verzameling({int(pk): cents for pk, cents in bedragen.items()})

    @cached_property
    def rijen(self) -> list[Verkenrij]:
        """All applications, the most certain first."""
        rijen = [
            Verkenrij(
                self.regels[k.aanvraag],
                self.keren.procent(k.aanvraag),
                self.keren.groep(k.aanvraag),
                self._bedrag(k.aanvraag),
                self.keuzes.get(k.aanvraag, ""),
            )
            for k in self.opgave.kandidaten
            if k.aanvraag in self.regels
        ]
        keren = self.keren.aantallen
        return sorted(rijen, key=lambda rij: -keren[rij.regel.aanvraag_id])

    def _bedrag(self, aanvraag: int) -> Decimal | None:
        cents = self.verzameling.bedragen.get(aanvraag)
        return None if cents is None else Decimal(cents).scaleb(-2)

    @property
    def groepen(self) -> list[tuple[str, list[Verkenrij]]]:
        """The rows in three groups, each with its heading; empty groups stay."""
        return [
            (titel, [rij for rij in self.rijen if rij.groep == code])
            for code, titel in GROEPEN.items()
        ]

    @property
    def totaal(self) -> Decimal:
        """What the best set costs."""
        return Decimal(self.verzameling.bedrag()).scaleb(-2)

    @property
    def over(self) -> Decimal:
        """What the best set leaves under the ceiling."""
        return self.ronde.subsidieplafond - self.totaal

    @property
    def gemiddeld(self) -> str:
        """The mean figure of the best set, two decimals; empty without a set."""
        return cijfertekst(self.verzameling.gemiddeld_cijfer(self.opgave))

    @property
    def gemiddeld_nu(self) -> str:
        """The mean figure of what the committee has in now; empty when nothing is in."""
        erin = {pk: int(r.bedrag * 100) for pk, r in self.regels.items() if r.is_in}
        bekend = {pk: cents for pk, cents in erin.items() if pk in self.opgave.per_aanvraag}
        return cijfertekst(Verzameling(bekend).gemiddeld_cijfer(self.opgave))

    @property
    def regel_in_woorden(self) -> str:
        """What the search maximises."""
        return REGEL_IN_WOORDEN[self.opgave.waarderegel]

    @cached_property
    def plaatsnamen(self) -> dict[str, Any]:
        """What a bound needs to name a municipality; one query."""
        rijen = self.ronde.gemeenten.values_list("code", "naam")
        return {"gemeenten": [{"code": code, "naam": naam} for code, naam in rijen]}

    @property
    def grenzen(self) -> list[Grensstand]:
        """Every bound of the problem with where the best set stands."""
        gemist = {(g.kenmerk, g.eenheid) for g in self.verzameling.schendt(self.opgave)}
        return [
            Grensstand(
                self.zin(grens), self._stand(grens), (grens.kenmerk, grens.eenheid) not in gemist
            )
            for grens in self.opgave.grenzen
        ]

    def zin(self, grens: Grens) -> str:
        """Name a bound in words."""
        deler = 100 if grens.eenheid == Eenheid.EURO else 1
        minimum, maximum = (
            None if waarde is None else waarde // deler for waarde in (grens.minimum, grens.maximum)
        )
        streef = Streefgrens(grens.soort, grens.code, grens.eenheid, minimum, maximum)
        return grens_in_woorden(streef, self.plaatsnamen)

    def _stand(self, grens: Grens) -> str:
        telling = self.verzameling.telling(self.opgave, grens.kenmerk, grens.eenheid)
        if grens.eenheid == Eenheid.EURO:
            return euro(Decimal(telling // 1_000_000 // 100))
        return f"{telling} {'project' if telling == 1 else 'projecten'}"

    def botsing_in_zinnen(self, botsing: Botsing | None) -> list[str]:
        """Name what clashes: bounds, pinned projects, the ceiling."""
        if botsing is None:
            return []
        zinnen = [self.zin(grens) for grens in botsing.grenzen]
        zinnen += [f"{self.regels[pk].aanvraag.titel} vast erin" for pk in sorted(botsing.vast)]
        plafond = f"het subsidieplafond van {euro(self.ronde.subsidieplafond)}"
        return zinnen + ([plafond] if botsing.met_plafond else [])

    def prijs_in_woorden(self, prijs: Grensprijs) -> str:
        """Say what the set would be without one bound."""
        bij, af = (
            ", ".join(sorted(self.regels[pk].aanvraag.titel for pk in pks))
            for pks in (
                prijs.zonder.verzameling.bedragen.keys() - self.verzameling.bedragen.keys(),
                self.verzameling.bedragen.keys() - prijs.zonder.verzameling.bedragen.keys(),
            )
        )
        gemiddeld = cijfertekst(prijs.zonder.verzameling.gemiddeld_cijfer(self.opgave))
        delen = [
            f"Zonder deze grens is het gemiddelde cijfer {gemiddeld} in plaats van {self.gemiddeld}."
        ]
        delen += [f"Erbij: {bij}."] if bij else []
        delen += [f"Eraf: {af}."] if af else []
        return " ".join(delen)


def cijfertekst(honderdsten: int | None) -> str:
    """Write hundredths as a figure with two decimals; empty for none."""
    return "" if honderdsten is None else getal(Decimal(honderdsten).scaleb(-2), 2)


def verkenning_van(scenario: Scenario, regels: Mapping[int, Adviesregel]) -> Verkenning:
    """Show a saved scenario: from what was saved, not from what stands now."""
    opgave = opgave_uit_waarden(scenario.invoer)
    return Verkenning(scenario.advies.ronde, opgave, scenario.uitkomst, regels)


@dataclass(frozen=True)
class Vergelijkrij:
    """One application over the scenarios: amount or None per scenario, in their order."""

    regel: Adviesregel
    bedragen: list[Decimal | None]


def vergelijking(
    scenarios: list[Scenario], regels: Mapping[int, Adviesregel]
) -> list[Vergelijkrij]:
    """Put scenarios beside each other: every application that is in one of them, best figure first."""
    sets = [s.uitkomst["set"]["bedragen"] for s in scenarios]
    return [
        Vergelijkrij(
            regel,
            [Decimal(b[str(pk)]).scaleb(-2) if str(pk) in b else None for b in sets],
        )
        for pk, regel in regels.items()
        if any(str(pk) in bedragen for bedragen in sets)
    ]
