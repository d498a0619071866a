"""Composing and mending the committee, as services."""

import pytest

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie import services as commissie_services
from beoordeling.commissie.queries import zetel_van
from beoordeling.scoren.models import Beoordeling
from kern.basis.fouten import Fout
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.beoordeling import fabriek as maak

pytestmark = pytest.mark.django_db


def test_only_the_coordinator_composes_a_committee(lege_ronde):
    with pytest.raises(GeenToegang):
        commissie_services.stel_commissie_in(wie=fabriek.beheerder(), ronde=lege_ronde, zetels=[])


def test_a_local_ronde_has_no_committee():
    lokaal = Ronde(spoor="lokaal")
    with pytest.raises(Fout, match="lokale ronde"):
        commissie_services.stel_commissie_in(wie=fabriek.coordinator(), ronde=lokaal, zetels=[])


def test_a_second_committee_is_refused(lege_ronde):
    maak.commissie(lege_ronde, starten=False)
    with pytest.raises(Fout, match="al een commissie"):
        commissie_services.stel_commissie_in(wie=fabriek.coordinator(), ronde=lege_ronde, zetels=[])


def test_seats_can_be_added_changed_and_removed_until_the_start(lege_ronde):
    wie = fabriek.coordinator()
    commissie = commissie_services.stel_commissie_in(wie=wie, ronde=lege_ronde, zetels=[])
    velden = {"functie": "lid", "profielschets": "Kent de zorg.", "deskundigheden": ["zorg"]}
    zetel = commissie_services.voeg_zetel_toe(wie=wie, commissie=commissie, velden=velden)
    commissie_services.wijzig_zetel(
        wie=wie,
        zetel=zetel,
        velden={"profielschets": "Kent de inkoop.", "deskundigheden": ["zorg", "inkoop"]},
    )
    zetel.refresh_from_db()
    assert (zetel.profielschets, zetel.deskundigheden) == ("Kent de inkoop.", ["zorg", "inkoop"])
    commissie_services.verwijder_zetel(wie=wie, zetel=zetel)
    assert not commissie.zetels.exists()


def test_the_seats_are_fixed_after_the_start(een):
    ronde, _ = een
    zetel = maak.scorend(ronde)[0]
    wie = fabriek.coordinator()
    with pytest.raises(Fout, match="al gestart"):
        commissie_services.bezet_zetel(wie=wie, zetel=zetel, gebruiker=None)
    with pytest.raises(Fout, match="al gestart"):
        commissie_services.verwijder_zetel(wie=wie, zetel=zetel)


@pytest.mark.parametrize("functie", ["voorzitter", "secretaris"])
def test_there_is_one_chair_and_one_secretaris(functie, lege_ronde):
    wie = fabriek.coordinator()
    velden = [{"functie": functie}]
    commissie = commissie_services.stel_commissie_in(wie=wie, ronde=lege_ronde, zetels=velden)
    with pytest.raises(Fout, match="heeft al een"):
        commissie_services.voeg_zetel_toe(wie=wie, commissie=commissie, velden=velden[0])


def test_the_start_tells_the_members_and_not_the_secretaris(lege_ronde):
    eerder = list(Mail.objects.values_list("pk", flat=True))
    maak.commissie(lege_ronde)
    leden = {zetel.gebruiker.email for zetel in maak.scorend(lege_ronde)}
    assert set(Mail.objects.exclude(pk__in=eerder).values_list("aan", flat=True)) == leden


def test_a_member_may_be_replaced_and_what_was_final_stays_valid(een):
    ronde, aanvraag = een
    oud = maak.scorend(ronde)[4]
    maak.verklaar_vrij(oud)
    maak.scoor(oud, aanvraag)
    nieuw = commissie_services.vervang_lid(
        wie=fabriek.coordinator(),
        zetel=oud,
        gebruiker=fabriek.gebruiker("Petra Nieuw"),
        reden="Ziek.",
    )
    assert nieuw.functie == "lid"
    assert zetel_van(oud.gebruiker, ronde) is None
    assert not Aanvraag.objects.zichtbaar_voor(oud.gebruiker).exists()
    assert not Aanvraag.objects.zichtbaar_voor(nieuw.gebruiker).exists()
    assert Beoordeling.objects.get(zetel=oud).status == "definitief"
