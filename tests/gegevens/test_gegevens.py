"""The content of the demonstration is whole: format, sums, spread and references between files."""

import re
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest

from tests.gegevens.bestanden import (
    DEMONSTRATIE,
    EVALUATIE,
    REGELING,
    RONDES,
    aanvragen,
    alle_aanvragen,
    gevraagd,
    lees,
    ronde,
)

pytestmark = pytest.mark.eenmaal
GEMEENTEN = {rij["code"]: rij for rij in lees(REGELING / "gemeenten.yaml")["gemeenten"]}
DAGEN = ("toetsing_tot", "beoordeling_tot", "advies_tot", "besluitvorming_tot", "uitvoering_van")
SLEUTELS = {
    "ronde", "titel", "samenvatting", "penvoerder", "partners", "ontschotting", "start", "eind",
    "doelgroepen", "doelen", "aspecten", "gemeenten", "antwoorden", "begroting",
    "verklaring_regulier", "toelichting_regulier", "indicatoren", "kosten_en_baten",
    "evaluatiedatum",
}  # fmt: skip
BEGROTING = {"kosten", "eigen_bijdrage", "andere_financiering"}
ELKE = pytest.mark.parametrize(
    ("code", "naam", "inhoud"), [pytest.param(*rij, id=rij[1]) for rij in alle_aanvragen()]
)


def test_twelve_municipalities_have_their_own_tile():
    assert len(GEMEENTEN) == 12
    plekken = {(rij["kolom"], rij["rij"]) for rij in GEMEENTEN.values()}
    assert len(plekken) == 12
    assert plekken <= {(kolom, rij) for kolom in range(1, 6) for rij in range(1, 4)}


def test_every_number_of_inhabitants_has_a_source():
    assert all(rij["inwoners"] > 0 and rij["inwoners_bron"] for rij in GEMEENTEN.values())


def test_rijnwaarden_goes_on_in_zevenaar():
    overgegaan = {code for code, rij in GEMEENTEN.items() if rij["geldig_tot"]}
    assert overgegaan == {"GM0196"}
    assert GEMEENTEN["GM0196"]["opgevolgd_door"] == "GM0299"
    assert date.fromisoformat(GEMEENTEN["GM0196"]["geldig_tot"]) == date(2017, 12, 31)


@pytest.mark.parametrize("code", RONDES)
def test_a_round_holds_the_rules_of_the_note(code):
    inhoud = ronde(code)
    assert inhoud["code"] == code
    assert [rij["code"] for rij in inhoud["doelen"]] == list("123456")
    assert [rij["code"] for rij in inhoud["doelgroepen"]] == list("abcde")
    assert [rij["code"] for rij in inhoud["doelgroepen"] if rij["jeugd"]] == ["c", "d"]
    assert [rij["code"] for rij in inhoud["aspecten"]] == list("fgh")
    assert [rij["nummer"] for rij in inhoud["criteria"]] == list(range(1, 11))
    assert {rij["code"] for rij in inhoud["gemeenten"]} == set(GEMEENTEN)


@pytest.mark.parametrize("code", RONDES)
def test_weights_add_up_and_every_criterion_is_answered(code):
    criteria = ronde(code)["criteria"]
    assert sum(rij["gewicht"] for rij in criteria) == 100
    groepen = {rij["code"] for rij in ronde(code)["groepen"]}
    waarden = {str(rij["waarde"]) for rij in ronde(code)["schaal"]}
    for rij in criteria:
        assert rij["vragen"] or rij["beantwoord_door"], rij["nummer"]
        assert rij["groep"] in groepen
        assert 2 <= len(rij["leidraad"]) <= 4
        assert set(rij.get("ankers", waarden)) == waarden
        assert bool(rij["gewicht"]) == bool(rij.get("ankers")), rij["nummer"]


@pytest.mark.parametrize("code", RONDES)
def test_the_days_of_a_round_come_in_order(code):
    data = ronde(code)["data"]
    momenten = [datetime.fromisoformat(data[naam]) for naam in ("gepubliceerd", "opent", "sluit")]
    assert all(moment.utcoffset() for moment in momenten)
    dagen = [date.fromisoformat(data[naam]) for naam in (*DAGEN, "evaluatie_uiterlijk")]
    assert momenten[-1].date() < dagen[0]
    assert all(eerder < later for eerder, later in pairwise(momenten))
    assert all(eerder < later for eerder, later in pairwise(dagen))
    for rij in ronde(code)["rapportages"]:
        assert dagen[-2] < date.fromisoformat(rij["uiterlijk"]) <= dagen[-1]


def test_the_money_of_2015_is_that_of_the_note():
    assert Decimal(ronde("2015")["budget_totaal"]) == Decimal("6800000.00")
    assert Decimal(ronde("2015")["subsidieplafond"]) * 2 == Decimal("6800000.00")


