"""A list as a file for a spreadsheet: one list of typed columns, written as CSV and as XLSX.

What a column holds decides how it is written, never what the text looks like:

| kind     | CSV                              | XLSX                                   |
| -------- | -------------------------------- | -------------------------------------- |
| tekst    | between quotes, guarded          | text, never a formula                  |
| kenmerk  | between quotes, guarded          | text (format @): 01234567 keeps its 0  |
| bedrag   | 1234,50                          | number with two decimals and the €     |
| getal    | 12 or 7,25                       | number                                 |
| datum    | 2015-05-11                       | date                                   |
| tijdstip | 2015-05-11 17:00:00 (Dutch time) | date with time                         |

The CSV is for Dutch Excel and Calc, which open it with a double click: semicolons (the comma is
their decimal sign), a decimal comma, UTF-8 with a byte order mark (else Excel reads Latin-1), and
ISO days, which both read as dates in every language. Only text stands between quotes. A CSV can't
say that 01234567 is no number: in Calc tick "velden met aanhalingstekens als tekst", or take the
XLSX.

A text that a spreadsheet could run as a formula gets an apostrophe before it in the CSV; in the
XLSX the cell is marked as text, so what was typed stays as it was.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from tempfile import TemporaryFile
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from kern.basis.tijd import lokaal, vandaag

FORMULETEKENS = "=+-@"
MAX_CEL = 32_767  # characters that a cell of XLSX can hold
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What XML can't hold: control characters, halves of a pair, and the two that are no character.
_GEEN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Celsoort(StrEnum):
    """What a column holds; see the table above."""

    TEKST = "tekst"
    KENMERK = "kenmerk"
    BEDRAG = "bedrag"
    GETAL = "getal"
    DATUM = "datum"
    TIJDSTIP = "tijdstip"


@dataclass(frozen=True)
class Bladkolom:
    """One column: its head, what a row gives for it, and what that is."""

    kop: str
    waarde: Callable[[Any], Any]
    soort: Celsoort = Celsoort.TEKST
    breedte: int = 0  # characters; 0 is what belongs to the kind


BREEDTES = {
    Celsoort.TEKST: 32, Celsoort.KENMERK: 14, Celsoort.BEDRAG: 16, Celsoort.GETAL: 11, Celsoort.DATUM: 12,
    Celsoort.TIJDSTIP: 20,
}  # fmt: skip
CELVORMEN = {
    Celsoort.TEKST: "General", Celsoort.KENMERK: "@", Celsoort.BEDRAG: "[$€-413] #,##0.00", Celsoort.GETAL: "General",
    Celsoort.DATUM: "dd-mm-yyyy", Celsoort.TIJDSTIP: "dd-mm-yyyy hh:mm:ss",
}  # fmt: skip


def is_formule(tekst: str) -> bool:
    """Whether a spreadsheet could run this text: also behind space, and in full width."""
    if tekst[:1] in ("\t", "\r", "\n"):
        return True
    begin = next((t for t in tekst if not _telt_niet(t)), "")
    return unicodedata.normalize("NFKC", begin)[:1] in FORMULETEKENS if begin else False


def _telt_niet(teken: str) -> bool:
    """Space of any kind, and what can't be seen: a reader, and perhaps a program, skips it."""
    return teken.isspace() or unicodedata.category(teken) in ("Cc", "Cf", "Cs", "Co", "Zs")


def veilige_cel(waarde: object) -> str:
    """Return text that a spreadsheet doesn't run as a formula; empty for None."""
    tekst = "" if waarde is None else str(waarde)
    return f"'{tekst}" if is_formule(tekst) else tekst


def csv_regels(kolommen: Iterable[Bladkolom], rijen: Iterable[Any]) -> Iterator[str]:
    """Write the lines one by one, the heads first."""
    kolommen = list(kolommen)
    yield "\ufeff" + ";".join(_tussen_aanhaling(k.kop) for k in kolommen) + "\r\n"
    for rij in rijen:
        yield ";".join(_csv_cel(k.soort, k.waarde(rij)) for k in kolommen) + "\r\n"


def _tussen_aanhaling(tekst: str) -> str:
    return '"' + tekst.replace('"', '""') + '"'


