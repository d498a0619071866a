"""Parts of the look: what a reader sees of what a view hands over."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, engines
from django.utils.html import strip_tags

from kern.aansluiting.registers import Mijlpaal, Taak
from kern.ui import stukken as o
from tests.html import plat

NU = date(2015, 6, 9)


@pytest.fixture(autouse=True)
def _klok(klok):
    klok(2015, 6, 9, 12)


def _html(sjabloon, **context):
    return plat(engines["django"].from_string(sjabloon).render(context))


def _tekst(sjabloon, **context):
    return " ".join(strip_tags(_html(sjabloon, **context)).split())


def test_breadcrumbs_from_names_and_addresses():
    html = _html('{% kruimels "Mijn aanvragen" "/mijn/" "Langer thuis" %}')
    assert '<a class="utrecht-link utrecht-link--html-a" href="/mijn/">Mijn aanvragen</a>' in html
    assert '<span aria-current="page">Langer thuis</span>' in html
    delen = [o.Kruimel("Ronde", "/ronde/"), o.Kruimel("Nu")]
    assert 'href="/ronde/"' in _html("{% kruimels delen %}", delen=delen)


@pytest.mark.parametrize(
    ("niveau", "klasse"),
    [
        ("success", "isd-melding--goed"),
        ("error", "isd-melding--fout"),
        ("warning", "isd-melding--let-op"),
        ("info", "isd-melding--info"),
        ("debug", "isd-melding--info"),
    ],
)
def test_messages_have_their_kind(niveau, klasse):
    class Bericht(str):
        level_tag = niveau

    html = _html("{% meldingen %}", messages=[Bericht("Bewaard & klaar.")])
    assert klasse in html
    assert "Bewaard &amp; klaar." in html
    assert 'role="status"' in html


def test_no_messages_is_no_box():
    assert _html("{% meldingen %}").strip() == ""
    assert _html("{% meldingen %}", messages=[]).strip() == ""


@pytest.mark.parametrize(
    ("over", "tekst", "dichtbij"),
    [(4, "over 4 dagen", False), (3, "over 3 dagen", True), (-1, "gisteren", True)],
)
def test_task_turns_orange_three_days_before(over, tekst, dichtbij):
    taak = Taak("Vul aan", "De termijn loopt.", "/x/", NU + timedelta(days=over))
    html = _html("{% taken taken %}", taken=[taak])
    assert tekst in html
    assert ("isd-let-op" in html) is dichtbij


def test_task_without_date_says_so_and_what_waits_is_marked():
    taken = [Taak("Begin", "", ""), Taak("Wacht", "", "/w/", wacht_op_anderen=True)]
    html = _html("{% taken taken %}", taken=taken)
    assert html.count("geen datum") == 2
    assert html.count("isd-taak--wacht") == 1
    assert html.count("<a ") == 1  # a task without address is no link


def test_line_of_steps_marks_the_current_one_and_bounds_its_bar():
    stappen = [
        o.Stap("Open", "30 mrt", "klaar"),
        o.Stap("Toetsing", "nog 2 dagen", "nu", deel=140),
        o.Stap("Advies", "juli", "straks"),
    ]
    html = _html("{% stappen stappen %}", stappen=stappen)
    assert html.count('aria-current="step"') == 1
    assert 'width="100%" height="3"' in html
    assert "140" not in html
    assert _html("{% stappen stappen %}", stappen=[]).strip() == ""


def test_list_of_work_numbers_its_groups_and_closes_what_has_no_address():
    rijen = [o.Takenrij("Titel", "/t/", "klaar", "klaar"), o.Takenrij("Slot", "", "slot", "later")]
    een = [o.Takengroep("Project", rijen)]
    assert "1. Project" not in _tekst("{% takenlijst g %}", g=een)
    html = _html("{% takenlijst g %}", g=[*een, o.Takengroep("Geld", [])])
    assert "1. Project" in html
    assert "2. Geld" in html
    assert html.count("isd-takenlijst__rij--dicht") == 1


def test_progress_counts_what_is_done():
    rijen = [o.Takenrij("a", "/", s, s) for s in ("klaar", "klaar", "bezig", "nog_niet")]
    html = _html("{% voortgang g %}", g=[o.Takengroep("x", rijen)])
    assert "2 van de 4 klaar" in html
    assert html.count('<rect class="isd-blokje') == 4
    assert "Vijf op weg" in _html('{% voortgang codes "Vijf op weg" False %}', codes=["klaar"])


def test_unknown_state_is_drawn_as_not_yet():
    assert "isd-status" in _html('{% status "bestaat-niet" "onbekend" %}')
    assert _html('{% status "bestaat-niet" "x" %}') == _html('{% status "nog_niet" "x" %}')


def test_bar_never_runs_over():
    html = _html('{% staaf 150 100 "Meer dan gevraagd" %}')
    assert 'width="100%"' in html
    assert "Meer dan gevraagd" in html


def test_tabs_mark_the_current_one_and_count():
    tabs = [o.Tab("a", "Alles", "?a", 3), o.Tab("b", "Nieuw", "?b", 0)]
    html = _html('{% tabs tabs "b" %}', tabs=tabs)
    assert "Alles (3)" in html
    assert "Nieuw</span>" in html
    assert html.count('aria-current="page"') == 1
    scenario = [o.Tab("s", "Sober", "?s", tweede_regel="€ 3 mln")]
    assert "isd-tabs--scenarios" in _html('{% tabs tabs "s" %}', tabs=scenario)


def _pagina(rf, adres, nummer):
    page = Paginator(range(100), 10).get_page(nummer)
    sjabloon = engines["django"].from_string("{% paginering page %}")
    return plat(sjabloon.template.render(Context({"request": rf.get(adres), "page": page})))


def test_pages_keep_what_stands_in_the_address(rf):
    html = _pagina(rf, "/x/?q=zorg&pagina=3", 3)
    assert "21 tot en met 30 van 100" in html
    assert 'href="?q=zorg&amp;pagina=2" rel="prev"' in html
    assert 'href="?q=zorg&amp;pagina=4" rel="next"' in html
    assert "…" in html


def test_first_and_last_page_have_one_way_to_go(rf):
    assert "Vorige" not in _pagina(rf, "/x/", 1)
    assert "Volgende" not in _pagina(rf, "/x/", 10)


def test_pages_without_a_request_and_empty_lists():
    page = Paginator(range(30), 10).get_page(1)
    assert 'href="?pagina=2"' in _html("{% paginering page %}", page=page)
    leeg = Paginator([], 10).get_page(1)
    assert _html("{% paginering page %}", page=leeg).strip() == ""


class _Filter(forms.Form):
    q = forms.CharField(label="Zoek", required=False)
    soort = forms.ChoiceField(label="Soort", choices=[("r", "regionaal")], required=False)


def test_each_chosen_filter_can_be_taken_away(rf):
    request = rf.get("/x/?q=zorg&soort=r&pagina=2")
    filterset = SimpleNamespace(form=_Filter(request.GET))
    sjabloon = engines["django"].from_string("{% filterbalk filter %}")
    html = plat(sjabloon.template.render(Context({"request": request, "filter": filterset})))
    assert 'href="?soort=r"' in html
    assert 'href="?q=zorg"' in html
    assert "Soort: regionaal" in html


def test_board_counts_its_cells():
    rij = o.Bordrij(
        "Arnhem", "34,6%", "di 25 aug", "geweest",
        [o.Bordcel(1, "conform"), o.Bordcel(2, "afwijkend"), o.Bordcel(3, "nog_niet")],
        "bezig", "2 van 3 besloten",
    )  # fmt: skip
    tekst = _tekst("{% bord bord %}", bord=o.Bord([1, 2, 3], [rij]))
    assert "conform advies, 1" in tekst
    assert "afwijkend, 1" in tekst
    assert "2 van 3 besloten" in tekst


def test_timeline_and_documents():
    mijlpalen = [Mijlpaal(NU, "Ontvangen", "Op tijd."), Mijlpaal(None, "Besluit", stand="straks")]
    tekst = _tekst("{% tijdlijn m %}", m=mijlpalen)
    assert "Ontvangen" in tekst
    assert "Besluit" in tekst
    link = o.Documentlink("Regeling", "/r/", "pdf, 12 bladzijden")
    assert "pdf, 12 bladzijden" in _tekst("{% documentregel d %}", d=link)


def test_choice_and_levels_are_radio_buttons():
    html = _html('{% keuze "k" "twijfel" "Uw keuze" %}')
    assert html.count('type="radio"') == 3
    assert html.count("checked") == 1
    niveaus = [o.Niveau(2, "Onvoldoende"), o.Niveau(8, "Goed", "Met een plan.")]
    html = _html('{% niveaus "score" n 8 "Resultaat" %}', n=niveaus)
    assert 'value="8" checked' in html
    assert html.count("checked") == 1
    assert "checked" not in _html('{% niveaus "score" n "" %}', n=niveaus)
