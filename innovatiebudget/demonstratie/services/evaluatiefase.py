"""The colleges decide, letters go out, projects run and the region learns."""

import random
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import Any

from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.models import Aanbieder
from evaluatie.bouwstenen import services as bouwstenen
from evaluatie.bouwstenen.models import Bouwsteen
from evaluatie.micro import services as micro
from evaluatie.sessies import services as sessies
from evaluatie.sessies.models import Kennissessie
from evaluatie.tevredenheid import services as tevredenheid
from evaluatie.tevredenheid.models import Genodigde, Vragenronde
from evaluatie.tevredenheid.queries import vragen_voor_rol
from evaluatie.verslag import services as verslag
from innovatiebudget.demonstratie.queries import aanvraag_van
from innovatiebudget.demonstratie.rekenen import GEGEVENS, Inhoud, als_dag, lees_yaml
from innovatiebudget.demonstratie.services.toneel import Toneel, om
from kern.post.models import Mail
from regeling.ronde.models import Doelgroep, Ronde
from uitvoering.project.models import Project


def leer(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> None:
    """Add the cases, hold the knowledge sessions, tag what was learned; each on its day."""
    verhaal = _evaluatie(ronde)
    projecten = _projecten(ronde, inhoud)
    te_delen = {stam: inhoud[stam]["demo"].get("inzichten") or [] for stam in projecten}
    gebeurd: list[tuple[date, Callable[[], None]]] = [
        (
            als_dag(verhaal.get("casussen_op", ronde.uitvoering_van)),
            partial(_voeg_casussen_toe, toneel, ronde, inhoud, projecten),
        )
    ]
    for sessie in verhaal["kennissessies"]:
        houd = partial(_houd_sessie, toneel, ronde, sessie, projecten, te_delen)
        gebeurd.append((als_dag(sessie["datum"]), houd))
    for dag, doe in sorted(gebeurd, key=itemgetter(0)):
        om(dag, 17)
        doe()
    _label_indicatoren(toneel, verhaal, projecten)


def _evaluatie(ronde: Ronde) -> dict[str, Any]:
    """Return the content of the evaluation of a ronde."""
    content: dict[str, Any] = lees_yaml(GEGEVENS / f"evaluatie-{ronde.code}.yaml")
    return content


def _projecten(ronde: Ronde, inhoud: Inhoud) -> dict[str, Project]:
    """Return file stem -> project of every application that was granted."""
    gestart = {p.aanvraag_id: p for p in Project.objects.filter(aanvraag__ronde=ronde)}
    aanvragen = {stam: aanvraag_van(ronde, g["aanvraag"]).pk for stam, g in inhoud.items()}
    return {stam: gestart[pk] for stam, pk in aanvragen.items() if pk in gestart}


def _voeg_casussen_toe(
    toneel: Toneel, ronde: Ronde, inhoud: Inhoud, projecten: dict[str, Project]
) -> None:
    """Add the cases of every project."""
    for stam, project in projecten.items():
        for casus in inhoud[stam]["demo"].get("casussen") or []:
            _voeg_casus_toe(toneel, ronde, project, inhoud[stam], casus)


def _houd_sessie(
    toneel: Toneel,
    ronde: Ronde,
    gegevens: dict[str, Any],
    projecten: dict[str, Project],
    te_delen: dict[str, list[dict[str, Any]]],
) -> None:
    """Hold one session; a project tells what it learned at its first."""
    stammen = [stam for stam in gegevens["projecten"] if stam in projecten]
    velden = {k: gegevens[k] for k in ("titel", "plaats", "aanwezigen", "commissie_aanwezig")}
    sessie = sessies.houd_kennissessie(
        wie=toneel.coordinator,
        ronde=ronde,
        gegevens=velden
        | {"datum": als_dag(gegevens["datum"]), "projecten": [projecten[s] for s in stammen]},
    )
    for inzicht in gegevens["inzichten"]:
        _leg_inzicht_vast(toneel, sessie, None, inzicht)
    for stam in stammen:
        for inzicht in te_delen.pop(stam, []):
            _leg_inzicht_vast(toneel, sessie, projecten[stam], inzicht)


def _leg_inzicht_vast(
    toneel: Toneel, sessie: Kennissessie, project: Project | None, inzicht: dict[str, Any]
) -> None:
    """Record one insight with its building blocks."""
    sessies.voeg_inzicht_toe(
        wie=toneel.coordinator,
        sessie=sessie,
        tekst=inzicht["tekst"],
        project=project,
        bouwstenen=list(Bouwsteen.objects.filter(code__in=inzicht["bouwstenen"])),
    )


def _label_indicatoren(
    toneel: Toneel, verhaal: dict[str, Any], projecten: dict[str, Project]
) -> None:
    """Say of the promised indicators which building blocks they are about."""
    for rij in verhaal.get("indicatoren") or []:
        if project := projecten.get(rij["project"]):
            bouwstenen.label_indicator(
                wie=toneel.coordinator,
                indicator=project.aanvraag.indicatoren.get(naam=rij["indicator"]),
                bouwstenen=list(Bouwsteen.objects.filter(code__in=rij["bouwstenen"])),
            )


def _voeg_casus_toe(
    toneel: Toneel, ronde: Ronde, project: Project, gegevens: dict[str, Any], casus: dict[str, Any]
) -> None:
    """Add one case with its costs."""
    wie, _ = toneel.penvoerder(gegevens["aanvraag"])
    micro.voeg_casus_toe(
        wie=wie,
        project=project,
        gegevens={
            **{
                k: casus[k]
                for k in ("code", "bestaand", "welzijn_voor", "welzijn_na", "gemeten_door")
            },
            "doelgroep": Doelgroep.objects.get(ronde=ronde, code=casus["doelgroep"]),
            "gemeente": Gemeente.objects.get(code=casus["gemeente"]),
            "kosten": [{**k, "bedrag": Decimal(k["bedrag"])} for k in casus["kosten"]],
        },
    )


def oordeel(toneel: Toneel, ronde: Ronde) -> None:
    """Record the judgement on this way of innovating; the report follows from it."""
    gegevens = _evaluatie(ronde)["oordeel"]
    om(als_dag(gegevens["datum"]), 11)
    verslag.leg_oordeel_vast(
        wie=toneel.coordinator,
        ronde=ronde,
        **{k: gegevens[k] for k in ("keuze", "bouwstenen_conclusie", "motivering")},
    )


def neem_collegas_aan(toneel: Toneel, ronde: Ronde) -> None:
    """Let the organisations invite colleagues; they are asked for their opinion as well."""
    for gegevens in _evaluatie(ronde)["collegas"]:
        aanbieder = Aanbieder.objects.get(kvk_nummer=gegevens["bij"])
        beheerder = aanbieder.leden.select_related("gebruiker").filter(beheert=True)[0]
        collega = toneel.persoon("aanbieder", gegevens["naam"], gegevens["email"], aanbieder.naam)
        organisaties.nodig_uit(wie=beheerder.gebruiker, aanbieder=aanbieder, email=collega.email)
        mail = Mail.objects.filter(sjabloon="uitnodiging", aan=collega.email).latest("pk")
        (code,) = re.findall(r"/uitnodiging/([\w-]+)/", mail.tekst)
        organisaties.aanvaard_uitnodiging(wie=collega, code=code)


def vraag_na(
    toneel: Toneel, ronde: Ronde, *, sluit_op: datetime, open_laten: int = 1, gegeven: bool = False
) -> Vragenronde:
    """Send the questionnaire and let people answer it.

    With `gegeven` the answers are those of the content, given by the last people of each role, so
    that the first ones still have it to do; without it all but the first `open_laten` answer.
    """
    vragenronde = tevredenheid.start_vragenronde(
        wie=toneel.coordinator, ronde=ronde, sluit_op=sluit_op
    )
    genodigden: dict[str, list[Genodigde]] = {}
    for genodigde in vragenronde.genodigden.select_related("gebruiker").order_by("pk"):
        genodigden.setdefault(genodigde.rol, []).append(genodigde)
    for rol, mensen in genodigden.items():
        antwoorden = (
            _gegeven_antwoorden(ronde, rol)
            if gegeven
            else _bedachte_antwoorden(ronde, rol, len(mensen) - open_laten)
        )
        for genodigde, antwoord in zip(mensen[::-1], antwoorden, strict=False):
            tevredenheid.beantwoord(
                wie=genodigde.gebruiker, vragenronde=vragenronde, antwoorden=antwoord
            )
    return vragenronde


def _gegeven_antwoorden(ronde: Ronde, rol: str) -> list[dict[str, Any]]:
    """Return the answers in the content by one role."""
    return [a for a in _evaluatie(ronde)["vragenlijst"]["antwoorden"] if a["rol"] == rol]


def _bedachte_antwoorden(ronde: Ronde, rol: str, aantal: int) -> list[dict[str, Any]]:
    """Return so many sets of answers as people give: mostly content, not all, not on everything."""
    vragen = vragen_voor_rol(ronde, rol)

    def cijfer(code: str, nummer: int) -> int:
        # Repeatable on purpose; nothing here has to be unguessable.
        toeval = random.Random(f"{rol}:{code}")  # noqa: S311
        gewichten = [toeval.randint(0, 2), toeval.randint(1, 4), 4, toeval.randint(5, 12), 5]
        gever = random.Random(f"{rol}:{code}:{nummer}")  # noqa: S311
        return gever.choices(range(1, 6), gewichten)[0]

    return [
        {v["code"]: cijfer(v["code"], i) if v["soort"] == "schaal" else "" for v in vragen}
        for i in range(max(0, aantal))
    ]
