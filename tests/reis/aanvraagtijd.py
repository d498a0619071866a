"""B1-B4: the ronde opens, people register, an application is written, sent and checked."""

import json
import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import expect

from aanvragen.toets import services as toets
from aanvragen.toets.models import Toets
from aanvragen.velden.models import Aanvraag
from deelnemers.personen.models import Gebruiker
from evaluatie.bouwstenen.services import laad_bouwstenen
from kern.basis.geld import getal
from tests.fabriek import WACHTWOORD
from tests.reis import stukken
from tests.reis.spelers import (
    Reis,
    Speler,
    brief_aan,
    de_documenten_zijn_er,
    het_is,
    link_in,
    pdf_tekst,
    pdf_van,
    vlot,
)
from tests.reis.stukken import AANBIEDER, BEHEERDER, COORDINATOR, IN_HET_PORTAAL

VERGETEN = "kvk_nummer"  # the mistake that is made on purpose: 7 digits for a partner


def het_portaal_wordt_ingericht(reis: Reis) -> None:
    """Load the scheme as data, not published yet, and make accounts; all else goes by pages."""
    het_is(2015, 3, 16)
    with vlot():
        call_command("laad_regeling", verbosity=0)
        laad_bouwstenen()
        stukken.stel_mensen_aan()
    bezoeker = reis.bezoeker()
    bezoeker.ga("/")
    bezoeker.ziet("Er is nu geen ronde gepubliceerd")
    bezoeker.volg("Rondes")
    bezoeker.ziet("Er is nog geen ronde gepubliceerd")


def de_beheerder_stelt_iemand_aan(reis: Reis) -> None:
    """B2: the beheerder appoints the one who works for Arnhem."""
    beheerder = reis.als(BEHEERDER)
    arnhem = stukken.medewerker("Arnhem")
    beheerder.volg("Gebruikers")
    beheerder.vul({"Zoek op naam of e-mailadres": arnhem["email"]})
    beheerder.verstuur("Zoek")
    beheerder.volg(arnhem["naam"], "main")
    beheerder.kies("Gemeentemedewerker")
    beheerder.veld("Gemeente").select_option(label="Arnhem")
    beheerder.verstuur("Stel aan")
    beheerder.ziet("is aangesteld", "Vanaf 16 maart 2015")
    reis.tot_straks(BEHEERDER)


def de_coordinator_publiceert(reis: Reis) -> None:
    """B1: the ronde becomes public by the page for it."""
    het_is(2015, 3, 18, 9)
    coordinator = reis.als(COORDINATOR)
    coordinator.ziet("Publiceer Regionale ronde 2015", "Woensdag 18 maart 2015")
    coordinator.volg("Publiceer Regionale ronde 2015")
    coordinator.ziet("Deze ronde is nog niet gepubliceerd")
    coordinator.verstuur("Publiceer deze ronde")
    coordinator.ziet("De ronde is gepubliceerd. Iedereen kan haar nu lezen.")
    coordinator.ga("/")
    coordinator.ziet("Regionale ronde 2015 is openbaar", "Stel de commissie in")
    coordinator.ziet_niet("Publiceer Regionale ronde 2015")


def iedereen_leest_de_ronde(reis: Reis) -> None:
    """B1: everything an applicant must know stands there before logging in, also as PDF."""
    bezoeker = reis.bezoeker()
    bezoeker.ga("/")
    bezoeker.volg("Lees alles over deze ronde")
    bezoeker.ziet("€ 6.800.000", "€ 3.400.000", "Rijnwaarden", "Meer eigen oplossingen")
    bezoeker.ziet("Risico op een crisis", "De leefwereld voorop", "maandag 30 maart 2015")
    assert bezoeker.pagina.locator("main").inner_text().count("Criterium") >= 10
    de_documenten_zijn_er()
    tekst = pdf_tekst(bezoeker.download("Download alles als PDF"))
    assert "Regionale ronde 2015" in tekst
    assert "Zevenaar" in tekst


