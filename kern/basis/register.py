"""How a lower floor asks what higher floors know: they fill a register, nobody imports upwards."""

from typing import Generic, TypeVar

Deel = TypeVar("Deel")


class Register(Generic[Deel]):
    """A list of functions or parts, in the order of registration and without doubles."""

    def __init__(self) -> None:
        self._delen: list[Deel] = []

    def registreer(self, deel: Deel) -> Deel:
        """Add a part once; returns it, so that it can serve as a decorator."""
        if deel not in self._delen:
            self._delen.append(deel)
        return deel

    def alle(self) -> tuple[Deel, ...]:
        """Return all parts."""
        return tuple(self._delen)
