"""What stands in the evaluation report."""

from datetime import datetime
from typing import Any

from evaluatie import plaatjes
from evaluatie.micro import GEEN_VERGELIJKING
from evaluatie.overzicht import Evaluatie
from evaluatie.uitslag import MINIMUM, WAARDEN
from kern.documenten import DocumentSoort
from kern.models import Document
from kern.onderdelen import INDELING


def bouw(document: Document) -> dict[str, Any]:
    """Return the evaluation of the ronde as it stood when the report was asked for."""
    moment = datetime.fromisoformat(document.gegevens["stand_op"])
    evaluatie = Evaluatie(document.onderwerp, None, moment)
    return {
        "e": evaluatie,
        "ronde": evaluatie.ronde,
        "oordeel": evaluatie.oordeel,
        "stand_op": moment,
        "projecten": [_project(evaluatie, r) for r in evaluatie.resultaten],
        "beloften_plaat": plaatjes.beloften(evaluatie.resultaten),
        "groepen": [
            {"groep": g, "plaat": plaatjes.stellingen(g)}
            for g in (evaluatie.uitslag.groepen if evaluatie.uitslag else [])
        ],
        "tegels": [(1 + 84 * (k - 1), 1 + 88 * (r - 1)) for _, k, r in INDELING],
        "geen_vergelijking": GEEN_VERGELIJKING,
        "minimum": MINIMUM,
        "waarden": WAARDEN,
    }


def _project(evaluatie: Evaluatie, resultaat: Any) -> dict[str, Any]:
    analyse = evaluatie.analyses[resultaat.project.pk]
    return {
        "anker": f"project-{resultaat.project.aanvraag.nummer}",
        "project": resultaat.project,
        "aanvraag": resultaat.project.aanvraag,
        "resultaat": resultaat,
        "analyse": analyse,
        "welzijn_plaat": plaatjes.welzijn(analyse),
        "kosten_platen": [(groep, plaatjes.kosten(groep)) for groep in analyse.groepen],
    }


VERSLAG = DocumentSoort(
    code="evaluatie",
    titel="Evaluatieverslag",
    sjabloon="evaluatie/documents/verslag.html",
    bouw=bouw,
    mag_zien="evaluatie.bekijk_verslag",
)
