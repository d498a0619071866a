"""People with a browser: they act, remember what was acknowledged, and try again what was not."""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import requests

from tests.aanvragen.fabriek import PDF
from tests.campagne.wereld import Start

CSRF = "c" * 32
REDEN = "Een helder plan met een goede beginmeting"


@dataclass
class Waarde:
    """What must be found of one field: the last acknowledged value, or one tried since."""

    bevestigd: str = ""
    geprobeerd: list[str] = field(default_factory=list)


@dataclass
class Grootboek:
    """Everything that was acknowledged, and what was tried without an answer."""

    teksten: dict[int, Waarde] = field(default_factory=dict)
    scores: dict[tuple[str, str, int], Waarde] = field(default_factory=dict)
    sleutels: dict[str, int] = field(default_factory=dict)  # submitted: key -> application
    ontvangsten: dict[str, dict[str, Any]] = field(default_factory=dict)  # key -> receipt
    concepten: dict[int, str] = field(default_factory=dict)
    bijlagen: dict[str, int] = field(default_factory=dict)  # sha256 -> application
    besluiten: dict[str, int] = field(default_factory=dict)  # reference -> share
    brieven: set[str] = field(default_factory=set)
    verzonden: set[str] = field(default_factory=set)
    telling: Counter[str] = field(default_factory=Counter)
    gezien: Counter[str] = field(default_factory=Counter)  # answers that were no acknowledgement
    slot: threading.Lock = field(default_factory=threading.Lock)

    @property
    def bevestigd(self) -> int:
        """How many acts were acknowledged."""
        return sum(self.telling.values())

    def tel(self, wat: str) -> None:
        """Count one acknowledged act."""
        with self.slot:
            self.telling[wat] += 1

    def zag(self, wat: str) -> None:
        """Count an answer that promised nothing."""
        with self.slot:
            self.gezien[wat] += 1


class Klant(threading.Thread):
    """One person, one thing at a time."""

    def __init__(self, adres: str, koekje: str, boek: Grootboek, zaad: int, einde: Any) -> None:
        super().__init__(daemon=True)
        self.adres, self.boek, self.einde = adres, boek, einde
        self.kies = random.Random(zaad)
        self.koekjes = {"sessionid": koekje, "csrftoken": CSRF}

    def run(self) -> None:
        """Act until the campaign ends."""
        while not self.einde.is_set():
            self.handel()
            time.sleep(0.02)

    def handel(self) -> None:
        """Do one thing."""
        raise NotImplementedError

    def vraag(self, manier: str, pad: str, **anders: Any) -> requests.Response | None:
        """Ask the portal once; None when no answer came."""
        if manier == "POST":
            anders["data"] = {**anders.get("data", {}), "csrfmiddlewaretoken": CSRF}
        try:
            antwoord = requests.request(
                manier,
                self.adres + pad,
                cookies=self.koekjes,
                allow_redirects=False,
                timeout=30,
                **anders,
            )
        except requests.RequestException as fout:
            self.boek.zag(type(fout).__name__)
            time.sleep(0.2)
            return None
        if antwoord.status_code >= 500:
            self.boek.zag(f"{manier} {antwoord.status_code}")
            time.sleep(0.2)
        return antwoord

    def stuur(self, pad: str, data: dict[str, Any], naar: str = "", **anders: Any) -> str | None:
        """Post a form; return where a redirect leads when that is the acknowledgement."""
        antwoord = self.vraag("POST", pad, data=data, **anders)
        if antwoord is None or antwoord.status_code >= 500:
            return None
        plek = antwoord.headers.get("Location", "")
        if antwoord.status_code == 302 and naar in plek and "/login/" not in plek:
            return plek
        self.boek.zag(f"refused: {antwoord.status_code} {pad.rstrip('/').split('/')[-1]}")
        return ""

    def volhard(self, pad: str, data: dict[str, Any], naar: str = "", **anders: Any) -> str:
        """Post the same form again until an answer comes, as someone who presses once more."""
        for _ in range(60):
            if self.einde.is_set() and _:
                return ""
            if (plek := self.stuur(pad, data, naar, **anders)) is not None:
                return plek
        return ""


