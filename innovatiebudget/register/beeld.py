"""The public register: what was granted to whom for what, with totals and map (W63)."""

from decimal import Decimal

from deelnemers.gemeenten.models import Gemeente
from innovatiebudget.register.queries import hoofddoelgroep
from kern.aansluiting.registers import RegisterRij
from kern.basis.geld import euro, rond_af
from kern.ui.meetkunde.kaarten import tint_van
from kern.ui.stukken import Doelgroepstaaf, Tegel
from regeling.ronde.models import Doelgroep
from regeling.ronde.queries import kaart_van_rondes


def doelgroepstaven(rijen: list[RegisterRij]) -> list[Doelgroepstaaf]:
    """Add up what was granted per target group; every project counts once, for its main group."""
    staven: dict[str, list[Decimal]] = {}
    namen = dict(Doelgroep.objects.order_by("ronde__opent_op").values_list("code", "titel"))
    for code in sorted(namen):
        staven[code] = []
    for rij in rijen:
        staven.setdefault(hoofddoelgroep(rij)[:1], []).append(rij.toegekend)
    return [
        Doelgroepstaaf(
            code=code, naam=namen.get(code, ""), bedrag=sum(b, Decimal(0)), aantal=len(b)
        )
        for code, b in staven.items()
        if code
    ]


def gemeentetegels(rijen: list[RegisterRij]) -> list[Tegel]:
    """Add up projects and money per municipality, by the shares that the colleges granted."""
    kaart = kaart_van_rondes()
    return [_tegel(gemeente, kaart.grenzen, rijen) for gemeente in kaart.gemeenten]


def _tegel(gemeente: Gemeente, grenzen: list[int], rijen: list[RegisterRij]) -> Tegel:
    delen = [b for rij in rijen for naam, b in rij.gemeenten if naam == gemeente.naam and b]
    bedrag = rond_af(sum(delen, Decimal(0)))
    return Tegel(
        naam=gemeente.naam,
        kolom=gemeente.kolom,
        rij=gemeente.rij,
        aantal=len(delen),
        bedrag=bedrag,
        tint=tint_van(bedrag, grenzen),
    )


def registerzin(rijen: list[RegisterRij]) -> str:
    """Say how much went to how many projects."""
    if not rijen:
        return "Hier ziet u straks welk project geld kreeg, voor wie, in welke gemeente en hoeveel."
    projecten = "1 project" if len(rijen) == 1 else f"{len(rijen)} projecten"
    kreeg = "kreeg" if len(rijen) == 1 else "kregen samen"
    totaal = euro(sum((r.toegekend for r in rijen), Decimal(0)))
    return f"{projecten} {kreeg} {totaal}. U ziet voor wie, in welke gemeente en hoeveel."


def as_stap_van(rijen: list[RegisterRij]) -> int:
    """Choose the step of the axis so that it has two to five round marks."""
    grootste = max((int(s.bedrag) for s in doelgroepstaven(rijen)), default=0)
    stappen = (10_000, 20_000, 50_000, 100_000, 200_000, 300_000, 500_000, 1_000_000, 2_000_000)
    return next((stap for stap in stappen if grootste <= 4 * stap), 5_000_000)
