"""How fast the main pages are: median and p95, queries, and the ratio to a bare Django view.

Run by `make bench`. Fills a database of its own (SQLite in a temporary folder, or DATABASE_URL)
with a ronde of 66 applications through the services, then asks each page over and over in this
process: the whole request, middleware included, without a network. The bare view answers "ok" in
the same run.
"""

from __future__ import annotations

import copy
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

WORTEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORTEL))
TMP = tempfile.TemporaryDirectory(prefix="innovatiebudget-bench-")
os.environ |= {"DEMONSTRATIE": "1", "HTTPS": "0", "DATA": TMP.name, "LOG_LEVEL": "ERROR"}
os.environ["STATIC_ROOT"] = str(Path(TMP.name) / "statisch")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovatiebudget.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Max  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path, reverse  # noqa: E402

from aanvragen.concept import services as concept_services  # noqa: E402
from aanvragen.indienen.models import Aanvraagversie  # noqa: E402
from aanvragen.indienen.queries import laatste_versie  # noqa: E402
from aanvragen.velden.models import Aanvraag  # noqa: E402
from beoordeling.advies.beeld import context  # noqa: E402
from innovatiebudget.demonstratie.queries import inhoud_van_aanvragen, secretaris_van  # noqa: E402
from innovatiebudget.demonstratie.services import aanvraagfase, commissiefase, stappen  # noqa: E402
from innovatiebudget.demonstratie.services.toneel import Toneel, om  # noqa: E402
from kern.documenten import pdf  # noqa: E402

KEREN = 40
PROJECTEN = 66
LIJST = 1000
urlpatterns = [path("", lambda request: HttpResponse("ok"))]  # the bare view


@dataclass
class Meting:
    """One line of the report; times in milliseconds."""

    naam: str
    tijden: list[float]
    vragen: int

    @property
    def mediaan(self) -> float:
        """Return the median."""
        return statistics.median(self.tijden)

    @property
    def p95(self) -> float:
        """Return the 95th percentile."""
        return sorted(self.tijden)[max(0, round(0.95 * len(self.tijden)) - 1)]


def meet(naam: str, doe: Callable[[], HttpResponse | None], keren: int = KEREN) -> Meting:
    """Run once to warm up and count queries, then measure."""
    with CaptureQueriesContext(connection) as vragen:
        antwoord = doe()
    aantal = len(vragen)  # now: the next request empties the list
    if antwoord is not None and antwoord.status_code not in (200, 302):
        raise SystemExit(f"{naam}: status {antwoord.status_code}")
    tijden = []
    for _ in range(keren):
        begin = time.perf_counter()
        doe()
        tijden.append((time.perf_counter() - begin) * 1000)
    print(f"  gemeten: {naam}", file=sys.stderr, flush=True)
    return Meting(naam, tijden, aantal)


def als(gebruiker) -> Client:
    """Return a client that is logged in."""
    client = Client()
    client.force_login(gebruiker)
    return client


def inhoud_voor(aantal: int) -> dict:
    """Return the content of the demonstration, repeated under other titles until it is enough."""
    basis = {
        k: v for k, v in inhoud_van_aanvragen("aanvragen").items() if not v["demo"].get("toets")
    }
    resultaat: dict = {}
    ronde = 0
    while len(resultaat) < aantal:
        for naam, gegevens in basis.items():
            kopie = copy.deepcopy(gegevens)
            if ronde:
                kopie["aanvraag"]["titel"] += f", wijk {ronde}"
            resultaat[f"{naam}-{ronde}"] = kopie
            if len(resultaat) == aantal:
                break
        ronde += 1
    return resultaat


def maak_lijst_lang(ronde) -> None:
    """Copy received applications as rows until the list holds LIJST of them."""
    voorbeeld = Aanvraag.objects.ontvangen().filter(ronde=ronde).first()
    versie = laatste_versie(voorbeeld)
    nodig = LIJST - Aanvraag.objects.ontvangen().filter(ronde=ronde).count()
    eerste = ronde.aanvragen.aggregate(Max("volgnummer"))["volgnummer__max"] + 1
    rijen = []
    for i in range(nodig):
        kopie = copy.copy(voorbeeld)
        kopie.pk, kopie._state = None, type(voorbeeld._state)()
        kopie.volgnummer, kopie.nummer = eerste + i, f"L-{i:04d}"
        kopie.titel = f"{voorbeeld.titel} {i}"
        rijen.append(kopie)
    rijen = Aanvraag.objects.bulk_create(rijen)
    versies = []
    for rij in rijen:
        kopie = copy.copy(versie)
        kopie.pk, kopie._state = None, type(versie._state)()
        kopie.aanvraag, kopie.sleutel = rij, uuid4()
        versies.append(kopie)
    Aanvraagversie.objects.bulk_create(versies)


