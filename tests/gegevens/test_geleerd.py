"""What projects reported, measured and learned: it fits their plan and what else exists."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from tests.gegevens.bestanden import (
    DEMONSTRATIE,
    EVALUATIE,
    RONDES,
    aanvragen,
    geleerd,
    gevraagd,
    lees,
    ronde,
)

pytestmark = pytest.mark.eenmaal
GELEERD = pytest.mark.parametrize(
    ("code", "naam", "demo"),
    [pytest.param(code, *rij, id=rij[0]) for code in RONDES for rij in geleerd(code)],
)


def test_granted_projects_of_2014_reported_on_time():
    rapportages = {rij["naam"]: rij["uiterlijk"] for rij in ronde("2014")["rapportages"]}
    for naam, rij in aanvragen("2014").items():
        demo = rij["demo"]
        if demo["advies"]["uitkomst"] == "afwijzen":
            continue
        assert {r["naam"] for r in demo["rapportages"]} == set(rapportages), naam
        assert all(r["ingediend"] <= rapportages[r["naam"]] for r in demo["rapportages"])
        bedrag = Decimal(demo["advies"]["bedrag"])
        assert all(Decimal(r["uitgegeven"]) <= bedrag for r in demo["rapportages"]), naam
        assert demo["inzichten"], naam


def test_interim_reports_of_2015_came_in_january_and_one_of_them_late():
    rapporten = [r for _, demo in geleerd("2015") for r in demo.get("rapportages", [])]
    assert {r["naam"] for r in rapporten} == {"Tussenrapportage"}
    dagen = sorted(r["ingediend"] for r in rapporten)
    assert len(dagen) == len(geleerd("2015")) - 1, "one project never sent its report"
    assert dagen[0] >= "2016-01-04"
    assert dagen[-2] <= ronde("2015")["rapportages"][0]["uiterlijk"] < dagen[-1] == "2016-01-20"


@GELEERD
def test_a_report_measures_every_promise_or_tells_why_not(code, naam, demo):
    aanvraag = aanvragen(code)[naam]["aanvraag"]
    beloofd = {i["naam"] for i in aanvraag["indicatoren"]}
    namen = {r["naam"] for r in demo.get("rapportages", [])}
    gemeten = [(m["indicator"], m["rapportage"]) for m in demo.get("metingen", [])]
    assert sorted(gemeten) == sorted((i, r) for i in beloofd for r in namen)
    for meting in demo.get("metingen", []):
        assert meting["verklaring"], meting["indicator"]
    for rapport in demo.get("rapportages", []):
        assert all(rapport[veld].strip() for veld in ("voortgang", "afwijkingen", "kennisdeling"))
        assert 0 < rapport["bereikt"] <= sum(d["bereik"] for d in aanvraag["doelgroepen"])
        assert 0 < Decimal(rapport["uitgegeven"]) <= gevraagd(aanvraag)


def test_2015_has_reached_some_promises_not_others_and_one_went_the_wrong_way():
    standen: Counter[str] = Counter()
    for naam, demo in geleerd("2015"):
        beloofd = {i["naam"]: i for i in aanvragen("2015")[naam]["aanvraag"]["indicatoren"]}
        for meting in demo.get("metingen", []):
            standen[_stand(beloofd[meting["indicator"]], meting["waarde"])] += 1
    assert standen["verkeerd"] == 1
    assert all(standen[stand] >= 3 for stand in ("gehaald", "onderweg", "ongemeten"))


def _stand(indicator, waarde):
    """Return where a measurement stands between what it was and what was promised."""
    if waarde is None:
        return "ongemeten"
    nul, doel = Decimal(indicator["nulmeting"]), Decimal(indicator["streefwaarde"])
    deel = (Decimal(waarde) - nul) / (doel - nul)
    return "gehaald" if deel >= 1 else "onderweg" if deel > 0 else "verkeerd"


@GELEERD
def test_cases_fit_the_project_and_the_micro_analysis(code, naam, demo):
    aanvraag, casussen = aanvragen(code)[naam]["aanvraag"], demo.get("casussen", [])
    laagst, hoogst = {"2014": (6, 8), "2015": (3, 6)}[code]
    assert not casussen or laagst <= len(casussen) <= hoogst
    assert len({c["code"] for c in casussen}) == len(casussen)
    for casus in casussen:
        assert casus["gemeente"] in {g["code"] for g in aanvraag["gemeenten"]}
        assert casus["doelgroep"] in {d["code"] for d in aanvraag["doelgroepen"]}
        assert 1 <= casus["welzijn_voor"] <= 10
        soorten = {regel["soort"] for regel in casus["kosten"]}
        assert {"nieuw", "niets_doen"} <= soorten
        assert ("nu" in soorten) == casus["bestaand"], casus["code"]
        assert all(k["bron"] and re.fullmatch(r"\d+\.\d\d", k["bedrag"]) for k in casus["kosten"])


@pytest.mark.parametrize(("code", "projecten"), [("2014", 3), ("2015", 5)])
def test_some_residents_in_the_cases_dropped_out(code, projecten):
    per_project = [demo["casussen"] for _, demo in geleerd(code) if demo.get("casussen")]
    assert len(per_project) == projecten
    assert sum(c["welzijn_na"] is None for rij in per_project for c in rij) == 3


@pytest.mark.parametrize("code", RONDES)
def test_what_was_learned_refers_to_what_exists(code):
    inhoud = lees(DEMONSTRATIE / f"evaluatie-{code}.yaml")
    bouwstenen = {rij["code"] for rij in lees(EVALUATIE / "bouwstenen.yaml")["bouwstenen"]}
    inzichten = [i for _, demo in geleerd(code) for i in demo["inzichten"]]
    inzichten += [i for sessie in inhoud["kennissessies"] for i in sessie["inzichten"]]
    for rij in (*inzichten, *inhoud["indicatoren"]):
        assert rij["bouwstenen"]
        assert set(rij["bouwstenen"]) <= bouwstenen
    for rij in inhoud["indicatoren"]:
        aanvraag = aanvragen(code)[rij["project"]]["aanvraag"]
        assert rij["indicator"] in {i["naam"] for i in aanvraag["indicatoren"]}
    verteld = {naam for sessie in inhoud["kennissessies"] for naam in sessie["projecten"]}
    assert verteld == {naam for naam, _ in geleerd(code)}, "every project tells what it learned"


def test_the_judgement_on_2015_is_open():
    inhoud = lees(DEMONSTRATIE / "evaluatie-2015.yaml")
    assert not {"oordeel", "collegas", "vragenlijst"} & set(inhoud)
    assert [s["datum"][:7] for s in inhoud["kennissessies"]] == ["2016-02", "2016-04"]
    assert inhoud["casussen_op"].startswith("2016-03")
