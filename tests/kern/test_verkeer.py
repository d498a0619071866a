"""Permissions, registers, and what views do with errors and lists."""

from datetime import date
from types import SimpleNamespace

import pytest
import rules
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.template import engines
from django.utils.safestring import SafeString

from kern.aansluiting.registers import (
    DossierTab,
    DossierTabs,
    Mijlpaal,
    Mijlpalen,
    Taak,
    Taken,
)
from kern.basis.fouten import Fout
from kern.basis.verzoek import fragment_of_pagina
from kern.toegang.rechten import GeenToegang, eis, mag
from kern.ui.middleware import FoutMiddleware
from kern.ui.views import Lijst, met_fouten
from tests.kern.fabriek import gebruiker


@pytest.mark.django_db
def test_predicates_decide_and_nothing_else():
    een, ander = gebruiker(), gebruiker()
    assert mag(een, "kern.proef_zien", een)
    assert not mag(ander, "kern.proef_zien", een)
    assert not mag(AnonymousUser(), "kern.proef_zien", een)
    assert not mag(None, "kern.proef_zien", een)
    een.is_active = False
    assert not mag(een, "kern.proef_zien", een)
    ander.is_superuser = True  # gets nothing for free
    assert not mag(ander, "kern.proef_zien", een)


def test_refusal_is_a_404():
    with pytest.raises(GeenToegang):
        eis(None, "kern.proef_zien")
    assert issubclass(GeenToegang, Http404)


def test_misspelt_permission_is_a_programming_error():
    with pytest.raises(LookupError):
        mag(None, "kern.proef_zein")


def test_tasks_are_ordered_by_who_must_act_and_by_date():
    taken = Taken()
    laat, vroeg = Taak("b", "", "/", date(2015, 7, 1)), Taak("a", "", "/", date(2015, 6, 1))
    zonder, wacht = Taak("c", "", "/"), Taak("d", "", "/", date(2015, 1, 1), wacht_op_anderen=True)

    @taken.registreer
    def functie(wie):
        return [wacht, zonder, laat, vroeg] if wie == "noor" else []

    taken.registreer(functie)  # once is enough
    assert taken.voor("noor") == [vroeg, laat, zonder, wacht]
    assert taken.voor("piet") == []


def test_tasks_about_one_application_are_asked_for_one_where_a_floor_can():
    taken = Taken()
    aanvraag, ander = SimpleNamespace(pk=7), SimpleNamespace(pk=8)
    asked = []

    @taken.registreer
    def over_iets_anders(wie):
        return [Taak("b", "", "/"), Taak("c", "", "/")]

    @taken.registreer
    def gericht(wie, *, onderwerp=None):
        asked.append(onderwerp)
        return [Taak("a", "", "/", onderwerp=pk) for pk in (7, 8) if onderwerp in (None, pk)]

    assert [t.titel for t in taken.over("noor", aanvraag)] == ["a"]
    assert [t.titel for t in taken.over("noor", ander)] == ["a"]
    assert asked == [7, 8]
    assert [t.titel for t in taken.voor("noor")] == ["a", "a", "b", "c"]
    assert asked == [7, 8, None]


def test_tasks_about_one_application_keep_their_order():
    taken = Taken()
    wacht = Taak("a", "", "/", date(2015, 1, 1), wacht_op_anderen=True, onderwerp=7)
    laat, vroeg = (Taak("x", "", "/", date(2015, m, 1), onderwerp=7) for m in (7, 6))
    taken.registreer(lambda wie, onderwerp=None: [wacht, laat, vroeg])
    assert taken.over(None, SimpleNamespace(pk=7)) == [vroeg, laat, wacht]


def test_tabs_are_ordered_and_hidden_from_who_may_not_see_them():
    if not rules.perm_exists("kern.proef_tab"):
        rules.add_perm("kern.proef_tab", rules.predicate(lambda wie, obj: wie.naam == obj.naam))
    tabs = DossierTabs()
    open_, dicht = (
        DossierTab(code, code, plek, perm, lambda request, aanvraag: SafeString())
        for code, plek, perm in [("open", 2, None), ("dicht", 1, "kern.proef_tab")]
    )
    tabs.registreer(open_)
    tabs.registreer(dicht)
    noor = SimpleNamespace(naam="noor", is_authenticated=True, is_active=True)
    piet = SimpleNamespace(naam="piet", is_authenticated=True, is_active=True)
    assert tabs.voor(noor, noor) == [dicht, open_]
    assert tabs.voor(piet, noor) == [open_]
    assert tabs.alle() == (open_, dicht)


