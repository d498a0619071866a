"""Pages for everyone: contact, accessibility, privacy, and the schema of an application."""

import json

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("naam", ["contact", "toegankelijkheid", "privacy"])
def test_a_visitor_reads_it_without_logging_in(client, naam: str) -> None:
    antwoord = client.get(reverse(naam))
    assert antwoord.status_code == 200
    assert client.post(reverse(naam)).status_code == 405


def test_the_schema_is_the_one_applications_are_checked_with(client) -> None:
    antwoord = client.get("/schemas/aanvraag-1.json")
    schema = json.loads(b"".join(antwoord) if antwoord.streaming else antwoord.content)
    assert schema["$id"].endswith("/schemas/aanvraag-1.json")
    assert "penvoerder" in schema["properties"]
