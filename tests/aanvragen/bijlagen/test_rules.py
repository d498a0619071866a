"""Who may read an attachment, and under what name it is kept (W62)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanvragen.bijlagen.models import Bijlage
from aanvragen.bijlagen.rekenen import korte_bestandsnaam
from aanvragen.velden.models import Aanvraag
from deelnemers.organisaties.models import Lidmaatschap
from kern.basis.tijd import nu
from kern.toegang.rechten import mag
from tests import fabriek
from tests.aanvragen.fabriek import Aanvraagrij, Versierij
from tests.fabriek import OPEN

LEZEN = "aanvragen.bekijk_bijlage"


def _bijlage(aanvraag, sha256):
    return Bijlage.objects.create(
        aanvraag=aanvraag,
        naam="Plan.pdf",
        bestand="bijlagen/x",
        mediatype="application/pdf",
        grootte=1,
        sha256=sha256,
        toegevoegd_door=aanvraag.aangemaakt_door,
        toegevoegd_op=nu(),
    )


@pytest.mark.django_db
def test_W62_an_attachment_of_the_draft_is_for_who_works_on_it(klok):
    ronde = fabriek.ronde()
    klok(OPEN)
    aanvraag = Aanvraagrij(ronde=ronde)
    lid = Lidmaatschap.objects.filter(aanbieder=aanvraag.penvoerder).first().gebruiker
    ontvangen, los = _bijlage(aanvraag, "a" * 64), _bijlage(aanvraag, "b" * 64)
    Versierij(aanvraag=aanvraag, inhoud={"bijlagen": [{"naam": "Plan.pdf", "sha256": "a" * 64}]})
    coordinator, vreemde = fabriek.coordinator(), fabriek.gebruiker()

    assert [mag(lid, LEZEN, b) for b in (ontvangen, los)] == [True, True]
    assert [mag(coordinator, LEZEN, b) for b in (ontvangen, los)] == [True, False]
    assert [mag(vreemde, LEZEN, b) for b in (ontvangen, los)] == [False, False]
    assert not mag(lid, LEZEN)
    Aanvraag.objects.filter(pk=aanvraag.pk).update(penvoerder=fabriek.aanbieder())
    assert not mag(lid, LEZEN, ontvangen)


@given(st.text(max_size=300))
def test_a_file_name_is_short_printable_and_bare(naam):
    kort = korte_bestandsnaam(naam)

    assert 1 <= len(kort) <= 200
    assert kort.isprintable()
    assert "/" not in kort
    assert "\\" not in kort


def test_a_long_name_keeps_its_extension():
    assert korte_bestandsnaam("map\\" + "a" * 300 + ".pdf") == "a" * 196 + ".pdf"
    assert korte_bestandsnaam("   ") == "bijlage"
