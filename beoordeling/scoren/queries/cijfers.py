"""Which assessments and scores count, and the figures made of them (W20, W22, W23).

An assessment counts when it is final, its application is admitted and its seat is not recused. What a
replaced member made final stays valid. A score revised after the discussion replaces the first one.
Figures, comparison, progress, agenda, weighing and advice all ask here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen.queries import is_verschoond
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.scoren.rekenen import Cijfer, WaardePerCriterium, bereken_cijfer
from regeling.ronde.models import Criterium, Ronde


def geldige_beoordelingen(ronde: Ronde | int) -> QuerySet[Beoordeling]:
    """Return the assessments of a ronde that count (W20, W22)."""
    return Beoordeling.objects.filter(
        ~is_verschoond(OuterRef("zetel"), OuterRef("aanvraag")),
        aanvraag__ronde=ronde,
        aanvraag__status=Aanvraag.Status.TOEGELATEN,
        status=Beoordeling.Status.DEFINITIEF,
    )


def geldige_scores(beoordelingen: QuerySet[Beoordeling]) -> QuerySet[Score]:
    """Return the scores of these assessments that count: the revised one where there is one."""
    revised = Score.objects.filter(
        beoordeling=OuterRef("beoordeling"), criterium=OuterRef("criterium"), na_bespreking=True
    )
    return Score.objects.filter(
        Q(na_bespreking=True) | ~Exists(revised), beoordeling__in=beoordelingen
    )


@dataclass(frozen=True)
class Gegeven:
    """What one member gave on one criterion: the first score, and the revised one if any (W22)."""

    eerst: Score
    herzien: Score | None = None

    @property
    def geldig(self) -> Score:
        """The score that counts, as `geldige_scores` says it to the database."""
        return self.herzien or self.eerst


def gegeven_scores(beoordeling: Beoordeling) -> dict[int, Gegeven]:
    """Return what was given in an assessment by id of the criterium; uses prefetched scores."""
    scores = {(s.criterium_id, s.na_bespreking): s for s in beoordeling.scores.all()}
    return {
        criterium: Gegeven(score, scores.get((criterium, True)))
        for (criterium, revised), score in scores.items()
        if not revised
    }


def schaal_van(ronde: Ronde) -> list[int]:
    """Return the values of the scale of the ronde, low to high."""
    return sorted(niveau["waarde"] for niveau in ronde.schaal)


def gewichten_van(ronde: Ronde) -> dict[int, int]:
    """Return criterium id -> weight for the criteria that are scored, in their order."""
    rows = Criterium.objects.filter(ronde=ronde, gewicht__gt=0).order_by("nummer")
    return dict(rows.values_list("pk", "gewicht"))


def cijfer_in_ronde(
    ronde: Ronde, gewichten: Mapping[int, int], per_lid: Sequence[WaardePerCriterium]
) -> Cijfer:
    """Apply the formula with the scale, the quorum and the range to discuss of the ronde (W22, W23)."""
    return bereken_cijfer(
        gewichten,
        per_lid,
        schaal_van(ronde),
        quorum=ronde.quorum,
        verschil=ronde.verschil_bespreken,
    )


def cijfers_per_aanvraag(
    ronde: Ronde, aanvragen: Iterable[Aanvraag] | None = None
) -> dict[int, Cijfer]:
    """Return the score of every admitted application of a ronde by id; always three queries.

    With `aanvragen` only of those. Unopened ones tell how many assessments count, no more (W21).
    """
    gewichten = gewichten_van(ronde)
    toegelaten = Aanvraag.objects.filter(ronde=ronde).toegelaten()
    beoordelingen = geldige_beoordelingen(ronde)
    if aanvragen is not None:
        toegelaten = toegelaten.filter(pk__in=[a.pk for a in aanvragen])
        beoordelingen = beoordelingen.filter(aanvraag__in=toegelaten)
    waarden = _waarden(beoordelingen)
    return {
        pk: cijfer_in_ronde(ronde, gewichten, list(waarden[pk].values()))
        if geopend
        else Cijfer(aantal=len(waarden[pk]))
        for pk, geopend in toegelaten.values_list("pk", "bespreking")
    }


def _waarden(beoordelingen: QuerySet[Beoordeling]) -> dict[int, dict[int, dict[int, int]]]:
    """Return application -> assessment -> criterium -> value that counts; one query."""
    waarden: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    scores = (
        geldige_scores(beoordelingen)
        .order_by()
        .values_list("beoordeling__aanvraag_id", "beoordeling_id", "criterium_id", "waarde")
    )
    for aanvraag, beoordeling, criterium, waarde in scores:
        waarden[aanvraag][beoordeling][criterium] = waarde
    return waarden
