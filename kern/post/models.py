"""Mail that was or will be sent."""

from django.db import models


class Mail(models.Model):
    """One mail to one address; the text is fixed when the act happens."""

    class Status(models.TextChoices):
        """Where the mail stands."""

        WACHT = "wacht", "wacht"
        VERSTUURD = "verstuurd", "verstuurd"
        MISLUKT = "mislukt", "mislukt"

    sleutel = models.CharField(max_length=200, unique=True)
    sjabloon = models.CharField(max_length=80)
    aan = models.EmailField()
    onderwerp = models.CharField(max_length=200)
    tekst = models.TextField()
    bericht_id = models.CharField(max_length=120, unique=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WACHT)
    gemaakt_op = models.DateTimeField()
    verstuurd_op = models.DateTimeField(null=True)
    fout = models.TextField(blank=True)

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mails"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.onderwerp} ({self.aan})"
