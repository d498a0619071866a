"""The decision term, and how completion requests make it stand still (W13, Awb 4:5 and 4:15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aanvragen.models import Aanvraag
from kern.termijnen import Termijn, datum_lang, opgeschort
from kern.tijd import lokaal, vandaag


@dataclass(frozen=True)
class Stilstand:
    """The decision term stands still from the day after `gevraagd` up to and including `tot`."""

    gevraagd: date
    tot: date
    loopt: bool = False

    @property
    def dagen(self) -> int:
        """How many days it stands still."""
        return max(0, (self.tot - self.gevraagd).days)


def bereken(einde: date, stilstanden: Iterable[Stilstand]) -> Termijn:
    """Return the last day to decide, and in Dutch how it was found; a pure function.

    `einde` is the last day without any completion request. The days of all requests are added;
    then the Algemene termijnenwet moves the end off weekends and holidays.
    """
    echte = [stilstand for stilstand in stilstanden if stilstand.dagen]
    if not echte:
        return Termijn(
            einde,
            f"De colleges besluiten uiterlijk {datum_lang(einde)}. "
            "Er is geen aanvulling gevraagd, dus de termijn heeft niet stilgestaan.",
        )
    termijn = opgeschort(einde, sum(stilstand.dagen for stilstand in echte))
    perioden = " ".join(_zin(stilstand) for stilstand in echte)
    return Termijn(termijn.einde, f"{perioden} {termijn.uitleg}")


def _zin(stilstand: Stilstand) -> str:
    woord = "staat stil" if stilstand.loopt else "stond stil"
    dagen = "1 dag" if stilstand.dagen == 1 else f"{stilstand.dagen} dagen"
    return (
        f"Op {datum_lang(stilstand.gevraagd)} is een aanvulling gevraagd; de termijn {woord} "
        f"tot en met {datum_lang(stilstand.tot)} ({dagen})."
    )


def beslistermijn(aanvraag: Aanvraag) -> Termijn:
    """Return the decision term of one application, with its explanation.

    A request that is still open counts up to its last day: the longest it can take.
    """
    dag = vandaag()
    stilstanden = [
        Stilstand(
            gevraagd=lokaal(aanvulling.gevraagd_op).date(),
            tot=min(
                lokaal(aanvulling.ontvangen_op).date()
                if aanvulling.ontvangen_op
                else aanvulling.uiterlijk,
                aanvulling.uiterlijk,
            ),
            loopt=aanvulling.ontvangen_op is None and aanvulling.uiterlijk >= dag,
        )
        for aanvulling in aanvraag.aanvullingen.all()
    ]
    return bereken(aanvraag.ronde.besluitvorming_tot, stilstanden)
