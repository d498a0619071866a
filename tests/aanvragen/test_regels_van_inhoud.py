"""Pure rules: canonical content, completeness, doubles and the decision term."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanvragen.indienen.rekenen import (
    Stilstand,
    bereken_beslistermijn,
    kale_tekst,
    titelgelijkenis,
    woordoverlap,
    zeggende_woorden,
)
from aanvragen.velden.rekenen import inhoud
from aanvragen.velden.rekenen.schema import schemafouten
from aanvragen.velden.rekenen.veldsoorten import canoniek_getal
from kern.basis.canoniek import vingerafdruk
from kern.ui.rekenblad import veilige_cel

waarden = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats(allow_nan=False),
    lambda kind: (
        st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=8), kind, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(inhoud.inhoudsleutels()), waarden))
def test_anything_becomes_canonical_and_stays_so(gegevens):
    eerste = inhoud.normaliseer_inhoud(gegevens)

    assert inhoud.normaliseer_inhoud(eerste) == eerste
    assert len(vingerafdruk(eerste)) == 64


@given(waarden)
def test_the_schema_answers_anything_with_faults_and_never_breaks(waarde):
    assert schemafouten(waarde)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["kosten", "eigen_bijdrage", "andere_financiering"]),
            st.decimals(min_value=0, max_value=10**6, places=2),
        )
    )
)
def test_what_is_asked_is_costs_minus_cover_to_the_cent(regels):
    rijen = [{"soort": s, "omschrijving": "x", "bedrag": str(b)} for s, b in regels]
    teken = {"kosten": 1, "eigen_bijdrage": -1, "andere_financiering": -1}

    assert inhoud.begrotingstotalen(rijen)["gevraagd"] == sum(
        (teken[s] * b for s, b in regels), Decimal("0.00")
    )


@pytest.mark.parametrize(
    ("getypt", "waarde"),
    [("4.60", "4.6"), ("1200", "1200"), (0, "0"), ("-0.5", "-0.5"), ("", None), ("x", None)],
)
def test_numbers_have_one_way_of_writing(getypt, waarde):
    assert canoniek_getal(getypt) == waarde


def test_titles_are_compared_without_accents_case_and_punctuation():
    assert kale_tekst("Sámen  Sterker!") == kale_tekst("samen, sterker") == "samen sterker"


def test_likeness_is_between_nothing_and_everything():
    assert titelgelijkenis("samen sterker", "samen sterker") == 1
    assert titelgelijkenis("samen sterker", "taal op de werkvloer") == 0
    assert woordoverlap(zeggende_woorden(""), zeggende_woorden("")) == 0
    assert woordoverlap(
        zeggende_woorden("ouderen trainen"), zeggende_woorden("trainen samen")
    ) == pytest.approx(1 / 3)


def test_a_term_without_requests_is_the_date_of_the_ronde():
    termijn = bereken_beslistermijn(date(2015, 7, 24), [])

    assert termijn.einde == date(2015, 7, 24)
    assert "heeft niet stilgestaan" in termijn.uitleg


def test_two_requests_add_their_days_and_weekends_move_the_end():
    termijn = bereken_beslistermijn(
        date(2015, 7, 24),
        [
            Stilstand(date(2015, 5, 12), date(2015, 5, 19)),
            Stilstand(date(2015, 5, 26), date(2015, 5, 27), loopt=True),
        ],
    )

    assert termijn.einde == date(2015, 8, 3)  # 8 days further is Saturday 1 August
    assert "stond stil tot en met dinsdag 19 mei 2015 (7 dagen)" in termijn.uitleg
    assert "staat stil tot en met woensdag 27 mei 2015 (1 dag)" in termijn.uitleg


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-2", "@x", "\tx"])
def test_a_cell_never_becomes_a_formula(tekst):
    assert veilige_cel(tekst) == f"'{tekst}"
