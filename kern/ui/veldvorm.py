"""How the pack `nlds` shows forms: what one field, a question block and the summary need to know.

Conventions on a form: `vragen` (list of kern.ui.stukken.Vraagblok), `later_gevraagd = True` when what
is empty may be kept but is asked for in the end. On a field: `uitleg = {value: sentence}` for the
choices of a list, `zonder_label = True` when "(niet verplicht)" is only half the truth. On a
widget: attrs `data-max-tekens` (counter), `data-bedrag` (euro sign), `eigen_blok = True` for a
widget that draws its own rows, and `foutveld`, the end of the id where its error is.
"""

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from kern.ui import stukken as o

Context = dict[str, Any]

ALGEMEEN = {"required", "invalid", "invalid_choice", "min_value", "max_value"}

KAAL = {"Zet hier een vinkje.", "Kies een bestand.", "Maak een keuze.", "Vul dit veld in."}


def _regels(form: Any, voor: str = "") -> list[tuple[str, str]]:
    """Return the errors of a form as (id of the field or empty, sentence)."""
    lines = []
    for name, errors in form.errors.items():
        for error in errors.as_data():
            for text in error.messages:
                if name == "__all__":
                    lines.append(("", voor + text))
                    continue
                field = form[name]
                lines.append((_doel(field), voor + _zin(field, error.code, _gewoon(field, text))))
    return lines


def _gewoon(veld: Any, tekst: str) -> str:
    """Say what to do instead of Django's "Dit veld is verplicht."."""
    if tekst != str(forms.Field.default_error_messages["required"]):
        return tekst
    kind = _soort(veld)
    if kind == "vinkje":
        return "Zet hier een vinkje."
    if isinstance(veld.field.widget, forms.FileInput):
        return "Kies een bestand."
    choice = kind in ("radio", "checkbox") or isinstance(veld.field.widget, forms.Select)
    return "Maak een keuze." if choice else "Vul dit veld in."


def _zin(veld: Any, code: str, tekst: str) -> str:
    """Name the field before a message that says nothing by itself when it stands in a list."""
    if code not in ALGEMEEN:
        return tekst
    if str(veld.label).endswith("?"):
        return f"{veld.label} {tekst}" if tekst in KAAL else tekst
    return f"{capfirst(veld.label)}: {tekst[:1].lower()}{tekst[1:]}"


def _doel(veld: Any) -> str:
    """Return the id to jump to: the field, or the first choice of a list."""
    if place := getattr(veld.field, "foutveld", None):  # a widget of several inputs tells which
        return f"{veld.auto_id}_{place}"
    attrs_id = str(veld.field.widget.attrs.get("id") or "")
    if not veld.id_for_label and veld.auto_id:
        return f"{veld.auto_id}_0"
    return str(veld.id_for_label or attrs_id)


def foutsamenvatting(*formulieren: Any) -> SafeString | str:
    """Summary above the first question, once per form; nothing when there are no errors.

    Takes forms and formsets together: {% foutsamenvatting form regels %}. A formset numbers its
    forms, unless it has a `regelkop` of its own to put before each message.
    """
    lines: list[tuple[str, str]] = []
    for form in formulieren:
        if not form or getattr(form, "_samenvatting_getoond", False) or not form.is_bound:
            continue
        form._samenvatting_getoond = True
        if hasattr(form, "forms"):  # a formset
            lines += [("", str(error)) for error in form.non_form_errors()]
            for number, row in enumerate(form.forms, 1):
                row._samenvatting_getoond = True
                lines += _regels(row, getattr(form, "regelkop", f"Regel {number}: "))
        else:
            lines += _regels(form)
    if not lines:
        return ""
    return render_to_string("onderdelen/foutsamenvatting.html", {"regels": lines})


WIDGETKLASSEN = {
    "checkbox": "utrecht-custom-checkbox utrecht-checkbox utrecht-custom-checkbox--html-input",
    "select": "utrecht-select utrecht-select--html-select",
    "selectmultiple": "utrecht-select utrecht-select--html-select isd-meerkeuze",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "file": "isd-bestand",
    "clearablefile": "isd-bestand",
}

OPTIEKLASSEN = {
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "checkbox": WIDGETKLASSEN["checkbox"],
}

STANDAARDKLASSE = "utrecht-textbox utrecht-textbox--html-input"

LIJSTEN = {"radioselect": "radio", "checkboxselectmultiple": "checkbox"}

ENKEL = {"checkbox": "vinkje", "textarea": "tekstvak"}


def _widgetnaam(veld: Any) -> str:
    return type(veld.field.widget).__name__.lower().removesuffix("input")


def _soort(veld: Any) -> str:
    """Return how a field is drawn: hidden, a list of choices, its own rows, or one input."""
    name = _widgetnaam(veld)
    if veld.is_hidden:
        return "verborgen"
    if name in LIJSTEN:
        return LIJSTEN[name]
    if hasattr(veld.field.widget, "eigen_blok"):  # draws its own rows
        return "eigen"
    if name in ENKEL:
        return ENKEL[name]
    return "bedrag" if "data-bedrag" in veld.field.widget.attrs else "invoer"


