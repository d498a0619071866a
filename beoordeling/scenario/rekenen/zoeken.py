"""The best set under the ceiling and the bounds, with the proof that none is better (R01, R24).

HiGHS searches with numbers; what comes out is computed again in whole cents, so a set that is
shown is exactly what it says. The machine proposes, the committee decides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import highspy

from beoordeling.scenario.rekenen.opgave import Grens, Opgave, Verzameling
from regeling.ronde.rekenen.afweging import Eenheid

TIJD = 5.0  # seconds that one search may take; what is then found comes with the gap that is left

PLAFOND = "plafond"


@dataclass(frozen=True)
class Uitslag:
    """The best set that was found; `gat` is what a better one could be worth more at most, in per cent."""

    verzameling: Verzameling
    waarde: int
    bewezen: bool
    gat: float


class _Model:
    """A problem as HiGHS takes it: per candidate in or out, and steps that go off its amount."""

    def __init__(self, opgave: Opgave, tijd: float) -> None:
        self.opgave = opgave
        self.highs = highspy.Highs()
        for optie, waarde in {
            "output_flag": False,
            "time_limit": tijd,
            "threads": 1,
            "random_seed": 1,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 1e-7,
            "mip_feasibility_tolerance": 1e-9,
        }.items():
            self.highs.setOptionValue(optie, waarde)
        self.mee = [k for k in opgave.kandidaten if opgave.mag_mee(k)]
        self.erin = [self.highs.addBinary() for _ in self.mee]
        self.stappen = [self._stappen(nr) for nr in range(len(self.mee))]
        self.highs.addVariable(lb=0, ub=0)  # a model without any variable would not be solved
        self._begrens()

    def _stappen(self, nr: int) -> highspy.highs.highs_var | None:
        """A variable for the steps off the amount, none when all or nothing is granted."""
        meest = self.opgave.deel.stappen(self.mee[nr].gevraagd)
        if not meest:
            return None
        stappen: highspy.highs.highs_var = self.highs.addIntegral(lb=0, ub=meest)
        self.highs.addConstr(stappen - meest * self.erin[nr] <= 0)
        return stappen

    def som(
        self, waarde: Iterable[float], per_stap: Iterable[float]
    ) -> highspy.highs.highs_linear_expression:
        """Return the sum of `waarde` per candidate that is in, less `per_stap` per step off."""
        som = highspy.highs.highs_linear_expression()
        for x, y, w, s in zip(self.erin, self.stappen, waarde, per_stap, strict=True):
            if w:
                som += w * x
            if y is not None and s:
                som -= s * y
        return som

    def geld(self, delen: Iterable[float]) -> highspy.highs.highs_linear_expression:
        """Return euros: the share of each candidate's amount."""
        delen = list(delen)
        stap = self.opgave.deel.stap / 100
        return self.som(
            [deel * k.gevraagd / 100 for deel, k in zip(delen, self.mee, strict=True)],
            [deel * stap for deel in delen],
        )

    def _begrens(self) -> None:
        self.highs.addConstr(self.geld([1.0] * len(self.mee)) <= self.opgave.plafond / 100)
        for x, kandidaat in zip(self.erin, self.mee, strict=True):
            if kandidaat.aanvraag in self.opgave.vast_in:
                self.highs.addConstr(1.0 * x >= 1)
        for grens in self.opgave.grenzen:
            self._houd(grens)

    def _houd(self, grens: Grens) -> None:
        if grens.eenheid == Eenheid.EURO:
            som, deler = self.geld(k.delen.get(grens.kenmerk, 0) / 1e6 for k in self.mee), 100
        else:
            som = self.som(
                [float(k.telt_voor(grens.kenmerk)) for k in self.mee], [0.0] * len(self.mee)
            )
            deler = 1
        if grens.minimum is not None:
            self._minstens(som, grens.minimum / deler)
        if grens.maximum is not None and som.idxs:
            self.highs.addConstr(som <= grens.maximum / deler)

    def _minstens(self, som: highspy.highs.highs_linear_expression, minimum: float) -> None:
        if som.idxs:
            self.highs.addConstr(som >= minimum)
        elif minimum > 0:  # nobody works for it: a row that can't be met
            onmogelijk = self.highs.addVariable(lb=0, ub=0)
            self.highs.addConstr(1.0 * onmogelijk >= 1)

    def los_op(self, doel: highspy.highs.highs_linear_expression) -> Verzameling | None:
        """Maximise; the set that was found, None when there is none."""
        self.highs.maximize(doel)
        if (
            self.highs.getInfo().primal_solution_status
            != highspy.SolutionStatus.kSolutionStatusFeasible
        ):
            return None
        bedragen = {}
        for x, y, kandidaat in zip(self.erin, self.stappen, self.mee, strict=True):
            if round(self.highs.val(x)):
                af = round(self.highs.val(y)) * self.opgave.deel.stap if y is not None else 0
                bedragen[kandidaat.aanvraag] = kandidaat.gevraagd - af
        return Verzameling(bedragen)

    @property
    def bewezen(self) -> bool:
        """Nothing better exists."""
        return self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal

    @property
    def gat(self) -> float:
        """What a better set could add at most, in per cent of what was found."""
        gat = float(self.highs.getInfo().mip_gap)
        return 0.0 if self.bewezen else 100 * gat