@ELKE
def test_an_application_has_exactly_the_keys_of_the_schema(code, naam, inhoud):
    aanvraag = inhoud["aanvraag"]
    assert set(aanvraag) == SLEUTELS
    assert aanvraag["ronde"] == code
    assert 0 < len(aanvraag["samenvatting"]) <= 1200
    assert len(aanvraag["titel"]) <= 160
    assert aanvraag["verklaring_regulier"] is True
    assert bool(aanvraag["partners"]) != bool(aanvraag["ontschotting"])
    assert aanvraag["doelen"] == sorted(set(aanvraag["doelen"]) & set("123456"))
    assert aanvraag["aspecten"] == sorted(set(aanvraag["aspecten"]) & set("fgh"))


@ELKE
def test_target_groups_and_municipalities_reach_the_same_people(code, naam, inhoud):
    aanvraag = inhoud["aanvraag"]
    groepen, gemeenten = aanvraag["doelgroepen"], aanvraag["gemeenten"]
    assert sum(rij["hoofd"] for rij in groepen) == 1
    assert all(rij["code"] in "cd" for rij in groepen if rij["jeugd"])
    assert {rij["code"] for rij in gemeenten} <= set(GEMEENTEN)
    assert len({rij["code"] for rij in gemeenten}) == len(gemeenten) >= 2
    assert {rij["wijze"] for rij in gemeenten} <= {"bewoners", "locatie"}
    assert sum(r["bereik"] for r in groepen) == sum(r["bereik"] for r in gemeenten) > 0


@ELKE
def test_every_question_of_the_round_is_answered_at_length(code, naam, inhoud):
    vragen = {
        (rij["nummer"], vraag["code"]): vraag["max_tekens"]
        for rij in ronde(code)["criteria"]
        for vraag in rij["vragen"]
    }
    antwoorden = {
        (r["criterium"], r["vraag"]): r["tekst"] for r in inhoud["aanvraag"]["antwoorden"]
    }
    assert set(antwoorden) == set(vragen)
    for sleutel, tekst in antwoorden.items():
        assert 300 <= len(tekst) <= min(1400, vragen[sleutel]), sleutel


@ELKE
def test_the_budget_is_in_cents_and_asks_something(code, naam, inhoud):
    begroting = inhoud["aanvraag"]["begroting"]
    assert {rij["soort"] for rij in begroting} <= BEGROTING
    assert all(re.fullmatch(r"\d+\.\d\d", rij["bedrag"]) for rij in begroting)
    assert Decimal(58_000) <= gevraagd(inhoud["aanvraag"]) <= Decimal(690_000)


@ELKE
def test_the_evaluation_plan_has_numbers_and_is_in_time(code, naam, inhoud):
    aanvraag = inhoud["aanvraag"]
    assert 2 <= len(aanvraag["indicatoren"]) <= 4
    for rij in aanvraag["indicatoren"]:
        assert Decimal(rij["nulmeting"]) != Decimal(rij["streefwaarde"])
        assert rij["eenheid"]
        assert rij["bron"]
    start, eind = (date.fromisoformat(aanvraag[naam]) for naam in ("start", "eind"))
    uiterlijk = date.fromisoformat(ronde(code)["data"]["evaluatie_uiterlijk"])
    assert start < date.fromisoformat(aanvraag["evaluatiedatum"]) <= uiterlijk
    assert date.fromisoformat(ronde(code)["data"]["uitvoering_van"]) <= start < eind


@ELKE
def test_the_committee_can_say_something_about_every_scored_criterion(code, naam, inhoud):
    gescoord = {rij["nummer"] for rij in ronde(code)["criteria"] if rij["gewicht"]}
    redenen = inhoud["demo"]["redenen"]
    assert [rij["criterium"] for rij in redenen] == sorted(gescoord)
    assert all(rij["goed"] and rij["minder"] for rij in redenen)
    assert 5.2 <= inhoud["demo"]["scores"]["kwaliteit"] <= 9.4


def test_26_applications_ask_9_4_million_of_3_4():
    bedragen = [gevraagd(rij["aanvraag"]) for rij in aanvragen("2015").values()]
    assert len(bedragen) == 26
    assert abs(sum(bedragen) - 9_400_000) <= 25_000


def test_the_applications_are_spread_over_groups_and_municipalities():
    rijen = [rij["aanvraag"] for rij in aanvragen("2015").values()]
    hoofd = Counter(d["code"] for rij in rijen for d in rij["doelgroepen"] if d["hoofd"])
    assert set(hoofd) == set("abcde")
    waar = Counter(g["code"] for rij in rijen for g in rij["gemeenten"])
    assert set(waar) == set(GEMEENTEN)
    assert waar["GM0277"] == 1
    assert all(aantal >= 3 for code, aantal in waar.items() if code != "GM0277")


def test_two_fail_one_needs_a_completion_and_one_is_a_double():
    alle = aanvragen("2015")
    oordelen = {naam: {t["oordeel"] for t in rij["demo"]["toets"]} for naam, rij in alle.items()}
    assert sum("voldoet_niet" in oordeel for oordeel in oordelen.values()) == 2
    assert sum("aanvulling" in oordeel for oordeel in oordelen.values()) == 1
    dubbel = {n: r["demo"]["dubbel_van"] for n, r in alle.items() if "dubbel_van" in r["demo"]}
    assert len(dubbel) == 1
    for naam, ander in dubbel.items():
        paar = [alle[code]["aanvraag"]["penvoerder"] for code in (naam, ander)]
        assert paar[0] == paar[1]


