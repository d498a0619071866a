"""The rules of a ronde as plain values, so that checking an application needs no queries."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

from regeling.ronde.models import Ronde, Vraag


@dataclass(frozen=True)
class Vraagregel:
    """One question: where it stands, and how long the answer may be."""

    criterium: int
    code: str
    vraag: str
    groep: str
    max_tekens: int
    verplicht: bool


@dataclass(frozen=True)
class Criteriumregel:
    """One criterion: which section answers it."""

    nummer: int
    titel: str
    groep: str
    beantwoord_door: str


@dataclass(frozen=True)
class Ronderegels:
    """What one ronde allows and asks; codes with their names, in the order of the ronde."""

    ronde: str
    plafond: Decimal
    evaluatie_uiterlijk: date
    groepen: dict[str, str]
    doelen: dict[str, str]
    aspecten: dict[str, str]
    doelgroepen: dict[str, str]
    met_jeugd: frozenset[str]
    gemeenten: dict[str, str]
    criteria: tuple[Criteriumregel, ...]
    vragen: tuple[Vraagregel, ...]

    @classmethod
    def van(cls, ronde: Ronde) -> Self:
        """Load the rules of a ronde; always six queries."""
        doelgroepen = list(ronde.doelgroepen.all())
        criteria = list(ronde.criteria.all())
        vragen = Vraag.objects.filter(criterium__ronde=ronde).select_related("criterium")
        return cls(
            ronde=ronde.code,
            plafond=ronde.subsidieplafond,
            evaluatie_uiterlijk=ronde.evaluatie_uiterlijk,
            groepen=_groepen(ronde, [c.groep for c in criteria]),
            doelen={d.code: d.titel for d in ronde.doelen.all()},
            aspecten={a.code: a.titel for a in ronde.aspecten.all()},
            doelgroepen={d.code: d.titel for d in doelgroepen},
            met_jeugd=frozenset(d.code for d in doelgroepen if d.jeugd),
            gemeenten={g.code: g.naam for g in ronde.gemeenten.order_by("naam")},
            criteria=tuple(
                Criteriumregel(c.nummer, c.titel, c.groep, c.beantwoord_door) for c in criteria
            ),
            vragen=tuple(
                Vraagregel(
                    v.criterium.nummer,
                    v.code,
                    v.vraag,
                    v.criterium.groep,
                    v.max_tekens,
                    v.verplicht,
                )
                for v in vragen
            ),
        )

    def vragen_van(self, groep: str) -> list[Vraagregel]:
        """Return the questions of one group of criteria."""
        return [vraag for vraag in self.vragen if vraag.groep == groep]


def _groepen(ronde: Ronde, gebruikt: list[str]) -> dict[str, str]:
    """Return code and title of the groups, in the ronde's order; a group without title gets one."""
    bekend = {groep["code"]: groep["titel"] for groep in ronde.groepen}
    return bekend | {code: code.capitalize() for code in gebruikt if code not in bekend}
