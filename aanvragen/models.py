"""The application: draft rows, frozen versions, criteria check, completion.

Answers are rows with a criterion (architecture law 6). What was submitted is frozen in
`Aanvraagversie` (law 4). A draft may be incomplete (W10), so its rows may hold empty values;
`aanvragen.volledig` says what is missing before it can be submitted.
"""

import uuid
from typing import Any, NoReturn

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, FSMModelMixin, transition

from aanvragen.querysets import AanvraagQuerySet
from deelnemers.models import Aanbieder, Gebruiker, Gemeente, kvk_nummer_geldig
from kern.geld import BedragField
from regeling.models import Aspect, Criterium, Doel, Doelgroep, Ronde, Vraag


class Aanvraag(FSMModelMixin, models.Model):
    """One project proposal in one ronde, from draft until decided (R11: once, in one track)."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "concept"
        INGEDIEND = "ingediend", "ingediend"
        AANVULLING = "aanvulling_gevraagd", "aanvulling gevraagd"
        TOEGELATEN = "toegelaten", "toegelaten tot de beoordeling"
        BUITEN_BEHANDELING = "buiten_behandeling", "buiten behandeling"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="aanvragen")
    penvoerder = models.ForeignKey(Aanbieder, models.PROTECT, related_name="aanvragen")
    nummer = models.CharField(max_length=40, unique=True, null=True)  # "2015-041", from submission
    volgnummer = models.PositiveIntegerField(null=True)  # the 41 of it
    status = FSMField(default=Status.CONCEPT, choices=Status, protected=True)
    titel = models.TextField()  # lengths are held by `volledig`: a draft keeps all that is typed
    samenvatting = models.TextField(blank=True)
    contactpersoon = models.TextField(blank=True)
    contact_email = models.TextField(blank=True)
    ontschotting = models.TextField(blank=True)  # asked when there are no partners (R13)
    start = models.DateField(null=True, blank=True)
    eind = models.DateField(null=True, blank=True)
    doelen = models.ManyToManyField(Doel, blank=True)
    aspecten = models.ManyToManyField(Aspect, blank=True)
    verklaring_regulier = models.BooleanField(
        default=False
    )  # regular contracts can't pay for it (R15)
    toelichting_regulier = models.TextField(blank=True)
    kosten_en_baten = models.TextField(blank=True)
    evaluatiedatum = models.DateField(null=True, blank=True)
    aangemaakt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    aangemaakt_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()  # also tells two editors apart (W10)
    bewerkingen = models.JSONField(default=dict)  # per onderdeel: op, door, naam, ruw (W10)
    besloten_op = models.DateTimeField(
        null=True
    )  # set by a floor above: no withdrawing after (W14)

    objects = AanvraagQuerySet.as_manager()

    class Meta:
        ordering = ["nummer", "pk"]
        verbose_name_plural = "aanvragen"
        constraints = [
            models.CheckConstraint(
                condition=Q(status="concept") | Q(nummer__isnull=False),
                name="ingediend_heeft_nummer",
            ),
            models.UniqueConstraint(fields=["ronde", "volgnummer"], name="volgnummer_eenmaal"),
        ]

    def __str__(self) -> str:
        return self.titel or "Aanvraag zonder titel"

    def get_absolute_url(self) -> str:
        """Return the dossier once there is a number, else the task list of the draft."""
        if self.nummer:
            return reverse("dossier", args=[self.nummer])
        return reverse("aanvragen:taken", args=[self.pk])

    @property
    def laatste_versie(self) -> "Aanvraagversie | None":
        """Return the newest version that was received; uses what is prefetched."""
        return max(self.versies.all(), key=lambda versie: versie.nummer, default=None)

    @property
    def is_besloten(self) -> bool:
        """Whether the colleges decided; withdrawing ends here (W14)."""
        return self.besloten_op is not None

    @transition(
        status,
        source=[Status.CONCEPT, Status.INGETROKKEN, Status.AANVULLING],
        target=Status.INGEDIEND,
    )
    def naar_ingediend(self) -> None:
        """Submitted, or completed again after a completion request."""

    @transition(status, source=Status.INGEDIEND, target=Status.AANVULLING)
    def naar_aanvulling(self) -> None:
        """The coördinator asks for completion (W13)."""

    @transition(status, source=Status.INGEDIEND, target=Status.TOEGELATEN)
    def naar_toegelaten(self) -> None:
        """All criteria are met (R04)."""

    @transition(
        status, source=[Status.INGEDIEND, Status.AANVULLING], target=Status.BUITEN_BEHANDELING
    )
    def naar_buiten_behandeling(self) -> None:
        """Put aside, with reasons (W13)."""

    @transition(
        status,
        source=[Status.INGEDIEND, Status.AANVULLING, Status.TOEGELATEN],
        target=Status.INGETROKKEN,
    )
    def naar_ingetrokken(self) -> None:
        """Withdrawn by the applicant (W14)."""


class Aanvraagversie(models.Model):
    """Exactly what was received, frozen: canonical content, hash, time (W11). Never updated."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    inhoud = models.JSONField()  # follows /schemas/aanvraag-1.json
    sha256 = models.CharField(max_length=64)
    ingediend_op = models.DateTimeField()
    ingediend_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    sleutel = models.UUIDField(unique=True, default=uuid.uuid4)  # one submission per key (W12)
    gevraagd = BedragField()

    class Meta:
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "nummer"], name="versie_nummer_eenmaal")
        ]

    def __str__(self) -> str:
        return f"versie {self.nummer}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once: what was received never changes. Raises TypeError on a second save."""
        if not self._state.adding:
            raise TypeError("A received version is never changed; make a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: what was received stays readable."""
        raise TypeError("A received version is never deleted.")


class Partner(models.Model):
    """An organisation that takes part in the project (R13); known here when its KvK number is."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="partners")
    naam = models.TextField(blank=True)
    kvk_nummer = models.TextField(blank=True, validators=[kvk_nummer_geldig])
    bijdrage = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kvk_nummer"])]

    def __str__(self) -> str:
        return self.naam


class AanvraagDoelgroep(models.Model):
    """A target group the project serves, with the expected reach in people (R12)."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="doelgroepen")
    doelgroep = models.ForeignKey(Doelgroep, models.PROTECT)
    bereik = models.PositiveIntegerField(null=True, validators=[MinValueValidator(1)])
    jeugd = models.BooleanField(default=False)
    hoofd = models.BooleanField(default=False)  # the group whose money the project counts for (R24)

    class Meta:
        ordering = ["doelgroep__code"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "doelgroep"], name="doelgroep_eenmaal"),
            models.UniqueConstraint(
                fields=["aanvraag"], condition=Q(hoofd=True), name="een_hoofddoelgroep"
            ),
        ]

    def __str__(self) -> str:
        return self.doelgroep.titel


