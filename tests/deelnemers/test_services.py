"""Acts on people and organisations beyond the rules of the mission."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from deelnemers import rollen, services
from deelnemers.models import Aanstelling, Gebruiker, Gemeente, Uitnodiging
from kern.fouten import Fout, GeenToegang
from kern.models import Gebeurtenis
from tests import fabriek

pytestmark = pytest.mark.django_db


def test_loading_the_municipalities_again_changes_nothing_and_logs_nothing():
    fabriek.gemeenten()
    voor = Gebeurtenis.objects.count()
    services.laad_gemeenten(wie=None, gegevens=fabriek.lees_yaml(fabriek.GEMEENTEN))
    assert Gemeente.objects.count() == 12
    assert Gebeurtenis.objects.count() == voor


def test_the_last_who_manages_cannot_leave_before_someone_else_manages():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    cor = fabriek.collega(aanbieder)
    eigen, ander = aanbieder.leden.get(gebruiker=beheert), aanbieder.leden.get(gebruiker=cor)
    with pytest.raises(Fout, match="iemand blijven"):
        services.beeindig_lidmaatschap(wie=beheert, lid=eigen)
    with pytest.raises(GeenToegang):
        services.beeindig_lidmaatschap(wie=cor, lid=eigen)
    services.laat_beheren(wie=beheert, lid=ander)
    services.beeindig_lidmaatschap(wie=beheert, lid=eigen)
    assert rollen.aanbieders_van(beheert) == []
    assert list(aanbieder.leden.values_list("gebruiker__naam", flat=True)) == ["Cor Collega"]


def test_a_colleague_may_leave():
    aanbieder = fabriek.aanbieder()
    cor = fabriek.collega(aanbieder)
    services.beeindig_lidmaatschap(wie=cor, lid=aanbieder.leden.get(gebruiker=cor))
    assert rollen.aanbieders_van(cor) == []


def test_inviting_again_replaces_the_open_invitation():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    eerste = services.nodig_uit(wie=beheert, aanbieder=aanbieder, email="cor@voorbeeld.example")
    services.nodig_uit(wie=beheert, aanbieder=aanbieder, email="cor@voorbeeld.example")
    assert Uitnodiging.objects.exclude(pk=eerste.pk).count() == 1
    assert not Uitnodiging.objects.filter(pk=eerste.pk).exists()


def test_a_colleague_is_not_invited_and_a_wrong_address_is_refused():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    cor = fabriek.collega(aanbieder)
    for adres in (cor.email, "geen adres"):
        with pytest.raises(Fout) as fout:
            services.nodig_uit(wie=beheert, aanbieder=aanbieder, email=adres)
        assert fout.value.veld == "email"
    assert not Uitnodiging.objects.exists()


def test_an_invitation_taken_back_is_gone_but_not_after_it_was_accepted():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    eerste = services.nodig_uit(wie=beheert, aanbieder=aanbieder, email="a@voorbeeld.example")
    services.trek_uitnodiging_in(wie=beheert, uitnodiging=eerste)
    assert not Uitnodiging.objects.exists()
    tweede = services.nodig_uit(wie=beheert, aanbieder=aanbieder, email="b@voorbeeld.example")
    Uitnodiging.objects.update(aanvaard_op=fabriek.OPEN)
    with pytest.raises(Fout, match="al aanvaard"):
        services.trek_uitnodiging_in(wie=beheert, uitnodiging=tweede)


@pytest.mark.parametrize(
    ("rol", "met_gemeente"),
    [("gemeentemedewerker", False), ("coordinator", True), ("beheerder", True)],
)
def test_only_a_gemeentemedewerker_has_a_municipality(rol, met_gemeente):
    gemeente = fabriek.gemeente() if met_gemeente else None
    with pytest.raises(Fout) as fout:
        services.stel_aan(wie=None, gebruiker=fabriek.gebruiker(), rol=rol, gemeente=gemeente)
    assert fout.value.veld == "gemeente"
    assert not Aanstelling.objects.exists()


def test_an_appointment_holds_from_its_first_through_its_last_day(klok):
    sanne = fabriek.gebruiker("Sanne")
    services.stel_aan(
        wie=None,
        gebruiker=sanne,
        rol="coordinator",
        van=date(2015, 4, 1),
        tot=date(2015, 4, 30),
    )
    for dag, geldt in (((3, 31), False), ((4, 1), True), ((4, 30), True), ((5, 1), False)):
        klok(2015, *dag, 12, 0)
        assert rollen.is_coordinator(sanne) is geldt, dag
    with pytest.raises(Fout, match="laatste dag"):
        services.stel_aan(
            wie=None, gebruiker=sanne, rol="beheerder", van=date(2015, 4, 2), tot=date(2015, 4, 1)
        )


def test_the_same_appointment_twice_is_refused():
    marieke = fabriek.coordinator()
    with pytest.raises(Fout, match="loopt al"):
        services.stel_aan(wie=None, gebruiker=marieke, rol="coordinator")


def test_roles_cost_one_query_each_however_often_they_are_asked():
    aanbieder = fabriek.aanbieder()
    cor = fabriek.collega(aanbieder)
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        for _ in range(3):
            assert not rollen.is_coordinator(cor)
            assert not rollen.is_beheerder(cor)
            assert rollen.gemeente_van(cor) is None
            assert rollen.aanbieders_van(cor) == [aanbieder]
            assert not rollen.beheert(cor, aanbieder)
    assert len(vragen) == 2


def test_a_made_account_has_a_confirmed_address_and_no_double():
    beheerder = fabriek.beheerder()
    gijs = services.maak_gebruiker(wie=beheerder, email="Gijs@Voorbeeld.example", naam="Gijs")
    assert gijs.email == "gijs@voorbeeld.example"
    assert not gijs.has_usable_password()
    assert gijs.emailaddress_set.get().verified
    with pytest.raises(Fout, match="al een account"):
        services.maak_gebruiker(wie=beheerder, email="GIJS@voorbeeld.example", naam="Weer")
    with pytest.raises(GeenToegang):
        services.maak_gebruiker(wie=gijs, email="x@voorbeeld.example", naam="X")


def test_mfa_is_for_appointments_and_for_who_a_higher_floor_names(monkeypatch):
    monkeypatch.setattr(rollen._mfa, "_delen", [])
    lid = fabriek.gebruiker("Lid")
    aanbieder = fabriek.aanbieder()
    assert rollen.mfa_verplicht(fabriek.coordinator())
    assert rollen.mfa_verplicht(fabriek.medewerker())
    assert not rollen.mfa_verplicht(fabriek.collega(aanbieder))
    assert not rollen.mfa_verplicht(lid)
    rollen.registreer_mfa(lambda gebruiker: gebruiker == lid)
    assert rollen.mfa_verplicht(lid)


def test_an_expired_invitation_is_not_among_the_open_ones(klok):
    klok(fabriek.OPEN)
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    services.nodig_uit(wie=beheert, aanbieder=aanbieder, email="cor@voorbeeld.example")
    assert Uitnodiging.objects.open().count() == 1
    klok(fabriek.OPEN + timedelta(days=14))
    assert Uitnodiging.objects.open().count() == 0


def test_the_first_beheerder_is_made_by_a_command():
    call_command("maak_beheerder", "Bram@voorbeeld.example", "Bram")
    bram = Gebruiker.objects.get(email="bram@voorbeeld.example")
    assert rollen.is_beheerder(bram)
    with pytest.raises(CommandError, match="al een account"):
        call_command("maak_beheerder", "bram@voorbeeld.example", "Bram")


def test_an_appointment_with_a_last_day_is_asked_about_and_can_hold_longer(klok, client):
    klok(2015, 6, 22)
    beheerder, gijs = fabriek.beheerder(), fabriek.gebruiker("Gijs Gemeente")
    gemeente = fabriek.gemeente()
    aanstelling = services.stel_aan(
        wie=beheerder,
        gebruiker=gijs,
        rol="gemeentemedewerker",
        gemeente=gemeente,
        tot=date(2015, 8, 31),
    )
    client.force_login(beheerder)
    taak = "Verleng de aanstelling van Gijs Gemeente"
    assert taak in client.get("/").content.decode()
    pagina = client.get(reverse("deelnemers:gebruiker", args=[gijs.pk])).content.decode()
    assert 'name="tot" value="2016-08-31">Verleng tot en met 31 augustus 2016' in pagina
    verlengen = reverse("deelnemers:aanstelling_verlengen", args=[aanstelling.pk])
    for _keer in range(2):  # a double click extends once
        client.post(verlengen, {"tot": "2016-08-31"})
    client.post(verlengen)
    aanstelling.refresh_from_db()
    assert aanstelling.tot == date(2016, 8, 31)
    assert taak not in client.get("/").content.decode()
    assert Gebeurtenis.objects.filter(wat="deelnemers.verleng_aanstelling").exists()
    with pytest.raises(GeenToegang):
        services.verleng_aanstelling(wie=gijs, aanstelling=aanstelling, tot=date(2017, 8, 31))
    services.beeindig_aanstelling(wie=beheerder, aanstelling=aanstelling)
    with pytest.raises(Fout, match="voorbij"):
        services.verleng_aanstelling(wie=beheerder, aanstelling=aanstelling, tot=date(2017, 8, 31))
