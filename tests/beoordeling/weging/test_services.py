"""Weighing and setting down through the services: who may, what is refused, what is frozen."""

from decimal import Decimal

import pytest

from aanvragen.indienen import services as indienen
from beoordeling.advies import services as advies_services
from beoordeling.advies.queries.lezen import advies_klopt
from beoordeling.commissie.models import Zetel
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import meetellende_regels
from kern.basis.fouten import Fout
from kern.documenten import documenten
from kern.documenten.models import Document
from kern.logboek.models import Gebeurtenis
from kern.toegang.rechten import GeenToegang
from regeling.ronde.models import Ronde
from tests import fabriek as basis
from tests.aanvragen.fabriek import toegelaten
from tests.beoordeling import fabriek

pytestmark = pytest.mark.django_db
LANG = "De commissie vindt dit een overtuigend project met een eerlijk plan."


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    with basis.op(fabriek.BEOORDELING):
        ronde, aanvragen_ = fabriek.met_aanvragen(2)
        for aanvraag in aanvragen_:
            fabriek.beoordeeld(aanvraag)
    return ronde.pk


@pytest.fixture
def ronde(_gemaakt) -> Ronde:
    return Ronde.objects.get(pk=_gemaakt)


@pytest.fixture
def voorzitter(ronde):
    return Zetel.objects.get(commissie__ronde=ronde, functie="voorzitter").gebruiker


@pytest.fixture
def secretaris(ronde):
    return fabriek.secretaris(ronde)


@pytest.fixture
def advies(ronde, secretaris):
    return weging.begin_weging(wie=secretaris, ronde=ronde)


def regel(advies: Advies, nummer: int = 0) -> Adviesregel:
    return advies.regels.order_by("aanvraag__nummer")[nummer]


def test_weighing_starts_with_a_line_in_doubt_for_every_admitted_application(advies, ronde):
    rijen = advies.regels.values_list("keuze", "gevraagd", "bedrag", "cijfer")
    assert list(rijen) == [("twijfel", Decimal("60000.00"), Decimal("0.00"), Decimal("8.00"))] * 2


def test_weighing_begins_once(advies, ronde, voorzitter):
    assert weging.begin_weging(wie=voorzitter, ronde=ronde) == advies
    assert Adviesregel.objects.count() == 2


def test_weighing_names_every_application_that_is_not_ready():
    ronde = basis.ronde(code="anders", naam="Andere ronde")
    eerste, tweede = (toegelaten(ronde) for _ in range(2))
    fabriek.commissie(ronde)
    fabriek.beoordeeld(eerste, openen=False)
    with pytest.raises(weging.NogNietKlaar) as fout:
        weging.begin_weging(wie=fabriek.secretaris(ronde), ronde=ronde)
    assert fout.value.punten == [
        f"{eerste.nummer} {eerste.titel}: de scores zijn nog niet geopend.",
        f"{tweede.nummer} {tweede.titel}: 0 van de 3 nodige beoordelingen.",
    ]
    assert not Advies.objects.exists()


def test_only_chair_and_secretaris_record_a_choice(advies, ronde):
    leden = Zetel.objects.filter(commissie__ronde=ronde, functie="lid")
    for wie in [leden[0].gebruiker, basis.coordinator(), basis.medewerker(), basis.gebruiker()]:
        with pytest.raises(GeenToegang):
            weging.kies(wie=wie, regel=regel(advies), keuze="in")
    assert set(advies.regels.values_list("keuze", flat=True)) == {"twijfel"}


def test_choosing_in_grants_what_was_asked_and_partly_less(advies, secretaris):
    heel = weging.kies(wie=secretaris, regel=regel(advies), keuze="in")
    deel = weging.kies(
        wie=secretaris, regel=regel(advies, 1), keuze="in", bedrag=Decimal("40000.00")
    )
    assert (heel.uitkomst, heel.bedrag) == ("toekennen", Decimal("60000.00"))
    assert (deel.uitkomst, deel.bedrag) == ("gedeeltelijk", Decimal("40000.00"))
    uit = weging.kies(wie=secretaris, regel=deel, keuze="uit")
    assert (uit.uitkomst, uit.bedrag) == ("afwijzen", Decimal("0.00"))


@pytest.mark.parametrize("bedrag", ["0.00", "-1.00", "60000.01"])
def test_an_impossible_amount_is_refused_at_the_field(advies, secretaris, bedrag):
    with pytest.raises(Fout) as fout:
        weging.kies(wie=secretaris, regel=regel(advies), keuze="in", bedrag=Decimal(bedrag))
    assert fout.value.veld == "bedrag"
    assert regel(advies).keuze == "twijfel"


def test_a_change_by_somebody_else_is_not_overwritten(advies, secretaris, voorzitter, klok):
    gezien = regel(advies)
    klok(2015, 6, 9, 15, 0)
    weging.kies(wie=voorzitter, regel=gezien, keuze="uit")
    with pytest.raises(Fout, match="Iemand anders heeft deze regel net gewijzigd"):
        weging.kies(wie=secretaris, regel=gezien, keuze="in", gelezen_op=gezien.gewijzigd_op)
    assert regel(advies).keuze == "uit"


