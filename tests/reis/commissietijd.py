"""B5-B6: the committee is composed, scores in secret, weighs the set and sets its advice down."""

import re
from decimal import Decimal

from playwright.sync_api import expect

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.models import Zetel
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies, Adviesregel
from deelnemers.personen.models import Gebruiker
from innovatiebudget.demonstratie.rekenen import scorereden, scorewaarde
from regeling.ronde.models import Criterium
from tests.beoordeling import fabriek
from tests.reis import stukken
from tests.reis.spelers import Reis, Speler, brief_aan, het_is, pdf_van, vlot
from tests.reis.stukken import (
    COMMISSIE,
    COORDINATOR,
    IN_HET_PORTAAL,
    LID_CLIENT,
    LID_ZORG,
    MET_BELANG,
    SECRETARIS,
    VOORZITTER,
)

BELANG = "Mijn broer werkt bij een van de partners."
DEELBEDRAG = Decimal(400_000)
MOTIVERING = (
    "De commissie ziet een plan dat past bij de doelen van de ronde en goed te meten is. "
    "Zij vraagt aandacht voor wat er na de proef gebeurt."
)


def de_coordinator_stelt_de_commissie_in(reis: Reis) -> None:
    """B5: seats with a profile and a person each; an incomplete committee can't start."""
    het_is(2015, 5, 26)
    coordinator = reis.als(COORDINATOR)
    coordinator.ga("/")
    coordinator.volg("Stel de commissie in")
    coordinator.verstuur("Stel de commissie in")
    zetels = coordinator.pagina.locator(".isd-zetels li")
    coordinator.verstuur(re.compile("^Haal weg"), zetels.nth(4))
    coordinator.verstuur("Laat de commissie beginnen")
    coordinator.ziet("Nog niet ingevuld")
    coordinator.kijk(opnieuw="onvolledig")
    for nummer, (email, deskundigheden) in enumerate(COMMISSIE.items()):
        zetel = zetels.nth(nummer)
        coordinator.volg(re.compile("^Wijzig de profielschets"), zetel)
        coordinator.vul({"Profielschets": stukken.commissielid(email)["profielschets"]})
        for deskundigheid in deskundigheden:
            coordinator.vink("deskundigheden", deskundigheid)
        coordinator.verstuur("Bewaar de zetel")
        coordinator.volg(re.compile("^Wijs iemand aan"), zetel)
        coordinator.vul({"E-mailadres van deze persoon": email})
        coordinator.verstuur("Wijs deze persoon aan")
    coordinator.verstuur("Laat de commissie beginnen")
    coordinator.ziet("De commissie is begonnen", "Hoever de leden zijn")
    assert brief_aan(LID_CLIENT, "")


def een_lid_meldt_een_belang(reis: Reis) -> None:
    """B5: declarations come first; of an application with an interest the title remains."""
    het_is(2015, 6, 1)
    carolien = reis.als(LID_ZORG)
    carolien.volg("Vul uw belangenverklaring in")
    carolien.kies("Nee, ik heb geen belang")
    carolien.verstuur("Verklaar dit")
    aanvraag = stukken.aanvraag(MET_BELANG)
    carolien.ziet(aanvraag.titel, aanvraag.penvoerder.naam)  # that is what the question is about
    carolien.vink(f"belang_{aanvraag.pk}", "ja")
    carolien.typ(f"reden_{aanvraag.pk}", BELANG)
    carolien.verstuur("Bewaar deze verklaringen")
    carolien.ziet("Uw verklaring bij 1 aanvraag is bewaard", "belang gemeld")
    carolien.verstuur("Geen belang bij alle overige")
    carolien.ziet(aanvraag.titel, "0 van de 3 klaar")
    carolien.ziet_niet(aanvraag.nummer, aanvraag.penvoerder.naam)
    for adres in (f"/dossier/{aanvraag.nummer}/", f"/beoordeling/aanvraag/{aanvraag.nummer}/"):
        carolien.vindt_niets(adres)
    reis.tot_straks(LID_ZORG)


