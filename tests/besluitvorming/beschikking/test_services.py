"""Making and sending the letters (W30)."""

from datetime import date
from decimal import Decimal

import pytest

from besluitvorming.beschikking import services as beschikking
from besluitvorming.beschikking.models import Beschikking
from kern.basis.fouten import Fout
from kern.documenten import documenten
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from tests import fabriek
from tests.besluitvorming import fabriek as besluitvorming_fabriek

pytestmark = pytest.mark.django_db


def test_a_letter_holds_what_the_colleges_decided(besloten):
    _, (aanvraag,) = besloten()
    brief = besluitvorming_fabriek.beschikt(aanvraag, verzonden=False)
    assert brief.kenmerk == f"{aanvraag.nummer}-B"
    assert brief.uitkomst == "toegekend"
    assert brief.bedrag == sum(Decimal(c["bedrag"]) for c in brief.inhoud["colleges"])
    assert [c["gemeente"] for c in brief.inhoud["colleges"]] == ["Arnhem", "Rheden"]
    assert brief.inhoud["aan"]["naam"] == aanvraag.penvoerder.naam
    assert [r["naam"] for r in brief.inhoud["rapportages"]] == [
        "Tussenrapportage",
        "Rapportage met evaluatie",
    ]
    assert brief.verzonden_op is None
    assert documenten.laatste("beschikking", aanvraag).versie == 1


def test_a_part_is_called_a_part(besloten):
    _, (aanvraag,) = besloten(bedrag=1000)
    assert besluitvorming_fabriek.beschikt(aanvraag).uitkomst == "gedeeltelijk"


def test_a_refusal_has_reasons_and_no_obligations(besloten):
    _, (aanvraag,) = besloten(uit=[0])
    brief = besluitvorming_fabriek.beschikt(aanvraag)
    assert (brief.uitkomst, brief.bedrag) == ("afgewezen", 0)
    assert brief.inhoud["motivering"].startswith("Een helder plan")
    assert brief.inhoud["verplichtingen"] == brief.inhoud["rapportages"] == []
    assert brief.inhoud["voorwaarden"] == ""


def test_a_letter_is_made_once(besloten):
    _, (aanvraag,) = besloten()
    besluitvorming_fabriek.beschikt(aanvraag)
    with pytest.raises(Fout, match="al een beschikking"):
        beschikking.maak_beschikking(wie=fabriek.coordinator(), aanvraag=aanvraag)


def test_no_letter_about_a_project_that_is_not_before_the_colleges(beoordeeld):
    (aanvraag,) = beoordeeld()
    with pytest.raises(Fout, match="ligt niet bij de colleges"):
        beschikking.maak_beschikking(wie=fabriek.coordinator(), aanvraag=aanvraag)


def test_only_the_coordinator_makes_and_sends_letters(besloten):
    _, (aanvraag,) = besloten()
    wie = besluitvorming_fabriek.wie(fabriek.gemeente())
    with pytest.raises(GeenToegang):
        beschikking.maak_beschikking(wie=wie, aanvraag=aanvraag)
    brief = besluitvorming_fabriek.beschikt(aanvraag, verzonden=False)
    with pytest.raises(GeenToegang):
        beschikking.verstuur_beschikking(wie=wie, beschikking=brief)


def test_sending_tells_the_applicant_and_starts_the_term_once(besloten):
    _, (aanvraag,) = besloten()
    brief = besluitvorming_fabriek.beschikt(aanvraag)
    assert brief.verzonden == date(2015, 7, 14)
    assert brief.bezwaar_tot == date(2015, 8, 25)
    post = Mail.objects.get(sjabloon="beschikking")
    assert post.aan == aanvraag.contact_email
    assert "dinsdag 25 augustus 2015" in post.tekst
    assert f"/dossier/{aanvraag.nummer}/besluiten/" in post.tekst
    document = documenten.laatste("beschikking", aanvraag)
    assert document.versie == 2
    assert document.gegevens["bezwaar_tot"] == "2015-08-25"
    with pytest.raises(Fout, match="al verzonden"):
        beschikking.verstuur_beschikking(wie=fabriek.coordinator(), beschikking=brief)


def test_the_content_of_a_letter_does_not_follow_later_changes(besloten):
    advies, (aanvraag,) = besloten()
    inhoud = besluitvorming_fabriek.beschikt(aanvraag).inhoud
    aanvraag.penvoerder.naam = "Andere naam"
    aanvraag.penvoerder.save()
    assert Beschikking.objects.get(advies=advies).inhoud == inhoud
