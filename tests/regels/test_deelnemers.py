"""Rules about people and organisations: R10 (who may apply), R30 (one municipality), W61, W62."""

from datetime import timedelta

import pytest

from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.models import Aanbieder, Uitnodiging
from deelnemers.organisaties.queries import aanbieders_van, beheert_aanbieder
from deelnemers.personen import services as personen
from deelnemers.personen.models import Aanstelling
from deelnemers.personen.queries import (
    aangesteld_als_beheerder,
    aangesteld_als_coordinator,
    gemeente_van,
    vergeet_rollen,
)
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from tests import fabriek

pytestmark = pytest.mark.django_db


def code_in_mail() -> str:
    """The code of the last invitation, as the invited person reads it."""
    tekst = Mail.objects.filter(sjabloon="uitnodiging").latest("pk").tekst
    return tekst.split("/organisatie/uitnodiging/")[1].split("/")[0]


def gegevens(**velden):
    return {
        "naam": "Stichting De Brug",
        "kvk_nummer": "12345678",
        "straat": "Straat 1",
        "postcode": "6811 AA",
        "plaats": "Arnhem",
        "gecontracteerd": False,
        "werk": "Begeleiding thuis.",
        "actief_in": [fabriek.gemeente()],
        **velden,
    }


@pytest.mark.parametrize("gecontracteerd", [True, False])
def test_R10_an_aanbieder_registers_with_or_without_contract(gecontracteerd):
    sanne = fabriek.gebruiker("Sanne")
    aanbieder = organisaties.registreer_aanbieder(
        wie=sanne, **gegevens(gecontracteerd=gecontracteerd)
    )
    assert aanbieders_van(sanne) == [aanbieder]
    assert beheert_aanbieder(sanne, aanbieder)
    assert aanbieder.gecontracteerd is gecontracteerd


def test_R10_an_aanbieder_works_in_at_least_one_of_the_municipalities():
    with pytest.raises(Fout, match="ten minste één gemeente"):
        organisaties.registreer_aanbieder(wie=fabriek.gebruiker(), **gegevens(actief_in=[]))
    assert not Aanbieder.objects.exists()


@pytest.mark.parametrize("nummer", ["1234567", "123456789", "1234567a", "", "12-34-56"])
def test_R10_a_kvk_number_has_eight_digits(nummer):
    with pytest.raises(Fout) as fout:
        organisaties.registreer_aanbieder(wie=fabriek.gebruiker(), **gegevens(kvk_nummer=nummer))
    assert fout.value.veld == "kvk_nummer"
    assert not Aanbieder.objects.exists()


def test_R10_a_second_person_cannot_take_over_a_known_kvk_number():
    aanbieder = fabriek.aanbieder(kvk_nummer="12345678")
    ander = fabriek.gebruiker("Ander")
    with pytest.raises(Fout, match="Vraag een collega") as fout:
        organisaties.registreer_aanbieder(
            wie=ander, **gegevens(naam="Van mij", kvk_nummer="1234 5678")
        )
    assert fout.value.veld == "kvk_nummer"
    aanbieder.refresh_from_db()
    assert aanbieder.naam == "Stichting De Brug"
    assert aanbieders_van(ander) == []


def test_R10_a_colleague_joins_by_an_invitation_that_works_once():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    cor = fabriek.gebruiker("Cor", email="cor@voorbeeld.example")
    uitnodiging = organisaties.nodig_uit(
        wie=beheert, aanbieder=aanbieder, email=" COR@voorbeeld.example"
    )
    code = code_in_mail()
    assert code not in (uitnodiging.code, "")
    organisaties.aanvaard_uitnodiging(wie=cor, code=code)
    assert aanbieders_van(cor) == [aanbieder]
    assert not beheert_aanbieder(cor, aanbieder)
    with pytest.raises(Fout, match="al gebruikt"):
        organisaties.aanvaard_uitnodiging(wie=cor, code=code)
    assert aanbieder.leden.count() == 2


def test_W62_an_invitation_is_only_for_its_address():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email="cor@voorbeeld.example")
    dief = fabriek.gebruiker("Dief")
    with pytest.raises(GeenToegang):
        organisaties.aanvaard_uitnodiging(wie=dief, code=code_in_mail())
    with pytest.raises(GeenToegang):
        organisaties.aanvaard_uitnodiging(wie=dief, code="verzonnen")
    assert aanbieders_van(dief) == []
    assert Uitnodiging.objects.get().aanvaard_op is None


def test_R10_an_invitation_is_valid_for_fourteen_days(klok):
    klok(fabriek.OPEN)
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    cor = fabriek.gebruiker("Cor", email="cor@voorbeeld.example")
    organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email=cor.email)
    klok(fabriek.OPEN + timedelta(days=14))
    with pytest.raises(Fout, match="verlopen"):
        organisaties.aanvaard_uitnodiging(wie=cor, code=code_in_mail())
    klok(fabriek.OPEN + timedelta(days=14) - timedelta(microseconds=1))
    assert organisaties.aanvaard_uitnodiging(wie=cor, code=code_in_mail()).aanbieder == aanbieder


