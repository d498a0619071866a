"""The application as a draft: its rows, its states, and who may see which (R10-R15, W10, W62).

A draft may be incomplete (W10), so its rows may hold empty values; `rekenen.volledig` says what is
missing before it can be submitted. Answers are rows with a question of a criterion. What was
submitted is frozen in `indienen.models.Aanvraagversie` and no longer read from here (law 5).
"""

from typing import Any, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q, Value
from django.urls import reverse
from django_fsm import FSMField, FSMModelMixin, transition

from aanvragen.velden.rekenen import codes
from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties.models import Aanbieder, kvk_nummer_geldig
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.models import Gebruiker
from kern.aansluiting.aanvraagstand import Aanvraagstand, aanvraagstanden
from kern.toegang.zichtbaarheid import ZichtbaarQuerySet
from kern.ui.bedrag import BedragField
from regeling.ronde.models import Aspect, Doel, Doelgroep, Ronde, Vraag


def aanvragen_van_leden(gebruiker: Any) -> Q:
    """Applications on which someone may work: of the penvoerder, or of a confirmed partner (W15).

    A KvK number is public, so registering one opens nothing: an organisation works along as a
    partner once the penvoerder named it and the coördinator confirmed that it is who it says.
    """
    aanbieders = aanbieders_van(gebruiker)
    if not aanbieders:
        return Q(pk__in=[])
    bevestigd = [aanbieder.kvk_nummer for aanbieder in aanbieders if aanbieder.is_bevestigd]
    als_partner = Partner.objects.filter(kvk_nummer__in=bevestigd)
    return Q(penvoerder_id__in=[a.pk for a in aanbieders]) | Q(
        pk__in=als_partner.values("aanvraag_id")
    )


class Aanvraagstatus(models.TextChoices):
    """Where an application is, as far as this floor knows; later floors tell the rest."""

    CONCEPT = "concept", "concept"
    INGEDIEND = "ingediend", "ingediend"
    AANVULLING = "aanvulling_gevraagd", "aanvulling gevraagd"
    TOEGELATEN = "toegelaten", "toegelaten tot de beoordeling"
    BUITEN_BEHANDELING = "buiten_behandeling", "buiten behandeling"
    INGETROKKEN = "ingetrokken", "ingetrokken"


NIET_ONTVANGEN = (Aanvraagstatus.CONCEPT, Aanvraagstatus.INGETROKKEN)

# What the coördinator or the committee is still at work with: it can be withdrawn (W14).
IN_BEHANDELING = (Aanvraagstatus.INGEDIEND, Aanvraagstatus.AANVULLING, Aanvraagstatus.TOEGELATEN)


class AanvraagQuerySet(ZichtbaarQuerySet):
    """Questions about applications; `zichtbaar_voor` asks every floor (W62)."""

    def van_aanbieder(self, gebruiker: Any) -> Self:
        """Applications on which `gebruiker` may work (W10)."""
        return self.filter(aanvragen_van_leden(gebruiker))

    def ontvangen(self) -> Self:
        """Everything that was ever submitted and not withdrawn."""
        return self.exclude(status__in=NIET_ONTVANGEN)

    def meetellend(self) -> Self:
        """What blocks the same project elsewhere: received and not put aside (R11)."""
        return self.ontvangen().exclude(status=Aanvraagstatus.BUITEN_BEHANDELING)

    def toegelaten(self) -> Self:
        """Applications that passed the check and go to the committee (R21)."""
        return self.filter(status=Aanvraagstatus.TOEGELATEN)

    def te_toetsen(self) -> Self:
        """Submitted and waiting for the coördinator (W13)."""
        return self.filter(status=Aanvraagstatus.INGEDIEND)

    def met_stand(self) -> Self:
        """Take along what every floor knows of where it is, so that `Aanvraag.stand` asks nothing.

        The sentences speak of the days of the ronde, so that comes along too.
        """
        return self.select_related("ronde").annotate(
            stand_gevraagd=Value(True), **aanvraagstanden.velden()
        )


class Aanvraag(FSMModelMixin, models.Model):
    """One project proposal in one ronde, from draft until decided (R11: once, in one track)."""

    Status = Aanvraagstatus

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
    verklaring_regulier = models.BooleanField(default=False)  # contracts can't pay for it (R15)
    toelichting_regulier = models.TextField(blank=True)
    kosten_en_baten = models.TextField(blank=True)
    evaluatiedatum = models.DateField(null=True, blank=True)
    aangemaakt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    aangemaakt_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()  # also tells two editors apart (W10)
    bewerkingen = models.JSONField(default=dict)  # per onderdeel: op, door, naam, ruw (W10)
    besloten_op = models.DateTimeField(null=True)  # set by a floor above: no withdrawing (W14)

    gezien_door: Any = None  # for whom `zichtbare_aanvraag` fetched this object; not stored

    objects = AanvraagQuerySet.as_manager()

    class Meta:
        ordering = ["nummer", "pk"]
        verbose_name_plural = "aanvragen"
        constraints = [
            models.CheckConstraint(
                condition=Q(status=Aanvraagstatus.CONCEPT) | Q(nummer__isnull=False),
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
    def is_in_te_trekken(self) -> bool:
        """Whether it can be withdrawn: received, not put aside, not decided (W14)."""
        return self.status in IN_BEHANDELING and not self.is_besloten

    @property
    def stand(self) -> Aanvraagstand:
        """Where it is; one query when it was not fetched with `met_stand`."""
        if hasattr(self, "stand_gevraagd"):
            return aanvraagstanden.van(self)
        return Aanvraag.objects.met_stand().get(pk=self.pk).stand

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
        BEWONERS = codes.keuze(codes.Gemeentewijze.BEWONERS)
        LOCATIE = codes.keuze(codes.Gemeentewijze.LOCATIE)

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
        KOSTEN = codes.keuze(codes.Begrotingssoort.KOSTEN)
        EIGEN = codes.keuze(codes.Begrotingssoort.EIGEN)
        ANDERE = codes.keuze(codes.Begrotingssoort.ANDERE)

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
