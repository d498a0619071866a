"""Acts on people and appointments beyond the rules of the mission."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from deelnemers.personen import services as personen
from deelnemers.personen.models import Aanstelling, Gebruiker
from deelnemers.personen.queries import (
    aangesteld_als_beheerder,
    aangesteld_als_coordinator,
)
from kern.basis.fouten import Fout
from kern.toegang.rechten import GeenToegang
from tests import fabriek

pytestmark = pytest.mark.django_db


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


def test_the_first_beheerder_is_made_by_a_command():
    call_command("maak_beheerder", "Bram@voorbeeld.example", "Bram")
    bram = Gebruiker.objects.get(email="bram@voorbeeld.example")
    assert aangesteld_als_beheerder(bram)
    with pytest.raises(CommandError, match="al een account"):
        call_command("maak_beheerder", "bram@voorbeeld.example", "Bram")
