"""The rules of a ronde as plain values, so that checking an application needs no queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Vraagregel:
    """One question: where it stands, and how long the answer may be."""

    criterium: int
    code: str
    vraag: str
    groep: str
    max_tekens: int
    verplicht: bool
    uitleg: str = ""


@dataclass(frozen=True)
class Criteriumregel:
    """One criterion: which section answers it, what it weighs and what is looked at."""

    nummer: int
    titel: str
    groep: str
    beantwoord_door: str
    gewicht: int = 0
    leidraad: tuple[str, ...] = ()


@dataclass(frozen=True)
class Keuzeregel:
    """One goal, aspect or target group that can be chosen; `jeugd` says what its variant is."""

    code: str
    titel: str
    tekst: str = ""
    jeugd: str = ""


@dataclass(frozen=True)
class Ronderegels:
    """What one ronde allows and asks; codes with their names, in the order of the ronde."""

    ronde: str
    plafond: Decimal
    evaluatie_uiterlijk: date
    groepen: dict[str, str]
    doelkeuzes: tuple[Keuzeregel, ...]
    aspectkeuzes: tuple[Keuzeregel, ...]
    doelgroepkeuzes: tuple[Keuzeregel, ...]
    gemeenten: dict[str, str]
    criteria: tuple[Criteriumregel, ...]
    vragen: tuple[Vraagregel, ...]
    naam: str = ""  # of the ronde, as it was published

    @property
    def doelen(self) -> dict[str, str]:
        """Return the goals: code -> name."""
        return _namen(self.doelkeuzes)

    @property
    def aspecten(self) -> dict[str, str]:
        """Return the aspects: code -> name."""
        return _namen(self.aspectkeuzes)

    @property
    def doelgroepen(self) -> dict[str, str]:
        """Return the target groups: code -> name."""
        return _namen(self.doelgroepkeuzes)

    @property
    def met_jeugd(self) -> frozenset[str]:
        """Return the codes of the target groups that have a variant for the young."""
        return frozenset(keuze.code for keuze in self.doelgroepkeuzes if keuze.jeugd)

    def keuzes(self, sleutel: str) -> tuple[Keuzeregel, ...]:
        """Return what can be chosen for a field with codes; raises KeyError for another."""
        return {"doelen": self.doelkeuzes, "aspecten": self.aspectkeuzes}[sleutel]

    def vragen_van(self, groep: str) -> list[Vraagregel]:
        """Return the questions of one group of criteria."""
        return [vraag for vraag in self.vragen if vraag.groep == groep]

    def criterium(self, nummer: int) -> Criteriumregel:
        """Return one criterion; raises StopIteration for a number the ronde does not have."""
        return next(regel for regel in self.criteria if regel.nummer == nummer)


def _namen(keuzes: tuple[Keuzeregel, ...]) -> dict[str, str]:
    return {keuze.code: keuze.titel for keuze in keuzes}


def ronderegels_uit(inhoud: Mapping[str, Any]) -> Ronderegels:
    """Read the rules from the content of a ronde, as it is published (`regeling.ronde.rekenen`)."""
    criteria = [
        Criteriumregel(
            rij["nummer"],
            rij["titel"],
            rij["groep"],
            rij["beantwoord_door"],
            rij["gewicht"],
            tuple(rij["leidraad"]),
        )
        for rij in inhoud["criteria"]
    ]
    gemeenten = sorted(inhoud["gemeenten"], key=lambda rij: rij["naam"])
    return Ronderegels(
        ronde=inhoud["code"],
        plafond=Decimal(inhoud["subsidieplafond"]),
        evaluatie_uiterlijk=date.fromisoformat(inhoud["data"]["evaluatie_uiterlijk"]),
        groepen=_groepen(inhoud["groepen"], criteria),
        doelkeuzes=_keuzes(inhoud["doelen"]),
        aspectkeuzes=_keuzes(inhoud["aspecten"]),
        doelgroepkeuzes=_keuzes(inhoud["doelgroepen"]),
        gemeenten={rij["code"]: rij["naam"] for rij in gemeenten},
        criteria=tuple(criteria),
        vragen=tuple(_vraag(rij, vraag) for rij in inhoud["criteria"] for vraag in rij["vragen"]),
        naam=inhoud.get("naam", ""),
    )


def _keuzes(rijen: list[dict[str, Any]]) -> tuple[Keuzeregel, ...]:
    return tuple(
        Keuzeregel(rij["code"], rij["titel"], rij["tekst"], rij.get("jeugd", "")) for rij in rijen
    )


def _vraag(criterium: dict[str, Any], vraag: dict[str, Any]) -> Vraagregel:
    return Vraagregel(
        criterium=criterium["nummer"],
        code=vraag["code"],
        vraag=vraag["vraag"],
        groep=criterium["groep"],
        max_tekens=vraag["max_tekens"],
        verplicht=vraag["verplicht"],
        uitleg=vraag["uitleg"],
    )


def _groepen(genoemd: list[dict[str, str]], criteria: list[Criteriumregel]) -> dict[str, str]:
    """Return code and title of the groups, in the ronde's order; a group without title gets one."""
    known = {groep["code"]: groep["titel"] for groep in genoemd}
    used = [criterium.groep for criterium in criteria]
    return known | {code: code.capitalize() for code in used if code not in known}
