"""Rules of carrying out: reports on set dates, pre-filled, judged; sharing of knowledge tracked."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kern.aansluiting.registers import taken
from kern.basis.fouten import Fout
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from kern.werk import rooster
from tests import fabriek
from tests.besluitvorming import fabriek as besluiten
from tests.uitvoering import fabriek as uitvoering
from uitvoering.project.models import Project
from uitvoering.rapportage import services as rapportage_services
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.rapportage.queries import beloofd_in_aanvraag
from uitvoering.verloop import services as verloop

pytestmark = pytest.mark.django_db
S = Voortgangsrapportage.Status


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(uitvoering.UITVOERING)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    with fabriek.op(uitvoering.UITVOERING):
        return uitvoering.project().pk


@pytest.fixture
def project(_gemaakt) -> Project:
    return Project.objects.get(pk=_gemaakt)


def test_R40_report_dates_follow_from_the_decision(project: Project) -> None:
    beloofd = [(r["naam"], r["uiterlijk"]) for r in project.beschikking.inhoud["rapportages"]]
    gemaakt = [(r.naam, r.uiterlijk.isoformat()) for r in project.rapportages.all()]
    assert gemaakt == beloofd
    assert len(gemaakt) >= 2


def test_R40_a_refused_or_unsent_letter_starts_nothing() -> None:
    ronde = {"code": "twee", "naam": "Tweede ronde", "titel": "Plan"}
    _, aanvragen = besluiten.besloten(2, uit=[1], **ronde)
    afgewezen = besluiten.beschikt(aanvragen[1])
    niet_verzonden = besluiten.beschikt(aanvragen[0], verzonden=False)
    for brief in (afgewezen, niet_verzonden):
        with pytest.raises(Fout):
            verloop.start_project(wie=fabriek.coordinator(), beschikking=brief)
    assert not Project.objects.filter(aanvraag__in=aanvragen).exists()


def test_R40_an_incomplete_report_is_kept_but_not_sent_in(project: Project) -> None:
    rapportage, wie = project.rapportages.first(), uitvoering.lid(project)
    rapportage_services.bewaar_rapportage(
        wie=wie, rapportage=rapportage, gegevens={"voortgang": "Half verhaal."}
    )
    with pytest.raises(Fout, match="bereikte"):
        rapportage_services.dien_rapportage_in(wie=wie, rapportage=rapportage)
    rij = Voortgangsrapportage.objects.get(pk=rapportage.pk)
    assert (rij.status, rij.voortgang) == (S.OPEN, "Half verhaal.")


def test_R40_a_returned_report_can_be_mended_and_is_then_accepted(project: Project) -> None:
    coordinator, wie = fabriek.coordinator(), uitvoering.lid(project)
    rapportage = uitvoering.ingediend(project)
    terug = rapportage_services.stuur_terug(
        wie=coordinator, rapportage=rapportage, vragen="Hoeveel mensen haakten af?"
    )
    assert terug.status == S.TERUGGESTUURD
    assert "Hoeveel mensen haakten af?" in Mail.objects.latest("pk").tekst
    rapportage_services.bewaar_rapportage(
        wie=wie, rapportage=terug, gegevens={"afwijkingen": "Twee mensen haakten af."}
    )
    opnieuw = rapportage_services.dien_rapportage_in(wie=wie, rapportage=terug)
    assert (
        rapportage_services.accepteer(wie=coordinator, rapportage=opnieuw).status == S.GEACCEPTEERD
    )


def test_R40_what_was_sent_in_does_not_change(project: Project) -> None:
    rapportage = uitvoering.ingediend(project)
    with pytest.raises(Fout, match="niet meer veranderen"):
        rapportage_services.bewaar_rapportage(
            wie=uitvoering.lid(project), rapportage=rapportage, gegevens={"voortgang": "Anders"}
        )
    assert (
        Voortgangsrapportage.objects.get(pk=rapportage.pk).voortgang == "De groepen zijn begonnen."
    )


def test_R40_the_form_starts_from_the_promises_of_the_application(project: Project, client) -> None:
    client.force_login(uitvoering.lid(project))
    pagina = client.get(reverse("uitvoering:rapportage", args=[project.rapportages.first().pk]))
    tekst = pagina.content.decode()
    for indicator in project.aanvraag.indicatoren.all():
        assert indicator.naam in tekst
        assert indicator.bron in tekst
    assert project.aanvraag.samenvatting[:60] in tekst


def test_R42_promise_and_what_was_shared_stand_beside_each_other(project: Project, client) -> None:
    belofte = project.aanvraag.antwoorden.filter(vraag__criterium__nummer=8).first().tekst
    uitvoering.ingediend(project)
    client.force_login(fabriek.coordinator())
    tekst = client.get(
        reverse("uitvoering:project", args=[project.aanvraag.nummer])
    ).content.decode()
    assert belofte[:40] in tekst
    assert "Wij deelden ons draaiboek met de regio." in tekst


def test_R42_the_promise_is_found_by_what_it_is_and_not_by_its_number(project: Project) -> None:
    criteria = project.aanvraag.ronde.criteria
    criteria.filter(nummer=8).update(nummer=88)
    criteria.filter(nummer=6).update(nummer=8)
    (belofte,) = beloofd_in_aanvraag(project.aanvraag).kennisdeling
    assert belofte.vraag.criterium.titel == "Kennis delen"


def test_R40_nobody_else_reports_or_judges(project: Project) -> None:
    rapportage = project.rapportages.first()
    vreemde = fabriek.aanbieder("Een andere organisatie").leden.first().gebruiker
    with pytest.raises(GeenToegang):
        rapportage_services.bewaar_rapportage(wie=vreemde, rapportage=rapportage, gegevens={})
    with pytest.raises(GeenToegang):
        rapportage_services.accepteer(
            wie=uitvoering.lid(project), rapportage=uitvoering.ingediend(project)
        )


def test_R40_a_project_ends_when_all_reports_are_accepted(project: Project) -> None:
    coordinator = fabriek.coordinator()
    with pytest.raises(Fout, match="rapportage"):
        verloop.rond_af(wie=coordinator, project=project)
    for rapportage in project.rapportages.all():
        wie = uitvoering.lid(project)
        rapportage_services.bewaar_rapportage(
            wie=wie, rapportage=rapportage, gegevens=uitvoering.gegevens(project)
        )
        rapportage_services.dien_rapportage_in(wie=wie, rapportage=rapportage)
        rapportage_services.accepteer(wie=coordinator, rapportage=rapportage)
    assert verloop.rond_af(wie=coordinator, project=project).afgerond_op


def test_W60_a_due_report_is_a_task_and_afterwards_waits_for_the_coordinator(
    project: Project,
) -> None:
    wie, eerste = uitvoering.lid(project), project.rapportages.first()
    eigen = [t for t in taken.voor(wie) if "rapportage" in t.titel.lower()]
    assert eigen[0].datum == eerste.uiterlijk
    assert not eigen[0].wacht_op_anderen
    uitvoering.ingediend(project)
    na = [t for t in taken.voor(uitvoering.lid(project)) if "leest uw" in t.titel]
    assert na[0].wacht_op_anderen
    lezen = [t for t in taken.voor(fabriek.coordinator()) if t.titel.startswith("Lees de")]
    assert len(lezen) == 1


def test_W62_a_stranger_finds_no_project_and_no_report(project: Project, client) -> None:
    client.force_login(fabriek.aanbieder("Buiten het project").leden.first().gebruiker)
    assert (
        client.get(reverse("uitvoering:project", args=[project.aanvraag.nummer])).status_code == 404
    )
    rapportage = reverse("uitvoering:rapportage", args=[project.rapportages.first().pk])
    assert client.get(rapportage).status_code == 404
    lijst = client.get(reverse("uitvoering:lijst")).content.decode()
    assert project.aanvraag.titel not in lijst
    assert "0 projecten" in lijst


def test_R40_a_report_after_its_date_is_shown_as_late(project: Project, klok, client) -> None:
    laatste = max(r.uiterlijk for r in project.rapportages.all())
    assert laatste > date(2015, 12, 1)
    klok(2017, 1, 10, 10, 0)
    client.force_login(uitvoering.lid(project))
    tekst = client.get(
        reverse("uitvoering:project", args=[project.aanvraag.nummer])
    ).content.decode()
    assert tekst.count("Te laat") == project.rapportages.count()


def test_R40_a_report_is_reminded_of_once_before_and_once_after_its_day(
    project: Project, klok
) -> None:
    eerste = project.rapportages.order_by("uiterlijk")[0]
    for dagen, sjablonen in (
        (15, []),
        (14, ["rapportage_vooraf"]),
        (3, ["rapportage_vooraf"]),
        (0, ["rapportage_vooraf"]),
        (-1, ["rapportage_vooraf", "rapportage_te_laat"]),
        (-8, ["rapportage_vooraf", "rapportage_te_laat"]),
    ):
        dag = eerste.uiterlijk - timedelta(days=dagen)
        klok(dag.year, dag.month, dag.day, 9)
        rapportage_services.herinner()
        brieven = Mail.objects.filter(sjabloon__in=["rapportage_vooraf", "rapportage_te_laat"])
        assert list(brieven.order_by("pk").values_list("sjabloon", flat=True)) == sjablonen
    brief = brieven.order_by("pk").first()
    assert brief.aan == project.aanvraag.contact_email
    assert reverse("uitvoering:rapportage", args=[eerste.pk]) in brief.tekst


def test_R40_who_sent_a_report_in_is_not_reminded_of_it(project: Project, klok) -> None:
    rapportage = uitvoering.ingediend(project)
    klok(rapportage.uiterlijk.year, rapportage.uiterlijk.month, rapportage.uiterlijk.day, 9)
    rapportage_services.herinner()
    assert not Mail.objects.filter(sjabloon="rapportage_vooraf").exists()


def test_R40_the_worker_reminds_by_itself_once_a_day_and_not_at_night(
    project: Project, klok
) -> None:
    dag = project.rapportages.order_by("uiterlijk").first().uiterlijk
    klok(dag.year, dag.month, dag.day, 6, 59)
    assert rooster.doe_dagelijks(None) is None
    assert not Mail.objects.filter(sjabloon="rapportage_vooraf").exists()
    klok(dag.year, dag.month, dag.day, 7)
    assert rooster.doe_dagelijks(None) == dag
    assert Mail.objects.filter(sjabloon="rapportage_vooraf").count() == 1
    Mail.objects.all().delete()
    assert rooster.doe_dagelijks(dag) == dag
    assert not Mail.objects.exists()


def test_W60_the_coordinator_is_asked_to_finish_what_is_done_and_sees_what_is_late(
    project: Project, klok, client
) -> None:
    coordinator = fabriek.coordinator()
    client.force_login(coordinator)
    laatste = project.rapportages.order_by("uiterlijk").last()
    na = laatste.uiterlijk + timedelta(days=1)
    klok(na.year, na.month, na.day, 9)
    assert "2 rapportages zijn te laat" in [taak.titel for taak in taken.voor(coordinator)]
    assert "Te laat" in client.get(reverse("uitvoering:lijst")).content.decode()
    for rapportage in project.rapportages.all():
        wie = uitvoering.lid(project)
        rapportage_services.bewaar_rapportage(
            wie=wie, rapportage=rapportage, gegevens=uitvoering.gegevens(project)
        )
        rapportage_services.dien_rapportage_in(wie=wie, rapportage=rapportage)
        rapportage_services.accepteer(wie=coordinator, rapportage=rapportage)
    (taak,) = [t for t in taken.voor(coordinator) if t.titel.startswith("Rond ")]
    assert project.aanvraag.titel in taak.titel
    verloop.rond_af(wie=coordinator, project=project)
    assert not [t for t in taken.voor(coordinator) if t.titel.startswith("Rond ")]
    assert "Te laat" not in client.get(reverse("uitvoering:lijst")).content.decode()
