"""Acts on organisations beyond the rules of the mission."""

import pytest

from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.models import Uitnodiging
from deelnemers.organisaties.queries import aanbieders_van
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang
from tests import fabriek

pytestmark = pytest.mark.django_db


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


def test_whoever_left_meanwhile_is_named_and_nothing_changes():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    lid = aanbieder.leden.get(gebruiker=fabriek.collega(aanbieder))
    organisaties.beeindig_lidmaatschap(wie=beheert, lid=aanbieder.leden.get(pk=lid.pk))
    with pytest.raises(Fout, match="werkte al niet meer mee"):
        organisaties.laat_beheren(wie=beheert, lid=lid)
    with pytest.raises(Fout, match="werkte al niet meer mee"):
        organisaties.beeindig_lidmaatschap(wie=beheert, lid=lid)


def test_only_what_changed_is_told_and_the_kvk_number_stays():
    beheert = fabriek.gebruiker("Bea")
    aanbieder = fabriek.aanbieder(lid=beheert)
    organisaties.wijzig_aanbieder(wie=beheert, aanbieder=aanbieder, naam="De Nieuwe Brug")
    regel = Gebeurtenis.objects.latest("volgnummer")
    assert (regel.van, regel.naar) == ({"naam": "Stichting De Brug"}, {"naam": "De Nieuwe Brug"})
    with pytest.raises(ValueError, match="kvk_nummer"):
        organisaties.wijzig_aanbieder(wie=beheert, aanbieder=aanbieder, kvk_nummer="12345678")
    with pytest.raises(Fout, match="ten minste één gemeente"):
        organisaties.wijzig_aanbieder(wie=beheert, aanbieder=aanbieder, actief_in=[])
    aanbieder.refresh_from_db()
    assert aanbieder.actief_in.count() == 1
