"""The shift of the demonstration clock."""

from django.db import models


class Klok(models.Model):
    """One row that says how many seconds the demonstration clock is ahead of the real one."""

    verschuiving = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "klok"
        verbose_name_plural = "klokken"

    def __str__(self) -> str:
        return f"{self.verschuiving} s"
