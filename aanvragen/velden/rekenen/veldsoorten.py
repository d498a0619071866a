"""What kinds of fields an application has: how each is cleaned, and described in the schema.

A kind knows nothing of forms or rows. The table `velden.VELDEN` says which fields there are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from aanvragen.velden.rekenen.codes import Begrotingssoort, Gemeentewijze
from kern.basis.geld import GROOTSTE_BEDRAG
from kern.basis.tekst import schone_tekst

GROOTSTE_AANTAL = 2_000_000_000

Schemadeel = dict[str, Any]


class Veldsoort(StrEnum):
    """The kinds; the first four are plain: one column of the application, one input."""

    REGEL = "regel"  # one line of text
    TEKST = "tekst"  # a text of several lines
    DATUM = "datum"
    JA_NEE = "ja_nee"
    CODES = "codes"  # codes that the ronde offers
    RIJEN = "rijen"  # a list of rows with columns
    OBJECT = "object"  # one row with columns

    @property
    def is_gewoon(self) -> bool:
        """Whether the field is one column of the application and one input on the form."""
        return self in (Veldsoort.REGEL, Veldsoort.TEKST, Veldsoort.DATUM, Veldsoort.JA_NEE)

    @property
    def is_tekst(self) -> bool:
        """Whether it is a text, with a maximum."""
        return self in (Veldsoort.REGEL, Veldsoort.TEKST)


class Kolomsoort(StrEnum):
    """The kinds of columns in a row."""

    TEKST = "tekst"
    CODE = "code"  # of something in the ronde
    GEMEENTE = "gemeente"
    GEMEENTEN = "gemeenten"
    KVK = "kvk"
    POSTCODE = "postcode"
    EMAIL = "email"
    SHA256 = "sha256"
    NUMMER = "nummer"
    AANTAL = "aantal"
    GETAL = "getal"
    BEDRAG = "bedrag"
    JA_NEE = "ja_nee"
    WIJZE = "wijze"
    BEGROTINGSSOORT = "begrotingssoort"


@dataclass(frozen=True)
class Rijkolom:
    """One column of a row; `mag_ontbreken` only says that the schema doesn't ask for it."""

    naam: str
    soort: Kolomsoort = Kolomsoort.TEKST
    maximum: int = 0
    beschrijving: str = ""
    mag_ontbreken: bool = False


@dataclass(frozen=True)
class Veld:
    """One field of an application, and everything that follows from it.

    `sleutel` is its key in the content, and of a plain field its column in `Aanvraag`;
    `onderdeel` the section of the form; `antwoordt_op` the parts of the form it belongs to
    (`Criterium.beantwoord_door`; its section unless told), so that a completion request opens it;
    `naam` what it is called
    where versions are compared; `ontbreekt` what to do when it is empty (no sentence: it may stay
    empty); `alleen_als` limits that to content of which it is true. On the form: `vraag` above
    the input (fields in a row with the same question stand under it together), `uitleg` and
    `opzij` (title and text) beside it, `label` when that differs from the question. In the
    reading: `leeskop`, empty for a field that has a place of its own there. In the schema:
    `beschrijving`, and whether it `mag_ontbreken`. Rows: `kolommen`, and by which of them the
    rows are sorted when their order says nothing.
    """

    sleutel: str
    soort: Veldsoort
    onderdeel: str
    naam: str = ""
    ontbreekt: str = ""
    maximum: int = 0
    antwoordt_op: tuple[str, ...] = ()
    alleen_als: Callable[[Mapping[str, Any]], bool] | None = None
    vraag: str = ""
    uitleg: str = ""
    opzij: tuple[str, str] | None = None
    label: str = ""
    leeskop: str = ""
    beschrijving: str = ""
    mag_ontbreken: bool = False
    kolommen: tuple[Rijkolom, ...] = field(default=())
    gesorteerd_op: str = ""

    @property
    def criteriumdelen(self) -> tuple[str, ...]:
        """Return the parts of the form, as criteria call them, that this field belongs to."""
        return self.antwoordt_op or (self.onderdeel,)

    def kolom(self, naam: str) -> Rijkolom:
        """Return a column; raises StopIteration for one that is not there."""
        return next(kolom for kolom in self.kolommen if kolom.naam == naam)

    @property
    def kolomnamen(self) -> tuple[str, ...]:
        """Return the names of the columns, in order."""
        return tuple(kolom.naam for kolom in self.kolommen)


def canonieke_tekst(waarde: Any) -> str:
    """Return clean text; None becomes empty, what is no text its plain text."""
    return "" if waarde is None else schone_tekst(str(waarde))


