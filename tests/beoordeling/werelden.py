"""Two worlds that differ in what a recused member may not know, and everything that member can fetch in each (W25)."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import NoReverseMatch, reverse

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag, AanvraagGemeente
from beoordeling.advies import services as advies_services
from beoordeling.belangen.queries import wie_stelt_vast
from beoordeling.scoren.models import Score
from beoordeling.weging import services as weging
from beoordeling.weging.models import Advies, Adviesregel
from deelnemers.personen.models import Gebruiker
from kern.post.models import Mail
from regeling.ronde.models import Ronde
from tests import fabriek as basis
from tests.beoordeling import fabriek
from tests.html import inhoud
from tests.toegang import toneel
from tests.toegang.matrix import MATRIX

LANG = "De commissie vindt dit een overtuigend project met een eerlijk plan."
GEVRAAGD = Decimal("60000.00")  # what every application of the stage asks
# only in the demonstration; and what counts the visits themselves, for this machine only
NIET_GEVRAAGD = ("demo_verzet", "metingen")
HTMX = {"HX-Request": "true"}
KIEZEN = {"keuze": "in", "bedrag": "60000"}


@dataclass(frozen=True)
class Lijn:
    """What the committee wants with one hidden line, and what there is to know about it."""

    keuze: str = "twijfel"
    bedrag: Decimal = Decimal("0.00")
    motivering: str = LANG
    cijfer: Decimal = Decimal("8.00")
    score: int = 8
    gevraagd: Decimal = GEVRAAGD
    bereik: int = 40
    later: int = 0  # seconds after the other lines that it was changed


Wereld = tuple[Lijn, ...]  # one per hidden line


def schrijf(ronde: Ronde, verborgen: Sequence[Aanvraag], wereld: Wereld) -> None:
    """Make the hidden lines so, past the services: only they differ between worlds."""
    samen = Decimal(0)
    for aanvraag, lijn in zip(verborgen, wereld, strict=True):
        rij = Adviesregel.objects.filter(aanvraag=aanvraag, advies__status=Advies.Status.WEGING)
        rij.update(
            keuze=lijn.keuze,
            gevraagd=lijn.gevraagd,
            bedrag=lijn.bedrag,
            motivering=lijn.motivering,
            voorwaarden=lijn.motivering[::-1],
            cijfer=lijn.cijfer,
            gewijzigd_op=fabriek.BEOORDELING + timedelta(seconds=lijn.later),
        )
        Score.objects.filter(beoordeling__aanvraag=aanvraag).update(waarde=lijn.score)
        versies = QuerySet(Aanvraagversie).filter(aanvraag=aanvraag)  # past what guards a version
        versies.update(gevraagd=lijn.gevraagd)
        AanvraagGemeente.objects.filter(aanvraag=aanvraag).update(bereik=lijn.bereik)
        samen += lijn.bedrag
    tekst = f"De commissie geeft aan wat u niet ziet samen {samen}. {LANG}"
    Advies.objects.filter(ronde=ronde, status=Advies.Status.WEGING).update(
        samenvatting=tekst,
        overweging_spreiding=tekst,
        overweging_doelgroepen=tekst,
        overweging_budget=tekst,
    )


def stel_vast(ronde: Ronde) -> Advies:
    """Let who may set the advice down do it."""
    Ronde.objects.filter(pk=ronde.pk).update(subsidieplafond="3400000.00")  # so that it fits
    advies = Advies.objects.get(ronde=ronde, status=Advies.Status.WEGING)
    return advies_services.stel_advies_vast(wie=wie_stelt_vast(ronde).houder, advies=advies)


@contextmanager
def teruggedraaid() -> Iterator[None]:
    """Undo what happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Bezoek:
    """Everything that one person can fetch: every address of the matrix, every link, every act; each undone."""

    def __init__(self, wie: Gebruiker, ronde: Ronde) -> None:
        self.wie, self.ronde = wie, ronde
        self.client = Client(raise_request_exception=False)
        self.client.force_login(wie)
        self.gezien: dict[str, str] = {}

    def alles(self) -> dict[str, str]:
        """What is asked -> what comes back."""
        for methode, adres in self._matrix():
            self._vraag(methode, adres)
        self._weging()
        self._handelingen()
        self._links()
        self.gezien["mail"] = " ".join(
            f"{m.onderwerp} {m.tekst}" for m in Mail.objects.filter(aan=self.wie.email)
        )
        return self.gezien

    def weging(self) -> dict[str, str]:
        """The pages on which a choice could show, and the acts of weighing: quick, for many worlds."""
        for naam in ("weging", "advies", "overwegingen", "advies_vaststellen", "ronde"):
            self._vraag("get", reverse(f"beoordeling:{naam}", args=[self.ronde.code]))
        self._vraag("get", "/")
        self._weging()
        self._handelingen()
        return self.gezien

    def _matrix(self) -> Iterator[tuple[str, str]]:
        """Every address of the portal, for an application that is hidden and for one that is not."""
        rijen = self.ronde.aanvragen.order_by("pk")
        nummers = [rijen[0].nummer, rijen[2].nummer]
        regels = Adviesregel.objects.filter(aanvraag__nummer__in=nummers)
        pks = sorted({rijen[0].pk, rijen[2].pk, *regels.values_list("pk", flat=True)})
        keus: dict[str, Sequence[Any]] = {
            "nummer": nummers,
            "code": [self.ronde.code],
            "pk": pks,
            "versie": [1],
            "criterium": [2],
            "tab": ["aanvraag", "beoordeling", "advies", "besluiten"],
            "uuid": ["00000000-0000-4000-8000-000000000000"],
        }
        for naam, delen in toneel.namen().items():
            if naam in NIET_GEVRAAGD:
                continue
            methode = MATRIX[naam][0]
            eigen = naam.startswith("beoordeling:")
            for argumenten in _combinaties(delen, keus if eigen else keus | {"pk": pks[:1]}):
                try:
                    yield methode, reverse(naam, kwargs=argumenten)
                except NoReverseMatch:  # this number is no number of that address
                    continue

    def _weging(self) -> None:
        """The live weighing, asked with the state that was shown, as a browser does."""
        adres = reverse("beoordeling:weging", args=[self.ronde.code])
        stand = re.search(r"stand=([^\"&]+)", self._vraag("get", adres))
        self._vraag("get", adres, headers=HTMX)
        if stand:
            self._vraag("get", f"{adres}?stand={stand[1]}", headers=HTMX)
        for code in ("in", "twijfel", "uit"):
            self._vraag("get", f"{adres}?{code}=2", headers=HTMX)

    def _handelingen(self) -> None:
        """Acts of weighing that are refused or not: a refusal tells something too."""
        code = self.ronde.code
        for naam in ("advies_vaststellen", "overwegingen", "advies_nieuwe_versie"):
            self._vraag("post", reverse(f"beoordeling:{naam}", args=[code]), {"reden": LANG})
        for naam in ("weging_beginnen", "weging_ongedaan"):
            self._vraag("post", reverse(f"beoordeling:{naam}", args=[code]))
        for pk in Adviesregel.objects.order_by("pk").values_list("pk", flat=True):
            kies = reverse("beoordeling:kies", args=[pk])
            self._vraag("post", kies, KIEZEN, headers=HTMX)
            self._vraag("post", kies, {"keuze": "uit"}, headers=HTMX)
            regel = reverse("beoordeling:adviesregel", args=[pk])
            self._vraag("get", regel)
            self._vraag("post", regel, {"motivering": LANG})
        for pk in self.ronde.aanvragen.values_list("pk", flat=True):
            belang = reverse("beoordeling:belang", args=[pk])
            self._vraag("post", belang, {"belang": "nee"})
        verklaringen = reverse("beoordeling:verklaringen", args=[code])
        self._vraag("post", verklaringen, {"belang": "nee"})

    def _links(self) -> None:
        """Follow every link that was met."""
        rij = [doel for tekst in self.gezien.values() for doel in _doelen(tekst)]
        while rij:
            adres = rij.pop()
            if f"get {adres}" not in self.gezien:
                rij += _doelen(self._vraag("get", adres))

    def _vraag(self, methode: str, adres: str, gegevens: Any = None, headers: Any = None) -> str:
        sleutel = " ".join([methode, adres, *map(str, [gegevens or "", "htmx" if headers else ""])])
        with teruggedraaid():
            antwoord = getattr(self.client, methode)(adres, gegevens, headers=headers)
            geheel = inhoud(antwoord)
            for sluit in antwoord._resource_closers:  # close() would close the database too
                sluit()
        tekst = f"{antwoord.status_code} {antwoord.get('Location', '')} {_kaal(geheel)}"
        self.gezien[sleutel.strip()] = tekst
        return tekst


