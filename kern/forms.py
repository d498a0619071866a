"""The form kit: base forms and the fields with Dutch manners. Looks come from the pack `nlds`."""

from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from kern.fouten import Fout
from kern.geld import getal, lees_bedrag
from kern.tekst import schone_tekst

__all__ = [
    "BedragVeld",
    "DatumVeld",
    "Formulier",
    "ModelFormulier",
    "TekstVeld",
    "schone_tekst",
]


class _MetHelper:
    """Give a form its crispy helper; the page itself writes the <form> element."""

    use_required_attribute = False  # the server says in Dutch what is missing

    @property
    def helper(self) -> FormHelper:
        """Return the crispy helper of this form."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.template_pack = "nlds"
        return helper


class Formulier(_MetHelper, forms.Form):
    """Base of every form."""


class ModelFormulier(_MetHelper, forms.ModelForm):
    """Base of every form that fills a model."""


class BedragVeld(forms.Field):
    """An amount in euros, typed as people type it; gives a Decimal with two decimals."""

    default_error_messages = {
        "required": "Vul een bedrag in.",
        "min_value": "Vul een bedrag in van {} of meer.",
        "max_value": "Vul een bedrag in van {} of minder.",
    }

    def __init__(
        self,
        *,
        min_value: Decimal | int | None = 0,
        max_value: Decimal | int | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "data-bedrag": ""})
        )
        for name in ("max_digits", "decimal_places"):  # what a DecimalField hands over
            kwargs.pop(name, None)
        self.min_value = min_value
        self.max_value = max_value
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show an amount the Dutch way; what a person typed comes back untouched."""
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return getal(value, 2 if Decimal(value) % 1 else 0)
        return value

    def to_python(self, value: Any) -> Decimal | None:
        """Read what was typed."""
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        try:
            return lees_bedrag(str(value))
        except Fout as fout:
            raise ValidationError(fout.melding, code="invalid") from fout

    def validate(self, value: Any) -> None:
        """Check the bounds."""
        super().validate(value)
        if value is None:
            return
        if self.min_value is not None and value < self.min_value:
            raise ValidationError(self._grens("min_value", self.min_value), code="min_value")
        if self.max_value is not None and value > self.max_value:
            raise ValidationError(self._grens("max_value", self.max_value), code="max_value")

    def _grens(self, code: str, bound: Decimal | int) -> str:
        from kern.geld import euro

        return str(self.error_messages[code]).format(euro(bound))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as amounts, not as text."""
        try:
            typed = self.to_python(data)
        except ValidationError:
            return True
        return typed != self.to_python(None if initial is None else self.prepare_value(initial))


class DatumVeld(forms.DateField):
    """A date; the browser's own date picker, and Dutch notations when typed."""

    default_error_messages = {
        "required": "Vul een datum in.",
        "invalid": "Dit is geen datum. Vul een datum in zoals 9-6-2015.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"])
        super().__init__(**kwargs)


class TekstVeld(forms.CharField):
    """A long text with a counter; a line end counts as one character, also on Windows."""

    default_error_messages = {"required": "Vul hier een tekst in."}

    def __init__(self, *, max_tekens: int | None = None, rijen: int = 6, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rijen}))
        self.max_tekens = max_tekens
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tell the counter on the page the maximum; no maxlength, that would cut a paste."""
        attrs = super().widget_attrs(widget)
        if self.max_tekens:
            attrs["data-max-tekens"] = str(self.max_tekens)
        return attrs

    def to_python(self, value: Any) -> str:
        """Clean the text."""
        return schone_tekst(super().to_python(value) or "")

    def validate(self, value: Any) -> None:
        """Refuse a text that is too long, and say by how much."""
        super().validate(value)
        extra = len(value) - self.max_tekens if self.max_tekens else 0
        if extra > 0:
            woord = "teken" if extra == 1 else "tekens"
            raise ValidationError(
                f"Deze tekst is {getal(extra)} {woord} te lang. "
                f"U kunt maximaal {getal(self.max_tekens or 0)} tekens gebruiken.",
                code="max_tekens",
            )
