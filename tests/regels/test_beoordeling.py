"""The rules of the committee: R20, R21, W20-W23 and W60-W62 on this floor."""

from decimal import Decimal

import pytest

from aanvragen.velden.models import Aanvraag
from beoordeling.belangen import services as belangen
from beoordeling.commissie import services as commissie_services
from beoordeling.commissie.models import Commissie
from beoordeling.scoren import services as scoren
from beoordeling.scoren.models import Beoordeling
from beoordeling.scoren.queries import cijfers
from beoordeling.vergadering import services as vergadering
from deelnemers.organisaties.models import Lidmaatschap
from kern.aansluiting.registers import taken
from kern.basis.fouten import Fout
from kern.logboek import controle
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang, mag
from regeling.ronde.models import Criterium
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen_fabriek
from tests.beoordeling import fabriek as maak

pytestmark = pytest.mark.django_db
KANARIE = "KANARIE-geel-vliegt-uit-7431"


@pytest.fixture(autouse=True)
def _dag(klok):
    klok(maak.BEOORDELING)


def _criterium(ronde, nummer=2):
    return Criterium.objects.get(ronde=ronde, nummer=nummer)


def _wijzig(**anders):
    """ZETELS with the seat at an index replaced, or left out with None."""
    zetels = dict(enumerate(maak.ZETELS))
    zetels.update({int(k[1:]): v for k, v in anders.items()})
    return [zetel for zetel in zetels.values() if zetel]


# R20: the committee

ONVOLLEDIG = [
    ("te weinig", _wijzig(_2=None, _3=None, _4=None), "Er zijn nu 2 zetels"),
    ("geen voorzitter", _wijzig(_0=None), "geen voorzitter"),
    ("voorzitter zonder bestuur", _wijzig(_0=("voorzitter", [], "Vera")), "bestuurlijke ervaring"),
    ("geen client", _wijzig(_1=("lid", ["zorg"], "Lars")), "cliëntenperspectief"),
    ("geen inkoop", _wijzig(_4=("lid", ["zorg"], "Otto")), "Nog niet gedekt: inkoop"),
    ("geen secretaris", _wijzig(_5=None), "zetel voor de secretaris"),
]


@pytest.mark.parametrize(
    ("zetels", "reden"), [c[1:] for c in ONVOLLEDIG], ids=[c[0] for c in ONVOLLEDIG]
)
def test_R20_incomplete_committee_cannot_start(zetels, reden, lege_ronde):
    commissie = maak.commissie(lege_ronde, zetels=zetels, starten=False)
    with pytest.raises(Fout, match=reden):
        commissie_services.start_commissie(wie=fabriek.coordinator(), commissie=commissie)
    assert Commissie.objects.get(ronde=lege_ronde).status == "samenstellen"


def test_R20_every_unmet_demand_is_named(lege_ronde):
    wie = fabriek.coordinator()
    zetels = [{"functie": "lid"}, {"functie": "lid"}]
    commissie = commissie_services.stel_commissie_in(wie=wie, ronde=lege_ronde, zetels=zetels)
    with pytest.raises(Fout) as fout:
        commissie_services.start_commissie(wie=wie, commissie=commissie)
    for reden in (
        "Er zijn nu 2 zetels",
        "Nog niet ingevuld: commissielid en commissielid",
        "Geen profielschets",
        "geen voorzitter",
        "cliëntenperspectief",
        "Nog niet gedekt: zorg, welzijn, doelgroepen en inkoop",
        "secretaris",
    ):
        assert reden in fout.value.melding


@pytest.mark.parametrize("aantal", [3, 5])
def test_R20_three_to_five_scoring_members_may_start(aantal, lege_ronde):
    zetels = [
        ("voorzitter", ["bestuur", "inkoop"], "Vera"),
        ("lid", ["client", "doelgroepen"], "Lars"),
        ("lid", ["zorg", "welzijn"], "Mira"),
        *[("lid", [], f"Lid {n}") for n in range(aantal - 3)],
        ("secretaris", [], "Sem"),
    ]
    commissie = maak.commissie(lege_ronde, zetels=zetels)
    assert commissie.status == "gestart"


def test_R20_a_sixth_scoring_seat_is_refused(lege_ronde):
    commissie = maak.commissie(lege_ronde, starten=False)
    with pytest.raises(Fout, match="ten hoogste vijf"):
        commissie_services.voeg_zetel_toe(
            wie=fabriek.coordinator(), commissie=commissie, velden={"functie": "lid"}
        )