def _combinaties(delen: Sequence[str], keus: dict[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    if not delen:
        yield {}
        return
    for waarde in keus.get(delen[0], [1]):  # of a kind that this ronde has none of
        for rest in _combinaties(delen[1:], keus):
            yield {delen[0]: waarde} | rest


def _doelen(tekst: str) -> list[str]:
    links = [d.replace("&amp;", "&") for d in re.findall(r'(?:href|hx-get)="(/[^"#]*)', tekst)]
    return [d for d in links if not d.startswith(("/account/", "/static/"))]


def _kaal(inhoud: bytes) -> str:
    """The answer without the token that differs at every request."""
    tekst = inhoud.decode(errors="replace")
    return re.sub(r'value="\w{64}"|"X-CSRFToken": "\w+"', "", tekst)


def verschil(een: dict[str, str], ander: dict[str, str]) -> list[str]:
    """Where two visits differ."""
    return sorted(
        sleutel for sleutel in een.keys() | ander.keys() if een.get(sleutel) != ander.get(sleutel)
    )


@dataclass(frozen=True)
class Toneel:
    """A ronde in weighing, and who is recused from which lines."""

    ronde: Ronde
    verschoond: dict[str, tuple[Gebruiker, list[Aanvraag]]]  # role -> person, hidden lines


def maak() -> Toneel:
    """Four applications in weighing: the chair has an interest in two of them, a member in one.

    Of what both may see one is in and one is out.
    """
    with basis.op(fabriek.BEOORDELING - timedelta(days=1)):
        ronde, aanvragen = fabriek.met_aanvragen(4, titel="Plan", subsidieplafond="150000.00")
        voorzitter, _, lid, *_ = fabriek.scorend(ronde)
        belang = {"voorzitter": (voorzitter, aanvragen[:2]), "lid": (lid, aanvragen[:1])}
        for zetel, gemeld in belang.values():
            for aanvraag in gemeld:
                fabriek.meld_belang(zetel, aanvraag)
        for aanvraag in aanvragen:
            fabriek.beoordeeld(aanvraag, [8, 6, 10, 8, 8])
        wie = fabriek.secretaris(ronde)
        advies = weging.begin_weging(wie=wie, ronde=ronde)
        for regel in advies.regels.all():
            weging.motiveer(wie=wie, regel=regel, motivering=LANG)
        for aanvraag, keuze in zip(aanvragen[1:], ["in", "in", "uit"], strict=True):
            weging.kies(wie=wie, regel=advies.regels.get(aanvraag=aanvraag), keuze=keuze)
    return Toneel(ronde, {rol: (zetel.houder, gemeld) for rol, (zetel, gemeld) in belang.items()})
