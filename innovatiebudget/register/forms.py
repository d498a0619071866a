"""The public register: what was granted to whom for what, with totals and map (W63)."""

from dataclasses import dataclass
from typing import Any

from django import forms

from innovatiebudget.register.queries import hoofddoelgroep
from kern.aansluiting.registers import RegisterRij


@dataclass(frozen=True)
class Registerkeuzes:
    """What the register can be narrowed by: rondes by code, target groups by "b. Titel", names."""

    rondes: list[tuple[str, str]]
    doelgroepen: list[tuple[str, str]]
    gemeenten: list[tuple[str, str]]


class Registerzoeker(forms.Form):
    """The filter above the list; every field may stay empty."""

    zoek = forms.CharField(label="Zoek op project of organisatie", required=False)
    ronde = forms.ChoiceField(label="Ronde", required=False)
    doelgroep = forms.ChoiceField(label="Doelgroep", required=False)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)

    def __init__(self, *args: Any, keuzes: Registerkeuzes, **kwargs: Any) -> None:
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
            and (not keuze.get("doelgroep") or hoofddoelgroep(rij).startswith(keuze["doelgroep"]))
            and (not keuze.get("gemeente") or keuze["gemeente"] in dict(rij.gemeenten))
        )
