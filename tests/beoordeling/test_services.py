"""The acts of the committee, as services."""

import pytest

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen import services as belangen
from beoordeling.belangen.models import Belangenverklaring
from beoordeling.commissie import services as commissie_services
from beoordeling.commissie.queries import zetel_van
from beoordeling.scoren import services as scoren
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.vergadering import services as vergadering
from beoordeling.vergadering.models import Bespreking
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from regeling.ronde.models import Criterium, Ronde
from tests import fabriek
from tests.beoordeling import fabriek as maak

pytestmark = pytest.mark.django_db


def _criterium(ronde, nummer=2):
    return Criterium.objects.get(ronde=ronde, nummer=nummer)


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


def test_the_same_declaration_twice_is_one_row(een):
    ronde, _ = een
    zetel = maak.scorend(ronde)[1]
    for _keer in range(2):
        belangen.verklaar(wie=zetel.gebruiker, zetel=zetel, aanvraag=None, heeft_belang=False)
    assert Belangenverklaring.objects.count() == 1


def test_nobody_declares_for_someone_else(een):
    ronde, _ = een
    een, ander = maak.scorend(ronde)[:2]
    with pytest.raises(GeenToegang):
        belangen.verklaar(wie=een.gebruiker, zetel=ander, aanvraag=None, heeft_belang=False)


def test_a_score_can_be_changed_until_final(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    for waarde in (4, 8):
        scoren.geef_score(
            wie=zetel.gebruiker,
            aanvraag=aanvraag,
            criterium=_criterium(ronde),
            waarde=waarde,
            toelichting=maak.REDEN,
        )
    assert Score.objects.get().waarde == 8


def test_the_same_score_again_writes_nothing(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    maak.scoor(zetel, aanvraag, {2: 8}, definitief=False)
    voor = Gebeurtenis.objects.count()
    maak.scoor(zetel, aanvraag, {2: 8}, definitief=False)
    assert Gebeurtenis.objects.count() == voor


def test_put_aside_and_taken_up_again(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    scoren.leg_weg(wie=zetel.gebruiker, aanvraag=aanvraag)
    assert Beoordeling.objects.get().later is True
    maak.scoor(zetel, aanvraag, {2: 8}, definitief=False)
    assert Beoordeling.objects.get().later is False


def test_the_draft_on_the_goals_is_kept(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    scoren.bewaar_doelen(wie=zetel.gebruiker, aanvraag=aanvraag, doelen_toelichting="Half")
    assert Beoordeling.objects.get().doelen_toelichting == "Half"


def test_opening_twice_is_one_discussion(een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag)
    vergadering.open_scores(wie=maak.secretaris(ronde), aanvraag=aanvraag)
    assert Bespreking.objects.count() == 1


def test_open_all_that_is_ready_and_nothing_else():
    ronde, (een, twee, drie) = maak.met_aanvragen(3, code="drie", naam="Ronde met drie")
    maak.beoordeeld(een, openen=False)
    maak.beoordeeld(twee, openen=False)
    maak.verklaar_vrij(maak.scorend(ronde)[0])
    besprekingen = vergadering.open_gereed(wie=maak.secretaris(ronde), ronde=ronde)
    assert {b.aanvraag_id for b in besprekingen} == {een.pk, twee.pk}
    with pytest.raises(Fout, match="nog geen aanvraag"):
        vergadering.open_gereed(wie=maak.secretaris(ronde), ronde=ronde)
    assert drie.pk not in set(Bespreking.objects.values_list("aanvraag", flat=True))


def test_the_note_of_the_discussion(een):
    ronde, aanvraag = een
    wie = maak.secretaris(ronde)
    with pytest.raises(Fout, match="nog niet open"):
        vergadering.noteer_bespreking(wie=wie, aanvraag=aanvraag, notitie="Besproken.")
    maak.beoordeeld(aanvraag)
    vergadering.noteer_bespreking(wie=wie, aanvraag=aanvraag, notitie="Besproken.")
    assert Bespreking.objects.get().notitie == "Besproken."


def test_a_reminder_goes_to_who_is_not_done_once_a_day(een):
    ronde, aanvraag = een
    klaar = maak.verklaar_vrij(maak.scorend(ronde)[0])
    maak.scoor(klaar, aanvraag)
    for _keer in range(2):
        assert vergadering.herinner(wie=maak.secretaris(ronde), ronde=ronde) == 4
    mails = Mail.objects.filter(sjabloon="beoordeling_herinnering")
    assert mails.count() == 4
    assert klaar.gebruiker.email not in set(mails.values_list("aan", flat=True))
