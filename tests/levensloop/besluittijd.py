"""Colleges decide, letters go out, projects report and end, the ronde is judged."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from beoordeling.weging.models import Advies
from besluitvorming.beschikking import services as beschikken
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten import services as besluiten
from besluitvorming.besluiten.models import Collegebesluit
from besluitvorming.bezwaar import services as bezwaren
from besluitvorming.verdeling.models import Aandeel
from besluitvorming.voorleggen import services as voorleggen
from evaluatie.micro import services as micro
from evaluatie.tevredenheid import services as tevredenheid
from evaluatie.tevredenheid.models import Vragenronde
from evaluatie.verslag import services as verslag
from tests import fabriek
from tests.besluitvorming.fabriek import volg, wijk_af
from tests.evaluatie.fabriek import antwoorden, casusgegevens
from tests.levensloop.commissietijd import Commissietijd, wordt_gewogen
from tests.levensloop.toneel import EEN_VAN, WIE, als, probeer
from tests.levensloop.wereld import GEMEENTEN, ROLLEN
from tests.uitvoering.fabriek import gegevens as rapportgegevens
from uitvoering.project.models import Project
from uitvoering.rapportage import services as rapporteren
from uitvoering.rapportage.models import Voortgangsrapportage
from uitvoering.verloop import services as verloop

COORDINATOR = ["coordinator"]


def ligt_bij_colleges(self: Commissietijd) -> bool:
    """The advice was put before the colleges."""
    return Aandeel.objects.exists()


def er_is_een_brief(self: Commissietijd) -> bool:
    """At least one letter was made."""
    return Beschikking.objects.exists()


def er_loopt_een_project(self: Commissietijd) -> bool:
    """At least one project was started."""
    return Project.objects.exists()


class Levensloop(Commissietijd):
    """The whole life of a ronde."""

    @als(wordt_gewogen)
    @rule(wie=WIE)
    @probeer
    def leg_voor(self, wie: str | None) -> None:
        advies = self.wereld.advies
        assert advies
        kan = advies.status == Advies.Status.VASTGESTELD and not Aandeel.objects.exists()
        self.doe(
            voorleggen.leg_voor,
            wie=wie,
            mag=COORDINATOR,
            kan=None if kan else False,
            advies=advies,
        )

    @als(ligt_bij_colleges)
    @rule(
        wie=WIE,
        gemeente=st.sampled_from(list(GEMEENTEN)),
        n=EEN_VAN,
        hoe=st.sampled_from(["volgt", "volgt", "minder", "meer", "veel meer", "geen reden"]),
        procedure=st.sampled_from([True, True, True, False]),
    )
    @probeer
    def college_besluit(
        self, wie: str | None, gemeente: str, n: int, hoe: str, procedure: bool
    ) -> None:
        """R01, R30: a share of its own municipality; `waarheden` watches the ceiling."""
        eigen = Aandeel.objects.filter(gemeente__code=GEMEENTEN[gemeente]).order_by("pk")
        rijen = list(eigen.filter(besluit=None) if n < 5 else eigen) or list(eigen)
        if not rijen:
            return
        rij = rijen[n % len(rijen)]
        bedrag = {"minder": rij.bedrag / 2, "meer": rij.bedrag + 1, "veel meer": 500_000}
        besluit = (
            volg(rij)
            if hoe == "volgt"
            else wijk_af(
                rij,
                Decimal(bedrag.get(hoe, 1)).quantize(Decimal("0.01")),
                **({"reden": " "} if hoe == "geen reden" else {}),
            )
        )
        dubbel = hasattr(rij, "besluit")
        fout = dubbel or hoe in ("veel meer", "geen reden") or not procedure
        self.doe(
            besluiten.leg_collegebesluit_vast,
            wie=wie,
            mag=[gemeente],
            kan=False if fout else None,
            advies=rij.advies,
            gemeente=fabriek.gemeente(GEMEENTEN[gemeente]),
            datum=self.wereld.klok.date(),
            kenmerk=f"BW-{gemeente}-{Collegebesluit.objects.count()}",
            procedure_gevolgd=procedure,
            criteria_toegepast=True,
            besluiten=[besluit],
        )

    @als(ligt_bij_colleges)
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def maak_beschikking(self, wie: str | None, n: int) -> None:
        aanvraag = self.toegelaten(n)
        aandelen = Aandeel.objects.filter(aanvraag=aanvraag)
        klaar = aandelen.exists() and not aandelen.filter(besluit=None).exists()
        al = Beschikking.objects.filter(aanvraag=aanvraag).exists()
        self.doe(
            beschikken.maak_beschikking,
            wie=wie,
            mag=COORDINATOR,
            kan=klaar and not al,
            aanvraag=aanvraag,
        )

    def brief(self, n: int) -> Beschikking:
        """One of the letters."""
        brieven = list(Beschikking.objects.order_by("pk"))
        return brieven[n % len(brieven)]

    @als(er_is_een_brief)
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def verstuur_beschikking(self, wie: str | None, n: int) -> None:
        brief = self.brief(n)
        self.doe(
            beschikken.verstuur_beschikking,
            wie=wie,
            mag=COORDINATOR,
            kan=brief.verzonden_op is None,
            beschikking=brief,
        )

    @als(er_is_een_brief)
    @rule(wie=WIE, n=EEN_VAN, gemeente=st.sampled_from(list(GEMEENTEN)))
    @probeer
    def registreer_bezwaar(self, wie: str | None, n: int, gemeente: str) -> None:
        brief = self.brief(n)
        self.doe(
            bezwaren.registreer_bezwaar,
            wie=wie,
            mag=[gemeente],
            kan=None if brief.verzonden_op else False,
            beschikking=brief,
            gemeente=fabriek.gemeente(GEMEENTEN[gemeente]),
            indiener="Stichting De Brug",
            ontvangen_op=self.wereld.klok.date(),
            gronden="Het bedrag is te laag.",
        )

    # -- carrying out

    @als(er_is_een_brief)
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def start_project(self, wie: str | None, n: int) -> None:
        brief = self.brief(n)
        kan = brief.verzonden_op is not None and brief.bedrag > 0
        self.doe(
            verloop.start_project,
            wie=wie,
            mag=COORDINATOR,
            kan=kan and not Project.objects.filter(beschikking=brief).exists(),
            beschikking=brief,
        )

    def rapportage(self, n: int) -> Voortgangsrapportage:
        """One of the reports."""
        rijen = list(Voortgangsrapportage.objects.order_by("pk"))
        return rijen[n % len(rijen)]

    @als(er_loopt_een_project)
    @rule(wie=WIE, n=EEN_VAN, vol=st.sampled_from([True, True, False]))
    @probeer
    def bewaar_rapportage(self, wie: str | None, n: int, vol: bool) -> None:
        rapportage = self.rapportage(n)
        self.doe(
            rapporteren.bewaar_rapportage,
            wie=wie,
            mag=[self.eigenaar(rapportage.project.aanvraag)],
            kan=rapportage.is_bewerkbaar,
            rapportage=rapportage,
            gegevens=rapportgegevens(rapportage.project) if vol else {"voortgang": ""},
        )

    @als(er_loopt_een_project)
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def dien_rapportage_in(self, wie: str | None, n: int) -> None:
        rapportage = self.rapportage(n)
        self.doe(
            rapporteren.dien_rapportage_in,
            wie=wie,
            mag=[self.eigenaar(rapportage.project.aanvraag)],
            kan=None if rapportage.is_bewerkbaar else False,
            rapportage=rapportage,
        )

    @als(er_loopt_een_project)
    @rule(wie=WIE, n=EEN_VAN, goed=st.sampled_from([True, True, False]))
    @probeer
    def beoordeel_rapportage(self, wie: str | None, n: int, goed: bool) -> None:
        rapportage = self.rapportage(n)
        self.doe(
            rapporteren.accepteer if goed else rapporteren.stuur_terug,
            wie=wie,
            mag=COORDINATOR,
            kan=rapportage.status == Voortgangsrapportage.Status.INGEDIEND,
            rapportage=rapportage,
            **({} if goed else {"vragen": "Wat is er bereikt?"}),
        )

    def project(self, n: int) -> Project:
        """One of the projects."""
        rijen = list(Project.objects.order_by("pk"))
        return rijen[n % len(rijen)]

    @als(er_loopt_een_project)
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def rond_af(self, wie: str | None, n: int) -> None:
        project = self.project(n)
        klaar = not project.rapportages.niet_geaccepteerd().exists()
        self.doe(
            verloop.rond_af,
            wie=wie,
            mag=COORDINATOR,
            kan=klaar and project.afgerond_op is None,
            project=project,
        )

    @als(er_loopt_een_project)
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def voeg_casus_toe(self, wie: str | None, n: int) -> None:
        project = self.project(n)
        self.doe(
            micro.voeg_casus_toe,
            wie=wie,
            mag=[self.eigenaar(project.aanvraag)],
            project=project,
            gegevens=casusgegevens(project, code=f"C-{n:03}"),
        )

    # -- evaluation

    @als(er_loopt_een_project)
    @rule(wie=WIE)
    @probeer
    def start_vragenronde(self, wie: str | None) -> None:
        self.doe(
            tevredenheid.start_vragenronde,
            wie=wie,
            mag=COORDINATOR,
            kan=not Vragenronde.objects.exists(),
            ronde=self.wereld.ronde,
            sluit_op=self.wereld.klok + timedelta(days=30),
        )

    @als(lambda self: Vragenronde.objects.exists())
    @rule(rol=st.sampled_from(ROLLEN))
    @probeer
    def beantwoord(self, rol: str) -> None:
        """Once per person, and not after the closing; the log does not tell who."""
        vragenronde = Vragenronde.objects.get()
        wie = self.wereld.mensen[rol]
        genodigde = vragenronde.genodigden.filter(gebruiker=wie).first()
        open_ = genodigde is not None and not genodigde.beantwoord
        self.doe(
            tevredenheid.beantwoord,
            wie=rol,
            mag=[rol] if genodigde else [],
            kan=open_ and self.wereld.klok < vragenronde.sluit_op,
            vragenronde=vragenronde,
            antwoorden=antwoorden(self.wereld.ronde, genodigde.rol if genodigde else "lid"),
        )
        assert rol not in self._laatste_naam()

    def _laatste_naam(self) -> str:
        from kern.logboek.models import Gebeurtenis

        laatste = Gebeurtenis.objects.order_by("volgnummer").last()
        return laatste.wie_naam if laatste else ""

    @als(er_loopt_een_project)
    @rule(wie=WIE, keuze=st.sampled_from(["voortzetten", "stoppen", "weet niet"]))
    @probeer
    def leg_oordeel_vast(self, wie: str | None, keuze: str) -> None:
        self.doe(
            verslag.leg_oordeel_vast,
            wie=wie,
            mag=COORDINATOR,
            ronde=self.wereld.ronde,
            keuze=keuze,
            bouwstenen_conclusie="Samen inkopen loont.",
            motivering="De projecten haalden wat zij beloofden.",
        )
