"""What stands in the evaluation report."""

from datetime import datetime
from typing import Any

from evaluatie.micro.beeld import GEEN_VERGELIJKINGSGROEP, kostenstaven, welzijnsrijen
from evaluatie.resultaten.beeld import beloftebalken
from evaluatie.resultaten.queries import Projectresultaat
from evaluatie.tevredenheid.beeld import stellingstaven
from evaluatie.tevredenheid.queries import MINIMUM_ANTWOORDEN, SCHAALWAARDEN
from evaluatie.verslag.models import DOCUMENTSOORT
from evaluatie.verslag.queries import Evaluatie
from kern.documenten.documenten import DocumentSoort, registreer_documentsoort
from kern.documenten.models import Document


def bouw_verslag(document: Document) -> dict[str, Any]:
    """Return the evaluation of the ronde as it stood when the report was asked for."""
    moment = datetime.fromisoformat(document.gegevens["stand_op"])
    evaluatie = Evaluatie(document.onderwerp, None, moment)
    return {
        "e": evaluatie,
        "ronde": evaluatie.ronde,
        "oordeel": evaluatie.oordeel,
        "stand_op": moment,
        "projecten": [_projecthoofdstuk(evaluatie, r) for r in evaluatie.resultaten],
        "balken": beloftebalken(evaluatie.resultaten),
        "groepen": [
            {"groep": g, "staven": stellingstaven(g)}
            for g in (evaluatie.uitslag.groepen if evaluatie.uitslag else [])
        ],
        "geen_vergelijking": GEEN_VERGELIJKINGSGROEP,
        "minimum": MINIMUM_ANTWOORDEN,
        "waarden": SCHAALWAARDEN,
    }


def _projecthoofdstuk(evaluatie: Evaluatie, resultaat: Projectresultaat) -> dict[str, Any]:
    analyse = evaluatie.analyses[resultaat.project.pk]
    return {
        "anker": f"project-{resultaat.project.aanvraag.nummer}",
        "project": resultaat.project,
        "aanvraag": resultaat.project.aanvraag,
        "resultaat": resultaat,
        "analyse": analyse,
        "welzijn": welzijnsrijen(analyse),
        "groepen": [(groep, kostenstaven(groep)) for groep in analyse.groepen],
    }


registreer_documentsoort(
    DocumentSoort(
        code=DOCUMENTSOORT,
        titel="Evaluatieverslag",
        sjabloon="evaluatie/verslag/documents/verslag.html",
        bouw=bouw_verslag,
        mag_zien="evaluatie.bekijk_verslag",
    )
)
