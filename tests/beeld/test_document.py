"""A PDF with every part in it is tagged as it should be, and shows the same shapes."""

import pytest
from django.template import engines
from page import ValidationProfile, validate_pdf_bytes

from innovatiebudget.stijl.beeld import onderdelen, platen
from kern.documenten import pdf

pytestmark = pytest.mark.eenmaal
SJABLOON = """{% extends "documenten/basis.html" %}
{% block titel %}Proef met {{ d.STAPPEN|length }} stappen{% endblock %}
{% block omslag %}<section class="omslag"><h1 class="omslag-titel">Proef</h1></section>
{% endblock %}
{% block inhoud %}
<section><h1>Inhoud</h1>
<ol class="inhoudsopgave"><li><a href="#een">1. Delen</a></li></ol></section>
<section class="hoofdstuk"><h1 id="een">1. Delen</h1>
{% lat p.LAT "Elk blokje is een project." %}{% doelgroepmeter p.DOELGROEPEN %}
{% doelgroepmeter p.DOELGROEPEN_KAAL 300000 %}
{% tegelkaart p.TEGELS "Geld per gemeente." tabel=False %}{% minikaart p.GEMEENTEN %}
{% stippen p.STIPPEN p.SCHAAL %}{% stippen p.STIPPEN p.SCHAAL dicht=True zin="Scores." %}
{% omslagkaart %}{% staven p.LEDEN %}{% kolommen p.KOLOMMEN %}{% bakjes p.BAKJES "vier in elke set" %}
{% doelbalken p.DOELBALKEN "De streep is de belofte." %}{% bedragstaven p.KOSTEN %}
{% stapelstaven p.STELLINGEN p.ANTWOORDEN %}{% voor_na p.CASUSSEN %}
{% deelstreep 2 1 1 %}{% staaf 3 10 "drie van tien" %}
<p>{% for s, t in d.STATUSSEN %}{% status s t %} {% endfor %}</p>
<table><colgroup><col><col></colgroup><thead><tr><th scope="col">Naam</th>
<th scope="col" class="r">Bedrag</th></tr></thead>
<tbody><tr><th scope="row">Arnhem</th><td class="r">{{ 12500|euro }}</td></tr></tbody></table>
<dl class="isd-kenmerken"><div><dt>Versie</dt><dd>2</dd></div><div><dt>Dag</dt><dd>1</dd></div></dl>
</section>{% endblock %}"""


@pytest.fixture
def bytes_van_proef(monkeypatch: pytest.MonkeyPatch) -> bytes:
    sjabloon = engines["django"].from_string(SJABLOON)
    monkeypatch.setattr(pdf, "render_to_string", lambda naam, context: sjabloon.render(context))
    return pdf.maak("proef", {"d": onderdelen, "p": platen})


def test_pdf_with_every_part_is_pdf_ua(bytes_van_proef: bytes):
    verslag = validate_pdf_bytes(bytes_van_proef, profile=ValidationProfile.PDF_UA_1)
    assert "Result: no failures" in str(verslag), str(verslag)


def test_running_head_repeats_the_title(bytes_van_proef: bytes):
    html = engines["django"].from_string(SJABLOON).render({"d": onderdelen, "p": platen})
    assert 'data-titel="Proef met 8 stappen"' in html
    assert "<dl" in html
    assert "<div><dt" not in html