def een_aanbieder_meldt_zich(reis: Reis) -> None:
    """B2: an account with a confirmed address, then the organisation."""
    het_is(2015, 4, 14)
    p = stukken.stuk(IN_HET_PORTAAL)["aanvraag"]["penvoerder"]
    bezoeker = reis.bezoeker()
    bezoeker.ga("/")
    bezoeker.volg("Inloggen")
    bezoeker.volg("Maak een account")
    bezoeker.vul({"Uw naam": p["contactpersoon"], "E-mailadres": AANBIEDER})
    bezoeker.vul({"Wachtwoord": WACHTWOORD, "Nog een keer het wachtwoord": WACHTWOORD})
    bezoeker.verstuur("Maak een account")
    bezoeker.ziet("Kijk in uw e-mail")
    bezoeker.ga(link_in(brief_aan(AANBIEDER, "Bevestig uw e-mailadres")))
    bezoeker.verstuur("Ja, bevestig dit adres")
    reis.tot_straks("")
    naomi = reis.als(AANBIEDER)
    naomi.volg("Meld uw organisatie aan")
    naomi.vul({"Naam van de organisatie": p["naam"], "KvK-nummer": "123"})
    naomi.verstuur("Meld de organisatie aan")
    naomi.ziet("8 cijfers", binnen="[data-foutsamenvatting]")
    naomi.kijk(opnieuw="met fouten")
    naomi.vul({"KvK-nummer": p["kvk_nummer"], "Straat en huisnummer": p["straat"]})
    naomi.vul({"Postcode": p["postcode"], "Plaats": p["plaats"]})
    naomi.kies("Arnhem", "Duiven", "Lingewaard", "Overbetuwe")
    naomi.vink("is_aanbieder", "ja")
    naomi.typ("werk", "Jeugdhulp en schoolmaatschappelijk werk.")
    naomi.vink("gecontracteerd", "ja")
    naomi.verstuur("Meld de organisatie aan")
    naomi.ziet(f"{p['naam']} is aangemeld")
    with vlot():
        stukken.meld_organisatie_aan("zelf-met-de-bus")


def de_aanvraag_wordt_geschreven(reis: Reis) -> None:
    """B3: every section by its page, with a mistake on the way that costs nothing."""
    het_is(2015, 4, 15)
    naomi = reis.als(AANBIEDER)
    naomi.ga("/")
    naomi.volg("Begin een aanvraag voor Regionale ronde 2015")
    naomi.vul({"Hoe heet uw project?": "Schoolmaatschappelijk werk"})
    naomi.verstuur("Maak het concept")
    a = stukken.stuk(IN_HET_PORTAAL)["aanvraag"]
    naomi.volg("Organisatie en contactpersoon", "main")
    naomi.ziet(a["penvoerder"]["kvk_nummer"])
    naomi.vul({"Naam": a["penvoerder"]["contactpersoon"], "E-mailadres": AANBIEDER})
    naomi.verstuur("Opslaan en verder")
    _partners_met_een_fout(naomi, a)
    naomi.vul({"Wat is de titel van uw project?": a["titel"]})
    naomi.vul({"Vat uw project samen": a["samenvatting"]})
    naomi.ziet("Opgeslagen")  # by itself, after two seconds; the page may be left now
    naomi.ga("/")
    naomi.volg(f"Maak uw aanvraag “{a['titel']}” af")
    naomi.volg("Titel, samenvatting en planning", "main")
    expect(naomi.veld("Vat uw project samen")).to_have_value(a["samenvatting"])
    naomi.vul({"Begin": a["start"], "Einde": a["eind"]})
    naomi.verstuur("Opslaan en verder")
    naomi.vink("doelen", *a["doelen"])
    naomi.vink("aspecten", *a["aspecten"])
    naomi.verstuur("Opslaan en verder")
    _bereik(naomi, a)
    _antwoorden(naomi, a)
    _geld(naomi, a)
    _evaluatieplan(naomi, a)
    naomi.ziet("Bijlagen zijn niet verplicht")
    naomi.volg("Terug naar de takenlijst")
    naomi.kijk(opnieuw="alles klaar")


def _partners_met_een_fout(naomi: Speler, a: dict[str, Any]) -> None:
    for nummer, partner in enumerate(a["partners"]):
        naomi.vul_rij("partners", nummer, partner)
    naomi.vul_rij("partners", 1, {VERGETEN: "1234567"})
    naomi.verstuur("Opslaan en verder")
    partner = a["partners"][1]
    naomi.ziet(f"Het KvK-nummer van {partner['naam']} moet 8 cijfers hebben", "bewaard")
    naomi.kijk(opnieuw="met een fout")
    expect(naomi.pagina.locator("[data-foutsamenvatting]")).to_be_focused()
    for veld, waarde in (partner | {VERGETEN: "1234567"}).items():
        expect(naomi.pagina.locator(f"[name=partners-1-{veld}]")).to_have_value(waarde)
    naomi.vul_rij("partners", 1, {VERGETEN: partner[VERGETEN]})
    naomi.verstuur("Opslaan en verder")


