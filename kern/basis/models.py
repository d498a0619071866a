"""The mark of the portal, the shift of the demonstration clock, and the base of what is written
once."""

from typing import Any, ClassVar, NoReturn, cast

from django.db import models

from kern.basis.merk import Soort


class EenmaligQuerySet(models.QuerySet):
    """Rows that are written once; nothing here can change or remove them."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: what was written stays as it was."""
        self._weiger()

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: what was written stays as it was."""
        self._weiger()

    def delete(self) -> NoReturn:
        """Refuse: what was written stays readable."""
        self._weiger()

    def _weiger(self) -> NoReturn:
        model = cast("type[Eenmalig]", self.model)
        raise TypeError(model.eenmalig)


class Eenmalig(models.Model):
    """What was published, received, decided or logged: written once, never changed or deleted.

    `eenmalig` is what a programmer reads who tries all the same. A model with its own manager
    takes a subclass of `EenmaligQuerySet`.
    """

    eenmalig: ClassVar[str] = "What was written once can't be changed or deleted."

    objects = EenmaligQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new row. Raises TypeError for a row that exists."""
        if not self._state.adding:
            raise TypeError(self.eenmalig)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: what was written stays readable."""
        raise TypeError(self.eenmalig)


class Klok(models.Model):
    """One row that says how many seconds the demonstration clock is ahead of the real one."""

    verschuiving = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "klok"
        verbose_name_plural = "klokken"

    def __str__(self) -> str:
        return f"{self.verschuiving} s"


class Portaalmerk(models.Model):
    """One row that says whether this is a demonstration or a real portal; see `kern.basis.merk`."""

    soort = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Soort])

    class Meta:
        verbose_name = "merk van het portaal"
        verbose_name_plural = "merken van het portaal"

    def __str__(self) -> str:
        return self.soort
