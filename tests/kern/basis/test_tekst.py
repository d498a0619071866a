"""Words that a reader expects: enumerations and counts."""

import pytest

from kern.basis.tekst import aantal_van, opsomming, schone_tekst, telwoord


@pytest.mark.parametrize(
    ("dingen", "tekst"),
    [
        ([], ""),
        (["Arnhem"], "Arnhem"),
        (["Arnhem", "Duiven"], "Arnhem en Duiven"),
        (["Arnhem", "Duiven", "Zevenaar"], "Arnhem, Duiven en Zevenaar"),
        ((n for n in (1, 2, 3, 4)), "1, 2, 3 en 4"),
        ([""], ""),
    ],
)
def test_enumeration_as_dutch_writes_it(dingen, tekst):
    assert opsomming(dingen) == tekst


@pytest.mark.parametrize(
    ("aantal", "woord"),
    [(0, "nul"), (1, "één"), (6, "zes"), (12, "twaalf"), (13, "13"), (-1, "-1")],
)
def test_counts_up_to_twelve_are_words(aantal, woord):
    assert telwoord(aantal) == woord


@pytest.mark.parametrize(
    ("aantal", "tekst"), [(0, "0 projecten"), (1, "1 project"), (2, "2 projecten")]
)
def test_noun_agrees_with_its_count(aantal, tekst):
    assert aantal_van(aantal, "project", "projecten") == tekst


@pytest.mark.parametrize(
    ("getypt", "schoon"),
    [
        ("  a\r\nb\rc\n", "a\nb\nc"),
        ("e\u0301", "é"),
        ("a\x00b", "ab"),
        ("", ""),
    ],
)
def test_typed_text_gets_one_form(getypt, schoon):
    assert schone_tekst(getypt) == schoon
