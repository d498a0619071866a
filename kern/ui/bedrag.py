"""Amounts in models and in forms: exact to the cent, read and shown the Dutch way (law 4)."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from kern.basis.fouten import Fout
from kern.basis.geld import euro, getal, lees_bedrag


class BedragField(models.DecimalField):  # type: ignore[type-arg] # Django has no [] here
    """A model field for an amount in euros, exact to the cent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 12)
        kwargs.setdefault("decimal_places", 2)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """Let a person type the amount the Dutch way."""
        return models.Field.formfield(self, **{"form_class": BedragVeld, **kwargs})


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
        return str(self.error_messages[code]).format(euro(bound))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as amounts, not as text."""
        try:
            typed = self.to_python(data)
        except ValidationError:
            return True
        return typed != self.to_python(None if initial is None else self.prepare_value(initial))
