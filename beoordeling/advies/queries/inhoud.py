"""What the one advice says: everything the document will say, in plain JSON (R23-R25).

Sorted keys, amounts and marks as decimal strings, moments in UTC. The PDF and the page are made from
that content only, so they can be made again equal.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Partner
from beoordeling.advies.queries.betrokkenen import betrokkenen
from beoordeling.advies.rekenen import ADVIES_SCHEMA, moment_tekst
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.queries import zetel_van
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.queries.cijfers import gegeven_scores, geldige_beoordelingen
from beoordeling.scoren.rekenen import gemiddelde
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import (
    weeglijnen,
    weegstand_van,
)
from beoordeling.weging.rekenen import IN, NUL, UIT, Deelstand, Weegregel, Weegstand
from deelnemers.personen.models import Gebruiker
from regeling.publicatie.models import RondeVersie
from regeling.ronde.beeld.afspraken import BELANGREGEL
from regeling.ronde.models import Criterium, Ronde

FORMULE = (
    "Elk commissielid geeft per criterium een cijfer met een reden. Het cijfer van een aanvraag is het gemiddelde "
    "van de cijfers van de leden per criterium, gewogen met het gewicht van dat criterium."
)


def adviesinhoud(
    advies: Advies, regels: list[Adviesregel], *, op: datetime, door: Gebruiker
) -> dict[str, Any]:
    """Everything the document says, set down at `op` by `door`.

    `regels` are the `meetellende_regels` of the advice, with what those fetch along.
    """
    ronde = advies.ronde
    meters = {lijn.meter.aanvraag: lijn.meter for lijn in weeglijnen(advies)}
    stand = weegstand_van(ronde, meters.values())
    return {
        "schema": ADVIES_SCHEMA,
        "versie": advies.versie,
        "vervangt": _vervangt(advies),
        "aanleiding": advies.aanleiding,
        "vastgesteld": {
            "op": moment_tekst(op),
            "door": door.naam,
            "functie": _functie(ronde, door),
        },
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
        "projecten": _projecten(ronde, regels, meters),
        "commissie": _commissie(ronde),
        "belangregel": BELANGREGEL,
        **betrokkenen(ronde, [regel.aanvraag for regel in regels]),
    }


def _functie(ronde: Ronde, wie: Gebruiker) -> str:
    zetel = zetel_van(wie, ronde)
    return zetel.get_functie_display() if zetel else ""


def _vervangt(advies: Advies) -> dict[str, Any] | None:
    vorige = advies.ronde.adviezen.filter(versie=advies.versie - 1).first()
    return {"versie": vorige.versie, "sha256": vorige.sha256} if vorige else None


def _ronde(ronde: Ronde) -> dict[str, Any]:
    versie: RondeVersie | None = ronde.versies.last()
    gepubliceerd = versie.inhoud if versie else {}
    return {
        "code": ronde.code,
        "naam": ronde.naam,
        "subsidieplafond": str(ronde.subsidieplafond),
        "kaartgrenzen": ronde.kaartgrenzen,
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
            "gepubliceerd_op": moment_tekst(versie.gepubliceerd_op),
        },
    }


def _geld(stand: Weegstand) -> dict[str, Any]:
    return {
        "plafond": str(stand.plafond),
        "toegekend": str(stand.verdeeld),
        "over": str(stand.over),
        "afgewezen": str(stand.groepen[UIT].bedrag),
        "aantal_toegekend": stand.groepen[IN].aantal,
        "aantal_afgewezen": stand.groepen[UIT].aantal,
    }


def _deel(deel: Deelstand) -> dict[str, Any]:
    return {
        "code": deel.code,
        "titel": deel.titel,
        "aantal": deel.aantal,
        "bedrag": str(deel.bedrag),
    }


def _projecten(
    ronde: Ronde, regels: list[Adviesregel], meters: dict[int, Weegregel]
) -> list[dict[str, Any]]:
    """One entry per line: what is advised, why, and how the committee scored it, without names of members."""
    per_aanvraag: dict[int, list[Beoordeling]] = defaultdict(list)
    for beoordeling in geldige_beoordelingen(ronde).prefetch_related("scores"):
        per_aanvraag[beoordeling.aanvraag_id].append(beoordeling)
    criteria = list(ronde.criteria.filter(gewicht__gt=0).order_by("nummer"))
    versies = _versies(regels)
    partners = _partners(regels)
    return [
        _project(
            regel,
            meters[regel.aanvraag_id],
            per_aanvraag[regel.aanvraag_id],
            criteria,
            versies.get(regel.aanvraag_id),
            partners[regel.aanvraag_id],
        )
        for regel in regels
    ]


def _versies(regels: list[Adviesregel]) -> dict[int, Aanvraagversie]:
    """The newest submitted version per application; one query."""
    ids = [regel.aanvraag_id for regel in regels]
    rijen = Aanvraagversie.objects.filter(aanvraag__in=ids).order_by("nummer")
    return {versie.aanvraag_id: versie for versie in rijen.defer("inhoud")}


def _partners(regels: list[Adviesregel]) -> dict[int, list[str]]:
    ids = [regel.aanvraag_id for regel in regels]
    gevonden: dict[int, list[str]] = defaultdict(list)
    rijen = Partner.objects.filter(aanvraag__in=ids).order_by("pk")
    for aanvraag_id, naam in rijen.values_list("aanvraag_id", "naam"):
        gevonden[aanvraag_id].append(naam)
    return gevonden


def _project(
    regel: Adviesregel,
    meter: Weegregel,
    rijen: list[Beoordeling],
    criteria: list[Criterium],
    versie: Aanvraagversie | None,
    partners: list[str],
) -> dict[str, Any]:
    aanvraag = regel.aanvraag
    delen = meter.per_gemeente if regel.keuze == IN else {}
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
                "bedrag": str(delen.get(d.gemeente.code, NUL)),
            }
            for d in aanvraag.gemeenten.all()
        ],
        "start": aanvraag.start and aanvraag.start.isoformat(),
        "eind": aanvraag.eind and aanvraag.eind.isoformat(),
        "gevraagd": str(regel.gevraagd),
        "bedrag": str(regel.bedrag if regel.keuze == IN else NUL),
        "uitkomst": regel.uitkomst,
        "cijfer": None if regel.cijfer is None else str(regel.cijfer),
        "beoordelaars": len(rijen),
        "criteria": [_criterium(criterium, rijen) for criterium in criteria],
        "doelen": sorted(rij.doelen_toelichting for rij in rijen if rij.doelen_toelichting),
        "motivering": regel.motivering,
        "voorwaarden": regel.voorwaarden,
        "versie": {"nummer": versie.nummer, "sha256": versie.sha256} if versie else None,
    }


def _criterium(criterium: Criterium, rijen: list[Beoordeling]) -> dict[str, Any]:
    """Average, range, spread and reasons; reasons in the order of the alphabet, so that nobody is recognised."""
    given = [gegeven_scores(rij).get(criterium.pk) for rij in rijen]
    gegeven = [g for g in given if g is not None]
    waarden = [g.geldig.waarde for g in gegeven]
    eerst = _gemiddelde([g.eerst.waarde for g in gegeven])
    return {
        "nummer": criterium.nummer,
        "titel": criterium.titel,
        "gewicht": criterium.gewicht,
        "gemiddelde": _gemiddelde(waarden),
        "voor_bespreking": eerst if any(g.herzien for g in gegeven) else None,
        "laagste": min(waarden, default=None),
        "hoogste": max(waarden, default=None),
        "verdeling": [
            {"waarde": waarde, "aantal": waarden.count(waarde)} for waarde in sorted(set(waarden))
        ],
        "redenen": sorted(g.geldig.toelichting for g in gegeven),
    }


def _gemiddelde(waarden: list[int]) -> str | None:
    mean = gemiddelde(waarden)
    return None if mean is None else str(mean)


def _commissie(ronde: Ronde) -> list[dict[str, Any]]:
    """Everyone who had a seat, the chair first; who was replaced stays named, with the last day."""
    zetels = Zetel.objects.filter(commissie__ronde=ronde, gebruiker__isnull=False)
    volgorde = list(Zetel.Functie.values)
    return [
        {
            "naam": zetel.houder.naam,
            "functie": zetel.get_functie_display(),
            "deskundigheden": [Zetel.Deskundigheid(code).label for code in zetel.deskundigheden],
            "tot": zetel.beeindigd_op and moment_tekst(zetel.beeindigd_op),
        }
        for zetel in sorted(
            zetels.select_related("gebruiker"), key=lambda z: (volgorde.index(z.functie), z.pk)
        )
    ]
