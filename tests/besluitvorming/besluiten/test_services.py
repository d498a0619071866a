"""Recording what a college decided: by whom, what is refused, and what is kept (R30, R31)."""

from dataclasses import replace
from datetime import date

import pytest

from aanvragen.velden.models import Aanvraag
from besluitvorming.besluiten.models import Collegebesluit, Projectbesluit
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from tests import fabriek
from tests.besluitvorming import fabriek as besluitvorming_fabriek
from tests.besluitvorming.fabriek import RHEDEN

pytestmark = pytest.mark.django_db


def test_following_grants_exactly_the_share(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    besluitvorming_fabriek.zitting(advies)
    deel = besluitvorming_fabriek.aandeel(advies, aanvraag)
    assert deel.besluit.volgt
    assert deel.besluit.bedrag == deel.bedrag > 0


def test_following_with_another_amount_is_refused(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    besluit = besluitvorming_fabriek.volg(besluitvorming_fabriek.aandeel(advies, aanvraag))
    with pytest.raises(Fout, match="het aandeel uit het advies"):
        besluitvorming_fabriek.zitting(
            advies, besluiten=[replace(besluit, bedrag=besluit.bedrag - 1)]
        )
    assert not Collegebesluit.objects.exists()


@pytest.mark.parametrize(
    ("bedrag", "reden", "melding"),
    [
        (100, "", "Leg uit waarom"),
        (100, "  \r\n ", "Leg uit waarom"),
        (-1, besluitvorming_fabriek.REDEN, "lager zijn dan nul"),
        (None, besluitvorming_fabriek.REDEN, "hetzelfde als in het advies"),
    ],
)
def test_deviating_needs_another_amount_and_a_reason(bedrag, reden, melding, voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = besluitvorming_fabriek.aandeel(advies, aanvraag)
    with pytest.raises(Fout, match=melding) as fout:
        besluitvorming_fabriek.zitting(
            advies,
            besluiten=[
                besluitvorming_fabriek.wijk_af(rij, rij.bedrag if bedrag is None else bedrag, reden)
            ],
        )
    assert fout.value.veld in {f"bedrag_{rij.pk}", f"reden_{rij.pk}"}
    assert not Projectbesluit.objects.exists()


def test_a_sitting_may_decide_on_some_projects_and_a_later_one_on_the_rest(voorgelegd):
    advies, (een, twee) = voorgelegd(2)
    besluitvorming_fabriek.zitting(
        advies, besluiten=[besluitvorming_fabriek.volg(besluitvorming_fabriek.aandeel(advies, een))]
    )
    assert besluitvorming_fabriek.aandeel(advies, twee).besloten is None
    besluitvorming_fabriek.zitting(advies)
    assert besluitvorming_fabriek.aandeel(advies, twee).besloten.volgt
    assert Collegebesluit.objects.count() == 2


def test_a_decision_is_taken_once(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = besluitvorming_fabriek.aandeel(advies, aanvraag)
    besluitvorming_fabriek.zitting(advies)
    with pytest.raises(Fout, match="al besloten"):
        besluitvorming_fabriek.zitting(advies, besluiten=[besluitvorming_fabriek.volg(rij)])


def test_the_same_project_twice_in_one_sitting_is_refused(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = besluitvorming_fabriek.aandeel(advies, aanvraag)
    with pytest.raises(Fout, match="Er is niets bewaard"):
        besluitvorming_fabriek.zitting(
            advies,
            besluiten=[besluitvorming_fabriek.volg(rij), besluitvorming_fabriek.wijk_af(rij, 5)],
        )


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"datum": date(2015, 7, 15)}, "datum"),
        ({"datum": date(2015, 6, 30)}, "datum"),
        ({"kenmerk": "  "}, "kenmerk"),
        ({"procedure_gevolgd": False}, "toelichting"),
        ({"criteria_toegepast": False, "toelichting": " "}, "toelichting"),
        ({"besluiten": []}, None),
    ],
)
def test_a_faulty_sitting_is_refused_at_the_field(velden, veld, voorgelegd):
    advies, _ = voorgelegd()
    with pytest.raises(Fout) as fout:
        besluitvorming_fabriek.zitting(advies, **velden)
    assert fout.value.veld == veld
    assert not Collegebesluit.objects.exists()


def test_a_reference_is_used_once_per_municipality(voorgelegd):
    advies, (een, twee) = voorgelegd(2)
    besluitvorming_fabriek.zitting(
        advies,
        kenmerk="BW-1",
        besluiten=[besluitvorming_fabriek.volg(besluitvorming_fabriek.aandeel(advies, een))],
    )
    with pytest.raises(Fout, match="dit kenmerk"):
        besluitvorming_fabriek.zitting(advies, kenmerk=" BW-1 ")
    assert besluitvorming_fabriek.zitting(advies, RHEDEN, kenmerk="BW-1").kenmerk == "BW-1"
    assert besluitvorming_fabriek.aandeel(advies, twee).besloten is None


def test_a_decision_is_never_changed_or_deleted(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    college = besluitvorming_fabriek.zitting(advies)
    besluit = besluitvorming_fabriek.aandeel(advies, aanvraag).besluit
    for rij in (college, besluit):
        with pytest.raises(TypeError):
            rij.save()
        with pytest.raises(TypeError):
            rij.delete()


def test_the_log_tells_of_the_sitting_but_not_the_reasons(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = besluitvorming_fabriek.aandeel(advies, aanvraag)
    besluitvorming_fabriek.zitting(
        advies, kenmerk="BW-9", besluiten=[besluitvorming_fabriek.wijk_af(rij, 10)]
    )
    regel = Gebeurtenis.objects.filter(wat="besluitvorming.leg_collegebesluit_vast").get()
    assert regel.naar == {
        "gemeente": "Arnhem",
        "datum": "2015-07-14",
        "kenmerk": "BW-9",
        "projecten": 1,
        "afwijkend": 1,
    }
    assert besluitvorming_fabriek.REDEN not in str(regel.naar) + regel.reden


def test_besloten_op_is_set_once(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    besluitvorming_fabriek.zitting(advies)
    eerste = Aanvraag.objects.get(pk=aanvraag.pk).besloten_op
    with fabriek.op(besluitvorming_fabriek.BESLUITVORMING.replace(day=15)):
        besluitvorming_fabriek.zitting(advies, RHEDEN)
    assert Aanvraag.objects.get(pk=aanvraag.pk).besloten_op == eerste
