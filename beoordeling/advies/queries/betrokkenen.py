"""Who judged which application and who did not, with the facts of every recusal (W20, W24, Awb 3:8).

All from rows and the log, as they are when the advice is set down; nothing here is a fixed text. The story of an
interest stays with the file: the advice tells that there is one.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aanvragen.velden.models import Aanvraag
from beoordeling.advies.rekenen import moment_tekst
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.belangen.rekenen import (
    Verklaringen,
    Verschoningsfeiten,
    eerste,
    gemeld_sinds,
    toegang_sinds,
    voor,
)
from beoordeling.commissie.models import Zetel
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.queries.cijfers import geldige_beoordelingen
from beoordeling.vergadering.models import Bespreking
from beoordeling.weging.models import Advies
from kern.logboek.models import Gebeurtenis
from regeling.ronde.models import Ronde

VASTGELEGD = ("beoordeling.kies", "beoordeling.motiveer")  # for the committee, in the weighing
BEGONNEN = "beoordeling.begin_weging"


@dataclass(frozen=True)
class _Stand:
    """What was asked once for all seats and applications."""

    verklaard: dict[tuple[int, int | None], list[tuple[datetime, bool]]]
    beoordelingen: dict[tuple[int, int], Beoordeling]
    geopend: dict[int, datetime]
    vastgelegd: dict[tuple[int, str], list[datetime]]
    weging_op: datetime | None
    advies_op: datetime | None


def betrokkenen(ronde: Ronde, aanvragen: Sequence[Aanvraag]) -> dict[str, Any]:
    """Return by number who judged; every recusal; who did not declare. Eight queries, however many."""
    zetels = _zetels(ronde)
    stand = _stand(ronde, zetels, aanvragen)
    op_volgorde = sorted(aanvragen, key=lambda aanvraag: str(aanvraag.nummer))
    paren = [(zetel, aanvraag) for aanvraag in op_volgorde for zetel in zetels]
    gemeld = {
        (zetel.pk, aanvraag.pk): op
        for zetel, aanvraag in paren
        if (op := _gemeld_op(zetel, aanvraag, stand))
    }
    return {
        "betrokken": _betrokken(ronde, zetels, aanvragen, gemeld),
        "verschoningen": [
            _verschoning(zetel, aanvraag, gemeld[zetel.pk, aanvraag.pk], stand)
            for zetel, aanvraag in paren
            if (zetel.pk, aanvraag.pk) in gemeld
        ],
        "niet_verklaard": _niet_verklaard(zetels, aanvragen, stand),
    }


def _zetels(ronde: Ronde) -> list[Zetel]:
    """Every seat that scores or scored, the chair first."""
    rijen = Zetel.objects.scorend().filter(commissie__ronde=ronde, gebruiker__isnull=False)
    plaats = list(Zetel.Functie.values)
    return sorted(
        rijen.select_related("gebruiker"), key=lambda zetel: (plaats.index(zetel.functie), zetel.pk)
    )


def _stand(ronde: Ronde, zetels: list[Zetel], aanvragen: Sequence[Aanvraag]) -> _Stand:
    verklaard: dict[tuple[int, int | None], list[tuple[datetime, bool]]] = defaultdict(list)
    rijen = Belangenverklaring.objects.filter(zetel__in=zetels).order_by("op", "pk")
    for zetel, aanvraag, op, belang in rijen.values_list(
        "zetel_id", "aanvraag_id", "op", "heeft_belang"
    ):
        verklaard[zetel, aanvraag].append((op, belang))
    gegeven = Beoordeling.objects.filter(zetel__in=zetels, aanvraag__in=aanvragen)
    besprekingen = Bespreking.objects.filter(aanvraag__in=aanvragen)
    adviezen = Advies.objects.filter(ronde=ronde, vastgesteld_op__isnull=False)
    begin = Gebeurtenis.objects.filter(ronde_id=ronde.pk, wat=BEGONNEN)
    return _Stand(
        verklaard,
        {(b.zetel_id, b.aanvraag_id): b for b in gegeven.prefetch_related("scores")},
        dict(besprekingen.values_list("aanvraag_id", "geopend_op")),
        _vastgelegd(ronde),
        eerste(begin.values_list("tijdstip", flat=True)),
        eerste(adviezen.values_list("vastgesteld_op", flat=True)),
    )


def _vastgelegd(ronde: Ronde) -> dict[tuple[int, str], list[datetime]]:
    """When a person recorded what for the committee, by person and id of the application."""
    gevonden: dict[tuple[int, str], list[datetime]] = defaultdict(list)
    rijen = Gebeurtenis.objects.filter(ronde_id=ronde.pk, wat__in=VASTGELEGD, wie__isnull=False)
    for wie, aanvraag, op in rijen.values_list("wie_id", "onderwerp_id", "tijdstip"):
        gevonden[wie, aanvraag].append(op)
    return gevonden


def _gemeld_op(zetel: Zetel, aanvraag: Aanvraag, stand: _Stand) -> datetime | None:
    """Since when this seat is recused from the application, by the ronde or by itself."""
    return eerste(
        gemeld_sinds(stand.verklaard.get((zetel.pk, over), [])) for over in (None, aanvraag.pk)
    )


def feiten(
    zetel: Zetel, aanvraag: Aanvraag, gemeld_op: datetime, stand: _Stand
) -> Verschoningsfeiten:
    """Put together what this member had seen and given before the report."""
    eigen: Verklaringen = stand.verklaard.get((zetel.pk, aanvraag.pk), [])
    beoordeling = stand.beoordelingen.get((zetel.pk, aanvraag.pk))
    scores = Counter(s.na_bespreking for s in beoordeling.scores.all()) if beoordeling else {}
    gekozen = stand.vastgelegd.get((zetel.houder.pk, str(aanvraag.pk)), [])
    return Verschoningsfeiten(
        gemeld_op=gemeld_op,
        toegang_op=toegang_sinds(stand.verklaard.get((zetel.pk, None), []), eigen, gemeld_op),
        scores=scores.get(False, 0),
        herzien=scores.get(True, 0),
        definitief_op=beoordeling.definitief_op if beoordeling else None,
        geopend_op=voor(stand.geopend.get(aanvraag.pk), gemeld_op),
        weging_op=voor(stand.weging_op, gemeld_op),
        advies_op=voor(stand.advies_op, gemeld_op),
        keuzes=sum(op < gemeld_op for op in gekozen),
    )


def _verschoning(
    zetel: Zetel, aanvraag: Aanvraag, gemeld_op: datetime, stand: _Stand
) -> dict[str, Any]:
    gevonden = feiten(zetel, aanvraag, gemeld_op, stand)
    over_ronde = gemeld_sinds(stand.verklaard.get((zetel.pk, None), [])) == gemeld_op
    return (
        _wie(zetel)
        | {
            "nummer": aanvraag.nummer,
            "titel": aanvraag.titel,
            "over": "ronde" if over_ronde else "aanvraag",
            "fase": gevonden.fase.value,
            "scores": gevonden.scores,
            "herzien": gevonden.herzien,
            "keuzes": gevonden.keuzes,
            "definitief": gevonden.definitief_op is not None,
        }
        | {
            naam: _tekst(getattr(gevonden, naam))
            for naam in ("gemeld_op", "toegang_op", "definitief_op", "anderen_op", "weging_op")
        }
    )


def _tekst(moment: datetime | None) -> str | None:
    return moment_tekst(moment) if moment else None


def _betrokken(
    ronde: Ronde,
    zetels: list[Zetel],
    aanvragen: Iterable[Aanvraag],
    gemeld: Collection[tuple[int, int]],
) -> dict[str, Any]:
    """By number: whose assessment counts, and who has a seat now but gave none; recused apart."""
    paren = set(geldige_beoordelingen(ronde).values_list("zetel_id", "aanvraag_id"))
    return {
        str(aanvraag.nummer): {
            "beoordeeld": [_wie(z) for z in zetels if (z.pk, aanvraag.pk) in paren],
            "niet_beoordeeld": [
                _wie(z)
                for z in zetels
                if z.beeindigd_op is None
                and (z.pk, aanvraag.pk) not in paren
                and (z.pk, aanvraag.pk) not in gemeld
            ],
        }
        for aanvraag in aanvragen
    }


def _wie(zetel: Zetel) -> dict[str, Any]:
    """Who, in which function, and until when if the seat was taken over."""
    return {
        "naam": zetel.houder.naam,
        "functie": zetel.get_functie_display(),
        "tot": _tekst(zetel.beeindigd_op),
    }


def _niet_verklaard(
    zetels: list[Zetel], aanvragen: Sequence[Aanvraag], stand: _Stand
) -> list[dict[str, Any]]:
    """Who has a seat now and did not declare about how many of the applications."""
    rijen = []
    for zetel in zetels:
        open_ = [a for a in aanvragen if (zetel.pk, a.pk) not in stand.verklaard]
        belang = gemeld_sinds(stand.verklaard.get((zetel.pk, None), []))
        if zetel.beeindigd_op is None and open_ and not belang:
            rijen.append({"naam": zetel.houder.naam, "aantal": len(open_)})
    return rijen