def een_lid_geeft_scores(reis: Reis) -> None:
    """B5: a score with a reason per criterion, seen by nobody else; then it is final."""
    het_is(2015, 6, 3)
    idris = reis.als(LID_CLIENT)
    idris.volg("Vul uw belangenverklaring in")
    idris.kies("Nee, ik heb geen belang")
    idris.verstuur("Verklaar dit")
    idris.verstuur("Geen belang bij alle overige")
    aanvraag = stukken.aanvraag(IN_HET_PORTAAL)
    idris.ziet("0 van de 4 klaar")
    idris.volg(aanvraag.titel, "table")
    criteria = list(Criterium.objects.filter(ronde=aanvraag.ronde, gewicht__gt=0))
    redenen = stukken.stuk(IN_HET_PORTAAL)["demo"]["redenen"]
    for criterium in criteria:
        _geef_score(idris, criterium, scorereden(redenen, criterium.nummer, 8, 1))
    idris.ziet("8,0", binnen="#cijfer")
    idris.typ("doelen_toelichting", "Kinderen krijgen sneller hulp, dicht bij huis en school.")
    idris.verstuur("Maak definitief")
    idris.ziet(f"Uw beoordeling van {aanvraag.nummer} is definitief")
    # not before the secretaris opens them (W21)
    idris.vindt_niets(f"/beoordeling/aanvraag/{aanvraag.nummer}/vergelijken/")
    idris.ga("/")
    idris.ziet("Beoordeel nog 3 aanvragen", "U bent klaar met 1 van 4")


def _geef_score(idris: Speler, criterium: Criterium, reden: str) -> None:
    rij = idris.pagina.locator(f"#criterium-{criterium.nummer}")
    expect(rij).to_have_attribute("open", "")
    rij.locator(".isd-niveau", has=idris.pagina.locator("input[value='8']")).click()
    rij.locator("textarea").fill(reden)
    expect(rij.locator("[role=status]")).to_contain_text("ewaard")
    if idris.pagina.get_by_role("button", name=re.compile("^Verder met")).count():
        idris.verstuur(re.compile("^Verder met"))


def de_anderen_geven_scores(reis: Reis) -> None:
    """B5: the other members by the service, each on a day of their own."""
    zetels = Zetel.objects.filter(commissie__ronde=stukken.ronde()).exclude(functie="secretaris")
    for dag, zetel in enumerate(zetels.select_related("gebruiker").order_by("pk"), start=8):
        het_is(2015, 6, dag)
        with vlot():
            fabriek.verklaar_vrij(zetel)
            for stam in (IN_HET_PORTAAL, *stukken.OP_PAPIER):
                _scoor_zo_nodig(zetel, dag, stam)


def _scoor_zo_nodig(zetel: Zetel, dag: int, stam: str) -> None:
    """Score what this member may see, was admitted and is not scored yet."""
    zichtbaar = Aanvraag.objects.zichtbaar_voor(zetel.houder).toegelaten()
    aanvraag = zichtbaar.filter(pk=stukken.aanvraag(stam).pk).first()
    if aanvraag is None or zetel.beoordelingen.filter(aanvraag=aanvraag).exists():
        return
    demo = stukken.stuk(stam)["demo"]
    niveaus = [niveau["waarde"] for niveau in aanvraag.ronde.schaal]
    criteria = Criterium.objects.filter(ronde=aanvraag.ronde, gewicht__gt=0)
    waarden = {
        c.nummer: scorewaarde(f"{stam}.{c.nummer}", demo["scores"]["kwaliteit"], dag, niveaus)
        for c in criteria
    }
    fabriek.scoor(zetel, aanvraag, waarden, demo["redenen"][0]["goed"])


def de_secretaris_opent_de_scores(reis: Reis) -> None:
    """B5: when all are final; then the members see each other's scores."""
    het_is(2015, 6, 15)
    anouk = reis.als(SECRETARIS)
    anouk.volg("Open de scores van 4 aanvragen")
    anouk.ziet(BELANG)  # the secretaris knows why
    anouk.verstuur("Open alle 4")
    anouk.ziet("De scores van 4 aanvragen zijn open")
    idris = reis.als(LID_CLIENT)
    aanvraag = stukken.aanvraag(IN_HET_PORTAAL)
    idris.ga(f"/beoordeling/aanvraag/{aanvraag.nummer}/vergelijken/")
    idris.ziet("Marijke Terpstra-Ong", "Idris Waterberg (u)", "Van 4 leden".lower())


def de_commissie_weegt_het_geheel(reis: Reis) -> None:
    """B6: choose In or Uit; the three meters follow at once, also for who looks on."""
    het_is(2015, 6, 22)
    anouk, idris = reis.als(SECRETARIS), reis.als(LID_CLIENT)
    anouk.ga("/")
    anouk.volg("Begin met de weging van het geheel")
    anouk.verstuur("Begin met de weging")
    anouk.ziet("€ 3.400.000", "4 in twijfel", binnen=".isd-weegbudget")
    idris.ga("/beoordeling/2015/weging/")
    idris.ziet("U kijkt mee", "4 in twijfel")
    _kies(anouk, IN_HET_PORTAAL, "In")
    anouk.ziet("1 in het advies, € 395.000", "€ 3.005.000", binnen=".isd-weegbudget")
    anouk.ziet("Geld per doelgroep", "€ 395.000", binnen=".isd-weging__meters")
    _kies(anouk, "leerplatform-sociaal-domein", "In")
    _kies(anouk, "zelf-met-de-bus", "Uit")
    _kies(anouk, MET_BELANG, "In")
    anouk.ziet("3 in het advies, € 1.243.000", "1 niet in het advies", binnen=".isd-weegbudget")
    veld = anouk.pagina.get_by_label(
        f"Geadviseerd bedrag voor {stukken.titel(MET_BELANG)}, in euro"
    )
    veld.fill("400.000")
    veld.press("Tab")
    anouk.ziet("3 in het advies, € 1.145.000", "€ 2.255.000", binnen=".isd-weegbudget")
    anouk.ziet("van € 498.000", "Geld en projecten per gemeente")
    anouk.kijk(opnieuw="gekozen")
    idris.ziet("3 in het advies, € 1.145.000")  # without doing anything


