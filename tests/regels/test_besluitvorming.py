"""The rules of this floor: R01 (ceiling), R30-R32, W14, W30 and W60-W63; W31 has its own file."""

import re
from datetime import date
from decimal import Decimal

import page
import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from aanvragen.indienen import services as indienen
from aanvragen.velden.models import Aanvraag
from besluitvorming.beschikking import services as beschikking
from besluitvorming.beschikking.beeld.brief import brief_om_te_lezen
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.beschikking.queries.register import registerrijen, registerselectie
from besluitvorming.besluiten.beeld import afwijkingen
from besluitvorming.besluiten.forms import BesluitForm
from besluitvorming.besluiten.models import Collegebesluit, Projectbesluit
from besluitvorming.besluiten.queries.plafond import vergeven_bedrag
from besluitvorming.besluiten.queries.projecten import Besluitenstand
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen import services as voorleggen
from kern.aansluiting.registers import dossier_gebeurtenissen, taken
from kern.basis.fouten import Fout
from kern.documenten import documenten
from kern.documenten.models import Document
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang, mag
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen_fabriek
from tests.besluitvorming import fabriek as maak
from tests.besluitvorming.fabriek import ARNHEM, RHEDEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dag(klok):
    klok(maak.BESLUITVORMING)


def _afwijkingen(advies):
    stand = Besluitenstand(advies)
    return afwijkingen(stand.ronde, stand.projecten(stand.plekken))


def _zet_plafond(ronde, bedrag):
    """Make the ceiling exactly this high, as if it was published so."""
    type(ronde).objects.filter(pk=ronde.pk).update(subsidieplafond=bedrag)


# R01: the ceiling


def test_R01_a_decision_to_the_cent_at_the_ceiling_passes_and_one_cent_more_does_not(voorgelegd):
    advies, (aanvraag,) = voorgelegd(bedrag=30_000)
    rij = maak.aandeel(advies, aanvraag)
    _zet_plafond(advies.ronde, Decimal("30000.10"))
    with pytest.raises(Fout, match="€\xa00,01 boven het subsidieplafond"):
        maak.zitting(advies, besluiten=[maak.wijk_af(rij, rij.bedrag + Decimal("0.11"))])
    assert not Projectbesluit.objects.exists()
    maak.zitting(advies, besluiten=[maak.wijk_af(rij, rij.bedrag + Decimal("0.10"))])
    assert vergeven_bedrag(advies.ronde) == Decimal("30000.10")


def test_R01_what_is_still_advised_to_others_counts(voorgelegd):
    advies, (een, _) = voorgelegd(2, bedrag=30_000)
    rij = maak.aandeel(advies, een)
    _zet_plafond(advies.ronde, 60_000)
    with pytest.raises(Fout, match="boven het subsidieplafond"):
        maak.zitting(advies, besluiten=[maak.wijk_af(rij, rij.bedrag + 1)])


def test_R01_what_one_college_leaves_another_may_use(voorgelegd):
    advies, (een, twee) = voorgelegd(2, bedrag=30_000)
    _zet_plafond(advies.ronde, 60_000)
    arnhem, rheden = maak.aandeel(advies, een), maak.aandeel(advies, een, RHEDEN)
    maak.zitting(advies, besluiten=[maak.wijk_af(arnhem, arnhem.bedrag - 500)])
    maak.zitting(advies, RHEDEN, besluiten=[maak.wijk_af(rheden, rheden.bedrag + 500)])
    assert vergeven_bedrag(advies.ronde) == 60_000
    assert maak.aandeel(advies, twee).besloten is None


def test_R01_a_withdrawn_project_frees_its_money(voorgelegd):
    advies, (een, twee) = voorgelegd(2, bedrag=30_000)
    indienen.trek_in(wie=twee.aangemaakt_door, aanvraag=twee, reden="")
    assert vergeven_bedrag(advies.ronde) == 30_000
    assert maak.aandeel(advies, een).besloten is None


