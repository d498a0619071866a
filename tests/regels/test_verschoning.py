"""W20, W22: a late interest has its phase and its consequence, and the advice and the letter tell it truthfully."""

from datetime import timedelta
from decimal import Decimal

import pytest

from aanvragen.velden.models import Aanvraag
from beoordeling.advies import services as advies_services
from beoordeling.advies.beeld.verschoning import verschoningszinnen
from beoordeling.belangen import services as belangen
from beoordeling.belangen.queries import wie_stelt_vast
from beoordeling.scoren import services as scoren
from beoordeling.scoren.models import Beoordeling
from beoordeling.vergadering import services as vergadering
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies
from besluitvorming.beschikking.beeld.brief import commissiezin
from besluitvorming.beschikking.queries.briefinhoud import stel_inhoud_op
from kern.basis.fouten import Fout
from tests.beoordeling import fabriek
from tests.beoordeling.fabriek import BEOORDELING
from tests.beoordeling.werelden import LANG

pytestmark = pytest.mark.django_db
MELDT = 4  # the seat that reports an interest, Otto
FASEN = ["voor_lezen", "na_lezen", "na_scoren", "na_openen", "in_weging", "na_advies"]


class Verloop:
    """One application from declarations to advice, a day per step; the interest comes after the asked step."""

    def __init__(self, klok, fase: str) -> None:
        self.klok, self.fase, self.dag = klok, fase, 0
        self.morgen()
        self.ronde, (self.aanvraag,) = fabriek.met_aanvragen(1)
        self.zetels = fabriek.scorend(self.ronde)
        self.otto = self.zetels[MELDT]

    def morgen(self) -> None:
        self.dag += 1
        self.klok(BEOORDELING + timedelta(days=self.dag))

    def meld_na(self, fase: str) -> None:
        if fase == self.fase:
            self.morgen()
            fabriek.meld_belang(self.otto, self.aanvraag)
        self.morgen()

    @property
    def gemeld(self) -> bool:
        return FASEN.index(self.fase) <= self._bezig

    def speel(self) -> Advies:
        self._bezig = 0
        self.meld_na("voor_lezen")
        stappen = (self.verklaar, self.scoor, self.open, self.weeg, self.stel_vast)
        for self._bezig, (stap, fase) in enumerate(zip(stappen, FASEN[1:], strict=True)):
            stap()
            self.meld_na(fase)
        if self.fase == "na_advies":
            voorzitter = self.zetels[0].gebruiker
            advies = Advies.objects.get()
            advies_services.nieuwe_versie(wie=voorzitter, advies=advies, reden=LANG)
            self.stel_vast()
        return Advies.objects.order_by("versie").last()

    def verklaar(self) -> None:
        for zetel in self.zetels:
            if not self.gemeld or zetel != self.otto:
                fabriek.verklaar_vrij(zetel)

    def scoor(self) -> None:
        for zetel in self.zetels:
            if not self.gemeld or zetel != self.otto:
                fabriek.scoor(zetel, self.aanvraag, 10 if zetel == self.otto else 6)

    def open(self) -> None:
        vergadering.open_scores(wie=fabriek.secretaris(self.ronde), aanvraag=self.aanvraag)
        self.morgen()
        if not self.gemeld:
            scoren.herzie_score(
                wie=self.otto.gebruiker,
                aanvraag=self.aanvraag,
                criterium=self.ronde.criteria.filter(gewicht__gt=0).first(),
                waarde=8,
                toelichting=LANG,
            )

    def weeg(self) -> None:
        wie = fabriek.secretaris(self.ronde)
        advies = weging.begin_weging(wie=wie, ronde=self.ronde)
        regel = advies.regels.get()
        weging.kies(wie=wie, regel=regel, keuze="in", bedrag=Decimal(40_000))
        weging.motiveer(wie=wie, regel=regel, motivering=LANG)
        teksten = dict.fromkeys(
            ("samenvatting", "overweging_spreiding", "overweging_doelgroepen", "overweging_budget"),
            LANG,
        )
        weging.schrijf_overwegingen(wie=wie, advies=advies, **teksten)

    def stel_vast(self) -> None:
        advies = Advies.objects.get(status=Advies.Status.WEGING)
        advies_services.stel_advies_vast(wie=wie_stelt_vast(self.ronde).houder, advies=advies)


