"""What views do with errors of services, with lists and with htmx."""

from types import SimpleNamespace

import django_filters
import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template import engines

from kern.basis.fouten import Fout
from kern.basis.verzoek import fragment_of_pagina
from kern.ui.views import Lijst, met_fouten
from tests.kern.fabriek import gebruiker


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


class _Personen(Lijst):
    """All users, as a list."""

    model = get_user_model()
    ordering = "pk"

    def zichtbaar(self):
        return self.model._default_manager.all()

    def render_to_response(self, context, **_kwargs):
        template = engines["django"].from_string(
            "{{ page_obj.number }}/{{ page_obj.paginator.num_pages }} van {{ aantal }}:"
            "{% for p in object_list %} {{ p.pk|stringformat:'d' }}{% endfor %}"
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


class _Personenfilter(django_filters.FilterSet):
    naam = django_filters.CharFilter(lookup_expr="icontains")


@pytest.mark.django_db
def test_list_is_narrowed_by_its_address(rf, monkeypatch):
    noor = gebruiker(naam="Noor Jansen")
    gebruiker(naam="Piet")
    monkeypatch.setattr(_Personen, "filterset_class", _Personenfilter)
    assert _lijst(rf, noor, naam="noor").content.decode() == f"1/1 van 1: {noor.pk}"
    assert "van 2:" in _lijst(rf, noor).content.decode()


@pytest.mark.django_db
def test_list_without_a_question_of_its_own_asks_what_the_reader_may_see(rf):
    asked = []

    class Mensen(Lijst):
        model = SimpleNamespace(
            _default_manager=SimpleNamespace(
                zichtbaar_voor=lambda wie: asked.append(wie) or ["rijen"]
            )
        )

    view = Mensen()
    view.request = SimpleNamespace(user="noor")
    assert view.zichtbaar() == ["rijen"]
    assert asked == ["noor"]
