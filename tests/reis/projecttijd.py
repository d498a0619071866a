"""B8-B10: a project runs and reports, the region evaluates, and everyone can look back."""

import csv
import io
import re

import page
from django.core.management import call_command
from playwright.sync_api import expect

from deelnemers.personen.models import Gebruiker
from kern.basis.geld import euro
from kern.documenten import documenten
from kern.documenten.models import Document
from kern.logboek.models import Gebeurtenis
from tests.reis import stukken
from tests.reis.spelers import Reis, brief_aan, de_documenten_zijn_er, het_is, pdf_van
from tests.reis.stukken import AANBIEDER, COORDINATOR, IN_HET_PORTAAL, LID_CLIENT
from uitvoering.project.models import Project

VRAAG = "Hoeveel van deze kinderen kregen later toch jeugdhulp?"
ANTWOORD = "Wij startten op veertien scholen. Drie van de 96 kinderen kregen later jeugdhulp."
INZICHT = "Een werker die blijft, voorkomt dat ouders hun verhaal steeds opnieuw vertellen."
MOTIVERING = "Wat de projecten beloofden, is voor een groot deel gemeten en voor een deel gehaald."


def _project() -> Project:
    return Project.objects.get(aanvraag=stukken.aanvraag(IN_HET_PORTAAL))


def projecten_starten(reis: Reis) -> None:
    """B8: reports with their days follow from the decision."""
    het_is(2015, 9, 1)
    coordinator = reis.als(COORDINATOR)
    coordinator.ga("/")
    coordinator.volg("Start 3 projecten")
    while coordinator.pagina.get_by_role("button", name=re.compile("^Start ")).count():
        coordinator.verstuur(re.compile("^Start "))
    coordinator.ziet("3 projecten", "Tussenrapportage", "15 januari 2016")


def een_aanbieder_rapporteert(reis: Reis) -> None:
    """B8: beside every question stands what was promised; what is incomplete stays."""
    het_is(2016, 1, 11)
    project = _project()
    indicatoren = list(project.aanvraag.indicatoren.order_by("pk"))
    naomi = reis.als(AANBIEDER)
    naomi.ga("/")
    naomi.volg("Maak uw tussenrapportage")
    naomi.ziet("320 mensen in de hele looptijd", euro(project.bedrag), indicatoren[0].naam)
    naomi.vul({"Wat deed u tot nu toe?": ANTWOORD.split(". ")[0] + "."})
    naomi.verstuur("Dien de rapportage in")
    naomi.ziet("Vul in hoeveel mensen u bereikte", binnen="[data-foutsamenvatting]")
    naomi.kijk(opnieuw="onvolledig")
    naomi.ziet(ANTWOORD.split(". ")[0])
    for indicator, waarde in zip(indicatoren, ("3,9", "16", ""), strict=True):
        naomi.typ(f"waarde_{indicator.pk}", waarde)
    naomi.typ(f"verklaring_{indicatoren[2].pk}", "Wij vragen het cijfer pas aan het eind.")
    naomi.vul({"Hoeveel mensen bereikte u tot nu toe?": "96"})
    naomi.vul({"Hoeveel geld gaf u tot nu toe uit?": "121.500"})
    naomi.vul({"Wat deelde u met de regio?": "Een open middag voor dertig intern begeleiders."})
    naomi.verstuur("Dien de rapportage in")
    naomi.ziet("Uw rapportage is ingediend")


def de_coordinator_stelt_een_vraag(reis: Reis) -> None:
    """B8: the report goes back with a question, is answered, and then accepted."""
    het_is(2016, 1, 13)
    coordinator, naomi = reis.als(COORDINATOR), reis.als(AANBIEDER)
    titel = stukken.titel(IN_HET_PORTAAL)
    coordinator.ga("/")
    coordinator.volg(f"Lees de tussenrapportage van {titel}")
    coordinator.ziet("96 van 320 mensen", "niet gemeten", "3,9")
    coordinator.vul({"Wat wilt u nog weten?": VRAAG})
    coordinator.verstuur("Stuur terug met deze vraag")
    coordinator.ziet("De rapportage is teruggestuurd met uw vragen")
    assert VRAAG in brief_aan(AANBIEDER, "Vragen over uw rapportage")
    naomi.ga("/")
    naomi.volg("Beantwoord de vragen bij tussenrapportage")
    naomi.ziet(VRAAG)
    expect(naomi.veld("Hoeveel mensen bereikte u tot nu toe?")).to_have_value("96")
    naomi.kijk(opnieuw="met een vraag")
    naomi.vul({"Wat deed u tot nu toe?": ANTWOORD})
    naomi.verstuur("Dien de rapportage in")
    coordinator.ga("/")
    coordinator.volg(f"Lees de tussenrapportage van {titel}")
    coordinator.ziet(ANTWOORD)
    coordinator.verstuur("Accepteer de rapportage")
    coordinator.ziet("De rapportage is geaccepteerd", "Een open middag voor dertig")