@pytest.mark.parametrize("fase", FASEN)
def test_W20_the_advice_tells_when_an_interest_was_reported_and_what_was_dropped(klok, fase):
    verloop = Verloop(klok, fase)
    inhoud = verloop.speel().inhoud
    [v] = inhoud["verschoningen"]
    bereikt = FASEN.index(fase)
    assert (v["naam"], v["fase"], v["nummer"]) == ("Otto Lid", fase, verloop.aanvraag.nummer)
    assert bool(v["toegang_op"]) == (bereikt >= 1)
    assert v["scores"] == (6 if bereikt >= 2 else 0)
    assert bool(v["definitief_op"]) == (bereikt >= 2)
    assert (bool(v["anderen_op"]), v["herzien"]) == ((True, 1) if bereikt >= 3 else (False, 0))
    assert bool(v["weging_op"]) == (bereikt >= 4)
    # what was given does not count, whenever the report came; the rows stay
    project = inhoud["projecten"][0]
    assert (project["cijfer"], project["beoordelaars"]) == ("6.00", 4)
    assert Beoordeling.objects.filter(zetel=verloop.otto).exists() == (bereikt >= 2)
    betrokken = inhoud["betrokken"][verloop.aanvraag.nummer]
    assert [lid["naam"] for lid in betrokken["beoordeeld"]] == [
        "Vera Voorzitter",
        "Lars Lid",
        "Mira Lid",
        "Noor Lid",
    ]
    assert betrokken["niet_beoordeeld"] == []
    assert ("alleen de titel" in " ".join(verschoningszinnen(v))) == (fase == "voor_lezen")


def test_W20_the_letter_names_who_judged_and_who_abstained_and_why(klok):
    verloop = Verloop(klok, "na_openen")
    advies = verloop.speel()
    Aanvraag.objects.update(titel="Later anders")
    regel = advies.regels.get()
    brief = stel_inhoud_op(verloop.aanvraag, regel, [], Decimal(0))
    zin = commissiezin(brief["advies"])
    assert "oordeelden Vera Voorzitter (voorzitter), Lars Lid, Mira Lid en Noor Lid." in zin
    assert "Otto Lid deed niet mee wegens een belang bij uw aanvraag, gemeld op " in zin
    assert "nadat de scores van de aanvraag waren geopend. Het advies heeft versie 1" in zin
    assert "Mijn zus" not in str(brief)


def test_W22_a_late_interest_that_breaks_the_quorum_stops_the_line_and_the_advice(klok):
    klok(BEOORDELING)
    ronde, (aanvraag,) = fabriek.met_aanvragen(1)
    fabriek.beoordeeld(aanvraag)
    advies = fabriek.advies(ronde, vastgesteld=False)
    zetels = fabriek.scorend(ronde)
    for zetel in zetels[2:]:
        fabriek.meld_belang(zetel, aanvraag)
    regel = advies.regels.get()
    with pytest.raises(Fout, match="Minder dan 3 beoordelingen van deze aanvraag tellen mee"):
        weging.kies(wie=fabriek.secretaris(ronde), regel=regel, keuze="uit")
    with pytest.raises(weging.NogNietKlaar) as fout:
        advies_services.stel_advies_vast(wie=zetels[0].gebruiker, advies=advies)
    assert fout.value.punten == [
        f"Laat {aanvraag.nummer} {aanvraag.titel} beoordelen: 2 van de 3 nodige beoordelingen telt mee."
    ]
    weging.kies(wie=fabriek.secretaris(ronde), regel=regel, keuze="twijfel")


def test_W20_an_interest_in_the_ronde_is_not_taken_back_once_scores_are_open(klok):
    klok(BEOORDELING)
    ronde, (aanvraag,) = fabriek.met_aanvragen(1)
    otto = fabriek.scorend(ronde)[MELDT]
    wie = otto.gebruiker

    def meld(heeft_belang):
        tekst = "Mijn bedrijf." if heeft_belang else ""
        belangen.verklaar(
            wie=wie, zetel=otto, aanvraag=None, heeft_belang=heeft_belang, toelichting=tekst
        )

    meld(True)
    meld(False)
    meld(True)
    for zetel in fabriek.scorend(ronde)[:MELDT]:
        fabriek.verklaar_vrij(zetel)
        fabriek.scoor(zetel, aanvraag)
    vergadering.open_scores(wie=fabriek.secretaris(ronde), aanvraag=aanvraag)
    with pytest.raises(Fout, match="blijft staan"):
        meld(False)
