"""The acts on an application: what they do, refuse and keep."""

from datetime import timedelta
from uuid import uuid4

import pytest

from aanvragen.bijlagen import services as bijlagen
from aanvragen.concept import services as concept
from aanvragen.indienen import services as indienen
from aanvragen.indienen.queries import laatste_versie
from aanvragen.invoer import services as invoer
from aanvragen.toets import services as toets
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries import inhoud
from aanvragen.velden.rekenen import inhoud as rekenen_inhoud
from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen_fabriek
from tests.aanvragen.fabriek import gegevens, getoetst, ingediend, leeg, lid_van
from tests.fabriek import NA_SLUITING, OPEN, SLUITING, op

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    return ronde


def test_a_complete_draft_round_trips_through_its_rows(ronde):
    velden = gegevens(ronde)
    aanvraag = leeg(ronde)
    aanvraag = concept.vul(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, gegevens=velden)

    gelezen = inhoud.inhoud_van(aanvraag)

    zonder = {"penvoerder", "bijlagen"}
    verwacht = rekenen_inhoud.normaliseer_inhoud(velden)
    assert {k: v for k, v in gelezen.items() if k not in zonder} == {
        k: v for k, v in verwacht.items() if k not in zonder
    }
    assert gelezen["penvoerder"]["contactpersoon"] == "Bea Beheerder"


def test_an_incomplete_section_is_kept_as_typed(ronde):
    aanvraag = leeg(ronde)
    concept.bewaar_onderdeel(
        wie=aanvraag.aangemaakt_door,
        aanvraag=aanvraag,
        onderdeel="begroting",
        gegevens={"begroting": [{"soort": "kosten", "omschrijving": "Coaches", "bedrag": None}]},
        ruw={"begroting-0-bedrag": "twaalfduizend"},
    )

    aanvraag.refresh_from_db()
    assert inhoud.inhoud_van(aanvraag)["begroting"] == [
        {"soort": "kosten", "omschrijving": "Coaches", "bedrag": None}
    ]
    assert aanvraag.bewerkingen["begroting"]["ruw"] == {"begroting-0-bedrag": "twaalfduizend"}


def test_emptying_an_answer_empties_it_and_leaves_the_others(ronde):
    aanvraag = aanvragen_fabriek.concept(ronde)
    concept.bewaar_onderdeel(
        wie=aanvraag.aangemaakt_door,
        aanvraag=aanvraag,
        onderdeel="criteria-aanpak",
        gegevens={"antwoorden": [{"criterium": 2, "vraag": "eigen_kracht", "tekst": "  "}]},
    )

    codes = [rij["vraag"] for rij in inhoud.inhoud_van(aanvraag)["antwoorden"]]
    assert "eigen_kracht" not in codes
    assert "kosten_baten_meten" in codes
    assert "kennis_delen" in codes


def test_a_section_ignores_answers_of_another_section(ronde):
    aanvraag = leeg(ronde)
    concept.bewaar_onderdeel(
        wie=aanvraag.aangemaakt_door,
        aanvraag=aanvraag,
        onderdeel="criteria-kennis",
        gegevens={"antwoorden": [{"criterium": 2, "vraag": "eigen_kracht", "tekst": "Nee"}]},
    )

    assert inhoud.inhoud_van(aanvraag)["antwoorden"] == []


def test_saving_nothing_new_writes_nothing(ronde):
    aanvraag = aanvragen_fabriek.concept(ronde)
    voor = (Gebeurtenis.objects.count(), aanvraag.gewijzigd_op)
    with op(OPEN + timedelta(hours=1)):
        concept.vul(
            wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, gegevens=inhoud.inhoud_van(aanvraag)
        )

    aanvraag.refresh_from_db()
    assert (Gebeurtenis.objects.count(), aanvraag.gewijzigd_op) == voor


def test_saves_of_one_sitting_make_one_line_in_the_log(ronde):
    aanvraag = leeg(ronde)
    for minuut in (0, 5, 10, 40):
        with op(OPEN + timedelta(minutes=minuut)):
            concept.bewaar_onderdeel(
                wie=aanvraag.aangemaakt_door,
                aanvraag=aanvraag,
                onderdeel="project",
                gegevens={"samenvatting": f"Versie {minuut}"},
            )

    regels = Gebeurtenis.objects.filter(wat="aanvragen.bewaar_onderdeel")
    assert regels.count() == 2