def test_W62_colleagues_who_do_not_manage_and_outsiders_cannot_invite_or_change():
    aanbieder = fabriek.aanbieder()
    for persoon in (fabriek.collega(aanbieder), fabriek.gebruiker(), fabriek.coordinator()):
        with pytest.raises(GeenToegang):
            organisaties.nodig_uit(wie=persoon, aanbieder=aanbieder, email="x@voorbeeld.example")
        with pytest.raises(GeenToegang):
            organisaties.wijzig_aanbieder(wie=persoon, aanbieder=aanbieder, naam="Van mij")
    assert not Mail.objects.exists()


def test_R30_someone_works_for_one_municipality_only():
    arnhem, rheden = fabriek.gemeente("GM0202"), fabriek.gemeente("GM0275")
    gijs = fabriek.medewerker(arnhem)
    assert gemeente_van(gijs) == arnhem
    with pytest.raises(Fout, match="al voor Arnhem"):
        personen.stel_aan(
            wie=fabriek.beheerder(), gebruiker=gijs, rol="gemeentemedewerker", gemeente=rheden
        )


def test_W62_only_a_beheerder_appoints():
    sanne = fabriek.gebruiker("Sanne")
    for persoon in (sanne, fabriek.coordinator(), fabriek.medewerker()):
        with pytest.raises(GeenToegang):
            personen.stel_aan(wie=persoon, gebruiker=sanne, rol="beheerder")
    personen.stel_aan(wie=fabriek.beheerder(), gebruiker=sanne, rol="coordinator")
    assert aangesteld_als_coordinator(sanne)


def test_W62_an_ended_appointment_gives_nothing_from_that_moment():
    beheerder, marieke = fabriek.beheerder(), fabriek.coordinator()
    assert aangesteld_als_coordinator(marieke)
    aanstelling = Aanstelling.objects.get(gebruiker=marieke)
    personen.beeindig_aanstelling(wie=beheerder, aanstelling=aanstelling)
    vergeet_rollen(marieke)
    assert not aangesteld_als_coordinator(marieke)
    with pytest.raises(Fout, match="al beëindigd"):
        personen.beeindig_aanstelling(wie=beheerder, aanstelling=aanstelling)


def test_W62_one_beheerder_must_remain():
    beheerder = fabriek.beheerder()
    aanstelling = Aanstelling.objects.get(gebruiker=beheerder)
    with pytest.raises(Fout, match="moet een beheerder blijven"):
        personen.beeindig_aanstelling(wie=beheerder, aanstelling=aanstelling)
    fabriek.beheerder("Tweede")
    personen.beeindig_aanstelling(wie=beheerder, aanstelling=aanstelling)
    assert not aangesteld_als_beheerder(beheerder)


def test_W61_acts_write_one_line_without_personal_data():
    beheert = fabriek.gebruiker("Bea", email="bea@voorbeeld.example")
    aanbieder = fabriek.aanbieder(lid=beheert, kvk_nummer="12345678")
    organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email="cor@voorbeeld.example")
    organisaties.wijzig_aanbieder(wie=beheert, aanbieder=aanbieder, plaats="Rheden")
    regels = Gebeurtenis.objects.filter(wie=beheert).order_by("volgnummer")
    assert [(r.wat, r.van, r.naar) for r in regels] == [
        (
            "deelnemers.registreer_aanbieder",
            {},
            {"kvk_nummer": "12345678", "actief_in": ["GM0202"]},
        ),
        ("deelnemers.nodig_uit", {}, {}),
        ("deelnemers.wijzig_aanbieder", {"plaats": "Arnhem"}, {"plaats": "Rheden"}),
    ]


# W15: nothing opens because somebody typed a number


def test_W15_an_organisation_waits_until_the_coordinator_confirmed_it_with_a_ground():
    aanbieder = fabriek.aanbieder(bevestigd=False)
    lid = aanbieder.leden.get().gebruiker
    coordinator = fabriek.coordinator()
    with pytest.raises(GeenToegang):
        organisaties.bevestig_aanbieder(wie=lid, aanbieder=aanbieder, grond="Ik ben het echt.")
    with pytest.raises(Fout, match="wat u hebt gecontroleerd"):
        organisaties.bevestig_aanbieder(wie=coordinator, aanbieder=aanbieder, grond=" ")
    assert not Aanbieder.objects.get().is_bevestigd

    organisaties.bevestig_aanbieder(wie=coordinator, aanbieder=aanbieder, grond="Uittreksel.")
    bevestigd = Aanbieder.objects.get()
    assert (bevestigd.is_bevestigd, bevestigd.oordeel_door) == (True, coordinator)
    assert Mail.objects.get(sjabloon="aanbieder_bevestigd").aan == lid.email
    with pytest.raises(Fout, match="al bevestigd"):
        organisaties.bevestig_aanbieder(wie=coordinator, aanbieder=aanbieder, grond="Nog eens.")


def test_W15_a_coordinator_does_not_confirm_the_own_organisation():
    coordinator = fabriek.coordinator()
    eigen = fabriek.aanbieder(lid=coordinator, bevestigd=False)
    with pytest.raises(GeenToegang):
        organisaties.bevestig_aanbieder(wie=coordinator, aanbieder=eigen, grond="Van mij.")


def test_W15_a_refused_organisation_reads_why():
    aanbieder = fabriek.aanbieder(bevestigd=False)
    reden = "Het nummer hoort bij een ander."
    organisaties.weiger_aanbieder(wie=fabriek.coordinator(), aanbieder=aanbieder, grond=reden)
    assert reden in Mail.objects.get(sjabloon="aanbieder_geweigerd").tekst
    assert not Aanbieder.objects.get().is_bevestigd
