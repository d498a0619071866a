"""The rules of the one advice: R23, R24, R25, and W20 and W23 in the weighing."""

import json
from copy import deepcopy
from decimal import Decimal

import page
import pikepdf
import pytest
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from beoordeling.advies import services as advies_services
from beoordeling.advies.beeld.context import documentcontext
from beoordeling.belangen.queries import wie_stelt_vast
from beoordeling.commissie.models import Zetel
from beoordeling.scoren.queries.cijfers import cijfers_per_aanvraag
from beoordeling.weging import services as weging
from beoordeling.weging.beeld import Weegbeeld
from beoordeling.weging.models import Advies
from beoordeling.weging.rekenen import OVERWEGINGEN
from kern.basis.canoniek import canonieke_bytes, vingerafdruk
from kern.basis.fouten import Fout
from kern.documenten import documenten, pdf
from kern.toegang.rechten import GeenToegang, mag
from regeling.ronde.models import Ronde
from tests import fabriek as basis
from tests.aanvragen import fabriek as aanvragen
from tests.beoordeling import fabriek
from tests.beoordeling.fabriek import BEOORDELING
from tests.html import plat

pytestmark = pytest.mark.django_db
LANG = "De commissie vindt dit een overtuigend project met een eerlijk plan."
VOORWAARDE = "Lever voor 1 december een uitgewerkt meetplan aan."


@pytest.fixture(autouse=True)
def _dag(klok, settings) -> None:
    klok(BEOORDELING)
    settings.MFA_VERPLICHT = False


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    """Three applications, scored; Mira has an interest in the first."""
    with basis.op(BEOORDELING):
        ronde, rijen = fabriek.met_aanvragen(3)
        mira = fabriek.scorend(ronde)[2]
        fabriek.meld_belang(mira, rijen[0], "Mijn zus werkt daar.")
        for aanvraag in rijen:
            fabriek.beoordeeld(aanvraag, [8, 6, 10, 8, 8])
    return ronde.pk


@pytest.fixture
def ronde(_gemaakt) -> Ronde:
    return Ronde.objects.get(pk=_gemaakt)


def gebruiker(ronde, functie="voorzitter", naam=None):
    rijen = Zetel.objects.filter(commissie__ronde=ronde, functie=functie)
    return (rijen.get(gebruiker__naam=naam) if naam else rijen.first()).gebruiker


def gewogen(ronde) -> Advies:
    """In, partly in and out; all written, not set down."""
    wie = fabriek.secretaris(ronde)
    advies = weging.begin_weging(wie=wie, ronde=ronde)
    keuzes = [("in", None), ("in", Decimal("40000.00")), ("uit", None)]
    for regel, (keuze, bedrag) in zip(
        advies.regels.order_by("aanvraag__nummer"), keuzes, strict=True
    ):
        weging.kies(wie=wie, regel=regel, keuze=keuze, bedrag=bedrag)
        weging.motiveer(wie=wie, regel=regel, motivering=LANG, voorwaarden=VOORWAARDE)
    return weging.schrijf_overwegingen(
        wie=wie,
        advies=advies,
        samenvatting=f"Samenvatting. {LANG}",
        overweging_spreiding=f"Spreiding. {LANG}",
        overweging_doelgroepen=f"Doelgroepen. {LANG}",
        overweging_budget=f"Budget. {LANG}",
    )


def vastgesteld(ronde) -> Advies:
    wie = wie_stelt_vast(ronde).houder
    return advies_services.stel_advies_vast(wie=wie, advies=gewogen(ronde))


def test_R23_every_project_has_an_outcome_amount_conditions_and_reasons(ronde):
    projecten = vastgesteld(ronde).inhoud["projecten"]
    assert {(p["uitkomst"], p["bedrag"], p["gevraagd"]) for p in projecten} == {
        ("toekennen", "60000.00", "60000.00"),
        ("gedeeltelijk", "40000.00", "60000.00"),
        ("afwijzen", "0.00", "60000.00"),
    }
    assert all(p["motivering"] == LANG and p["voorwaarden"] == VOORWAARDE for p in projecten)


def test_R23_no_advice_without_an_outcome_and_reasons_for_every_project(ronde):
    advies = gewogen(ronde)
    regel = advies.regels.first()
    wie = fabriek.secretaris(ronde)
    weging.kies(wie=wie, regel=regel, keuze="twijfel")
    weging.motiveer(wie=wie, regel=regel, motivering="Goed plan.")
    with pytest.raises(weging.NogNietKlaar) as fout:
        advies_services.stel_advies_vast(wie=gebruiker(ronde), advies=advies)
    naam = f"{regel.aanvraag.nummer} {regel.aanvraag.titel}"
    assert fout.value.punten == [
        f"Kies In of Uit voor {naam}.",
        f"Motiveer het advies over {naam} in ten minste 40 tekens.",
    ]


