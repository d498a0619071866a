"""Putting before the colleges, deciding, letters and objections."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from aanvragen.indienen import services as indienen
from aanvragen.velden.models import Aanvraag
from beoordeling.advies import services as advies_services
from beoordeling.weging import services as weging
from besluitvorming.beschikking import services as beschikking
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.models import Collegebesluit, Projectbesluit
from besluitvorming.bezwaar import services as bezwaar_services
from besluitvorming.bezwaar.models import Bezwaar
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen import services as voorleggen
from kern.basis.fouten import Fout
from kern.documenten import documenten
from kern.logboek.models import Gebeurtenis
from kern.post.models import Mail
from kern.toegang.rechten import GeenToegang
from tests import fabriek
from tests.beoordeling import fabriek as maak
from tests.besluitvorming import fabriek as besluitvorming_fabriek
from tests.besluitvorming.fabriek import ARNHEM, RHEDEN

pytestmark = pytest.mark.django_db


def _per_code(aanvraag):
    return {a.gemeente.code: a.bedrag for a in Aandeel.objects.filter(aanvraag=aanvraag)}


# leg_voor


@pytest.mark.parametrize(
    ("sleutel", "arnhem"), [("gelijk", "30000"), ("bereik", "40000"), ("inwoners", None)]
)
def test_shares_follow_every_key_and_add_up(sleutel, arnhem, voorgelegd):
    _, (aanvraag,) = voorgelegd(bedrag=Decimal("60000.00"), verdeelsleutel=sleutel)
    delen = _per_code(aanvraag)
    assert sum(delen.values()) == Decimal("60000.00")
    if arnhem:
        assert delen[ARNHEM] == Decimal(arnhem)
    else:
        inwoners = {g.code: g.inwoners for g in fabriek.gemeenten()}
        deel = 60_000 * inwoners[ARNHEM] / (inwoners[ARNHEM] + inwoners[RHEDEN])
        assert abs(delen[ARNHEM] - Decimal(deel)) < Decimal("0.01")


def test_rejected_projects_get_shares_of_nothing_for_every_college(voorgelegd):
    _, (_, uit) = voorgelegd(2, uit=[1])
    assert _per_code(uit) == {ARNHEM: 0, RHEDEN: 0}


def test_the_advice_goes_to_the_colleges_once(voorgelegd):
    advies, _ = voorgelegd()
    with pytest.raises(Fout, match="ligt al bij de colleges"):
        voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)
    assert Aandeel.objects.count() == 2


def test_only_the_coordinator_puts_the_advice_before_the_colleges(voorgelegd):
    advies, _ = voorgelegd()
    with pytest.raises(GeenToegang):
        voorleggen.leg_voor(wie=fabriek.medewerker(), advies=advies)


def test_an_advice_in_the_making_does_not_go(beoordeeld):
    ronde = beoordeeld()[0].ronde
    secretaris = maak.secretaris(ronde)
    advies = weging.begin_weging(wie=secretaris, ronde=ronde)
    with pytest.raises(Fout, match="nog niet vastgesteld"):
        voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)


def test_an_advice_that_is_being_replaced_does_not_go(beoordeeld):
    ronde = beoordeeld()[0].ronde
    advies = besluitvorming_fabriek.adviseer(ronde)
    voorzitter = maak.scorend(ronde)[0].gebruiker
    advies_services.nieuwe_versie(wie=voorzitter, advies=advies, reden="Een rekenfout hersteld.")
    with pytest.raises(Fout, match="nieuwe versie"):
        voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)


def test_a_project_withdrawn_before_gets_no_shares(beoordeeld):
    (aanvraag,) = beoordeeld()
    advies = besluitvorming_fabriek.adviseer(aanvraag.ronde)
    indienen.trek_in(wie=aanvraag.aangemaakt_door, aanvraag=aanvraag, reden="")
    assert voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies) == []


def test_every_civil_servant_concerned_gets_a_mail_and_nobody_else(beoordeeld):
    advies = besluitvorming_fabriek.adviseer(beoordeeld()[0].ronde)
    arnhem, duiven = (fabriek.medewerker(fabriek.gemeente(c)) for c in (ARNHEM, "GM0226"))
    voorleggen.leg_voor(wie=fabriek.coordinator(), advies=advies)
    post = Mail.objects.filter(sjabloon="advies_voorgelegd")
    assert [m.aan for m in post] == [arnhem.email]
    assert "besluit over 1 project." in post[0].tekst
    assert "vrijdag 24 juli 2015" in post[0].tekst
    assert duiven.email not in post[0].tekst


# leg_collegebesluit_vast


def test_following_grants_exactly_the_share(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    besluitvorming_fabriek.zitting(advies)
    deel = besluitvorming_fabriek.aandeel(advies, aanvraag)
    assert deel.besluit.volgt
    assert deel.besluit.bedrag == deel.bedrag > 0


def test_following_with_another_amount_is_refused(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    besluit = besluitvorming_fabriek.volg(besluitvorming_fabriek.aandeel(advies, aanvraag))
    with pytest.raises(Fout, match="het aandeel uit het advies"):
        besluitvorming_fabriek.zitting(
            advies, besluiten=[replace(besluit, bedrag=besluit.bedrag - 1)]
        )
    assert not Collegebesluit.objects.exists()


@pytest.mark.parametrize(
    ("bedrag", "reden", "melding"),
    [
        (100, "", "Leg uit waarom"),
        (100, "  \r\n ", "Leg uit waarom"),
        (-1, besluitvorming_fabriek.REDEN, "lager zijn dan nul"),
        (None, besluitvorming_fabriek.REDEN, "hetzelfde als in het advies"),
    ],
)
def test_deviating_needs_another_amount_and_a_reason(bedrag, reden, melding, voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = besluitvorming_fabriek.aandeel(advies, aanvraag)
    with pytest.raises(Fout, match=melding) as fout:
        besluitvorming_fabriek.zitting(
            advies,
            besluiten=[
                besluitvorming_fabriek.wijk_af(rij, rij.bedrag if bedrag is None else bedrag, reden)
            ],
        )
    assert fout.value.veld in {f"bedrag_{rij.pk}", f"reden_{rij.pk}"}
    assert not Projectbesluit.objects.exists()


def test_a_sitting_may_decide_on_some_projects_and_a_later_one_on_the_rest(voorgelegd):
    advies, (een, twee) = voorgelegd(2)
    besluitvorming_fabriek.zitting(
        advies, besluiten=[besluitvorming_fabriek.volg(besluitvorming_fabriek.aandeel(advies, een))]
    )
    assert besluitvorming_fabriek.aandeel(advies, twee).besloten is None
    besluitvorming_fabriek.zitting(advies)
    assert besluitvorming_fabriek.aandeel(advies, twee).besloten.volgt
    assert Collegebesluit.objects.count() == 2


def test_a_decision_is_taken_once(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = besluitvorming_fabriek.aandeel(advies, aanvraag)
    besluitvorming_fabriek.zitting(advies)
    with pytest.raises(Fout, match="al besloten"):
        besluitvorming_fabriek.zitting(advies, besluiten=[besluitvorming_fabriek.volg(rij)])


def test_the_same_project_twice_in_one_sitting_is_refused(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = besluitvorming_fabriek.aandeel(advies, aanvraag)
    with pytest.raises(Fout, match="Er is niets bewaard"):
        besluitvorming_fabriek.zitting(
            advies,
            besluiten=[besluitvorming_fabriek.volg(rij), besluitvorming_fabriek.wijk_af(rij, 5)],
        )


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"datum": date(2015, 7, 15)}, "datum"),
        ({"datum": date(2015, 6, 30)}, "datum"),
        ({"kenmerk": "  "}, "kenmerk"),
        ({"procedure_gevolgd": False}, "toelichting"),
        ({"criteria_toegepast": False, "toelichting": " "}, "toelichting"),
        ({"besluiten": []}, None),
    ],
)
def test_a_faulty_sitting_is_refused_at_the_field(velden, veld, voorgelegd):
    advies, _ = voorgelegd()
    with pytest.raises(Fout) as fout:
        besluitvorming_fabriek.zitting(advies, **velden)
    assert fout.value.veld == veld
    assert not Collegebesluit.objects.exists()


def test_a_reference_is_used_once_per_municipality(voorgelegd):
    advies, (een, twee) = voorgelegd(2)
    besluitvorming_fabriek.zitting(
        advies,
        kenmerk="BW-1",
        besluiten=[besluitvorming_fabriek.volg(besluitvorming_fabriek.aandeel(advies, een))],
    )
    with pytest.raises(Fout, match="dit kenmerk"):
        besluitvorming_fabriek.zitting(advies, kenmerk=" BW-1 ")
    assert besluitvorming_fabriek.zitting(advies, RHEDEN, kenmerk="BW-1").kenmerk == "BW-1"
    assert besluitvorming_fabriek.aandeel(advies, twee).besloten is None


def test_a_decision_is_never_changed_or_deleted(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    college = besluitvorming_fabriek.zitting(advies)
    besluit = besluitvorming_fabriek.aandeel(advies, aanvraag).besluit
    for rij in (college, besluit):
        with pytest.raises(TypeError):
            rij.save()
        with pytest.raises(TypeError):
            rij.delete()


def test_the_log_tells_of_the_sitting_but_not_the_reasons(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    rij = besluitvorming_fabriek.aandeel(advies, aanvraag)
    besluitvorming_fabriek.zitting(
        advies, kenmerk="BW-9", besluiten=[besluitvorming_fabriek.wijk_af(rij, 10)]
    )
    regel = Gebeurtenis.objects.filter(wat="besluitvorming.leg_collegebesluit_vast").get()
    assert regel.naar == {
        "gemeente": "Arnhem",
        "datum": "2015-07-14",
        "kenmerk": "BW-9",
        "projecten": 1,
        "afwijkend": 1,
    }
    assert besluitvorming_fabriek.REDEN not in str(regel.naar) + regel.reden


# maak_beschikking en verstuur_beschikking


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


# registreer_bezwaar


def _bezwaar(brief, ontvangen_op, **velden):
    gemeente = fabriek.gemeente(velden.pop("code", ARNHEM))
    return bezwaar_services.registreer_bezwaar(
        **{
            "wie": besluitvorming_fabriek.wie(gemeente),
            "beschikking": brief,
            "gemeente": gemeente,
            "indiener": "Stichting De Brug",
            "ontvangen_op": ontvangen_op,
            "gronden": "Het bedrag is te laag.",
            **velden,
        }
    )


@pytest.mark.parametrize(("dag", "te_laat"), [(25, False), (26, True)])
def test_an_objection_is_registered_also_when_it_is_late(klok, dag, te_laat, besloten):
    _, (aanvraag,) = besloten()
    brief = besluitvorming_fabriek.beschikt(aanvraag)
    klok(2015, 9, 1, 10)
    bezwaar = _bezwaar(brief, date(2015, 8, dag))
    assert bezwaar.te_laat is te_laat
    regel = Gebeurtenis.objects.filter(wat="besluitvorming.registreer_bezwaar").get()
    assert regel.naar["te_laat"] is te_laat
    assert "Stichting De Brug" not in str(regel.naar)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"indiener": " "}, "indiener"),
        ({"gronden": ""}, "gronden"),
        ({"ontvangen_op": date(2015, 7, 15)}, "ontvangen_op"),
        ({"code": "GM0226"}, "gemeente"),
    ],
)
def test_a_faulty_objection_is_refused_at_the_field(velden, veld, besloten):
    _, (aanvraag,) = besloten()
    brief = besluitvorming_fabriek.beschikt(aanvraag)
    with pytest.raises(Fout) as fout:
        _bezwaar(brief, **{"ontvangen_op": besluitvorming_fabriek.ZITTING, **velden})
    assert fout.value.veld == veld
    assert not Bezwaar.objects.exists()


def test_no_objection_before_the_letter_is_sent_nor_by_another_municipality(besloten):
    _, (aanvraag,) = besloten()
    brief = besluitvorming_fabriek.beschikt(aanvraag, verzonden=False)
    with pytest.raises(Fout, match="nog niet verzonden"):
        _bezwaar(brief, besluitvorming_fabriek.ZITTING)
    with pytest.raises(GeenToegang):
        _bezwaar(
            brief,
            besluitvorming_fabriek.ZITTING,
            wie=besluitvorming_fabriek.wie(fabriek.gemeente(RHEDEN)),
        )


def test_besloten_op_is_set_once(voorgelegd):
    advies, (aanvraag,) = voorgelegd()
    besluitvorming_fabriek.zitting(advies)
    eerste = Aanvraag.objects.get(pk=aanvraag.pk).besloten_op
    with fabriek.op(besluitvorming_fabriek.BESLUITVORMING.replace(day=15)):
        besluitvorming_fabriek.zitting(advies, RHEDEN)
    assert Aanvraag.objects.get(pk=aanvraag.pk).besloten_op == eerste