class AanvraagGemeente(models.Model):
    """A municipality the project concerns, by residents or by place (R12, criterion 10)."""

    class Wijze(models.TextChoices):
        BEWONERS = "bewoners", "voor de inwoners"
        LOCATIE = "locatie", "de plek van het project"

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="gemeenten")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT)
    bereik = models.PositiveIntegerField(null=True, validators=[MinValueValidator(1)])
    wijze = models.CharField(max_length=10, choices=Wijze, default=Wijze.BEWONERS)

    class Meta:
        ordering = ["gemeente__naam"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "gemeente"], name="gemeente_eenmaal")
        ]

    def __str__(self) -> str:
        return self.gemeente.naam


class Antwoord(models.Model):
    """The answer to one question of one criterion."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="antwoorden")
    vraag = models.ForeignKey(Vraag, models.PROTECT)
    tekst = models.TextField(blank=True)

    class Meta:
        ordering = ["vraag__criterium__nummer", "vraag_id"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "vraag"], name="antwoord_eenmaal")
        ]

    def __str__(self) -> str:
        return self.tekst[:60]


class Begrotingsregel(models.Model):
    """One line of the budget; totals and the amount asked are always computed (R15)."""

    class Soort(models.TextChoices):
        KOSTEN = "kosten", "kosten"
        EIGEN = "eigen_bijdrage", "eigen bijdrage"
        ANDERE = "andere_financiering", "andere financiering"

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="begroting")
    soort = models.CharField(max_length=20, choices=Soort)
    omschrijving = models.TextField(blank=True)
    bedrag = BedragField(null=True, validators=[MinValueValidator(0)])

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.omschrijving


class Indicator(models.Model):
    """One measurable result promised in the evaluation plan (R14)."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="indicatoren")
    naam = models.TextField(blank=True)
    eenheid = models.TextField(blank=True)
    nulmeting = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    streefwaarde = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    bron = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "indicatoren"

    def __str__(self) -> str:
        return self.naam


def bestandsnaam(bijlage: "Bijlage", _naam: str) -> str:
    """Return where an upload is stored: a name that says nothing and never changes."""
    return f"bijlagen/{bijlage.uuid.hex[:2]}/{bijlage.uuid}"


class Bijlage(models.Model):
    """An inspected upload; its hash is part of the receipt (W11).

    Taking one away hides it from later versions; the file stays, a version may refer to it.
    """

    uuid = models.UUIDField(unique=True, default=uuid.uuid4)
    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="bijlagen")
    naam = models.CharField(max_length=200)
    bestand = models.FileField(upload_to=bestandsnaam)
    mediatype = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    toegevoegd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    toegevoegd_op = models.DateTimeField()
    verwijderd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "bijlagen"

    def __str__(self) -> str:
        return self.naam


class Toets(models.Model):
    """The formal check of one criterion on one version by the coördinator (W13)."""

    class Oordeel(models.TextChoices):
        VOLDOET = "voldoet", "voldoet"
        NIET = "voldoet_niet", "voldoet niet"
        AANVULLEN = "aanvullen", "moet worden aangevuld"

    versie = models.ForeignKey(Aanvraagversie, models.PROTECT, related_name="toetsen")
    criterium = models.ForeignKey(Criterium, models.PROTECT)
    oordeel = models.CharField(max_length=15, choices=Oordeel)
    reden = models.TextField(blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ["criterium__nummer"]
        verbose_name_plural = "toetsen"
        constraints = [
            models.UniqueConstraint(fields=["versie", "criterium"], name="toets_eenmaal"),
            models.CheckConstraint(
                condition=Q(oordeel="voldoet") | ~Q(reden=""), name="toets_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return self.get_oordeel_display()


class Aanvulling(models.Model):
    """A completion request; during its hersteltermijn the decision term stands still (W13)."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="aanvullingen")
    tekst = models.TextField()
    gevraagd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    uiterlijk = models.DateField()
    uitleg = models.TextField(blank=True)  # how the date was found (Algemene termijnenwet)
    onderdelen = models.JSONField(default=list)  # codes of the sections that may be changed
    ontvangen_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["gevraagd_op"]
        verbose_name_plural = "aanvullingen"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag"], condition=Q(ontvangen_op=None), name="een_open_aanvulling"
            )
        ]

    def __str__(self) -> str:
        return f"aanvulling uiterlijk {self.uiterlijk}"
