"""Opening, noting and reminding, as services."""

import pytest

from beoordeling.vergadering import services as vergadering
from beoordeling.vergadering.models import Bespreking
from kern.basis.fouten import Fout
from kern.post.models import Mail
from tests.beoordeling import fabriek as maak

pytestmark = pytest.mark.django_db


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