def _csv_cel(soort: Celsoort, waarde: Any) -> str:
    if waarde is None or waarde == "":
        return ""
    match soort:
        case Celsoort.BEDRAG:
            return f"{Decimal(waarde):.2f}".replace(".", ",")
        case Celsoort.GETAL:
            return f"{Decimal(waarde):f}".replace(".", ",")
        case Celsoort.DATUM:
            return f"{_dag(waarde):%Y-%m-%d}"
        case Celsoort.TIJDSTIP:
            return f"{lokaal(waarde):%Y-%m-%d %H:%M:%S}"
    schoon = veilige_cel(waarde).encode("utf-8", "replace").decode()
    return _tussen_aanhaling(schoon.replace("\x00", ""))


def _dag(waarde: date | datetime) -> date:
    return lokaal(waarde).date() if isinstance(waarde, datetime) else waarde


def schrijf_xlsx(naar: Any, blad: str, kolommen: Iterable[Bladkolom], rijen: Iterable[Any]) -> None:
    """Write a workbook with one sheet to a file that is open; row by row, so memory stays small."""
    kolommen = list(kolommen)
    boek = Workbook(write_only=True)
    tab = boek.create_sheet(re.sub(r"[\[\]:*?/\\']", " ", blad)[:31])
    for nummer, kolom in enumerate(kolommen, 1):
        breedte = kolom.breedte or BREEDTES[kolom.soort]
        tab.column_dimensions[get_column_letter(nummer)].width = max(breedte, len(kolom.kop) + 2)
    tab.freeze_panes = "A2"
    tab.page_setup.orientation, tab.page_setup.fitToHeight = "landscape", 0
    tab.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)  # one page wide
    tab.append([_kop(tab, kolom) for kolom in kolommen])
    for rij in rijen:
        tab.append([_cel(tab, kolom.soort, kolom.waarde(rij)) for kolom in kolommen])
    boek.save(naar)


def _kop(tab: Any, kolom: Bladkolom) -> Any:
    cel = WriteOnlyCell(tab, kolom.kop)
    cel.font = Font(name="Calibri", size=11, bold=True)
    if kolom.soort not in (Celsoort.TEKST, Celsoort.KENMERK):
        cel.alignment = Alignment(horizontal="right")  # above its numbers
    return cel


def _cel(tab: Any, soort: Celsoort, waarde: Any) -> Any:
    if waarde is None or waarde == "":
        return None
    if soort in (Celsoort.TEKST, Celsoort.KENMERK):
        return _tekstcel(tab, soort, str(waarde))
    cel = WriteOnlyCell(tab, _xlsx_waarde(soort, waarde))
    cel.number_format = CELVORMEN[soort]
    return cel


def _xlsx_waarde(soort: Celsoort, waarde: Any) -> Any:
    if soort == Celsoort.DATUM:
        return _dag(waarde)
    return lokaal(waarde).replace(tzinfo=None) if soort == Celsoort.TIJDSTIP else Decimal(waarde)


def _tekstcel(tab: Any, soort: Celsoort, tekst: str) -> Any:
    """A cell that is text whatever it begins with; it also stays text when somebody edits it."""
    cel = WriteOnlyCell(tab, "")
    cel.value = _GEEN_XML.sub("", tekst)[:MAX_CEL]
    cel.data_type = "s"  # else "=1+1" would be written as a formula
    cel.number_format = CELVORMEN[soort]
    if is_formule(tekst):
        cel.quotePrefix = True
    return cel


def gevraagde_vorm(request: HttpRequest) -> str:
    """Return "csv" or "xlsx" when the list is asked for as a file (`?als=`); else empty."""
    als = request.GET.get("als", "")
    return als if als in ("csv", "xlsx") else ""


def als_bestand(
    vorm: str, naam: str, kolommen: Iterable[Bladkolom], rijen: Iterable[Any]
) -> HttpResponseBase:
    """Give rows as a download; `vorm` is "csv" or "xlsx", `naam` becomes the file and the sheet."""
    bestand = f"{naam}-{vandaag():%Y-%m-%d}.{vorm}"
    if isinstance(
        rijen, QuerySet
    ):  # asked before the first byte: a fault is an error, no half file
        rijen = list(rijen)
    if vorm == "csv":
        regels = csv_regels(kolommen, rijen)
        antwoord = StreamingHttpResponse(regels, content_type="text/csv; charset=utf-8")
        antwoord["Content-Disposition"] = content_disposition_header(True, bestand)
        return antwoord
    schijf = TemporaryFile()  # noqa: SIM115  # closed by the response
    schrijf_xlsx(schijf, naam, kolommen, rijen)
    schijf.seek(0)
    return FileResponse(schijf, as_attachment=True, filename=bestand, content_type=XLSX)
