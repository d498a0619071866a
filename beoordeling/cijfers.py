"""The published formula, and nothing else (W23).

Member r gives application i on criterion c the value x. With the weights w of the ronde:

    s_ir = sum over c of w_c * x_irc / sum over c of w_c
    S_i  = mean over r of s_ir

over the members who are not recused and whose assessment is final. Reckoned exactly, in
fractions; rounded half up to two decimals only at the very end. A value revised after the
discussion replaces the first one; the first one stays stored beside it (W22).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import floor

from aanvragen.models import Aanvraag
from beoordeling.belangen import Verschoningen
from beoordeling.models import MINIMUM_SCORES, VERSCHIL_BESPREKEN, Beoordeling, Score
from regeling.models import Criterium, Ronde

Waarden = Mapping[int, int]  # criterium id -> value of the scale


@dataclass(frozen=True)
class CriteriumCijfer:
    """What the members gave on one criterion, low to high."""

    waarden: tuple[int, ...]
    gemiddelde: Decimal
    bespreken: bool

    @property
    def laagste(self) -> int:
        """The lowest value."""
        return self.waarden[0]

    @property
    def hoogste(self) -> int:
        """The highest value."""
        return self.waarden[-1]


@dataclass(frozen=True)
class Cijfer:
    """The score of one application.

    `cijfer` is None below the quorum (W22) and as long as the secretaris has not opened the
    scores; then nothing but `aantal`, the number of valid final assessments, is known here (W21).
    """

    cijfer: Decimal | None = None
    aantal: int = 0
    laagste: Decimal | None = None
    hoogste: Decimal | None = None
    per_criterium: dict[int, CriteriumCijfer] = field(default_factory=dict)
    bespreken: bool = False
    exact: Fraction | None = None
    geopend: bool = False


def afgerond(waarde: Fraction) -> Decimal:
    """Round half up to two decimals, from the exact fraction."""
    return Decimal(floor(waarde * 100 + Fraction(1, 2))).scaleb(-2)


def cijfer_van_lid(gewichten: Mapping[int, int], waarden: Waarden) -> Fraction:
    """Return s_ir. Raises KeyError when a weighted criterion has no value: nothing is imputed."""
    totaal = sum(gewichten.values())
    return Fraction(sum(gewicht * waarden[c] for c, gewicht in gewichten.items()), totaal)


def verschilt(waarden: Sequence[int], schaal: Sequence[int]) -> bool:
    """Whether the range is two levels of the scale or more (W22); `schaal` runs low to high."""
    if not waarden:
        return False
    niveau = {waarde: plaats for plaats, waarde in enumerate(schaal)}
    return niveau[max(waarden)] - niveau[min(waarden)] >= VERSCHIL_BESPREKEN


def bereken(
    gewichten: Mapping[int, int], per_lid: Sequence[Waarden], schaal: Sequence[int]
) -> Cijfer:
    """Apply the formula to the values of the valid members of one application."""
    if len(per_lid) < MINIMUM_SCORES or not sum(gewichten.values()):
        return Cijfer(aantal=len(per_lid), geopend=True)
    leden = [cijfer_van_lid(gewichten, waarden) for waarden in per_lid]
    exact = sum(leden, Fraction(0)) / len(leden)
    per_criterium = {c: _criterium([w[c] for w in per_lid], schaal) for c in gewichten}
    return Cijfer(
        cijfer=afgerond(exact),
        aantal=len(leden),
        laagste=afgerond(min(leden)),
        hoogste=afgerond(max(leden)),
        per_criterium=per_criterium,
        bespreken=any(c.bespreken for c in per_criterium.values()),
        exact=exact,
        geopend=True,
    )


def _criterium(waarden: list[int], schaal: Sequence[int]) -> CriteriumCijfer:
    return CriteriumCijfer(
        waarden=tuple(sorted(waarden)),
        gemiddelde=afgerond(Fraction(sum(waarden), len(waarden))),
        bespreken=verschilt(waarden, schaal),
    )


def schaal_van(ronde: Ronde) -> list[int]:
    """Return the values of the scale of the ronde, low to high."""
    return sorted(niveau["waarde"] for niveau in ronde.schaal)


def gewichten_van(ronde: Ronde) -> dict[int, int]:
    """Return criterium id -> weight for the criteria that are scored, in their order."""
    rijen = Criterium.objects.filter(ronde=ronde, gewicht__gt=0).order_by("nummer")
    return dict(rijen.values_list("pk", "gewicht"))


def geldige_waarden(ronde: Ronde) -> dict[int, dict[int, dict[int, int]]]:
    """Return application -> seat -> criterium -> value of valid final assessments; two queries."""
    verschoond = Verschoningen(ronde)
    waarden: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    scores = (
        Score.objects.filter(
            beoordeling__aanvraag__ronde=ronde,
            beoordeling__aanvraag__status=Aanvraag.Status.TOEGELATEN,
            beoordeling__status=Beoordeling.Status.DEFINITIEF,
        )
        .order_by("na_bespreking")  # a revised value comes last and stays
        .values_list("beoordeling__aanvraag_id", "beoordeling__zetel_id", "criterium_id", "waarde")
    )
    for aanvraag, zetel, criterium, waarde in scores:
        if not verschoond.geldt(zetel, aanvraag):
            waarden[aanvraag][zetel][criterium] = waarde
    return waarden


def cijfers(ronde: Ronde) -> dict[int, Cijfer]:
    """Return the score of every admitted application of the ronde by id; always four queries."""
    gewichten, schaal, waarden = gewichten_van(ronde), schaal_van(ronde), geldige_waarden(ronde)
    aanvragen = Aanvraag.objects.filter(ronde=ronde).toegelaten().values_list("pk", "bespreking")
    return {
        pk: bereken(gewichten, list(waarden[pk].values()), schaal)
        if geopend
        else Cijfer(aantal=len(waarden[pk]))
        for pk, geopend in aanvragen
    }
