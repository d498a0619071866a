"""Applications for tests, all through the services and on the day it would happen.

The clock must be set by the test (`klok(OPEN)`); what happens later than that is done on its day.
"""

from copy import deepcopy
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import uuid4

from factory import LazyAttribute, LazyFunction, Sequence
from factory.django import DjangoModelFactory

from aanvragen.concept import services as concept_services
from aanvragen.indienen import services as indienen
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.toets import services as toets
from aanvragen.toets.models import Toets
from aanvragen.velden.models import Aanvraag
from deelnemers.organisaties.queries import aanbieders_van
from deelnemers.personen.models import Gebruiker
from kern.basis.tijd import nu
from regeling.ronde.models import Ronde, Vraag
from tests import fabriek
from tests.fabriek import NA_SLUITING, OPEN, op

_nummer = count(1)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def gegevens(ronde: Ronde, **velden: Any) -> dict[str, Any]:
    """Return the content of a complete application, in the format of the schema."""
    vragen = Vraag.objects.filter(criterium__ronde=ronde).select_related("criterium")
    inhoud: dict[str, Any] = {
        "ronde": ronde.code,
        "titel": f"Samen sterker {next(_nummer)}",
        "samenvatting": "Buren helpen elkaar bij het dagelijks leven, met een coach op afstand.",
        "penvoerder": {
            "naam": "Stichting De Brug",
            "kvk_nummer": "71234567",
            "straat": "Voorbeeldstraat 1",
            "postcode": "6811 AA",
            "plaats": "Arnhem",
            "contactpersoon": "Bea Beheerder",
            "email": "bea@voorbeeld.example",
            "gecontracteerd": True,
            "actief_in": ["GM0202"],
        },
        "partners": [
            {"naam": "Welzijn Oost", "kvk_nummer": "79999999", "bijdrage": "Levert twee coaches."}
        ],
        "ontschotting": None,
        "start": "2015-09-01",
        "eind": "2016-12-31",
        "doelgroepen": [
            {"code": "b", "bereik": 40, "jeugd": False, "hoofd": True},
            {"code": "c", "bereik": 20, "jeugd": True, "hoofd": False},
        ],
        "doelen": ["1", "4"],
        "aspecten": ["f"],
        "gemeenten": [
            {"code": "GM0202", "bereik": 40, "wijze": "bewoners"},
            {"code": "GM0275", "bereik": 20, "wijze": "locatie"},
        ],
        "antwoorden": [
            {
                "criterium": vraag.criterium.nummer,
                "vraag": vraag.code,
                "tekst": f"Ons antwoord op {vraag.code}.",
            }
            for vraag in vragen
        ],
        "begroting": [
            {"soort": "kosten", "omschrijving": "Coaches", "bedrag": "60000.00"},
            {"soort": "kosten", "omschrijving": "Onderzoek", "bedrag": "12500.50"},
            {"soort": "eigen_bijdrage", "omschrijving": "Uren", "bedrag": "10000.00"},
            {"soort": "andere_financiering", "omschrijving": "Fonds", "bedrag": "2500.50"},
        ],
        "verklaring_regulier": True,
        "toelichting_regulier": "Burenhulp staat in geen contract.",
        "indicatoren": [
            {
                "naam": "Mensen met wekelijks contact",
                "eenheid": "procent",
                "nulmeting": "20",
                "streefwaarde": "45.5",
                "bron": "Vragenlijst bij begin en einde",
            }
        ],
        "kosten_en_baten": "Een plek kost € 1.000 en voorkomt begeleiding van € 3.000 per jaar.",
        "evaluatiedatum": "2016-05-31",
    }
    return {**deepcopy(inhoud), **velden}


def lid_van(titel: str = "") -> Gebruiker:
    """Someone who works for a new organisation that is active in Arnhem."""
    nummer = next(_nummer)
    lid = fabriek.gebruiker("Bea Beheerder")
    fabriek.aanbieder(naam=f"Stichting De Brug {nummer}", lid=lid)
    return lid


