"""The acts of the evaluation: what they keep, and what they refuse."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from evaluatie.bouwstenen import services as bouwstenen_services
from evaluatie.bouwstenen.models import Bouwsteen
from evaluatie.micro import services as micro
from evaluatie.micro.models import Casus
from evaluatie.sessies import services as sessies
from evaluatie.tevredenheid import services as tevredenheid
from evaluatie.tevredenheid.models import Genodigde, Respons
from evaluatie.verslag import services as verslag
from evaluatie.verslag.models import Oordeel
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.documenten.models import Document
from kern.logboek import schrijven
from kern.logboek.models import Gebeurtenis
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from tests import fabriek as basis
from tests.evaluatie import fabriek

pytestmark = pytest.mark.django_db


def regels(wat: str) -> list[Gebeurtenis]:
    return list(Gebeurtenis.objects.filter(wat=f"evaluatie.{wat}"))


class TestCasus:
    def test_a_case_keeps_its_costs_and_is_logged_without_them(self, project):
        casus = fabriek.casus(project, code="TS-01")
        assert [(r.betaler, r.soort, r.bedrag) for r in casus.kosten.all()] == [
            ("Wmo", "nu", Decimal("3000.00")),
            ("Wmo", "niets_doen", Decimal("3500.00")),
            ("Wmo", "eenmalig", Decimal("400.00")),
            ("Wmo", "nieuw", Decimal("2000.00")),
        ]
        (regel,) = regels("voeg_casus_toe")
        assert regel.naar == {"casus": "TS-01"}
        assert regel.onderwerp_tekst == project.aanvraag.titel

    @pytest.mark.parametrize(
        ("velden", "veld", "zin"),
        [
            ({"code": "Jan Jansen"}, "code", "Gebruik een eigen nummer"),
            ({"code": "12345678"}, "code", "burgerservicenummer"),
            ({"code": ""}, "code", "Gebruik een eigen nummer"),
            ({"welzijn_voor": 11}, "welzijn_voor", "1 tot en met 10"),
            ({"welzijn_na": 0}, "welzijn_na", "1 tot en met 10"),
            ({"kosten": fabriek.kosten(nu="-1")}, "Wmo-nu", "niet lager"),
            ({"kosten": fabriek.kosten(bron=" ", nu="1")}, "Wmo-bron", "waar het bedrag"),
            (
                {"kosten": fabriek.kosten(bron="via jan@huis.nl", nu="1")},
                "Wmo-bron",
                "e-mailadres",
            ),
        ],
    )
    def test_a_case_that_is_not_right_or_not_anonymous_is_refused(self, project, velden, veld, zin):
        with pytest.raises(Fout, match=zin) as fout:
            fabriek.casus(project, **velden)
        assert fout.value.veld == veld
        assert not Casus.objects.exists()

    def test_a_code_is_used_once_in_a_project(self, project):
        fabriek.casus(project, code="TS-01")
        with pytest.raises(Fout, match="Casus TS-01 bestaat al") as fout:
            fabriek.casus(project, code="TS-01")
        assert fout.value.veld == "code"

    def test_the_place_and_the_group_must_be_of_the_project(self, project, ronde):
        with pytest.raises(Fout, match="werkt niet in deze gemeente"):
            fabriek.casus(project, gemeente=basis.gemeente("GM0221"))
        with pytest.raises(Fout, match="niet voor deze doelgroep"):
            fabriek.casus(project, doelgroep=ronde.doelgroepen.get(code="e"))

    def test_only_who_works_on_the_project_adds_a_case(self, project, ronde, coordinator):
        ander = fabriek.lid(fabriek.project(ronde))
        for wie in (ander, coordinator):
            with pytest.raises(GeenToegang):
                micro.voeg_casus_toe(
                    wie=wie, project=project, gegevens=fabriek.casusgegevens(project)
                )

    def test_a_later_measurement_replaces_what_was_typed(self, project):
        casus = fabriek.casus(project, welzijn_na=None)
        gegevens = fabriek.casusgegevens(
            project, code=casus.code, welzijn_na=8, kosten=fabriek.kosten(nieuw="10")
        )
        micro.wijzig_casus(wie=fabriek.lid(project), casus=casus, gegevens=gegevens)
        casus.refresh_from_db()
        assert casus.welzijn_na == 8
        assert [r.bedrag for r in casus.kosten.all()] == [Decimal("10.00")]
        assert len(regels("wijzig_casus")) == 1

    def test_a_refused_change_leaves_the_costs(self, project):
        casus = fabriek.casus(project)
        gegevens = fabriek.casusgegevens(project, code="", kosten=[])
        with pytest.raises(Fout):
            micro.wijzig_casus(wie=fabriek.lid(project), casus=casus, gegevens=gegevens)
        assert casus.kosten.count() == 4


class TestSessies:
    def test_an_insight_needs_a_text_a_block_and_a_project_that_was_there(
        self, ronde, coordinator, bouwstenen
    ):
        mee, niet = fabriek.project(ronde), fabriek.project(ronde)
        sessie = fabriek.sessie(ronde, [mee], coordinator)
        steen = bouwstenen[:1]
        fout = [
            ({"tekst": " ", "project": mee, "bouwstenen": steen}, "tekst"),
            ({"tekst": "Bel 0612345678", "project": mee, "bouwstenen": []}, "bouwstenen"),
            ({"tekst": "BSN 123456789", "project": mee, "bouwstenen": steen}, "tekst"),
            ({"tekst": "Eén gezicht", "project": mee, "bouwstenen": []}, "bouwstenen"),
            ({"tekst": "Eén gezicht", "project": niet, "bouwstenen": steen}, "project"),
        ]
        for gegevens, veld in fout:
            with pytest.raises(Fout) as gevangen:
                sessies.voeg_inzicht_toe(wie=coordinator, sessie=sessie, **gegevens)
            assert gevangen.value.veld == veld
        inzicht = sessies.voeg_inzicht_toe(
            wie=coordinator, sessie=sessie, tekst="Eén gezicht", project=mee, bouwstenen=steen
        )
        assert list(inzicht.bouwstenen.all()) == steen
        assert regels("voeg_inzicht_toe")[0].naar == {"bouwstenen": ["ingredient-01"]}

    def test_a_session_lies_in_the_past_and_holds_projects_of_its_ronde(self, ronde, coordinator):
        project = fabriek.project(ronde)
        with pytest.raises(Fout, match="nog niet geweest"):
            fabriek.sessie(ronde, [project], coordinator, datum=date(2016, 6, 2))
        with pytest.raises(Fout, match="minstens één project"):
            fabriek.sessie(ronde, [], coordinator)
        with pytest.raises(GeenToegang):
            fabriek.sessie(ronde, [project], fabriek.lid(project))


def test_the_code_lists_load_once_and_only_a_change_is_logged(db):
    eerste = bouwstenen_services.laad_bouwstenen()
    assert len(eerste) == Bouwsteen.objects.count()
    assert bouwstenen_services.laad_bouwstenen() == eerste
    assert len(regels("laad_bouwstenen")) == 1
    gewijzigd = {
        "lijsten": [],
        "bouwstenen": [],
    }
    assert bouwstenen_services.laad_bouwstenen(gegevens=gewijzigd) == []
    assert Bouwsteen.objects.count() == len(eerste)


class TestVragenlijst:
    @pytest.fixture
    def vragenronde(self, ronde, coordinator):
        fabriek.gemeenten(6)
        return fabriek.vragenronde(ronde, coordinator)

    def test_everyone_involved_is_asked_once_in_the_role_they_had(self, vragenronde):
        rollen = sorted(vragenronde.genodigden.values_list("rol", flat=True))
        # the check of the application was done by a second coördinator
        assert rollen == ["aanbieder", *["coordinator"] * 2, *["gemeentemedewerker"] * 6]
        assert Mail.objects.filter(sjabloon="vragenlijst_uitnodiging").count() == 9
        mail = Mail.objects.filter(sjabloon="vragenlijst_uitnodiging").first()
        assert "maandag 20 juni 2016" in mail.tekst
        assert "/evaluatie/ronde/2015/vragenlijst/" in mail.tekst

    def test_it_is_sent_once_and_closes_later(self, ronde, coordinator, vragenronde):
        with pytest.raises(Fout, match="al verstuurd"):
            fabriek.vragenronde(ronde, coordinator)

    def test_it_cannot_close_in_the_past(self, ronde, coordinator):
        with pytest.raises(Fout, match="nog moet komen"):
            tevredenheid.start_vragenronde(wie=coordinator, ronde=ronde, sluit_op=tijd.nu())

    def test_answers_count_once_and_until_closing(self, ronde, vragenronde, klok):
        een, twee = vragenronde.genodigden.filter(rol="gemeentemedewerker")[:2]
        goed = fabriek.antwoorden(ronde, "gemeentemedewerker", open_="Ga door.")
        tevredenheid.beantwoord(wie=een.gebruiker, vragenronde=vragenronde, antwoorden=goed)
        with pytest.raises(Fout, match="al ingevuld"):
            tevredenheid.beantwoord(wie=een.gebruiker, vragenronde=vragenronde, antwoorden=goed)
        klok(fabriek.SLUIT - timedelta(milliseconds=1))
        half = goed | {next(iter(goed)): None}
        with pytest.raises(Fout, match="bij elke stelling"):
            tevredenheid.beantwoord(wie=twee.gebruiker, vragenronde=vragenronde, antwoorden=half)
        klok(fabriek.SLUIT)
        with pytest.raises(Fout, match="gesloten"):
            tevredenheid.beantwoord(wie=twee.gebruiker, vragenronde=vragenronde, antwoorden=goed)
        assert Respons.objects.count() == 1

    def test_who_was_not_asked_cannot_answer(self, ronde, vragenronde):
        with pytest.raises(GeenToegang):
            tevredenheid.beantwoord(
                wie=basis.gebruiker("Vreemde"), vragenronde=vragenronde, antwoorden={}
            )

    def test_nothing_links_a_person_to_answers(self, ronde, vragenronde):
        genodigde = vragenronde.genodigden.filter(rol="gemeentemedewerker").first()
        fabriek.beantwoord(vragenronde, "gemeentemedewerker", 1)
        velden = {veld.name for veld in Respons._meta.get_fields()}
        assert velden == {"uuid", "vragenronde", "rol", "lichting", "antwoorden"}
        (regel,) = regels("beantwoord")
        assert (regel.wie, regel.wie_naam) == (None, schrijven.SYSTEEM)
        assert str(genodigde.gebruiker) not in str(vars(regel))
        assert Genodigde.objects.get(pk=genodigde.pk).beantwoord


class TestOordeel:
    def test_a_judgement_makes_a_version_and_a_report(self, ronde, coordinator):
        for keuze in ("aanpassen", "voortzetten"):
            verslag.leg_oordeel_vast(
                wie=coordinator,
                ronde=ronde,
                keuze=keuze,
                bouwstenen_conclusie="Houd één gezicht.",
                motivering="Het werkt.",
            )
        assert [(o.versie, o.keuze) for o in Oordeel.objects.all()] == [
            (1, "aanpassen"),
            (2, "voortzetten"),
        ]
        verslagen = Document.objects.filter(soort="evaluatie")
        assert sorted(verslagen.values_list("versie", flat=True)) == [1, 2]

    @pytest.mark.parametrize("veld", ["keuze", "bouwstenen_conclusie", "motivering"])
    def test_nothing_may_be_missing(self, ronde, coordinator, veld):
        gegevens = {"keuze": "stoppen", "bouwstenen_conclusie": "x", "motivering": "y"} | {veld: ""}
        with pytest.raises(Fout) as fout:
            verslag.leg_oordeel_vast(wie=coordinator, ronde=ronde, **gegevens)
        assert fout.value.veld == veld
        assert not Oordeel.objects.exists()
        assert not Document.objects.filter(soort="evaluatie").exists()

    def test_only_the_coordinator_judges_and_asks_for_the_report(self, ronde):
        with pytest.raises(GeenToegang):
            verslag.leg_oordeel_vast(
                wie=basis.medewerker(),
                ronde=ronde,
                keuze="stoppen",
                bouwstenen_conclusie="x",
                motivering="y",
            )
        with pytest.raises(GeenToegang):
            verslag.maak_verslag(wie=basis.medewerker(), ronde=ronde)
