"""The evaluation report: what stands in it, and that anyone can read it."""

from io import BytesIO

import pikepdf
import pytest
from page import ValidationProfile, validate_pdf_bytes

from evaluatie.bouwstenen import services as bouwstenen
from evaluatie.sessies import services as sessies
from evaluatie.verslag import services as verslag
from evaluatie.verslag.documents import bouw_verslag
from kern.documenten.models import Document
from kern.werk.models import Opdracht
from regeling.ronde.models import Ronde
from tests import fabriek
from tests import fabriek as basis
from tests.evaluatie import fabriek as evaluatie_fabriek

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def beginstand(gedeeld) -> dict[str, int]:
    """A ronde with everything: promises, cases, insights, answers; and one that is empty."""
    with fabriek.op(evaluatie_fabriek.EVALUATIE):
        coordinator = basis.coordinator()
        ronde = basis.ronde(wie=coordinator)
        leeg = basis.ronde(wie=coordinator, code="leeg", naam="Lege ronde")
        _maak_compleet(ronde, coordinator)
        Opdracht.objects.update(status=Opdracht.Status.KLAAR)  # see conftest.py
    return {"coordinator": coordinator.pk, "ronde": ronde.pk, "leeg": leeg.pk}


def _maak_compleet(ronde, coordinator) -> None:
    evaluatie_fabriek.gemeenten(6)
    projecten = [evaluatie_fabriek.project(ronde, titel=f"Project {n}") for n in (1, 2)]
    evaluatie_fabriek.gemeten(projecten[0], "30", "Minder dan gedacht.")
    for nummer in range(6):
        evaluatie_fabriek.casus(
            projecten[0], code=f"A-{nummer}", welzijn_na=None if nummer == 5 else 7
        )
    evaluatie_fabriek.casus(projecten[0], code="N-1", bestaand=False)
    sessie = evaluatie_fabriek.sessie(ronde, projecten, coordinator)
    sessies.voeg_inzicht_toe(
        wie=coordinator,
        sessie=sessie,
        tekst="Eén gezicht helpt.",
        project=projecten[0],
        bouwstenen=bouwstenen.laad_bouwstenen()[:2],
    )
    vragenronde = evaluatie_fabriek.vragenronde(ronde, coordinator)
    evaluatie_fabriek.beantwoord(vragenronde, "gemeentemedewerker", 5, open_="Ga door.")


@pytest.fixture
def compleet(ronde):
    return ronde


def gemaakt(werk_af) -> tuple[Document, bytes]:
    """Make what was asked for; return the newest report and its file."""
    werk_af()
    document = Document.objects.filter(soort="evaluatie").latest("versie")
    assert document.status == Document.Status.KLAAR
    with document.bestand.open("rb") as bestand:
        return document, bestand.read()


@pytest.mark.eenmaal
def test_an_interim_report_is_a_valid_accessible_pdf(compleet, coordinator, werk_af):
    verslag.maak_verslag(wie=coordinator, ronde=compleet)
    document, inhoud = gemaakt(werk_af)
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        assert pdf.docinfo["/Title"] == f"Evaluatie {compleet.naam}, tussenstand"
    assert document.paginas > 6
    uitkomst = validate_pdf_bytes(inhoud, profile=ValidationProfile.PDF_UA_1)
    assert "Result: no failures" in str(uitkomst), str(uitkomst)


def test_the_report_says_that_a_judgement_is_awaited_or_what_it_is(compleet, coordinator):
    document = verslag.maak_verslag(wie=coordinator, ronde=compleet)
    assert bouw_verslag(document)["oordeel"] is None
    verslag.leg_oordeel_vast(
        wie=coordinator,
        ronde=compleet,
        keuze="aanpassen",
        bouwstenen_conclusie="Eén gezicht in elk contract.",
        motivering="Het hielp.",
    )
    nieuw = Document.objects.filter(soort="evaluatie").latest("versie")
    assert bouw_verslag(nieuw)["oordeel"].keuze == "aanpassen"


@pytest.mark.eenmaal
def test_an_empty_ronde_gives_a_report_as_well(beginstand, coordinator, werk_af):
    verslag.maak_verslag(wie=coordinator, ronde=Ronde.objects.get(pk=beginstand["leeg"]))
    assert gemaakt(werk_af)[0].paginas >= 5


def test_the_report_costs_the_same_for_one_project_and_for_more(
    compleet, coordinator, django_assert_num_queries
):
    document = verslag.maak_verslag(wie=coordinator, ronde=compleet)
    for _ in range(2):
        with django_assert_num_queries(18):
            lees(bouw_verslag(document))
        evaluatie_fabriek.gemeten(evaluatie_fabriek.project(compleet), "40")


def lees(context) -> None:
    """Use everything that the template uses."""
    from django.template.loader import render_to_string

    from kern.documenten.models import Document

    render_to_string(
        "evaluatie/verslag/documents/verslag.html", {"document": Document(versie=1), **context}
    )
