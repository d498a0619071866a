"""What the tests of pages share: reading a page, counting its own queries, more rows to count with."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.velden.models import Aanvraag
from besluitvorming.verdeling.models import Aandeel


def tekst(antwoord) -> str:
    """The words on a page, without tags and with single spaces."""
    zonder = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"[\s\xa0]+", " ", zonder)


def als(client, wie):
    client.force_login(wie)
    return client


def eigen_queries(client, url):
    """Get a page; return it with the queries it costs more than a page with only the frame."""
    with CaptureQueriesContext(connection) as kader:
        client.get(reverse("privacy"))
    with CaptureQueriesContext(connection) as alles:
        antwoord = client.get(url)
    return antwoord, len(alles) - len(kader)


def kopieer(advies, aantal):
    """More projects in the same advice, as rows: only to count the queries of a page."""
    regel = advies.regels.select_related("aanvraag").first()
    aandelen = list(Aandeel.objects.filter(aanvraag=regel.aanvraag))
    for n in range(2, aantal + 1):
        aanvraag = Aanvraag.objects.get(pk=regel.aanvraag_id)
        aanvraag.pk = None
        aanvraag._state.adding = True
        aanvraag.nummer, aanvraag.volgnummer = f"kopie-{n}", 100 + n
        aanvraag.save()
        regel.pk, regel.aanvraag = None, aanvraag
        regel._state.adding = True
        regel.save()
        for aandeel in aandelen:
            aandeel.pk, aandeel.aanvraag = None, aanvraag
            aandeel._state.adding = True
            aandeel.save()
