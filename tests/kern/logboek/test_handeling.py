"""An act: permission, transaction and log event together, or nothing at all (law 1, W61)."""

import pytest

from kern.basis.fouten import Fout
from kern.logboek.handeling import handeling
from kern.logboek.models import Gebeurtenis
from kern.logboek.schrijven import SYSTEEM
from kern.toegang.rechten import GeenToegang
from tests.kern.fabriek import gebruiker, mislukte_daad

pytestmark = pytest.mark.django_db


def _hernoem(persoon, naam):
    persoon.naam = naam
    persoon.save(update_fields=["naam"])


def test_act_asks_permission_changes_and_tells():
    wie = gebruiker(naam="Noor")
    with handeling(wie=wie, wat="proef.hernoem", mag="kern.proef_zien", op=wie) as h:
        _hernoem(wie, "Noor Jansen")
        regel = h.leg_vast(wie, van={"naam": "Noor"}, naar={"naam": "Noor Jansen"}, ronde_id=7)
    assert Gebeurtenis.objects.get() == regel
    assert (regel.wat, regel.wie, regel.onderwerp, regel.ronde_id) == ("proef.hernoem", wie, wie, 7)
    assert (regel.van, regel.naar) == ({"naam": "Noor"}, {"naam": "Noor Jansen"})


@pytest.mark.parametrize("als", ["ander", "niemand"])
def test_who_may_not_act_touches_nothing(als, django_assert_num_queries):
    op = gebruiker()
    wie = gebruiker() if als == "ander" else None
    with (
        django_assert_num_queries(0),
        pytest.raises(GeenToegang),
        handeling(wie=wie, wat="proef.hernoem", mag="kern.proef_zien", op=op),
    ):
        pytest.fail("the act began")


def test_permission_that_nobody_declared_is_a_programming_error():
    with (
        pytest.raises(LookupError),
        handeling(wie=gebruiker(), wat="proef.x", mag="kern.proef_zein"),
    ):
        pytest.fail("the act began")


def test_what_the_system_does_asks_nothing_and_is_told_as_such():
    with handeling(wie=None, wat="proef.sluit", mag=None) as h:
        h.leg_vast()
    regel = Gebeurtenis.objects.get()
    assert (regel.wie, regel.wie_naam, regel.onderwerp_type) == (None, SYSTEEM, "")


def test_anonymous_act_asks_permission_but_does_not_tell_who():
    wie = gebruiker(naam="Noor")
    with handeling(wie=wie, wat="proef.antwoord", mag="kern.proef_zien", op=wie, anoniem=True) as h:
        h.leg_vast()
    regel = Gebeurtenis.objects.get()
    assert (regel.wie, regel.wie_naam) == (None, SYSTEEM)
    with (
        pytest.raises(GeenToegang),
        handeling(wie=None, wat="proef.antwoord", mag="kern.proef_zien", op=wie, anoniem=True),
    ):
        pytest.fail("the act began")


def test_fault_undoes_the_act_and_its_line():
    wie = gebruiker(naam="Noor")

    def doe():
        with handeling(wie=wie, wat="proef.hernoem", mag=None) as h:
            _hernoem(wie, "Anders")
            h.leg_vast(wie)
            raise Fout("De ronde is gesloten.")

    with pytest.raises(Fout):
        doe()
    wie.refresh_from_db()
    assert wie.naam == "Noor"
    assert not Gebeurtenis.objects.exists()


def test_act_that_tells_nothing_is_undone():
    wie = gebruiker(naam="Noor")
    with (
        pytest.raises(RuntimeError, match=r"proef\.hernoem"),
        handeling(wie=wie, wat="proef.hernoem", mag=None),
    ):
        _hernoem(wie, "Anders")
    wie.refresh_from_db()
    assert wie.naam == "Noor"


def test_act_that_returns_early_must_say_that_nothing_changed():
    def doe(zeg_het):
        with handeling(wie=None, wat="proef.zelfde", mag=None) as h:
            if zeg_het:
                h.verandert_niets()
            return "zelfde"

    assert doe(zeg_het=True) == "zelfde"
    with pytest.raises(RuntimeError):
        doe(zeg_het=False)
    assert not Gebeurtenis.objects.exists()


def test_code_may_depend_on_what_happened_and_an_act_may_tell_twice():
    with handeling(wie=None, wat="proef.bewaar", mag=None) as h:
        h.leg_vast(reden="eerste")
        h.leg_vast(wat="proef.bewaar_anders", reden="tweede")
    regels = Gebeurtenis.objects.order_by("volgnummer").values_list("wat", "reden")
    assert list(regels) == [("proef.bewaar", "eerste"), ("proef.bewaar_anders", "tweede")]


def test_act_within_an_act_is_undone_with_it():
    def binnen():
        with handeling(wie=None, wat="proef.binnen", mag=None) as h:
            h.leg_vast()

    mislukte_daad(binnen)
    assert not Gebeurtenis.objects.exists()
