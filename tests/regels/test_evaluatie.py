"""The rules of the evaluation: R50, R51, R52, X02, X04, W50, W62 and W20 where it meets them."""

from datetime import date
from decimal import Decimal

import pytest

from beoordeling.belangen.models import Belangenverklaring
from beoordeling.commissie.models import Commissie, Zetel
from deelnemers.personen.models import Gebruiker
from evaluatie.bouwstenen import services as bouwstenen
from evaluatie.bouwstenen.models import Bouwsteen, Bouwsteenlijst
from evaluatie.micro.aansluiting import casustaken
from evaluatie.micro.queries import microanalyses
from evaluatie.micro.rekenen import Kostensoorten, Kostenverschil
from evaluatie.resultaten.queries import resultaten_van_projecten, zichtbare_projecten
from evaluatie.sessies import services as sessies
from evaluatie.sessies.beeld import zegging
from evaluatie.sessies.queries import inzichten_over_projecten, metaanalyse
from evaluatie.tevredenheid import services as tevredenheid
from evaluatie.tevredenheid.aansluiting import vragenlijsttaken
from evaluatie.tevredenheid.queries import vragen_voor_rol, vragenlijstuitslag
from evaluatie.verslag import services as verslag
from evaluatie.verslag.aansluiting import evaluatietaken
from evaluatie.verslag.queries import Evaluatie
from kern.basis.tijd import nu
from kern.toegang.rechten import GeenToegang, mag
from regeling.ronde.models import Ronde
from tests import fabriek as basis
from tests import fabriek as tests_fabriek
from tests.evaluatie import fabriek
from uitvoering.project.models import Project

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def _dag(klok) -> None:
    klok(fabriek.EVALUATIE)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> tuple[int, int]:
    """The coördinator, and the one project of the ronde."""
    with tests_fabriek.op(fabriek.EVALUATIE):
        coordinator = basis.coordinator()
        return coordinator.pk, fabriek.project(basis.ronde(wie=coordinator)).pk


@pytest.fixture
def coordinator(_gemaakt) -> Gebruiker:
    return Gebruiker.objects.get(pk=_gemaakt[0])


@pytest.fixture
def project(_gemaakt) -> Project:
    return Project.objects.get(pk=_gemaakt[1])


@pytest.fixture
def ronde(project) -> Ronde:
    return project.aanvraag.ronde


def belofte(project):
    return resultaten_van_projecten([project])[0].beloften[0]


class TestR50:
    def test_R50_a_promise_without_a_report_is_not_measured(self, project):
        b = belofte(project)
        assert (b.indicator.nulmeting, b.indicator.streefwaarde) == (D("20.00"), D("45.50"))
        assert (b.waarde, b.verklaring, b.stand) == (None, "", "ongemeten")

    @pytest.mark.parametrize(
        ("waarde", "stand"),
        [
            ("45.50", "gehaald"),
            ("60", "gehaald"),
            ("21", "dichterbij"),
            ("20", "niet"),
            ("5", "niet"),
        ],
    )
    def test_R50_what_is_measured_stands_beside_what_was_promised(self, project, waarde, stand):
        fabriek.gemeten(project, waarde, "Zo kwam het.")
        b = belofte(project)
        assert (b.waarde, b.verklaring, b.stand) == (D(waarde), "Zo kwam het.", stand)

    def test_R50_a_promise_to_go_down_is_kept_by_going_down(self, project):
        project.aanvraag.indicatoren.update(nulmeting=D(36000), streefwaarde=D(26000))
        fabriek.gemeten(project, "26000")
        assert belofte(project).stand == "gehaald"

    def test_R50_the_newest_report_counts_and_an_explanation_stays(self, project):
        fabriek.gemeten(project, "30", "Begin", uiterlijk=date(2016, 2, 1))
        fabriek.gemeten(
            project, None, "Te weinig antwoorden", naam="Eind", uiterlijk=date(2016, 5, 1)
        )
        b = belofte(project)
        assert (b.waarde, b.gemeten_in) == (D("30.00"), "Tussenrapportage")
        assert b.verklaring == "Te weinig antwoorden"

    @pytest.mark.parametrize("status", ["open", "teruggestuurd"])
    def test_R50_what_was_not_sent_in_does_not_count(self, project, status):
        fabriek.gemeten(project, "60", status=status)
        assert belofte(project).stand == "ongemeten"

    def test_R50_an_aanbieder_without_cases_is_asked_for_them(self, project):
        lid = fabriek.lid(project)
        assert [t.datum for t in casustaken(lid)] == [project.aanvraag.ronde.evaluatie_uiterlijk]
        fabriek.casus(project)
        assert list(casustaken(lid)) == []


