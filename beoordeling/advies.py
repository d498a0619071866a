"""What the one advice says: canonical content, its hash, and what still misses (R23-R25).

`inhoud` collects everything the document will say in plain JSON: sorted keys, amounts and marks as decimal strings,
moments in UTC. The PDF and the page are made from that content only, so they can be made again equal.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from aanvragen.models import Aanvraag
from beoordeling import weging
from beoordeling.belangen import Verschoningen, laatste_verklaringen
from beoordeling.models import Advies, Adviesregel, Beoordeling, Zetel
from kern.geld import euro
from regeling.models import Ronde, RondeVersie

SCHEMA = "advies-1"
MINIMUM_MOTIVERING = 40  # characters: a reason, not a word (R23)
HONDERDSTE = Decimal("0.01")
OVERWEGINGEN = {  # field of Advies -> what it is called to the reader (R24)
    "samenvatting": "de samenvatting",
    "overweging_spreiding": "de overweging over de spreiding over de regio",
    "overweging_doelgroepen": "de overweging over de verdeling over de doelgroepen",
    "overweging_budget": "de overweging over het budget",
}
FORMULE = (
    "Elk commissielid geeft per criterium een cijfer met een reden. Het cijfer van een aanvraag is het gemiddelde "
    "van de cijfers van de leden per criterium, gewogen met het gewicht van dat criterium."
)


def canoniek(inhoud: dict[str, Any]) -> bytes:
    """Write content in its one canonical form: UTF-8 JSON, sorted keys, no spaces. Floats are refused."""
    return json.dumps(
        inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_weiger
    ).encode()


def _weiger(waarde: object) -> None:
    raise TypeError(f"Not plain JSON: {waarde!r}")


def vingerafdruk(inhoud: dict[str, Any]) -> str:
    """SHA-256 of the canonical content, 64 hexadecimal digits (R25)."""
    return hashlib.sha256(canoniek(inhoud)).hexdigest()


def klopt(advies: Advies) -> bool:
    """Whether the frozen content still has the hash it was set down with."""
    return bool(advies.inhoud) and vingerafdruk(advies.inhoud) == advies.sha256


def regels_van(advies: Advies) -> list[Adviesregel]:
    """The lines that count: withdrawn applications are left out. Eight queries, however many lines."""
    return list(
        advies.regels.filter(aanvraag__status=Aanvraag.Status.TOEGELATEN)
        .select_related("aanvraag__penvoerder")
        .prefetch_related("aanvraag__gemeenten__gemeente", "aanvraag__doelgroepen__doelgroep")
    )


def weegregel(regel: Adviesregel) -> weging.Weegregel:
    """Give a line (with its prefetched groups and municipalities) to the meters."""
    groepen = list(regel.aanvraag.doelgroepen.all())
    hoofd = next((groep for groep in groepen if groep.hoofd), groepen[0] if groepen else None)
    return weging.Weegregel(
        aanvraag=regel.aanvraag_id,
        keuze=regel.keuze,
        gevraagd=regel.gevraagd,
        bedrag=regel.bedrag,
        doelgroep=hoofd.doelgroep.code if hoofd else "",
        bereik={deel.gemeente.code: deel.bereik for deel in regel.aanvraag.gemeenten.all()},
    )


def plaatsen(ronde: Ronde) -> list[weging.Tegelplaats]:
    """The municipalities of a ronde with their place on the tile map, by name."""
    return [
        weging.Tegelplaats(g.code, g.naam, g.kolom, g.rij) for g in ronde.gemeenten.order_by("naam")
    ]


def stand_van(ronde: Ronde, regels: Iterable[Adviesregel]) -> weging.Stand:
    """The three meters of these lines. Two queries (target groups and municipalities of the ronde)."""
    return weging.stand(
        [weegregel(regel) for regel in regels],
        plafond=ronde.subsidieplafond,
        doelgroepen=[(groep.code, groep.titel) for groep in ronde.doelgroepen.order_by("code")],
        gemeenten=plaatsen(ronde),
    )


def ontbreekt(advies: Advies, regels: list[Adviesregel]) -> list[str]:
    """Name everything that still stands between this weighing and an advice; empty when it can be set down."""
    punten = [
        f"Schrijf {naam}."
        for veld, naam in OVERWEGINGEN.items()
        if not getattr(advies, veld).strip()
    ]
    twijfel = [regel for regel in regels if regel.keuze == weging.TWIJFEL]
    punten += [f"Kies In of Uit voor {_noem(regel)}." for regel in twijfel]
    punten += [
        f"Motiveer het advies over {_noem(regel)} in ten minste {MINIMUM_MOTIVERING} tekens."
        for regel in regels
        if len(regel.motivering.strip()) < MINIMUM_MOTIVERING
    ]
    verdeeld = sum((regel.bedrag for regel in regels if regel.keuze == weging.IN), weging.NUL)
    plafond = advies.ronde.subsidieplafond
    if verdeeld > plafond:
        punten.append(
            f"Haal {euro(verdeeld - plafond)} uit het advies: er is {euro(verdeeld)} verdeeld "
            f"en het subsidieplafond is {euro(plafond)}."
        )
    bekend = {regel.aanvraag_id for regel in regels}
    nieuw = advies.ronde.aanvragen.toegelaten().exclude(pk__in=bekend)
    punten += [f"Neem {aanvraag.nummer} {aanvraag.titel} op in de weging." for aanvraag in nieuw]
    return punten


def _noem(regel: Adviesregel) -> str:
    return f"{regel.aanvraag.nummer} {regel.aanvraag.titel}"


# ---- the content -------------------------------------------------------------------------------------------------


def inhoud(advies: Advies, *, op: datetime, door: str) -> dict[str, Any]:
    """Everything the document says about `advies`, set down at `op` by the person named `door`."""
    ronde = advies.ronde
    regels = regels_van(advies)
    stand = stand_van(ronde, regels)
    return {
        "schema": SCHEMA,
        "versie": advies.versie,
        "vervangt": _vervangt(advies),
        "aanleiding": advies.aanleiding,
        "vastgesteld": {"op": _moment(op), "door": door},
        "ronde": _ronde(ronde),
        "samenvatting": advies.samenvatting,
        "overwegingen": {
            "spreiding": advies.overweging_spreiding,
            "doelgroepen": advies.overweging_doelgroepen,
            "budget": advies.overweging_budget,
        },
        "geld": _geld(stand),
        "doelgroepen": [_deel(deel) for deel in stand.doelgroepen],
        "gemeenten": [
            _deel(deel) | {"kolom": deel.kolom, "rij": deel.rij} for deel in stand.gemeenten
        ],
        "projecten": _projecten(ronde, regels),
        "commissie": _commissie(ronde),
        "verschoningen": _verschoningen(ronde),
    }


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _vervangt(advies: Advies) -> dict[str, Any] | None:
    vorige = advies.ronde.adviezen.filter(versie=advies.versie - 1).first()
    return vorige and {"versie": vorige.versie, "sha256": vorige.sha256}


def _ronde(ronde: Ronde) -> dict[str, Any]:
    versie: RondeVersie | None = ronde.versies.last()
    gepubliceerd = versie.inhoud if versie else {}
    return {
        "code": ronde.code,
        "naam": ronde.naam,
        "subsidieplafond": str(ronde.subsidieplafond),
        "budget_totaal": str(ronde.budget_totaal),
        "verdeelwijze": ronde.verdeelwijze,
        "verdeelsleutel": ronde.get_verdeelsleutel_display(),
        "gevolg_afwijking": ronde.get_gevolg_afwijking_display(),
        "besluitvorming_tot": ronde.besluitvorming_tot.isoformat(),
        "formule": gepubliceerd.get("formule") or FORMULE,
        "procedure": [{"titel": stap["titel"], "tekst": stap["tekst"]} for stap in ronde.procedure],
        "schaal": [
            {"waarde": niveau["waarde"], "label": niveau["label"]} for niveau in ronde.schaal
        ],
        "criteria": [
            {"nummer": c.nummer, "titel": c.titel, "gewicht": c.gewicht, "tekst": c.tekst}
            for c in ronde.criteria.order_by("nummer")
        ],
        "versie": versie
        and {
            "nummer": versie.nummer,
            "sha256": versie.sha256,
            "gepubliceerd_op": _moment(versie.gepubliceerd_op),
        },
    }


def _geld(stand: weging.Stand) -> dict[str, Any]:
    return {
        "plafond": str(stand.plafond),
        "toegekend": str(stand.verdeeld),
        "over": str(stand.over),
        "afgewezen": str(stand.groepen[weging.UIT].bedrag),
        "aantal_toegekend": stand.groepen[weging.IN].aantal,
        "aantal_afgewezen": stand.groepen[weging.UIT].aantal,
    }


def _deel(deel: weging.Deelstand) -> dict[str, Any]:
    return {
        "code": deel.code,
        "titel": deel.titel,
        "aantal": deel.aantal,
        "bedrag": str(deel.bedrag),
    }


def _projecten(ronde: Ronde, regels: list[Adviesregel]) -> list[dict[str, Any]]:
    """One entry per line: what is advised, why, and how the committee scored it, without names of members."""
    per_aanvraag = beoordelingen(ronde)
    criteria = list(ronde.criteria.filter(gewicht__gt=0).order_by("nummer"))
    versies = _versies(regels)
    partners = _partners(regels)
    return [
        _project(
            regel,
            per_aanvraag[regel.aanvraag_id],
            criteria,
            versies.get(regel.aanvraag_id),
            partners[regel.aanvraag_id],
        )
        for regel in regels
    ]


def _versies(regels: list[Adviesregel]) -> dict[int, Any]:
    """The newest submitted version per application; one query."""
    ids = [regel.aanvraag_id for regel in regels]
    rijen = Aanvraag.versies.rel.related_model.objects.filter(aanvraag__in=ids).order_by("nummer")
    return {versie.aanvraag_id: versie for versie in rijen.defer("inhoud")}


def _partners(regels: list[Adviesregel]) -> dict[int, list[str]]:
    ids = [regel.aanvraag_id for regel in regels]
    gevonden: dict[int, list[str]] = defaultdict(list)
    rijen = Aanvraag.partners.rel.related_model.objects.filter(aanvraag__in=ids).order_by("pk")
    for aanvraag_id, naam in rijen.values_list("aanvraag_id", "naam"):
        gevonden[aanvraag_id].append(naam)
    return gevonden


def beoordelingen(ronde: Ronde) -> dict[int, list[Beoordeling]]:
    """The final assessments that count, per application; of a recused member none (W20). Three queries."""
    verschoond = Verschoningen(ronde)
    gevonden: dict[int, list[Beoordeling]] = defaultdict(list)
    rijen = Beoordeling.objects.filter(
        aanvraag__ronde=ronde, status=Beoordeling.Status.DEFINITIEF
    ).prefetch_related("scores")
    for rij in rijen:
        if not verschoond.geldt(rij.zetel_id, rij.aanvraag_id):
            gevonden[rij.aanvraag_id].append(rij)
    return gevonden


def _project(
    regel: Adviesregel,
    rijen: list[Beoordeling],
    criteria: list[Any],
    versie: Any,
    partners: list[str],
) -> dict[str, Any]:
    aanvraag = regel.aanvraag
    meter = weegregel(regel)
    delen = meter.per_gemeente if regel.keuze == weging.IN else {}
    return {
        "nummer": aanvraag.nummer,
        "titel": aanvraag.titel,
        "samenvatting": aanvraag.samenvatting,
        "penvoerder": aanvraag.penvoerder.naam,
        "partners": partners,
        "doelgroep": meter.doelgroep,
        "doelgroepen": [
            {
                "code": d.doelgroep.code,
                "titel": d.doelgroep.titel,
                "bereik": d.bereik,
                "jeugd": d.jeugd,
            }
            for d in aanvraag.doelgroepen.all()
        ],
        "gemeenten": [
            {
                "code": d.gemeente.code,
                "naam": d.gemeente.naam,
                "bereik": d.bereik,
                "bedrag": str(delen.get(d.gemeente.code, weging.NUL)),
            }
            for d in aanvraag.gemeenten.all()
        ],
        "start": aanvraag.start and aanvraag.start.isoformat(),
        "eind": aanvraag.eind and aanvraag.eind.isoformat(),
        "gevraagd": str(regel.gevraagd),
        "bedrag": str(regel.bedrag if regel.keuze == weging.IN else weging.NUL),
        "uitkomst": regel.uitkomst,
        "cijfer": None if regel.cijfer is None else str(regel.cijfer),
        "beoordelaars": len(rijen),
        "criteria": [_criterium(criterium, rijen) for criterium in criteria],
        "doelen": sorted(rij.doelen_toelichting for rij in rijen if rij.doelen_toelichting),
        "motivering": regel.motivering,
        "voorwaarden": regel.voorwaarden,
        "versie": versie and {"nummer": versie.nummer, "sha256": versie.sha256},
    }


def _criterium(criterium: Any, rijen: list[Beoordeling]) -> dict[str, Any]:
    """Average, range, spread and reasons; reasons in the order of the alphabet, so that nobody is recognised."""
    laatste = [_laatste(rij, criterium.pk) for rij in rijen]
    scores = [score for score in laatste if score is not None]
    eerste = [
        score.waarde
        for rij in rijen
        for score in rij.scores.all()
        if score.criterium_id == criterium.pk and not score.na_bespreking
    ]
    waarden = [score.waarde for score in scores]
    return {
        "nummer": criterium.nummer,
        "titel": criterium.titel,
        "gewicht": criterium.gewicht,
        "gemiddelde": gemiddelde(waarden),
        "voor_bespreking": gemiddelde(eerste) if any(s.na_bespreking for s in scores) else None,
        "laagste": min(waarden, default=None),
        "hoogste": max(waarden, default=None),
        "verdeling": [
            {"waarde": waarde, "aantal": waarden.count(waarde)} for waarde in sorted(set(waarden))
        ],
        "redenen": sorted(score.toelichting for score in scores),
    }


def _laatste(rij: Beoordeling, criterium_id: int) -> Any:
    """The score that counts: after the discussion when there is one, else the first (W22)."""
    scores = [s for s in rij.scores.all() if s.criterium_id == criterium_id]
    return max(scores, key=lambda score: score.na_bespreking, default=None)


def gemiddelde(waarden: list[int]) -> str | None:
    """Mean with two decimals as a string, halves up; None without values."""
    if not waarden:
        return None
    return str((Decimal(sum(waarden)) / len(waarden)).quantize(HONDERDSTE, ROUND_HALF_UP))


def _commissie(ronde: Ronde) -> list[dict[str, Any]]:
    """Everyone who had a seat, the chair first; who was replaced stays named, with the last day."""
    zetels = Zetel.objects.filter(commissie__ronde=ronde, gebruiker__isnull=False)
    volgorde = list(Zetel.Functie.values)
    return [
        {
            "naam": zetel.gebruiker.naam,
            "functie": zetel.get_functie_display(),
            "deskundigheden": [Zetel.Deskundigheid(code).label for code in zetel.deskundigheden],
            "tot": zetel.beeindigd_op and _moment(zetel.beeindigd_op),
        }
        for zetel in sorted(
            zetels.select_related("gebruiker"), key=lambda z: (volgorde.index(z.functie), z.pk)
        )
    ]


def _verschoningen(ronde: Ronde) -> list[dict[str, Any]]:
    """Who stayed out of which application; only that there is an interest, the story stays with the file (W20)."""
    zetels = Zetel.objects.filter(commissie__ronde=ronde)
    rijen = [
        {
            "naam": rij.zetel.gebruiker.naam,
            "functie": rij.zetel.get_functie_display(),
            "nummer": rij.aanvraag.nummer if rij.aanvraag else "",
            "titel": rij.aanvraag.titel if rij.aanvraag else "alle aanvragen van de ronde",
            "reden": "belang bij deze aanvraag" if rij.aanvraag else "belang bij de ronde",
        }
        for rij in laatste_verklaringen(zetels).select_related("zetel__gebruiker", "aanvraag")
        if rij.heeft_belang
    ]
    return sorted(rijen, key=lambda rij: (rij["nummer"], rij["naam"]))
