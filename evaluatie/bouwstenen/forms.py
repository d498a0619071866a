"""What is typed about building blocks: check boxes per list (X04)."""

from typing import Any

from django import forms

from evaluatie.bouwstenen.models import Bouwsteen
from kern.ui.forms import Formulier


class BouwstenenVeld(forms.ModelMultipleChoiceField):
    """Building blocks, as check boxes per list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Bouwsteen.objects.select_related("lijst"))
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(**kwargs)


class MetBouwstenen(Formulier):
    """A form with building blocks that the page shows per list."""

    def groepen(self) -> list[dict[str, Any]]:
        """Return per list its blocks with id and whether it is chosen; one query."""
        veld = self["bouwstenen"]
        gekozen = {str(getattr(w, "pk", w)) for w in (veld.value() or [])}
        groepen: dict[str, dict[str, Any]] = {}
        for steen in self.fields["bouwstenen"].queryset:  # type: ignore[attr-defined]
            groep = groepen.setdefault(steen.lijst.code, {"lijst": steen.lijst, "stenen": []})
            aan = str(steen.pk) in gekozen
            groep["stenen"].append((steen, aan))
            groep["open"] = groep.get("open") or aan
        return list(groepen.values())


class LabelForm(MetBouwstenen):
    """Which building blocks an indicator tells something about (X04)."""

    bouwstenen = BouwstenenVeld(label="Over welke bouwstenen gaat het?", required=False)