def indienen(ronde, toneel: Toneel, inhoud: dict) -> Callable[[], HttpResponse]:
    """Prepare drafts and return an act that submits the next one over HTTP."""
    concepten = []
    for i, gegevens in enumerate(list(inhoud.values())[: KEREN + 1]):
        kopie = copy.deepcopy(gegevens["aanvraag"])
        kopie["titel"] += f", proef {i}"
        wie, aanbieder = toneel.penvoerder(kopie)
        concept = concept_services.start(
            wie=wie, ronde=ronde, aanbieder=aanbieder, titel=kopie["titel"]
        )
        concept = concept_services.vul(wie=wie, aanvraag=concept, gegevens=kopie)
        adres = reverse("aanvragen:controleer", args=[concept.pk])
        concepten.append((als(wie), adres))

    def doe() -> HttpResponse:
        client, adres = concepten.pop()
        antwoord = client.post(adres, {"sleutel": str(uuid4()), "verklaring": "on"})
        if antwoord.status_code != 302:
            raise SystemExit("indienen mislukte: " + antwoord.content.decode()[:500])
        return antwoord

    return doe


def alles() -> list[Meting]:
    """Play the ronde and measure every page at the moment that it is used."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    stappen.begin(2015)
    toneel, inhoud = Toneel(), inhoud_voor(PROJECTEN)
    ronde = aanvraagfase.open_ronde(toneel, "ronde-2015-regionaal.yaml", inhoud)
    metingen = []
    with override_settings(ROOT_URLCONF=__name__):
        kaal = Client()
        metingen.append(meet("kale Django-view", lambda: kaal.get("/"), 200))
    publiek = Client()
    adres = reverse("regeling:ronde", args=[ronde.code])
    metingen.append(meet("pagina van de ronde", lambda: publiek.get(adres)))
    metingen.append(meet("een aanvraag indienen", indienen(ronde, toneel, inhoud)))
    Aanvraag.objects.filter(status="ingediend", titel__contains=", proef ").update(
        status="ingetrokken"
    )
    aanvraagfase.sluit(toneel, ronde, inhoud)
    aanvraagfase.toets(toneel, ronde, inhoud)
    commissiefase.stel_samen(toneel, ronde, inhoud)
    metingen += _scoren(ronde)
    commissiefase.scoor(toneel, ronde, inhoud)
    commissiefase.begin_weging(toneel, ronde, inhoud)
    secretaris = als(secretaris_van(ronde))
    weging = reverse("beoordeling:weging", args=[ronde.code])
    metingen.append(meet(f"weging van {PROJECTEN} projecten", lambda: secretaris.get(weging)))
    advies = commissiefase.adviseer(toneel, ronde, inhoud)
    metingen.append(meet(f"advies-pdf van {PROJECTEN} projecten", lambda: _pdf(advies), 3))
    maak_lijst_lang(ronde)
    coordinator = als(toneel.coordinator)
    werklijst = reverse("aanvragen:werklijst")
    metingen.append(meet(f"lijst van {LIJST} aanvragen", lambda: coordinator.get(werklijst)))
    dossier = reverse("dossier", args=[Aanvraag.objects.toegelaten().first().nummer])
    metingen.append(meet("dossier van een aanvraag", lambda: coordinator.get(dossier)))
    return metingen


def _scoren(ronde) -> list[Meting]:
    """Measure saving one score."""
    om(ronde.beoordeling_tot, 8)
    zetel = ronde.commissie.zetels.filter(functie="lid").first()
    aanvraag = Aanvraag.objects.toegelaten().filter(ronde=ronde).last()
    lid = als(zetel.gebruiker)
    criterium = ronde.criteria.filter(gewicht__gt=0).first().nummer
    adres = reverse("beoordeling:score", args=[aanvraag.nummer, criterium])
    teller = iter(range(10_000))

    def doe() -> HttpResponse:
        return lid.post(
            adres,
            {
                f"c{criterium}-waarde": "8",
                f"c{criterium}-toelichting": f"Duidelijk wie dit bereikt, keer {next(teller)}.",
            },
        )

    return [meet("een score bewaren", doe)]


def _pdf(advies) -> None:
    """Make the PDF of the advice from its frozen content."""
    pdf.maak(
        "beoordeling/advies/documents/advies.html",
        context.documentcontext(advies.inhoud, advies.sha256),
    )


def toon(metingen: list[Meting]) -> None:
    """Print the table with the machine beside it."""
    kaal = metingen[0].mediaan
    kop = f"{'wat':34} {'mediaan':>10} {'p95':>10} {'vragen':>7} {'× kaal':>8}"
    print(
        f"\nMachine: {os.cpu_count()} processoren, {platform.machine()}, Python "
        f"{platform.python_version()}, Django {django.__version__}, {connection.vendor}\n"
    )
    print(kop)
    print("-" * len(kop))
    for m in metingen:
        verhouding = f"{m.mediaan / kaal:.0f}"
        print(f"{m.naam:34} {m.mediaan:>7.1f} ms {m.p95:>7.1f} ms {m.vragen:>7} {verhouding:>8}")


if __name__ == "__main__":
    with TMP:
        toon(alles())