def test_submitting_an_incomplete_draft_names_every_fault(ronde):
    aanvraag = leeg(ronde)
    with pytest.raises(indienen.Onvolledig) as fout:
        indienen.dien_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=uuid4())

    paden = {gebrek.pad for gebrek in fout.value.gebreken}
    assert {("samenvatting",), ("begroting",), ("gemeenten",), ("evaluatiedatum",)} <= paden
    assert ("titel",) not in paden
    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.CONCEPT
    assert aanvraag.nummer is None


def test_what_could_not_be_read_stands_in_the_way_of_submitting(ronde):
    aanvraag = aanvragen_fabriek.concept(ronde)
    concept.bewaar_onderdeel(
        wie=aanvraag.aangemaakt_door,
        aanvraag=aanvraag,
        onderdeel="project",
        gegevens={},
        ruw={"start": "overmorgen"},
    )
    with pytest.raises(indienen.Onvolledig) as fout:
        indienen.dien_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=uuid4())

    assert [gebrek.pad for gebrek in fout.value.gebreken] == [("ruw", "project")]


def test_numbers_follow_each_other_within_a_ronde(ronde):
    nummers = [ingediend(ronde).nummer for _ in range(3)]

    assert nummers == ["2015-001", "2015-002", "2015-003"]


def test_a_submission_is_mailed_to_the_contact_and_to_who_sent_it(ronde):
    aanvraag = ingediend(ronde)

    assert set(Mail.objects.values_list("aan", flat=True)) == {
        "bea@voorbeeld.example",
        aanvraag.aangemaakt_door.email,
    }
    mail = Mail.objects.first()
    assert aanvraag.nummer in mail.onderwerp
    assert laatste_versie(aanvraag).sha256 in mail.tekst


def test_a_submitted_application_can_not_be_changed(ronde):
    aanvraag = ingediend(ronde)
    with pytest.raises(concept.Gesloten, match="al verstuurd"):
        concept.bewaar_onderdeel(
            wie=aanvraag.aangemaakt_door,
            aanvraag=aanvraag,
            onderdeel="project",
            gegevens={"titel": "Anders"},
        )


def test_a_draft_can_not_start_after_closing(ronde):
    lid = lid_van()
    with op(SLUITING), pytest.raises(concept.Gesloten, match="gesloten sinds maandag 11 mei 2015"):
        leeg(ronde, lid)


def test_a_stranger_can_not_do_anything(ronde):
    aanvraag = ingediend(ronde)
    vreemde = lid_van()
    criterium = ronde.criteria.first()
    handelingen = [
        lambda: concept.bewaar_onderdeel(
            wie=vreemde, aanvraag=aanvraag, onderdeel="project", gegevens={}
        ),
        lambda: indienen.dien_in(wie=vreemde, aanvraag=aanvraag, sleutel=uuid4()),
        lambda: indienen.trek_in(wie=vreemde, aanvraag=aanvraag),
        lambda: toets.toets_criterium(
            wie=vreemde, aanvraag=aanvraag, criterium=criterium, oordeel="voldoet"
        ),
        lambda: toets.laat_toe(wie=vreemde, aanvraag=aanvraag),
        lambda: toets.vraag_aanvulling(wie=vreemde, aanvraag=aanvraag, tekst="x", dagen=7),
        lambda: toets.stel_buiten_behandeling(wie=vreemde, aanvraag=aanvraag, reden="x"),
        lambda: invoer.importeer(wie=vreemde, gegevens=[]),
        lambda: concept.start(
            wie=vreemde, ronde=ronde, aanbieder=aanvraag.penvoerder, titel="Gekaapt"
        ),
    ]
    for handeling in handelingen:
        with pytest.raises(GeenToegang):
            handeling()


def test_an_applicant_can_not_check_the_own_application(ronde):
    aanvraag = ingediend(ronde)
    with pytest.raises(GeenToegang):
        toets.laat_toe(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag)


