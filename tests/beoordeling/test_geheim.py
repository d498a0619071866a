"""Secrecy and independence, page by page: what one may not know changes nothing one can see.

Everyone walks through all pages twice, with other scores and reasons of one member in between.
Any difference would be a leak, whatever form it takes: a value, a mean, a count, an order (W21).
The same for who is recused (W20).
"""

import re
from collections.abc import Iterable

import pytest
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.vergadering import services as vergadering
from kern.documenten.models import Document
from kern.logboek.models import Gebeurtenis
from kern.post.models import Mail
from regeling.ronde.models import Ronde
from tests import fabriek
from tests.beoordeling import fabriek as maak
from tests.html import inhoud

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]
KANARIE = "KANARIE-geel-vliegt-uit-7431"
ANDERS = "PAPEGAAI-blauw-blijft-binnen"
MAXIMUM = 150  # pages per walk


def _kaal(antwoord) -> str:
    """The page without what differs at every request."""
    tekst = inhoud(antwoord)
    zonder = re.sub(r'value="\w{64}"|"X-CSRFToken": "\w+"', "", tekst.decode(errors="replace"))
    return re.sub(r"\s+", " ", zonder)


def _begin(ronde, aanvragen: Iterable[Aanvraag]) -> list[str]:
    """Where every walk starts, besides the links: addresses that someone could guess."""
    adressen = ["/", "/logboek/", "/register/", "/aanvragen/", "/aanvragen/aanvragen.csv"]
    namen = ["ronde", "verklaringen", "voortgang", "bespreken", "commissie", "weging", "advies"]
    adressen += [reverse(f"beoordeling:{naam}", args=[ronde.code]) for naam in namen]
    for aanvraag in aanvragen:
        nummer = aanvraag.nummer
        adressen += [reverse("dossier", args=[nummer])]
        adressen += [reverse("dossier_tab", args=[nummer, "beoordeling"])]
        adressen += [
            reverse(f"beoordeling:{naam}", args=[nummer]) for naam in ("beoordelen", "vergelijken")
        ]
        adressen += [reverse("beoordeling:herzien", args=[nummer, 2])]
    return adressen


def _wandel(client, wie, begin: list[str]) -> dict[str, str]:
    """Follow every link this person meets; address -> status and page."""
    client.force_login(wie)
    gezien: dict[str, str] = {}
    rij = list(begin)
    while rij and len(gezien) < MAXIMUM:
        adres = rij.pop(0)
        if adres in gezien or adres.startswith(("/account/", "/static/")):
            continue
        antwoord = client.get(adres)
        if antwoord.status_code in (301, 302):
            gezien[adres] = f"-> {antwoord.url}"
            rij.append(antwoord.url)
            continue
        gezien[adres] = f"{antwoord.status_code} {_kaal(antwoord)}"
        for link in re.findall(r'(?:href|hx-get)="([^"#]*)', gezien[adres]):
            doel = link.replace("&amp;", "&")
            if doel.startswith("/"):
                rij.append(doel)
            elif doel.startswith("?"):
                rij.append(adres.split("?")[0] + doel)
    return gezien


def _mensen(ronde, aanvraag) -> dict:
    zetels = maak.scorend(ronde)
    return {
        "voorzitter": zetels[0].gebruiker,
        "lid": zetels[1].gebruiker,
        "verschoond": zetels[4].gebruiker,
        "secretaris": maak.secretaris(ronde),
        "coordinator": fabriek.coordinator(),
        "beheerder": fabriek.beheerder(),
        "gemeente": fabriek.medewerker(),
        "aanvrager": aanvraag.aangemaakt_door,
        "vreemde": fabriek.gebruiker("Vreemde"),
    }


def _verander(zetel) -> None:
    """Give one member other scores, reasons and words, past the services."""
    eigen = Beoordeling.objects.filter(zetel=zetel)
    eigen.update(doelen_toelichting=ANDERS)
    Score.objects.filter(beoordeling__in=eigen).update(waarde=2, toelichting=ANDERS)


@pytest.fixture(scope="module")
def _gemaakt(gedeeld) -> int:
    """One application; the last member has an interest, the third one's words are the canary."""
    with fabriek.op(maak.BEOORDELING):
        ronde, (aanvraag, _) = maak.met_aanvragen(2)
        zetels = maak.scorend(ronde)
        maak.meld_belang(zetels[4], aanvraag)
        for zetel in zetels[:4]:
            maak.verklaar_vrij(zetel)
            maak.scoor(zetel, aanvraag, 10, reden=KANARIE if zetel == zetels[2] else maak.REDEN)
    return ronde.pk