def zoek(opgave: Opgave, *, tijd: float = TIJD) -> Uitslag | None:
    """Return the best set, or None when no set meets the bounds (or none was found in time).

    Of equally good sets the one that comes first in the published order of ties: a second search with the worth
    held.
    """
    model = _Model(opgave, tijd)
    schaal = _schaal(opgave)
    doel = model.som(
        [opgave.waarde(k, k.gevraagd) / schaal for k in model.mee],
        [_per_stap(opgave, nr, model) / schaal for nr in range(len(model.mee))],
    )
    gevonden = model.los_op(doel)
    if gevonden is None:
        return None
    bewezen, gat = model.bewezen, model.gat
    if bewezen:
        gevonden = _eerste_van_gelijke(opgave, model, doel, gevonden, schaal)
    return Uitslag(gevonden, gevonden.waarde(opgave), bewezen, gat)


def _schaal(opgave: Opgave) -> float:
    """Bring worth to at most some thousands: searching with huge numbers loses small differences."""
    grootste = max((opgave.waarde(k, k.gevraagd) for k in opgave.kandidaten), default=1)
    return max(grootste, 1) / 1_000


def _per_stap(opgave: Opgave, nr: int, model: _Model) -> int:
    return opgave.waarde(model.mee[nr], opgave.deel.stap) if opgave.deel.stap else 0


def _eerste_van_gelijke(
    opgave: Opgave,
    model: _Model,
    doel: highspy.highs.highs_linear_expression,
    gevonden: Verzameling,
    schaal: float,
) -> Verzameling:
    waarde = gevonden.waarde(opgave)
    model.highs.addConstr(doel >= waarde / schaal - 1e-7)
    plaatsen = len(model.mee)
    voorkeur = model.som([float(plaatsen - nr) for nr in range(plaatsen)], [0.0] * plaatsen)
    tweede = model.los_op(voorkeur)
    return tweede if tweede and tweede.waarde(opgave) >= waarde else gevonden


@dataclass(frozen=True)
class Botsing:
    """Bounds that can't be met together: without any one of them they can."""

    grenzen: tuple[Grens, ...]
    met_plafond: bool
    vast: frozenset[int]


def botsing(opgave: Opgave, *, tijd: float = TIJD) -> Botsing | None:
    """Return bounds that clash, as few as possible; None when a set exists.

    One such group, not the only one: each bound is left out in turn, and stays out when the rest still clashes.
    """
    if _haalbaar(opgave, tijd):
        return None
    rest = replace(opgave, grenzen=tuple(h for g in opgave.grenzen for h in g.helften()))
    for zonder in _zonder_een(rest):
        if not _haalbaar(rest := _kleiner(rest, zonder), tijd):
            continue
        rest = _terug(rest, zonder)
    zonder_plafond = replace(rest, plafond=_alles(opgave))
    met_plafond = _haalbaar(zonder_plafond, tijd)
    return Botsing(rest.grenzen, met_plafond, rest.vast_in)


def _haalbaar(opgave: Opgave, tijd: float) -> bool:
    model = _Model(opgave, tijd)
    return model.los_op(model.som([0.0] * len(model.mee), [0.0] * len(model.mee))) is not None


def _zonder_een(opgave: Opgave) -> Iterator[Grens | int]:
    yield from opgave.grenzen
    yield from sorted(opgave.vast_in)


def _kleiner(opgave: Opgave, zonder: Grens | int) -> Opgave:
    if isinstance(zonder, Grens):
        return replace(opgave, grenzen=tuple(g for g in opgave.grenzen if g is not zonder))
    return replace(opgave, vast_in=opgave.vast_in - {zonder})


def _terug(opgave: Opgave, grens: Grens | int) -> Opgave:
    if isinstance(grens, Grens):
        return replace(opgave, grenzen=(*opgave.grenzen, grens))
    return replace(opgave, vast_in=opgave.vast_in | {grens})


def _alles(opgave: Opgave) -> int:
    return sum(kandidaat.gevraagd for kandidaat in opgave.kandidaten)


@dataclass(frozen=True)
class Grensprijs:
    """What one bound costs: the best set without it, and how the worth and the mean score change."""

    grens: Grens
    zonder: Uitslag
    waarde: int  # what the set would be worth more
    cijfer: int  # hundredths that the mean score would be higher; may be negative


def grensprijzen(opgave: Opgave, beste: Uitslag, *, tijd: float = TIJD) -> list[Grensprijs]:
    """Return every half of a bound that holds the best set back, with what it costs; the dearest first."""
    prijzen = []
    helften = tuple(h for g in opgave.grenzen for h in g.helften())
    for nr, helft in enumerate(helften):
        minder = replace(opgave, grenzen=helften[:nr] + helften[nr + 1 :])
        zonder = zoek(minder, tijd=tijd)
        if zonder and zonder.waarde > beste.waarde:
            hoger = (zonder.verzameling.gemiddeld_cijfer(opgave) or 0) - (
                beste.verzameling.gemiddeld_cijfer(opgave) or 0
            )
            prijzen.append(Grensprijs(helft, zonder, zonder.waarde - beste.waarde, hoger))
    return sorted(prijzen, key=lambda prijs: -prijs.waarde)
