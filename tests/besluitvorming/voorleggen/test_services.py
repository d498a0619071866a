"""Putting the advice before the colleges: once, by the coördinator, with every share (R30, R32)."""

from decimal import Decimal

import pytest

from aanvragen.indienen import services as indienen
from beoordeling.advies import services as advies_services
from beoordeling.weging import services as weging
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen import services as voorleggen
from kern.basis.fouten import Fout
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from tests import fabriek
from tests.beoordeling import fabriek as maak
from tests.besluitvorming import fabriek as besluitvorming_fabriek
from tests.besluitvorming.fabriek import ARNHEM, RHEDEN

pytestmark = pytest.mark.django_db


def _per_code(aanvraag):
    return {a.gemeente.code: a.bedrag for a in Aandeel.objects.filter(aanvraag=aanvraag)}


@pytest.mark.parametrize(
    ("sleutel", "arnhem"), [("gelijk", "30000"), ("bereik", "40000"), ("inwoners", None)]
)
def test_shares_follow_every_key_and_add_up(sleutel, arnhem, voorgelegd):
    _, (aanvraag,) = voorgelegd(bedrag=Decimal("60000.00"), verdeelsleutel=sleutel)
    delen = _per_code(aanvraag)
    assert sum(delen.values()) == Decimal("60000.00")
    if arnhem:
        assert delen[ARNHEM] == Decimal(arnhem)
    else:
        inwoners = {g.code: g.inwoners for g in fabriek.gemeenten()}
        deel = 60_000 * inwoners[ARNHEM] / (inwoners[ARNHEM] + inwoners[RHEDEN])
        assert abs(delen[ARNHEM] - Decimal(deel)) < Decimal("0.01")


def test_rejected_projects_get_shares_of_nothing_for_every_college(voorgelegd):
    _, (_, uit) = voorgelegd(2, uit=[1])
    assert _per_code(uit) == {ARNHEM: 0, RHEDEN: 0}


def test_the_advice_goes_to_the_colleges_once(voorgelegd):
    advies, _ = voorgelegd()
    with pytest.raises(Fout, match="ligt al bij de colleges"):
        voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)
    assert Aandeel.objects.count() == 2


def test_only_the_coordinator_puts_the_advice_before_the_colleges(voorgelegd):
    advies, _ = voorgelegd()
    with pytest.raises(GeenToegang):
        voorleggen.leg_voor(wie=fabriek.medewerker(), advies=advies)


def test_an_advice_in_the_making_does_not_go(beoordeeld):
    ronde = beoordeeld()[0].ronde
    secretaris = maak.secretaris(ronde)
    advies = weging.begin_weging(wie=secretaris, ronde=ronde)
    with pytest.raises(Fout, match="nog niet vastgesteld"):
        voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)


def test_an_advice_that_is_being_replaced_does_not_go(beoordeeld):
    ronde = beoordeeld()[0].ronde
    advies = besluitvorming_fabriek.adviseer(ronde)
    voorzitter = maak.scorend(ronde)[0].gebruiker
    advies_services.nieuwe_versie(wie=voorzitter, advies=advies, reden="Een rekenfout hersteld.")
    with pytest.raises(Fout, match="nieuwe versie"):
        voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)


def test_a_project_withdrawn_before_gets_no_shares(beoordeeld):
    (aanvraag,) = beoordeeld()
    advies = besluitvorming_fabriek.adviseer(aanvraag.ronde)
    indienen.trek_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, reden="")
    assert voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies) == []


def test_every_civil_servant_concerned_gets_a_mail_and_nobody_else(beoordeeld):
    advies = besluitvorming_fabriek.adviseer(beoordeeld()[0].ronde)
    arnhem, duiven = (fabriek.medewerker(fabriek.gemeente(c)) for c in (ARNHEM, "GM0226"))
    voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)
    post = Mail.objects.filter(sjabloon="advies_voorgelegd")
    assert [m.aan for m in post] == [arnhem.email]
    assert "besluit over 1 project." in post[0].tekst
    assert "vrijdag 24 juli 2015" in post[0].tekst
    assert duiven.email not in post[0].tekst
