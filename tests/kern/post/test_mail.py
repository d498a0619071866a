"""Mail: fixed when the act happens, delivered once to a real SMTP server."""

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from kern.basis.tijd import echte_tijd
from kern.post import mail
from kern.post.models import Mail
from kern.tasks import voer_uit
from kern.werk import opdrachten
from kern.werk.models import Opdracht
from tests.kern.fabriek import mislukte_daad
from tests.kern.smtp_sink import smtp_sink

pytestmark = pytest.mark.django_db
CONTEXT = {"titel": "Samen <thuis> & veilig", "naam": "Noor", "nummer": "2015-R-001"}


@pytest.fixture
def sink(settings):
    """Let the portal send to a server that keeps everything."""
    with smtp_sink() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.poort
        settings.EMAIL_TIMEOUT = 5
        yield server


def _stuur(aan=("noor@aanbieder.example",), sleutel="ontvangen:1"):
    return mail.stuur(aan=list(aan), sjabloon="proef", context=CONTEXT, sleutel=sleutel)


def test_mail_arrives_as_text_and_html(sink, settings):
    settings.CONTACT_EMAIL = "coordinator@regio.example"
    _stuur()
    assert opdrachten.werk_af() == 1
    (message,) = sink.berichten
    assert message["Subject"] == 'Uw aanvraag "Samen <thuis> & veilig" is ontvangen'
    assert message["To"] == "noor@aanbieder.example"
    assert message["From"] == settings.DEFAULT_FROM_EMAIL
    assert message["Reply-To"] == "coordinator@regio.example"
    assert message["Auto-Submitted"] == "auto-generated"
    text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    link = f"{settings.SITE_URL}/dossier/2015-R-001/"
    assert text.startswith("Beste Noor,\n\nWij hebben uw aanvraag ontvangen.")
    assert link in text
    html = message.get_body(("html",)).get_content().replace("\r\n", "\n")
    assert f'<a href="{link}">' in html.replace(' rel="nofollow"', "")
    assert "<li>Daarna beoordeelt de commissie.</li>" in html
    assert "Samen &lt;thuis&gt; &amp; veilig" in html
    assert "Met vriendelijke groet,<br>Het innovatiebudget" in html
    assert "style=" not in html


def test_each_address_gets_its_own_mail_once(sink):
    aan = ["a@aanbieder.example", "b@aanbieder.example", "a@aanbieder.example", " "]
    first, second = _stuur(aan), _stuur(aan)
    assert [m.pk for m in first] == [m.pk for m in second]
    opdrachten.werk_af()
    assert sorted(m["To"] for m in sink.berichten) == ["a@aanbieder.example", "b@aanbieder.example"]
    assert {m["Message-ID"] for m in sink.berichten} == {m.bericht_id for m in first}


def test_work_that_runs_twice_sends_once(sink):
    (row,) = _stuur()
    mail.verzend({"mail": row.pk})
    mail.verzend({"mail": row.pk})
    assert len(sink.berichten) == 1
    row.refresh_from_db()
    assert row.status == Mail.Status.VERSTUURD
    assert row.verstuurd_op is not None


def test_mail_id_is_the_same_after_a_crash(sink):
    (row,) = _stuur()
    mail.maak_bericht(row).send()  # delivered, but the worker died before it could note that
    mail.verzend({"mail": row.pk})
    assert [m["Message-ID"] for m in sink.berichten] == [row.bericht_id] * 2


def test_refused_mail_is_sent_later(sink):
    (row,) = _stuur()
    sink.weiger = 1
    opdrachten.werk_af()
    assert sink.berichten == []
    row.refresh_from_db()
    assert row.status == Mail.Status.WACHT
    Opdracht.objects.update(niet_voor=datetime(2015, 1, 1, tzinfo=UTC))
    opdrachten.werk_af()
    assert len(sink.berichten) == 1


