"""Rules R01-R05, W01 and W02 on the real ronde of 2015."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from deelnemers.gemeenten.models import Gemeente
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang
from regeling.invoer import services as invoer
from regeling.publicatie import services as publicatie
from regeling.publicatie.models import RondeVersie
from regeling.ronde.models import Ronde
from regeling.ronde.queries import inhoud_van_ronde
from tests import fabriek

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MICRO = timedelta(microseconds=1)
LOKAAL = {
    "code": "2015-rheden",
    "naam": "Lokale ronde Rheden 2015",
    "spoor": "lokaal",
    "kopieer_van": "2015",
    "budget_totaal": "200000.00",
    "subsidieplafond": "150000.00",
    "inkooppercentage": "3.00",
    "verdeelwijze": "Het college verdeelt het geld.",
    "procedure": [{"code": "aanvraag", "titel": "Aanvragen", "tekst": "U dient in."}],
    "data": {
        "gepubliceerd": "2015-03-18T09:00:00+01:00",
        "opent": "2015-03-30T09:00:00+02:00",
        "sluit": "2015-05-11T17:00:00+02:00",
        "toetsing_tot": "2015-05-29",
        "beoordeling_tot": "2015-06-19",
        "advies_tot": "2015-06-19",
        "besluitvorming_tot": "2015-07-24",
        "uitvoering_van": "2015-09-01",
        "evaluatie_uiterlijk": "2016-06-30",
    },
    "gemeenten": [{"code": "GM0275", "verordening": {"naam": "Algemene subsidieverordening"}}],
}


def test_R01_the_regional_ronde_of_2015_holds_half_of_the_budget():
    ronde = fabriek.concept_ronde()
    assert ronde.budget_totaal == 6_800_000
    assert ronde.subsidieplafond == 3_400_000 == ronde.budget_totaal / 2
    assert ronde.inkooppercentage == 3


def test_R01_a_ceiling_above_the_budget_is_refused_by_the_service_and_by_the_database():
    with pytest.raises(Fout, match="hoger dan het hele budget"):
        fabriek.concept_ronde(subsidieplafond="6800000.01")
    assert not Ronde.objects.exists()
    ronde = fabriek.concept_ronde()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ronde.objects.filter(pk=ronde.pk).update(subsidieplafond="6800000.01")
    with pytest.raises(IntegrityError), transaction.atomic():
        Ronde.objects.filter(pk=ronde.pk).update(subsidieplafond="0.00")


def test_R02_a_local_ronde_copies_the_regional_criteria_and_has_no_committee():
    regionaal = fabriek.concept_ronde()
    lokaal = invoer.laad_regeling(wie=None, gegevens=LOKAAL)
    assert lokaal.kopie_van == regionaal
    assert not lokaal.heeft_commissie
    assert regionaal.heeft_commissie
    assert inhoud_van_ronde(lokaal)["criteria"] == inhoud_van_ronde(regionaal)["criteria"]
    assert inhoud_van_ronde(lokaal)["doelgroepen"] == inhoud_van_ronde(regionaal)["doelgroepen"]
    assert lokaal.instellingen == regionaal.instellingen
    assert [d.gemeente.naam for d in lokaal.deelnames.all()] == ["Rheden"]


def test_R02_a_local_ronde_may_have_its_own_criteria():
    regionaal = fabriek.concept_ronde()
    eigen = fabriek.ronde_gegevens()["criteria"][1:2]
    eigen[0] |= {"nummer": 1, "gewicht": 100, "titel": "Past bij ons dorp"}
    lokaal = invoer.laad_regeling(wie=None, gegevens={**LOKAAL, "criteria": eigen})
    assert [c.titel for c in lokaal.criteria.all()] == ["Past bij ons dorp"]
    assert regionaal.criteria.count() == 10


def test_R02_a_local_ronde_is_of_exactly_one_municipality():
    fabriek.concept_ronde()
    twee = [{"code": c, "verordening": {"naam": "ASV"}} for c in ("GM0275", "GM0202")]
    with pytest.raises(Fout, match="precies één gemeente, niet van 2"):
        invoer.laad_regeling(wie=None, gegevens={**LOKAAL, "gemeenten": twee})


def test_R03_doelen_doelgroepen_and_aspecten_belong_to_the_ronde():
    ronde = fabriek.concept_ronde()
    assert [d.code for d in ronde.doelen.all()] == ["1", "2", "3", "4", "5", "6"]
    assert [d.code for d in ronde.doelgroepen.all()] == ["a", "b", "c", "d", "e"]
    assert [d.code for d in ronde.doelgroepen.all() if d.jeugd] == ["c", "d"]
    assert [a.code for a in ronde.aspecten.all()] == ["f", "g", "h"]
    assert all(deel.tekst for deel in [*ronde.doelen.all(), *ronde.doelgroepen.all()])


def test_R03_a_next_ronde_has_its_own_goals_without_touching_code_or_the_old_ronde():
    eerste = fabriek.concept_ronde()
    doelen = [{"code": "1", "titel": "Eén doel", "tekst": "Genoeg."}]
    tweede = fabriek.concept_ronde(code="2016", naam="Ronde 2016", doelen=doelen)
    assert [d.titel for d in tweede.doelen.all()] == ["Eén doel"]
    assert eerste.doelen.count() == 6


def test_R03_numbers_and_obligations_are_data_that_is_published_with_the_ronde(klok):
    ronde = fabriek.ronde()
    gegevens = fabriek.ronde_gegevens()["instellingen"]
    assert ronde.instellingen.als_inhoud() == gegevens == ronde.versies.get().inhoud["instellingen"]
    assert ronde.criteria.get(belofte_kennisdeling=True).titel == "Kennis delen"
    klok(fabriek.OPEN)
    publicatie.wijzig_gepubliceerd(
        wie=fabriek.coordinator(),
        ronde=ronde,
        velden={"instellingen": {"quorum": 2}},
        reden="Er is een lid weggevallen.",
    )
    eerste, tweede = ronde.versies.all()
    assert eerste.inhoud["instellingen"]["quorum"] == 3
    assert tweede.inhoud["instellingen"] == gegevens | {"quorum": 2}
    assert Ronde.objects.get().quorum == 2


def test_R03_a_quorum_above_the_smallest_committee_cannot_be_stored():
    ronde = fabriek.concept_ronde()
    for velden in ({"quorum": 4}, {"quorum": 0}, {"commissie_maximum": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ronde.objects.filter(pk=ronde.pk).update(**velden)


def test_R04_ten_criteria_all_knock_out_each_answered_by_a_question_or_a_part_of_the_form():
    ronde = fabriek.concept_ronde()
    criteria = list(ronde.criteria.prefetch_related("vragen"))
    assert [c.nummer for c in criteria] == list(range(1, 11))
    assert all(c.knockout and c.titel and c.tekst and c.leidraad for c in criteria)
    assert all(c.vragen.all() or c.beantwoord_door for c in criteria)
    assert sum(c.gewicht for c in criteria) == 100


def test_R04_weights_that_are_not_a_hundred_together_are_refused():
    criteria = fabriek.ronde_gegevens()["criteria"]
    criteria[0]["gewicht"] += 1
    with pytest.raises(Fout, match="samen 101"):
        fabriek.concept_ronde(criteria=criteria)


def test_R05_twelve_municipalities_each_with_its_own_verordening():
    ronde = fabriek.concept_ronde()
    deelnames = list(ronde.deelnames.select_related("gemeente"))
    assert len(deelnames) == 12
    assert len({rij.verordening for rij in deelnames}) == 12
    assert all(rij.gemeente.naam in rij.verordening for rij in deelnames)


def test_R05_rijnwaarden_went_into_zevenaar_and_its_history_stays_readable():
    ronde = fabriek.ronde()
    rijnwaarden, zevenaar = fabriek.gemeente("GM0196"), fabriek.gemeente("GM0299")
    laatste = date(2017, 12, 31)
    assert rijnwaarden in Gemeente.objects.geldig_op(laatste)
    assert rijnwaarden not in Gemeente.objects.geldig_op(laatste + timedelta(days=1))
    assert Gemeente.objects.geldig_op(laatste).count() == 12
    assert rijnwaarden.opvolger(laatste) == rijnwaarden
    assert rijnwaarden.opvolger(date(2018, 1, 1)) == zevenaar
    with fabriek.op(datetime(2018, 6, 1, tzinfo=AMSTERDAM)):
        assert rijnwaarden.opvolger() == zevenaar
        assert ronde.deelnames.filter(gemeente=rijnwaarden).exists()
        assert "Rijnwaarden" in str(ronde.versies.get().inhoud)


def test_R05_a_ronde_after_the_merger_refuses_rijnwaarden_and_names_zevenaar():
    gegevens = fabriek.ronde_gegevens(code="2019")
    gegevens["data"] = {
        naam: str(waarde).replace("2016-", "2020-").replace("2015-", "2019-")
        for naam, waarde in gegevens["data"].items()
    }
    fabriek.gemeenten()
    with pytest.raises(Fout, match=r"Rijnwaarden bestaat niet.*Neem Zevenaar op"):
        invoer.laad_regeling(wie=None, gegevens=gegevens)
    gegevens["gemeenten"] = [rij for rij in gegevens["gemeenten"] if rij["code"] != "GM0196"]
    afweging = gegevens["instellingen"]["afweging"]
    with pytest.raises(Fout, match="geen gemeente GM0196 om een grens bij te stellen"):
        invoer.laad_regeling(wie=None, gegevens=gegevens)
    afweging["streefgrenzen"] = [g for g in afweging["streefgrenzen"] if g["code"] != "GM0196"]
    assert invoer.laad_regeling(wie=None, gegevens=gegevens).deelnames.count() == 11


def test_W01_publishing_freezes_the_content_with_a_hash_before_opening():
    ronde = fabriek.ronde()
    versie = ronde.versies.get()
    assert versie.nummer == 1
    assert versie.gepubliceerd_op == ronde.gepubliceerd_op == fabriek.PUBLICATIE
    assert versie.sha256 == vingerafdruk(versie.inhoud) == vingerafdruk(inhoud_van_ronde(ronde))
    assert versie.inhoud["verdeelwijze"]
    with pytest.raises(TypeError):
        versie.save()
    with pytest.raises(TypeError):
        versie.delete()


def test_W01_publishing_at_or_after_the_opening_is_refused(klok):
    ronde = fabriek.concept_ronde()
    coordinator = fabriek.coordinator()
    klok(ronde.opent_op)
    with pytest.raises(Fout, match="openingsdag is voorbij"):
        publicatie.publiceer(wie=coordinator, ronde=ronde)
    klok(ronde.opent_op - MICRO)
    assert publicatie.publiceer(wie=coordinator, ronde=ronde).gepubliceerd_op


def test_W01_loading_other_data_over_a_published_ronde_is_refused_and_changes_nothing():
    ronde = fabriek.ronde()
    voor = vingerafdruk(inhoud_van_ronde(ronde))
    with pytest.raises(Fout, match="Maak een nieuwe versie met een reden"):
        fabriek.concept_ronde(verdeelwijze="Wie het eerst komt.")
    ronde.refresh_from_db()
    assert vingerafdruk(inhoud_van_ronde(ronde)) == voor
    assert ronde.versies.count() == 1


def test_W01_a_change_is_a_new_published_version_with_a_reason_and_a_line_in_the_log(klok):
    ronde = fabriek.ronde()
    coordinator = fabriek.coordinator()
    klok(fabriek.OPEN)
    velden = {"criteria": {4: {"tekst": "Duidelijker."}}, "data": {"advies_tot": "2015-07-06"}}
    with pytest.raises(Fout, match="Geef een reden"):
        publicatie.wijzig_gepubliceerd(wie=coordinator, ronde=ronde, velden=velden, reden="  ")
    sleutels = list(ronde.criteria.values_list("pk", flat=True))
    publicatie.wijzig_gepubliceerd(
        wie=coordinator, ronde=ronde, velden=velden, reden="De tekst was niet helder."
    )
    eerste, tweede = ronde.versies.all()
    assert (tweede.nummer, tweede.reden) == (2, "De tekst was niet helder.")
    assert eerste.inhoud["criteria"][3]["tekst"] != "Duidelijker."
    assert ronde.criteria.get(nummer=4).tekst == "Duidelijker."
    assert list(ronde.criteria.values_list("pk", flat=True)) == sleutels
    regel = Gebeurtenis.objects.get(wat="regeling.wijzig")
    assert regel.wie == coordinator
    assert regel.reden == "De tekst was niet helder."
    assert regel.naar["criteria.4.tekst"] == "Duidelijker."
    assert regel.van["data.advies_tot"] == "2015-07-03"


@pytest.mark.parametrize(
    "velden",
    [
        {"criteria": []},
        {"gemeenten": []},
        {"spoor": "lokaal"},
        {"code": "anders"},
        {"data": {"opent_op": "2015-04-20T07:00:00+00:00"}},
        {"data": {"sluit_op": "2015-06-20T07:00:00+00:00"}},
        {"subsidieplafond": "9000000.00"},
        {"verdeelsleutel": "wie het eerst komt"},
    ],
)
def test_W01_after_opening_what_answers_hang_on_stays(klok, velden):
    ronde = fabriek.ronde()
    coordinator = fabriek.coordinator()
    klok(fabriek.OPEN)
    with pytest.raises(Fout):
        publicatie.wijzig_gepubliceerd(
            wie=coordinator, ronde=ronde, velden=velden, reden="Zo maar."
        )
    assert ronde.versies.count() == 1


@pytest.mark.parametrize(
    ("sluit", "in_utc"),
    [
        # the night that misses an hour: 02.30 doesn't exist, the closing is 03.30 summer time
        ("2015-03-29T03:30:00+02:00", datetime(2015, 3, 29, 1, 30, tzinfo=UTC)),
        # the night in which 02.30 comes twice: the second one, winter time
        ("2015-10-25T02:30:00+01:00", datetime(2015, 10, 25, 1, 30, tzinfo=UTC)),
        # and the first one
        ("2015-10-25T02:30:00+02:00", datetime(2015, 10, 25, 0, 30, tzinfo=UTC)),
        ("2015-05-11T17:00:00+02:00", datetime(2015, 5, 11, 15, 0, tzinfo=UTC)),
    ],
)
def test_W02_closing_is_exact_to_the_microsecond_also_when_the_clock_changes(klok, sluit, in_utc):
    data = fabriek.ronde_gegevens()["data"] | {
        "gepubliceerd": "2015-03-01T09:00:00+01:00",
        "opent": "2015-03-18T10:00:00+01:00",
        "sluit": sluit,
    }
    dagen = ("toetsing_tot", "beoordeling_tot", "advies_tot", "besluitvorming_tot")
    data |= dict.fromkeys((*dagen, "uitvoering_van"), "2015-11-30")
    ronde = fabriek.ronde(data=data)
    assert ronde.sluit_op == in_utc
    klok(in_utc - MICRO)
    assert ronde.is_open
    assert ronde in Ronde.objects.open()
    klok(in_utc)
    assert not ronde.is_open
    assert ronde not in Ronde.objects.open()
    klok(in_utc + MICRO)
    assert not ronde.is_open


def test_W02_opening_is_exact_too(klok):
    ronde = fabriek.ronde()
    klok(ronde.opent_op - MICRO)
    assert not ronde.is_open
    klok(ronde.opent_op)
    assert ronde.is_open


def test_W02_a_moment_without_offset_is_refused():
    data = fabriek.ronde_gegevens()["data"] | {"sluit": "2015-10-25T02:30:00"}
    with pytest.raises(Fout, match="mist het verschil met UTC"):
        fabriek.concept_ronde(data=data)


def test_W02_extending_is_for_everyone_with_a_reason_and_tells_the_floors_above(klok, monkeypatch):
    ronde = fabriek.ronde()
    coordinator = fabriek.coordinator()
    gehoord = []
    monkeypatch.setattr(publicatie.bij_verlenging, "_delen", [])
    publicatie.bij_verlenging.registreer(
        lambda ronde, oud, nieuw, reden: gehoord.append((nieuw["data"]["sluit_op"], reden))
    )
    later = fabriek.SLUITING + timedelta(days=3)
    klok(fabriek.SLUITING - MICRO)
    with pytest.raises(Fout, match="Geef een reden"):
        publicatie.verleng(wie=coordinator, ronde=ronde, sluit_op=later, reden="")
    with pytest.raises(Fout, match="later moment"):
        publicatie.verleng(
            wie=coordinator, ronde=ronde, sluit_op=fabriek.SLUITING, reden="Storing."
        )
    verlengd = publicatie.verleng(wie=coordinator, ronde=ronde, sluit_op=later, reden="Storing.")
    assert verlengd.sluit_op == later
    assert gehoord == [("2015-05-14T15:00:00+00:00", "Storing.")]
    assert ronde.versies.get(nummer=2).reden == "Storing."
    klok(later - MICRO)
    assert verlengd.is_open


def test_W02_a_closed_ronde_is_not_extended(klok):
    ronde = fabriek.ronde()
    coordinator = fabriek.coordinator()
    klok(fabriek.SLUITING)
    later = fabriek.SLUITING + timedelta(days=3)
    with pytest.raises(Fout, match="al gesloten"):
        publicatie.verleng(wie=coordinator, ronde=ronde, sluit_op=later, reden="Te laat.")
    assert RondeVersie.objects.count() == 1


def test_W61_every_act_on_a_ronde_writes_one_line():
    fabriek.ronde()
    assert list(
        Gebeurtenis.objects.filter(wat__startswith="regeling.")
        .order_by("volgnummer")
        .values_list("wat", flat=True)
    ) == ["regeling.laad", "regeling.publiceer"]


@pytest.mark.parametrize("wie", ["aanbieder", "medewerker", "beheerder"])
def test_W61_only_the_coordinator_publishes_and_changes(klok, wie):
    persoon = {
        "aanbieder": fabriek.gebruiker,
        "medewerker": fabriek.medewerker,
        "beheerder": fabriek.beheerder,
    }[wie]()
    concept = fabriek.concept_ronde()
    klok(fabriek.VOOR_PUBLICATIE)
    with pytest.raises(GeenToegang):
        publicatie.publiceer(wie=persoon, ronde=concept)
    ronde = fabriek.ronde()
    with pytest.raises(GeenToegang):
        publicatie.verleng(
            wie=persoon, ronde=ronde, sluit_op=fabriek.NA_SLUITING, reden="Mag niet."
        )
    with pytest.raises(GeenToegang):
        publicatie.wijzig_gepubliceerd(wie=persoon, ronde=ronde, velden={"naam": "x"}, reden="x")
    assert ronde.versies.count() == 1
