"""Legal terms as pure functions that explain their outcome.

Source: Algemene termijnenwet, art. 1 (a term that ends on a weekend or holiday runs on), art. 2
(a term of three days or more holds two working days), art. 3 (which days are holidays; Good
Friday counts), art. 4 (not for terms over 90 days or twelve weeks).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from kern.basis.tekst import opsomming

AMSTERDAM = ZoneInfo("Europe/Amsterdam")  # whose days are meant

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

MAANDEN_KORT = (
    "jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec",
)  # fmt: skip

DAG = timedelta(days=1)

LANGSTE_TERMIJN = 90  # days; a term in weeks passes it when it is longer than twelve (art. 4)


@dataclass(frozen=True)
class Termijn:
    """The last day of a term, and in Dutch how it was found."""

    einde: date
    uitleg: str


def datum_kort(dag: date) -> str:
    """Write a date: 9 juni 2015."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_lang(dag: date) -> str:
    """Write a date with its day: dinsdag 9 juni 2015."""
    return f"{DAGEN[dag.weekday()]} {datum_kort(dag)}"


def dag_en_maand(dag: date) -> str:
    """Write a day in short: 30 mrt."""
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]}"


def dag_kort(dag: date) -> str:
    """Write a day in short, with its name: ma 30 mrt."""
    return f"{DAGEN[dag.weekday()][:2]} {dag_en_maand(dag)}"


def een_jaar_later(dag: date) -> date:
    """Return the same day of the next year; 28 February for the 29th."""
    schrikkel = (dag.month, dag.day) == (2, 29)
    return dag.replace(year=dag.year + 1, day=28 if schrikkel else dag.day)


def pasen(jaar: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (anonymous computus)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lag = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lag) // 451
    month, day = divmod(h + lag - 7 * m + 114, 31)
    return date(jaar, month, day + 1)


def _koningsdag(jaar: int) -> date:
    """Return Koningsdag (27 April, from 2014) or Koninginnedag (30 April); never a Sunday."""
    dag = date(jaar, 4, 27 if jaar >= 2014 else 30)
    return dag - DAG if dag.weekday() == 6 else dag


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> dict[date, str]:
    """Return the holidays of a year with their Dutch names (Algemene termijnenwet, art. 3)."""
    easter = pasen(jaar)
    days = [
        (date(jaar, 1, 1), "nieuwjaarsdag"),
        (easter - 2 * DAG, "Goede Vrijdag"),
        (easter + DAG, "tweede paasdag"),
        (_koningsdag(jaar), "Koningsdag" if jaar >= 2014 else "Koninginnedag"),
        (date(jaar, 5, 5), "Bevrijdingsdag"),
        (easter + 39 * DAG, "Hemelvaartsdag"),
        (easter + 50 * DAG, "tweede pinksterdag"),
        (date(jaar, 12, 25), "eerste kerstdag"),
        (date(jaar, 12, 26), "tweede kerstdag"),
    ]
    return dict(reversed(days))


def vrije_dag(dag: date) -> str:
    """Return why nothing is due on this day ("een zaterdag", "Koningsdag"), or an empty text."""
    if name := feestdagen(dag.year).get(dag):
        return name
    return f"een {DAGEN[dag.weekday()]}" if dag.weekday() >= 5 else ""


def _werkdagen(start: date, einde: date) -> int:
    """Count the working days after `start` up to and including `einde`."""
    days = (start + n * DAG for n in range(1, (einde - start).days + 1))
    return sum(not vrije_dag(day) for day in days)


def _lengte(dagen: int, weken: int = 0) -> str:
    parts = []
    if weken:
        parts.append("1 week" if weken == 1 else f"{weken} weken")
    if dagen or not weken:
        parts.append("1 dag" if dagen == 1 else f"{dagen} dagen")
    return opsomming(parts)


def _schuif(einde: date) -> tuple[date, str]:
    """Move an end to the first day that is neither weekend nor holiday (art. 1)."""
    reason, day = vrije_dag(einde), einde
    while vrije_dag(day):
        day += DAG
    if not reason:
        return einde, ""
    return day, (
        f" {datum_lang(einde).capitalize()} is {reason}."
        if reason[:4] != "een "
        else f" {datum_kort(einde)} is {reason}."
    ) + f" Daarom loopt de termijn door tot en met {datum_lang(day)} (Algemene termijnenwet)."


def einde_termijn(
    start: date, *, weken: int = 0, dagen: int = 0, toepassing_atw: bool = True
) -> Termijn:
    """Return the last day of a term that begins the day after `start`.

    The Algemene termijnenwet moves the end unless `toepassing_atw` is False or the term is
    longer than twelve weeks or 90 days. Raises ValueError for a negative length. Serves W13, W30.
    """
    if weken < 0 or dagen < 0:
        raise ValueError("A term can't be negative.")
    length = weken * 7 + dagen
    end = start + length * DAG
    text = (
        f"De termijn is {_lengte(dagen, weken)} en begint op {datum_lang(start + DAG)}, "
        f"de dag na {datum_kort(start)}. De laatste dag is dan {datum_lang(end)}."
    )
    if not length or not toepassing_atw or length > LANGSTE_TERMIJN:
        return Termijn(end, text)
    return _met_atw(start, end, text, minstens_twee=length >= 3)


def _met_atw(start: date, einde: date, tekst: str, *, minstens_twee: bool) -> Termijn:
    """Apply art. 1 and art. 2."""
    end, extra = _schuif(einde)
    if minstens_twee and _werkdagen(start, end) < 2:
        while _werkdagen(start, end) < 2:
            end += DAG
        extra += (
            " In de termijn moeten minstens twee werkdagen liggen. "
            f"Daarom is de laatste dag {datum_lang(end)} (Algemene termijnenwet)."
        )
    return Termijn(end, tekst + extra)


def bezwaartermijn(verzonden: date) -> Termijn:
    """Return until when one can object to a decision that was sent on this day (W30).

    The law says how long, for every scheme alike (Awb 6:7, 6:8): so it is no setting of a ronde.
    """
    return einde_termijn(verzonden, weken=6)


def opgeschort(einde: date, dagen: int, *, toepassing_atw: bool = True) -> Termijn:
    """Return the end of a decision term that stood still for a number of days (W13)."""
    if dagen < 0:
        raise ValueError("A suspension can't be negative.")
    end = einde + dagen * DAG
    text = (
        f"De termijn heeft {_lengte(dagen)} stilgestaan. "
        f"De laatste dag was {datum_lang(einde)} en is nu {datum_lang(end)}."
    )
    if not toepassing_atw:
        return Termijn(end, text)
    end, extra = _schuif(end)
    return Termijn(end, text + extra)
