"""The stage of the state machine: one act at a time, by whom, and what must hold afterwards."""

from collections import Counter
from collections.abc import Callable, Collection
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from beoordeling.commissie.queries import vergeet_zetels
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.logboek.controle import controleer_keten
from kern.toegang.rechten import GeenToegang
from tests.levensloop.geheugen import Geheugen
from tests.levensloop.waarheden import controleer_waarheden
from tests.levensloop.waarnemer import Logvolger, volg
from tests.levensloop.wereld import ROLLEN, Wereld

# Mostly who may; now and then anyone at all.
WIE = st.one_of(st.none(), st.none(), st.none(), st.none(), st.sampled_from(ROLLEN))
EEN_VAN = st.integers(0, 5)
GETELD: Counter[str] = Counter()  # what happened in this process, for the report

REDEN = "De beginmeting is helder. GEHEIM-7f3a hoort nergens anders."
GEHEIM = "GEHEIM-7f3a"


class Geweigerd(Exception):
    """The domain refused the act; nothing changed."""


class Toneel(RuleBasedStateMachine):
    """What all acts share. Each example plays in a savepoint of the world it began with."""

    wereld_bij_begin: ClassVar[Wereld]

    def __init__(self) -> None:
        super().__init__()
        begin = self.wereld_bij_begin
        self.wereld = Wereld()
        self.wereld.__dict__.update(begin.__dict__)
        self.wereld.organisatie = dict(begin.organisatie)
        self.wereld.weet = {}
        self.stapel = ExitStack()
        self.stapel.callback(vergeet_zetels)
        self._zet_klok(begin.klok)
        self._atomic = transaction.atomic()
        self._atomic.__enter__()
        self.log = Logvolger()
        self.geheugen = Geheugen()

    def teardown(self) -> None:
        """See that the whole log still stands, and undo the example."""
        try:
            self.log.alles_staat_er_nog()
            assert controleer_keten() is None
        finally:
            transaction.set_rollback(True)
            self._atomic.__exit__(None, None, None)
            self.stapel.close()

    def _zet_klok(self, moment: datetime) -> None:
        self.wereld.klok = moment
        self.wereld.weet.clear()
        self.stapel.enter_context(tijd.bevries(moment))

    def verzet(self, moment: datetime) -> None:
        """Let time pass; the clock never goes back."""
        if moment > self.wereld.klok:
            self._zet_klok(moment)

    def doe(
        self,
        dienst: Callable[..., Any],
        *,
        wie: str | None,
        mag: Collection[str],
        kan: bool | None = None,
        regels: int | None = 1,
        **gegevens: Any,
    ) -> Any:
        """Play one act by `wie` (the first of `mag` when None) and see what it did.

        `kan` says whether the moment is right: True must succeed, False must be refused, None
        leaves it to the domain. Someone who is not in `mag` must always be refused. `regels` is how
        many lines of log it makes; None when it depends. Raises Geweigerd when it was refused.
        """
        rol = wie or next(iter(mag))
        mag_het = rol in mag
        naam = f"{dienst.__module__.split('.')[1]}.{dienst.__name__}"
        persoon = self.wereld.wie(rol)
        uitkomst, reden = None, None
        with volg() as spoor:
            try:
                with transaction.atomic():
                    uitkomst = dienst(wie=persoon, **gegevens)
            except (Fout, GeenToegang) as fout:
                reden = fout
        if reden:
            GETELD[f"{naam} geweigerd"] += 1
            assert not spoor.tabellen, f"{naam}: refused, and wrote {spoor.tabellen}"
            assert not (mag_het and kan), f"{naam} by {rol} was refused: {reden}"
            raise Geweigerd(str(reden)) from reden
        GETELD[naam] += 1
        assert mag_het, f"{naam} was done by {rol}"
        assert kan is not False, f"{naam} was done at a wrong moment ({self.wereld.klok})"
        self._kijk(naam, spoor.tabellen, regels)
        return uitkomst

    def _kijk(self, naam: str, tabellen: list[str], regels: int | None) -> None:
        """One line of log per act, none when nothing changed; then all that must hold."""
        lijnen = self.log.nieuwe()
        if not tabellen:
            assert not lijnen
            return
        self.wereld.weet.clear()
        if regels is not None:
            assert len(lijnen) == regels, f"{naam}: {len(lijnen)} lines of log, not {regels}"
        for lijn in lijnen:
            assert GEHEIM not in f"{lijn.van}{lijn.naar}{lijn.reden}", "a secret in the log (W21)"
        self.geheugen.controleer(set(tabellen))
        controleer_waarheden(self.wereld, set(tabellen))

    @rule(hoeveel=st.sampled_from([1, 60, 24 * 60, 3 * 24 * 60, 15 * 24 * 60]))
    def tijd_gaat_voorbij(self, hoeveel: int) -> None:
        """So many minutes later."""
        self.verzet(self.wereld.klok + timedelta(minutes=hoeveel))


def als(vraag: Callable[[Any], Any]) -> Callable[..., Any]:
    """Offer a rule only when the answer is yes; asked once until something is written."""
    return precondition(lambda self: bool(self.wereld.onthoud(vraag, lambda: vraag(self))))


def probeer(stap: Callable[..., None]) -> Callable[..., None]:
    """Let a rule end where the domain refuses: `doe` has seen that nothing changed."""

    def speel(self: Toneel, **gekozen: Any) -> None:
        try:
            stap(self, **gekozen)
        except Geweigerd:
            return

    speel.__name__, speel.__doc__ = stap.__name__, stap.__doc__
    return speel
