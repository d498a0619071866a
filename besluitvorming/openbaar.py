"""What the public may know: every letter that was sent and grants something (W63)."""

from collections.abc import Iterator
from decimal import Decimal

from besluitvorming.models import Beschikking
from kern.registers import Aanvraagstand, RegisterRij, aanvraagstanden

LEES = "Lees de beschikking in het dossier"
TOEGEKEND = Aanvraagstand(1, "toegekend", "klaar", "Toegekend", LEES)
AFGEWEZEN = Aanvraagstand(1, "afgewezen", "afwijkend", "Afgewezen", LEES)


def standen(ids: list[int]) -> dict[int, Aanvraagstand]:
    """Tell of which applications the letter was sent, and what it says; one query."""
    brieven = Beschikking.objects.verzonden().filter(aanvraag__in=ids)
    return {
        aanvraag: TOEGEKEND if bedrag else AFGEWEZEN
        for aanvraag, bedrag in brieven.values_list("aanvraag_id", "bedrag")
    }


def rijen(ronde_id: int | None) -> Iterator[RegisterRij]:
    """Give the public rows of one ronde, or of all; two queries, and one per floor that tells how
    projects stand."""
    brieven = (
        Beschikking.objects.verzonden()
        .toegekend()
        .select_related("aanvraag__ronde", "aanvraag__penvoerder")
        .prefetch_related("aanvraag__doelgroepen__doelgroep")
    )
    if ronde_id is not None:
        brieven = brieven.filter(aanvraag__ronde=ronde_id)
    gevonden = list(brieven)
    stand = aanvraagstanden.van(b.aanvraag_id for b in gevonden)
    for brief in gevonden:
        yield _rij(brief, stand[brief.aanvraag_id].code)


def _rij(brief: Beschikking, stand: str) -> RegisterRij:
    aanvraag = brief.aanvraag
    groepen = sorted(aanvraag.doelgroepen.all(), key=lambda g: (not g.hoofd, g.doelgroep.code))
    return RegisterRij(
        nummer=aanvraag.nummer or "",
        titel=brief.inhoud["titel"],
        ronde=aanvraag.ronde.naam,
        aanbieder=brief.inhoud["aan"]["naam"],
        toegekend=brief.bedrag,
        besloten_op=brief.verzonden,
        samenvatting=brief.inhoud["samenvatting"],
        gemeenten=tuple((c["gemeente"], Decimal(c["bedrag"])) for c in brief.inhoud["colleges"]),
        doelgroepen=tuple(f"{g.doelgroep.code}. {g.doelgroep.titel}" for g in groepen),
        stand=stand,
    )
