"""The colleges decide, letters go out, projects run and the region learns."""

import random
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import Any

from aanvragen.models import Aanvraag
from beoordeling.models import Advies
from besluitvorming import services as besluitvorming
from besluitvorming.models import Aandeel, Beschikking
from deelnemers import services as deelnemers
from deelnemers.models import Aanbieder, Gemeente
from evaluatie import services as evaluatie
from evaluatie.models import Bouwsteen, Genodigde, Kennissessie, Vragenronde
from innovatiebudget.demonstratie.toneel import (
    GEGEVENS,
    Toneel,
    aanvraag_van,
    lees,
    om,
    werkdag_na,
)
from kern.models import Mail
from regeling.models import Doelgroep, Ronde
from uitvoering import services as uitvoering
from uitvoering.models import Project, Voortgangsrapportage

Inhoud = dict[str, dict[str, Any]]


def leg_voor(toneel: Toneel, ronde: Ronde) -> Advies:
    """Send the advice to the colleges."""
    advies = Advies.objects.get(ronde=ronde, status=Advies.Status.VASTGESTELD)
    om(ronde.advies_tot + timedelta(days=1), 9)
    besluitvorming.leg_voor(wie=toneel.coordinator, advies=advies)
    return advies


def besluit(toneel: Toneel, ronde: Ronde, *, colleges: int = 12, afwijkend: bool = True) -> None:
    """Let the first `colleges` decide; two of them deviate on one project each."""
    advies = Advies.objects.get(ronde=ronde, status=Advies.Status.VASTGESTELD)
    gemeenten = list(Gemeente.objects.filter(aandelen__advies=advies).distinct().order_by("naam"))
    for nummer, gemeente in enumerate(gemeenten[:colleges]):
        dag = werkdag_na(ronde.advies_tot, 4 + nummer)
        om(dag, 16)
        open_ = list(Aandeel.objects.filter(advies=advies, gemeente=gemeente, besluit=None))
        if open_:
            wijkt_af = afwijkend and nummer in (3, 7)
            besluitvorming.leg_collegebesluit_vast(
                wie=toneel.medewerker(gemeente),
                advies=advies,
                gemeente=gemeente,
                datum=dag,
                kenmerk=f"BW-{dag:%Y}-{100 + nummer}",
                procedure_gevolgd=True,
                criteria_toegepast=True,
                toelichting="",
                besluiten=_besluiten(open_, wijkt_af),
            )


def _besluiten(aandelen: list[Aandeel], wijkt_af: bool) -> list[besluitvorming.Besluit]:
    """Follow everywhere, except on the first granted project of a deviating college: half of it."""
    anders = next((a for a in aandelen if a.bedrag), None) if wijkt_af else None
    return [
        besluitvorming.Besluit(
            aandeel=a,
            volgt=a is not anders,
            bedrag=(a.bedrag / 2).quantize(Decimal("0.01")) if a is anders else a.bedrag,
            reden="Het college wil eerst zien wat het eerste halfjaar oplevert."
            if a is anders
            else "",
        )
        for a in aandelen
    ]


def beschik(toneel: Toneel, ronde: Ronde) -> None:
    """Write and send all letters, and start the projects."""
    om(ronde.besluitvorming_tot, 10)
    for aanvraag in Aanvraag.objects.filter(aandelen__advies__ronde=ronde).distinct():
        beschikking = besluitvorming.maak_beschikking(wie=toneel.coordinator, aanvraag=aanvraag)
        besluitvorming.verstuur_beschikking(wie=toneel.coordinator, beschikking=beschikking)
    om(ronde.uitvoering_van, 9)
    for beschikking in Beschikking.objects.filter(advies__ronde=ronde, bedrag__gt=0):
        uitvoering.start_project(wie=toneel.coordinator, beschikking=beschikking)


def _dag(waarde: Any) -> date:
    return waarde if isinstance(waarde, date) else datetime.fromisoformat(str(waarde)).date()


