"""The PDFs of this floor are accessible, and say what was fixed when they were asked for."""

import page
import pytest

from aanvragen.toets import services as toets
from kern.documenten import documenten
from tests import fabriek
from tests.aanvragen.fabriek import getoetst, ingediend, lid_van
from tests.fabriek import NA_SLUITING, OPEN, op

pytestmark = pytest.mark.django_db


@pytest.mark.eenmaal
def test_application_and_letter_are_valid_pdf_ua(klok, werk_af):
    ronde = fabriek.ronde()
    klok(OPEN)
    lid, wie = lid_van(), fabriek.coordinator()
    aanvraag = ingediend(ronde, lid)
    with op(NA_SLUITING):
        getoetst(aanvraag, wie, {3: "voldoet_niet"})
        toets.stel_buiten_behandeling(
            wie=wie, aanvraag=aanvraag, reden="Dit valt onder een contract.\n\nZie de bijlage."
        )
    werk_af()

    soorten = {document.soort: document for document in documenten.voor(aanvraag)}
    assert set(soorten) == {"aanvraag", "brief_buiten_behandeling"}
    for document in soorten.values():
        uitkomst = page.validate_pdf(document.bestand.path, profile=page.ValidationProfile.PDF_UA_1)
        assert uitkomst.is_compliant, uitkomst
        assert documenten.mag_zien(lid, document)
        assert documenten.mag_zien(wie, document)
        assert not documenten.mag_zien(lid_van(), document)