class Aanvrager(Klant):
    """Writes, attaches, submits, withdraws, over and over."""

    def __init__(self, concept: dict[str, Any], start: Start, *rest: Any) -> None:
        super().__init__(*rest)
        self.pk, self.data = concept["pk"], concept["data"]
        self.verstuurd = False
        self.aantal = self.aan_bijlagen = 0
        self.boek.teksten[self.pk] = Waarde()

    def handel(self) -> None:
        """Mostly save; sometimes attach, submit, start another draft."""
        if self.verstuurd:
            if self.volhard(f"/aanvragen/{self.pk}/intrekken/", {"reden": ""}):
                self.boek.tel("ingetrokken")
            self.verstuurd = False
            return
        kans = self.kies.random()
        if kans < 0.80:
            self._bewaar()
        elif kans < 0.88 and self.aan_bijlagen < 4:
            self._voeg_toe()
        elif kans < 0.96:
            self._dien_in()
        else:
            self._bewaar()

    def _bewaar(self) -> None:
        self.aantal += 1
        tekst = f"Buren helpen elkaar, stand {self.pk}-{self.aantal}."
        waarde = self.boek.teksten[self.pk]
        waarde.geprobeerd.append(tekst)
        pad = f"/aanvragen/{self.pk}/onderdeel/project/"
        if self.stuur(pad, {**self.data, "samenvatting": tekst}):
            waarde.bevestigd, waarde.geprobeerd = tekst, []
            self.boek.tel("bewaard")

    def _voeg_toe(self) -> None:
        inhoud = PDF + f"% {uuid4()}\n".encode()
        pad = f"/aanvragen/{self.pk}/bijlagen/"
        if self.volhard(pad, {}, files={"bestand": ("plan.pdf", inhoud, "application/pdf")}):
            self.aan_bijlagen += 1
            self.boek.bijlagen[hashlib.sha256(inhoud).hexdigest()] = self.pk
            self.boek.tel("bijlage")

    def _dien_in(self) -> None:
        sleutel = str(uuid4())
        if self.volhard(f"/aanvragen/{self.pk}/controleer/", {"sleutel": sleutel}, "/ontvangst/"):
            self.verstuurd = True
            self.boek.sleutels[sleutel] = self.pk
            self.boek.tel("ingediend")


class Lid(Klant):
    """Scores, and changes its mind, over and over."""

    def __init__(self, naam: str, start: Start, *rest: Any) -> None:
        super().__init__(*rest)
        self.naam, self.start_ = naam, start
        self.aantal = 0

    def handel(self) -> None:
        """Give one score."""
        nummer = self.kies.choice(self.start_.te_scoren)
        criterium = self.kies.choice(self.start_.criteria)
        waarde = self.boek.scores.setdefault((self.naam, nummer, criterium), Waarde())
        self.aantal += 1
        reden = f"{REDEN}, keer {self.aantal}."
        waarde.geprobeerd.append(reden)
        antwoord = self.vraag(
            "POST",
            f"/beoordeling/aanvraag/{nummer}/score/{criterium}/",
            data={f"c{criterium}-waarde": "8", f"c{criterium}-toelichting": reden},
            headers={"HX-Request": "true"},
        )
        if antwoord is not None and antwoord.status_code == 200 and "Opgeslagen" in antwoord.text:
            waarde.bevestigd, waarde.geprobeerd = reden, []
            self.boek.tel("score")
        elif antwoord is not None and antwoord.status_code < 500:
            self.boek.zag(f"refused: {antwoord.status_code} score")
        time.sleep(0.1)


class Colleges(Klant):
    """Records the decisions one by one, then writes and sends the letters."""

    def __init__(self, start: Start, *rest: Any) -> None:
        super().__init__(*rest)
        self.start_ = start
        self.werk = [("besluit", a) for a in start.aandelen]
        nummers = sorted({a["nummer"] for a in start.aandelen})
        self.werk += [(wat, {"nummer": n}) for n in nummers for wat in ("maken", "versturen")]
        self.werk.reverse()

    def handel(self) -> None:
        """One decision or letter, now and then."""
        if not self.werk:
            time.sleep(1)
            return
        wat, gegevens = self.werk.pop()
        if wat == "besluit":
            self._besluit(gegevens)
        else:
            self.koekjes["sessionid"] = self.start_.koekjes["coordinator"]
            pad = f"/besluiten/brief/{gegevens['nummer']}/{wat}/"
            if self.volhard(pad, {}):
                (self.boek.brieven if wat == "maken" else self.boek.verzonden).add(
                    gegevens["nummer"]
                )
                self.boek.tel("brief")
        time.sleep(self.kies.uniform(0.5, 2))

    def _besluit(self, aandeel: dict[str, Any]) -> None:
        self.koekjes["sessionid"] = self.start_.koekjes[aandeel["gemeente"]]
        kenmerk = f"BW-{aandeel['pk']}"
        anderen = [a["pk"] for a in self.start_.aandelen if a["gemeente"] == aandeel["gemeente"]]
        data = {f"keuze_{pk}": "later" for pk in anderen} | {
            f"keuze_{aandeel['pk']}": "volgt",
            "datum": "2015-07-14",
            "kenmerk": kenmerk,
            "procedure": "ja",
            "criteria": "ja",
            "toelichting": "",
            "knop": "vast",
        }
        if self.volhard(f"/besluiten/college/{self.start_.besluitronde}/besluit/", data):
            self.boek.besluiten[kenmerk] = aandeel["pk"]
            self.boek.tel("besluit")
