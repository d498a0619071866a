"""The public register: what was granted to whom for what, with totals and map (W63)."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from deelnemers.models import Gemeente
from kern.geld import euro
from kern.onderdelen import Doelgroepstaaf, Tegel
from kern.registers import RegisterRij, register_rijen
from regeling.models import Doelgroep, Ronde

PER_PAGINA = 10


@dataclass(frozen=True)
class Keuzes:
    """What the register can be narrowed by: rondes by code, target groups by "b. Titel", names."""

    rondes: list[tuple[str, str]]
    doelgroepen: list[tuple[str, str]]
    gemeenten: list[tuple[str, str]]


class Zoeker(forms.Form):
    """The filter above the list; every field may stay empty."""

    zoek = forms.CharField(label="Zoek op project of organisatie", required=False)
    ronde = forms.ChoiceField(label="Ronde", required=False)
    doelgroep = forms.ChoiceField(label="Doelgroep", required=False)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)

    def __init__(self, *args: Any, keuzes: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ronde"].choices = [("", "Alle rondes"), *keuzes.rondes]
        self.fields["doelgroep"].choices = [("", "Alle doelgroepen"), *keuzes.doelgroepen]
        self.fields["gemeente"].choices = [("", "Alle gemeenten"), *keuzes.gemeenten]

    def past(self, rij: RegisterRij) -> bool:
        """Whether a row fits everything that was chosen."""
        keuze = self.cleaned_data if self.is_bound and self.is_valid() else {}
        zoek = (keuze.get("zoek") or "").casefold()
        return (
            zoek in f"{rij.titel} {rij.aanbieder} {rij.nummer}".casefold()
            and keuze.get("ronde", "") in ("", rij.ronde)
            and (not keuze.get("doelgroep") or _hoofd(rij).startswith(keuze["doelgroep"]))
            and (not keuze.get("gemeente") or keuze["gemeente"] in dict(rij.gemeenten))
        )


def _hoofd(rij: RegisterRij) -> str:
    """Return the target group that the money counts for."""
    return rij.doelgroepen[0] if rij.doelgroepen else ""


def _zoeker(request: HttpRequest) -> tuple[Zoeker, list[RegisterRij]]:
    """Return the filter and the rows that fit, by amount from high to low."""
    rijen = register_rijen.voor(None)
    groepen = {_hoofd(r)[:1]: _hoofd(r) for r in rijen if r.doelgroepen}
    namen = {naam for r in rijen for naam, _ in r.gemeenten}
    keuzes = Keuzes(
        rondes=sorted({(r.ronde, r.ronde) for r in rijen}, reverse=True),
        doelgroepen=sorted(groepen.items()),
        gemeenten=[(naam, naam) for naam in sorted(namen)],
    )
    zoeker = Zoeker(request.GET or None, keuzes=keuzes)
    passend = [rij for rij in rijen if zoeker.past(rij)]
    return zoeker, sorted(passend, key=lambda rij: (-rij.toegekend, rij.nummer))


def _per_doelgroep(rijen: list[RegisterRij]) -> list[Doelgroepstaaf]:
    """Add up what was granted per target group; every project counts once, for its main group."""
    staven: dict[str, list[Decimal]] = {}
    namen = dict(Doelgroep.objects.order_by("ronde__opent_op").values_list("code", "titel"))
    for code in sorted(namen):
        staven[code] = []
    for rij in rijen:
        staven.setdefault(_hoofd(rij)[:1], []).append(rij.toegekend)
    return [
        Doelgroepstaaf(
            code=code, naam=namen.get(code, ""), bedrag=sum(b, Decimal(0)), aantal=len(b)
        )
        for code, b in staven.items()
        if code
    ]


def _tegels(rijen: list[RegisterRij]) -> list[Tegel]:
    """Add up projects and money per municipality, by the shares that the colleges granted."""
    return [
        Tegel(
            naam=gemeente.naam,
            kolom=gemeente.kolom,
            rij=gemeente.rij,
            aantal=sum(1 for r in rijen for naam, b in r.gemeenten if naam == gemeente.naam and b),
            bedrag=sum(
                (b for r in rijen for naam, b in r.gemeenten if naam == gemeente.naam), Decimal(0)
            ).quantize(Decimal(1)),
        )
        for gemeente in Gemeente.objects.filter(rondes__in=Ronde.objects.openbaar()).distinct()
    ]


def _zin(rijen: list[RegisterRij]) -> str:
    """Say how much went to how many projects."""
    if not rijen:
        return "Hier ziet u straks welk project geld kreeg, voor wie, in welke gemeente en hoeveel."
    projecten = "1 project" if len(rijen) == 1 else f"{len(rijen)} projecten"
    kreeg = "kreeg" if len(rijen) == 1 else "kregen samen"
    totaal = euro(sum((r.toegekend for r in rijen), Decimal(0)))
    return f"{projecten} {kreeg} {totaal}. U ziet voor wie, in welke gemeente en hoeveel."


def _as_stap(rijen: list[RegisterRij]) -> int:
    """Choose the step of the axis so that it has two to five round marks."""
    grootste = max((int(s.bedrag) for s in _per_doelgroep(rijen)), default=0)
    stappen = (10_000, 20_000, 50_000, 100_000, 200_000, 300_000, 500_000, 1_000_000, 2_000_000)
    return next((stap for stap in stappen if grootste <= 4 * stap), 5_000_000)


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the totals, the map and the list of granted projects."""
    zoeker, rijen = _zoeker(request)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request,
        "innovatiebudget/register.html",
        {
            "filter": SimpleNamespace(form=zoeker),
            "page_obj": pagina,
            "aantal": len(rijen),
            "totaal": sum((r.toegekend for r in rijen), Decimal(0)),
            "staven": _per_doelgroep(rijen),
            "tegels": _tegels(rijen),
            "vraag": request.GET.urlencode(),
            "zin": _zin(rijen),
            "as_stap": _as_stap(rijen),
        },
    )


