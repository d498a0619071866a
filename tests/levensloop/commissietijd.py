"""The committee: declaring, scoring, opening, discussing, weighing, the advice."""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from aanvragen.velden.models import Aanvraag
from beoordeling.advies import services as advies_services
from beoordeling.belangen import services as belangen
from beoordeling.commissie import services as commissies
from beoordeling.commissie.models import Commissie
from beoordeling.scoren import services as scoren
from beoordeling.scoren.models import Beoordeling
from beoordeling.vergadering import services as vergadering
from beoordeling.vergadering.models import Bespreking
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies, Adviesregel
from tests.levensloop.aanvraagtijd import Aanvraagtijd
from tests.levensloop.toneel import EEN_VAN, REDEN, WIE, als, probeer
from tests.levensloop.waarheden import _verschoond as verklaard_door
from tests.levensloop.wereld import COMMISSIE

LID = st.sampled_from(COMMISSIE)
WEGERS = ["secretaris", "voorzitter"]


def commissie_gestart(self: Aanvraagtijd) -> bool:
    """The committee of the ronde works."""
    return Commissie.objects.filter(status=Commissie.Status.GESTART).exists()


def is_toegelaten(self: Aanvraagtijd) -> bool:
    """There is something to assess."""
    return bool(self.aanvragen(Aanvraag.Status.TOEGELATEN)) and commissie_gestart(self)


def wordt_gewogen(self: Aanvraagtijd) -> bool:
    """There is an advice, set down or not."""
    return self.wereld.advies is not None


def kan_beginnen(self: Aanvraagtijd) -> bool:
    """Scores were opened and nobody began to weigh."""
    return self.wereld.advies is None and Bespreking.objects.exists()


