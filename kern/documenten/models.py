"""Documents (PDF): every one a version, made once, with its hash."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from kern.basis.models import MetOnderwerp, OverQuerySet
from kern.logboek.zegel import Verzegeld


def bestandsnaam(document: "Document", _filename: str) -> str:
    """Return where the file is stored: a name that can't be guessed and never changes."""
    return f"documenten/{document.uuid.hex[:2]}/{document.uuid}.pdf"


class DocumentQuerySet(OverQuerySet["Document"]):
    """Questions about documents."""

    def klaar(self) -> "DocumentQuerySet":
        """Return the documents that can be downloaded."""
        return self.filter(status=Document.Status.KLAAR)


class Document(MetOnderwerp):
    """One version of a document about a subject."""

    class Status(models.TextChoices):
        """Where the making stands."""

        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "bezig"
        KLAAR = "klaar", "klaar"
        MISLUKT = "mislukt", "mislukt"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField(max_length=80)
    titel = models.CharField(max_length=200)
    versie = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WACHT)
    gegevens = models.JSONField(default=dict)
    bestand = models.FileField(upload_to=bestandsnaam, max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    paginas = models.PositiveIntegerField(null=True)
    aangevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    aangevraagd_op = models.DateTimeField()
    gereed_op = models.DateTimeField(null=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["-aangevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["onderwerp_type", "onderwerp_id", "soort", "versie"],
                name="kern_document_versie_uniek",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="klaar") | ~models.Q(sha256=""),
                name="kern_document_klaar_heeft_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel} (versie {self.versie})"

    @property
    def is_klaar(self) -> bool:
        """Whether it can be downloaded."""
        return self.status == self.Status.KLAAR

    @property
    def is_mislukt(self) -> bool:
        """Whether making it was given up."""
        return self.status == self.Status.MISLUKT

    @property
    def is_bezig(self) -> bool:
        """Whether it is being made at this moment."""
        return self.status == self.Status.BEZIG

    @property
    def komt_nog(self) -> bool:
        """Whether it is being made or waits for that: its page looks again."""
        return not (self.is_klaar or self.is_mislukt)

    def get_absolute_url(self) -> str:
        """Return the page of this document."""
        return reverse("kern:document", args=[self.uuid])


VERZEGELD = Verzegeld(
    model=Document,
    naam="document",
    velden=(
        "uuid",
        "soort",
        "onderwerp_type",
        "onderwerp_id",
        "titel",
        "versie",
        "status",
        "gegevens",
        "bestand",
        "sha256",
        "paginas",
        "aangevraagd_door_id",
        "aangevraagd_op",
        "gereed_op",
    ),
    wanneer=models.Q(status=Document.Status.KLAAR),
    bestand="bestand",
)
