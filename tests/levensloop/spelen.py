"""Play so many steps of the life cycle from a given beginning, with a seed that is printed.

LEVENSLOOP_STAPPEN (2000): steps of all beginnings together. LEVENSLOOP_ZAAD: the seed; without it
another one every time. The same seed and number of steps play the same again.
"""

import os
import random
import time

from django.db import transaction
from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from kern.basis.tijd import bevries
from tests.levensloop.besluittijd import Levensloop
from tests.levensloop.toneel import GETELD
from tests.levensloop.wereld import BEGIN

STAPPEN = int(os.environ.get("LEVENSLOOP_STAPPEN", "2000"))
PER_VOORBEELD = 50
# Making a failing life shorter takes minutes: only when asked.
FASEN = [Phase.generate, *([Phase.shrink] if os.environ.get("LEVENSLOOP_VERKLEIN") else [])]
AANDEEL = {  # of the steps, in percent: the longest roads get most
    "voor_de_oproep": 12,
    "open_ronde": 16,
    "ingediend": 16,
    "toegelaten": 18,
    "gescoord": 16,
    "geadviseerd": 12,
    "in_uitvoering": 10,
}


def zaad() -> int:
    """Return the seed of this run; one of its own when none is given."""
    return int(os.environ.get("LEVENSLOOP_ZAAD") or random.SystemRandom().randrange(10**9))


def speel(begin: str, *, stappen: int | None = None, zaad_: int | None = None) -> tuple[int, float]:
    """Play from this beginning; returns how many steps and seconds. Raises what was found."""
    gekozen = zaad() if zaad_ is None else zaad_
    wil = stappen if stappen is not None else STAPPEN * AANDEEL[begin] // 100
    voorbeelden = max(1, round(wil / PER_VOORBEELD))
    print(f"levensloop {begin}: LEVENSLOOP_ZAAD={gekozen} LEVENSLOOP_STAPPEN={STAPPEN}")
    with transaction.atomic():
        wereld = BEGIN[begin]()
        machine = seed(gekozen)(type("Ronde", (Levensloop,), {"wereld_bij_begin": wereld}))
        start = time.process_time()
        with bevries(wereld.klok):
            run_state_machine_as_test(
                machine,
                settings=settings(
                    max_examples=voorbeelden,
                    stateful_step_count=PER_VOORBEELD,
                    deadline=None,
                    derandomize=False,
                    database=None,
                    report_multiple_bugs=False,
                    print_blob=False,
                    phases=FASEN,
                    suppress_health_check=list(HealthCheck),
                    verbosity=Verbosity.normal,
                ),
            )
        duur = time.process_time() - start
        print(f"  {voorbeelden * PER_VOORBEELD} steps in {duur:.1f} s of CPU time")
        transaction.set_rollback(True)
    return voorbeelden * PER_VOORBEELD, duur


__all__ = ["GETELD", "speel"]
