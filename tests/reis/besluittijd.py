"""B7: twelve colleges get the advice, decide each for itself, and letters go out."""

import re
from decimal import Decimal

from playwright.sync_api import expect

from beoordeling.weging.models import Advies
from besluitvorming.verdeling.models import Aandeel
from deelnemers.gemeenten.models import Gemeente
from kern.basis.geld import euro, getal
from tests.besluitvorming import fabriek
from tests.reis import stukken
from tests.reis.spelers import Reis, Speler, brief_aan, het_is, pdf_van, vlot
from tests.reis.stukken import AANBIEDER, COORDINATOR, IN_HET_PORTAAL

WIJKT_AF = "Lingewaard"
REDEN = "Het college wil eerst zien wat het eerste halfjaar oplevert."


def _aandeel(gemeente: str) -> Aandeel:
    return Aandeel.objects.get(aanvraag=stukken.aanvraag(IN_HET_PORTAAL), gemeente__naam=gemeente)


def het_advies_gaat_naar_de_colleges(reis: Reis) -> None:
    """B7: what each municipality pays is shown before, and adds up to the cent."""
    het_is(2015, 7, 2)
    coordinator = reis.als(COORDINATOR)
    coordinator.ga("/")
    coordinator.volg("Stuur het advies naar de colleges", "main")
    coordinator.ziet("Zo wordt verdeeld", "€ 1.145.000", "3 van de 4 projecten")
    coordinator.verstuur("Stuur het advies naar de colleges")
    coordinator.ziet("Het advies ligt bij de colleges")
    assert sum(Aandeel.objects.values_list("bedrag", flat=True)) == Decimal(1_145_000)
    assert "Arnhem" in brief_aan(stukken.medewerker("Arnhem")["email"], "ligt bij uw college")


def een_college_volgt_het_advies(reis: Reis) -> None:
    """B7: the procedural test, then the whole advice at once; checked before it is final."""
    het_is(2015, 7, 7)
    arnhem = reis.als(email := stukken.medewerker("Arnhem")["email"])
    arnhem.volg("Leg het besluit van uw college vast over 2 projecten")
    _zitting(arnhem, "BW-2015-101", "2015-07-07")
    arnhem.verstuur("Volg bij alle projecten het advies")
    arnhem.verstuur("Controleer het besluit")
    arnhem.ziet("Er is nog niets vastgelegd", "Het college volgt het advies bij 2 projecten")
    arnhem.verstuur("Leg het besluit vast")
    arnhem.ziet("Het besluit van uw college is vastgelegd", "BW-2015-101")
    arnhem.volg("Besluiten")
    arnhem.ziet("1 van de 8 colleges is klaar")
    reis.tot_straks(email)


def een_college_wijkt_af(reis: Reis) -> None:
    """B7, R31: half of its share, with a reason; without one it is not recorded."""
    het_is(2015, 7, 8)
    speler = reis.als(email := stukken.medewerker(WIJKT_AF)["email"])
    speler.volg("Leg het besluit van uw college vast over 2 projecten")
    _zitting(speler, "LW-2015-7", "2015-07-08")
    speler.verstuur("Volg bij alle projecten het advies")
    aandeel = _aandeel(WIJKT_AF)
    rij = speler.pagina.locator(f"#project-{aandeel.pk}")
    speler.kies("Wijkt af", binnen=rij)
    helft = (aandeel.bedrag / 2).quantize(Decimal(1))
    speler.vul({"Welk bedrag geeft uw gemeente?": getal(helft)}, rij)
    speler.verstuur("Controleer het besluit")
    speler.ziet("Leg uit waarom het college afwijkt", binnen="[data-foutsamenvatting]")
    expect(speler.veld("Welk bedrag geeft uw gemeente?", rij)).to_have_value(getal(helft))
    speler.kijk(opnieuw="zonder reden")
    speler.vul({"Waarom wijkt het college af?": REDEN}, rij)
    speler.verstuur("Controleer het besluit")
    speler.ziet("Het college wijkt af bij 1 project", euro(helft), REDEN)
    speler.verstuur("Leg het besluit vast")
    speler.ziet("wijkt af", euro(helft))
    reis.tot_straks(email)


def _zitting(speler: Speler, kenmerk: str, dag: str) -> None:
    speler.vul({"Op welke dag besloot het college?": dag})
    speler.vul({"Wat is het kenmerk van het besluit?": kenmerk})
    speler.vink("procedure", "ja")
    speler.vink("criteria", "ja")


def de_andere_colleges_besluiten(reis: Reis) -> None:
    """B7: the others by the service; the board shows where each of them stands."""
    het_is(2015, 7, 14, 16)
    advies = Advies.objects.get(status=Advies.Status.VASTGESTELD)
    open_ = Gemeente.objects.filter(aandelen__advies=advies, aandelen__besluit=None)
    with vlot():
        for code in open_.distinct().values_list("code", flat=True):
            fabriek.zitting(advies, code)
    coordinator = reis.als(COORDINATOR)
    coordinator.ga("/")
    coordinator.volg("Besluiten")
    coordinator.ziet("Alle colleges hebben besloten", WIJKT_AF, REDEN, "2 conform, 1 afwijkend")


def de_beschikkingen_gaan_uit(reis: Reis) -> None:
    """B7: letters are made, read and sent; the PDF comes by itself."""
    het_is(2015, 7, 20)
    coordinator = reis.als(COORDINATOR)
    coordinator.ga("/")
    coordinator.volg("Maak 4 beschikkingen")
    coordinator.verstuur("Maak 4 beschikkingen")
    coordinator.ziet("4 beschikkingen zijn gemaakt")
    expect(coordinator.pagina.get_by_text("pdf klaar")).to_have_count(4, timeout=60_000)
    coordinator.kijk(opnieuw="gemaakt")
    coordinator.volg("Verstuur 4 beschikkingen")
    coordinator.verstuur("Verstuur 4 beschikkingen")
    coordinator.ziet("Alle 4 beschikkingen zijn verstuurd")
    aanvraag = stukken.aanvraag(IN_HET_PORTAAL)
    brief = aanvraag.beschikking
    aandeel = _aandeel(WIJKT_AF)
    assert brief.bedrag == Decimal(395_000) - aandeel.bedrag + aandeel.besloten.bedrag
    naomi = reis.als(AANBIEDER)
    naomi.ga("/")
    naomi.volg(f"Lees de beschikking over “{aanvraag.titel}”")
    naomi.ziet(f"Toegekend: {euro(brief.bedrag)}", REDEN)
    naomi.volg("Lees de beschikking")
    naomi.ziet(brief.kenmerk, "Bezwaar maken kan tot en met maandag 31 augustus 2015")
    tekst = pdf_van(naomi, re.compile("^Beschikking"))
    assert brief.kenmerk in tekst
    assert "bezwaar" in tekst
    assert brief.kenmerk in brief_aan(AANBIEDER, "staat klaar")