def een_aanbieder_voegt_een_casus_toe(reis: Reis) -> None:
    """B9: wellbeing and costs before and after; an amount without its source is refused."""
    het_is(2016, 5, 9)
    naomi = reis.als(AANBIEDER)
    naomi.ga("/")
    naomi.volg(f"Voeg casussen toe aan {stukken.titel(IN_HET_PORTAAL)}")
    naomi.volg("Voeg een casus toe")
    naomi.vul({"Nummer van de casus": "SMW-01"})
    naomi.pagina.locator("main [name=doelgroep]").select_option(index=1)
    naomi.pagina.locator("main [name=gemeente]").select_option(label="Lingewaard")
    naomi.vink("bestaand", "ja")
    naomi.vink("gemeten_door", "bewoner")
    naomi.pagina.locator("main [name=welzijn_voor]").select_option("4")
    naomi.pagina.locator("main [name=welzijn_na]").select_option("7")
    bedragen = {"nu": "4.500", "niets_doen": "6.000", "eenmalig": "250", "nieuw": "1.230"}
    for soort, bedrag in bedragen.items():
        naomi.typ(f"Jeugd-{soort}", bedrag)
    naomi.verstuur("Bewaar de casus")
    naomi.ziet("Schrijf bij Jeugdwet waar de bedragen vandaan komen")
    naomi.kijk(opnieuw="zonder bron")
    expect(naomi.pagina.locator("[name=Jeugd-nu]")).to_have_value("4.500")
    naomi.typ("Jeugd-bron", "Tarief van de gemeente")
    naomi.verstuur("Bewaar de casus")
    naomi.ziet("Casus SMW-01 is opgeslagen", "Met minder dan 5 casussen")
    naomi.kijk(opnieuw="met een casus")


def de_regio_leert(reis: Reis) -> None:
    """B9: a knowledge session with an insight, and a questionnaire that someone answers."""
    het_is(2016, 5, 20)
    coordinator = reis.als(COORDINATOR)
    coordinator.ga("/")
    coordinator.volg("Houd een kennissessie en leg vast wat u leerde")
    coordinator.volg("Leg een kennissessie vast")
    coordinator.vul({"Waar ging de sessie over?": "Wat werkt op school?", "Waar?": "Huissen"})
    coordinator.vul({"Op welke dag?": "2016-05-19", "Hoeveel mensen waren er?": "34"})
    coordinator.kies("De commissie was erbij")
    coordinator.vink("projecten", str(_project().pk))
    coordinator.verstuur("Leg de sessie vast")
    coordinator.vul({"Wat leerden de deelnemers?": INZICHT})
    coordinator.pagina.locator("main [name=project]").select_option(index=1)
    coordinator.pagina.locator("main [name=bouwstenen]").first.check()
    coordinator.verstuur("Voeg het inzicht toe")
    coordinator.ziet(INZICHT, "1 inzicht")
    coordinator.ga("/")
    coordinator.volg("Verstuur de vragenlijst aan alle betrokkenen")
    coordinator.volg("Verstuur de vragenlijst")
    coordinator.vul({"Tot en met welke dag is de vragenlijst open?": "2016-06-10"})
    coordinator.verstuur(re.compile("^Verstuur aan"))
    coordinator.ziet("De vragenlijst is verstuurd")
    naomi = reis.als(AANBIEDER)
    naomi.ga("/")
    naomi.volg("Vul de vragenlijst over Regionale ronde 2015 in")
    naomi.verstuur("Verstuur uw antwoorden")
    naomi.kijk(opnieuw="niets gekozen")
    vragen = naomi.pagina.locator("main input[type=radio][value='4']")
    for nummer in range(vragen.count()):
        vragen.nth(nummer).check()
    naomi.verstuur("Verstuur uw antwoorden")
    naomi.ziet("Dank u wel")