def test_R20_an_empty_seat_stops_the_start(lege_ronde):
    wie = fabriek.coordinator()
    commissie = maak.commissie(lege_ronde, starten=False)
    commissie_services.bezet_zetel(wie=wie, zetel=commissie.zetels.first(), gebruiker=None)
    with pytest.raises(Fout, match="Nog niet ingevuld: voorzitter"):
        commissie_services.start_commissie(wie=wie, commissie=commissie)


@pytest.mark.parametrize("wie", ["coordinator", "medewerker"])
def test_R20_who_works_for_region_or_municipality_gets_no_seat(wie, lege_ronde):
    commissie = maak.commissie(lege_ronde, starten=False)
    with pytest.raises(Fout, match="onafhankelijk"):
        commissie_services.bezet_zetel(
            wie=fabriek.coordinator(),
            zetel=commissie.zetels.first(),
            gebruiker=getattr(fabriek, wie)(),
        )


def test_R20_who_works_for_an_applicant_gets_no_seat(lege_ronde):
    aanvraag = aanvragen_fabriek.toegelaten(lege_ronde)
    commissie = maak.commissie(lege_ronde, starten=False)
    with pytest.raises(Fout, match="zelf aanvraagt"):
        commissie_services.bezet_zetel(
            wie=fabriek.coordinator(),
            zetel=commissie.zetels.first(),
            gebruiker=fabriek.collega(aanvraag.penvoerder),
        )


def test_R20_an_application_that_comes_later_stops_the_start(lege_ronde):
    commissie = maak.commissie(lege_ronde, starten=False)
    lid = commissie.zetels.first().gebruiker
    fabriek.aanbieder(lid=lid)
    aanvragen_fabriek.toegelaten(lege_ronde, lid=lid)
    with pytest.raises(Fout, match="Vera Voorzitter werkt bij een organisatie die zelf aanvraagt"):
        commissie_services.start_commissie(wie=fabriek.coordinator(), commissie=commissie)


def test_R20_the_secretaris_does_not_score(een):
    ronde, aanvraag = een
    with pytest.raises(GeenToegang):
        scoren.geef_score(
            wie=maak.secretaris(ronde),
            aanvraag=aanvraag,
            criterium=_criterium(ronde),
            waarde=8,
            toelichting=maak.REDEN,
        )


# R21: goals and criteria


