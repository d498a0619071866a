"""What the public may know: every letter that was sent and grants something (W63)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from besluitvorming.models import Beschikking
from kern.registers import Register, RegisterRij

# A higher floor says how projects stand: (ids of aanvragen) -> {id: "loopt"}; else "toegekend".
standen: Register[Callable[[Iterable[int]], Mapping[int, str]]] = Register()


def rijen(ronde_id: int | None) -> Iterator[RegisterRij]:
    """Give the public rows of one ronde, or of all; two queries, and those of the standings."""
    brieven = (
        Beschikking.objects.verzonden()
        .toegekend()
        .select_related("aanvraag__ronde", "aanvraag__penvoerder")
        .prefetch_related("aanvraag__doelgroepen__doelgroep")
    )
    if ronde_id is not None:
        brieven = brieven.filter(aanvraag__ronde=ronde_id)
    gevonden = list(brieven)
    stand = _standen([b.aanvraag_id for b in gevonden])
    for brief in gevonden:
        yield _rij(brief, stand.get(brief.aanvraag_id, "toegekend"))


def _standen(ids: list[int]) -> dict[int, str]:
    gevonden: dict[int, str] = {}
    for functie in standen.alle() if ids else ():
        gevonden |= functie(ids)
    return gevonden


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
