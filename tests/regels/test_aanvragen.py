"""Rules of applying and checking: R10-R15, W02, W10-W14, W62."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from aanvragen.concept import services as concept_services
from aanvragen.indienen import services as indienen
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.indienen.queries import beslistermijn, vermoedelijke_dubbelen
from aanvragen.toets import services as toets
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rekenen import schema
from deelnemers.organisaties import services as organisaties
from deelnemers.organisaties.models import Aanbieder
from deelnemers.personen.models import Gebruiker
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from regeling.publicatie import services as publicatie
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.aanvragen.fabriek import (
    concept,
    gegevens,
    getoetst,
    ingediend,
    leeg,
    lid_van,
    toegelaten,
)
from tests.fabriek import NA_SLUITING, OPEN, SLUITING, op

pytestmark = pytest.mark.django_db
MILLISECONDE = timedelta(milliseconds=1)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    return fabriek.ronde().pk


@pytest.fixture
def ronde(_gemaakt, klok):
    klok(OPEN)
    return Ronde.objects.get(pk=_gemaakt)


def _dien_in(aanvraag):
    return indienen.dien_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=uuid4())


def _paden(aanvraag):
    with pytest.raises(indienen.Onvolledig) as fout:
        _dien_in(aanvraag)
    return [gebrek.pad for gebrek in fout.value.gebreken]


# R10: who may apply


@pytest.mark.parametrize("contract", [True, False])
def test_R10_an_aanbieder_active_in_one_municipality_applies_with_or_without_contract(
    ronde, contract
):
    lid = fabriek.gebruiker("Bea Beheerder")
    fabriek.aanbieder(lid=lid, gecontracteerd=contract, actief_in=[fabriek.gemeente("GM0277")])

    assert _dien_in(concept(ronde, lid)).aanvraag.status == Aanvraag.Status.INGEDIEND


def test_R10_an_aanbieder_from_elsewhere_is_refused(ronde):
    ronde.deelnames.filter(gemeente__code="GM0277").delete()
    lid = fabriek.gebruiker("Bea Beheerder")
    fabriek.aanbieder(lid=lid, actief_in=[fabriek.gemeente("GM0277")])

    with pytest.raises(Fout, match="werkt in geen van de gemeenten"):
        leeg(ronde, lid)


def test_R10_a_citizen_can_not_apply(ronde):
    burger = fabriek.gebruiker("Jan Burger")
    aanbieder = fabriek.aanbieder()

    with pytest.raises(GeenToegang):
        concept_services.start(wie=burger, ronde=ronde, aanbieder=aanbieder, titel="Mijn plan")
    assert not Aanvraag.objects.exists()


# R11: once


def test_R11_the_same_project_is_refused_twice(ronde):
    lid = lid_van()
    eerste = ingediend(ronde, lid, titel="Sámen  Sterker!")
    tweede = concept(ronde, lid, titel="samen sterker")

    with pytest.raises(Fout, match=f"al ingediend als {eerste.nummer}"):
        _dien_in(tweede)
    tweede.refresh_from_db()
    assert tweede.status == Aanvraag.Status.CONCEPT


def test_R11_the_same_project_is_refused_in_the_other_track(ronde):
    lid = lid_van()
    ingediend(ronde, lid, titel="Samen sterker")
    lokaal = fabriek.ronde(
        code="2015-arnhem",
        naam="Lokale ronde Arnhem",
        spoor="lokaal",
        gemeenten=[rij for rij in fabriek.ronde_gegevens()["gemeenten"] if rij["code"] == "GM0202"],
    )
    tweede = concept(
        lokaal,
        lid,
        titel="Samen sterker",
        gemeenten=[{"code": "GM0202", "bereik": 4, "wijze": "bewoners"}],
    )

    with pytest.raises(Fout, match="lokaal of regionaal"):
        _dien_in(tweede)


def test_R11_a_partner_can_not_submit_the_project_again(ronde):
    partner = fabriek.gebruiker("Piet Partner")
    fabriek.aanbieder(naam="Welzijn Oost", lid=partner, kvk_nummer="79999999")
    ingediend(ronde, titel="Samen sterker")

    with pytest.raises(Fout, match="al ingediend"):
        _dien_in(concept(ronde, partner, titel="Samen sterker", partners=[], ontschotting="Ja."))


def test_R11_another_organisation_may_use_the_same_title(ronde):
    ander = [{"naam": "Zorg West", "kvk_nummer": "78888888", "bijdrage": "Iets."}]
    ingediend(ronde, titel="Samen sterker")

    assert ingediend(ronde, titel="Samen sterker", partners=ander).nummer == "2015-002"


def test_R11_a_withdrawn_project_may_come_again(ronde):
    lid = lid_van()
    eerste = ingediend(ronde, lid, titel="Samen sterker")
    indienen.trek_in(wie=lid, aanvraag=eerste)

    assert ingediend(ronde, lid, titel="Samen sterker").status == Aanvraag.Status.INGEDIEND


def test_R11_likely_doubles_are_shown_with_the_reason(ronde, django_assert_num_queries):
    lid = lid_van()
    tekst = "Ouderen trainen hun benen met een fysiotherapeut en blijven daardoor langer thuis."
    deze = ingediend(ronde, lid, titel="Krachtig ouder worden", samenvatting=tekst)
    lijkt = ingediend(ronde, titel="Sterk uit de stoel", samenvatting=tekst)
    ingediend(ronde, titel="Taal op de werkvloer", samenvatting="Collega's leren Nederlands.")
    for nummer in range(5):
        ingediend(ronde, titel=f"Iets heel anders {nummer}", samenvatting="Muziek in de klas.")

    deze = Aanvraag.objects.select_related("ronde").get(pk=deze.pk)
    with django_assert_num_queries(2):
        gevonden = vermoedelijke_dubbelen(deze)

    assert [v.nummer for v in gevonden] == [lijkt.nummer]
    assert "woorden in de samenvatting" in gevonden[0].redenen[0]


# R12-R15: what must be in it


@pytest.mark.parametrize(
    ("velden", "pad"),
    [
        ({"doelen": []}, ("doelen",)),
        ({"aspecten": []}, ("aspecten",)),
        ({"doelgroepen": []}, ("doelgroepen",)),
        (
            {"doelgroepen": [{"code": "b", "bereik": None, "jeugd": False, "hoofd": True}]},
            ("doelgroepen", "b", "bereik"),
        ),
        (
            {"doelgroepen": [{"code": "b", "bereik": 5, "jeugd": False, "hoofd": False}]},
            ("doelgroepen", "hoofd"),
        ),
        (
            {"doelgroepen": [{"code": "b", "bereik": 5, "jeugd": True, "hoofd": True}]},
            ("doelgroepen", "b", "jeugd"),
        ),
        ({"gemeenten": []}, ("gemeenten",)),
        (
            {"gemeenten": [{"code": "GM0275", "bereik": 0, "wijze": "bewoners"}]},
            ("gemeenten", "GM0275", "bereik"),
        ),
    ],
)
def test_R12_goals_groups_with_reach_and_municipalities_are_asked(ronde, velden, pad):
    assert _paden(concept(ronde, **velden)) == [pad]


def test_R12_every_question_of_every_criterion_is_answered(ronde):
    vragen = [v["vraag"] for v in gegevens(ronde)["antwoorden"]]

    assert _paden(concept(ronde, antwoorden=[])) == [("antwoorden", vraag) for vraag in vragen]


def test_R12_only_municipalities_of_the_ronde_can_be_chosen(ronde):
    with pytest.raises(Fout, match="hoort niet bij deze ronde"):
        concept(ronde, gemeenten=[{"code": "GM9999", "bereik": 5, "wijze": "bewoners"}])


def test_R13_partners_or_a_description_of_how_walls_come_down(ronde):
    assert _paden(concept(ronde, partners=[], ontschotting="")) == [("ontschotting",)]

    alleen = concept(ronde, partners=[], ontschotting="Wij brengen zorg en wonen samen.")
    assert _dien_in(alleen).nummer == 1


def test_R13_a_partner_says_what_it_contributes(ronde):
    partner = [{"naam": "Welzijn Oost", "kvk_nummer": "1234", "bijdrage": ""}]

    assert _paden(concept(ronde, partners=partner)) == [
        ("partners", 0, "kvk_nummer"),
        ("partners", 0, "bijdrage"),
    ]


def test_R14_the_evaluation_plan_is_complete(ronde):
    indicator = [
        {"naam": "Contact", "eenheid": "", "nulmeting": None, "streefwaarde": "4", "bron": ""}
    ]

    assert _paden(concept(ronde, indicatoren=indicator, kosten_en_baten="")) == [
        ("indicatoren", 0, "eenheid"),
        ("indicatoren", 0, "nulmeting"),
        ("indicatoren", 0, "bron"),
        ("kosten_en_baten",),
    ]


def test_R14_the_evaluation_is_no_later_than_the_date_of_the_ronde(ronde):
    assert _dien_in(concept(ronde, evaluatiedatum="2016-06-30"))
    assert _paden(concept(ronde, evaluatiedatum="2016-07-01")) == [("evaluatiedatum",)]


def test_R15_the_amount_asked_is_computed(ronde):
    versie = _dien_in(concept(ronde))

    assert str(versie.gevraagd) == "60000.00"


@pytest.mark.parametrize(
    "bedragen",
    [("100.00", "100.00"), ("100.00", "120.00"), ("3500000.00", "1.00")],
    ids=["nothing left", "less than nothing", "above the ceiling"],
)
def test_R15_the_amount_asked_is_above_zero_and_under_the_ceiling(ronde, bedragen):
    kosten, eigen = bedragen
    begroting = [
        {"soort": "kosten", "omschrijving": "Coaches", "bedrag": kosten},
        {"soort": "eigen_bijdrage", "omschrijving": "Uren", "bedrag": eigen},
    ]

    assert _paden(concept(ronde, begroting=begroting)) == [("begroting",)]


def test_R15_the_statement_on_regular_contracts_is_needed(ronde):
    velden = {"verklaring_regulier": False, "toelichting_regulier": ""}

    assert _paden(concept(ronde, **velden)) == [
        ("verklaring_regulier",),
        ("toelichting_regulier",),
    ]


# W02: exact closing


def test_W02_the_closing_instant_is_too_late_and_the_draft_stays(ronde):
    aanvraag = concept(ronde)
    with op(SLUITING), pytest.raises(concept_services.Gesloten) as fout:
        _dien_in(aanvraag)

    assert "gesloten sinds maandag 11 mei 2015 om 17.00 uur" in fout.value.melding
    assert "Uw concept blijft bewaard" in fout.value.melding
    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.CONCEPT


def test_W02_a_millisecond_before_closing_is_in_time(ronde):
    aanvraag = concept(ronde)
    with op(SLUITING - MILLISECONDE):
        assert _dien_in(aanvraag).ingediend_op == SLUITING - MILLISECONDE


def test_W02_before_the_opening_is_too_early(ronde):
    with op(ronde.opent_op - MILLISECONDE):
        aanvraag = concept(ronde)
        with pytest.raises(concept_services.Gesloten, match="nog niet open"):
            _dien_in(aanvraag)


def test_W02_everyone_with_a_draft_hears_that_the_ronde_closes_later(ronde):
    aanvraag = concept(ronde)
    anders = concept(fabriek.ronde(code="anders"))
    partner = fabriek.aanbieder("Welzijn Oost", kvk_nummer="79999999").leden.get().gebruiker
    weg = fabriek.aanbieder("Welzijn Weg", lid=fabriek.gebruiker("Wil Weg")).leden.get().gebruiker
    later, reden = SLUITING + timedelta(days=7), "Storing op de laatste dag."
    publicatie.verleng(wie=fabriek.coordinator(), ronde=ronde, sluit_op=later, reden=reden)

    brieven = Mail.objects.filter(sjabloon="ronde_verlengd")
    aan = {aanvraag.aangemaakt_door.email, aanvraag.contact_email.lower(), partner.email}
    assert {brief.aan for brief in brieven} == aan
    assert not {anders.aangemaakt_door.email, weg.email} & aan
    for brief in brieven:
        assert "maandag 18 mei 2015 om 17.00 uur" in brief.tekst
        assert "Storing op de laatste dag." in brief.tekst


# W15: rights never follow from what somebody typed


def _indringer(kvk_nummer: str = "79999999"):
    """Someone who registered an organisation with the public number of a named partner."""
    indringer = fabriek.gebruiker("Ineke Indringer")
    fabriek.aanbieder("Zogenaamd Oost", indringer, kvk_nummer=kvk_nummer, bevestigd=False)
    return indringer


def test_W15_whoever_types_the_number_of_a_partner_sees_and_changes_nothing(ronde, client):
    aanvraag, verstuurd = concept(ronde), ingediend(ronde)
    indringer = _indringer()
    assert not Aanvraag.objects.zichtbaar_voor(indringer).exists()
    with pytest.raises(GeenToegang):
        concept_services.bewaar_onderdeel(
            wie=indringer, aanvraag=aanvraag, onderdeel="project", gegevens={"titel": "Gewist"}
        )
    client.force_login(indringer)
    for naam, pk in (("taken", aanvraag.pk), ("ontvangst", verstuurd.pk)):
        assert client.get(reverse(f"aanvragen:{naam}", args=[pk])).status_code == 404
    assert verstuurd.titel not in client.get(reverse("aanvragen:mijn")).content.decode()


def test_W15_the_penvoerder_hears_that_the_number_of_a_partner_was_registered(ronde):
    aanvraag = concept(ronde)
    _indringer()
    brief = Mail.objects.get(sjabloon="partner_meldt_zich")
    assert brief.aan == aanvraag.contact_email
    assert "Zogenaamd Oost" in brief.tekst
    assert "79999999" in brief.tekst


def test_W15_an_unconfirmed_claimant_gets_no_mail_about_a_draft(ronde):
    concept(ronde)
    indringer = _indringer()
    later = SLUITING + timedelta(days=7)
    publicatie.verleng(wie=fabriek.coordinator(), ronde=ronde, sluit_op=later, reden="Storing.")
    assert not Mail.objects.filter(sjabloon="ronde_verlengd", aan=indringer.email).exists()


def test_W15_a_partner_works_along_once_the_coordinator_confirmed_it(ronde):
    aanvraag = concept(ronde)
    indringer = _indringer()
    organisaties.bevestig_aanbieder(
        wie=fabriek.coordinator(),
        aanbieder=Aanbieder.objects.get(kvk_nummer="79999999"),
        grond="Gebeld met het nummer op de website.",
    )
    partner = Gebruiker.objects.get(pk=indringer.pk)
    assert list(Aanvraag.objects.van_aanbieder(partner)) == [aanvraag]


def test_R10_only_a_confirmed_provider_is_admitted(ronde, klok):
    coordinator = fabriek.coordinator()
    aanvraag = ingediend(ronde)
    klok(NA_SLUITING)
    getoetst(aanvraag, coordinator)
    Aanbieder.objects.filter(pk=aanvraag.penvoerder_id).update(oordeel=Aanbieder.Oordeel.OPEN)
    with pytest.raises(Fout, match="Controleer eerst de organisatie"):
        toets.laat_toe(wie=coordinator, aanvraag=aanvraag)
    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.INGEDIEND


# W10: shared drafts


def test_W10_colleagues_and_partners_share_a_draft(ronde):
    lid = lid_van()
    aanvraag = concept(ronde, lid)
    collega = fabriek.collega(aanvraag.penvoerder)
    partner = fabriek.gebruiker("Piet Partner")
    fabriek.aanbieder(naam="Welzijn Oost", lid=partner, kvk_nummer="79999999")
    for wie in (collega, partner):
        aanvraag = concept_services.bewaar_onderdeel(
            wie=wie,
            aanvraag=aanvraag,
            onderdeel="project",
            gegevens={"samenvatting": f"Van {wie}"},
        )

    assert aanvraag.samenvatting == "Van Piet Partner"
    assert Aanvraag.objects.zichtbaar_voor(lid_van()).count() == 0


def test_W10_nobody_overwrites_what_someone_else_just_saved(ronde):
    aanvraag = concept(ronde)
    collega = fabriek.collega(aanvraag.penvoerder)
    gezien = aanvraag.bewerkingen["project"]["n"]
    concept_services.bewaar_onderdeel(
        wie=collega,
        aanvraag=aanvraag,
        onderdeel="project",
        gegevens={"samenvatting": "Van Cor"},
        gezien=gezien,
    )

    with pytest.raises(
        concept_services.Bewaarconflict, match=r"Cor Collega heeft dit onderdeel om 10\.00"
    ):
        concept_services.bewaar_onderdeel(
            wie=aanvraag.aangemaakt_door,
            aanvraag=aanvraag,
            onderdeel="project",
            gegevens={"samenvatting": "Van Bea"},
            gezien=gezien,
        )
    aanvraag.refresh_from_db()
    assert aanvraag.samenvatting == "Van Cor"


# W11: receipt


def test_W11_the_receipt_is_exactly_what_was_received(ronde):
    versie = _dien_in(concept(ronde))

    assert versie.ingediend_op == OPEN
    assert schema.schemafouten(versie.inhoud) == []
    assert versie.sha256 == vingerafdruk(versie.inhoud)
    assert versie.aanvraag.nummer == "2015-001"


def test_W11_a_submitted_version_never_changes(ronde):
    versie = _dien_in(concept(ronde))
    versie.sha256 = "0" * 64

    with pytest.raises(TypeError):
        versie.save()
    with pytest.raises(TypeError):
        versie.delete()


def test_W11_a_later_version_is_a_new_one_beside_the_first(ronde):
    lid = lid_van()
    aanvraag = ingediend(ronde, lid)
    indienen.trek_in(wie=lid, aanvraag=aanvraag)
    concept_services.bewaar_onderdeel(
        wie=lid, aanvraag=aanvraag, onderdeel="project", gegevens={"samenvatting": "Beter."}
    )
    _dien_in(aanvraag)

    eerste, tweede = aanvraag.versies.all()
    assert (eerste.nummer, tweede.nummer) == (1, 2)
    assert eerste.inhoud["samenvatting"] != tweede.inhoud["samenvatting"] == "Beter."


# W12: once; at the same moment: see test_aanvragen_tegelijk.py


def test_W12_the_same_key_and_another_tab_yield_one_application(ronde):
    aanvraag = concept(ronde)
    sleutel = uuid4()
    eerste = indienen.dien_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=sleutel)
    nog_eens = indienen.dien_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=sleutel)
    ander_tabblad = _dien_in(aanvraag)

    assert eerste == nog_eens == ander_tabblad
    assert Aanvraagversie.objects.count() == 1
    assert Gebeurtenis.objects.filter(wat="aanvragen.dien_in").count() == 1


# W13: the check


def test_W13_nobody_can_admit_with_an_unmet_criterion(ronde):
    wie, aanvraag = fabriek.coordinator(), ingediend(ronde)
    with pytest.raises(Fout, match="Nog niet gecontroleerd: criterium 1, 2, 3"):
        toets.laat_toe(wie=wie, aanvraag=aanvraag)
    for oordeel in ("voldoet_niet", "aanvullen"):
        getoetst(aanvraag, wie, {4: oordeel})
        with pytest.raises(Fout, match="Voldoet nog niet: criterium 4"):
            toets.laat_toe(wie=wie, aanvraag=aanvraag)
    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.INGEDIEND


def test_W13_completion_resumes_the_check_and_the_decision_term_stood_still(ronde):
    wie, aanvraag = fabriek.coordinator(), ingediend(ronde)
    lid = aanvraag.aangemaakt_door
    with op(NA_SLUITING):  # Tuesday 12 May 2015
        getoetst(aanvraag, wie, {4: "aanvullen"})
        aanvulling = toets.vraag_aanvulling(
            wie=wie, aanvraag=aanvraag, tekst="Geef de bron.", dagen=12
        )
        aanvraag.refresh_from_db()
        assert str(aanvulling.uiterlijk) == "2015-05-26"  # 24 and 25 May are Pentecost
        with pytest.raises(concept_services.Gesloten, match="Wijzig alleen de onderdelen"):
            concept_services.bewaar_onderdeel(
                wie=lid, aanvraag=aanvraag, onderdeel="project", gegevens={"titel": "Anders"}
            )
        concept_services.bewaar_onderdeel(
            wie=lid,
            aanvraag=aanvraag,
            onderdeel="evaluatieplan",
            gegevens={"kosten_en_baten": "Nu met bron."},
        )
    with op(NA_SLUITING + timedelta(days=5)):
        tweede = _dien_in(aanvraag)
        assert set(tweede.toetsen.values_list("criterium__nummer", "oordeel")) == {
            (nummer, "voldoet") for nummer in range(1, 11) if nummer != 4
        }
        getoetst(aanvraag, wie)
        toets.laat_toe(wie=wie, aanvraag=aanvraag)

    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.TOEGELATEN
    termijn = beslistermijn(aanvraag)  # Friday 24 July and five days
    assert str(termijn.einde) == "2015-07-29"
    assert "5 dagen" in termijn.uitleg


def test_W13_a_completion_after_its_term_is_refused_and_can_be_put_aside(ronde):
    wie, aanvraag = fabriek.coordinator(), ingediend(ronde)
    with op(NA_SLUITING):
        getoetst(aanvraag, wie, {4: "aanvullen"})
        toets.vraag_aanvulling(wie=wie, aanvraag=aanvraag, tekst="Geef de bron.", dagen=7)
        with pytest.raises(Fout, match="heeft nog tot en met dinsdag 19 mei 2015"):
            toets.stel_buiten_behandeling(wie=wie, aanvraag=aanvraag, reden="Te laat.")
    with op(NA_SLUITING + timedelta(days=8)):
        with pytest.raises(concept_services.Gesloten, match="tot en met dinsdag 19 mei 2015"):
            _dien_in(aanvraag)
        toets.stel_buiten_behandeling(wie=wie, aanvraag=aanvraag, reden="Niet aangevuld.")

    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.BUITEN_BEHANDELING


# W14: withdraw


def test_W14_withdrawn_before_closing_can_be_submitted_again_under_its_number(ronde):
    lid = lid_van()
    aanvraag = ingediend(ronde, lid)
    indienen.trek_in(wie=lid, aanvraag=aanvraag)

    assert _dien_in(aanvraag).nummer == 2
    aanvraag.refresh_from_db()
    assert aanvraag.nummer == "2015-001"


def test_W14_after_closing_withdrawing_is_for_good(ronde):
    lid = lid_van()
    aanvraag = toegelaten(ronde, lid)
    with op(NA_SLUITING):
        indienen.trek_in(wie=lid, aanvraag=aanvraag, reden="Geen personeel.")
        with pytest.raises(concept_services.Gesloten):
            _dien_in(aanvraag)


def test_W14_a_decided_application_can_not_be_withdrawn(ronde):
    lid = lid_van()
    aanvraag = toegelaten(ronde, lid)
    Aanvraag.objects.filter(pk=aanvraag.pk).update(besloten_op=NA_SLUITING)

    with op(NA_SLUITING), pytest.raises(Fout, match="al besloten"):
        indienen.trek_in(wie=lid, aanvraag=aanvraag)
