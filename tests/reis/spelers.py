"""Who walks through the portal, and how: by the words on links, buttons and fields.

Every page that someone comes to is looked at once: axe, its width at 1280 and at 390 pixels.
"""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import resolve
from playwright.sync_api import Locator, Page, expect

from kern.basis import tijd
from kern.documenten.models import Document
from tests.fabriek import WACHTWOORD
from tests.reis.hulp import BREEDTES, wacht_op

GEDULD = 60  # seconds for what a worker makes
Naam = str | re.Pattern[str]
SMAL_KIJKEN = {  # pages that axe also looks at on a phone
    *("start", "regeling:ronde", "aanvragen:onderdeel", "aanvragen:ontvangst", "register"),
    *("beoordeling:beoordelen", "beoordeling:weging", "besluitvorming:besluit", "dossier"),
}
expect.set_options(timeout=30_000)


def het_is(jaar: int, maand: int, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
    """Set the portal's clock, for web and worker alike."""
    moment = datetime(jaar, maand, dag, uur, minuut, tzinfo=tijd.AMSTERDAM)
    tijd.verzet(moment)
    return moment


class Reis:
    """The journey: who is logged in, and which pages were looked at."""

    def __init__(self, nieuwe_pagina: Callable[..., Page]) -> None:
        self.nieuwe_pagina = nieuwe_pagina
        self.spelers: dict[str, Speler] = {}
        self.gezien: dict[tuple[str, ...], str] = {}

    def bezoeker(self) -> "Speler":
        """Someone who is not logged in."""
        if "" not in self.spelers:
            self.spelers[""] = Speler(self, self.nieuwe_pagina())
        return self.spelers[""]

    def als(self, email: str) -> "Speler":
        """The person with this address, logged in through the page for it; once per journey."""
        if email not in self.spelers:
            speler = Speler(self, self.nieuwe_pagina())
            speler.log_in(email)
            self.spelers[email] = speler
        return self.spelers[email]

    def tot_straks(self, email: str) -> None:
        """Close the page of someone whose part is played."""
        self.spelers.pop(email).pagina.context.close()


class Speler:
    """One person behind one browser."""

    def __init__(self, reis: Reis, pagina: Page) -> None:
        self.reis, self.pagina = reis, pagina

    # -- going somewhere -------------------------------------------------------------------------

    def ga(self, pad: str) -> None:
        """Type an address."""
        assert self._antwoord_op(pad) == 200, pad
        self.kijk()

    def vindt_niets(self, pad: str) -> None:
        """Type an address of something that is not for this person: it is not there (W62)."""
        assert self._antwoord_op(pad) == 404, pad

    def _antwoord_op(self, pad: str) -> int:
        antwoord = self.pagina.goto(pad)
        return antwoord.status if antwoord else 0

    def volg(self, naam: Naam, binnen: str | Locator = "body") -> None:
        """Follow a link, by its words."""
        link = self.deel(binnen).get_by_role("link", name=naam, exact=True).first
        self._naar_volgende(link)

    def verstuur(self, knop: Naam, binnen: str | Locator = "main") -> None:
        """Press a button that brings a page."""
        self._naar_volgende(self.deel(binnen).get_by_role("button", name=knop, exact=True).first)

    def _naar_volgende(self, waarop: Locator) -> None:
        with self.pagina.expect_navigation():
            waarop.click()
        self.kijk()

    def klik(self, naam: Naam, soort: Any = "button", binnen: str | Locator = "main") -> None:
        """Press something that leaves the page where it is."""
        self.deel(binnen).get_by_role(soort, name=naam, exact=True).first.click()

    def log_in(self, email: str, code: Callable[[], str] | None = None) -> None:
        """Log in on the login page: e-mail, password, and the extra code of who has one."""
        self.ga("/account/login/")
        self.vul({"E-mailadres": email, "Wachtwoord": WACHTWOORD})
        self.verstuur("Inloggen")
        if code:
            self.vul({"Code": code()})
            self.verstuur("Inloggen")
        expect(self.pagina.get_by_role("button", name="Uitloggen")).to_be_attached()

    # -- reading ---------------------------------------------------------------------------------

    def deel(self, waar: str | Locator) -> Locator:
        """Part of the page: a selector, or a part that is known already."""
        return self.pagina.locator(waar) if isinstance(waar, str) else waar

    def ziet(self, *teksten: Naam, binnen: str | Locator = "main") -> None:
        """The page shows these texts, now or within moments."""
        for tekst in teksten:
            expect(self.deel(binnen)).to_contain_text(tekst)

    def ziet_niet(self, *teksten: str, binnen: str | Locator = "body") -> None:
        """The page shows none of these texts."""
        for tekst in teksten:
            expect(self.deel(binnen)).not_to_contain_text(tekst)

    @property
    def kop(self) -> str:
        """The heading of the page."""
        return self.pagina.locator("h1").first.inner_text()

    def kijk(self, *, opnieuw: str = "") -> None:
        """Look at a page that was not seen before; `opnieuw` names another state of it."""
        vondst = resolve("/" + self.pagina.url.split("?")[0].split("#")[0].split("/", 3)[3])
        onderdeel = vondst.kwargs.get("tab") or vondst.kwargs.get("code") or ""
        sleutel = (vondst.view_name, str(onderdeel), self.kop, opnieuw)
        if sleutel in self.reis.gezien:
            return
        self.reis.gezien[sleutel] = self.pagina.url
        self.pagina.isd.axe()  # type: ignore[attr-defined]
        for breedte in reversed(BREEDTES):  # ends wide
            self.pagina.set_viewport_size({"width": breedte, "height": 900})
            self.pagina.isd.geen_zijwaarts()  # type: ignore[attr-defined]
            if breedte < 500 and vondst.view_name in SMAL_KIJKEN:
                self.pagina.isd.axe()  # type: ignore[attr-defined]
        naam = re.sub(r"\W+", "-", " ".join(filter(None, sleutel))).strip("-").lower()
        self.pagina.isd.schermbeeld(naam)  # type: ignore[attr-defined]

    # -- typing ----------------------------------------------------------------------------------

    def veld(self, label: str, binnen: str | Locator = "main") -> Locator:
        """The field with this label, whether or not it says that it may be left empty."""
        woorden = re.compile(rf"^\s*{re.escape(label)}(\s*\(niet verplicht\))?\s*$")
        return self.deel(binnen).get_by_label(woorden).first

    def vul(self, velden: dict[str, Any], binnen: str | Locator = "main") -> None:
        """Type into fields, by label."""
        for label, waarde in velden.items():
            self.veld(label, binnen).fill(str(waarde))

    def kies(self, *labels: str, binnen: str | Locator = "main") -> None:
        """Tick boxes or choose one of several, by label."""
        for label in labels:
            self.veld(label, binnen).check()

    def typ(self, naam: str, waarde: Any) -> None:
        """Type into the field with this name: where many fields share their words."""
        self.pagina.locator(f"main [name='{naam}']").fill(str(waarde))

    def vink(self, naam: str, *waarden: str) -> None:
        """Tick the box with this name, or those with these values."""
        for deel in [f"[value='{w}']" for w in waarden] or [""]:
            self.pagina.locator(f"main input[name='{naam}']{deel}").check()

    def vul_rij(self, prefix: str, nummer: int, waarden: dict[str, Any]) -> None:
        """Type a row of a table; the button below it adds rows when there are too few."""
        while not self.pagina.locator(f"main [name^='{prefix}-{nummer}-']").count():
            self.pagina.locator(f"button[name=regel_erbij][value='{prefix}']").click()
        for veld, waarde in waarden.items():
            self.typ(f"{prefix}-{nummer}-{veld}", waarde)

    # -- files -----------------------------------------------------------------------------------

    def download(self, naam: Naam, binnen: str | Locator = "main") -> bytes:
        """Follow a link that gives a file."""
        link = self.deel(binnen).get_by_role("link", name=naam).first
        geduld = GEDULD * 1000  # the link may only come when the worker is done
        with self.pagina.expect_download(timeout=geduld) as wachten:
            link.click(timeout=geduld)
        return Path(wachten.value.path()).read_bytes()


def pdf_van(speler: Speler, document: Naam) -> str:
    """Open the page of a document, wait there until it is made, and return its text.

    The page tells by itself when the worker is done: it is not loaded again.
    """
    speler.volg(document, "ul.isd-documenten")
    speler.pagina.evaluate("window.zelfdePagina = true")
    tekst = pdf_tekst(speler.download("Download de PDF"))
    assert speler.pagina.evaluate("window.zelfdePagina === true")
    return tekst


def de_documenten_zijn_er() -> None:
    """Wait until the worker made every document that was asked for."""
    bezig = Document.objects.filter(status__in=[Document.Status.WACHT, Document.Status.BEZIG])
    wacht_op(lambda: not bezig.exists(), "the documents", GEDULD)


def brief_aan(email: str, onderwerp: str) -> str:
    """The text of a mail that the worker sent: a file in the embedded default."""

    def zoek() -> str:
        for bestand in Path(settings.DATA, "mail").glob("*"):
            for bericht in berichten(bestand):
                if bericht["To"] == email and onderwerp in bericht["Subject"]:
                    return str(bericht.get_body(("plain",)).get_content())
        return ""

    wacht_op(zoek, f"the mail “{onderwerp}” to {email}", GEDULD)
    return zoek()


def berichten(bestand: Path) -> Iterator[Any]:
    """The messages in one file of Django's file backend."""
    for rauw in bestand.read_bytes().split(b"\n" + b"-" * 79):
        if rauw.strip():
            yield message_from_bytes(rauw.strip(), policy=policy.default)


def link_in(tekst: str) -> str:
    """The address that a mail asks to open, without the host."""
    gevonden = re.search(r"https?://[^/\s]+(/\S+)", tekst)
    assert gevonden, tekst
    return gevonden[1]


@contextmanager
def vlot() -> Iterator[None]:
    """Read the clock once, not at every act of a service."""
    with tijd.binnen_verzoek():
        yield


def pdf_tekst(inhoud: bytes) -> str:
    """The text of a PDF; fails when it is none."""
    assert inhoud.startswith(b"%PDF-"), inhoud[:40]
    opdracht = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    lezing = subprocess.run(opdracht, input=inhoud, capture_output=True, check=True, timeout=60)
    return " ".join(lezing.stdout.decode().split())
