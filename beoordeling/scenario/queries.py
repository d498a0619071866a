"""The problem of a weighing, read from what counts; and the scenarios that were saved (R23, R24)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet

from aanvragen.velden.models import Aanvraag, AanvraagDoelgroep, AanvraagGemeente
from beoordeling.scenario.models import Scenario
from beoordeling.scenario.rekenen.frequentie import TREKKINGEN
from beoordeling.scenario.rekenen.opgave import (
    Deelregel,
    Grens,
    Kandidaat,
    Kenmerk,
    Opgave,
    Waarden,
    delen_naar_bereik,
    volle_delen,
)
from beoordeling.scenario.rekenen.vastlegging import (
    Vastgelegd,
    herbereken,
    opgave_als_waarden,
)
from beoordeling.scoren.queries.cijfers import (
    geldige_beoordelingen,
    geldige_scores,
    gewichten_van,
)
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import tellende_regels
from kern.basis.canoniek import vingerafdruk
from regeling.ronde.models import Ronde
from regeling.ronde.rekenen.afweging import Afweging, Eenheid, Grenssoort, criterium_van

ZAAD = 1  # one seed for all: scenarios differ by what went in, not by chance

BEWAREN = 3600  # seconds that an outcome is remembered by the hash of what went in


def verken(opgave: Opgave) -> Vastgelegd:
    """Return the outcome of a problem; computed once for the same input."""
    invoer = opgave_als_waarden(opgave)
    sleutel = f"verkenning-{vingerafdruk(invoer)}"
    uitkomst: Vastgelegd | None = cache.get(sleutel)
    if uitkomst is None:
        uitkomst = herbereken(invoer, TREKKINGEN, ZAAD)
        cache.set(sleutel, uitkomst, BEWAREN)
    return uitkomst


def afweging_van(ronde: Ronde) -> Afweging:
    """What the ronde published about weighing; the defaults when it agreed nothing."""
    return Afweging.uit(ronde.afweging)


def opgave_van(
    advies: Advies,
    *,
    vast_in: Collection[int] = (),
    vast_uit: Collection[int] = (),
    zonder_grenzen: bool = False,
    zonder_delen: bool = False,
) -> Opgave:
    """Read the problem of a weighing; nine queries, however many lines.

    Lines without a score (too few valid assessments, W22) take no part.
    """
    ronde = advies.ronde
    afweging = afweging_van(ronde)
    regels = list(tellende_regels(advies).filter(cijfer__isnull=False).select_related("aanvraag"))
    gewichten = gewichten_van(ronde)
    kandidaten = _kandidaten(ronde, regels, list(gewichten))
    delen_mogen = afweging.kent_delen and not zonder_delen
    return Opgave(
        kandidaten=tuple(_in_volgorde(ronde, kandidaten, list(gewichten), afweging)),
        gewichten=tuple(gewichten.values()),
        plafond=int(ronde.subsidieplafond * 100),
        grenzen=() if zonder_grenzen else tuple(_grenzen(afweging)),
        vast_in=frozenset(vast_in) & {k.aanvraag for k in kandidaten},
        vast_uit=frozenset(vast_uit),
        minimaal_cijfer=int(afweging.minimaal_cijfer * 100),
        waarderegel=afweging.waarderegel,
        deel=Deelregel(afweging.deel_minimum, afweging.deel_stap * 100)
        if delen_mogen
        else Deelregel(),
        marge=afweging.marge,
    )


def _grenzen(afweging: Afweging) -> Iterable[Grens]:
    """The published bounds in cents or projects."""
    for grens in afweging.streefgrenzen:
        maal = 100 if grens.eenheid == Eenheid.EURO else 1
        minimum, maximum = (
            waarde if waarde is None else waarde * maal for waarde in (grens.minimum, grens.maximum)
        )
        yield Grens(grens.soort, grens.code, grens.eenheid, minimum, maximum)


def _kandidaten(ronde: Ronde, regels: list[Adviesregel], criteria: list[int]) -> list[Kandidaat]:
    gegeven = _gegeven(ronde, criteria)
    leden = sorted({zetel for per_zetel in gegeven.values() for zetel in per_zetel})
    delen = _delen([regel.aanvraag_id for regel in regels])
    return [
        Kandidaat(
            regel.aanvraag_id,
            int(regel.gevraagd * 100),
            int((regel.cijfer or Decimal(0)) * 100),
            tuple(gegeven[regel.aanvraag_id].get(zetel) for zetel in leden),
            delen[regel.aanvraag_id],
        )
        for regel in regels
        if gegeven[regel.aanvraag_id]
    ]


def _gegeven(ronde: Ronde, criteria: list[int]) -> dict[int, dict[int, Waarden]]:
    """Application -> seat -> the values that count, per criterium; only complete ones. One query."""
    waarden: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    rijen = geldige_scores(geldige_beoordelingen(ronde)).order_by()
    for aanvraag, zetel, criterium, waarde in rijen.values_list(
        "beoordeling__aanvraag_id", "beoordeling__zetel_id", "criterium_id", "waarde"
    ):
        waarden[aanvraag, zetel][criterium] = waarde
    per_aanvraag: dict[int, dict[int, Waarden]] = defaultdict(dict)
    for (aanvraag, zetel), gaf in waarden.items():
        if gaf.keys() >= set(criteria):
            per_aanvraag[aanvraag][zetel] = tuple(gaf[criterium] for criterium in criteria)
    return per_aanvraag


def _delen(aanvragen: list[int]) -> dict[int, dict[Kenmerk, int]]:
    """Where the money of each application goes: by reach, and whole for aspects and goals. Four queries."""
    delen: dict[int, dict[Kenmerk, int]] = defaultdict(dict)
    bereiken = (
        (Grenssoort.DOELGROEP, AanvraagDoelgroep, "doelgroep__code"),
        (Grenssoort.GEMEENTE, AanvraagGemeente, "gemeente__code"),
    )
    for soort, model, veld in bereiken:
        bereik: dict[int, dict[str, int]] = defaultdict(dict)
        rijen = model._default_manager.filter(aanvraag__in=aanvragen)
        for pk, code, mensen in rijen.values_list("aanvraag_id", veld, "bereik"):
            bereik[pk][code] = mensen or 0
        for pk, naar in bereik.items():
            delen[pk] |= delen_naar_bereik(naar, soort)
    for soort, naam in ((Grenssoort.ASPECT, "aspecten"), (Grenssoort.DOEL, "doelen")):
        for pk, code in Aanvraag.objects.filter(pk__in=aanvragen).values_list(
            "pk", f"{naam}__code"
        ):
            delen[pk] |= volle_delen([code] if code else [], soort)
    return delen


def _in_volgorde(
    ronde: Ronde, kandidaten: list[Kandidaat], criteria: list[int], afweging: Afweging
) -> list[Kandidaat]:
    """In the published order for equal figures, and then by lot: the hash of ronde and number decides."""
    nummers = dict(ronde.criteria.values_list("nummer", "pk"))
    plaatsen = {
        volgorde: criteria.index(nummers[nummer])
        for volgorde in afweging.bij_gelijk
        if (nummer := criterium_van(volgorde)) is not None and nummers.get(nummer) in criteria
    }

    def sleutel(kandidaat: Kandidaat) -> list[Any]:
        delen = [_voorrang(kandidaat, volgorde, plaatsen) for volgorde in afweging.bij_gelijk]
        return [*delen, sha256(f"{ronde.code}:{kandidaat.aanvraag}".encode()).hexdigest()]

    return sorted(kandidaten, key=sleutel)


def _voorrang(kandidaat: Kandidaat, volgorde: str, plaatsen: dict[str, int]) -> float:
    if volgorde in plaatsen:
        gegeven = [g[plaatsen[volgorde]] for g in kandidaat.gegeven if g is not None]
        return -sum(gegeven) / len(gegeven)
    if volgorde == "lager_bedrag":
        return kandidaat.gevraagd
    return -sum(soort == Grenssoort.GEMEENTE for soort, _ in kandidaat.delen)


def scenarios_van(advies: Advies) -> QuerySet[Scenario]:
    """The scenarios of a weighing with who saved them, oldest first."""
    return Scenario.objects.filter(advies=advies).select_related("door")


def wijkt_af(scenario: Scenario) -> list[str]:
    """Compute a scenario again; return in words what is different, empty when all is equal to the cent."""
    nieuw = herbereken(scenario.invoer, scenario.uitkomst["trekkingen"], scenario.uitkomst["zaad"])
    verschillen = []
    if vingerafdruk(scenario.invoer) != scenario.invoer_sha256:
        verschillen.append("de invoer is niet meer wat is bewaard")
    if nieuw["set"] != scenario.uitkomst["set"]:
        verschillen.append("de beste set is anders")
    if nieuw["aantallen"] != scenario.uitkomst["aantallen"]:
        verschillen.append("de variaties geven andere aantallen")
    return verschillen
