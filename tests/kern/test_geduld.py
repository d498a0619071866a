"""Whatever hangs, a person and a monitor get an answer within five seconds."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from kern.basis.postgres.base import DatabaseWrapper
from kern.post import mail
from kern.werk import opdrachten
from kern.werk.models import Opdracht
from tests.kern.stil import Doorgeefluik, stille_dienst

WORTEL = Path(__file__).resolve().parents[2]

VRAAG = """
import json, time, django
django.setup()
from django.test import Client
for pad in ("/leeft/", "/gezond/", "/", "/account/login/"):
    begin = time.monotonic()
    antwoord = Client(raise_request_exception=False).get(pad)
    print(json.dumps([pad, antwoord.status_code, time.monotonic() - begin,
                      antwoord.headers.get("Retry-After"), antwoord.content.decode()]))
"""


@pytest.mark.eenmaal
def test_a_database_that_hangs_costs_nobody_five_seconds() -> None:
    with stille_dienst() as poort:
        url = f"postgres://naam:geheim@127.0.0.1:{poort}/portaal"
        klaar = subprocess.run(
            [sys.executable, "-c", VRAAG],
            cwd=WORTEL,
            env=os.environ | {"DATABASE_URL": url, "DATABASE_GEDULD": "20"},
            capture_output=True,
            text=True,
            check=True,
        )
    antwoorden = {pad: rest for pad, *rest in map(json.loads, klaar.stdout.splitlines())}
    assert {pad: rest[0] for pad, rest in antwoorden.items()} == {
        "/leeft/": 200,
        "/gezond/": 503,
        "/": 503,
        "/account/login/": 503,
    }
    assert max(rest[1] for rest in antwoorden.values()) < 5
    assert antwoorden["/"][2] == "30"
    assert "geheim" not in klaar.stdout
    assert klaar.stderr.count("Traceback") == 0


@pytest.mark.alleen_postgres
@pytest.mark.django_db
def test_a_connection_of_before_that_went_silent_is_left_soon() -> None:
    settings_dict = connection.settings_dict
    luik = Doorgeefluik(settings_dict["HOST"] or "127.0.0.1", int(settings_dict["PORT"] or 5432))
    eigen = DatabaseWrapper({**settings_dict, "HOST": "127.0.0.1", "PORT": luik.poort}, "proef")
    try:
        with eigen.cursor() as cursor:
            cursor.execute("SELECT 1")
        luik.stil.set()
        begin = time.monotonic()
        assert not eigen.is_usable()
        eigen.connection = None
        with pytest.raises(OperationalError):
            eigen.ensure_connection()
        assert time.monotonic() - begin < 5
    finally:
        luik.sluit()


@pytest.mark.alleen_postgres
@pytest.mark.django_db
def test_a_question_that_never_gets_an_answer_ends(settings) -> None:
    settings.DATABASE_GEDULD = 1
    settings_dict = connection.settings_dict
    luik = Doorgeefluik(settings_dict["HOST"] or "127.0.0.1", int(settings_dict["PORT"] or 5432))
    eigen = DatabaseWrapper({**settings_dict, "HOST": "127.0.0.1", "PORT": luik.poort}, "proef")
    try:
        with eigen.cursor() as cursor:
            luik.stil.set()
            begin = time.monotonic()
            with pytest.raises(OperationalError):
                cursor.execute("SELECT 1")
            assert time.monotonic() - begin < 5
    finally:
        luik.sluit()


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_hangs_costs_a_person_its_time_once(settings, monkeypatch) -> None:
    """Five pieces of work in a row are planned while the broker takes calls and says nothing."""
    from innovatiebudget.celery import app

    monkeypatch.setattr("kern.werk.wachtrij._weer_na", 0.0)
    opdrachten.registreer("proef", lambda gegevens: None)
    with stille_dienst() as poort:
        opties = {"socket_connect_timeout": 1.5, "socket_timeout": 1.2, "max_retries": 1}
        with app.connection_for_write(
            url=f"redis://127.0.0.1:{poort}/0", transport_options=opties
        ) as verbinding:
            echt = app.send_task
            monkeypatch.setattr(
                app, "send_task", lambda *a, **kw: echt(*a, connection=verbinding, **kw)
            )
            assert app.amqp  # importing is no part of the waiting
            assert verbinding.transport
            begin = time.monotonic()
            for nummer in range(5):
                opdrachten.plan(soort="proef", sleutel=str(nummer), gegevens={})
            assert time.monotonic() - begin < 5
    assert Opdracht.objects.open().count() == 5
    monkeypatch.setattr("kern.werk.wachtrij._weer_na", 0.0)


@pytest.mark.django_db
def test_a_mail_server_that_hangs_is_left_and_the_mail_waits(settings) -> None:
    assert settings.EMAIL_TIMEOUT == 10
    settings.EMAIL_TIMEOUT = 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with stille_dienst() as poort:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", poort
        context = {"titel": "x", "naam": "Noor", "nummer": "1"}
        mail.stuur(aan=["a@kern.example"], sjabloon="proef", context=context, sleutel="x")
        begin = time.monotonic()
        opdrachten.werk_af()
        assert time.monotonic() - begin < 5
    assert Opdracht.objects.get().status == Opdracht.Status.WACHT


@pytest.mark.django_db
def test_an_identity_provider_that_hangs_is_answered_for(settings) -> None:
    client = Client(raise_request_exception=False)
    with stille_dienst() as poort:
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "APPS": [
                    {
                        "provider_id": "stil",
                        "name": "stil",
                        "client_id": "x",
                        "secret": "y",
                        "settings": {"server_url": f"http://127.0.0.1:{poort}"},
                    }
                ]
            }
        }
        begin = time.monotonic()
        antwoord = client.post(reverse("openid_connect_login", args=["stil"]), follow=True)
        assert time.monotonic() - begin < 5
    assert antwoord.status_code == 503
    assert "antwoordt niet" in antwoord.content.decode()