def _bereik(naomi: Speler, a: dict[str, Any]) -> None:
    naomi.vink("hoofd", next(d["code"] for d in a["doelgroepen"] if d["hoofd"]))
    for d in a["doelgroepen"]:
        naomi.vink(f"doelgroep_{d['code']}")
        naomi.typ(f"doelgroep_{d['code']}_bereik", d["bereik"])
        naomi.vink(f"doelgroep_{d['code']}_jeugd")
    for g in a["gemeenten"]:
        naomi.vink(f"gemeente_{g['code']}")
        naomi.typ(f"gemeente_{g['code']}_bereik", g["bereik"])
        naomi.pagina.locator(f"[name=gemeente_{g['code']}_wijze]").select_option(g["wijze"])
    naomi.ziet("Samen in 3 gemeenten", "320")
    naomi.verstuur("Opslaan en verder")


def _antwoorden(naomi: Speler, a: dict[str, Any]) -> None:
    """Answer the questions, section by section, until there are none left."""
    teksten = {f"antwoord_{rij['vraag']}": rij["tekst"] for rij in a["antwoorden"]}
    while teksten:
        namen = naomi.pagina.locator("main textarea").evaluate_all("v => v.map(e => e.name)")
        assert set(namen) <= set(teksten), f"{namen} not in {list(teksten)}"
        for naam in namen:
            naomi.typ(naam, teksten.pop(naam))
        naomi.verstuur("Opslaan en verder")


def _geld(naomi: Speler, a: dict[str, Any]) -> None:
    prefixen = {"kosten": "kosten", "eigen_bijdrage": "eigen", "andere_financiering": "andere"}
    for soort, prefix in prefixen.items():
        regels = [r for r in a["begroting"] if r["soort"] == soort]
        for nummer, regel in enumerate(regels):
            bedrag = getal(int(float(regel["bedrag"])), 0)  # 328.000, as people type it
            naomi.vul_rij(prefix, nummer, {"omschrijving": regel["omschrijving"], "bedrag": bedrag})
    naomi.ziet("€ 476.000", "€ 395.000")  # added up by the page, asked is computed
    naomi.verstuur("Opslaan en verder")
    naomi.kies("Ik verklaar dat onze contracten met de gemeenten dit project niet betalen")
    naomi.vul({"Waarom niet?": a["toelichting_regulier"]})
    naomi.verstuur("Opslaan en verder")


def _evaluatieplan(naomi: Speler, a: dict[str, Any]) -> None:
    for nummer, indicator in enumerate(a["indicatoren"]):
        getallen = {k: indicator[k].replace(".", ",") for k in ("nulmeting", "streefwaarde")}
        naomi.vul_rij("indicatoren", nummer, indicator | getallen)
    naomi.typ("kosten_en_baten", a["kosten_en_baten"])
    naomi.typ("evaluatiedatum", a["evaluatiedatum"])
    naomi.verstuur("Opslaan en verder")


def de_aanvraag_wordt_verstuurd(reis: Reis) -> None:
    """B3: a receipt with number and hash; the PDF comes without reloading the page."""
    het_is(2015, 5, 11, 16, 58)
    naomi = reis.als(AANBIEDER)
    naomi.ga("/")
    naomi.ziet("maandag 11 mei")
    naomi.volg(f"Maak uw aanvraag “{stukken.titel(IN_HET_PORTAAL)}” af")
    naomi.volg("Ga verder met versturen")
    naomi.verstuur("Verstuur de aanvraag")
    naomi.ziet("Wij hebben uw aanvraag ontvangen", re.compile("[0-9a-f]{64}"), "16.58")
    aanvraag = stukken.aanvraag(IN_HET_PORTAAL)
    versie = aanvraag.versies.get()
    naomi.ziet(aanvraag.nummer, versie.sha256, "€ 395.000")
    assert json.loads(naomi.download("Aanvraag als gegevens"))["titel"] == aanvraag.titel
    tekst = pdf_van(naomi, "Aanvraag")
    assert aanvraag.nummer in tekst
    assert "Naomi Tjin-Asjoe" in tekst
    assert aanvraag.nummer in brief_aan(AANBIEDER, aanvraag.nummer)


