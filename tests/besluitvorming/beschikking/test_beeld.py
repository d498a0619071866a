"""What a letter says, made from its frozen content, and how the list of letters shows it (W30)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from besluitvorming.beschikking.beeld.brief import (
    advieszin,
    besluitzin,
    brief_om_te_lezen,
    commissiezin,
    gevolgzin,
    periodezin,
    tabelzin,
)
from besluitvorming.beschikking.beeld.lijst import (
    MAX_BLOKKEN,
    Briefrij,
    briefblokken,
    briefintro,
    brieventelling,
    pdfs_in_de_maak,
)
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.queries.projecten import Besluitenstand, Projectplek
from kern.basis.geld import euro
from kern.documenten.models import Document
from tests.besluitvorming import rijen
from tests.besluitvorming.fabriek import BESLUITVORMING, RHEDEN

INHOUD: dict[str, Any] = {
    "titel": "Thuis & verder",
    "nummer": "2015-001",
    "gevraagd": "500.00",
    "geadviseerd": "400.00",
    "start": "2015-09-01",
    "eind": "2016-08-31",
    "verdeelsleutel_tekst": "Elke gemeente betaalt evenveel.",
    "gevolg_tekst": "Elk college betaalt zijn eigen deel.",
    "advies": {
        "versie": 2,
        "sha256": "abcdef0123456789" * 4,
        "vastgesteld_op": "2015-07-01T15:00:00+02:00",
        "commissie": [
            {"naam": "Vera", "functie": "voorzitter"},
            {"naam": "Lars", "functie": "lid"},
        ],
    },
    "colleges": [],
    "rapportages": [{"naam": "Tussenrapportage", "uiterlijk": "2016-03-01"}],
}


def _brief(bedrag: int, **anders: Any) -> Beschikking:
    return Beschikking(bedrag=Decimal(bedrag), inhoud=INHOUD | anders, datum=date(2015, 7, 14))


@pytest.mark.parametrize(
    ("bedrag", "zin"),
    [
        (500, "U krijgt <strong>€\xa0500</strong> subsidie voor het project “Thuis &amp; verder”."),
        (
            400,
            "U krijgt <strong>€\xa0400</strong> subsidie voor het project “Thuis &amp; verder”. "
            "U vroeg €\xa0500.",
        ),
        (
            0,
            "Uw aanvraag is <strong>afgewezen</strong>. U krijgt geen subsidie voor het project "
            "“Thuis &amp; verder”. U vroeg €\xa0500.",
        ),
    ],
)
def test_the_decision_says_what_was_granted_of_what_was_asked(bedrag, zin) -> None:
    assert besluitzin(_brief(bedrag)) == zin


@pytest.mark.parametrize(
    ("geadviseerd", "om"),
    [
        ("500.00", "adviseerde zij om €\xa0500 toe te kennen. De colleges"),
        ("400.00", "om €\xa0400 toe te kennen van de €\xa0500 die u vroeg. De colleges"),
        ("0.00", "om uw aanvraag af te wijzen. De colleges"),
    ],
)
def test_the_advice_is_told_with_its_day(geadviseerd, om) -> None:
    zin = advieszin(_brief(400, geadviseerd=geadviseerd))
    assert "Op 1 juli 2015 adviseerde zij" in zin
    assert om in zin


def test_a_refusal_speaks_of_no_amount_per_municipality() -> None:
    assert "Elke gemeente betaalt evenveel." in tabelzin(_brief(400))
    assert "hoogste bedrag" not in tabelzin(_brief(0))


def test_what_a_deviation_means_is_told_only_when_it_means_something() -> None:
    gaf = [{"besloten": Decimal(10)}]
    niets = [{"besloten": Decimal(0)}]
    assert gevolgzin(_brief(0), gaf, afwijkend=True).endswith("krijgt dit project geen subsidie.")
    assert gevolgzin(_brief(400), gaf, afwijkend=True) == INHOUD["gevolg_tekst"]
    assert gevolgzin(_brief(400), gaf, afwijkend=False) == ""
    assert gevolgzin(_brief(0), niets, afwijkend=False) == ""


def test_committee_and_period_are_told_when_they_are_known() -> None:
    zin = commissiezin(INHOUD["advies"])
    assert "Leden van de commissie: Vera (voorzitter), Lars." in zin
    assert "begint met abcdef0123456789." in zin
    assert commissiezin(INHOUD["advies"] | {"commissie": []}) == ""
    assert "van 1 september 2015 tot en met 31 augustus 2016" in periodezin(INHOUD)
    assert periodezin(INHOUD | {"eind": ""}) == ""


def test_days_of_sending_come_from_the_document() -> None:
    voor = brief_om_te_lezen(_brief(400), {})
    assert (voor["verzonden"], voor["bezwaar_tot"]) == (None, None)
    na = brief_om_te_lezen(
        _brief(400), {"verzonden": "2015-07-14", "bezwaar_tot": "2015-08-25", "uitleg": "x"}
    )
    assert (na["verzonden"], na["bezwaar_tot"]) == (date(2015, 7, 14), date(2015, 8, 25))
    assert na["rapportages"] == [{"naam": "Tussenrapportage", "uiterlijk": date(2016, 3, 1)}]
    assert na["kop"] == f"U krijgt {euro(400)} subsidie"


# the list


def _plekken(verzonden: int, gemaakt: int, klaar: int, nog: int) -> list[Projectplek]:
    soorten = [
        *[(0, True, True)] * verzonden,
        *[(0, True, False)] * gemaakt,
        *[(0, False, False)] * klaar,
        *[(2, False, False)] * nog,
    ]
    return [
        Projectplek(n, n, True, 0, nog_niet, beschikt=beschikt, verzonden=weg)
        for n, (nog_niet, beschikt, weg) in enumerate(soorten, 1)
    ]


def test_letters_are_counted_by_where_they_stand() -> None:
    telling = brieventelling(_plekken(1, 2, 3, 4))
    assert telling.zin == "1 verstuurd, 2 gemaakt en nog niet verstuurd, 3 te maken."
    assert telling.intro.startswith("1 van de 10 beschikkingen is verstuurd.")
    assert (telling.maakknop, telling.verstuurknop) == (
        "Maak 3 beschikkingen",
        "Verstuur 2 beschikkingen",
    )
    klaar = brieventelling(_plekken(2, 0, 0, 0))
    assert klaar.intro == "Alle 2 beschikkingen zijn verstuurd."
    assert (klaar.maakknop, klaar.verstuurknop) == ("", "")


AANTAL = st.integers(0, 400)


@given(AANTAL, AANTAL, AANTAL)
def test_marks_never_show_more_than_was_done(verzonden, gemaakt, nog) -> None:
    blokken = briefblokken(_plekken(verzonden, gemaakt, 0, nog))
    samen = verzonden + gemaakt + nog
    assert len(blokken) == min(samen, MAX_BLOKKEN)
    assert blokken.count("klaar") * samen <= verzonden * len(blokken)
    assert samen <= MAX_BLOKKEN or blokken.count("klaar") < MAX_BLOKKEN or verzonden == samen


@pytest.mark.django_db
def test_a_row_says_where_the_letter_stands_and_what_can_be_done() -> None:
    advies = rijen.voorgelegd()
    aanvraag = rijen.project(advies)

    def rij(document: Document | None = None) -> Briefrij:
        stand = Besluitenstand(advies)
        return Briefrij(stand.projecten(stand.plekken)[0], document)

    rijen.besluit(aanvraag)
    assert rij().stand == ("slot", "Wacht op colleges", "nog 1 van 2")
    assert (rij().bedrag, rij().lees, rij().te_maken) == ("", "", False)
    rijen.besluit(aanvraag, RHEDEN)
    assert rij().stand[:2] == ("nog_niet", "Te maken")
    assert (rij().bedrag, rij().te_maken) == (euro(20_000), True)
    brief = rijen.brief(aanvraag, verzonden=False)
    assert rij().stand == ("bezig", "Gemaakt", "nog niet verstuurd")
    assert rij().lees == f"Lees en verstuur {brief.kenmerk}"
    brief.verzonden_op, brief.bezwaar_tot = BESLUITVORMING, date(2015, 8, 25)
    brief.save()
    assert rij().stand[2] == "op 14 juli 2015, bezwaar tot en met 25 augustus 2015"
    assert rij().lees == f"Lees {brief.kenmerk}"
    assert rij().documentzin == ""
    assert rij(Document(status=Document.Status.KLAAR)).documentzin == "pdf klaar"
    assert rij(Document(status=Document.Status.MISLUKT)).documentzin == "pdf niet gelukt"
    assert rij(Document(status=Document.Status.WACHT)).documentzin == "pdf wordt gemaakt"


def test_the_list_is_read_again_while_a_pdf_is_made() -> None:
    assert pdfs_in_de_maak([Document(status=Document.Status.WACHT)])
    assert not pdfs_in_de_maak([Document(status=Document.Status.KLAAR)])


def test_the_page_of_a_letter_says_whether_the_applicant_sees_it() -> None:
    brief = _brief(400)
    assert briefintro(brief).endswith("De aanvrager ziet deze beschikking nog niet.")
    brief.verzonden_op, brief.bezwaar_tot = BESLUITVORMING, date(2015, 8, 25)
    assert "tot en met dinsdag 25 augustus 2015" in briefintro(brief)
