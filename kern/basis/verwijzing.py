"""How a row of the ground floor points at an object of a floor it does not know."""

from typing import Any, Self

from django.apps import apps
from django.db import models


def onderwerpsoort(onderwerp: models.Model) -> str:
    """Return the stable name of the kind of an object, such as "aanvragen.aanvraag"."""
    return onderwerp._meta.concrete_model._meta.label_lower  # type: ignore[union-attr]


class OverQuerySet(models.QuerySet):
    """Questions about rows that point at a subject."""

    def over(self, onderwerp: models.Model) -> Self:
        """Return the rows about one subject."""
        return self.filter(onderwerp_type=onderwerpsoort(onderwerp), onderwerp_id=str(onderwerp.pk))

    def over_alle(self, onderwerpen: models.QuerySet) -> Self:
        """Return the rows about several subjects of one kind."""
        keys = [str(pk) for pk in onderwerpen.values_list("pk", flat=True)]
        name = onderwerpen.model._meta.label_lower
        return self.filter(onderwerp_type=name, onderwerp_id__in=keys)


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
