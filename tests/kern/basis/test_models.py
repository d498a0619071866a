"""What is written once stays as it was, however someone tries; a row knows its subject."""

import pytest

from kern.basis.models import Eenmalig, EenmaligQuerySet, onderwerpsoort
from kern.logboek.models import Gebeurtenis
from kern.logboek.schrijven import leg_vast
from tests.kern.fabriek import gebruiker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "doe",
    [
        lambda regel: regel.save(),
        lambda regel: regel.delete(),
        lambda regel: Gebeurtenis.objects.filter(pk=regel.pk).update(wat="anders"),
        lambda regel: Gebeurtenis.objects.bulk_update([regel], ["wat"]),
        lambda regel: Gebeurtenis.objects.filter(pk=regel.pk).delete(),
        lambda regel: Gebeurtenis.objects.update_or_create(
            volgnummer=regel.volgnummer, defaults={"wat": "anders"}
        ),
    ],
    ids=["save", "delete", "update", "bulk_update", "delete rows", "update_or_create"],
)
def test_what_is_written_once_never_changes(doe):
    regel = leg_vast(wie=None, wat="proef.een")
    regel.wat = "proef.twee"
    with pytest.raises(TypeError, match="can't be changed"):
        doe(regel)
    regel.refresh_from_db()
    assert regel.wat == "proef.een"


def test_every_frozen_model_rests_on_the_same_base():
    def onder(model):
        return {m for k in model.__subclasses__() for m in (k, *onder(k))}

    namen = {m.__name__ for m in onder(Eenmalig) if not m._meta.abstract}
    assert namen >= {"Gebeurtenis", "RondeVersie", "Aanvraagversie", "Voorlegging", "Bezwaar"}
    for model in onder(Eenmalig):
        assert isinstance(model._default_manager.all(), EenmaligQuerySet), model


def test_row_finds_its_subject_or_none():
    wie = gebruiker()
    assert onderwerpsoort(wie) == "deelnemers.gebruiker"
    regel = leg_vast(wie=None, wat="proef", onderwerp=wie)
    assert regel.onderwerp == wie
    assert list(Gebeurtenis.objects.over(wie)) == [regel]
    assert list(Gebeurtenis.objects.over(gebruiker())) == []
    wie.delete()
    assert regel.onderwerp is None
    assert leg_vast(wie=None, wat="proef").onderwerp is None
