"""An objection against a letter, at the college that decided (W30)."""

from django.db import models

from besluitvorming.beschikking.models import Beschikking
from deelnemers.gemeenten.models import Gemeente
from deelnemers.personen.models import Gebruiker
from kern.basis.models import Eenmalig


class Bezwaar(Eenmalig):
    """An objection, at the college that decided; a late one is registered too (W30)."""

    beschikking = models.ForeignKey(Beschikking, models.PROTECT, related_name="bezwaren")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="bezwaren")
    indiener = models.CharField(max_length=160)
    ontvangen_op = models.DateField()
    gronden = models.TextField()
    geregistreerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    geregistreerd_op = models.DateTimeField()

    class Meta:
        ordering = ["ontvangen_op", "pk"]
        verbose_name_plural = "bezwaren"

    def __str__(self) -> str:
        return f"bezwaar tegen {self.beschikking}"

    @property
    def te_laat(self) -> bool:
        """Whether it came in after the term; the college judges that (Awb 6:9, 6:11)."""
        einde = self.beschikking.bezwaar_tot
        return einde is not None and self.ontvangen_op > einde
