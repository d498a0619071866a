"""What is asked for the check: the list, what waits, and how far one application is (W13)."""

from dataclasses import dataclass

from django.db.models import Case, Count, Q, QuerySet, When

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.indienen.queries import met_versie
from aanvragen.toets.models import Toets
from aanvragen.toets.rekenen import Grond
from aanvragen.velden.models import Aanvraag, Aanvraagstatus
from deelnemers.organisaties.models import Aanbieder
from deelnemers.personen.models import Gebruiker
from kern.basis.tijd import vandaag
from regeling.ronde.models import Ronde


def oordelen_per_criterium(versie: Aanvraagversie) -> dict[int, Toets]:
    """Return the check per criterion number of one version; one query."""
    return {t.criterium.nummer: t for t in versie.toetsen.select_related("criterium")}


def bezwaar_tegen_aanvrager(aanbieder: Aanbieder) -> str:
    """Say why nothing of this organisation can be admitted; empty when it is confirmed (R10)."""
    if aanbieder.is_bevestigd:
        return ""
    return (
        f"{aanbieder} is {aanbieder.get_oordeel_display()}. Controleer eerst de organisatie; "
        "daarna kunt u deze aanvraag toelaten. Er is niets gewijzigd."
    )


# Long texts and lists that no row of the list shows.
NIET_IN_LIJST = (
    "samenvatting", "ontschotting", "toelichting_regulier", "kosten_en_baten", "bewerkingen",
    "ronde__inleiding", "ronde__verdeelwijze", "ronde__formule", "ronde__instellingen_eigen",
    "ronde__groepen", "ronde__procedure", "ronde__schaal", "ronde__rapportages",
    "ronde__vragenlijst",
)  # fmt: skip


def werklijst_van(gebruiker: Gebruiker) -> QuerySet[Aanvraag]:
    """Return the rows of the list and of its export, with what they show and no more."""
    return met_versie(
        Aanvraag.objects.zichtbaar_voor(gebruiker)
        .filter(nummer__isnull=False)
        .select_related("ronde", "penvoerder")
        .prefetch_related("doelgroepen__doelgroep", "gemeenten__gemeente")
        .met_stand()
        .defer(*NIET_IN_LIJST)
    )


def gronden_uit_toets(aanvraag: Aanvraag, versie: Aanvraagversie) -> list[Grond]:
    """Return the criteria that stand in the way, as the letter names them; empty for none.

    What still lacks after a completion request is a ground too: it had its chance (W13).
    """
    oordeel = Toets.Oordeel
    counts = {oordeel.NIET, oordeel.AANVULLEN} if aanvraag.aanvullingen.exists() else {oordeel.NIET}
    found = [t for t in oordelen_per_criterium(versie).values() if t.oordeel in counts]
    return [
        {"nummer": t.criterium.nummer, "titel": t.criterium.titel, "reden": t.reden}
        for t in sorted(found, key=lambda toets: toets.oordeel != oordeel.NIET)
    ]


def tel_per_status(gebruiker: Gebruiker) -> dict[str, int]:
    """Return how many applications this person sees per state; one query."""
    visible = Aanvraag.objects.zichtbaar_voor(gebruiker).order_by()
    return dict(visible.values_list("status").annotate(Count("pk")))


@dataclass(frozen=True)
class Toetsplek:
    """Where an application stands among those of its ronde that wait for the check."""

    plek: int
    wachtend: int
    volgende: int | None  # primary key


def toetsplek_van(gebruiker: Gebruiker, aanvraag: Aanvraag) -> Toetsplek:
    """Count those that wait, and find the next; two queries, however many wait."""
    waiting = Q(status=Aanvraagstatus.INGEDIEND) | Q(pk=aanvraag.pk)
    rows = Aanvraag.objects.zichtbaar_voor(gebruiker).filter(waiting, ronde=aanvraag.ronde_id)
    counts = rows.aggregate(
        alle=Count("pk"), ervoor=Count("pk", filter=Q(volgnummer__lt=aanvraag.volgnummer))
    )
    return Toetsplek(
        counts["ervoor"] + 1, counts["alle"], _volgende(rows.exclude(pk=aanvraag.pk), aanvraag)
    )


def _volgende(rijen: QuerySet[Aanvraag], aanvraag: Aanvraag) -> int | None:
    """Return the first with a higher number; after the last one the first of all."""
    after = Case(When(volgnummer__gt=aanvraag.volgnummer, then=0), default=1)
    return rijen.order_by(after, "volgnummer").values_list("pk", flat=True).first()


def eerste_te_toetsen(gebruiker: Gebruiker, ronde: Ronde) -> int | None:
    """Return the application of this ronde that waits longest for the check, by its key."""
    rows = Aanvraag.objects.zichtbaar_voor(gebruiker).te_toetsen().filter(ronde=ronde)
    return rows.order_by("volgnummer").values_list("pk", flat=True).first()


def tel_oordelen(gemeten: dict[int, Toets]) -> dict[str, int]:
    """Count the criteria per result."""
    oordeel = Toets.Oordeel
    return {
        "voldoet": sum(t.oordeel == oordeel.VOLDOET for t in gemeten.values()),
        "niet": sum(t.oordeel == oordeel.NIET for t in gemeten.values()),
        "aanvullen": sum(t.oordeel == oordeel.AANVULLEN for t in gemeten.values()),
    }


@dataclass(frozen=True)
class Toetswerk:
    """What a ronde asks of the coördinator: to check, to decide on, and to wait for."""

    ronde: Ronde
    te_toetsen: int
    verlopen: int
    wachtend: int


def rondes_met_toetswerk() -> list[Toetswerk]:
    """Return the rondes with work for the coördinator; one query."""
    day = vandaag()
    waiting = Q(
        aanvragen__status=Aanvraagstatus.AANVULLING, aanvragen__aanvullingen__ontvangen_op=None
    )
    late = waiting & Q(aanvragen__aanvullingen__uiterlijk__lt=day)
    in_time = waiting & Q(aanvragen__aanvullingen__uiterlijk__gte=day)
    new = Q(aanvragen__status=Aanvraagstatus.INGEDIEND)
    rondes = Ronde.objects.annotate(
        te_toetsen=Count("aanvragen", filter=new, distinct=True),
        verlopen=Count("aanvragen", filter=late, distinct=True),
        wachtend=Count("aanvragen", filter=in_time, distinct=True),
    ).filter(Q(te_toetsen__gt=0) | Q(verlopen__gt=0) | Q(wachtend__gt=0))
    counts = ("te_toetsen", "verlopen", "wachtend")
    return [Toetswerk(ronde, *(getattr(ronde, count) for count in counts)) for ronde in rondes]