def canonieke_datum(waarde: Any) -> str | None:
    """Return an ISO date, or None for what is no date."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    try:
        return date.fromisoformat(canonieke_tekst(waarde)).isoformat()
    except ValueError:
        return None


def canoniek_aantal(waarde: Any) -> int | None:
    """Return a whole number from zero up that fits, or None."""
    if isinstance(waarde, bool) or waarde in (None, ""):
        return None
    try:
        number = int(str(waarde))
    except ValueError:
        return None
    return number if 0 <= number <= GROOTSTE_AANTAL else None


def _decimaal(waarde: Any) -> Decimal | None:
    if isinstance(waarde, bool) or waarde in (None, ""):
        return None
    try:
        number = Decimal(str(waarde)).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return number if abs(number) <= GROOTSTE_BEDRAG else None


def canoniek_bedrag(waarde: Any) -> str | None:
    """Return an amount as text with two decimals, or None."""
    number = _decimaal(waarde)
    return None if number is None else str(number)


def canoniek_getal(waarde: Any) -> str | None:
    """Return a number as the shortest text with at most two decimals, or None."""
    number = _decimaal(waarde)
    return None if number is None else format(number.normalize() + 0, "f")


def canonieke_codes(waarde: Any) -> list[str]:
    """Return codes in order, each once; anything but a list has none."""
    if not isinstance(waarde, list | tuple):
        return []
    return sorted({canonieke_tekst(code) for code in waarde})


def canoniek_ja(waarde: Any) -> bool:
    """Return whether it is really true: a text such as "nee" is not."""
    return waarde is True


_TEKSTSOORTEN = (
    "TEKST", "CODE", "GEMEENTE", "KVK", "POSTCODE", "EMAIL", "SHA256", "WIJZE", "BEGROTINGSSOORT",
)  # fmt: skip

KOLOM_SCHOON: dict[Kolomsoort, Callable[[Any], Any]] = {
    **{Kolomsoort[naam]: canonieke_tekst for naam in _TEKSTSOORTEN},
    Kolomsoort.GEMEENTEN: canonieke_codes,
    Kolomsoort.NUMMER: canoniek_aantal,
    Kolomsoort.AANTAL: canoniek_aantal,
    Kolomsoort.GETAL: canoniek_getal,
    Kolomsoort.BEDRAG: canoniek_bedrag,
    Kolomsoort.JA_NEE: canoniek_ja,
}

VELD_SCHOON: dict[Veldsoort, Callable[[Any], Any]] = {
    Veldsoort.REGEL: canonieke_tekst,
    Veldsoort.TEKST: canonieke_tekst,
    Veldsoort.DATUM: canonieke_datum,
    Veldsoort.JA_NEE: canoniek_ja,
    Veldsoort.CODES: canonieke_codes,
}


def schone_rij(kolommen: tuple[Rijkolom, ...], rij: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with exactly these columns, each in its canonical form."""
    return {kolom.naam: KOLOM_SCHOON[kolom.soort](rij.get(kolom.naam)) for kolom in kolommen}


# What the schema says of a column; its description and maximum are added from the table.
KOLOMSCHEMA: dict[Kolomsoort, Schemadeel] = {
    Kolomsoort.TEKST: {"$ref": "#/$defs/tekst"},
    Kolomsoort.CODE: {"type": "string", "minLength": 1},
    Kolomsoort.GEMEENTE: {"$ref": "#/$defs/gemeentecode"},
    Kolomsoort.GEMEENTEN: {
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": {"$ref": "#/$defs/gemeentecode"},
    },
    Kolomsoort.KVK: {"$ref": "#/$defs/kvk"},
    Kolomsoort.POSTCODE: {"type": "string", "pattern": "^[1-9][0-9]{3} ?[A-Za-z]{2}$"},
    Kolomsoort.EMAIL: {"type": "string", "format": "email"},
    Kolomsoort.SHA256: {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    Kolomsoort.NUMMER: {"type": "integer", "minimum": 1},
    Kolomsoort.AANTAL: {"$ref": "#/$defs/aantal"},
    Kolomsoort.GETAL: {"$ref": "#/$defs/getal"},
    Kolomsoort.BEDRAG: {"type": "string", "pattern": "^[0-9]{1,10}(\\.[0-9]{1,2})?$"},
    Kolomsoort.JA_NEE: {"type": "boolean"},
    Kolomsoort.WIJZE: {"enum": [str(code) for code in Gemeentewijze]},
    Kolomsoort.BEGROTINGSSOORT: {"enum": [str(code) for code in Begrotingssoort]},
}
