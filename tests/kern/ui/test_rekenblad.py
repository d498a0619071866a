"""A list as a file: numbers are numbers, text is text, and nothing is ever a formula."""

import io
import subprocess
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from kern.ui.rekenblad import Bladkolom, Celsoort, csv_regels, is_formule, schrijf_xlsx, veilige_cel

SOORTEN = list(Celsoort)
KOLOMMEN = [Bladkolom(soort, lambda rij, s=soort: rij.get(s), soort) for soort in SOORTEN]
RIJ = {
    "tekst": 'Buurt; "kamer"\nen tuin',
    "kenmerk": "01234567",
    "bedrag": Decimal("1234.50"),
    "getal": Decimal("7.25"),
    "datum": date(2015, 5, 11),
    "tijdstip": datetime(2015, 5, 11, 15, 0, tzinfo=UTC),
}
FORMULES = [
    "=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u3000=1", "\u200b=1",
    "\ufeff=1", "\u202e=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20A", " \t \u2060=1", "\x00=1",
    "\ue000=1", "\ufe66=1", "\ufe63=1",
]  # fmt: skip


def _xlsx(rijen: list[dict[str, Any]]) -> Any:
    bestand = io.BytesIO()
    schrijf_xlsx(bestand, "Lijst: a/b", KOLOMMEN, rijen)
    return bestand


def test_csv_says_each_kind_as_dutch_spreadsheets_read_it() -> None:
    kop, rij, leeg = csv_regels(KOLOMMEN, [RIJ, {}])
    assert kop == '\ufeff"tekst";"kenmerk";"bedrag";"getal";"datum";"tijdstip"\r\n'
    assert rij == (
        '"Buurt; ""kamer""\nen tuin";"01234567";1234,50;7,25;2015-05-11;2015-05-11 17:00:00\r\n'
    )
    assert leeg == ";;;;;\r\n"


@pytest.mark.parametrize("tekst", FORMULES)
def test_no_text_becomes_a_formula(tekst) -> None:
    assert is_formule(tekst)
    assert veilige_cel(tekst) == f"'{tekst}"
    bestand = _xlsx([{"tekst": tekst, "kenmerk": tekst}])
    cel = openpyxl.load_workbook(bestand).active["A2"]
    assert cel.data_type == "s"
    assert cel.quotePrefix
    assert "<f>" not in zipfile.ZipFile(bestand).read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("tekst", ["a=1", "Stichting +", "(=1)", "", "10-2", "’t = goed", "é"])
def test_other_text_stays_as_it_was(tekst) -> None:
    assert veilige_cel(tekst) == tekst


def test_xlsx_keeps_kinds_widths_and_its_head_in_view() -> None:
    blad = openpyxl.load_workbook(_xlsx([RIJ])).active
    *waarden, dag, moment = [cel.value for cel in blad[2]]
    assert waarden == [RIJ["tekst"], "01234567", 1234.5, 7.25]
    assert (f"{dag}", f"{moment}") == ("2015-05-11 00:00:00", "2015-05-11 17:00:00")
    assert [cel.number_format for cel in blad[2]] == [
        "General", "@", "[$€-413] #,##0.00", "General", "dd-mm-yyyy", "dd-mm-yyyy hh:mm:ss",
    ]  # fmt: skip
    assert blad.freeze_panes == "A2"
    assert blad.column_dimensions["A"].width == 32
    assert blad["A1"].font.bold


def test_xlsx_takes_every_text_there_is() -> None:
    tekst = "a\x00\x0b\ud800\ufffe" + "b" * 40_000
    blad = openpyxl.load_workbook(_xlsx([{"tekst": tekst}])).active
    assert blad["A2"].value == "a" + "b" * 32_766
    assert next(iter(csv_regels(KOLOMMEN[:1], [{"tekst": tekst}]))).encode()


@pytest.mark.reis
@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
def test_dutch_calc_reads_numbers_days_and_zeros(vorm, tmp_path) -> None:
    bestand = tmp_path / f"lijst.{vorm}"
    rijen = [RIJ, {"tekst": "=1+1", "bedrag": Decimal("-0.05")}]
    if vorm == "csv":
        bestand.write_text("".join(csv_regels(KOLOMMEN, rijen)), encoding="utf-8", newline="")
    else:
        bestand.write_bytes(_xlsx(rijen).getvalue())
    # separator 59, text between 34, UTF-8 76, from line 1, language Dutch (1043), quoted is text
    invoer = ["--infilter=CSV:59,34,76,1,,1043,true,true"] if vorm == "csv" else []
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profiel"),
            *(*invoer, "--convert-to", "fods", "--outdir", str(tmp_path), str(bestand)),
        ],
        check=True,
        timeout=60,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "nl_NL.UTF-8"},
    )
    xml = (tmp_path / "lijst.fods").read_text()
    assert 'office:value-type="string"' in xml
    assert "<text:p>01234567</text:p>" in xml
    for waarde in (
        'office:value="1234.5"',
        'office:value="-0.05"',
        'office:value="7.25"',
        'office:date-value="2015-05-11"',
        'office:date-value="2015-05-11T17:00:00"',
    ):
        assert waarde in xml
    assert "table:formula" not in xml
