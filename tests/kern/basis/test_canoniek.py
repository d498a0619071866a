"""One canonical form: what was hashed yesterday has the same hash tomorrow (W01, W11, R25, W61)."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.basis.canoniek import canonieke_bytes, canonieke_json, gewone_waarden, vingerafdruk

# One piece of content as each of the four users froze it, and the hash that was stored with it
# before they had one function. These hashes stand on receipts and in documents.
AANVRAAG = {
    "titel": "Langer thuis – “samen” é",
    "samenvatting": "regel 1\nregel 2\t\u2028",
    "start": "2016-01-01",
    "eind": None,
    "begroting": [
        {"soort": "kosten", "omschrijving": "Uren", "bedrag": "1250.50", "criterium": None}
    ],
    "gemeenten": [{"code": "GM0202", "bereik": 120}],
    "verklaring_regulier": True,
    "partners": [],
    "bijlagen": [{"naam": "Plan 😀.pdf", "sha256": "ab" * 32}],
    "antwoorden": {"4.b": "B", "4.a": 'A\\"/'},
}
ADVIES = {
    "schema": "advies-1",
    "versie": 2,
    "vervangt": {"versie": 1, "sha256": "cd" * 32},
    "vastgesteld": {"op": "2015-09-01T12:00:00+00:00", "door": "Noor de Vries"},
    "geld": {"plafond": "3400000.00", "over": "0.01"},
    "projecten": [{"nummer": "2015-001", "cijfer": "7.25", "start": None, "doelen": ["à", "b"]}],
    "Z": False,
    "a": 0,
}
RONDE = {
    "code": "2015",
    "naam": "Ronde 2015",
    "opent_op": "2015-03-29T22:00:00+00:00",
    "toetsing_tot": "2015-06-12",
    "inkooppercentage": "0.17",
    "criteria": [
        {"nummer": 4, "gewicht": 25, "ankers": {"10": "hoog", "2": "laag"}, "knockout": True}
    ],
    "schaal": [{"waarde": 2, "label": "Onvoldoende"}],
    "publicatie_gepland": None,
}
LOGREGEL = {
    "volgnummer": 12,
    "tijdstip": "2015-06-09T12:03:00.000000+00:00",
    "wie": 3,
    "wie_naam": "Noor Jansen",
    "wat": "proef.dien_in",
    "onderwerp": ["aanvragen.aanvraag", "7", "“Langer thuis”"],
    "van": {"stand": "concept", "bedrag": "1.50"},
    "naar": {"deel": "0.1", "lijst": [1, "2.5"]},
    "reden": "Op tijd",
    "ronde": 7,
    "vorige": "",
}


@pytest.mark.parametrize(
    ("inhoud", "hash_van_toen"),
    [
        (AANVRAAG, "b6501ee5a4e5c7e7595f1262d54d08ba8e939979278074271eb572ac32acc0b3"),
        (ADVIES, "1afe6f4fa2cf5f83c7290b727daf02aea798e9c2877218d7b1b2d6190e3ef007"),
        (RONDE, "9072c4e3a4bb4a7817e40a2e76b88d27bbbdc91e534ab0b6698de5944b4a7ec0"),
        (LOGREGEL, "4dfc9ff2239402891fda699fa0666f975916f92317b3e41c5c4503fa70e4fc41"),
    ],
    ids=["aanvraag", "advies", "ronde", "logregel"],
)
def test_hashes_that_are_stored_stay_what_they_are(inhoud, hash_van_toen):
    assert vingerafdruk(inhoud) == hash_van_toen
    assert vingerafdruk(json.loads(canonieke_bytes(inhoud))) == hash_van_toen


def test_form_is_sorted_without_spaces_and_keeps_characters():
    assert canonieke_json({"b": [1, True, None], "a": "é €", "B": {}}) == (
        '{"B":{},"a":"é €","b":[1,true,null]}'
    )
    assert canonieke_bytes("é") == b'"\xc3\xa9"'


class Soort(StrEnum):
    """A choice as models have them."""

    IN = "in"


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E-7"), "0.0000000"),
        (date(2015, 6, 9), "2015-06-09"),
        (datetime(2015, 6, 9, 12, 3, tzinfo=UTC), "2015-06-09T12:03:00+00:00"),
        (
            datetime(2015, 6, 9, 14, 3, 0, 5, tzinfo=timezone(timedelta(hours=2))),
            "2015-06-09T12:03:00.000005+00:00",
        ),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (Soort.IN, "in"),
    ],
)
def test_what_json_does_not_know_has_one_form(waarde, tekst):
    assert canonieke_json({"x": [waarde]}) == f'{{"x":["{tekst}"]}}'


@pytest.mark.parametrize(
    "inhoud",
    [1.0, [0.5], {"a": {"b": float("nan")}}, {1: "a"}, {None: 1}, {"a"}, b"a", Decimal("NaN")],
)
def test_what_reads_back_differently_is_refused(inhoud):
    with pytest.raises(TypeError, match="plain JSON"):
        canonieke_json(inhoud)


def test_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="without time zone"):
        canonieke_json([datetime(2015, 6, 9)])  # noqa: DTZ001


plat = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False).filter(Decimal.is_finite)
)
inhouden = st.recursive(
    plat,
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(), kind, max_size=3),
    max_leaves=10,
)


@given(inhouden)
def test_form_reads_back_to_itself(inhoud):
    tekst = canonieke_json(inhoud)
    assert json.loads(tekst) == gewone_waarden(inhoud)
    assert canonieke_json(json.loads(tekst)) == tekst


@given(st.dictionaries(st.text(), plat, max_size=5))
def test_order_of_keys_makes_no_difference(inhoud):
    andersom = dict(reversed(inhoud.items()))
    assert canonieke_json(andersom) == canonieke_json(inhoud)
