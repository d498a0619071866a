"""What rows have in common (written once, about a subject), and the two rows of the portal itself:
its mark, and the shift of the demonstration clock."""

from typing import Any, ClassVar, NoReturn, Self, TypeVar, cast

from django.apps import apps
from django.db import models

from kern.basis.merk import Soort

Rij = TypeVar("Rij", bound=models.Model)


class EenmaligQuerySet(models.QuerySet[Rij]):
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


def onderwerpsoort(onderwerp: models.Model) -> str:
    """Return the stable name of the kind of an object, such as "aanvragen.aanvraag"."""
    return onderwerp._meta.concrete_model._meta.label_lower  # type: ignore[union-attr]


class OverQuerySet(models.QuerySet[Rij]):
    """Questions about rows that point at a subject."""

    def over(self, onderwerp: models.Model) -> Self:
        """Return the rows about one subject."""
        return self.filter(onderwerp_type=onderwerpsoort(onderwerp), onderwerp_id=str(onderwerp.pk))


class MetOnderwerp(models.Model):
    """A row about some object, by kind and key; no foreign key, since floors don't look up."""

    onderwerp_type = models.CharField(max_length=80, blank=True)
    onderwerp_id = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True

    @property
    def onderwerp(self) -> Any:
        """Fetch the subject; None when there is none or it no longer exists."""
        if not self.onderwerp_type:
            return None
        model = apps.get_model(self.onderwerp_type)
        return model._base_manager.filter(pk=self.onderwerp_id).first()


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