@pytest.fixture
def toneel(_gemaakt):
    """The ronde, the application of `_gemaakt` and another that nobody scored."""
    ronde = Ronde.objects.get(pk=_gemaakt)
    return ronde, *ronde.aanvragen.all()


ROLLEN = [
    "voorzitter",
    "lid",
    "verschoond",
    "secretaris",
    "coordinator",
    "beheerder",
    "gemeente",
    "aanvrager",
    "vreemde",
]


def test_W21_before_the_opening_another_score_changes_no_page_of_anyone(client, toneel):
    ronde, aanvraag, ander = toneel
    mensen = _mensen(ronde, aanvraag)
    begin = _begin(ronde, [aanvraag, ander])
    voor = {rol: _wandel(client, mensen[rol], begin) for rol in ROLLEN}
    _verander(maak.scorend(ronde)[2])
    na = {rol: _wandel(client, mensen[rol], begin) for rol in ROLLEN}
    for rol in ROLLEN:
        assert not any(KANARIE in pagina for pagina in voor[rol].values()), rol
        verschil = [adres for adres in voor[rol] if voor[rol][adres] != na[rol].get(adres)]
        assert verschil == [], rol
    assert len(voor["lid"]) > 10
    eigen = _wandel(client, maak.scorend(ronde)[2].gebruiker, begin)
    assert any(ANDERS in pagina for pagina in eigen.values())


def test_W21_after_the_opening_only_members_without_interest_and_the_secretaris_see_it(
    client, toneel
):
    ronde, aanvraag, ander = toneel
    vergadering.open_scores(wie=maak.secretaris(ronde), aanvraag=aanvraag)
    mensen = _mensen(ronde, aanvraag)
    begin = _begin(ronde, [aanvraag, ander])
    ziet = {
        rol
        for rol in ROLLEN
        if any(KANARIE in pagina for pagina in _wandel(client, mensen[rol], begin).values())
    }
    assert ziet == {"voorzitter", "lid", "secretaris"}


def test_W21_no_mail_log_or_document_holds_a_reason(toneel):
    ronde, aanvraag, _ = toneel
    vergadering.open_scores(wie=maak.secretaris(ronde), aanvraag=aanvraag)
    mails = " ".join(f"{m.onderwerp} {m.tekst}" for m in Mail.objects.all())
    regels = " ".join(
        f"{g.van}{g.naar}{g.reden}{g.onderwerp_tekst}" for g in Gebeurtenis.objects.all()
    )
    documenten = " ".join(str(d.gegevens) for d in Document.objects.all())
    assert Mail.objects.filter(sjabloon="beoordeling_open").count() == 4
    assert KANARIE not in mails + regels + documenten


def test_W20_of_an_application_with_an_interest_only_the_title_shows(client, toneel):
    ronde, aanvraag, ander = toneel
    vergadering.open_scores(wie=maak.secretaris(ronde), aanvraag=aanvraag)
    verschoond = maak.scorend(ronde)[4].gebruiker
    paginas = _wandel(client, verschoond, _begin(ronde, [ander]))
    inhoud = " ".join(pagina for adres, pagina in paginas.items() if aanvraag.nummer not in adres)
    assert aanvraag.titel in inhoud
    for geheim in (aanvraag.nummer, aanvraag.penvoerder.naam, aanvraag.penvoerder.kvk_nummer):
        assert geheim not in inhoud
    mails = Mail.objects.filter(aan=verschoond.email)
    assert not any(aanvraag.titel in m.tekst or aanvraag.nummer in m.tekst for m in mails)
    assert not mails.filter(sjabloon="beoordeling_open").exists()


def test_W20_every_address_of_that_application_is_404(client, toneel):
    ronde, aanvraag, _ = toneel
    vergadering.open_scores(wie=maak.secretaris(ronde), aanvraag=aanvraag)
    client.force_login(maak.scorend(ronde)[4].gebruiker)
    for adres in _begin(ronde, [aanvraag]):
        if aanvraag.nummer in adres:
            assert client.get(adres).status_code == 404, adres
    score = reverse("beoordeling:score", args=[aanvraag.nummer, 2])
    assert client.post(score, {"c2-waarde": "8", "c2-toelichting": maak.REDEN}).status_code == 404