def test_a_partner_may_edit_but_not_submit_or_withdraw(ronde):
    lid = fabriek.gebruiker("Piet Partner")
    fabriek.aanbieder(naam="Welzijn Oost", lid=lid, kvk_nummer="79999999")
    aanvraag = aanvragen_fabriek.concept(ronde)
    concept.bewaar_onderdeel(
        wie=lid, aanvraag=aanvraag, onderdeel="project", gegevens={"titel": "Samen beter"}
    )
    with pytest.raises(GeenToegang):
        indienen.dien_in(wie=lid, aanvraag=aanvraag, sleutel=uuid4())

    aanvraag.refresh_from_db()
    assert aanvraag.titel == "Samen beter"


def test_a_reason_is_needed_unless_it_meets(ronde):
    aanvraag = ingediend(ronde)
    with pytest.raises(Fout, match="Schrijf op waarom") as fout:
        toets.toets_criterium(
            wie=fabriek.coordinator(),
            aanvraag=aanvraag,
            criterium=ronde.criteria.first(),
            oordeel="voldoet_niet",
        )

    assert fout.value.veld == "reden"


def test_completion_needs_a_criterion_a_text_and_a_sane_term(ronde):
    aanvraag, wie = ingediend(ronde), fabriek.coordinator()
    for velden in (
        {"tekst": "", "dagen": 7},
        {"tekst": "Vul aan", "dagen": 0},
        {"tekst": "Vul aan", "dagen": 43},
        {"tekst": "Vul aan", "dagen": 7},
    ):
        with pytest.raises(Fout):
            toets.vraag_aanvulling(wie=wie, aanvraag=aanvraag, **velden)


def test_put_aside_needs_a_ground(ronde):
    aanvraag, wie = ingediend(ronde), fabriek.coordinator()
    getoetst(aanvraag, wie, {4: "aanvullen"})
    with pytest.raises(Fout, match="Vraag dan eerst om een aanvulling"):
        toets.stel_buiten_behandeling(wie=wie, aanvraag=aanvraag, reden="Te mager.")

    getoetst(aanvraag, wie, {4: "voldoet_niet"})
    toets.stel_buiten_behandeling(wie=wie, aanvraag=aanvraag, reden="Te mager.")
    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.BUITEN_BEHANDELING


def test_the_coordinator_does_not_see_drafts(ronde):
    aanvraag = aanvragen_fabriek.concept(ronde)
    assert not Aanvraag.objects.zichtbaar_voor(fabriek.coordinator()).exists()

    indienen.dien_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, sleutel=uuid4())
    assert Aanvraag.objects.zichtbaar_voor(fabriek.coordinator()).get() == aanvraag


def test_the_same_file_is_kept_once_and_stays_when_a_version_holds_it(ronde):
    from django.core.files.base import ContentFile

    from tests.aanvragen.fabriek import PDF

    aanvraag = aanvragen_fabriek.concept(ronde)
    wie = aanvraag.aangemaakt_door
    eerste = bijlagen.voeg_bijlage_toe(
        wie=wie, aanvraag=aanvraag, bestand=ContentFile(PDF, name="Plan.pdf")
    )
    nog_eens = bijlagen.voeg_bijlage_toe(
        wie=wie, aanvraag=aanvraag, bestand=ContentFile(PDF, name="Kopie.pdf")
    )
    assert eerste == nog_eens

    indienen.dien_in(wie=wie, aanvraag=aanvraag, sleutel=uuid4())
    indienen.trek_in(wie=wie, aanvraag=aanvraag)
    bijlagen.verwijder_bijlage(wie=wie, bijlage=eerste)

    eerste.refresh_from_db()
    with eerste.bestand.open() as bestand:
        assert bestand.read() == PDF
    assert inhoud.inhoud_van(aanvraag)["bijlagen"] == []
    assert aanvraag.versies.get().inhoud["bijlagen"] == [
        {"naam": "Plan.pdf", "sha256": eerste.sha256}
    ]


def test_admitting_outside_the_check_is_refused(ronde):
    aanvraag, wie = ingediend(ronde), fabriek.coordinator()
    with op(NA_SLUITING):
        getoetst(aanvraag, wie)
        toets.laat_toe(wie=wie, aanvraag=aanvraag)
        with pytest.raises(Fout, match="kan nu niet worden gecontroleerd"):
            toets.laat_toe(wie=wie, aanvraag=aanvraag)
