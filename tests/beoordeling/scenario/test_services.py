"""Scenarios: kept whole, computed again to the cent, never by who is recused (R23, R24, W20)."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.scenario.models import Scenario
from beoordeling.scenario.queries import opgave_van, wijkt_af
from beoordeling.scenario.rekenen.vastlegging import opgave_als_waarden, opgave_uit_waarden
from beoordeling.scenario.services import bewaar_scenario
from beoordeling.scoren.queries.cijfers import cijfers_per_aanvraag
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang, mag
from tests import fabriek as basis
from tests.beoordeling import fabriek

pytestmark = pytest.mark.django_db


@pytest.fixture
def advies(klok) -> Advies:
    ronde, aanvragen = fabriek.met_aanvragen(4, titel="Plan")
    klok(fabriek.BEOORDELING)
    for nummer, aanvraag in enumerate(aanvragen):
        fabriek.beoordeeld(aanvraag, (10, 8, 8, 6)[nummer])
    return weging.begin_weging(wie=fabriek.secretaris(ronde), ronde=ronde)


def _secretaris(advies: Advies):
    return fabriek.secretaris(advies.ronde)


def _bewaar(advies: Advies, **velden) -> Scenario:
    tekst = {"naam": "Zonder grenzen", "reden": "Om te zien wat het cijfer alleen geeft."}
    return bewaar_scenario(wie=_secretaris(advies), advies=advies, **tekst | velden)


def test_the_problem_holds_what_counts(advies) -> None:
    opgave = opgave_van(advies)
    cijfers = cijfers_per_aanvraag(advies.ronde)
    assert {k.aanvraag: Decimal(k.cijfer).scaleb(-2) for k in opgave.kandidaten} == {
        pk: cijfer.cijfer for pk, cijfer in cijfers.items()
    }
    assert opgave.plafond == 340_000_000
    assert len(opgave.grenzen) == 5 + 12
    for kandidaat in opgave.kandidaten:
        assert len([g for g in kandidaat.gegeven if g is not None]) == 5
        per_soort = {soort for soort, _ in kandidaat.delen}
        assert {"doelgroep", "gemeente"} <= per_soort
        for soort in ("doelgroep", "gemeente"):
            assert sum(d for (s, _), d in kandidaat.delen.items() if s == soort) == 1_000_000
    assert opgave_uit_waarden(opgave_als_waarden(opgave)) == opgave


def test_the_problem_takes_the_same_queries_for_any_number(
    advies, django_assert_num_queries
) -> None:
    with django_assert_num_queries(9):
        opgave_van(Advies.objects.select_related("ronde").get(pk=advies.pk))


def test_R24_a_scenario_is_kept_whole_and_logged_without_any_choice(advies) -> None:
    scenario = _bewaar(advies, zonder_grenzen=True)
    assert str(scenario) == "Scenario 1: Zonder grenzen"
    assert scenario.uitkomst["set"]["bewezen"]
    assert scenario.uitkomst["trekkingen"] == 10_000
    regel = Gebeurtenis.objects.latest("pk")
    assert (regel.wat, regel.naar) == (
        "beoordeling.bewaar_scenario",
        {"sha256": scenario.invoer_sha256},
    )
    assert _bewaar(advies, zonder_grenzen=True).nummer == 2


def test_R24_what_was_kept_is_computed_again_to_the_cent(advies, capsys) -> None:
    scenario = _bewaar(advies, zonder_grenzen=True)
    assert wijkt_af(scenario) == []
    call_command("herbereken_scenario", advies.ronde.code)
    assert "gelijk tot op de cent" in capsys.readouterr().out
    veranderd = scenario.uitkomst | {"set": scenario.uitkomst["set"] | {"waarde": 1}}
    Scenario._base_manager.filter(pk=scenario.pk)._raw_delete("default")
    Scenario(**{**_velden(scenario), "uitkomst": veranderd}).save()
    with pytest.raises(CommandError, match="1 scenario"):
        call_command("herbereken_scenario")
    assert "de beste set is anders" in capsys.readouterr().out


def _velden(scenario: Scenario) -> dict:
    return {f.attname: getattr(scenario, f.attname) for f in Scenario._meta.concrete_fields}


def test_R23_the_weighing_stays_as_it_is(advies) -> None:
    voor = list(advies.regels.values("keuze", "bedrag", "gewijzigd_op"))
    _bewaar(advies, zonder_grenzen=True)
    assert list(advies.regels.values("keuze", "bedrag", "gewijzigd_op")) == voor


def test_without_a_set_that_meets_the_bounds_nothing_is_kept(advies) -> None:
    iedereen = set(Aanvraag.objects.values_list("pk", flat=True))
    with pytest.raises(Fout, match="geen set die aan alle grenzen voldoet"):
        _bewaar(advies, vast_uit=iedereen)
    assert not Scenario.objects.exists()


def test_W20_who_is_recused_from_any_line_explores_nothing(advies) -> None:
    lid = Zetel.objects.filter(commissie__ronde=advies.ronde, functie=Zetel.Functie.LID).first()
    assert mag(lid.gebruiker, "beoordeling.verkennen", advies)
    fabriek.meld_belang(lid, advies.regels.first().aanvraag)
    assert not mag(lid.gebruiker, "beoordeling.verkennen", advies)
    with pytest.raises(GeenToegang):
        bewaar_scenario(wie=lid.gebruiker, advies=advies, naam="x", reden="y")
    assert not mag(basis.coordinator(), "beoordeling.verkennen", advies)