def test_R01_no_project_gets_more_than_it_asked(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = maak.aandeel(advies, aanvraag)
    with pytest.raises(Fout, match="meer dan is gevraagd"):
        maak.zitting(advies, besluiten=[maak.wijk_af(rij, rij.bedrag + 1)])


# R30: every college decides for itself


def test_R30_nobody_decides_for_another(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rheden = maak.wie(fabriek.gemeente(RHEDEN))
    for wie in (rheden, fabriek.coordinator(), fabriek.beheerder(), aanvraag.aangemaakt_door):
        with pytest.raises(GeenToegang):
            maak.zitting(advies, ARNHEM, wie=wie)
    assert not Collegebesluit.objects.exists()


def test_R30_a_share_of_another_municipality_cannot_be_slipped_in(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    vreemd = maak.volg(maak.aandeel(advies, aanvraag, RHEDEN))
    with pytest.raises(Fout, match="ligt niet bij uw college"):
        maak.zitting(advies, ARNHEM, besluiten=[vreemd])
    assert not Projectbesluit.objects.exists()


def test_R30_every_municipality_of_a_project_decides_also_on_a_rejection(voorgelegd):
    advies, (_, uit) = voorgelegd(2, uit=[1])
    assert {a.gemeente.code for a in Aandeel.objects.filter(aanvraag=uit)} == {ARNHEM, RHEDEN}
    assert Besluitenstand(advies).voortgang.totaal == 2


def test_R30_no_letter_before_every_college_decided(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    maak.zitting(advies, ARNHEM)
    with pytest.raises(Fout, match=r"Nog niet alle colleges hebben besloten .*: Rheden"):
        beschikking.maak_beschikking(wie=fabriek.coordinator(), aanvraag=aanvraag)


# R31: a procedural test


def test_R31_the_form_asks_the_procedure_and_never_a_score(client, voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    client.force_login(maak.wie(fabriek.gemeente()))
    pagina = client.get(
        reverse("besluitvorming:besluit", args=[advies.ronde.code])
    ).content.decode()
    hoofd = pagina[pagina.index("<main") : pagina.index("</main>")]
    namen = set(re.findall(r'name="([^"]+)"', hoofd)) - {"csrfmiddlewaretoken", "knop"}
    pk = maak.aandeel(advies, aanvraag).pk
    assert namen == {
        "datum",
        "kenmerk",
        "procedure",
        "criteria",
        "toelichting",
        f"keuze_{pk}",
        f"bedrag_{pk}",
        f"reden_{pk}",
    }
    assert "Is de afgesproken werkwijze gevolgd?" in hoofd
    assert "Zijn de criteria toegepast?" in hoofd
    assert not re.search(r"\b(score|cijfer|punten)\b", hoofd, re.IGNORECASE)


def test_R31_both_questions_must_be_answered_and_a_no_explained():
    leeg = BesluitForm([], {"datum": "2015-07-14", "kenmerk": "BW-1"})
    assert {"procedure", "criteria"} <= leeg.errors.keys()
    nee = BesluitForm([], {"procedure": "ja", "criteria": "nee"})
    assert nee.errors["toelichting"] == ["Leg uit waarom het antwoord nee is."]


def test_R31_a_no_on_the_procedure_is_kept_with_its_reason(voorgelegd):
    advies, _ = voorgelegd()
    zitting = maak.zitting(advies, criteria_toegepast=False, toelichting="Criterium 8 ontbreekt.")
    assert (zitting.procedure_gevolgd, zitting.criteria_toegepast) == (True, False)
    assert zitting.toelichting == "Criterium 8 ontbreekt."


def test_R31_following_is_the_share_and_deviating_has_a_reason(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = maak.aandeel(advies, aanvraag)
    with pytest.raises(Fout, match="Leg uit waarom"):
        maak.zitting(advies, besluiten=[maak.wijk_af(rij, 10, "")])
    maak.zitting(advies, besluiten=[maak.wijk_af(rij, 10)])
    maak.zitting(advies, RHEDEN)
    assert maak.aandeel(advies, aanvraag).besluit.reden == maak.REDEN
    rheden = maak.aandeel(advies, aanvraag, RHEDEN)
    assert rheden.besluit.bedrag == rheden.bedrag


# R32: shares, and what a deviation does


def test_R32_shares_add_up_to_the_cent():
    codes = [g.code for g in fabriek.gemeenten()]
    ronde = {"code": "twaalf", "naam": "Ronde van twaalf", "titel": "Samen"}
    advies, (aanvraag,) = maak.voorgelegd(gemeenten=codes, bedrag=Decimal("10000.01"), **ronde)
    delen = list(Aandeel.objects.filter(aanvraag=aanvraag).values_list("bedrag", flat=True))
    assert len(delen) == 12
    assert sum(delen) == Decimal("10000.01")
    assert Besluitenstand(advies).totaal == Decimal("10000.01")


@pytest.fixture
def wijkt_arnhem_af(voorgelegd):
    """Arnhem grants another amount, Rheden follows; both decided."""

    def doe(gevolg, bedrag=1_000):
        advies, (aanvraag,) = voorgelegd(bedrag=30_000, gevolg_afwijking=gevolg)
        maak.zitting(advies, besluiten=[maak.wijk_af(maak.aandeel(advies, aanvraag), bedrag)])
        maak.zitting(advies, RHEDEN)
        return advies, aanvraag

    return doe


def test_R32_each_its_own_share(wijkt_arnhem_af):
    advies, aanvraag = wijkt_arnhem_af("eigen_deel")
    rheden = maak.aandeel(advies, aanvraag, RHEDEN).bedrag
    gevolg = _afwijkingen(advies)[0].gevolg
    assert gevolg.endswith("in plaats van €\xa030.000 uit het advies.")
    brief = maak.beschikt(aanvraag)
    assert brief.bedrag == 1_000 + rheden
    assert brief.uitkomst == "gedeeltelijk"


def test_R32_all_or_nothing(wijkt_arnhem_af):
    advies, aanvraag = wijkt_arnhem_af("alles_of_niets")
    assert "daardoor geen geld" in _afwijkingen(advies)[0].gevolg
    brief = maak.beschikt(aanvraag)
    assert (brief.bedrag, brief.uitkomst) == (0, "afgewezen")
    assert [c["bedrag"] for c in brief.inhoud["colleges"]] == ["0.00", "0.00"]
    assert Decimal(brief.inhoud["colleges"][0]["besloten"]) == 1_000
    assert vergeven_bedrag(advies.ronde) == 0


def test_R32_all_or_nothing_grants_when_all_follow(besloten):
    _, (aanvraag,) = besloten(bedrag=30_000, gevolg_afwijking="alles_of_niets")
    assert maak.beschikt(aanvraag).bedrag == 30_000


def test_R32_a_rejected_project_is_granted_by_all_or_by_none(voorgelegd):
    advies, (aanvraag,) = voorgelegd(uit=[0], gevolg_afwijking="alles_of_niets")
    maak.zitting(advies, besluiten=[maak.wijk_af(maak.aandeel(advies, aanvraag), 500)])
    maak.zitting(advies, RHEDEN)
    assert maak.beschikt(aanvraag).bedrag == 0


# W14: withdrawing ends with the first decision


def test_W14_after_the_first_college_decided_withdrawing_ends(voorgelegd):
    advies, (een, twee) = voorgelegd(2)
    maak.zitting(advies, besluiten=[maak.volg(maak.aandeel(advies, een))])
    een.refresh_from_db()
    with pytest.raises(Fout, match="al besloten"):
        indienen.trek_in(wie=een.aangemaakt_door, aanvraag=een, reden="")
    indienen.trek_in(wie=twee.aangemaakt_door, aanvraag=twee, reden="")
    assert Aanvraag.objects.get(pk=twee.pk).status == "ingetrokken"


def test_W14_no_college_decides_on_what_was_withdrawn(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = maak.aandeel(advies, aanvraag)
    indienen.trek_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, reden="")
    with pytest.raises(Fout, match="ingetrokken"):
        maak.zitting(advies, besluiten=[maak.volg(rij)])
    assert not Besluitenstand(advies).plekken


# W30: the letter


def test_W30_the_letter_holds_what_the_law_asks(besloten):
    _, (aanvraag,) = besloten(bedrag=30_000)
    inhoud = maak.beschikt(aanvraag).inhoud
    for college in inhoud["colleges"]:
        assert college["verordening"].startswith("Algemene subsidieverordening gemeente")
        assert college["datum"] == "2015-07-14"
        assert college["kenmerk"].startswith("BW-")
    assert inhoud["verplichtingen"] == aanvraag.ronde.verplichtingen
    assert [r["uiterlijk"] for r in inhoud["rapportages"]] == ["2016-01-15", "2016-06-15"]
    assert inhoud["motivering"].startswith("Een helder plan")
    assert inhoud["voorwaarden"] == "Meet ook na afloop."
    assert {"naam": "Vera Voorzitter", "functie": "voorzitter"} in inhoud["advies"]["commissie"]


def test_W30_six_weeks_begin_the_day_after_sending_and_pass_over_a_weekend(klok, besloten):
    _, (aanvraag,) = besloten()
    brief = maak.beschikt(aanvraag, verzonden=False)
    klok(2015, 7, 18, 10)  # a Saturday: six weeks later is a Saturday too
    brief = beschikking.verstuur_beschikking(wie=fabriek.coordinator(), beschikking=brief)
    assert brief.verzonden == date(2015, 7, 18)
    assert brief.bezwaar_tot == date(2015, 8, 31)


@pytest.mark.eenmaal
@pytest.mark.parametrize(
    ("uit", "woorden"),
    [
        ([], ["U krijgt €", "Wat u moet doen", "Rapportage met evaluatie", "Meet ook na afloop."]),
        ([0], ["afgewezen", "De redenen van de commissie"]),
    ],
)
def test_W30_the_pdf_says_it_all(besloten, uit, woorden):
    _, (aanvraag,) = besloten(uit=uit)
    brief = maak.beschikt(aanvraag)
    documenten.maak({"document": documenten.laatste("beschikking", aanvraag).pk})
    document = documenten.laatste("beschikking", aanvraag)
    assert document.status == Document.Status.KLAAR
    with document.bestand.open() as bestand:
        oordeel = page.validate_pdf_bytes(bestand.read(), profile=page.ValidationProfile.PDF_UA_1)
    assert "no failures" in str(oordeel)
    html = render_to_string(
        "besluitvorming/beschikking/documents/beschikking.html",
        brief_om_te_lezen(brief, document.gegevens),
    )
    tekst = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ")
    algemeen = [
        aanvraag.penvoerder.naam,
        brief.kenmerk,
        "Bent u het niet eens met een besluit?",
        "De laatste dag is dinsdag 25 augustus 2015",
        "het college van burgemeester en wethouders van Rheden",
        "Algemene subsidieverordening gemeente Arnhem",
    ]
    for zin in [*woorden, *algemeen]:
        assert re.sub(r"\s+", " ", zin) in re.sub(r"\s+", " ", tekst), zin


# W60: what everyone has to do


def _titels(wie, wachten=False):
    return [t.titel for t in taken.voor(wie) if t.wacht_op_anderen is wachten]


def test_W60_tasks_follow_the_decisions(voorgelegd):
    coordinator = fabriek.coordinator()
    advies, (aanvraag,) = voorgelegd()
    arnhem = maak.wie(fabriek.gemeente())
    aanvrager = aanvraag.aangemaakt_door
    assert "2 colleges moeten nog besluiten" in _titels(coordinator, wachten=True)
    assert "Leg het besluit van uw college vast over 1 project" in _titels(arnhem)
    assert f"De colleges besluiten over “{aanvraag.titel}”" in _titels(aanvrager, wachten=True)
    maak.zitting(advies)
    assert _titels(arnhem) == []
    assert "1 ander college moet nog besluiten" in _titels(arnhem, wachten=True)
    maak.zitting(advies, RHEDEN)
    assert "Maak 1 beschikking" in _titels(coordinator)
    brief = beschikking.maak_beschikking(wie=coordinator, aanvraag=aanvraag)
    assert "Verstuur 1 beschikking" in _titels(coordinator)
    assert not any("beschikking" in t.lower() for t in _titels(aanvrager))
    beschikking.verstuur_beschikking(wie=coordinator, beschikking=brief)
    assert f"Lees de beschikking over “{aanvraag.titel}”" in _titels(aanvrager)
    with fabriek.op(maak.BESLUITVORMING.replace(month=9)):
        assert not any("beschikking" in t.lower() for t in _titels(aanvrager))


def test_W60_the_coordinator_is_asked_to_send_the_advice(beoordeeld):
    (aanvraag,) = beoordeeld()
    coordinator = fabriek.coordinator()
    assert "Stuur het advies naar de colleges" not in _titels(coordinator)
    advies = maak.adviseer(aanvraag.ronde)
    assert "Stuur het advies naar de colleges" in _titels(coordinator)
    voorleggen.leg_voor(wie=coordinator, advies=advies)
    assert "Stuur het advies naar de colleges" not in _titels(coordinator)


# W61: the log


def test_W61_every_act_makes_one_line(besloten):
    _, (aanvraag,) = besloten()
    maak.beschikt(aanvraag)
    codes = Gebeurtenis.objects.filter(wat__startswith="besluitvorming.").order_by("volgnummer")
    assert list(codes.values_list("wat", flat=True)) == [
        "besluitvorming.leg_voor",
        "besluitvorming.leg_collegebesluit_vast",
        "besluitvorming.leg_collegebesluit_vast",
        "besluitvorming.maak_beschikking",
        "besluitvorming.verstuur_beschikking",
    ]


# W62: who sees what


def test_W62_a_municipality_sees_its_projects_from_the_moment_the_advice_is_put_before_it(
    beoordeeld,
):
    (aanvraag,) = beoordeeld()
    advies = maak.adviseer(aanvraag.ronde)
    arnhem, duiven = maak.wie(fabriek.gemeente()), fabriek.medewerker(fabriek.gemeente("GM0226"))
    assert not Aanvraag.objects.zichtbaar_voor(arnhem).exists()
    voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)
    assert list(Aanvraag.objects.zichtbaar_voor(arnhem)) == [aanvraag]
    assert not Aanvraag.objects.zichtbaar_voor(duiven).exists()


def test_W62_the_applicant_knows_nothing_before_the_letter_is_sent(client, besloten):
    advies, (aanvraag,) = besloten()
    brief = maak.beschikt(aanvraag, verzonden=False)
    lid = aanvraag.aangemaakt_door
    assert not mag(lid, "besluitvorming.besluiten_zien", aanvraag)
    assert not mag(lid, "besluitvorming.beschikking_zien", aanvraag)
    assert not Beschikking.objects.zichtbaar_voor(lid).exists()
    mijlpalen = dossier_gebeurtenissen.voor(aanvraag, lid)
    assert not any("colleges hebben besloten" in m.tekst for m in mijlpalen)
    client.force_login(lid)
    url = reverse("besluitvorming:brief", args=[aanvraag.nummer])
    assert client.get(url).status_code == 404
    dossier = client.get(reverse("dossier", args=[aanvraag.nummer])).content.decode()
    assert "eschikking</a>" not in dossier
    assert "Besluiten" not in re.sub(r"<nav.*?</nav>", "", dossier[: dossier.index("<main")])
    beschikking.verstuur_beschikking(wie=fabriek.coordinator(), beschikking=brief)
    assert mag(lid, "besluitvorming.besluiten_zien", aanvraag)
    assert client.get(url).status_code == 200
    assert advies.ronde_id == aanvraag.ronde_id


def test_W62_another_applicant_and_another_municipality_see_no_letter(client, besloten):
    _, (aanvraag,) = besloten()
    maak.beschikt(aanvraag)
    url = reverse("besluitvorming:brief", args=[aanvraag.nummer])
    for wie in (aanvragen_fabriek.lid_van(), fabriek.medewerker(fabriek.gemeente("GM0226"))):
        client.force_login(wie)
        assert client.get(url).status_code == 404
        assert not mag(wie, "besluitvorming.beschikking_zien", aanvraag)


# W63: the public register


def test_W63_what_was_granted_is_public_after_sending(besloten):
    _, (een, _) = besloten(2, uit=[1], bedrag=30_000)
    brief = maak.beschikt(een, verzonden=False)
    assert registerrijen(registerselectie()) == []
    beschikking.verstuur_beschikking(wie=fabriek.coordinator(), beschikking=brief)
    (rij,) = registerrijen(registerselectie())
    assert (rij.titel, rij.toegekend, rij.besloten_op) == ("Project 1", 30_000, maak.ZITTING)
    assert sum(bedrag for _, bedrag in rij.gemeenten) == 30_000
    assert [d[:2] for d in rij.doelgroepen] == ["b.", "c."]
    assert rij.aanbieder == een.penvoerder.naam


def test_W63_a_refusal_is_not_in_the_register(besloten):
    _, (aanvraag,) = besloten(uit=[0])
    maak.beschikt(aanvraag)
    assert registerrijen(registerselectie()) == []


def test_W63_the_register_costs_the_same_for_1_and_3_projects(besloten, django_assert_num_queries):
    for nieuw, samen in ((1, 1), (2, 3)):
        _, gemaakt = besloten(nieuw)
        for aanvraag in gemaakt:
            maak.beschikt(aanvraag)
        with django_assert_num_queries(4):
            assert len(registerrijen(registerselectie())) == samen
