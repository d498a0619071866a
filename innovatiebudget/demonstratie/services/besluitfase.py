"""The colleges decide, letters go out, projects run and the region learns."""

from datetime import timedelta
from decimal import Decimal

from aanvragen.velden.models import Aanvraag
from beoordeling.weging.models import Advies
from besluitvorming.beschikking import services as beschikking_services
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten import services as besluiten
from besluitvorming.besluiten.models import Aandeelbesluit
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen import services as voorleggen
from deelnemers.gemeenten.models import Gemeente
from innovatiebudget.demonstratie.rekenen import werkdag_na
from innovatiebudget.demonstratie.services.toneel import Toneel, om
from regeling.ronde.models import Ronde
from uitvoering.verloop import services as verloop


def leg_voor(toneel: Toneel, ronde: Ronde) -> Advies:
    """Send the advice to the colleges."""
    advies = Advies.objects.get(ronde=ronde, status=Advies.Status.VASTGESTELD)
    om(ronde.advies_tot + timedelta(days=1), 9)
    voorleggen.leg_voor(wie=toneel.coordinator, advies=advies)
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
            besluiten.leg_collegebesluit_vast(
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


def _besluiten(aandelen: list[Aandeel], wijkt_af: bool) -> list[Aandeelbesluit]:
    """Follow everywhere, except on the first granted project of a deviating college: half of it."""
    anders = next((a for a in aandelen if a.bedrag), None) if wijkt_af else None
    return [
        Aandeelbesluit(
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
        beschikking = beschikking_services.maak_beschikking(
            wie=toneel.coordinator, aanvraag=aanvraag
        )
        beschikking_services.verstuur_beschikking(wie=toneel.coordinator, beschikking=beschikking)
    om(ronde.uitvoering_van, 9)
    for beschikking in Beschikking.objects.filter(advies__ronde=ronde, bedrag__gt=0):
        verloop.start_project(wie=toneel.coordinator, beschikking=beschikking)
