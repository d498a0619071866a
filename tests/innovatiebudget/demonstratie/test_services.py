"""The last steps of the demonstration, as whoever opens them finds them."""

from collections import Counter
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from evaluatie.micro.models import Casus
from evaluatie.tevredenheid.models import Vragenronde
from evaluatie.verslag.beeld import dimensies
from evaluatie.verslag.queries import Evaluatie
from innovatiebudget.demonstratie.queries import inhoud_van_aanvragen
from innovatiebudget.demonstratie.services import stappen
from innovatiebudget.demonstratie.services.toneel import Toneel
from kern.aansluiting.registers import taken
from kern.basis import tijd
from regeling.ronde.models import Ronde
from uitvoering.rapportage.models import Voortgangsrapportage

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]
STATUS = Voortgangsrapportage.Status


@pytest.fixture
def gespeeld(klok, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Bring 2015 to `uitvoering`; the clock of the demonstration is the frozen one of the tests."""
    monkeypatch.setattr(tijd, "verzet", klok)
    toneel = Toneel()
    stappen.begin(2015)
    return SimpleNamespace(toneel=toneel, ronde=stappen.breng_tot(toneel, "uitvoering"))


def test_projects_report_and_then_the_region_learns(
    client: Client, gespeeld: SimpleNamespace
) -> None:
    coordinator, ronde = gespeeld.toneel.coordinator, gespeeld.ronde
    client.force_login(coordinator)

    assert tijd.vandaag() == date(2016, 1, 28)
    _reports_are_in_but_one(client)
    titels = [taak.titel for taak in taken.voor(coordinator)]
    assert sum(titel.startswith("Lees de tussenrapportage") for titel in titels) == 2

    stappen.evalueer(gespeeld.toneel, ronde, inhoud_van_aanvragen("aanvragen"))
    assert tijd.vandaag() == ronde.evaluatie_uiterlijk - timedelta(days=45)
    _nothing_is_left_to_read_but_one_report_is_still_missing()
    _cases_came_in_march()
    _the_evaluation_only_misses_what_is_open_work(client, Evaluatie(ronde, coordinator, tijd.nu()))
    _all_but_one_of_each_role_answered(ronde)


def _reports_are_in_but_one(client: Client) -> None:
    """Of eight interim reports five are accepted, two wait, one is late; none spent too much."""
    pagina = client.get(reverse("uitvoering:lijst"))
    rijen = pagina.context["rijen"]
    volgende = {rij.project.aanvraag.titel: rij.volgende for rij in rijen}
    assert Counter(r.status for r in volgende.values() if r.naam == "Tussenrapportage") == {
        STATUS.INGEDIEND: 2,
        STATUS.OPEN: 1,
    }
    laat = [r.project.aanvraag.titel for r in rijen if r.volgende and r.volgende.is_te_laat]
    assert laat == ["Iedereen aan tafel"]
    binnen = Voortgangsrapportage.objects.exclude(ingediend_op=None).select_related("project")
    assert len(binnen) == 7
    assert all(r.uitgegeven < r.project.bedrag for r in binnen)
    na_de_dag = [r for r in binnen if tijd.lokaal(r.ingediend_op).date() > r.uiterlijk]
    assert [tijd.lokaal(r.ingediend_op).date() for r in na_de_dag] == [date(2016, 1, 20)]
    nummer = volgende["Iedereen aan tafel"].project.aanvraag.nummer
    assert "Te laat" in client.get(reverse("uitvoering:project", args=[nummer])).text


def _nothing_is_left_to_read_but_one_report_is_still_missing() -> None:
    standen = Counter(Voortgangsrapportage.objects.values_list("naam", "status"))
    assert standen["Tussenrapportage", STATUS.GEACCEPTEERD] == 7
    assert standen["Tussenrapportage", STATUS.OPEN] == 1


def _cases_came_in_march() -> None:
    dagen = {tijd.lokaal(c.toegevoegd_op).date() for c in Casus.objects.all()}
    assert dagen == {date(2016, 3, 15)}


def _the_evaluation_only_misses_what_is_open_work(client: Client, e: Evaluatie) -> None:
    """Results with cases, two sessions with insights of every project; no judgement yet."""
    standen = Counter(b.stand for r in e.resultaten for b in r.beloften)
    assert standen["niet"] == 1
    assert all(standen[s] >= 3 for s in ("gehaald", "dichterbij", "ongemeten"))
    assert sum(r.casussen > 0 for r in e.resultaten) == 5
    assert [s.datum.month for s in e.sessies] == [2, 4]
    assert {i.project_id for i in e.inzichten} == {p.pk for p in e.projecten} | {None}
    assert len(e.meta.advies_waard) >= 5
    woorden = {deel.code: deel.woord for deel in dimensies(e)}
    assert woorden == {
        "resultaten": "Nog niet compleet",
        "bouwstenen": "Compleet",
        "innoveren": "Nog niet compleet",
    }
    for naam in ("ronde", *woorden):
        assert client.get(reverse(f"evaluatie:{naam}", args=[e.ronde.code])).status_code == 200
    for project in e.projecten:
        pagina = reverse("evaluatie:project", args=[project.aanvraag.nummer])
        assert client.get(pagina).status_code == 200


def _all_but_one_of_each_role_answered(ronde: Ronde) -> None:
    vragenronde = Vragenronde.objects.get(ronde=ronde)
    sluit: datetime = tijd.lokaal(vragenronde.sluit_op)
    assert sluit.date() == ronde.evaluatie_uiterlijk - timedelta(days=15)
    open_ = Counter(vragenronde.genodigden.filter(beantwoord=False).values_list("rol", flat=True))
    assert set(open_) == set(ronde.vragenlijst)
    assert set(open_.values()) == {1}