def _kies(anouk: Speler, stam: str, keuze: str) -> None:
    """Press In, Twijfel or Uit on the row of an application, and wait until it moved."""
    regel = Adviesregel.objects.get(aanvraag=stukken.aanvraag(stam))
    rij = anouk.pagina.locator(f"#regel-{regel.pk}")
    rij.locator("label", has_text=re.compile(f"^{keuze}$")).click()
    groep = anouk.pagina.locator(f"#groep-{keuze.lower()} #regel-{regel.pk}")
    expect(groep).to_be_visible()


def wie_een_belang_heeft_weegt_niet_mee(reis: Reis) -> None:
    """B6, W20: the title and no more, also in the weighing."""
    carolien = reis.als(LID_ZORG)
    aanvraag = stukken.aanvraag(MET_BELANG)
    carolien.ga("/beoordeling/2015/weging/")
    carolien.ziet("Niet voor u", aanvraag.titel)
    carolien.ziet_niet(aanvraag.penvoerder.naam, "€ 498.000", "€ 400.000")
    reis.tot_straks(LID_ZORG)


def het_advies_wordt_geschreven(reis: Reis) -> None:
    """B6: the reasons per project and of the whole."""
    het_is(2015, 6, 30)
    anouk = reis.als(SECRETARIS)
    anouk.ga("/beoordeling/2015/weging/")
    anouk.volg(stukken.titel(IN_HET_PORTAAL), "main")
    anouk.vul({"Waarom adviseert de commissie dit?": MOTIVERING})
    anouk.vul({"Voorwaarden": "Deel de tussentijdse uitkomsten op een kennissessie."})
    anouk.verstuur("Bewaar de motivering")
    anouk.ziet("is bewaard")
    with vlot():
        secretaris = Gebruiker.objects.get(email=SECRETARIS)
        for regel in Adviesregel.objects.filter(motivering=""):
            weging.motiveer(wie=secretaris, regel=regel, motivering=MOTIVERING, voorwaarden="")
    anouk.ga("/beoordeling/2015/weging/")
    anouk.volg("Schrijf de overwegingen")
    for veld in ("samenvatting", "budget", "doelgroepen", "spreiding"):
        naam = veld if veld == "samenvatting" else f"overweging_{veld}"
        anouk.typ(naam, f"De commissie woog het geheel op {veld}. {MOTIVERING}")
    anouk.verstuur("Bewaar de overwegingen")
    anouk.ziet("De overwegingen zijn bewaard")
    reis.tot_straks(SECRETARIS)


def de_voorzitter_stelt_het_advies_vast(reis: Reis) -> None:
    """B6: one frozen advice with a version and a hash, and its document."""
    het_is(2015, 7, 1)
    marijke, idris = reis.als(VOORZITTER), reis.als(LID_CLIENT)
    idris.ga("/beoordeling/2015/weging/")  # looks on
    marijke.volg("Stel het advies vast")
    marijke.volg("Controleer en stel vast")
    marijke.ziet("3 projecten in het advies, samen € 1.145.000 van € 3.400.000")
    marijke.verstuur("Stel het advies vast")
    advies = Advies.objects.get(status=Advies.Status.VASTGESTELD)
    marijke.ziet("om 3 van de 4 projecten te betalen", "De bewaarde inhoud klopt")
    hash_ = "".join(marijke.pagina.locator("code.isd-hash").inner_text().split())
    assert hash_ == advies.sha256
    tekst = pdf_van(marijke, re.compile("^Advies"))
    for deel in (*map(stukken.titel, (IN_HET_PORTAAL, MET_BELANG)), "Carolien Bruggeman"):
        assert deel in tekst
    assert advies.sha256[:8] in tekst.replace(" ", "")
    idris.ziet("om 3 van de 4 projecten te betalen")  # comes by itself
    expect(idris.pagina.locator("header")).to_have_count(1)
    reis.tot_straks(VOORZITTER)