def het_oordeel_over_de_ronde(reis: Reis) -> None:
    """B9: the judgement, and the evaluation as one document with plots and tables."""
    het_is(2016, 6, 20)
    coordinator = reis.als(COORDINATOR)
    coordinator.ga("/")
    coordinator.volg("Schrijf het oordeel over Regionale ronde 2015")
    coordinator.vul({"Wat betekent dit voor de contracten?": INZICHT})
    coordinator.vink("keuze", "aanpassen")
    coordinator.typ("motivering", MOTIVERING)
    coordinator.verstuur("Leg het oordeel vast")
    coordinator.ga("/evaluatie/ronde/2015/")
    coordinator.ziet("De evaluatie is klaar", "aangepast voortzetten")
    tekst = pdf_van(coordinator, re.compile("^Evaluatie"))
    for deel in (INZICHT, MOTIVERING, stukken.titel(IN_HET_PORTAAL), "SMW-01", "3,9"):
        assert deel in tekst, deel


def iedereen_ziet_wat_er_nu_is(reis: Reis) -> None:
    """B10: start pages by role, the dossier, the public register and the log."""
    coordinator, naomi, bezoeker = reis.als(COORDINATOR), reis.als(AANBIEDER), reis.bezoeker()
    project, titel = _project(), stukken.titel(IN_HET_PORTAAL)
    bezoeker.ga("/")
    bezoeker.volg("Bekijk het register")
    bezoeker.ziet("3 projecten kregen samen", titel, euro(project.bedrag), "Lingewaard")
    bezoeker.ziet_niet(stukken.titel("zelf-met-de-bus"), stukken.titel(stukken.VOLDOET_NIET))
    rijen = bezoeker.download("csv").decode("utf-8-sig")
    assert titel in [rij["project"] for rij in csv.DictReader(io.StringIO(rijen), delimiter=";")]
    bezoeker.ga(f"/dossier/{project.aanvraag.nummer}/")
    assert bezoeker.kop == "Inloggen"
    naomi.ga(f"/dossier/{project.aanvraag.nummer}/")
    naomi.ziet("Het project is toegekend en loopt", "Wat er gebeurt en gebeurde")
    naomi.ziet("Maak uw rapportage met evaluatie, uiterlijk woensdag 15 juni 2016")
    tabs = naomi.pagina.get_by_role("navigation", name="Delen van dit dossier").get_by_role("link")
    for naam in tabs.all_inner_texts():
        naomi.volg(re.compile(re.escape(naam.split("\n")[0].strip())), "main")
    coordinator.volg("Logboek")
    coordinator.ziet("Liesbeth Vogelzang", "Naomi Tjin-Asjoe")
    coordinator.vul({"Zoek op persoon, onderwerp of handeling": "verstuurde de aanvraag"})
    coordinator.verstuur("Zoek")
    coordinator.ziet("1 gebeurtenis", titel, "Naomi Tjin-Asjoe", "11 mei 2015 om 16.58 uur")
    idris = reis.als(LID_CLIENT)
    idris.ga("/")
    medewerker = reis.als(stukken.medewerker("Rheden")["email"])
    medewerker.ga("/")
    for speler in (coordinator, naomi, idris, medewerker):
        speler.ga("/")
        speler.ziet("Wat u nu kunt doen")
        speler.vindt_niets("/organisatie/gebruikers/")
    call_command("controleer_logboek", verbosity=0)
    wie = set(Gebeurtenis.objects.values_list("wie_naam", flat=True))
    assert {"Liesbeth Vogelzang", "Naomi Tjin-Asjoe", "Anouk Rietdijk"} <= wie
    assert Gebruiker.objects.count() == 21


def elk_document_is_voor_iedereen_te_lezen(reis: Reis) -> None:
    """Of every kind of document the newest is PDF/UA-1: a screen reader can read it."""
    de_documenten_zijn_er()
    for soort in documenten._soorten:
        document = Document.objects.klaar().filter(soort=soort).last()
        assert document, f"the journey made no {soort}"
        oordeel = page.validate_pdf(document.bestand.path, profile=page.ValidationProfile.PDF_UA_1)
        assert oordeel.is_compliant, (soort, oordeel)
