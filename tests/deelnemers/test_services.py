"""Acts on people and organisations beyond the rules of the mission."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from deelnemers.gemeenten import services as gemeenten
from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.models import Uitnodiging
from deelnemers.organisaties.queries import aanbieders_van, beheert_aanbieder
from deelnemers.personen import services as personen
from deelnemers.personen.models import Aanstelling, Gebruiker
from deelnemers.personen.queries import (
    aangesteld_als_beheerder,
    aangesteld_als_coordinator,
    andere_rollen,
    gemeente_van,
    mfa_verplicht,
    registreer_andere_rol,
)
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang
from regeling.invoer.queries import BESTAND_GEMEENTEN, lees_yaml
from tests import fabriek
from tests.html import plat

pytestmark = pytest.mark.django_db


def test_loading_the_municipalities_again_changes_nothing_and_logs_nothing():
    fabriek.gemeenten()
    voor = Gebeurtenis.objects.count()
    gemeenten.laad_gemeenten(wie=None, gegevens=lees_yaml(BESTAND_GEMEENTEN))
    assert Gemeente.objects.count() == 12
    assert Gebeurtenis.objects.count() == voor


def test_the_last_who_manages_cannot_leave_before_someone_else_manages():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    cor = fabriek.collega(aanbieder)
    eigen, ander = aanbieder.leden.get(gebruiker=beheert), aanbieder.leden.get(gebruiker=cor)
    with pytest.raises(Fout, match="iemand blijven"):
        organisaties.beeindig_lidmaatschap(wie=beheert, lid=eigen)
    with pytest.raises(GeenToegang):
        organisaties.beeindig_lidmaatschap(wie=cor, lid=eigen)
    organisaties.laat_beheren(wie=beheert, lid=ander)
    organisaties.beeindig_lidmaatschap(wie=beheert, lid=eigen)
    assert aanbieders_van(beheert) == []
    assert list(aanbieder.leden.values_list("gebruiker__naam", flat=True)) == ["Cor Collega"]


def test_a_colleague_may_leave():
    aanbieder = fabriek.aanbieder()
    cor = fabriek.collega(aanbieder)
    organisaties.beeindig_lidmaatschap(wie=cor, lid=aanbieder.leden.get(gebruiker=cor))
    assert aanbieders_van(cor) == []


def test_inviting_again_replaces_the_open_invitation():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    eerste = organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email="cor@voorbeeld.example")
    organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email="cor@voorbeeld.example")
    assert Uitnodiging.objects.exclude(pk=eerste.pk).count() == 1
    assert not Uitnodiging.objects.filter(pk=eerste.pk).exists()


def test_a_colleague_is_not_invited_and_a_wrong_address_is_refused():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    cor = fabriek.collega(aanbieder)
    for adres in (cor.email, "geen adres"):
        with pytest.raises(Fout) as fout:
            organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email=adres)
        assert fout.value.veld == "email"
    assert not Uitnodiging.objects.exists()


def test_an_invitation_taken_back_is_gone_but_not_after_it_was_accepted():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    eerste = organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email="a@voorbeeld.example")
    organisaties.trek_uitnodiging_in(wie=beheert, uitnodiging=eerste)
    assert not Uitnodiging.objects.exists()
    tweede = organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email="b@voorbeeld.example")
    Uitnodiging.objects.update(aanvaard_op=fabriek.OPEN)
    with pytest.raises(Fout, match="al aanvaard"):
        organisaties.trek_uitnodiging_in(wie=beheert, uitnodiging=tweede)


@pytest.mark.parametrize(
    ("rol", "met_gemeente"),
    [("gemeentemedewerker", False), ("coordinator", True), ("beheerder", True)],
)
def test_only_a_gemeentemedewerker_has_a_municipality(rol, met_gemeente):
    gemeente = fabriek.gemeente() if met_gemeente else None
    with pytest.raises(Fout) as fout:
        personen.stel_aan(wie=None, gebruiker=fabriek.gebruiker(), rol=rol, gemeente=gemeente)
    assert fout.value.veld == "gemeente"
    assert not Aanstelling.objects.exists()


def test_an_appointment_holds_from_its_first_through_its_last_day(klok):
    sanne = fabriek.gebruiker("Sanne")
    personen.stel_aan(
        wie=None,
        gebruiker=sanne,
        rol="coordinator",
        van=date(2015, 4, 1),
        tot=date(2015, 4, 30),
    )
    for dag, geldt in (((3, 31), False), ((4, 1), True), ((4, 30), True), ((5, 1), False)):
        klok(2015, *dag, 12, 0)
        assert aangesteld_als_coordinator(sanne) is geldt, dag
    with pytest.raises(Fout, match="laatste dag"):
        personen.stel_aan(
            wie=None, gebruiker=sanne, rol="beheerder", van=date(2015, 4, 2), tot=date(2015, 4, 1)
        )


def test_the_same_appointment_twice_is_refused():
    marieke = fabriek.coordinator()
    with pytest.raises(Fout, match="loopt al"):
        personen.stel_aan(wie=None, gebruiker=marieke, rol="coordinator")


def test_roles_cost_one_query_each_however_often_they_are_asked():
    aanbieder = fabriek.aanbieder()
    cor = fabriek.collega(aanbieder)
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        for _ in range(3):
            assert not aangesteld_als_coordinator(cor)
            assert not aangesteld_als_beheerder(cor)
            assert gemeente_van(cor) is None
            assert aanbieders_van(cor) == [aanbieder]
            assert not beheert_aanbieder(cor, aanbieder)
    assert len(vragen) == 2


def test_a_made_account_has_a_confirmed_address_and_no_double():
    beheerder = fabriek.beheerder()
    gijs = personen.maak_gebruiker(wie=beheerder, email="Gijs@Voorbeeld.example", naam="Gijs")
    assert gijs.email == "gijs@voorbeeld.example"
    assert not gijs.has_usable_password()
    assert gijs.emailaddress_set.get().verified
    with pytest.raises(Fout, match="al een account"):
        personen.maak_gebruiker(wie=beheerder, email="GIJS@voorbeeld.example", naam="Weer")
    with pytest.raises(GeenToegang):
        personen.maak_gebruiker(wie=gijs, email="x@voorbeeld.example", naam="X")


def test_mfa_is_for_appointments_and_for_who_a_higher_floor_names(monkeypatch):
    monkeypatch.setattr(andere_rollen, "_delen", [])
    lid = fabriek.gebruiker("Lid")
    aanbieder = fabriek.aanbieder()
    assert mfa_verplicht(fabriek.coordinator())
    assert mfa_verplicht(fabriek.medewerker())
    assert not mfa_verplicht(fabriek.collega(aanbieder))
    assert not mfa_verplicht(lid)
    registreer_andere_rol(lambda gebruiker: gebruiker == lid)
    assert mfa_verplicht(lid)


def test_an_expired_invitation_is_not_among_the_open_ones(klok):
    klok(fabriek.OPEN)
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    organisaties.nodig_uit(wie=beheert, aanbieder=aanbieder, email="cor@voorbeeld.example")
    assert Uitnodiging.objects.open().count() == 1
    klok(fabriek.OPEN + timedelta(days=14))
    assert Uitnodiging.objects.open().count() == 0


def test_the_first_beheerder_is_made_by_a_command():
    call_command("maak_beheerder", "Bram@voorbeeld.example", "Bram")
    bram = Gebruiker.objects.get(email="bram@voorbeeld.example")
    assert aangesteld_als_beheerder(bram)
    with pytest.raises(CommandError, match="al een account"):
        call_command("maak_beheerder", "bram@voorbeeld.example", "Bram")


def test_an_appointment_with_a_last_day_is_asked_about_and_can_hold_longer(klok, client):
    klok(2015, 6, 22)
    beheerder, gijs = fabriek.beheerder(), fabriek.gebruiker("Gijs Gemeente")
    gemeente = fabriek.gemeente()
    aanstelling = personen.stel_aan(
        wie=beheerder,
        gebruiker=gijs,
        rol="gemeentemedewerker",
        gemeente=gemeente,
        tot=date(2015, 8, 31),
    )
    client.force_login(beheerder)
    taak = "Verleng de aanstelling van Gijs Gemeente"
    assert taak in client.get("/").content.decode()
    pagina = plat(client.get(reverse("deelnemers:gebruiker", args=[gijs.pk])))
    assert 'name="tot" value="2016-08-31"> Verleng tot en met 31 augustus 2016' in pagina
    verlengen = reverse("deelnemers:aanstelling_verlengen", args=[aanstelling.pk])
    for _keer in range(2):  # a double click extends once
        client.post(verlengen, {"tot": "2016-08-31"})
    client.post(verlengen)
    aanstelling.refresh_from_db()
    assert aanstelling.tot == date(2016, 8, 31)
    assert taak not in client.get("/").content.decode()
    assert Gebeurtenis.objects.filter(wat="deelnemers.verleng_aanstelling").exists()
    with pytest.raises(GeenToegang):
        personen.verleng_aanstelling(wie=gijs, aanstelling=aanstelling, tot=date(2017, 8, 31))
    personen.beeindig_aanstelling(wie=beheerder, aanstelling=aanstelling)
    with pytest.raises(Fout, match="voorbij"):
        personen.verleng_aanstelling(wie=beheerder, aanstelling=aanstelling, tot=date(2017, 8, 31))
