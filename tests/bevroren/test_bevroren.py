"""What was frozen never moves: not when every living row that it could read changes (law 5)."""

from collections.abc import Callable
from difflib import unified_diff
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from kern.documenten.documenten import documentsoort
from kern.documenten.models import Document
from tests import fabriek
from tests.bevroren import kanarie
from tests.uitvoering import fabriek as uitvoering

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]


@pytest.fixture(scope="module")
def project(gedeeld):
    """A project that runs, with a report that was sent in: everything before it was frozen."""
    gemaakt = uitvoering.project()
    uitvoering.ingediend(gemaakt)
    return gemaakt


def _pagina(wie: Any, naam: str, *delen: Any) -> str:
    client = Client()
    if wie:
        client.force_login(wie)
    antwoord = client.get(reverse(naam, args=delen))
    assert antwoord.status_code == 200, naam
    tekst = antwoord.content.decode()
    return tekst if "json" in antwoord["Content-Type"] else kanarie.zonder_lijst(tekst)


def _document(soort: str) -> str:
    """The text of a PDF as it would be made now, from its row."""
    document = Document.objects.filter(soort=soort).latest("pk")
    kind = documentsoort(soort)
    return render_to_string(kind.sjabloon, {"document": document, **kind.bouw(document)})


def _ontvangst(p: Any, ik: Any) -> dict[str, str]:
    pk = p.aanvraag_id
    return {
        "ontvangst": _pagina(ik, "aanvragen:ontvangst", pk),
        "versie": _pagina(ik, "aanvragen:versie", pk, 1),
        "json": _pagina(ik, "aanvragen:json", pk, 1),
        "pdf": _document("aanvraag"),
    }


def _regels(p: Any, ik: Any) -> dict[str, str]:
    code = p.aanvraag.ronde.code
    return {
        "versie": _pagina(None, "regeling:versie", code, 1),
        "json": _pagina(None, "regeling:versie_json", code, 1),
        "pdf": _document("regeling.ronde"),
    }


def _advies(p: Any, ik: Any) -> dict[str, str]:
    code = p.aanvraag.ronde.code
    return {
        "pagina": _pagina(ik, "beoordeling:advies_versie", code, 1),
        "pdf": _document("advies"),
    }


def _brief(p: Any, ik: Any) -> dict[str, str]:
    return {
        "pagina": _pagina(ik, "besluitvorming:brief", p.aanvraag.nummer),
        "pdf": _document("beschikking"),
        "register": _pagina(None, "register_json"),
    }


def _rapportage(p: Any, ik: Any) -> dict[str, str]:
    return {"pagina": _pagina(ik, "uitvoering:rapportage", p.rapportages.first().pk)}


SOORTEN: dict[str, Callable[[Any, Any], dict[str, str]]] = {
    "ontvangst": _ontvangst,
    "regels": _regels,
    "advies": _advies,
    "brief": _brief,
    "rapportage": _rapportage,
}


def _verschil(eerst: str, nu: str, naam: str) -> list[str]:
    delen = [tekst.replace("<", "\n<").split("\n") for tekst in (eerst, nu)]
    return list(unified_diff(*delen, naam, "daarna", n=0, lineterm=""))


@pytest.mark.parametrize("soort", SOORTEN)
def test_W11_what_was_frozen_reads_no_living_row(soort, project, klok) -> None:
    klok(uitvoering.UITVOERING)
    wie = fabriek.coordinator()
    eerst = SOORTEN[soort](project, wie)
    kanarie.verander_alles()
    daarna = SOORTEN[soort](project, wie)
    anders = [regel for deel in eerst for regel in _verschil(eerst[deel], daarna[deel], deel)]
    assert not anders, "\n".join(anders)


def test_the_canary_reaches_what_a_living_view_reads(project, klok) -> None:
    klok(uitvoering.UITVOERING)
    wie = fabriek.coordinator()
    geraakt = kanarie.verander_alles()
    assert {
        "aanvragen.aanvraag.titel",
        "aanvragen.indicator.naam",
        "deelnemers.gebruiker.naam",
        "deelnemers.gemeente.naam",
        "regeling.ronde.naam",
        "regeling.ronde.procedure",
        "regeling.criterium.titel",
        "uitvoering.project.bedrag",
    } <= geraakt.keys()
    assert kanarie.KANARIE in _pagina(wie, "aanvragen:werklijst")  # this one does read living rows
