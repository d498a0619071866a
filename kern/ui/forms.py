"""The form kit: base forms and the fields with Dutch manners. Looks come from the pack `nlds`."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from kern.basis.geld import getal
from kern.basis.tekst import schone_tekst


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


class ModelFormulier(_MetHelper, forms.ModelForm):  # type: ignore[type-arg] # Django has no []
    """Base of every form that fills a model."""


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
            word = "teken" if extra == 1 else "tekens"
            raise ValidationError(
                f"Deze tekst is {getal(extra)} {word} te lang. "
                f"U kunt maximaal {getal(self.max_tekens or 0)} tekens gebruiken.",
                code="max_tekens",
            )