class TestX02:
    def test_X02_the_differences_of_existing_and_new_cases(self, project):
        bedragen = {"nu": "3000", "niets_doen": "5000", "eenmalig": "400", "nieuw": "2000"}
        fabriek.casus(project, code="A", bestaand=True, kosten=fabriek.kosten(**bedragen))
        fabriek.casus(project, code="B", bestaand=False, kosten=fabriek.kosten(**bedragen))
        bestaand, nieuw = microanalyses([project])[project.pk].groepen
        assert (bestaand.bestaand, nieuw.bestaand) == (True, False)
        assert bestaand.regels[0].verschil == Kostenverschil(D("1000.00"), D("600.00"))
        assert nieuw.regels[0].verschil == Kostenverschil(D("3000.00"), D("2600.00"))

    def test_X02_costs_are_kept_per_payer(self, project):
        kosten = fabriek.kosten(nu="100", nieuw="40") + fabriek.kosten("Zvw", nu="10", nieuw="30")
        for _ in range(5):
            fabriek.casus(project, kosten=kosten)
        (groep,) = microanalyses([project])[project.pk].groepen
        assert [(b.naam, b.kosten, b.verschil.per_jaar) for b in groep.betalers] == [
            ("Wmo", Kostensoorten(nu=D("500.00"), nieuw=D("200.00")), D("300.00")),
            ("Zorgverzekeringswet", Kostensoorten(nu=D("50.00"), nieuw=D("150.00")), D("-100.00")),
        ]
        assert groep.verschil == Kostenverschil(D("200.00"), D("200.00"))

    def test_X02_the_mean_of_wellbeing_is_over_what_residents_said(self, project):
        for _ in range(5):
            fabriek.casus(project, welzijn_voor=4, welzijn_na=6)
        fabriek.casus(project, welzijn_voor=1, welzijn_na=10, gemeten_door="professional")
        analyse = microanalyses([project])[project.pk]
        assert (analyse.door_bewoner, analyse.door_professional) == (5, 1)
        assert analyse.welzijn.verandering.gemiddeld == 2


class TestW50:
    def test_W50_under_five_cases_there_is_only_a_list(self, project):
        for _ in range(4):
            fabriek.casus(project)
        analyse = microanalyses([project])[project.pk]
        assert len(analyse.regels) == 4
        assert analyse.welzijn.verandering.gemiddeld is None
        assert analyse.groepen[0].alleen_lijst
        assert analyse.groepen[0].per_jaar.gemiddeld is None

    def test_W50_existing_and_new_cases_are_not_put_together_to_reach_five(self, project):
        for n in range(8):
            fabriek.casus(project, bestaand=n < 4)
        assert [g.alleen_lijst for g in microanalyses([project])[project.pk].groepen] == [True] * 2

    def test_W50_from_five_the_interval_is_called_indicative_with_all_that_must_be_said(
        self, project, client
    ):
        for _ in range(5):
            fabriek.casus(project)
        fabriek.casus(project, welzijn_na=None)
        client.force_login(fabriek.lid(project))
        pagina = client.get(f"/evaluatie/project/{project.aanvraag.nummer}/").content.decode()
        tekst = " ".join(pagina.split())
        for zin in (
            "<strong>6 casussen</strong>, van 1 is er geen tweede meting.",
            "De bewoner gaf 6 keer zelf het cijfer",
            "indicatief tussen",
            "n = 6",
            "Er is geen vergelijkingsgroep.",
        ):
            assert zin in tekst

    @pytest.mark.parametrize(("aantal", "getoond"), [(4, 0), (5, 5), (6, 5), (9, 5), (10, 10)])
    def test_W50_answers_are_shown_from_five_and_per_five_while_it_is_open(
        self, coordinator, ronde, aantal, getoond
    ):
        fabriek.gemeenten(10)
        vragenronde = fabriek.vragenronde(ronde, coordinator)
        fabriek.beantwoord(vragenronde, "gemeentemedewerker", aantal, open_="Ga door")
        groep = next(
            g
            for g in vragenlijstuitslag(vragenronde, nu()).groepen
            if g.rol == "gemeentemedewerker"
        )
        assert (groep.genodigd, groep.beantwoord, groep.getoond) == (10, aantal, getoond)
        assert groep.zichtbaar is bool(getoond)
        assert all(s.n == getoond for s in groep.stellingen)
        assert all(len(teksten) == getoond for _, teksten in groep.open_vragen)

    def test_W50_after_closing_all_answers_of_a_group_of_five_are_shown(self, coordinator, ronde):
        fabriek.gemeenten(10)
        vragenronde = fabriek.vragenronde(ronde, coordinator)
        fabriek.beantwoord(vragenronde, "gemeentemedewerker", 7)
        fabriek.beantwoord(vragenronde, "coordinator", 1)
        groepen = {g.rol: g for g in vragenlijstuitslag(vragenronde, fabriek.SLUIT).groepen}
        assert groepen["gemeentemedewerker"].getoond == 7
        assert not groepen["coordinator"].zichtbaar
        assert groepen["coordinator"].stellingen == []


