"""One tag per part of the look; available in every template. Data: `kern.ui.stukken`.

Each template in `templates/onderdelen/` begins with a comment: what it takes and an example call.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import template

from kern.basis import termijnen
from kern.basis.tijd import vandaag
from kern.ui import sjabloonhulp, veldvorm
from kern.ui import stukken as o
from kern.ui.meetkunde.kaarten import kaartvorm, minikaartvorm, omslagvorm
from kern.ui.meetkunde.maten import pct, sleutel, t
from kern.ui.meetkunde.staven import doelgroepvorm, kolomvorm, latvorm
from kern.ui.meetkunde.stippen import bakjesvorm, dichte_stippenvorm, stippenvorm

register = template.Library()
Context = dict[str, Any]
MAP = "onderdelen/"
DICHTBIJ = 3  # days from which a term is orange
SOORTEN = ("klaar", "bezig", "nog_niet", "afwijkend", "aanpassen", "slot")


@register.inclusion_tag(MAP + "kop.html", takes_context=True)
def kop(context: Context) -> Context:
    """Header with brand mark, navigation, name, role and logging out."""
    return {
        "portaal": context.get("portaal", {}),
        "user": context.get("user"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag(MAP + "voet.html", takes_context=True)
def voet(context: Context) -> Context:
    """Footer."""
    return {"portaal": context.get("portaal", {})}


@register.inclusion_tag(MAP + "demobalk.html", takes_context=True)
def demobalk(context: Context) -> Context:
    """Bar of the demonstration; empty when this is no demonstration."""
    request = context.get("request")
    return {
        "portaal": context.get("portaal", {}),
        "vandaag": vandaag(),
        "terug": request.get_full_path() if request else "/",
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag(MAP + "kruimels.html")
def kruimels(*delen: Any) -> Context:
    """Breadcrumbs: a list of Kruimel, or name, url, name, url, ..., name."""
    if len(delen) == 1 and not isinstance(delen[0], str):
        return {"kruimels": list(delen[0])}
    paren = [
        (delen[i], delen[i + 1] if i + 1 < len(delen) else "") for i in range(0, len(delen), 2)
    ]
    return {"kruimels": [o.Kruimel(str(naam), str(url)) for naam, url in paren]}


@register.inclusion_tag(MAP + "stappen.html")
def stappen(stappen: Sequence[o.Stap], label: str = "Stappen") -> Context:
    """Line of steps; on phones a bar of pieces with the current step in words."""
    nu = next((i for i, s in enumerate(stappen) if s.stand == "nu"), None)
    return {
        "stappen": [(s, str(min(100, max(0, s.deel)))) for s in stappen],
        "nu": stappen[nu] if nu is not None else None,
        "nummer": nu + 1 if nu is not None else None,
        "hierna": stappen[nu + 1] if nu is not None and nu + 1 < len(stappen) else None,
        "label": label,
    }


@register.inclusion_tag(MAP + "taken.html")
def taken(taken: Iterable[Any]) -> Context:
    """List "Wat u nu kunt doen" from kern.registers.Taak; orange from three days before."""
    dag = vandaag()
    rijen = [
        {
            "taak": taak,
            "dichtbij": taak.datum is not None and (taak.datum - dag).days <= DICHTBIJ,
            "te_laat": taak.datum is not None and taak.datum < dag,
        }
        for taak in taken
    ]
    return {"rijen": rijen}


@register.inclusion_tag(MAP + "takenlijst.html")
def takenlijst(groepen: Sequence[o.Takengroep]) -> Context:
    """Task list with numbered groups and the state on the right."""
    return {"groepen": groepen}


@register.inclusion_tag(MAP + "voortgang.html")
def voortgang(gegevens: Sequence[Any], zin: str = "", legenda: bool = True) -> Context:
    """Progress in blocks: Takengroepen, or codes klaar, bezig, nog_niet, overgeslagen, nu."""
    codes: list[str] = []
    for deel in gegevens:
        codes += [rij.soort for rij in deel.rijen] if hasattr(deel, "rijen") else [str(deel)]
    vol = {"klaar": "vol", "bezig": "half", "aanpassen": "half", "overgeslagen": "over", "nu": "nu"}
    klaar, geheel = codes.count("klaar"), len(codes)
    breed = 100 / max(geheel, 1)
    gat = 0.9 if geheel <= 30 else 0.4
    return {
        "blokken": [
            {
                "x": f"{t(i * breed)}%",
                "breed": f"{t(max(breed - gat, 0.4))}%",
                "soort": vol.get(code, "leeg"),
            }
            for i, code in enumerate(codes)
        ],
        "zin": zin or f"{klaar} van de {geheel} klaar",
        "legenda": legenda,
        "sleutel": sleutel(codes),
    }


@register.inclusion_tag(MAP + "status.html")
def status(soort: str, tekst: str, rustig: bool = False) -> Context:
    """State in a shape and a word; `rustig` makes it grey (a register)."""
    return {"soort": soort if soort in SOORTEN else "nog_niet", "tekst": tekst, "rustig": rustig}


@register.inclusion_tag(MAP + "vorm.html")
def vorm(soort: str) -> Context:
    """Draw only the shape of a state; the word must stand next to it."""
    return {"soort": soort}


@register.inclusion_tag(MAP + "melding.html")
def melding(tekst: str, soort: str = "info", titel: str = "") -> Context:
    """Message on the page: info, goed, let_op or fout."""
    return {"tekst": tekst, "soort": soort, "titel": titel}


@register.inclusion_tag(MAP + "kerngetal.html")
def kerngetal(getal: str, bijschrift: str = "", kop: str = "", uitleg: str = "") -> Context:
    """Large number with what it counts."""
    return {"getal": getal, "bijschrift": bijschrift, "kop": kop, "uitleg": uitleg}


@register.inclusion_tag(MAP + "staaf.html")
def staaf(waarde: Any, totaal: Any, zin: str = "", soort: str = "") -> Context:
    """One bar: value of total, and a sentence. soort: kader, let_op, klein."""
    soort = "kader" if soort == "rand" else soort
    return {"breed": pct(min(waarde, totaal), totaal), "zin": zin, "soort": soort}


@register.inclusion_tag(MAP + "staven.html")
def staven(rijen: Sequence[o.Staaf]) -> Context:
    """Named bars below each other: name, bar, number."""
    return {"rijen": [(r, pct(min(r.waarde, r.totaal), r.totaal)) for r in rijen]}


@register.inclusion_tag(MAP + "kolommen.html")
def kolommen(gegevens: Sequence[o.Kolom], zin: str = "") -> Context:
    """Small chart of upright bars with the first and last name under it."""
    return {
        "kolommen": kolomvorm(gegevens),
        "zin": zin or ", ".join(f"{k.naam}: {k.aantal}" for k in gegevens),
        "eerste": gegevens[0].naam if gegevens else "",
        "laatste": gegevens[-1].naam if gegevens else "",
    }


@register.inclusion_tag(MAP + "lat.html")
def lat(gegevens: o.Budgetlat, uitleg: str = "") -> Context:
    """Budget bar: every block a project, a line at the ceiling, doubt hatched below."""
    return {"lat": gegevens, "vorm": latvorm(gegevens), "uitleg": uitleg}


@register.inclusion_tag(MAP + "doelgroepmeter.html")
def doelgroepmeter(staven: Sequence[o.Doelgroepstaaf], as_stap: int = 0) -> Context:
    """Money per target group; with `as_stap` (euros) an axis under it, as in the register."""
    return {"vorm": doelgroepvorm(staven, as_stap), "met_as": bool(as_stap)}


@register.inclusion_tag(MAP + "tegelkaart.html")
def tegelkaart(
    tegels: Sequence[o.Tegel],
    zin: str = "",
    getal: str = "projecten",
    kleur: str = "bedrag",
    tabel: bool = True,
) -> Context:
    """Tile map with river, the same SVG on the page and in a PDF, with a table under it."""
    return {
        "kaart": kaartvorm(tegels),
        "zin": zin or f"Kaart van {len(tegels)} gemeenten met per gemeente het aantal {getal}.",
        "getal": getal,
        "kleur": kleur,
        "tabel": tabel,
    }


@register.inclusion_tag(MAP + "minikaart.html")
def minikaart(
    namen: Iterable[str],
    tegels: Sequence[o.Tegel] | None = None,
    zin: str = "",
    groot: bool = False,
) -> Context:
    """Small map: filled is "works here". `zin` replaces the names; `groot` is 170 px."""
    kaart = minikaartvorm(namen, tegels)
    return {
        "kaart": kaart,
        "zin": zin or ", ".join(kaart["gekozen"]) or "geen gemeente",
        "groot": groot,
    }


@register.inclusion_tag(MAP + "omslagkaart.html")
def omslagkaart(tegels: Sequence[o.Tegel] | None = None) -> Context:
    """Map without words on the cover of a document."""
    return {"kaart": omslagvorm(tegels)}


@register.inclusion_tag(MAP + "bakjes.html")
def bakjes(gegevens: Sequence[o.Bakje], zin: str) -> Context:
    """Chart "hoe vaak gekozen": squares in bins."""
    return {"vorm": bakjesvorm(gegevens), "zin": zin}


@register.inclusion_tag(MAP + "tijdlijn.html")
def tijdlijn(mijlpalen: Iterable[Any]) -> Context:
    """Timeline of kern.registers.Mijlpaal, in the order given (newest first)."""
    return {"mijlpalen": mijlpalen}


@register.inclusion_tag(MAP + "tabs.html")
def tabs(tabs: Sequence[Any], actief: str, label: str = "Onderdelen") -> Context:
    """Tabs as links, the current one by code; with `tweede_regel` they are scenarios."""
    return {
        "tabs": tabs,
        "actief": actief,
        "label": label,
        "scenarios": any(getattr(tab, "tweede_regel", "") for tab in tabs),
    }


@register.inclusion_tag(MAP + "paginering.html", takes_context=True)
def paginering(context: Context, page: Any, parameter: str = "pagina") -> Context:
    """Pages of a list; keeps what stands in the address."""
    request = context.get("request")
    vraag = request.GET.copy() if request else None

    def url(nummer: int) -> str:
        if vraag is None:
            return f"?{parameter}={nummer}"
        vraag[parameter] = str(nummer)
        return "?" + vraag.urlencode()

    nummers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "nummers": [(n, url(n) if isinstance(n, int) else "") for n in nummers],
        "vorige": url(page.previous_page_number()) if page.has_previous() else "",
        "volgende": url(page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag(MAP + "documentregel.html")
def documentregel(document: Any) -> Context:
    """One document: a kern Document, or a Documentlink."""
    return {"document": document, "los": isinstance(document, o.Documentlink)}


@register.inclusion_tag(MAP + "bord.html")
def bord(gegevens: o.Bord) -> Context:
    """Board of decisions; on phones every college as tiles."""
    return {
        "bord": gegevens,
        "conform": gegevens.telling("conform"),
        "afwijkend": gegevens.telling("afwijkend"),
        "nog_niet": gegevens.telling("nog_niet"),
    }


@register.inclusion_tag(MAP + "deelstreep.html")
def deelstreep(conform: int, afwijkend: int = 0, nog_niet: int = 0) -> Context:
    """Short bar of pieces: which part of the colleges decided on one project."""
    soorten = ["conform"] * conform + ["afwijkend"] * afwijkend + ["nog-niet"] * nog_niet
    breed = 100 / max(len(soorten), 1)
    delen = [f"{conform} conform"] if conform else []
    delen += [f"{afwijkend} afwijkend"] if afwijkend else []
    delen += [f"{nog_niet} nog niet"] if nog_niet else []
    return {
        "stukken": [(f"{t(i * breed)}%", f"{t(breed - 2.6)}%", s)
                    for i, s in enumerate(soorten)],
        "zin": ", ".join(delen),
    }  # fmt: skip


@register.inclusion_tag(MAP + "stippen.html")
def stippen(
    rijen: Sequence[o.Stippenrij], schaal: Sequence[int], dicht: bool = False, zin: str = ""
) -> Context:
    """Dots of the members' scores with the range, and an arrow from before to after.

    `dicht` is the small form for a document: no range, no arrows, and `zin` says the scores.
    """
    vorm_van = dichte_stippenvorm if dicht else stippenvorm
    return {"vorm": vorm_van(rijen, schaal), "dicht": dicht, "zin": zin}


@register.inclusion_tag(MAP + "keuze.html")
def keuze(
    naam: str, waarde: str, label: str, opties: Sequence[tuple[str, str]] | None = None
) -> Context:
    """Radio group In / Twijfel / Uit; `opties` are pairs (code, word)."""
    standaard = (("in", "In"), ("twijfel", "Twijfel"), ("uit", "Uit"))
    return {"naam": naam, "waarde": waarde, "label": label, "opties": opties or standaard}


@register.inclusion_tag(MAP + "niveaus.html")
def niveaus(naam: str, niveaus: Sequence[o.Niveau], waarde: Any = None, label: str = "") -> Context:
    """Levels of a scale with anchor sentences, as radio rows."""
    gekozen = None if waarde in (None, "") else str(waarde)
    return {"naam": naam, "rijen": [(n, str(n.waarde), str(n.waarde) == gekozen) for n in niveaus],
            "label": label}  # fmt: skip


@register.inclusion_tag(MAP + "filterbalk.html", takes_context=True)
def filterbalk(context: Context, filterset: Any, knop: str = "Zoek") -> Context:
    """Search row of a list from a django-filter FilterSet, with chips of what is chosen."""
    request = context.get("request")
    chips = []
    if request is not None:
        for veld in filterset.form:
            if request.GET.get(veld.html_name):
                rest = request.GET.copy()
                rest.pop(veld.html_name, None)
                rest.pop("pagina", None)
                chips.append((_gekozen(veld), "?" + rest.urlencode()))
    return {"form": filterset.form, "chips": chips, "knop": knop}


def _gekozen(veld: Any) -> str:
    """Say what is chosen in a filter field: "Gemeente Rheden"."""
    waarde = veld.value()
    keuzes = {str(k): str(v) for k, v in getattr(veld.field, "choices", ()) or ()}
    return f"{veld.label}: {keuzes.get(str(waarde), waarde)}"


@register.filter
def dag_kort(dag: date | None) -> str:
    """Return do 11 juni, for the left column of a list."""
    return "" if dag is None else termijnen.dag_kort(dag)


@register.filter
def klasse(code: str) -> str:
    """nog_niet -> nog-niet, for a class name."""
    return str(code).replace("_", "-")


register.simple_tag(veldvorm.foutsamenvatting)
register.inclusion_tag("nlds/veld.html")(veldvorm.veld)
register.inclusion_tag("nlds/vragen.html")(veldvorm.vragen)
register.inclusion_tag("nlds/regels.html")(veldvorm.regels)
register.tag(sjabloonhulp.omhul)
register.tag(sjabloonhulp.herhaal)
register.filter(sjabloonhulp.platte_lijst)
