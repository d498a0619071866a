"""One ronde with everything in it, and every role, for the permission matrix."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import URLPattern, get_resolver

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Adviesregel
from deelnemers.personen.models import Gebruiker
from evaluatie.micro import services as micro
from evaluatie.sessies import services as sessies
from evaluatie.tevredenheid import services as tevredenheid
from kern.basis.tijd import nu
from kern.documenten import documenten
from kern.werk.models import Opdracht
from tests import fabriek
from tests.beoordeling import fabriek as beoordeling
from tests.besluitvorming import fabriek as besluiten
from tests.uitvoering import fabriek as uitvoering


@dataclass
class Toneel:
    """The people by role, and the arguments of every address by parameter and address name."""

    rollen: dict[str, Gebruiker | None]
    argumenten: dict[str, dict[str, Any]]


def namen() -> dict[str, list[str]]:
    """Return every named address of the portal with its parameters; those of allauth left out."""
    gevonden: dict[str, list[str]] = {}

    def loop(patronen: Any, ruimte: str) -> None:
        for p in patronen:
            if isinstance(p, URLPattern):
                if p.name:
                    naam = f"{ruimte}:{p.name}" if ruimte else p.name
                    if naam not in gevonden or p.pattern.converters:
                        gevonden[naam] = list(p.pattern.converters)
            else:
                loop(p.url_patterns, p.namespace or ruimte)

    loop(get_resolver().url_patterns, "")
    vreemd = ("account_", "mfa_", "socialaccount_", "openid_connect_")
    return {n: a for n, a in gevonden.items() if not n.startswith(vreemd)}


def maak() -> Toneel:
    """Play until a project runs and reported; an invitation, a case, a session, a questionnaire."""
    project = uitvoering.project()
    aanvraag: Aanvraag = project.aanvraag
    ronde = aanvraag.ronde
    rapportage = uitvoering.ingediend(project)
    coordinator, beheerder = fabriek.coordinator("Cora Coördinator"), fabriek.beheerder()
    lid, voorzitter = beoordeling.scorend(ronde)[1], beoordeling.scorend(ronde)[0]
    sessie = sessies.houd_kennissessie(
        wie=coordinator,
        ronde=ronde,
        gegevens={
            "titel": "Wat leren wij?",
            "datum": nu().date(),
            "plaats": "Arnhem",
            "aanwezigen": 12,
            "commissie_aanwezig": True,
            "projecten": [project],
        },
    )
    tevredenheid.start_vragenronde(wie=coordinator, ronde=ronde, sluit_op=nu() + timedelta(days=30))
    doelgroep, gemeente = aanvraag.doelgroepen.first(), aanvraag.gemeenten.first()
    casus = micro.voeg_casus_toe(
        wie=uitvoering.lid(project),
        project=project,
        gegevens={
            "code": "C-01",
            "doelgroep": doelgroep.doelgroep,
            "gemeente": gemeente.gemeente,
            "bestaand": True,
            "welzijn_voor": 4,
            "welzijn_na": 6,
            "gemeten_door": "bewoner",
            "kosten": [],
        },
    )
    eigen = uitvoering.lid(project)
    lidmaatschap = eigen.lidmaatschappen.first()
    rollen = {
        "publiek": None,
        "vreemde": fabriek.aanbieder("Vreemde stichting").leden.first().gebruiker,
        "aanbieder": eigen,
        "coordinator": coordinator,
        "beheerder": beheerder,
        "gemeente": besluiten.wie(fabriek.gemeente(besluiten.ARNHEM)),
        "andere_gemeente": besluiten.wie(fabriek.gemeente("GM0221")),
        "lid": lid.gebruiker,
        "voorzitter": voorzitter.gebruiker,
        "secretaris": beoordeling.secretaris(ronde),
    }
    document = documenten.voor(aanvraag).filter(soort="beschikking").first()
    regel = Adviesregel.objects.get(aanvraag=aanvraag)
    mislukt = Opdracht.objects.latest("pk")
    mislukt.status = Opdracht.Status.MISLUKT
    mislukt.save()
    pk = {
        "aanvragen": aanvraag.pk,
        "deelnemers:gebruiker": eigen.pk,
        "deelnemers:aanstelling_beeindigen": coordinator.aanstellingen.first().pk,
        "deelnemers:aanstelling_verlengen": coordinator.aanstellingen.first().pk,
        "deelnemers:uitnodiging_intrekken": 0,
        "deelnemers:lid_beheert": lidmaatschap.pk,
        "deelnemers:lid_beeindigen": lidmaatschap.pk,
        "deelnemers": lidmaatschap.aanbieder_id,
        "beoordeling:adviesregel": regel.pk,
        "beoordeling:kies": regel.pk,
        "beoordeling:belang": aanvraag.pk,
        "beoordeling": lid.pk,
        "uitvoering:start": project.beschikking_id,
        "uitvoering": rapportage.pk,
        "evaluatie:sessie": sessie.pk,
        "evaluatie:casus": casus.pk,
        "werk_opnieuw": mislukt.pk,
        "werk_opgeven": mislukt.pk,
        "evaluatie": aanvraag.indicatoren.first().pk,
    }
    criterium = ronde.criteria.filter(gewicht__gt=0).first().nummer
    vast = {
        "nummer": aanvraag.nummer,
        "volgnummer": 1,
        "code": ronde.code,
        "versie": 1,
        "criterium": criterium,
        "tab": "aanvraag",
        "uuid": document.uuid,
    }
    bijzonder = {
        "aanvragen:onderdeel": {"code": "project"},
        "aanvragen:bijlage": {"uuid": document.uuid},
        "aanvragen:toets_criterium": {"nummer": 1},
        "besluitvorming:besluit": {"code": ronde.code},
        "deelnemers:uitnodiging": {"code": "bestaat-niet"},
    }
    argumenten = {}
    for naam, delen in namen().items():
        waarden = vast | {"pk": pk.get(naam, pk.get(naam.split(":")[0], 0))}
        if naam.startswith(("aanvragen:", "regeling:")) and "nummer" in delen:
            waarden["nummer"] = 1
        waarden |= bijzonder.get(naam, {})
        argumenten[naam] = {deel: waarden[deel] for deel in delen}
    return Toneel(rollen, argumenten)