class TestR51:
    def test_R51_insights_of_sessions_become_one_table_of_blocks_and_projects(
        self, coordinator, ronde
    ):
        stenen = bouwstenen.laad_bouwstenen()
        een, twee = fabriek.project(ronde), fabriek.project(ronde)
        sessie = fabriek.sessie(ronde, [een, twee], coordinator)
        for wat, welke in (
            (een, stenen[:2]),
            (een, stenen[:1]),
            (twee, stenen[:1]),
            (None, stenen[2:3]),
        ):
            sessies.voeg_inzicht_toe(
                wie=coordinator, sessie=sessie, tekst="Geleerd", project=wat, bouwstenen=welke
            )
        fabriek.gemeten(twee, "30")
        bouwstenen.label_indicator(
            wie=coordinator, indicator=twee.aanvraag.indicatoren.get(), bouwstenen=stenen[:1]
        )
        tabel = metaanalyse(
            resultaten_van_projecten([een, twee]), inzichten_over_projecten([een, twee], ronde.pk)
        )
        rijen = {rij.bouwsteen: rij for rij in tabel.rijen}
        assert list(rijen) == stenen[:3]
        assert [(c.inzichten, c.metingen) for c in rijen[stenen[0]].cellen] == [(2, 0), (1, 1)]
        assert [c.bewijs for c in rijen[stenen[1]].cellen] == ["ervaring", ""]
        assert rijen[stenen[2]].samen.inzichten == 1
        assert zegging(rijen[stenen[0]]) == "2 projecten, ook gemeten"
        assert zegging(rijen[stenen[1]]) == "één ervaring"
        assert tabel.leeg == stenen[3:]

    def test_R51_a_measurement_counts_only_once_it_was_made(self, coordinator, project):
        stenen = bouwstenen.laad_bouwstenen()
        bouwstenen.label_indicator(
            wie=coordinator, indicator=project.aanvraag.indicatoren.get(), bouwstenen=stenen[:1]
        )
        assert metaanalyse(resultaten_van_projecten([project]), []).rijen == []

    def test_R51_the_judgement_holds_an_advice_for_the_contracts(self, coordinator, ronde):
        oordeel = verslag.leg_oordeel_vast(
            wie=coordinator,
            ronde=ronde,
            keuze="aanpassen",
            bouwstenen_conclusie="Eén gezicht in elk contract.",
            motivering="Het hielp.",
        )
        assert oordeel.bouwstenen_conclusie == "Eén gezicht in elk contract."


class TestR52:
    def test_R52_everyone_gets_the_questions_of_their_role_as_a_task(self, coordinator, ronde):
        (ambtenaar,) = fabriek.gemeenten(1)
        fabriek.vragenronde(ronde, coordinator)
        (taak,) = vragenlijsttaken(ambtenaar)
        assert (taak.titel, taak.datum) == (
            f"Vul de vragenlijst over {ronde.naam} in",
            date(2016, 6, 20),
        )
        vragen = vragen_voor_rol(ronde, "gemeentemedewerker")
        assert [v["code"] for v in vragen] == [
            v["code"] for v in ronde.vragenlijst["gemeentemedewerker"]
        ]

    def test_R52_the_coordinator_is_led_from_session_to_judgement(
        self, coordinator, project, ronde
    ):
        def titels():
            return [t.titel for t in evaluatietaken(coordinator)]

        oordeel = f"Schrijf het oordeel over {ronde.naam}"
        assert titels() == [
            "Houd een kennissessie en leg vast wat u leerde",
            "Verstuur de vragenlijst aan alle betrokkenen",
            oordeel,
        ]
        fabriek.sessie(ronde, [project], coordinator)
        vragenronde = fabriek.vragenronde(ronde, coordinator)
        rol = vragenronde.genodigden.get(gebruiker=coordinator).rol
        tevredenheid.beantwoord(
            wie=coordinator, vragenronde=vragenronde, antwoorden=fabriek.antwoorden(ronde, rol)
        )
        assert titels() == [oordeel]
        verslag.leg_oordeel_vast(
            wie=coordinator, ronde=ronde, keuze="stoppen", bouwstenen_conclusie="x", motivering="y"
        )
        assert titels() == []

    def test_R52_only_the_coordinator_judges(self, ronde):
        with pytest.raises(GeenToegang):
            verslag.leg_oordeel_vast(
                wie=basis.medewerker(),
                ronde=ronde,
                keuze="stoppen",
                bouwstenen_conclusie="x",
                motivering="y",
            )