def rond_af(toneel: Toneel, ronde: Ronde, *, open_laten: int = 0) -> None:
    """Finish the projects of which every report was accepted; leave the last ones."""
    projecten = list(Project.objects.filter(aanvraag__ronde=ronde))
    for project in projecten[: len(projecten) - open_laten]:
        uitvoering.rond_af(wie=toneel.coordinator, project=project)


def lever_in(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> None:
    """Send in the reports that the content holds, each on its own day."""
    for _, gegevens, r in _rapporten(inhoud):
        _dien_in(toneel, ronde, gegevens, r)


def accepteer(toneel: Toneel, ronde: Ronde, *, op: date, open_laten: int = 0) -> None:
    """Accept on one day the reports that came in; leave the last ones waiting."""
    om(op, 10)
    ingediend = Voortgangsrapportage.objects.filter(
        project__aanvraag__ronde=ronde, status=Voortgangsrapportage.Status.INGEDIEND
    ).order_by("-ingediend_op")
    for rapportage in reversed(ingediend[open_laten:]):
        uitvoering.accepteer(wie=toneel.coordinator, rapportage=rapportage)


def eerste_rapportage(ronde: Ronde) -> date:
    """Return the day on which the first report of every project must be in."""
    rapportages = Voortgangsrapportage.objects.filter(project__aanvraag__ronde=ronde)
    return rapportages.earliest("uiterlijk").uiterlijk


def _rapporten(inhoud: Inhoud) -> list[tuple[date, dict, dict]]:
    """Return (day, application, report) of every report in the content, in order."""
    rijen = [
        (_dag(r["ingediend"]), gegevens, r)
        for gegevens in inhoud.values()
        for r in gegevens["demo"].get("rapportages") or []
    ]
    return sorted(rijen, key=lambda rij: (rij[0], rij[1]["aanvraag"]["titel"]))


def _dien_in(toneel: Toneel, ronde: Ronde, gegevens: dict, r: dict) -> Voortgangsrapportage:
    """Fill in and send one report on its day, as the contact person."""
    project = Project.objects.get(aanvraag=aanvraag_van(ronde, gegevens["aanvraag"]))
    wie, _ = toneel.penvoerder(gegevens["aanvraag"])
    rapportage = project.rapportages.get(naam=r["naam"])
    om(_dag(r["ingediend"]), 11)
    uitvoering.bewaar_rapportage(
        wie=wie,
        rapportage=rapportage,
        gegevens={
            **{k: r[k] for k in ("voortgang", "afwijkingen", "kennisdeling", "bereikt")},
            "uitgegeven": Decimal(r["uitgegeven"]),
            "metingen": _metingen(project, gegevens["demo"], r["naam"]),
        },
    )
    return uitvoering.dien_rapportage_in(wie=wie, rapportage=rapportage)


def _metingen(project: Project, demo: dict[str, Any], naam: str) -> dict[int, dict[str, Any]]:
    """Return the measurements of one report by indicator."""
    indicatoren = {i.naam: i.pk for i in project.aanvraag.indicatoren.all()}
    return {
        indicatoren[m["indicator"]]: {
            "waarde": None if m["waarde"] is None else Decimal(m["waarde"]),
            "verklaring": m.get("verklaring") or "",
        }
        for m in demo["metingen"]
        if m["rapportage"] == naam
    }


def leer(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> None:
    """Add the cases, hold the knowledge sessions, tag what was learned; each on its day."""
    verhaal = _evaluatie(ronde)
    projecten = _projecten(ronde, inhoud)
    te_delen = {stam: inhoud[stam]["demo"].get("inzichten") or [] for stam in projecten}
    gebeurd: list[tuple[date, Callable[[], None]]] = [
        (
            _dag(verhaal.get("casussen_op", ronde.uitvoering_van)),
            partial(_voeg_casussen_toe, toneel, ronde, inhoud, projecten),
        )
    ]
    for sessie in verhaal["kennissessies"]:
        houd = partial(_houd_sessie, toneel, ronde, sessie, projecten, te_delen)
        gebeurd.append((_dag(sessie["datum"]), houd))
    for dag, doe in sorted(gebeurd, key=itemgetter(0)):
        om(dag, 17)
        doe()
    _label_indicatoren(toneel, verhaal, projecten)


def _evaluatie(ronde: Ronde) -> dict[str, Any]:
    """Return the content of the evaluation of a ronde."""
    return lees(GEGEVENS / f"evaluatie-{ronde.code}.yaml")


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
    sessie = evaluatie.houd_kennissessie(
        wie=toneel.coordinator,
        ronde=ronde,
        gegevens=velden
        | {"datum": _dag(gegevens["datum"]), "projecten": [projecten[s] for s in stammen]},
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
    evaluatie.voeg_inzicht_toe(
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
            evaluatie.label_indicator(
                wie=toneel.coordinator,
                indicator=project.aanvraag.indicatoren.get(naam=rij["indicator"]),
                bouwstenen=list(Bouwsteen.objects.filter(code__in=rij["bouwstenen"])),
            )


def _voeg_casus_toe(
    toneel: Toneel, ronde: Ronde, project: Project, gegevens: dict, casus: dict
) -> None:
    """Add one case with its costs."""
    wie, _ = toneel.penvoerder(gegevens["aanvraag"])
    evaluatie.voeg_casus_toe(
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
    om(_dag(gegevens["datum"]), 11)
    evaluatie.leg_oordeel_vast(
        wie=toneel.coordinator,
        ronde=ronde,
        **{k: gegevens[k] for k in ("keuze", "bouwstenen_conclusie", "motivering")},
    )


def neem_collegas_aan(toneel: Toneel, ronde: Ronde) -> None:
    """Let the organisations invite colleagues; they are asked for their opinion as well."""
    for gegevens in _evaluatie(ronde)["collegas"]:
        aanbieder = Aanbieder.objects.get(kvk_nummer=gegevens["bij"])
        beheerder = aanbieder.leden.filter(beheert=True).select_related("gebruiker").first()
        collega = toneel.persoon("aanbieder", gegevens["naam"], gegevens["email"], aanbieder.naam)
        deelnemers.nodig_uit(wie=beheerder.gebruiker, aanbieder=aanbieder, email=collega.email)
        mail = Mail.objects.filter(sjabloon="uitnodiging", aan=collega.email).latest("pk")
        code = re.search(r"/uitnodiging/([\w-]+)/", mail.tekst)[1]
        deelnemers.aanvaard_uitnodiging(wie=collega, code=code)


def vraag_na(
    toneel: Toneel, ronde: Ronde, *, sluit_op: datetime, open_laten: int = 1, gegeven: bool = False
) -> Vragenronde:
    """Send the questionnaire and let people answer it.

    With `gegeven` the answers are those of the content, given by the last people of each role, so
    that the first ones still have it to do; without it all but the first `open_laten` answer.
    """
    vragenronde = evaluatie.start_vragenronde(
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
            evaluatie.beantwoord(
                wie=genodigde.gebruiker, vragenronde=vragenronde, antwoorden=antwoord
            )
    return vragenronde


def _gegeven_antwoorden(ronde: Ronde, rol: str) -> list[dict[str, Any]]:
    """Return the answers in the content by one role."""
    return [a for a in _evaluatie(ronde)["vragenlijst"]["antwoorden"] if a["rol"] == rol]


def _bedachte_antwoorden(ronde: Ronde, rol: str, aantal: int) -> list[dict[str, Any]]:
    """Return so many sets of answers as people give: mostly content, not all, not on everything."""
    vragen = evaluatie.vragen_voor(ronde, rol)

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
