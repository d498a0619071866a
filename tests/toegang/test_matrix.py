"""The permission matrix: every address x every role; an address that is not listed fails (W62)."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.toegang import toneel
from tests.toegang.matrix import MATRIX, ROLLEN
from tests.uitvoering import fabriek as uitvoering

TOEGELATEN = {200, 302, 400, 409, 503}  # 503: /gezond/ without a worker


def test_W62_every_address_is_in_the_matrix() -> None:
    bestaand = set(toneel.namen()) - {"demo_verzet"}  # only in the demonstration
    assert bestaand == set(MATRIX)


@pytest.mark.eenmaal
@pytest.mark.django_db
def test_W62_every_role_opens_what_it_may_and_nothing_else(klok) -> None:
    klok(uitvoering.UITVOERING)
    spel = toneel.maak()
    anders = []
    for rol in ROLLEN:
        client = Client(raise_request_exception=False)
        if wie := spel.rollen[rol]:
            client.force_login(wie)
        for naam, (methode, mogen) in MATRIX.items():
            uitkomst = _vraag(client, methode, reverse(naam, kwargs=spel.argumenten[naam]))
            verwacht = "ja" if rol in mogen.split() else "nee" if wie else "login of nee"
            if uitkomst not in verwacht.split(" of "):
                anders.append(f"{naam} als {rol}: {uitkomst}, verwacht {verwacht}")
    assert not anders, "\n".join(anders)


def _vraag(client: Client, methode: str, adres: str) -> str:
    """Ask an address and undo what it did; tell "ja", "nee" (404), "login" or the status."""
    with transaction.atomic():
        antwoord = getattr(client, methode)(adres)
        for sluit in antwoord._resource_closers:  # close() would close the database too
            sluit()
        transaction.set_rollback(True)
    if antwoord.status_code == 302 and "/account/login" in antwoord["Location"]:
        return "login"
    if antwoord.status_code == 404:
        return "nee"
    return "ja" if antwoord.status_code in TOEGELATEN else str(antwoord.status_code)
