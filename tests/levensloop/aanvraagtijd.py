"""From publication to the check: the rules of the first floors, wrong moments included."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from aanvragen.concept import services as concept
from aanvragen.indienen import services as indienen
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.toets import services as toets
from aanvragen.toets.models import Toets
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.rekenen.onderdelen import VASTE_ONDERDELEN
from deelnemers.organisaties import services as organisaties
from regeling.publicatie import services as publicatie
from tests import fabriek
from tests.aanvragen.fabriek import gegevens
from tests.besluitvorming.fabriek import BEIDE
from tests.levensloop.toneel import EEN_VAN, WIE, Toneel, als, probeer
from tests.levensloop.wereld import ORGANISATIES

S = Aanvraag.Status
TE_VERSTUREN = (S.CONCEPT, S.INGETROKKEN)
MILLISECONDE = timedelta(milliseconds=1)


class Aanvraagtijd(Toneel):
    """Publishing, registering, writing, submitting, withdrawing, checking."""

    def aanvragen(self, *statussen: str) -> list[Aanvraag]:
        """Applications in these states, or all."""
        rijen = Aanvraag.objects.filter(ronde=self.wereld.ronde_pk).order_by("pk")
        alle: list[Aanvraag] = self.wereld.onthoud("aanvragen", lambda: list(rijen))
        return [rij for rij in alle if not statussen or rij.status in statussen]

    def kies_aanvraag(self, n: int, *statussen: str) -> Aanvraag | None:
        """One of them; mostly in a state that fits, for high numbers any at all."""
        passend = self.aanvragen(*statussen) if n < 5 else []
        alle = passend or self.aanvragen()
        return alle[n % len(alle)] if alle else None

    def eigenaar(self, aanvraag: Aanvraag) -> str:
        """The role of who applies."""
        return next(
            rol for rol, pk in self.wereld.organisatie.items() if pk == aanvraag.penvoerder_id
        )

    # -- the ronde

    @als(lambda self: self.wereld.ronde.gepubliceerd_op is None)
    @rule(wie=WIE)
    @probeer
    def publiceer(self, wie: str | None) -> None:
        ronde = self.wereld.ronde
        kan = self.wereld.klok < ronde.opent_op
        self.doe(publicatie.publiceer, wie=wie, mag=["coordinator"], kan=kan, ronde=ronde)

    @als(lambda self: self.wereld.klok < self.wereld.ronde.sluit_op)
    @rule(wie=WIE, uren=st.sampled_from([-1, 0, 24]), reden=st.sampled_from(["Storing.", " "]))
    @probeer
    def verleng(self, wie: str | None, uren: int, reden: str) -> None:
        ronde = self.wereld.ronde
        later = ronde.sluit_op + timedelta(hours=uren)
        if ronde.gepubliceerd_op is None or later.date() > ronde.toetsing_tot:
            return
        kan = (uren > 0 and bool(reden.strip())) or False
        self.doe(
            publicatie.verleng,
            wie=wie,
            mag=["coordinator"],
            kan=kan and None,
            ronde=ronde,
            sluit_op=later,
            reden=reden,
        )

    @als(lambda self: self.wereld.klok < self.wereld.ronde.sluit_op)
    @rule(waar=st.sampled_from(["opening", "kort voor sluiting", "sluiting"]))
    def tijd_springt(self, waar: str) -> None:
        """To the very moments that decide (W02)."""
        ronde = self.wereld.ronde
        moment = {
            "opening": ronde.opent_op,
            "kort voor sluiting": ronde.sluit_op - MILLISECONDE,
            "sluiting": ronde.sluit_op,
        }[waar]
        if waar != "sluiting" or self.aanvragen(S.INGEDIEND):
            self.verzet(moment)

    # -- organisations

    @als(lambda self: len(self.wereld.organisatie) < len(ORGANISATIES))
    @rule(rol=st.sampled_from(ORGANISATIES))
    @probeer
    def registreer(self, rol: str) -> None:
        if rol in self.wereld.organisatie:
            return
        gemaakt = self.doe(
            organisaties.registreer_aanbieder,
            wie=rol,
            mag=[rol],
            kan=True,
            naam=f"Stichting {rol.title()}",
            kvk_nummer=f"{68000000 + ORGANISATIES.index(rol)}",
            straat="Voorbeeldstraat 1",
            postcode="6811 AA",
            plaats="Arnhem",
            gecontracteerd=True,
            werk="Begeleiding thuis.",
            actief_in=[fabriek.gemeente()],
        )
        self.wereld.organisatie[rol] = gemaakt.pk

    @als(lambda self: self.wereld.organisatie)
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def bevestig(self, wie: str | None, n: int) -> None:
        rol = list(self.wereld.organisatie)[n % len(self.wereld.organisatie)]
        self.doe(
            organisaties.bevestig_aanbieder,
            wie=wie,
            mag=["coordinator"],
            aanbieder=self.wereld.aanbieder(rol),
            grond="Uittreksel van de KvK gezien.",
        )

    # -- writing

    @als(lambda self: self.wereld.organisatie and len(self.aanvragen()) < 4)
    @rule(wie=WIE, n=EEN_VAN, titel=st.sampled_from(["Samen sterker", "Buren helpen", " "]))
    @probeer
    def begin_concept(self, wie: str | None, n: int, titel: str) -> None:
        rol = list(self.wereld.organisatie)[n % len(self.wereld.organisatie)]
        ronde = self.wereld.ronde
        openbaar = ronde.gepubliceerd_op is not None
        self.doe(
            concept.start,
            wie=wie,
            mag=[rol],
            kan=openbaar and self.wereld.klok < ronde.sluit_op and bool(titel.strip()),
            ronde=ronde,
            aanbieder=self.wereld.aanbieder(rol),
            titel=titel,
        )

    def _inhoud(self, aanvraag: Aanvraag, nummer: int) -> dict[str, Any]:
        titel = f"Plan {aanvraag.pk} {nummer}"
        return gegevens(self.wereld.ronde, titel=titel, gemeenten=BEIDE)

    @als(lambda self: self.aanvragen())
    @rule(wie=WIE, n=EEN_VAN, deel=st.sampled_from([d.code for d in VASTE_ONDERDELEN[:-1]]))
    @probeer
    def schrijf_een_onderdeel(self, wie: str | None, n: int, deel: str) -> None:
        aanvraag = self.kies_aanvraag(n, *TE_VERSTUREN)
        assert aanvraag
        self.doe(
            concept.bewaar_onderdeel,
            wie=wie,
            mag=[self.eigenaar(aanvraag)],
            kan=None if aanvraag.status in (*TE_VERSTUREN, S.AANVULLING) else False,
            regels=None,  # saves of one sitting make one line
            aanvraag=aanvraag,
            onderdeel=deel,
            gegevens=self._inhoud(aanvraag, n),
        )

    @als(lambda self: self.aanvragen(*TE_VERSTUREN))
    @rule(n=EEN_VAN)
    @probeer
    def schrijf_alles(self, n: int) -> None:
        aanvraag = self.kies_aanvraag(n % 5, *TE_VERSTUREN)
        assert aanvraag
        self.doe(
            concept.vul,
            wie=None,
            mag=[self.eigenaar(aanvraag)],
            kan=None,
            regels=None,
            aanvraag=aanvraag,
            gegevens=self._inhoud(aanvraag, 0),
        )

    # -- submitting

    @als(lambda self: self.aanvragen())
    @rule(wie=WIE, n=EEN_VAN, sleutel=st.integers(0, 3))
    @probeer
    def dien_in(self, wie: str | None, n: int, sleutel: int) -> None:
        """W02 and W12: exactly until the closing, and the same once more is the same version."""
        aanvraag = self.kies_aanvraag(n, *TE_VERSTUREN, S.AANVULLING)
        assert aanvraag
        ronde, sleutel_ = self.wereld.ronde, UUID(int=10 * aanvraag.pk + sleutel)
        was_er = Aanvraagversie.objects.filter(aanvraag=aanvraag, sleutel=sleutel_).first()
        voorheen = Aanvraagversie.objects.filter(aanvraag=aanvraag).count()
        te_laat = not ronde.opent_op <= self.wereld.klok < ronde.sluit_op
        versturen = was_er is None and aanvraag.status in TE_VERSTUREN
        versie = self.doe(
            indienen.dien_in,
            wie=wie,
            mag=[self.eigenaar(aanvraag)],
            kan=False if versturen and te_laat else None,
            aanvraag=aanvraag,
            sleutel=sleutel_,
        )
        nieuw = Aanvraagversie.objects.filter(aanvraag=aanvraag).count() - voorheen
        if was_er:
            assert (versie, nieuw) == (was_er, 0), "the same key gave another version (W12)"
        elif aanvraag.status not in (*TE_VERSTUREN, S.AANVULLING):
            assert nieuw == 0, "submitted twice (W12)"
        else:
            assert nieuw == 1
            assert versie.ingediend_op == self.wereld.klok

    @als(lambda self: self.aanvragen())
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def trek_in(self, wie: str | None, n: int) -> None:
        aanvraag = self.kies_aanvraag(n, S.INGEDIEND, S.TOEGELATEN)
        assert aanvraag
        if aanvraag.status == S.TOEGELATEN and n < 4:
            return  # seldom, or no ronde would get far
        self.doe(
            indienen.trek_in,
            wie=wie,
            mag=[self.eigenaar(aanvraag)],
            kan=aanvraag.is_in_te_trekken,
            aanvraag=aanvraag,
            reden="",
        )

    # -- the check

    @als(lambda self: self.aanvragen(S.INGEDIEND))
    @rule(wie=WIE, n=EEN_VAN, criterium=st.integers(0, 9), oordeel=st.sampled_from(Toets.Oordeel))
    @probeer
    def toets_een_criterium(self, wie: str | None, n: int, criterium: int, oordeel: str) -> None:
        aanvraag = self.kies_aanvraag(n, S.INGEDIEND)
        assert aanvraag
        self.doe(
            toets.toets_criterium,
            wie=wie,
            mag=["coordinator"],
            kan=aanvraag.status == S.INGEDIEND and self._te_toetsen(),
            aanvraag=aanvraag,
            criterium=list(self.wereld.ronde.criteria.order_by("nummer"))[criterium],
            oordeel=oordeel,
            reden="Dit staat er niet.",
        )

    def _te_toetsen(self) -> bool | None:
        """Before the closing the domain decides; afterwards it must be possible."""
        return True if self.wereld.klok >= self.wereld.ronde.sluit_op else None

    @als(lambda self: self.aanvragen(S.INGEDIEND))
    @rule(n=EEN_VAN)
    @probeer
    def toets_alles_goed(self, n: int) -> None:
        aanvraag = self.kies_aanvraag(n % 5, S.INGEDIEND)
        assert aanvraag
        for criterium in self.wereld.ronde.criteria.all():
            self.doe(
                toets.toets_criterium,
                wie=None,
                mag=["coordinator"],
                kan=self._te_toetsen(),
                aanvraag=aanvraag,
                criterium=criterium,
                oordeel=Toets.Oordeel.VOLDOET,
            )

    @als(lambda self: self.aanvragen(S.INGEDIEND))
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def laat_toe(self, wie: str | None, n: int) -> None:
        aanvraag = self.kies_aanvraag(n, S.INGEDIEND)
        assert aanvraag
        goed = Toets.objects.filter(
            versie=aanvraag.versies.last(), oordeel=Toets.Oordeel.VOLDOET
        ).count()
        compleet = goed == self.wereld.ronde.criteria.count()
        self.doe(
            toets.laat_toe,
            wie=wie,
            mag=["coordinator"],
            kan=None if compleet and aanvraag.status == S.INGEDIEND else False,
            aanvraag=aanvraag,
        )

    @als(lambda self: self.aanvragen(S.INGEDIEND))
    @rule(wie=WIE, n=EEN_VAN, dagen=st.sampled_from([0, 1, 14, 43]))
    @probeer
    def vraag_aanvulling(self, wie: str | None, n: int, dagen: int) -> None:
        aanvraag = self.kies_aanvraag(n, S.INGEDIEND)
        assert aanvraag
        self.doe(
            toets.vraag_aanvulling,
            wie=wie,
            mag=["coordinator"],
            kan=None if 1 <= dagen <= 42 and aanvraag.status == S.INGEDIEND else False,
            aanvraag=aanvraag,
            tekst="Vul de begroting aan.",
            dagen=dagen,
        )

    @als(lambda self: self.aanvragen(S.INGEDIEND, S.AANVULLING))
    @rule(wie=WIE, n=EEN_VAN)
    @probeer
    def stel_buiten_behandeling(self, wie: str | None, n: int) -> None:
        aanvraag = self.kies_aanvraag(n, S.AANVULLING, S.INGEDIEND)
        assert aanvraag
        mag = aanvraag.status in (S.INGEDIEND, S.AANVULLING)
        self.doe(
            toets.stel_buiten_behandeling,
            wie=wie,
            mag=["coordinator"],
            kan=None if mag else False,
            aanvraag=aanvraag,
            reden="De aanvraag voldoet niet.",
        )