def papieren_aanvragen_worden_ingevoerd(reis: Reis) -> None:
    """B3: what came on paper is entered by the command, through the same rules."""
    het_is(2015, 5, 11, 16, 30)
    papier = Path(settings.DATA, "papier.json")
    inhoud = [stukken.stuk(stam)["aanvraag"] for stam in stukken.OP_PAPIER]
    papier.write_text(json.dumps(inhoud), encoding="utf-8")
    with vlot():
        call_command("importeer_aanvragen", papier, "--namens", COORDINATOR, verbosity=0)
    assert Aanvraag.objects.filter(status=Aanvraag.Status.INGEDIEND).count() == 4


def de_coordinator_toetst(reis: Reis) -> None:
    """B4: ten criteria of one application on the page, one mistake, then it is admitted."""
    het_is(2015, 5, 13)
    coordinator = reis.als(COORDINATOR)
    coordinator.ga("/")
    coordinator.volg("Bevestig 2 organisaties als aanbieder")
    for stam in (IN_HET_PORTAAL, "zelf-met-de-bus"):
        naam = stukken.stuk(stam)["aanvraag"]["penvoerder"]["naam"]
        coordinator.volg(naam, "main")
        coordinator.typ("grond", "Uittreksel van de KvK gezien en teruggebeld.")
        coordinator.verstuur("Bevestig als aanbieder")
        coordinator.ziet(f"{naam} is bevestigd als aanbieder")
    coordinator.ga("/")
    coordinator.volg("Controleer 5 aanvragen van Regionale ronde 2015")
    coordinator.ziet("5 aanvragen")
    coordinator.volg(stukken.titel(IN_HET_PORTAAL), "main")
    criteria = stukken.ronde().criteria.order_by("nummer")
    for criterium in criteria:
        rij = coordinator.pagina.locator(f"#criterium-{criterium.nummer}")
        expect(rij).to_have_attribute("open", "")
        if criterium.nummer == 3:  # a "no" without a reason is refused, the choice stays
            coordinator.kies("Voldoet niet", binnen=rij)
            coordinator.verstuur(f"Bewaar criterium {criterium.nummer}", rij)
            expect(coordinator.pagina.locator("[data-foutsamenvatting]")).to_be_visible()
            expect(coordinator.veld("Voldoet niet", rij)).to_be_checked()
            coordinator.kijk(opnieuw="zonder reden")
        coordinator.kies("Voldoet", binnen=rij)
        coordinator.verstuur(f"Bewaar criterium {criterium.nummer}", rij)
    coordinator.ziet("10 van 10 gecontroleerd", "10 van 10 criteria voldoen")
    coordinator.verstuur("Laat toe tot de beoordeling")
    coordinator.ziet("gaat naar de commissie")
    with vlot():
        _toets_de_rest(Gebruiker.objects.get(email=COORDINATOR))
    coordinator.ga("/aanvragen/")
    coordinator.ziet("Er wacht geen aanvraag op uw controle", "Buiten behandeling")


def _toets_de_rest(coordinator: Gebruiker) -> None:
    """The other four by the service: three pass, one does not."""
    for stam in stukken.OP_PAPIER:
        aanvraag = stukken.aanvraag(stam)
        anders = {t["criterium"]: t["reden"] for t in stukken.stuk(stam)["demo"]["toets"]}
        for criterium in aanvraag.ronde.criteria.all():
            niet = criterium.nummer in anders
            toets.toets_criterium(
                wie=coordinator,
                aanvraag=aanvraag,
                criterium=criterium,
                oordeel=Toets.Oordeel.NIET if niet else Toets.Oordeel.VOLDOET,
                reden=anders.get(criterium.nummer, ""),
            )
        if anders:
            reden = " ".join(anders.values())
            toets.stel_buiten_behandeling(wie=coordinator, aanvraag=aanvraag, reden=reden)
        else:
            toets.laat_toe(wie=coordinator, aanvraag=aanvraag)