class Commissietijd(Aanvraagtijd):
    """The acts of members, secretaris and chair."""

    def toegelaten(self, n: int) -> Aanvraag:
        """One of the admitted applications; for the highest number any at all."""
        gekozen = self.kies_aanvraag(n, Aanvraag.Status.TOEGELATEN)
        assert gekozen
        return gekozen

    def ligt_vast(self) -> bool:
        """An advice was set down."""
        return Advies.objects.filter(status=Advies.Status.VASTGESTELD).exists()

    def vrij(self, rol: str, aanvraag: Aanvraag) -> bool:
        """This member declared no interest, in the ronde and in this application."""
        verklaard = verklaard_door(self.wereld, rol)
        return verklaard.get(None) is False and verklaard.get(aanvraag.pk) is False

    @als(lambda self: Commissie.objects.exists() and not commissie_gestart(self))
    @rule(wie=WIE)
    @probeer
    def start_commissie(self, wie: str | None) -> None:
        self.doe(
            commissies.start_commissie,
            wie=wie,
            mag=["coordinator"],
            kan=True,
            commissie=Commissie.objects.get(),
        )

    @als(commissie_gestart)
    @rule(lid=LID, wie=WIE, belang=st.sampled_from([False] * 9 + [True]))
    @probeer
    def verklaar_voor_de_ronde(self, lid: str, wie: str | None, belang: bool) -> None:
        self.doe(
            belangen.verklaar,
            wie=wie,
            mag=[lid],
            kan=None,
            zetel=self.wereld.zetel(lid),
            aanvraag=None,
            heeft_belang=belang,
            toelichting="Mijn zus zit in het bestuur." if belang else "",
        )

    @als(is_toegelaten)
    @rule(lid=LID, wie=WIE, n=EEN_VAN, belang=st.booleans())
    @probeer
    def verklaar_voor_een_aanvraag(self, lid: str, wie: str | None, n: int, belang: bool) -> None:
        """Early or late: also when the scores were given, opened or weighed (W20)."""
        self.doe(
            belangen.verklaar,
            wie=wie,
            mag=[lid],
            zetel=self.wereld.zetel(lid),
            aanvraag=self.toegelaten(n),
            heeft_belang=belang,
            toelichting="Mijn zus werkt daar." if belang else "",
        )

    @als(is_toegelaten)
    @rule(lid=LID)
    @probeer
    def verklaar_overige(self, lid: str) -> None:
        self.doe(belangen.verklaar_overige, wie=lid, mag=[lid], zetel=self.wereld.zetel(lid))

    @als(is_toegelaten)
    @rule(lid=LID, wie=WIE, n=EEN_VAN, waarde=st.sampled_from([2, 4, 6, 8, 3]), kort=st.booleans())
    @probeer
    def geef_een_score(self, lid: str, wie: str | None, n: int, waarde: int, kort: bool) -> None:
        aanvraag = self.toegelaten(n)
        mag = [r for r in COMMISSIE if self.vrij(r, aanvraag)]
        mag.sort(key=lambda rol: rol != lid)
        self.doe(
            scoren.geef_score,
            wie=wie or (lid if not mag else None),
            mag=mag,
            kan=False if kort or aanvraag.status != Aanvraag.Status.TOEGELATEN else None,
            aanvraag=aanvraag,
            criterium=self.wereld.wegend()[n % 6],
            waarde=waarde,
            toelichting="Kort" if kort else REDEN,
        )

    @als(is_toegelaten)
    @rule(lid=LID, n=EEN_VAN, waarde=st.sampled_from([4, 6, 8]))
    @probeer
    def beoordeel_helemaal(self, lid: str, n: int, waarde: int) -> None:
        """All criteria, and final."""
        aanvraag = self.toegelaten(n)
        mag = [lid] if self.vrij(lid, aanvraag) else []
        for criterium in self.wereld.wegend():
            self.doe(
                scoren.geef_score,
                wie=lid,
                mag=mag,
                aanvraag=aanvraag,
                criterium=criterium,
                waarde=waarde,
                toelichting=REDEN,
            )
        self.doe(
            scoren.maak_definitief,
            wie=lid,
            mag=mag,
            kan=None if mag else False,
            aanvraag=aanvraag,
            doelen_toelichting=REDEN,
        )

    @als(is_toegelaten)
    @rule(lid=LID, wie=WIE, n=EEN_VAN)
    @probeer
    def maak_definitief(self, lid: str, wie: str | None, n: int) -> None:
        """W22: only with a score and a reason on every criterion."""
        aanvraag = self.toegelaten(n)
        eigen = Beoordeling.objects.filter(
            aanvraag=aanvraag, zetel__gebruiker=self.wereld.mensen[wie or lid]
        ).first()
        gescoord = eigen.scores.filter(na_bespreking=False).count() if eigen else 0
        vol = gescoord == len(self.wereld.wegend())
        self.doe(
            scoren.maak_definitief,
            wie=wie or lid,
            mag=[r for r in COMMISSIE if self.vrij(r, aanvraag)],
            kan=None if vol else False,
            aanvraag=aanvraag,
            doelen_toelichting=REDEN,
        )

    @als(is_toegelaten)
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def open_scores(self, wie: str | None, n: int) -> None:
        aanvraag = self.toegelaten(n)
        self.doe(
            vergadering.open_scores,
            wie=wie,
            mag=["secretaris"],
            kan=None if aanvraag.status == Aanvraag.Status.TOEGELATEN else False,
            aanvraag=aanvraag,
        )

    @als(lambda self: Bespreking.objects.exists())
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def noteer_bespreking(self, wie: str | None, n: int) -> None:
        aanvraag = self.toegelaten(n)
        open_ = Bespreking.objects.filter(aanvraag=aanvraag).exists()
        self.doe(
            vergadering.noteer_bespreking,
            wie=wie,
            mag=["secretaris"],
            kan=open_,
            aanvraag=aanvraag,
            notitie=REDEN,
        )

    @als(lambda self: Bespreking.objects.exists())
    @rule(lid=LID, wie=WIE, n=EEN_VAN, waarde=st.sampled_from([4, 6]))
    @probeer
    def herzie_score(self, lid: str, wie: str | None, n: int, waarde: int) -> None:
        """W22: what changes stands beside what was there; never after the advice."""
        aanvraag = self.toegelaten(n)
        self.doe(
            scoren.herzie_score,
            wie=wie or lid,
            mag=[r for r in COMMISSIE if self.vrij(r, aanvraag)],
            kan=False if self.ligt_vast() else None,
            aanvraag=aanvraag,
            criterium=self.wereld.wegend()[n % 6],
            waarde=waarde,
            toelichting=REDEN,
        )

    # -- weighing and the advice

    @als(kan_beginnen)
    @rule(wie=WIE)
    @probeer
    def begin_weging(self, wie: str | None) -> None:
        self.doe(weging.begin_weging, wie=wie, mag=self.hele_wegers(), ronde=self.wereld.ronde)

    def regel(self, n: int) -> Adviesregel | None:
        """A line of the newest advice."""
        regels = list(Adviesregel.objects.filter(advies=self.wereld.advies).order_by("pk"))
        return regels[n % len(regels)] if regels else None

    def heeft_belang(self, rol: str) -> bool:
        """This member reported an interest, in the ronde or in an admitted application."""
        verklaard = verklaard_door(self.wereld, rol)
        alle = [None, *(rij.pk for rij in self.aanvragen(Aanvraag.Status.TOEGELATEN))]
        return any(verklaard.get(pk) for pk in alle)

    def hele_wegers(self) -> list[str]:
        """Who weighs the whole set: a chair with an interest does not (W25)."""
        return ["secretaris"] if self.heeft_belang("voorzitter") else WEGERS

    def vaststeller(self) -> list[str]:
        """The chair, else the first member without any interest, else the secretaris (W25)."""
        vrij = [rol for rol in COMMISSIE if not self.heeft_belang(rol)]
        return [*vrij, "secretaris"][:1]

    def _wegers(self, regel: Adviesregel) -> list[str]:
        ingetrokken = regel.aanvraag.status == Aanvraag.Status.INGETROKKEN
        if ingetrokken or self.vrij("voorzitter", regel.aanvraag):
            return WEGERS
        return ["secretaris"]

    @als(wordt_gewogen)
    @rule(
        wie=WIE,
        n=EEN_VAN,
        keuze=st.sampled_from(["in", "in", "in", "uit", "uit", "twijfel"]),
        bedrag=st.sampled_from(["60000", "40000", "33333.33", "0.01", "60000.01", "0"]),
    )
    @probeer
    def kies(self, wie: str | None, n: int, keuze: str, bedrag: str) -> None:
        """In, in part, in doubt, or out; the ceiling may be passed until the advice is set down."""
        regel = self.regel(n)
        if regel is None:
            return
        weegt = regel.advies.status == Advies.Status.WEGING
        geldt = regel.aanvraag.status == Aanvraag.Status.TOEGELATEN
        goed = keuze != "in" or 0 < Decimal(bedrag) <= regel.gevraagd
        self.doe(
            weging.kies,
            wie=wie,
            mag=self._wegers(regel),
            kan=weegt and geldt and goed,
            regel=regel,
            keuze=keuze,
            bedrag=Decimal(bedrag),
        )

    @als(wordt_gewogen)
    @rule(wie=WIE, kort=st.sampled_from([False, False, True]))
    @probeer
    def motiveer_alles(self, wie: str | None, kort: bool) -> None:
        advies = self.wereld.advies
        assert advies
        for regel in advies.regels.filter(aanvraag__status=Aanvraag.Status.TOEGELATEN):
            self.doe(
                weging.motiveer,
                wie=wie,
                mag=self._wegers(regel),
                kan=advies.status == Advies.Status.WEGING,
                regel=regel,
                motivering="Kort." if kort else "Een helder plan, goed te meten en met draagvlak.",
            )
        tekst = "De commissie heeft alle projecten naast elkaar gelegd."
        self.doe(
            weging.schrijf_overwegingen,
            wie=wie,
            mag=self.hele_wegers(),
            kan=advies.status == Advies.Status.WEGING,
            advies=advies,
            samenvatting=tekst,
            overweging_spreiding=tekst,
            overweging_doelgroepen=tekst,
            overweging_budget=tekst,
        )

    @als(wordt_gewogen)
    @rule(wie=WIE)
    @probeer
    def stel_advies_vast(self, wie: str | None) -> None:
        """R01, W22: `waarheden` looks at the ceiling and at the quorum behind every line."""
        advies = self.wereld.advies
        assert advies
        self.doe(
            advies_services.stel_advies_vast,
            wie=wie,
            mag=self.vaststeller(),
            kan=None if advies.status == Advies.Status.WEGING else False,
            advies=advies,
        )

    @als(wordt_gewogen)
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def nieuwe_versie(self, wie: str | None, n: int) -> None:
        if n < 5:
            return  # seldom, or no advice would reach the colleges
        advies = self.wereld.advies
        assert advies
        self.doe(
            advies_services.nieuwe_versie,
            wie=wie,
            mag=self.vaststeller(),
            kan=None if advies.status == Advies.Status.VASTGESTELD else False,
            advies=advies,
            reden="Een lid meldde een belang.",
        )
