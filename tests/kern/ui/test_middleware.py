"""An error that a view let through is a page that a person can read (law 14)."""

import pytest
from django.http import HttpResponse

from kern.basis.fouten import Fout
from kern.ui.middleware import FoutMiddleware, GeenKopieMiddleware


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


@pytest.mark.parametrize(
    ("ingelogd", "eigen", "antwoord"),
    [
        (False, "", ""),
        (True, "", "no-store, private"),
        (True, "no-store, max-age=0", "no-store, max-age=0"),
    ],
)
def test_page_of_someone_who_is_logged_in_is_kept_nowhere(rf, settings, ingelogd, eigen, antwoord):
    request = rf.get("/")
    if ingelogd:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"

    def view(_request):
        return HttpResponse(headers={"Cache-Control": eigen} if eigen else {})

    response = GeenKopieMiddleware(view)(request)
    assert response.headers.get("Cache-Control", "") == antwoord


def test_answer_that_begins_a_session_is_kept_nowhere(rf, settings):
    def view(_request):
        response = HttpResponse()
        response.set_cookie(settings.SESSION_COOKIE_NAME, "nieuw")
        return response

    assert "no-store" in GeenKopieMiddleware(view)(rf.get("/")).headers["Cache-Control"]