def test_R24_meters_follow_every_choice_and_stand_in_the_advice(ronde):
    advies = gewogen(ronde)
    stand = Weegbeeld(advies, fabriek.secretaris(ronde)).stand
    assert (stand.verdeeld, stand.over) == (Decimal("100000.00"), Decimal("3300000.00"))
    assert {d.code: d.bedrag for d in stand.doelgroepen if d.aantal} == {"b": Decimal("100000.00")}
    assert {g.titel: g.bedrag for g in stand.gemeenten if g.aantal} == {
        "Arnhem": Decimal("66666.67"),
        "Rheden": Decimal("33333.33"),
    }
    assert len(stand.lege_gemeenten) == 10
    weging.kies(
        wie=fabriek.secretaris(ronde), regel=advies.regels.filter(keuze="uit").get(), keuze="in"
    )
    inhoud = advies_services.stel_advies_vast(wie=gebruiker(ronde), advies=advies).inhoud
    assert inhoud["geld"]["toegekend"] == "160000.00"
    assert sum(Decimal(g["bedrag"]) for g in inhoud["gemeenten"]) == Decimal("160000.00")
    assert sum(Decimal(d["bedrag"]) for d in inhoud["doelgroepen"]) == Decimal("160000.00")
    assert set(inhoud["overwegingen"]) == {"spreiding", "doelgroepen", "budget"}


def test_R24_choosing_shows_the_meters_of_that_moment(ronde, client):
    advies = gewogen(ronde)
    client.force_login(fabriek.secretaris(ronde))
    regel = advies.regels.filter(keuze="uit").get()
    antwoord = client.post(
        reverse("beoordeling:kies", args=[regel.pk]),
        {"keuze": "in"},
        headers={"HX-Request": "true"},
    )
    tekst = antwoord.content.decode()
    assert "€\u00a03.240.000" in tekst
    assert "Maak ongedaan" in tekst


@pytest.mark.parametrize("veld", list(OVERWEGINGEN))
def test_R24_no_advice_without_each_consideration(ronde, veld):
    advies = gewogen(ronde)
    Advies.objects.filter(pk=advies.pk).update(**{veld: "  "})
    with pytest.raises(weging.NogNietKlaar) as fout:
        advies_services.stel_advies_vast(wie=gebruiker(ronde), advies=advies)
    assert fout.value.punten == [f"Schrijf {OVERWEGINGEN[veld]}."]


def test_R01_no_advice_above_the_ceiling():
    ronde = basis.ronde(code="klein", naam="Kleine ronde", subsidieplafond="100000.00")
    rijen = [aanvragen.toegelaten(ronde) for _ in range(2)]
    fabriek.commissie(ronde)
    for aanvraag in rijen:
        fabriek.beoordeeld(aanvraag)
    advies = fabriek.advies(ronde, vastgesteld=False)
    with pytest.raises(weging.NogNietKlaar) as fout:
        advies_services.stel_advies_vast(wie=gebruiker(ronde), advies=advies)
    assert fout.value.punten == [
        "Haal €\u00a020.000 uit het advies: er is €\u00a0120.000 verdeeld en het "
        "subsidieplafond is €\u00a0100.000."
    ]


def test_R25_one_frozen_document_with_version_and_hash(ronde):
    advies = vastgesteld(ronde)
    assert (advies.versie, advies.status) == (1, "vastgesteld")
    assert advies.sha256 == vingerafdruk(advies.inhoud)
    assert json.loads(canonieke_bytes(advies.inhoud)) == advies.inhoud
    assert advies.inhoud["ronde"]["versie"]["sha256"] == ronde.versies.get().sha256
    assert Advies.objects.get(pk=advies.pk).sha256 == advies.sha256
    with pytest.raises(Fout, match="verandert niet meer"):
        weging.kies(wie=fabriek.secretaris(ronde), regel=advies.regels.first(), keuze="twijfel")


def bladen(waarde, pad=()):
    """Every leaf of the content with its path."""
    if isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            yield from bladen(deel, (*pad, sleutel))
    elif isinstance(waarde, list):
        for plaats, deel in enumerate(waarde):
            yield from bladen(deel, (*pad, plaats))
    else:
        yield pad


def test_R25_hash_changes_when_anything_in_the_content_changes(ronde):
    inhoud = vastgesteld(ronde).inhoud
    hashes = {vingerafdruk(inhoud)}
    paden = list(bladen(inhoud))
    for pad in paden:
        anders = deepcopy(inhoud)
        deel = anders
        for stap in pad[:-1]:
            deel = deel[stap]
        deel[pad[-1]] = f"{deel[pad[-1]]} "
        hashes.add(vingerafdruk(anders))
    assert len(paden) > 200
    assert len(hashes) == len(paden) + 1