@pytest.fixture
def dicht(settings, monkeypatch):
    """A mail server that is away: nobody listens there."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    return monkeypatch


def _volgende_poging(monkeypatch):
    """Let so much time go by that it is tried again."""
    monkeypatch.setattr(mail, "_weer_na", 0.0)
    Opdracht.objects.update(niet_voor=datetime(2015, 1, 1, tzinfo=UTC))
    opdrachten.werk_af()


def test_a_mail_server_that_is_away_is_tried_for_four_days(dicht):
    (row,) = _stuur()
    begin, pauses = echte_tijd(), []
    for _ in range(len(mail.WACHTTIJDEN)):
        before = echte_tijd()
        _volgende_poging(dicht)
        pauses.append((Opdracht.objects.get().niet_voor - before).total_seconds())
    assert all(later >= eerder - 5 for eerder, later in pairwise(pauses))
    assert sum(pauses) >= 3.9 * 24 * 3600
    assert Opdracht.objects.get().status == Opdracht.Status.WACHT
    _volgende_poging(dicht)
    assert Opdracht.objects.get().status == Opdracht.Status.MISLUKT
    row.refresh_from_db()
    assert row.status == Mail.Status.MISLUKT
    assert "ConnectionRefusedError" in row.fout
    assert echte_tijd() - begin < timedelta(minutes=5)  # the waiting was played


def test_other_mail_does_not_wait_for_a_server_that_is_away(dicht):
    _stuur([f"a{nummer}@kern.example" for nummer in range(20)])
    begin = time.monotonic()
    opdrachten.werk_af()
    assert time.monotonic() - begin < 10
    assert sorted(Opdracht.objects.values_list("poging", flat=True)) == [0] * 19 + [1]


def test_mail_that_is_refused_for_good_is_not_tried_again(sink):
    (row,) = _stuur()
    sink.weiger, sink.antwoord = 1, "554 no such mailbox"
    opdrachten.werk_af()
    work = Opdracht.objects.get()
    assert (work.status, work.poging) == (Opdracht.Status.MISLUKT, 1)
    assert "geweigerd" in work.fout
    row.refresh_from_db()
    assert row.status == Mail.Status.MISLUKT


def test_failed_mail_can_be_sent_after_all(sink):
    (row,) = _stuur()
    sink.weiger, sink.antwoord = 1, "554 no"
    opdrachten.werk_af()
    assert opdrachten.opnieuw(Opdracht.objects.get())
    opdrachten.werk_af()
    assert len(sink.berichten) == 1
    row.refresh_from_db()
    assert row.status == Mail.Status.VERSTUURD


def test_mail_someone_waits_for_goes_before_the_rest(sink):
    _stuur([f"a{nummer}@kern.example" for nummer in range(5)])
    mail.stuur(
        aan=["wacht@kern.example"], sjabloon="proef", context=CONTEXT, sleutel="x", voorrang=True
    )
    eerste = Opdracht.objects.first()
    voer_uit(eerste.pk)  # what the queue carries first
    assert [m["To"] for m in sink.berichten] == ["wacht@kern.example", "a0@kern.example"]


def test_mail_is_noted_before_the_goodbye_to_the_server(sink, monkeypatch):
    """A worker that dies while it says goodbye sends nothing twice."""
    (row,) = _stuur()

    def sterf(self):
        self.connection.close()  # without a word
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.smtp.EmailBackend.close", sterf)
        with pytest.raises(SystemExit):
            mail.verzend({"mail": row.pk})
    mail.verzend({"mail": row.pk})
    assert len(sink.berichten) == 1


def test_line_ends_in_a_subject_can_not_add_a_header(sink):
    context = {**CONTEXT, "titel": "Een\r\nBcc: allen@kern.example"}
    mail.stuur(aan=["a@aanbieder.example"], sjabloon="proef", context=context, sleutel="x")
    opdrachten.werk_af()
    (message,) = sink.berichten
    assert message["Bcc"] is None
    assert message["Subject"] == 'Uw aanvraag "Een Bcc: allen@kern.example" is ontvangen'


@pytest.mark.django_db(transaction=True)
def test_act_that_fails_sends_nothing(sink):
    mislukte_daad(_stuur)
    assert opdrachten.werk_af() == 0
    assert not Mail.objects.exists()