def test_milestones_are_ordered_by_date_and_unknown_ones_come_last():
    mijlpalen = Mijlpalen()
    later, eerst = Mijlpaal(None, "ooit", stand="straks"), Mijlpaal(date(2015, 6, 1), "begin")
    mijlpalen.registreer(lambda aanvraag, wie: [later, eerst])
    assert mijlpalen.voor(None, None) == [eerst, later]


class _Form(forms.Form):
    naam = forms.CharField()


def _form():
    form = _Form({"naam": "wat er stond"})
    assert form.is_valid()
    return form


@pytest.mark.parametrize(
    ("veld", "plek"), [("naam", "naam"), (None, "__all__"), ("onbekend", "__all__")]
)
def test_error_of_a_service_lands_in_the_form(rf, veld, plek):
    form = _form()
    with met_fouten(rf.post("/"), form) as uitkomst:
        raise Fout("De ronde is gesloten.", veld)
    assert not uitkomst
    assert form.errors == {plek: ["De ronde is gesloten."]}
    assert form["naam"].value() == "wat er stond"


def test_success_is_true_and_other_errors_pass(rf):
    with met_fouten(rf.post("/"), _form()) as uitkomst:
        pass
    assert uitkomst
    with pytest.raises(ZeroDivisionError), met_fouten(rf.post("/")):
        raise ZeroDivisionError


def test_error_without_a_form_becomes_a_message(rf, monkeypatch):
    said = []
    monkeypatch.setattr("kern.ui.views.messages.error", lambda request, tekst: said.append(tekst))
    with met_fouten(rf.post("/")) as uitkomst:
        raise Fout("Dat kan nu niet.")
    assert not uitkomst
    assert said == ["Dat kan nu niet."]


def test_error_that_a_view_let_through_is_a_page(rf, monkeypatch):
    pages = []

    def render(request, template, context, status):
        pages.append((template, context, status))
        return HttpResponse(status=status)

    monkeypatch.setattr("kern.ui.middleware.render", render)
    middleware = FoutMiddleware(lambda request: HttpResponse())
    assert middleware(rf.get("/")).status_code == 200
    assert middleware.process_exception(rf.get("/"), Fout("Te laat.")).status_code == 409
    assert pages == [("kern/ui/fout.html", {"melding": "Te laat."}, 409)]
    assert middleware.process_exception(rf.get("/"), ZeroDivisionError()) is None


class _Personen(Lijst):
    """All users, as a list."""

    model = get_user_model()
    ordering = "pk"

    def zichtbaar(self):
        return self.model._default_manager.all()

    def render_to_response(self, context, **_kwargs):
        template = engines["django"].from_string(
            "{{ page_obj.number }}/{{ page_obj.paginator.num_pages }} van {{ aantal }}:"
            "{% for p in object_list %} {{ p.pk }}{% endfor %}"
        )
        return HttpResponse(template.render(context))


def _lijst(rf, wie, **vraag):
    request = rf.get("/", vraag)
    request.user = wie
    return _Personen.as_view()(request)


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 30])
def test_list_costs_the_same_for_one_and_for_many(rf, django_assert_num_queries, aantal):
    people = [gebruiker() for _ in range(aantal)]
    with django_assert_num_queries(2):
        text = _lijst(rf, people[0]).content.decode()
    shown = " ".join(str(p.pk) for p in people[:25])
    assert text == f"1/{1 if aantal == 1 else 2} van {aantal}: {shown}"


@pytest.mark.django_db
@pytest.mark.parametrize(("pagina", "nummer"), [("2", 2), ("99", 2), ("0", 2), ("x", 1)])
def test_impossible_page_is_one_that_exists(rf, pagina, nummer):
    people = [gebruiker() for _ in range(30)]
    assert _lijst(rf, people[0], pagina=pagina).content.decode().startswith(f"{nummer}/2")


def test_visitor_is_asked_to_log_in_unless_the_list_is_public(rf, monkeypatch):
    response = _lijst(rf, AnonymousUser())
    assert response.status_code == 302


@pytest.mark.django_db
def test_public_list_is_open(rf, monkeypatch):
    monkeypatch.setattr(_Personen, "openbaar", True)
    assert _lijst(rf, AnonymousUser()).status_code == 200


def test_htmx_gets_the_fragment():
    assert fragment_of_pagina(SimpleNamespace(htmx=True), "deel", "heel") == "deel"
    assert fragment_of_pagina(SimpleNamespace(htmx=False), "deel", "heel") == "heel"