def leeg(ronde: Ronde, lid: Gebruiker | None = None, titel: str = "Nieuw plan") -> Aanvraag:
    """A draft with only a title."""
    lid = lid or lid_van()
    return concept_services.start(
        wie=lid, ronde=ronde, aanbieder=aanbieders_van(lid)[0], titel=titel
    )


def concept(ronde: Ronde, lid: Gebruiker | None = None, **velden: Any) -> Aanvraag:
    """A complete draft; `velden` replace parts of the content (see `gegevens`)."""
    inhoud = gegevens(ronde, **velden)
    aanvraag = leeg(ronde, lid, titel=inhoud["titel"])
    return concept_services.vul(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, gegevens=inhoud)


def ingediend(ronde: Ronde, lid: Gebruiker | None = None, **velden: Any) -> Aanvraag:
    """A submitted application, sent while the ronde is open."""
    with op(OPEN) if not ronde.is_open else op(nu()):
        aanvraag = concept(ronde, lid, **velden)
        wie = aanvraag.aangemaakt_door
        indienen.dien_in(wie=wie, aanvraag=aanvraag, sleutel=uuid4())
    aanvraag.refresh_from_db()
    return aanvraag


def getoetst(
    aanvraag: Aanvraag, wie: Gebruiker, oordelen: dict[int, str] | None = None
) -> Aanvraag:
    """Check every criterion as met, but those in `oordelen` (number -> oordeel)."""
    for criterium in aanvraag.ronde.criteria.all():
        oordeel = (oordelen or {}).get(criterium.nummer, Toets.Oordeel.VOLDOET)
        toets.toets_criterium(
            wie=wie,
            aanvraag=aanvraag,
            criterium=criterium,
            oordeel=oordeel,
            reden="" if oordeel == Toets.Oordeel.VOLDOET else "Dit ontbreekt nog.",
        )
    aanvraag.refresh_from_db()
    return aanvraag


def toegelaten(
    ronde: Ronde, lid: Gebruiker | None = None, wie: Gebruiker | None = None, **velden: Any
) -> Aanvraag:
    """An application that passed the check the day after closing."""
    aanvraag = ingediend(ronde, lid, **velden)
    coordinator = wie or fabriek.coordinator()
    with op(NA_SLUITING):
        getoetst(aanvraag, coordinator)
        toets.laat_toe(wie=coordinator, aanvraag=aanvraag)
    aanvraag.refresh_from_db()
    return aanvraag


class Aanvraagrij(DjangoModelFactory):
    """A received application as a bare row, for tests that are not about the road to it.

    Takes `ronde`; no content, no version (see `Versierij`).
    """

    class Meta:
        model = Aanvraag
        skip_postgeneration_save = True

    penvoerder = LazyFunction(lambda: fabriek.aanbieder(naam="Stichting Rij"))
    aangemaakt_door = LazyFunction(lambda: fabriek.gebruiker("Rij Schrijver"))
    titel = Sequence(lambda n: f"Plan {n}")
    status = Aanvraag.Status.INGEDIEND
    volgnummer = Sequence(lambda n: n + 1)
    nummer = LazyAttribute(lambda rij: f"{rij.ronde.code}-{rij.volgnummer:03d}")
    aangemaakt_op = LazyFunction(nu)
    gewijzigd_op = LazyFunction(nu)


class Versierij(DjangoModelFactory):
    """A received version as a bare row; takes `aanvraag`, and `inhoud` when that matters."""

    class Meta:
        model = Aanvraagversie

    nummer = 1
    inhoud = LazyFunction(lambda: {"bijlagen": []})
    sha256 = "0" * 64
    ingediend_op = LazyFunction(nu)
    ingediend_door = LazyAttribute(lambda rij: rij.aanvraag.aangemaakt_door)
    gevraagd = Decimal("60000.00")
