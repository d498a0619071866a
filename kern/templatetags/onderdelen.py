"""One tag per part of the look; available in every template. Data: `kern.ui.stukken`.

Pictures have theirs in `kern.templatetags.grafieken`.

Each template in `templates/onderdelen/` begins with a comment: what it takes and an example call.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.http import QueryDict

from kern.basis.tijd import vandaag
from kern.ui import sjabloonhulp, veldvorm
from kern.ui import stukken as o

register = template.Library()
Context = dict[str, Any]
MAP = "onderdelen/"
DICHTBIJ = 3  # days from which a term is orange
MELDINGSOORT = {"error": "fout", "warning": "let_op", "success": "goed"}  # of Django -> ours
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
    pairs = [
        (delen[i], delen[i + 1] if i + 1 < len(delen) else "") for i in range(0, len(delen), 2)
    ]
    return {"kruimels": [o.Kruimel(str(name), str(url)) for name, url in pairs]}


@register.inclusion_tag(MAP + "stappen.html")
def stappen(stappen: Sequence[o.Stap], label: str = "Stappen") -> Context:
    """Line of steps; on phones a bar of pieces with the current step in words."""
    now = next((i for i, s in enumerate(stappen) if s.stand == "nu"), None)
    return {
        "stappen": [(s, str(min(100, max(0, s.deel)))) for s in stappen],
        "nu": stappen[now] if now is not None else None,
        "nummer": now + 1 if now is not None else None,
        "hierna": stappen[now + 1] if now is not None and now + 1 < len(stappen) else None,
        "label": label,
    }


@register.inclusion_tag(MAP + "taken.html")
def taken(taken: Iterable[Any]) -> Context:
    """List "Wat u nu kunt doen" from kern.aansluiting.registers.Taak; orange from three days before."""
    today = vandaag()
    rows = [
        {
            "taak": taak,
            "dichtbij": taak.datum is not None and (taak.datum - today).days <= DICHTBIJ,
            "te_laat": taak.datum is not None and taak.datum < today,
        }
        for taak in taken
    ]
    return {"rijen": rows}


@register.inclusion_tag(MAP + "takenlijst.html")
def takenlijst(groepen: Sequence[o.Takengroep]) -> Context:
    """Task list with numbered groups and the state on the right."""
    return {"groepen": groepen}


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


@register.inclusion_tag(MAP + "meldingen.html", takes_context=True)
def meldingen(context: Context) -> Context:
    """Show the messages that Django kept for this person, each in its kind."""
    found = context.get("messages") or ()
    return {"meldingen": [(m, MELDINGSOORT.get(m.level_tag, "info")) for m in found]}


@register.inclusion_tag(MAP + "kerngetal.html")
def kerngetal(getal: str, bijschrift: str = "", kop: str = "", uitleg: str = "") -> Context:
    """Large number with what it counts."""
    return {"getal": getal, "bijschrift": bijschrift, "kop": kop, "uitleg": uitleg}


@register.inclusion_tag(MAP + "tijdlijn.html")
def tijdlijn(mijlpalen: Iterable[Any]) -> Context:
    """Timeline of kern.aansluiting.registers.Mijlpaal, in the order given (newest first)."""
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
def paginering(
    context: Context, page: Any, parameter: str = "pagina", adres: QueryDict | None = None
) -> Context:
    """Pages of a list; keeps what stands in the address, or in `adres` for a part of a page."""
    request = context.get("request")
    asked = request.GET if request and adres is None else adres
    query = None if asked is None else asked.copy()

    def url(nummer: int) -> str:
        if query is None:
            return f"?{parameter}={nummer}"
        query[parameter] = str(nummer)
        return f"?{query.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "nummers": [(n, url(n) if isinstance(n, int) else "") for n in numbers],
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


@register.inclusion_tag(MAP + "keuze.html")
def keuze(
    naam: str, waarde: str, label: str, opties: Sequence[tuple[str, str]] | None = None
) -> Context:
    """Radio group In / Twijfel / Uit; `opties` are pairs (code, word)."""
    usual = (("in", "In"), ("twijfel", "Twijfel"), ("uit", "Uit"))
    return {"naam": naam, "waarde": waarde, "label": label, "opties": opties or usual}


@register.inclusion_tag(MAP + "niveaus.html")
def niveaus(naam: str, niveaus: Sequence[o.Niveau], waarde: Any = None, label: str = "") -> Context:
    """Levels of a scale with anchor sentences, as radio rows."""
    chosen = None if waarde in (None, "") else str(waarde)
    return {"naam": naam, "rijen": [(n, str(n.waarde), str(n.waarde) == chosen) for n in niveaus],
            "label": label}  # fmt: skip


@register.inclusion_tag(MAP + "filterbalk.html", takes_context=True)
def filterbalk(context: Context, filterset: Any, knop: str = "Zoek") -> Context:
    """Search row of a list from a django-filter FilterSet, with chips of what is chosen."""
    request = context.get("request")
    chips = []
    if request is not None:
        for field in filterset.form:
            if request.GET.get(field.html_name):
                rest = request.GET.copy()
                rest.pop(field.html_name, None)
                rest.pop("pagina", None)
                chips.append((_gekozen(field), "?" + rest.urlencode()))
    return {"form": filterset.form, "chips": chips, "knop": knop}


@register.inclusion_tag(MAP + "download.html", takes_context=True)
def download(context: Context) -> Context:
    """Two links that give the list of this page, narrowed as it is, as CSV and as XLSX."""
    vraag = context["request"].GET.copy()
    vraag.pop("pagina", None)
    links = []
    for vorm, naam in (("xlsx", "Excel (xlsx)"), ("csv", "csv")):
        vraag["als"] = vorm
        links.append((naam, "?" + vraag.urlencode()))
    return {"links": links}


def _gekozen(veld: Any) -> str:
    """Say what is chosen in a filter field: "Gemeente Rheden"."""
    value = veld.value()
    choices = {str(k): str(v) for k, v in getattr(veld.field, "choices", ()) or ()}
    return f"{veld.label}: {choices.get(str(value), value)}"


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
