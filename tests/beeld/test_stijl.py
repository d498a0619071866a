"""The style page shows every part in every state; here a browser looks at it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.eenmaal
Open = Callable[..., Page]


@pytest.mark.parametrize("adres", ["/stijl/", "/stijl/?fout"])
@pytest.mark.parametrize("breedte", [1280, 390])
def test_every_part_is_accessible(nieuwe_pagina: Open, adres: str, breedte: int):
    pagina = nieuwe_pagina(breedte=breedte)
    pagina.goto(adres)
    pagina.isd.axe()
    assert pagina.locator("h1").count() == 1


@pytest.mark.parametrize("breedte", [320, 390, 768, 1020, 1280])
def test_no_page_scrolls_sideways(nieuwe_pagina: Open, breedte: int):
    pagina = nieuwe_pagina(breedte=breedte)
    pagina.goto("/stijl/?fout")
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte


def test_nothing_inline_and_no_request_outside(nieuwe_pagina: Open):
    pagina = nieuwe_pagina()
    adressen: list[str] = []
    pagina.on("request", lambda vraag: adressen.append(vraag.url))
    antwoord = pagina.goto("/stijl/")
    html = antwoord.text()
    for verboden in (' style="', "<style", "javascript:", " onclick="):
        assert verboden not in html
    assert "<script>" not in html
    begin = pagina.url.split("/stijl/")[0]
    assert all(adres.startswith((begin, "data:")) for adres in adressen)


def test_menu_opens_and_closes_on_a_phone(nieuwe_pagina: Open):
    pagina = nieuwe_pagina(breedte=390)
    pagina.goto("/stijl/")
    menu = pagina.get_by_role("navigation", name="Hoofdmenu")
    expect(menu).to_be_hidden()
    pagina.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    pagina.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(pagina.get_by_role("button", name="Menu")).to_be_focused()


def test_without_javascript_menu_and_number_fields_are_there(nieuwe_pagina: Open):
    pagina = nieuwe_pagina(breedte=390, javascript=False)
    pagina.goto("/stijl/")
    expect(pagina.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
    veld = pagina.get_by_label("Aantal inwoners in Doesburg")
    expect(veld).to_be_hidden()
    pagina.get_by_label("Doesburg", exact=True).check()
    expect(veld).to_be_visible()


def test_error_summary_gets_focus_and_leads_to_the_field(nieuwe_pagina: Open):
    pagina = nieuwe_pagina()
    pagina.goto("/stijl/?fout")
    samenvatting = pagina.locator("[data-foutsamenvatting]")
    expect(samenvatting).to_be_focused()
    expect(samenvatting).to_contain_text("U kunt nog niet verder. Pas 6 dingen aan")
    samenvatting.get_by_role("link", name="Vul in hoeveel inwoners u bereikt in Rheden").click()
    veld = pagina.get_by_label("Aantal inwoners in Rheden")
    expect(veld).to_be_focused()
    assert pagina.title().startswith("Fout: ")
    expect(veld).to_have_attribute("aria-invalid", "true")


def test_every_error_is_tied_to_its_field(nieuwe_pagina: Open):
    pagina = nieuwe_pagina()
    pagina.goto("/stijl/?fout")
    for veld in pagina.locator("[aria-invalid=true]").all():
        ids = (veld.get_attribute("aria-describedby") or "").split()
        assert any(pagina.locator(f"#{naam}").inner_text() for naam in ids if "fout" in naam)


def test_counter_counts_a_line_end_as_one_and_a_composed_letter_as_one(nieuwe_pagina: Open):
    pagina = nieuwe_pagina()
    pagina.goto("/stijl/")
    pagina.locator("#id_antwoord").fill("één\ntwee e\u0301")
    expect(pagina.locator("#id_antwoord-teller")).to_have_text("10 van 400 tekens")
    pagina.locator("#id_antwoord").fill("x" * 401)
    expect(pagina.locator("#id_antwoord-teller")).to_have_class("isd-teller isd-teller--te-veel")


def test_sums_follow_what_is_typed(nieuwe_pagina: Open):
    pagina = nieuwe_pagina()
    pagina.goto("/stijl/")
    expect(pagina.locator("[data-som]")).to_have_text("€\u00a050.500,50")
    pagina.get_by_role("button", name="Regel toevoegen").click()
    rijen = pagina.locator("[data-regel]:not(template [data-regel])")
    expect(rijen).to_have_count(3)
    rijen.nth(2).get_by_label("Bedrag").fill("1.000,50")
    expect(pagina.locator("[data-som]")).to_have_text("€\u00a051.501")
    rijen.nth(0).get_by_label("Verwijder").check()
    expect(pagina.locator("[data-som]")).to_have_text("€\u00a09.501")
    pagina.get_by_label("Aantal inwoners in Arnhem").fill("1000")
    expect(pagina.locator("[data-bereik] output")).to_have_text("1.560")


@pytest.mark.parametrize("breedte", [1280, 390])
def test_targets_are_large_enough(nieuwe_pagina: Open, breedte: int):
    """Buttons, choices and inputs are 44 px high, or the row around them is."""
    pagina = nieuwe_pagina(breedte=breedte)
    pagina.goto("/stijl/")
    klein = pagina.evaluate(
        """() => [...document.querySelectorAll(
            'button, .utrecht-button-link, .isd-nav a, .isd-tabs a, .isd-optie, .isd-keuze label,' +
            'input:not([type=radio],[type=checkbox],[type=hidden]), select, textarea')]
          .filter(e => e.checkVisibility({checkVisibilityCSS: true}) && !e.closest('.isd-demo'))
          .filter(e => e.getBoundingClientRect().height < 43.5)
          .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert klein == []
