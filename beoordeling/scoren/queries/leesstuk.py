"""What a member reads beside the scores: the version that is assessed, ordered by criterion."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aanvragen.indienen.models import Aanvraagversie
from regeling.ronde.models import Criterium, Doel, Doelgroep, Ronde, Vraag


@dataclass(frozen=True)
class Alinea:
    """A question to the applicant with the answer that was received."""

    vraag: str
    tekst: str


@dataclass(frozen=True)
class Leescriterium:
    """One criterion with the answers to its questions."""

    criterium: Criterium
    alineas: list[Alinea]


@dataclass(frozen=True)
class Leesstuk:
    """Facts, summary and answers of one frozen version."""

    samenvatting: str
    doelgroepen: list[str]
    gemeenten: list[str]
    bereik: int
    doelen: list[str]
    partners: list[dict[str, Any]]
    gevraagd: Decimal
    kosten: Decimal
    criteria: list[Leescriterium]
    bijlagen: int


def leesstuk_van(versie: Aanvraagversie, ronde: Ronde, criteria: list[Criterium]) -> Leesstuk:
    """Order the content of a version for reading; four queries, whatever it holds."""
    inhoud = versie.inhoud
    kosten = [Decimal(r["bedrag"]) for r in inhoud["begroting"] if r["soort"] == "kosten"]
    gemeenten = dict(ronde.gemeenten.values_list("code", "naam"))
    doelen = {d.code: str(d) for d in Doel.objects.filter(ronde=ronde)}
    groepen = {d.code: str(d) for d in Doelgroep.objects.filter(ronde=ronde)}
    return Leesstuk(
        samenvatting=inhoud["samenvatting"],
        doelgroepen=[groepen.get(d["code"], d["code"]) for d in inhoud["doelgroepen"]],
        gemeenten=[gemeenten.get(g["code"], g["code"]) for g in inhoud["gemeenten"]],
        bereik=sum(g["bereik"] or 0 for g in inhoud["gemeenten"]),
        doelen=[doelen.get(code, code) for code in inhoud["doelen"]],
        partners=inhoud["partners"],
        gevraagd=versie.gevraagd,
        kosten=sum(kosten, Decimal("0.00")),
        criteria=_criteria(inhoud, ronde, criteria),
        bijlagen=len(inhoud["bijlagen"]),
    )


def _criteria(
    inhoud: dict[str, Any], ronde: Ronde, criteria: list[Criterium]
) -> list[Leescriterium]:
    teksten = {(a["criterium"], a["vraag"]): a["tekst"] for a in inhoud["antwoorden"]}
    alineas: dict[int, list[Alinea]] = {c.pk: [] for c in criteria}
    for vraag in Vraag.objects.filter(criterium__in=criteria).select_related("criterium"):
        tekst = teksten.get((vraag.criterium.nummer, vraag.code), "")
        alineas[vraag.criterium_id].append(Alinea(vraag.vraag, tekst))
    return [Leescriterium(c, alineas[c.pk]) for c in criteria]
