"""What a visitor narrows the public register by (W63)."""

from typing import Any

from django import forms

from besluitvorming.beschikking.queries.register import Registeraanbod, Registerkeuze


class Registerzoeker(forms.Form):
    """The filter above the list; every field may stay empty."""

    zoek = forms.CharField(label="Zoek op project of organisatie", required=False)
    ronde = forms.ChoiceField(label="Ronde", required=False)
    doelgroep = forms.ChoiceField(label="Doelgroep", required=False)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)

    def __init__(self, *args: Any, aanbod: Registeraanbod, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bied("ronde", "Alle rondes", [(naam, naam) for naam in aanbod.rondes])
        self._bied("doelgroep", "Alle doelgroepen", aanbod.doelgroepen)
        self._bied("gemeente", "Alle gemeenten", [(naam, naam) for naam in aanbod.gemeenten])

    def _bied(self, naam: str, alles: str, keuzes: list[tuple[str, str]]) -> None:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [("", alles), *keuzes]

    def keuze(self) -> Registerkeuze:
        """Return what was chosen; what can't be chosen narrows nothing."""
        if not (self.is_bound and self.is_valid()):
            return Registerkeuze()
        return Registerkeuze(**self.cleaned_data)
