"""Registering an objection (W30)."""

from datetime import date

import pytest

from besluitvorming.bezwaar import services as bezwaar_services
from besluitvorming.bezwaar.models import Bezwaar
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang
from tests import fabriek
from tests.besluitvorming import fabriek as besluitvorming_fabriek
from tests.besluitvorming.fabriek import ARNHEM, RHEDEN

pytestmark = pytest.mark.django_db


def _bezwaar(brief, ontvangen_op, **velden):
    gemeente = fabriek.gemeente(velden.pop("code", ARNHEM))
    return bezwaar_services.registreer_bezwaar(
        **{
            "wie": besluitvorming_fabriek.wie(gemeente),
            "beschikking": brief,
            "gemeente": gemeente,
            "indiener": "Stichting De Brug",
            "ontvangen_op": ontvangen_op,
            "gronden": "Het bedrag is te laag.",
            **velden,
        }
    )


@pytest.mark.parametrize(("dag", "te_laat"), [(25, False), (26, True)])
def test_an_objection_is_registered_also_when_it_is_late(klok, dag, te_laat, besloten):
    _, (aanvraag,) = besloten()
    brief = besluitvorming_fabriek.beschikt(aanvraag)
    klok(2015, 9, 1, 10)
    bezwaar = _bezwaar(brief, date(2015, 8, dag))
    assert bezwaar.te_laat is te_laat
    regel = Gebeurtenis.objects.filter(wat="besluitvorming.registreer_bezwaar").get()
    assert regel.naar["te_laat"] is te_laat
    assert "Stichting De Brug" not in str(regel.naar)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"indiener": " "}, "indiener"),
        ({"gronden": ""}, "gronden"),
        ({"ontvangen_op": date(2015, 7, 15)}, "ontvangen_op"),
        ({"code": "GM0226"}, "gemeente"),
    ],
)
def test_a_faulty_objection_is_refused_at_the_field(velden, veld, besloten):
    _, (aanvraag,) = besloten()
    brief = besluitvorming_fabriek.beschikt(aanvraag)
    with pytest.raises(Fout) as fout:
        _bezwaar(brief, **{"ontvangen_op": besluitvorming_fabriek.ZITTING, **velden})
    assert fout.value.veld == veld
    assert not Bezwaar.objects.exists()


def test_no_objection_before_the_letter_is_sent_nor_by_another_municipality(besloten):
    _, (aanvraag,) = besloten()
    brief = besluitvorming_fabriek.beschikt(aanvraag, verzonden=False)
    with pytest.raises(Fout, match="nog niet verzonden"):
        _bezwaar(brief, besluitvorming_fabriek.ZITTING)
    with pytest.raises(GeenToegang):
        _bezwaar(
            brief,
            besluitvorming_fabriek.ZITTING,
            wie=besluitvorming_fabriek.wie(fabriek.gemeente(RHEDEN)),
        )
