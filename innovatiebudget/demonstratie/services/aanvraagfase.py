"""The first three steps: the ronde opens, closes and is checked."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from aanvragen.concept import services as concept
from aanvragen.indienen import services as indienen
from aanvragen.toets import services as toets_services
from aanvragen.toets.models import Toets
from aanvragen.velden.models import Aanvraag, Partner
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen import onderdelen
from deelnemers.gemeenten.services import laad_gemeenten
from innovatiebudget.demonstratie.queries import aanvraag_van
from innovatiebudget.demonstratie.rekenen import GEGEVENS, Inhoud, lees_yaml, werkdag_na
from innovatiebudget.demonstratie.services.toneel import Toneel, om
from kern.basis.tijd import lokaal
from regeling.invoer import services as invoer
from regeling.publicatie import services as publicatie
from regeling.ronde.models import Ronde

REGELING = GEGEVENS.parent.parent / "regeling/gegevens"

HERSTELDAGEN = 7

VOORUIT = 4  # so many come in before the last week

BEGONNEN = (3, 7, 11)  # how many sections of the next ones are written by then

Afwijkend = dict[int, dict[str, Any]]  # criterium number -> what is wrong there


def open_ronde(toneel: Toneel, bestand: str, inhoud: Inhoud) -> Ronde:
    """Publish the ronde, open it, receive the first applications; others are drafts."""
    gegevens = lees_yaml(
        REGELING / bestand if (REGELING / bestand).exists() else GEGEVENS / bestand
    )
    data = gegevens["data"]
    om(datetime.fromisoformat(data["gepubliceerd"]) - timedelta(days=1))
    laad_gemeenten(wie=None, gegevens=lees_yaml(REGELING / "gemeenten.yaml"))
    for persoon in (toneel.coordinator, toneel.beheerder):
        persoon.refresh_from_db()
    ronde = invoer.laad_regeling(wie=None, gegevens=gegevens)
    for deelname in ronde.deelnames.select_related("gemeente"):
        toneel.medewerker(deelname.gemeente)
    om(datetime.fromisoformat(data["gepubliceerd"]))
    publicatie.publiceer(wie=toneel.coordinator, ronde=ronde)
    ronde.refresh_from_db()
    stukken = [rij["aanvraag"] for rij in inhoud.values()]
    for moment, stuk in zip(_momenten(ronde, len(inhoud)), stukken[:VOORUIT], strict=False):
        om(moment)
        _dien_in(ronde, toneel, stuk)
    for stuk, aantal in zip(stukken[VOORUIT:], BEGONNEN, strict=False):
        _begin(ronde, toneel, stuk, aantal)
    return ronde


def _momenten(ronde: Ronde, aantal: int) -> Iterator[datetime]:
    """Give a moment per application: a few early, most in the last week before closing."""
    week = ronde.sluit_op - timedelta(days=6)
    for i in range(min(VOORUIT, aantal)):
        yield ronde.opent_op + (week - ronde.opent_op) * (i + 1) / (VOORUIT + 1)
    rest = aantal - VOORUIT
    for i in range(rest):
        deel = ((i + 1) / rest) ** 0.5  # closer together towards the end
        yield week + (ronde.sluit_op - timedelta(minutes=10) - week) * deel


def _concept(ronde: Ronde, toneel: Toneel, gegevens: dict[str, Any]) -> Aanvraag:
    """Return the draft that its contact person began, or begin one."""
    wie, aanbieder = toneel.penvoerder(gegevens)
    titel = gegevens["titel"]
    begonnen = Aanvraag.objects.filter(ronde=ronde, penvoerder=aanbieder, titel=titel).first()
    return begonnen or concept.start(wie=wie, ronde=ronde, aanbieder=aanbieder, titel=titel)


def _begin(ronde: Ronde, toneel: Toneel, gegevens: dict[str, Any], aantal: int) -> None:
    """Write the first `aantal` sections of a draft."""
    aanvraag = _concept(ronde, toneel, gegevens)
    for deel in onderdelen.alle_onderdelen(regels_van_ronde(ronde))[:aantal]:
        concept.bewaar_onderdeel(
            wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, onderdeel=deel.code, gegevens=gegevens
        )


def _dien_in(ronde: Ronde, toneel: Toneel, gegevens: dict[str, Any]) -> None:
    """Fill in a whole application, section by section, and submit it."""
    aanvraag = _concept(ronde, toneel, gegevens)
    wie = aanvraag.aangemaakt_door
    aanvraag = concept.vul(wie=wie, aanvraag=aanvraag, gegevens=gegevens)
    indienen.dien_in(wie=wie, aanvraag=aanvraag, sleutel=uuid4())


def sluit(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> None:
    """Receive the rest, most of it in the last days, and close."""
    momenten = list(_momenten(ronde, len(inhoud)))
    for moment, gegevens in list(zip(momenten, inhoud.values(), strict=True))[VOORUIT:]:
        om(moment)
        _dien_in(ronde, toneel, gegevens["aanvraag"])
    om(ronde.sluit_op + timedelta(hours=16))


def toets(toneel: Toneel, ronde: Ronde, inhoud: Inhoud) -> None:
    """Check every application on every criterion; ask one completion; admit or put aside."""
    begin = lokaal(ronde.sluit_op).date()
    wachten = []
    for i, gegevens in enumerate(inhoud.values()):
        om(werkdag_na(begin, 1 + i // 6), 9 + i % 6)
        aanvraag = aanvraag_van(ronde, gegevens["aanvraag"])
        toneel.bevestig(aanvraag.penvoerder)
        afwijkend = {t["criterium"]: t for t in gegevens["demo"].get("toets") or []}
        _toets_criteria(toneel, aanvraag, afwijkend)
        oordelen = {t["oordeel"] for t in afwijkend.values()}
        if "voldoet_niet" in oordelen:
            reden = " ".join(t["reden"] for t in afwijkend.values())
            toets_services.stel_buiten_behandeling(
                wie=toneel.coordinator, aanvraag=aanvraag, reden=reden
            )
        elif "aanvulling" in oordelen:
            wachten.append((aanvraag, gegevens, afwijkend))
            tekst = " ".join(t["reden"] for t in afwijkend.values())
            toets_services.vraag_aanvulling(
                wie=toneel.coordinator, aanvraag=aanvraag, tekst=tekst, dagen=HERSTELDAGEN
            )
        else:
            toets_services.laat_toe(wie=toneel.coordinator, aanvraag=aanvraag)
    for aanvraag, gegevens, afwijkend in wachten:
        _vul_aan(toneel, ronde, aanvraag, gegevens, afwijkend)
    if Partner.objects.filter(
        aanvraag__ronde=ronde, kvk_nummer=toneel.personen["nieuw"]["kvk_nummer"]
    ).exists():
        toneel.nieuwe_organisatie()
    om(ronde.toetsing_tot, 16)


def _toets_criteria(toneel: Toneel, aanvraag: Aanvraag, afwijkend: Afwijkend) -> None:
    """Record a judgement on each of the criteria."""
    codes = {"aanvulling": Toets.Oordeel.AANVULLEN, "voldoet_niet": Toets.Oordeel.NIET}
    for criterium in aanvraag.ronde.criteria.all():
        anders = afwijkend.get(criterium.nummer)
        toets_services.toets_criterium(
            wie=toneel.coordinator,
            aanvraag=aanvraag,
            criterium=criterium,
            oordeel=codes[anders["oordeel"]] if anders else Toets.Oordeel.VOLDOET,
            reden=anders["reden"] if anders else "",
        )


def _vul_aan(
    toneel: Toneel, ronde: Ronde, aanvraag: Aanvraag, gegevens: dict[str, Any], afwijkend: Afwijkend
) -> None:
    """Complete the application, send it again, check it again and admit it."""
    om(werkdag_na(lokaal(ronde.sluit_op).date(), 8), 14)
    wie, _ = toneel.penvoerder(gegevens["aanvraag"])
    inhoud = gegevens["aanvraag"]
    antwoorden = [
        {**a, "tekst": f"{a['tekst']} {toneel.teksten['aanvulling']}"}
        if a["criterium"] in afwijkend
        else a
        for a in inhoud["antwoorden"]
    ]
    aanvraag.refresh_from_db()
    for onderdeel in aanvraag.aanvullingen.get(ontvangen_op=None).onderdelen:
        concept.bewaar_onderdeel(
            wie=wie,
            aanvraag=aanvraag,
            onderdeel=onderdeel,
            gegevens={**inhoud, "antwoorden": antwoorden},
        )
    aanvraag.refresh_from_db()
    indienen.dien_in(wie=wie, aanvraag=aanvraag, sleutel=uuid4())
    om(werkdag_na(lokaal(ronde.sluit_op).date(), 9), 11)
    aanvraag.refresh_from_db()
    _toets_criteria(toneel, aanvraag, {})
    toets_services.laat_toe(wie=toneel.coordinator, aanvraag=aanvraag)