def tekst_van(bestand: bytes, tmp_path) -> str:
    """The text of a PDF, with every space made one."""
    import subprocess

    pad = tmp_path / "advies.pdf"
    pad.write_bytes(bestand)
    uit = subprocess.run(["pdftotext", "-layout", str(pad), "-"], capture_output=True, check=True)
    return " ".join(uit.stdout.decode().split())


@pytest.mark.eenmaal
def test_R25_one_pdf_for_all_colleges_that_everyone_can_read(ronde, tmp_path):
    advies = vastgesteld(ronde)
    documenten.maak({"document": documenten.laatste("advies", advies).pk})
    document = documenten.laatste("advies", advies)
    assert document.status == "klaar"
    with document.bestand.open("rb") as geopend_bestand:
        bestand = geopend_bestand.read()
    pad = tmp_path / "ua.pdf"
    pad.write_bytes(bestand)
    oordeel = page.validate_pdf(str(pad), profile=page.ValidationProfile.PDF_UA_1)
    assert "no failures" in str(oordeel)
    tekst = tekst_van(bestand, tmp_path)
    for deel in [
        "Eén advies over 3 projecten",
        "Arnhem, Doesburg, Duiven, Lingewaard, Overbetuwe, Renkum, Rheden, Rijnwaarden, Rozendaal, "
        "Wageningen, Westervoort en Zevenaar",
        "1. Samenvatting",
        "2. Hoe de commissie het geheel heeft gewogen",
        "3. De projecten in het advies",
        "4. Samenstelling en onafhankelijkheid",
        "5. Werkwijze en formule",
        "Bijlage. Projecten die niet in het advies staan",
        "Inhoud",
    ]:
        assert deel in tekst, deel
    for zetel in Zetel.objects.filter(commissie__ronde=ronde):
        assert zetel.gebruiker.naam in tekst
    eerste = Aanvraag.objects.order_by("nummer").first()
    assert f"{eerste.nummer} {eerste.titel} Mira Lid, commissielid" in tekst
    assert "Mijn zus werkt daar" not in tekst
    for woord in ["Samenvatting.", "Spreiding.", "Doelgroepen.", "Budget."]:
        assert f"{woord} {LANG}" in tekst
    for aanvraag in Aanvraag.objects.all():
        assert aanvraag.nummer in tekst
    with pikepdf.open(pad) as geopend:
        assert str(geopend.docinfo["/Title"]) == "Advies Regionale ronde 2015, versie 1"


def test_R25_pdf_made_again_says_the_same(ronde):
    advies = vastgesteld(ronde)
    eerst = documentcontext(advies.inhoud, advies.sha256)
    Aanvraag.objects.update(titel="Iets anders")
    opnieuw = Advies.objects.get(pk=advies.pk)
    assert documentcontext(opnieuw.inhoud, opnieuw.sha256) == eerst
    assert pdf.maak("beoordeling/advies/documents/advies.html", eerst)


def test_R25_reasons_in_the_advice_carry_no_name_of_a_member(ronde):
    projecten = json.dumps(vastgesteld(ronde).inhoud["projecten"], ensure_ascii=False)
    for zetel in Zetel.objects.filter(commissie__ronde=ronde):
        assert zetel.gebruiker.naam not in projecten


def test_W20_recused_member_sees_the_title_only_in_the_weighing(ronde, client):
    advies = gewogen(ronde)
    eerste = advies.regels.order_by("aanvraag__nummer").first()
    client.force_login(gebruiker(ronde, "lid", "Mira Lid"))
    tekst = client.get(reverse("beoordeling:weging", args=[ronde.code])).content.decode()
    assert eerste.aanvraag.titel in tekst
    assert eerste.aanvraag.penvoerder.naam not in tekst
    assert f'id="regel-{eerste.pk}"' not in tekst
    assert reverse("beoordeling:adviesregel", args=[eerste.pk]) not in tekst
    for bedrag in ("3.300.000", "100.000"):  # what is left, and what all get together (W25)
        assert f"€\u00a0{bedrag}" not in tekst
    assert "€\u00a040.000" in tekst  # what she sees
    assert client.get(reverse("beoordeling:adviesregel", args=[eerste.pk])).status_code == 404


