"""What higher floors want to know when a published ronde changes.

A function is called inside the transaction as `f(ronde, oud, nieuw, reden)`, with the content
before and after (see `inhoud.py`). It may plan mail, or raise `Fout` to stop the change.
"""

from collections.abc import Callable

from kern.registers import Register
from regeling.inhoud import Inhoud
from regeling.models import Ronde

Haak = Callable[[Ronde, Inhoud, Inhoud, str], None]

bij_verlenging: Register[Haak] = Register()
bij_wijziging: Register[Haak] = Register()