def test_an_organisation_always_has_the_same_number_and_a_number_one_organisation():
    paren = set()
    for _, _, inhoud in alle_aanvragen():
        aanvraag = inhoud["aanvraag"]
        for rij in (aanvraag["penvoerder"], *aanvraag["partners"]):
            assert re.fullmatch(r"0000\d{4}", rij["kvk_nummer"])
            paren.add((rij["naam"], rij["kvk_nummer"]))
    assert len({naam for naam, _ in paren}) == len({kvk for _, kvk in paren}) == len(paren)


def test_addresses_can_never_reach_a_real_person():
    adressen = [rij[2]["aanvraag"]["penvoerder"]["email"] for rij in alle_aanvragen()]
    personen = lees(DEMONSTRATIE / "personen.yaml")
    for groep in ("regio", "commissie", "gemeentemedewerkers"):
        adressen += [rij["email"] for rij in personen[groep]]
    assert all(adres.endswith("@voorbeeld.example") for adres in adressen)


def test_the_committee_meets_the_demands_of_the_note():
    leden = lees(DEMONSTRATIE / "personen.yaml")["commissie"]
    scorend = [rij for rij in leden if rij["functie"] != "secretaris"]
    assert [rij["functie"] for rij in leden].count("voorzitter") == 1
    assert len(scorend) == 5
    kennis = {code for rij in scorend for code in rij["deskundigheden"]}
    assert kennis == {"bestuur", "client", "zorg", "welzijn", "doelgroepen", "inkoop"}
    assert all(rij["profielschets"] for rij in leden)


def test_interests_point_to_a_member_and_an_application():
    personen = lees(DEMONSTRATIE / "personen.yaml")
    leden = {rij["email"] for rij in personen["commissie"] if rij["functie"] != "secretaris"}
    per_lid = Counter(rij["lid"] for rij in personen["belangen"])
    assert set(per_lid) <= leden
    assert max(per_lid.values()) <= 2
    assert {rij["aanvraag"] for rij in personen["belangen"]} <= set(aanvragen("2015"))
    per_aanvraag = Counter(rij["aanvraag"] for rij in personen["belangen"])
    assert max(per_aanvraag.values()) <= 2  # at least three scores must remain


def test_every_municipality_has_one_employee():
    rijen = lees(DEMONSTRATIE / "personen.yaml")["gemeentemedewerkers"]
    assert sorted(rij["gemeente"] for rij in rijen) == sorted(GEMEENTEN)


def test_code_lists_are_whole():
    inhoud = lees(EVALUATIE / "bouwstenen.yaml")
    per_lijst = Counter(rij["lijst"] for rij in inhoud["bouwstenen"])
    assert set(per_lijst) == {rij["code"] for rij in inhoud["lijsten"]}
    assert per_lijst["organisatie-ingredienten"] == 25
    assert per_lijst["leefgebieden"] == 8
    assert per_lijst["brunssum"] == 7
    codes = [rij["code"] for rij in inhoud["bouwstenen"]]
    assert len(set(codes)) == len(codes)
    assert all(len(rij["bron"]) <= 160 and rij["omschrijving"] for rij in inhoud["bouwstenen"])


def test_the_trial_round_is_decided_within_its_ceiling():
    adviezen = [rij["demo"]["advies"] for rij in aanvragen("2014").values()]
    assert Counter(rij["uitkomst"] for rij in adviezen) == {
        "toekennen": 2, "gedeeltelijk": 1, "afwijzen": 2,
    }  # fmt: skip
    toegekend = sum(Decimal(rij["bedrag"]) for rij in adviezen)
    assert toegekend <= Decimal(ronde("2014")["subsidieplafond"])
    for rij in aanvragen("2014").values():
        vraag, advies = gevraagd(rij["aanvraag"]), rij["demo"]["advies"]
        bedrag = Decimal(advies["bedrag"])
        verwacht = {"toekennen": bedrag == vraag, "gedeeltelijk": 0 < bedrag < vraag}
        assert verwacht.get(advies["uitkomst"], bedrag == 0)


def test_the_questionnaire_of_2014_is_answered_in_its_own_questions():
    inhoud = lees(DEMONSTRATIE / "evaluatie-2014.yaml")
    vragen = {rij["rol"]: rij["vragen"] for rij in ronde("2014")["vragenlijst"]}
    gegeven = Counter(rij["rol"] for rij in inhoud["vragenlijst"]["antwoorden"])
    for rol, aantal in gegeven.items():
        assert aantal <= inhoud["vragenlijst"]["uitgenodigd"][rol]
    for rij in inhoud["vragenlijst"]["antwoorden"]:
        assert set(rij) - {"rol"} == {vraag["code"] for vraag in vragen[rij["rol"]]}
        for vraag in vragen[rij["rol"]]:
            if vraag["soort"] == "schaal":
                assert rij[vraag["code"]] in range(1, 6)
