"""W25: what a recused member fetches is the same, byte for byte, whatever the committee wants with the hidden lines.

Worlds are made that differ in nothing but those lines; everything the member can fetch or try is compared. The ceiling
is low, so that one of the worlds goes over it: a refusal because of the ceiling would tell an amount.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from regeling.ronde.models import Ronde
from tests.beoordeling import fabriek, werelden
from tests.beoordeling.werelden import GEVRAAGD, Bezoek, Lijn, Wereld, teruggedraaid

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]

IN = Lijn(
    "in", GEVRAAGD, "Hiermee wint de hele regio, zegt de commissie.", Decimal("9.10"), 10, later=9
)
DEEL = Lijn("in", Decimal("12345.67"), cijfer=Decimal("2.00"), score=2, later=-60)
TWIJFEL = Lijn("twijfel", gevraagd=Decimal("61000.00"), bereik=3)
UIT = Lijn("uit", motivering="Nee.", cijfer=Decimal("5.55"), later=1)
UIT_GEMOTIVEERD = Lijn("uit", cijfer=Decimal("4.00"), score=4)
LIJNEN = [IN, DEEL, TWIJFEL, UIT]
WERELDEN: dict[str, list[Wereld]] = {
    "lid": [(lijn,) for lijn in LIJNEN],
    "voorzitter": [(IN, IN), (IN, UIT), (UIT, IN), (DEEL, TWIJFEL), (TWIJFEL, TWIJFEL), (UIT, UIT)],
}
lijnen = st.builds(
    Lijn,
    keuze=st.just("in"),
    bedrag=st.decimals(Decimal("0.01"), GEVRAAGD, places=2),
    cijfer=st.decimals(Decimal("2.00"), Decimal("10.00"), places=2),
    score=st.sampled_from([2, 4, 6, 8, 10]),
    later=st.integers(-10_000, 10_000),
    motivering=st.text("abc ", min_size=40, max_size=60),
) | st.builds(Lijn, keuze=st.sampled_from(["uit", "twijfel"]), bereik=st.integers(0, 500))


@pytest.fixture(autouse=True)
def _zonder_mfa(settings) -> None:
    settings.MFA_VERPLICHT = False


@pytest.fixture(scope="module")
def toneel(gedeeld) -> werelden.Toneel:
    """A ronde of 150,000 in weighing; the chair may not see two of its lines, a member one."""
    return werelden.maak()


def gezien(
    toneel, rol: str, wereld: Wereld, *, alles: bool = False, vastgesteld: bool = False
) -> dict[str, str]:
    """What this person fetches in this world; the world is undone again."""
    wie, lijnen = toneel.verschoond[rol]
    ronde = Ronde.objects.get(pk=toneel.ronde.pk)
    with teruggedraaid():
        werelden.schrijf(ronde, lijnen, wereld)
        if vastgesteld:
            werelden.stel_vast(ronde)
        bezoek = Bezoek(wie, ronde)
        return bezoek.alles() if alles else bezoek.weging()


@pytest.mark.parametrize("vastgesteld", [False, True], ids=["in weging", "vastgesteld"])
def test_W25_no_address_of_the_portal_differs(toneel, klok, vastgesteld):
    """Two lines are hidden from the chair, who may also decide about the others."""
    klok(fabriek.BEOORDELING)
    een, ander = (
        gezien(toneel, "voorzitter", wereld, alles=True, vastgesteld=vastgesteld)
        for wereld in ((UIT_GEMOTIVEERD, IN), (IN, UIT_GEMOTIVEERD))
    )
    assert werelden.verschil(een, ander) == []
    assert len(een) > 150


@pytest.mark.parametrize("rol", ["lid", "voorzitter"])
def test_W25_no_page_of_the_weighing_and_no_refusal_differs(toneel, klok, rol):
    klok(fabriek.BEOORDELING)
    eerste, *rest = [gezien(toneel, rol, wereld) for wereld in WERELDEN[rol]]
    assert [werelden.verschil(eerste, ander) for ander in rest] == [[]] * len(rest)


def test_W25_a_member_with_one_hidden_line_reads_the_same_advice(toneel, klok):
    klok(fabriek.BEOORDELING)
    een, *rest = [
        gezien(toneel, "lid", (lijn,), vastgesteld=True) for lijn in (IN, DEEL, UIT_GEMOTIVEERD)
    ]
    assert [werelden.verschil(een, ander) for ander in rest] == [[], []]


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(een=lijnen, ander=lijnen, derde=lijnen)
@example(een=IN, ander=UIT, derde=TWIJFEL)
def test_W25_whatever_the_lines_are_the_weighing_shows_the_same(toneel, klok, een, ander, derde):
    klok(fabriek.BEOORDELING)
    voor = gezien(toneel, "voorzitter", (een, ander))
    na = gezien(toneel, "voorzitter", (ander, derde))
    assert werelden.verschil(voor, na) == []


def test_W25_the_comparison_finds_what_another_member_may_see(toneel, klok):
    klok(fabriek.BEOORDELING)
    vrij = fabriek.scorend(toneel.ronde)[1].houder
    toneel = replace(toneel, verschoond={"vrij": (vrij, toneel.verschoond["lid"][1])})
    een, ander = (gezien(toneel, "vrij", (lijn,)) for lijn in (IN, UIT))
    assert f"get /beoordeling/{toneel.ronde.code}/weging/" in werelden.verschil(een, ander)