def test_a_withdrawn_application_no_longer_takes_part(advies, secretaris):
    weg = regel(advies)
    indienen.trek_in(
        wie=weg.aanvraag.penvoerder.leden.first().gebruiker,
        aanvraag=weg.aanvraag,
        reden="Partner haakt af.",
    )
    weg = Adviesregel.objects.get(pk=weg.pk)
    with pytest.raises(Fout, match="ingetrokken"):
        weging.kies(wie=secretaris, regel=weg, keuze="in")
    assert [r.pk for r in meetellende_regels(advies)] == [regel(advies, 1).pk]


def test_log_tells_the_act_but_no_choice_and_no_reason(advies, secretaris):
    weging.kies(wie=secretaris, regel=regel(advies), keuze="in")
    weging.motiveer(wie=secretaris, regel=regel(advies), motivering=LANG)
    rijen = Gebeurtenis.objects.filter(wat__in=["beoordeling.kies", "beoordeling.motiveer"])
    assert list(rijen.order_by("pk").values_list("wat", "van", "naar", "reden")) == [
        ("beoordeling.kies", {}, {}, ""),
        ("beoordeling.motiveer", {}, {}, ""),
    ]


def test_setting_down_names_every_point_that_misses(advies, voorzitter, secretaris):
    een, twee = regel(advies), regel(advies, 1)
    weging.kies(wie=secretaris, regel=een, keuze="in")
    weging.motiveer(wie=secretaris, regel=een, motivering="Te kort.")
    with pytest.raises(weging.NogNietKlaar) as fout:
        advies_services.stel_advies_vast(wie=voorzitter, advies=advies)
    assert fout.value.punten == [
        "Schrijf de samenvatting.",
        "Schrijf de overweging over de spreiding over de regio.",
        "Schrijf de overweging over de verdeling over de doelgroepen.",
        "Schrijf de overweging over het budget.",
        f"Kies In of Uit voor {twee.aanvraag.nummer} {twee.aanvraag.titel}.",
        f"Motiveer het advies over {een.aanvraag.nummer} {een.aanvraag.titel} in ten minste 40 tekens.",
        f"Motiveer het advies over {twee.aanvraag.nummer} {twee.aanvraag.titel} in ten minste 40 tekens.",
    ]
    advies = Advies.objects.get(pk=advies.pk)
    assert (advies.status, advies.sha256) == ("weging", "")
    assert not Document.objects.filter(soort="advies").exists()


def test_secretaris_and_members_cannot_set_down(ronde, secretaris):
    advies = fabriek.advies(ronde, vastgesteld=False)
    for wie in [secretaris, basis.coordinator()]:
        with pytest.raises(GeenToegang):
            advies_services.stel_advies_vast(wie=wie, advies=advies)


def test_set_down_advice_is_frozen(ronde, voorzitter, secretaris):
    advies = fabriek.advies(ronde)
    voor = advies.sha256
    with pytest.raises(Fout, match="verandert niet meer"):
        weging.kies(wie=secretaris, regel=regel(advies), keuze="uit")
    with pytest.raises(Fout, match="verandert niet meer"):
        weging.motiveer(wie=secretaris, regel=regel(advies), motivering=LANG)
    with pytest.raises(Fout, match="verandert niet meer"):
        weging.schrijf_overwegingen(
            wie=secretaris,
            advies=advies,
            samenvatting="x",
            overweging_spreiding="x",
            overweging_doelgroepen="x",
            overweging_budget="x",
        )
    with pytest.raises(Fout, match="verandert niet meer"):
        advies_services.stel_advies_vast(wie=voorzitter, advies=advies)
    with pytest.raises(Fout, match="al vastgesteld"):
        weging.begin_weging(wie=voorzitter, ronde=ronde)
    advies = Advies.objects.get(pk=advies.pk)
    assert advies.sha256 == voor
    assert advies_klopt(advies)


def test_next_version_leaves_the_old_one_as_it_is(ronde, voorzitter, secretaris):
    oud = fabriek.advies(ronde)
    nieuw = advies_services.nieuwe_versie(
        wie=voorzitter, advies=oud, reden="Een bedrag was verkeerd overgenomen."
    )
    weging.kies(wie=secretaris, regel=regel(nieuw), keuze="in", bedrag=Decimal("50000.00"))
    nieuw = advies_services.stel_advies_vast(wie=voorzitter, advies=nieuw)
    oud = Advies.objects.get(pk=oud.pk)
    assert (oud.versie, nieuw.versie) == (1, 2)
    assert nieuw.inhoud["vervangt"] == {"versie": 1, "sha256": oud.sha256}
    assert nieuw.inhoud["aanleiding"] == "Een bedrag was verkeerd overgenomen."
    assert advies_klopt(oud)
    assert (oud.inhoud["geld"]["toegekend"], nieuw.inhoud["geld"]["toegekend"]) == (
        "120000.00",
        "110000.00",
    )
    assert documenten.laatste("advies", nieuw) != documenten.laatste("advies", oud)


def test_next_version_needs_a_reason_and_the_newest_advice(ronde, voorzitter):
    oud = fabriek.advies(ronde)
    with pytest.raises(Fout) as fout:
        advies_services.nieuwe_versie(wie=voorzitter, advies=oud, reden=" ")
    assert fout.value.veld == "reden"
    advies_services.nieuwe_versie(wie=voorzitter, advies=oud, reden="Correctie.")
    with pytest.raises(Fout, match="laatste vastgestelde"):
        advies_services.nieuwe_versie(wie=voorzitter, advies=oud, reden="Correctie.")