class TestX04:
    def test_X04_the_code_lists_of_the_sources_are_ready_made(self):
        bouwstenen.laad_bouwstenen()
        telling = {lijst.code: lijst.bouwstenen.count() for lijst in Bouwsteenlijst.objects.all()}
        assert telling["organisatie-ingredienten"] == 25
        assert telling["leefgebieden"] == 8
        assert telling["brunssum"] == 7
        assert not Bouwsteen.objects.filter(bron="").exists()

    def test_X04_an_indicator_can_carry_building_blocks(self, coordinator, project):
        stenen = bouwstenen.laad_bouwstenen()
        indicator = project.aanvraag.indicatoren.get()
        for keuze in (stenen[:3], stenen[1:2]):
            label = bouwstenen.label_indicator(
                wie=coordinator, indicator=indicator, bouwstenen=keuze
            )
            assert list(label.bouwstenen.all()) == keuze


def lid_met_belang(ronde: Ronde, belang_bij, vrij_van=()):
    """A member of a started committee with an interest in one project."""
    commissie, _ = Commissie.objects.get_or_create(
        ronde=ronde, defaults={"status": "gestart", "gestart_op": nu()}
    )
    lid = basis.gebruiker("Lena Lid")
    zetel = Zetel.objects.create(
        commissie=commissie, functie="lid", profielschets="x", gebruiker=lid
    )
    for project, belang in [(None, False), (belang_bij, True), *((p, False) for p in vrij_van)]:
        Belangenverklaring.objects.create(
            zetel=zetel,
            aanvraag=project and project.aanvraag,
            heeft_belang=belang,
            toelichting="Familie" if belang else "",
            op=nu(),
        )
    return lid


class TestW62:
    def test_W62_an_aanbieder_sees_only_the_own_project(self, ronde):
        eigen, ander = fabriek.project(ronde), fabriek.project(ronde)
        lid = fabriek.lid(eigen)
        assert list(zichtbare_projecten(lid, ronde)) == [eigen]
        assert mag(lid, "evaluatie.dossier", eigen.aanvraag)
        assert not mag(lid, "evaluatie.dossier", ander.aanvraag)
        assert not mag(lid, "evaluatie.bekijk", ronde)
        assert not mag(lid, "evaluatie.bekijk_verslag", ronde)

    def test_W62_municipalities_of_the_ronde_and_the_coordinator_see_all(
        self, coordinator, project
    ):
        ronde = project.aanvraag.ronde
        for wie in (coordinator, basis.medewerker()):
            assert list(zichtbare_projecten(wie, ronde)) == [project]
            assert mag(wie, "evaluatie.bekijk_verslag", ronde)

    def test_W62_a_visitor_or_stranger_sees_nothing(self, project):
        ronde = project.aanvraag.ronde
        vreemd = basis.gebruiker("Vreemde")
        assert not zichtbare_projecten(vreemd, ronde).exists()
        assert not mag(vreemd, "evaluatie.bekijk", ronde)

    def test_W62_W20_with_an_interest_a_project_is_absent_from_counts_tables_and_the_report(
        self, coordinator
    ):
        stenen = bouwstenen.laad_bouwstenen()
        ronde = basis.ronde(wie=coordinator, code="twee", naam="Tweede ronde")
        geheim, open_ = fabriek.project(ronde), fabriek.project(ronde)
        sessie = fabriek.sessie(ronde, [geheim, open_], coordinator)
        for project in (geheim, open_):
            fabriek.gemeten(project, "60")
            fabriek.casus(project)
            sessies.voeg_inzicht_toe(
                wie=coordinator,
                sessie=sessie,
                tekst="Geleerd",
                project=project,
                bouwstenen=stenen[:1],
            )
        lid = lid_met_belang(ronde, geheim, vrij_van=[open_])
        gezien, alles = Evaluatie(ronde, lid, nu()), Evaluatie(ronde, coordinator, nu())
        assert (gezien.projecten, alles.projecten) == ([open_], [geheim, open_])
        for e, aantal in ((gezien, 1), (alles, 2)):
            assert (e.beloften, e.gehaald, e.casussen, len(e.inzichten)) == (aantal,) * 4
            assert e.meta.rijen[0].projecten == aantal
        assert mag(lid, "evaluatie.bekijk", ronde)
        assert not mag(lid, "evaluatie.bekijk_verslag", ronde)
        assert not mag(lid, "evaluatie.bekijk_project", geheim)
        assert mag(lid, "evaluatie.bekijk_project", open_)

    def test_W62_W20_another_role_does_not_open_what_an_interest_closes(self, coordinator, project):
        ronde = project.aanvraag.ronde
        lid = lid_met_belang(ronde, project)
        assert not zichtbare_projecten(lid, ronde).exists()
        zetel = lid.zetels.get()
        zetel.gebruiker = coordinator
        zetel.save()
        coordinator = type(coordinator).objects.get(pk=coordinator.pk)
        assert not zichtbare_projecten(coordinator, ronde).exists()