def veld(
    veld: Any,
    groot: bool = False,
    titel: str = "",
    uitleg: str = "",
    kaal: bool = False,
    marge: Any = (),
) -> Context:
    """One field with label, help, error and input, tied together by aria-describedby.

    `groot` gives the label of a question block; `kaal` leaves the label to who listens only
    (a cell of a table).
    """
    kind = _soort(veld)
    base = veld.auto_id or veld.html_name
    help_text = uitleg or veld.help_text
    maximum = int(veld.field.widget.attrs.get("data-max-tekens") or 0)
    length = len(str(veld.value() or "").replace("\r\n", "\n")) if maximum else 0
    described = _beschrijving(veld, base, help_text, maximum)
    rows = kind in LIJSTEN.values()
    return {
        "veld": veld,
        "soort": kind,
        "basis": base,
        "hulp": help_text,
        "label": titel or veld.label,
        "groot": groot,
        "marge": marge,
        "fouten": [_gewoon(veld, str(error)) for error in veld.errors],
        "kaal": kaal,
        "beschrijving": described,
        "invoer": "" if rows else veld.as_widget(attrs=_attrs(veld, kind, described)),
        "opties": _opties(veld) if rows else [],
        "optieklasse": OPTIEKLASSEN.get(kind, ""),
        "maximum": maximum or None,
        "tekens": length,
        "te_veel": length > maximum > 0,
        "facultatief": _is_facultatief(veld),
    }


def _beschrijving(veld: Any, basis: str, hulp: str, maximum: int) -> str:
    """Return the ids of what tells more about a field: help, error, counter."""
    parts = {"hulp": hulp, "fout": veld.errors, "teller": maximum}
    return " ".join(f"{basis}-{name}" for name, present in parts.items() if present)


def _attrs(veld: Any, kind: str, described: str) -> dict[str, str]:
    """Return what the look and a screen reader need on the input of a field."""
    attrs: dict[str, str] = {}
    if kind == "verborgen":
        return attrs
    if kind != "eigen":  # such a widget draws its own inputs
        look = WIDGETKLASSEN.get(_widgetnaam(veld), STANDAARDKLASSE)
        attrs["class"] = f"{look} {veld.field.widget.attrs.get('class', '')}".strip()
    if described:
        attrs["aria-describedby"] = described
    if veld.errors:
        attrs["aria-invalid"] = "true"
    if kind == "bedrag":
        attrs["class"] += " isd-bedrag__invoer"
        attrs["autocomplete"] = "off"
    return attrs


def _is_facultatief(veld: Any) -> bool:
    """Whether the label says "(niet verplicht)"; see the conventions above."""
    asked_later = getattr(veld.form, "later_gevraagd", False)
    return not (veld.field.required or asked_later or getattr(veld.field, "zonder_label", False))


def _opties(veld: Any) -> list[dict[str, Any]]:
    """Return the choices of a list with their explanation (`field.uitleg = {value: sentence}`)."""
    explained = {str(k): v for k, v in getattr(veld.field, "uitleg", {}).items()}
    return [
        {
            "naam": option.data["name"],
            "waarde": "" if option.data["value"] is None else str(option.data["value"]),
            "tekst": option.choice_label,
            "gekozen": bool(option.data["selected"]),
            "id": option.id_for_label,
            "uitleg": explained.get(str(option.data["value"]), ""),
            "attrs": {
                k: v
                for k, v in option.data["attrs"].items()
                if k not in ("id", "checked", "class", "aria-invalid", "aria-describedby")
                and v not in (False, None)
            },
        }
        for option in veld.subwidgets
    ]


def vragen(form: Any) -> Context:
    """All fields of a form: in question blocks when it lists `vragen`, else one by one."""
    listed = getattr(form, "vragen", ())
    if callable(listed):
        listed = listed()
    named = {name for vraag in listed for name in vraag.velden}
    return {
        "form": form,
        "vragen": [
            {
                "vraag": v,
                "velden": [form[name] for name in v.velden if name in form.fields],
                "fout": any(form[name].errors for name in v.velden if name in form.fields),
                "marge": [v.marge] if isinstance(v.marge, o.Marge) else list(v.marge),
            }
            for v in listed
        ],
        "rest": [field for field in form if field.name not in named],
    }


def regels(
    formset: Any, knop: str = "Regel toevoegen", actie: str = "regel_erbij", titel: str = ""
) -> Context:
    """Rows of a formset as a table that stacks on phones, with a button that adds a row.

    Without JavaScript the button submits `actie`=prefix; the view then shows one row more.
    """
    empty = formset.empty_form
    return {
        "formset": formset,
        "kolommen": [v for v in empty.visible_fields() if v.name not in ("DELETE", "ORDER")],
        "leeg": empty,
        "knop": knop,
        "actie": actie,
        "titel": titel,
    }