@require_safe
def als_csv(request: HttpRequest) -> HttpResponse:
    """Give the rows that fit as CSV: semicolons and UTF-8 with BOM, as Dutch Excel reads."""
    _, rijen = _zoeker(request)
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="register-innovatiebudget.csv"'
    antwoord.write("\ufeff")
    schrijver = csv.writer(antwoord, delimiter=";")
    schrijver.writerow(
        ["nummer", "ronde", "project", "aanbieder", "doelgroep", "gemeenten", "toegekend", "stand"]
    )
    for rij in rijen:
        namen = ", ".join(naam for naam, _ in rij.gemeenten)
        cellen = [rij.nummer, rij.ronde, rij.titel, rij.aanbieder, _hoofd(rij), namen]
        schrijver.writerow([_veilig(c) for c in cellen] + [f"{rij.toegekend:.2f}", rij.stand])
    return antwoord


def _veilig(tekst: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{tekst}" if tekst[:1] in "=+-@\t\r" else tekst


@require_safe
def als_json(request: HttpRequest) -> JsonResponse:
    """Give the rows that fit the filter as JSON; amounts are strings in euros."""
    _, rijen = _zoeker(request)
    projecten = [
        {
            "nummer": rij.nummer,
            "ronde": rij.ronde,
            "project": rij.titel,
            "aanbieder": rij.aanbieder,
            "doelgroepen": list(rij.doelgroepen),
            "gemeenten": {naam: f"{bedrag:.2f}" for naam, bedrag in rij.gemeenten},
            "toegekend": f"{rij.toegekend:.2f}",
            "besloten_op": rij.besloten_op.isoformat() if rij.besloten_op else None,
            "stand": rij.stand,
        }
        for rij in rijen
    ]
    return JsonResponse({"projecten": projecten}, json_dumps_params={"ensure_ascii": False})