def test_R21_final_needs_an_answer_on_the_goals(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    maak.scoor(zetel, aanvraag, definitief=False)
    with pytest.raises(Fout, match="doelen"):
        scoren.maak_definitief(wie=zetel.gebruiker, aanvraag=aanvraag, doelen_toelichting="kort")
    assert Beoordeling.objects.get().status == "concept"


def test_R21_the_committee_sees_admitted_applications_only(een):
    ronde, aanvraag = een
    niet = aanvragen_fabriek.ingediend(ronde, titel="Nog niet getoetst")
    lid = maak.verklaar_vrij(maak.scorend(ronde)[0]).gebruiker
    for wie in (lid, maak.secretaris(ronde)):
        assert list(Aanvraag.objects.zichtbaar_voor(wie)) == [aanvraag]
    assert niet not in Aanvraag.objects.zichtbaar_voor(lid)


# W20: independence


def test_W20_no_access_before_the_declarations(een):
    ronde, aanvraag = een
    zetel = maak.scorend(ronde)[0]
    assert not Aanvraag.objects.zichtbaar_voor(zetel.gebruiker).exists()
    belangen.verklaar(wie=zetel.gebruiker, zetel=zetel, aanvraag=None, heeft_belang=False)
    assert not Aanvraag.objects.zichtbaar_voor(zetel.gebruiker).exists()
    belangen.verklaar(wie=zetel.gebruiker, zetel=zetel, aanvraag=aanvraag, heeft_belang=False)
    assert list(Aanvraag.objects.zichtbaar_voor(zetel.gebruiker)) == [aanvraag]


def test_W20_first_the_ronde_then_the_applications(een):
    ronde, aanvraag = een
    zetel = maak.scorend(ronde)[0]
    with pytest.raises(Fout, match="eerst de verklaring voor de hele ronde"):
        belangen.verklaar(wie=zetel.gebruiker, zetel=zetel, aanvraag=aanvraag, heeft_belang=False)


def test_W20_an_interest_closes_the_application(een):
    ronde, aanvraag = een
    zetel = maak.scorend(ronde)[0]
    maak.meld_belang(zetel, aanvraag)
    assert not Aanvraag.objects.zichtbaar_voor(zetel.gebruiker).exists()
    assert not mag(zetel.gebruiker, "aanvragen.bekijk", aanvraag)
    with pytest.raises(GeenToegang):
        maak.scoor(zetel, aanvraag)


def test_W20_an_interest_in_the_ronde_closes_everything(een):
    ronde, _ = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    belangen.verklaar(
        wie=zetel.gebruiker,
        zetel=zetel,
        aanvraag=None,
        heeft_belang=True,
        toelichting="Ik begin bij een aanvrager.",
    )
    assert not Aanvraag.objects.zichtbaar_voor(zetel.gebruiker).exists()


def test_W20_an_interest_needs_an_explanation(een):
    ronde, _ = een
    zetel = maak.scorend(ronde)[0]
    with pytest.raises(Fout, match="wat uw belang is"):
        belangen.verklaar(wie=zetel.gebruiker, zetel=zetel, aanvraag=None, heeft_belang=True)


def test_W20_who_works_for_the_applicant_cannot_deny_it(een):
    ronde, aanvraag = een
    zetel = maak.scorend(ronde)[0]
    wie = zetel.gebruiker
    belangen.verklaar(wie=wie, zetel=zetel, aanvraag=None, heeft_belang=False)
    Lidmaatschap.objects.create(
        gebruiker=wie, aanbieder=aanvraag.penvoerder, sinds=maak.BEOORDELING
    )
    with pytest.raises(Fout, match="U werkt bij een organisatie"):
        belangen.verklaar(wie=wie, zetel=zetel, aanvraag=aanvraag, heeft_belang=False)
    with pytest.raises(Fout, match="U werkt bij een organisatie"):
        belangen.verklaar_overige(wie=wie, zetel=zetel)


def test_W20_a_later_interest_takes_the_scores_out(een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, [2, 8, 8, 8, 8])
    assert cijfers.cijfers_per_aanvraag(ronde)[aanvraag.pk].cijfer == Decimal("6.80")
    maak.meld_belang(maak.scorend(ronde)[0], aanvraag)
    assert cijfers.cijfers_per_aanvraag(ronde)[aanvraag.pk].cijfer == Decimal("8.00")
    assert cijfers.cijfers_per_aanvraag(ronde)[aanvraag.pk].aantal == 4


def test_W20_an_interest_stays_after_the_opening(een):
    ronde, aanvraag = een
    zetel = maak.scorend(ronde)[0]
    maak.meld_belang(zetel, aanvraag)
    maak.beoordeeld(aanvraag)
    with pytest.raises(Fout, match="blijft staan"):
        belangen.verklaar(wie=zetel.gebruiker, zetel=zetel, aanvraag=aanvraag, heeft_belang=False)


def test_W20_the_opening_does_not_wait_for_a_recused_member(een):
    ronde, aanvraag = een
    maak.meld_belang(maak.scorend(ronde)[0], aanvraag)
    assert maak.beoordeeld(aanvraag)
    assert cijfers.cijfers_per_aanvraag(ronde)[aanvraag.pk].aantal == 4


# W21: secrecy


def test_W21_opening_waits_for_every_member_and_names_them(een):
    ronde, aanvraag = een
    for zetel in maak.scorend(ronde)[:4]:
        maak.scoor(maak.verklaar_vrij(zetel), aanvraag)
    with pytest.raises(Fout, match="Nog niet definitief: Otto Lid"):
        vergadering.open_scores(wie=maak.secretaris(ronde), aanvraag=aanvraag)


@pytest.mark.parametrize("rol", ["coordinator", "voorzitter", "beheerder"])
def test_W21_only_the_secretaris_opens(een, rol):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, openen=False)
    wie = maak.scorend(ronde)[0].gebruiker if rol == "voorzitter" else getattr(fabriek, rol)()
    with pytest.raises(GeenToegang):
        vergadering.open_scores(wie=wie, aanvraag=aanvraag)


