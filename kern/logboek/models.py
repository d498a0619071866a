"""The log: append only, every line carries the hash of the one before it (W61)."""

from django.conf import settings
from django.db import models

from kern.basis.models import Eenmalig, EenmaligQuerySet, MetOnderwerp, OverQuerySet
from kern.logboek.teksten import logzin_van


class GebeurtenisQuerySet(EenmaligQuerySet["Gebeurtenis"], OverQuerySet["Gebeurtenis"]):  # type: ignore[override]
    """Lines of the log; nothing here can change or remove them."""


class Gebeurtenis(Eenmalig, MetOnderwerp):
    """One act: who, what, when, on what, from what to what."""

    eenmalig = "The log can't be changed."

    volgnummer = models.BigIntegerField(unique=True)
    tijdstip = models.DateTimeField(db_index=True)
    wie = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    wie_naam = models.CharField(max_length=200)
    wat = models.CharField(max_length=80, db_index=True)
    onderwerp_tekst = models.CharField(max_length=200, blank=True)
    van = models.JSONField(default=dict)
    naar = models.JSONField(default=dict)
    reden = models.TextField(blank=True)
    ronde_id = models.BigIntegerField(null=True, db_index=True)
    zegels = models.JSONField(default=dict)  # kind -> key -> SHA-256 of the content; see zegel.py
    vorige = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = GebeurtenisQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["-volgnummer"]
        indexes = [models.Index(fields=["onderwerp_type", "onderwerp_id"])]

    def __str__(self) -> str:
        return f"{self.volgnummer} {self.wat}"

    @property
    def zin(self) -> str:
        """Return the act as a readable Dutch sentence without the subject: "diende ... in"."""
        return logzin_van(self.wat)


class LogboekKop(models.Model):
    """One row with the last number and hash; locked while a line is added, so the chain is one."""

    volgnummer = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)
    handtekening = models.CharField(max_length=88, blank=True)  # by a key outside the database

    class Meta:
        verbose_name = "kop van het logboek"
        verbose_name_plural = "kop van het logboek"

    def __str__(self) -> str:
        return f"{self.volgnummer} {self.hash}"


class Dagkop(Eenmalig):
    """The head of the log of one day, signed, as it was mailed to the municipalities."""

    datum = models.DateField(unique=True)
    volgnummer = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    moment = models.DateTimeField()
    sleutel = models.CharField(max_length=64)  # the public key, hexadecimal
    handtekening = models.CharField(max_length=88)
    aan = models.JSONField(default=list)  # names of the municipalities, and "beheer"

    class Meta:
        verbose_name_plural = "dagkoppen"
        ordering = ["-datum"]

    def __str__(self) -> str:
        return f"kop van {self.datum}"
