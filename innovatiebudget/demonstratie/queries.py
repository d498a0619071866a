"""What the demonstration looks up: the next dated moment, its content, who plays which part."""

from datetime import UTC, date, datetime, time
from typing import Any

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from innovatiebudget.demonstratie.rekenen import GEGEVENS, lees_yaml
from kern.basis import tijd
from regeling.ronde.models import Ronde
from uitvoering.rapportage.models import Voortgangsrapportage

DATUMVELDEN = (
    "toetsing_tot",
    "beoordeling_tot",
    "advies_tot",
    "besluitvorming_tot",
    "uitvoering_van",
    "evaluatie_uiterlijk",
)

OCHTEND = time(9, 0)


def _ochtend(dag: date) -> datetime:
    """Return nine in the morning, Dutch time, of a date."""
    return datetime.combine(dag, OCHTEND, tzinfo=tijd.AMSTERDAM)


def _momenten(ronde: Ronde) -> list[tuple[datetime, str]]:
    """Return the dated moments of a ronde with their Dutch name."""
    momenten = [
        (ronde.opent_op, "de ronde opent"),
        (ronde.sluit_op, "de ronde is gesloten"),
        *((_ochtend(getattr(ronde, veld)), veld) for veld in DATUMVELDEN),
        *(
            (_ochtend(datetime.fromisoformat(r["uiterlijk"]).date()), r["naam"])
            for r in ronde.rapportages
        ),
    ]
    namen = {
        "toetsing_tot": "laatste dag van de toetsing",
        "beoordeling_tot": "laatste dag van de beoordeling",
        "advies_tot": "laatste dag voor het advies",
        "besluitvorming_tot": "laatste dag voor de besluiten",
        "uitvoering_van": "start van de uitvoering",
        "evaluatie_uiterlijk": "laatste dag voor de evaluatie",
    }
    return [(moment.astimezone(UTC), namen.get(naam, naam)) for moment, naam in momenten]


def volgend_moment() -> tuple[datetime, str] | None:
    """Return the first dated moment after now over all rondes, with its name; None at the end."""
    nu = tijd.nu()
    alle = [m for ronde in Ronde.objects.all() for m in _momenten(ronde) if m[0] > nu]
    return min(alle) if alle else None


def aanvraag_van(ronde: Ronde, gegevens: dict[str, Any]) -> Aanvraag:
    """Return the application made from this content."""
    return Aanvraag.objects.get(
        ronde=ronde,
        titel=gegevens["titel"],
        penvoerder__kvk_nummer=gegevens["penvoerder"]["kvk_nummer"],
    )


def inhoud_van_aanvragen(map_naam: str) -> dict[str, dict[str, Any]]:
    """Return file stem -> content of all applications in one folder, in a fixed order."""
    return {p.stem: lees_yaml(p) for p in sorted((GEGEVENS / map_naam).glob("*.yaml"))}


def secretaris_van(ronde: Ronde) -> Any:
    """Return the secretaris of the committee."""
    return ronde.commissie.zetels.get(functie=Zetel.Functie.SECRETARIS).gebruiker


def voorzitter_van(ronde: Ronde) -> Any:
    """Return the chair of the committee."""
    return ronde.commissie.zetels.get(functie=Zetel.Functie.VOORZITTER).gebruiker


def eerste_rapportagedag(ronde: Ronde) -> date:
    """Return the day on which the first report of every project must be in."""
    rapportages = Voortgangsrapportage.objects.filter(project__aanvraag__ronde=ronde)
    return rapportages.earliest("uiterlijk").uiterlijk
