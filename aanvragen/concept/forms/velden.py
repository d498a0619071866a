"""Fields of a draft: they read what can be read and never ask for more than there is."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from aanvragen.velden.rekenen.veldsoorten import GROOTSTE_AANTAL, Veld, Veldsoort
from kern.basis.fouten import Fout
from kern.basis.geld import getal as schrijf_getal
from kern.basis.geld import lees_bedrag
from kern.ui.bedrag import BedragVeld
from kern.ui.forms import DatumVeld, TekstVeld


def langtekstveld(label: str, maximum: int, *, rijen: int = 8) -> TekstVeld:
    """A text with a counter; one that is too long is kept, and reported as still to do."""
    return TekstVeld(
        label=label,
        required=False,
        widget=forms.Textarea(attrs={"rows": rijen, "data-max-tekens": str(maximum)}),
    )


def regelveld(label: str, **attrs: str) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, required=False, widget=forms.TextInput(attrs=attrs))


def bedragveld(label: str) -> BedragVeld:
    """An amount in euros."""
    return BedragVeld(label=label, required=False, min_value=None)


def datumveld(label: str) -> DatumVeld:
    """A date."""
    return DatumVeld(label=label, required=False)


def _getalinvoer() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "decimal", "class": "isd-getal"})


def _lees_getal(value: Any) -> Decimal | None:
    """Read what was typed; raises ValidationError for what is no number."""
    if not str(value or "").strip():
        return None
    try:
        return lees_bedrag(str(value))
    except Fout as fout:
        raise ValidationError("Dit is geen getal. Vul een getal in zoals 12 of 4,6.") from fout


class GetalVeld(forms.Field):
    """A number with at most two decimals, typed as people type it: 4,6 or 1.250."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=_getalinvoer(), **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        """Read what was typed."""
        return _lees_getal(value)


class AantalVeld(forms.Field):
    """A whole number of people."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=_getalinvoer(), **kwargs)

    def to_python(self, value: Any) -> int | None:
        """Read what was typed; dots between thousands are fine."""
        gelezen = _lees_getal(value)
        if gelezen is None:
            return None
        if gelezen != gelezen.to_integral_value() or not 0 <= gelezen <= GROOTSTE_AANTAL:
            raise ValidationError("Vul een heel aantal in, zoals 120.")
        return int(gelezen)


def invoerveld(veld: Veld) -> forms.Field:
    """Return the input of a plain field, as the table describes it; nothing is required."""
    label = veld.label or veld.vraag
    match veld.soort:
        case Veldsoort.REGEL:
            return regelveld(label, **({"maxlength": str(veld.maximum)} if veld.maximum else {}))
        case Veldsoort.TEKST:
            return langtekstveld(label, veld.maximum)
        case Veldsoort.DATUM:
            return datumveld(label)
        case _:
            return forms.BooleanField(label=label, required=False)


def als_getypte_waarde(veld: Veld, waarde: Any) -> str | None:
    """Write a plain value as a browser sends it; None for a box that is not ticked."""
    if veld.soort == Veldsoort.JA_NEE:
        return "on" if waarde else None
    return waarde or ""


def getal_als_getypt(waarde: str | int | None, decimalen: int | None = None) -> str:
    """Write a canonical number the Dutch way, for an input; None becomes empty."""
    if waarde is None:
        return ""
    getal = Decimal(waarde)
    if decimalen is None:
        decimalen = max(0, -int(getal.normalize().as_tuple().exponent))
    return schrijf_getal(getal, decimalen)


def bedrag_als_getypt(waarde: str | None) -> str:
    """Write a canonical amount the Dutch way; cents only if there are any."""
    return "" if waarde is None else getal_als_getypt(waarde, 2 if Decimal(waarde) % 1 else 0)