def test_W20_recused_member_neither_decides_nor_reads_it_in_the_advice(ronde, client):
    eerste = Aanvraag.objects.order_by("nummer").first()
    voorzitter = fabriek.scorend(ronde)[0]
    fabriek.meld_belang(voorzitter, eerste)
    weging.begin_weging(wie=fabriek.secretaris(ronde), ronde=ronde)
    regel = Advies.objects.get().regels.get(aanvraag=eerste)
    client.force_login(voorzitter.gebruiker)
    antwoord = client.post(reverse("beoordeling:kies", args=[regel.pk]), {"keuze": "in"})
    assert antwoord.status_code == 404
    advies = vastgesteld(ronde)
    document = documenten.laatste("advies", advies)
    antwoord = client.get(reverse("beoordeling:advies", args=[ronde.code]))
    tekst = antwoord.content.decode()
    assert eerste.titel in tekst
    assert f'id="project-{eerste.nummer}"' not in tekst
    assert "1 van de 2 projecten die u ziet te betalen, samen voor € 40.000" in plat(antwoord)
    assert advies.sha256[:16] not in tekst
    assert client.get(document.get_absolute_url()).status_code == 404
    client.force_login(gebruiker(ronde, "lid", "Lars Lid"))
    assert client.get(document.get_absolute_url()).status_code == 200


def test_W20_recused_scores_do_not_count_in_the_advice(ronde):
    projecten = {p["nummer"]: p for p in vastgesteld(ronde).inhoud["projecten"]}
    nummers = sorted(projecten)
    eerste, tweede = projecten[nummers[0]], projecten[nummers[1]]
    assert (eerste["beoordelaars"], eerste["criteria"][0]["hoogste"]) == (4, 8)
    assert (tweede["beoordelaars"], tweede["criteria"][0]["hoogste"]) == (5, 10)


def test_W23_score_in_the_advice_is_the_published_formula_only(ronde):
    inhoud = vastgesteld(ronde).inhoud
    officieel = {pk: str(cijfer.cijfer) for pk, cijfer in cijfers_per_aanvraag(ronde).items()}
    nummers = dict(Aanvraag.objects.values_list("pk", "nummer"))
    assert {p["nummer"]: p["cijfer"] for p in inhoud["projecten"]} == {
        nummers[pk]: cijfer for pk, cijfer in officieel.items()
    }
    assert inhoud["ronde"]["formule"]


def test_W62_advice_is_for_the_committee_the_coordinator_and_after_setting_down_the_colleges(ronde):
    advies = gewogen(ronde)
    arnhem, aanbieder = basis.medewerker(), basis.gebruiker()
    perm = "beoordeling.advies_bekijken"
    assert mag(basis.coordinator(), perm, ronde)
    assert not mag(arnhem, perm, ronde)
    assert not mag(aanbieder, perm, ronde)
    advies_services.stel_advies_vast(wie=gebruiker(ronde), advies=advies)
    assert mag(arnhem, perm, ronde)
    assert not mag(aanbieder, perm, ronde)


def test_W25_a_chair_with_an_interest_sets_nothing_down_and_the_first_free_member_does(ronde):
    """A refusal because of the ceiling would tell the chair an amount."""
    voorzitter, lars, *_ = fabriek.scorend(ronde)
    advies = gewogen(ronde)
    assert wie_stelt_vast(ronde) == voorzitter
    fabriek.meld_belang(voorzitter, Aanvraag.objects.order_by("nummer").last())
    assert wie_stelt_vast(ronde) == lars
    for mens in (voorzitter.gebruiker, gebruiker(ronde, "lid", "Noor Lid")):
        with pytest.raises(GeenToegang):
            advies_services.stel_advies_vast(wie=mens, advies=advies)
    assert not mag(voorzitter.gebruiker, "beoordeling.overwegen", advies)
    advies = advies_services.stel_advies_vast(wie=lars.gebruiker, advies=advies)
    assert advies.inhoud["vastgesteld"]["door"] == "Lars Lid"


def test_W25_when_every_member_has_an_interest_the_secretaris_sets_the_advice_down(ronde):
    rijen = list(Aanvraag.objects.order_by("nummer"))
    for zetel, aanvraag in zip(fabriek.scorend(ronde), [*rijen, *rijen], strict=False):
        if zetel.gebruiker.naam != "Mira Lid":
            fabriek.meld_belang(zetel, aanvraag)
    assert wie_stelt_vast(ronde).houder == fabriek.secretaris(ronde)


def test_W25_no_id_of_a_line_in_a_next_version_tells_its_figure(ronde):
    advies = vastgesteld(ronde)
    nieuw = advies_services.nieuwe_versie(wie=gebruiker(ronde), advies=advies, reden=LANG)
    regels = nieuw.regels.order_by("pk")
    assert [r.aanvraag_id for r in regels] == sorted(r.aanvraag_id for r in regels)
