"""Personal data is recognised by its form; ordinary text passes."""

import pytest

from kern.basis.anoniem import eis_anoniem, persoonsgegeven_in
from kern.basis.fouten import Fout


@pytest.mark.parametrize(
    "tekst",
    [
        "mail jan@huis.nl",
        "BSN 123456789",
        "bsn:123.456.789",
        "123 456 789",
        "12345678",
        "geboren 12031985",
        "06-12345678",
    ],
)
def test_what_looks_personal_is_refused(tekst):
    assert persoonsgegeven_in(tekst)
    with pytest.raises(Fout, match="Haal een"):
        eis_anoniem(tekst)


@pytest.mark.parametrize(
    "tekst",
    ["", "€ 12.500.000", "Uren 2014-2015", "12-03-2015", "1234567", "TS-01", "om 9 @ 10", "0031"],
)
def test_ordinary_text_passes(tekst):
    assert persoonsgegeven_in(tekst) == ""
    eis_anoniem(tekst)
