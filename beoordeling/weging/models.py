"""The one bundled advice of a ronde, and its line on every application (R23-R25)."""

from django.db import models
from django.db.models import F, Q
from django_fsm import FSMField, transition

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.rekenen import Uitkomst
from deelnemers.personen.models import Gebruiker
from kern.basis.fouten import Fout
from kern.ui.bedrag import BedragField
from regeling.ronde.models import Ronde


class Advies(models.Model):
    """The one advice on all projects of a ronde (R25); once set down frozen, with a hash."""

    class Status(models.TextChoices):
        WEGING = "weging", "in weging"
        VASTGESTELD = "vastgesteld", "vastgesteld"

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="adviezen")
    versie = models.PositiveSmallIntegerField(default=1)
    status = FSMField(default=Status.WEGING, choices=Status, protected=True)
    aanleiding = models.TextField(blank=True)  # why there is a next version
    samenvatting = models.TextField(blank=True)
    overweging_spreiding = models.TextField(blank=True)  # the three considerations of R24 in words
    overweging_doelgroepen = models.TextField(blank=True)
    overweging_budget = models.TextField(blank=True)
    inhoud = models.JSONField(null=True)  # everything the document says, canonical, once set down
    sha256 = models.CharField(max_length=64, blank=True)
    vastgesteld_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["versie"]
        verbose_name_plural = "adviezen"
        constraints = [
            models.UniqueConstraint(fields=["ronde", "versie"], name="adviesversie_eenmaal"),
            models.UniqueConstraint(
                fields=["ronde"], condition=Q(status="weging"), name="een_weging_per_ronde"
            ),
            models.CheckConstraint(
                condition=Q(status="weging") | ~Q(sha256=""), name="vastgesteld_heeft_hash"
            ),
        ]

    def __str__(self) -> str:
        return f"Advies {self.ronde.naam}, versie {self.versie}"

    def eis_in_weging(self) -> None:
        """Raise Fout once the advice is set down: nothing in it changes any more (R25)."""
        if self.status != self.Status.WEGING:
            raise Fout("Het advies is vastgesteld en verandert niet meer. Maak een nieuwe versie.")

    @transition(status, source=Status.WEGING, target=Status.VASTGESTELD)
    def naar_vastgesteld(self) -> None:
        """The committee sets the advice down; nothing in it changes any more."""


class Adviesregel(models.Model):
    """The committee's line on one application: in (whole or partly), in doubt, or out (R23)."""

    class Keuze(models.TextChoices):
        IN = "in", "In"
        TWIJFEL = "twijfel", "Twijfel"
        UIT = "uit", "Uit"

    advies = models.ForeignKey(Advies, models.PROTECT, related_name="regels")
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="adviesregels")
    keuze = models.CharField(max_length=8, choices=Keuze, default=Keuze.TWIJFEL)
    gevraagd = BedragField()
    bedrag = BedragField(default=0)  # advised when in; less than asked means gedeeltelijk
    cijfer = models.DecimalField(max_digits=4, decimal_places=2, null=True)  # formula (W23)
    motivering = models.TextField(blank=True)
    voorwaarden = models.TextField(blank=True)
    gewijzigd_op = models.DateTimeField()

    class Meta:
        ordering = ["-cijfer", "aanvraag__nummer"]
        verbose_name_plural = "adviesregels"
        constraints = [
            models.UniqueConstraint(fields=["advies", "aanvraag"], name="adviesregel_eenmaal"),
            models.CheckConstraint(
                condition=Q(bedrag__lte=F("gevraagd")), name="niet_meer_dan_gevraagd"
            ),
        ]

    def __str__(self) -> str:
        return f"Adviesregel {self.aanvraag}"

    @property
    def is_in(self) -> bool:
        """In the advice, wholly or partly."""
        return self.keuze == self.Keuze.IN

    @property
    def in_twijfel(self) -> bool:
        """Not chosen yet."""
        return self.keuze == self.Keuze.TWIJFEL

    @property
    def uitkomst(self) -> Uitkomst | None:
        """What is advised; None while in doubt."""
        if self.keuze == self.Keuze.UIT:
            return Uitkomst.AFWIJZEN
        if self.in_twijfel:
            return None
        return Uitkomst.TOEKENNEN if self.bedrag == self.gevraagd else Uitkomst.GEDEELTELIJK

    @property
    def gedeeltelijk(self) -> bool:
        """In for less than was asked."""
        return self.uitkomst == Uitkomst.GEDEELTELIJK