def test_W21_nobody_sees_scores_before_the_opening(een):
    ronde, aanvraag = een
    maak.beoordeeld(aanvraag, openen=False)
    mensen = [z.gebruiker for z in maak.scorend(ronde)]
    mensen += [maak.secretaris(ronde), fabriek.coordinator(), fabriek.beheerder()]
    assert [mag(wie, "beoordeling.scores_bekijken", aanvraag) for wie in mensen] == [False] * 8


def test_W21_after_the_opening_members_and_secretaris_see_them(een):
    ronde, aanvraag = een
    belang = maak.scorend(ronde)[4]
    maak.meld_belang(belang, aanvraag)
    maak.beoordeeld(aanvraag)
    zien = [z.gebruiker for z in maak.scorend(ronde)[:4]] + [maak.secretaris(ronde)]
    niet = [belang.gebruiker, fabriek.coordinator(), fabriek.medewerker()]
    assert all(mag(wie, "beoordeling.scores_bekijken", aanvraag) for wie in zien)
    assert not any(mag(wie, "beoordeling.scores_bekijken", aanvraag) for wie in niet)


def test_W21_the_log_holds_no_score_and_no_reason(een):
    ronde, aanvraag = een
    zetel = maak.verklaar_vrij(maak.scorend(ronde)[0])
    maak.scoor(zetel, aanvraag, 4, reden=KANARIE)
    regels = Gebeurtenis.objects.filter(wat__startswith="beoordeling.")
    inhoud = " ".join(f"{r.van} {r.naar} {r.reden} {r.onderwerp_tekst}" for r in regels)
    assert KANARIE not in inhoud
    assert {frozenset(r.naar) for r in regels.filter(wat="beoordeling.geef_score")} == {
        frozenset({"criterium"})
    }


# W60-W62


def test_W60_tasks_follow_the_state(een):
    ronde, aanvraag = een
    zetels = maak.scorend(ronde)

    def titels(wie):
        return [t.titel for t in taken.voor(wie) if not t.wacht_op_anderen]

    lid, secretaris = zetels[0].gebruiker, maak.secretaris(ronde)
    assert titels(lid) == ["Vul uw belangenverklaring in"]
    maak.verklaar_vrij(zetels[0])
    assert titels(lid) == ["Beoordeel nog 1 aanvraag"]
    maak.scoor(zetels[0], aanvraag)
    assert titels(lid) == []
    assert titels(secretaris) == ["Herinner 4 commissieleden aan hun scores"]
    for zetel in zetels[1:]:
        maak.scoor(maak.verklaar_vrij(zetel), aanvraag, 4)
    assert titels(secretaris) == ["Open de scores van 1 aanvraag"]
    vergadering.open_scores(wie=secretaris, aanvraag=aanvraag)
    assert "Bespreek 1 aanvraag" in titels(lid)


def test_W60_the_coordinator_completes_and_starts_the_committee(lege_ronde):
    wie = fabriek.coordinator()

    def titels():
        return [
            t.titel for t in taken.voor(wie) if "ommissie" in t.titel and not t.wacht_op_anderen
        ]

    assert titels() == ["Stel de commissie in"]
    commissie = commissie_services.stel_commissie_in(
        wie=wie, ronde=lege_ronde, zetels=maak.zetelvelden()
    )
    assert titels() == ["Maak de commissie compleet"]
    for zetel in commissie.zetels.all():
        commissie_services.bezet_zetel(wie=wie, zetel=zetel, gebruiker=fabriek.gebruiker("Iris"))
    assert titels() == ["Laat de commissie beginnen"]
    commissie_services.start_commissie(wie=wie, commissie=commissie)
    assert titels() == []


def test_W61_every_act_is_one_line_in_an_unbroken_log(een):
    _ronde, aanvraag = een
    maak.beoordeeld(aanvraag)
    aantallen = {
        wat: Gebeurtenis.objects.filter(wat=f"beoordeling.{wat}").count()
        for wat in ("start_commissie", "geef_score", "maak_definitief", "open_scores")
    }
    assert aantallen == {
        "start_commissie": 1,
        "geef_score": 5 * 6,
        "maak_definitief": 5,
        "open_scores": 1,
    }
    assert controle.controleer_keten() is None


def test_W62_a_stranger_sees_no_application_of_the_ronde(een):
    _ronde, aanvraag = een
    maak.beoordeeld(aanvraag)
    for wie in (fabriek.gebruiker("Vreemde"), fabriek.beheerder()):
        assert not Aanvraag.objects.zichtbaar_voor(wie).exists()
