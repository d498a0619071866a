"""Form of the section about target groups and municipalities, with their reach (R12)."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from aanvragen.concept.forms import velden
from aanvragen.concept.forms.basis import Formulierdata, OnderdeelFormulier
from aanvragen.velden.rekenen.codes import WIJZENAMEN
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels


@dataclass(frozen=True)
class Bereikrij:
    """One row: a tick that opens a number, and what goes with it."""

    code: str
    naam: str
    gekozen: BoundField
    bereik: BoundField
    extra: BoundField | None
    aantal: int

    @property
    def open(self) -> bool:
        """Whether the row is ticked."""
        return bool(self.gekozen.value())

    @property
    def fouten(self) -> list[str]:
        """Return the errors of the row."""
        extra = list(self.extra.errors) if self.extra else []
        return [*self.gekozen.errors, *self.bereik.errors, *extra]


class DoelgroepenForm(OnderdeelFormulier):
    """Which groups with what reach, which of them first, and which municipalities."""

    onderdeel = "doelgroepen"
    sjabloon = "aanvragen/concept/onderdelen/doelgroepen.html"

    def bouw(self) -> None:
        """Add fields per target group and per municipality of the ronde."""
        groepen = self.regels.doelgroepkeuzes
        self.fields["hoofd"] = forms.ChoiceField(
            label="Voor welke doelgroep is uw project vooral?",
            required=False,
            choices=[(g.code, f"{g.code}. {g.titel}") for g in groepen],
            widget=forms.RadioSelect,
        )
        self.fields["hoofd"].uitleg = {  # type: ignore[attr-defined]
            g.code: g.tekst for g in groepen
        }
        for groep in groepen:
            self._rij(f"doelgroep_{groep.code}", f"{groep.code}. {groep.titel}")
            if groep.jeugd:
                self.fields[f"doelgroep_{groep.code}_jeugd"] = forms.BooleanField(
                    label="Het gaat om kinderen en jongeren",
                    required=False,
                    help_text=groep.jeugd,
                )
        for code, naam in self.regels.gemeenten.items():
            self._rij(f"gemeente_{code}", naam)
            self.fields[f"gemeente_{code}_wijze"] = forms.ChoiceField(
                label=f"Hoe werkt u in {naam}?",
                required=False,
                choices=[(str(code), naam) for code, naam in WIJZENAMEN.items()],
            )

    def _rij(self, basis: str, naam: str) -> None:
        self.fields[basis] = forms.BooleanField(label=naam, required=False)
        self.fields[f"{basis}_bereik"] = velden.AantalVeld(label=f"Aantal mensen in {naam}")

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the rows as typed."""
        data = super().data_van(inhoud, regels, groep)
        for rij in inhoud["doelgroepen"]:
            basis = f"doelgroep_{rij['code']}"
            data |= {basis: "on", f"{basis}_bereik": velden.getal_als_getypt(rij["bereik"])}
            if rij["jeugd"]:
                data[f"{basis}_jeugd"] = "on"
            if rij["hoofd"]:
                data["hoofd"] = rij["code"]
        for rij in inhoud["gemeenten"]:
            basis = f"gemeente_{rij['code']}"
            data |= {basis: "on", f"{basis}_bereik": velden.getal_als_getypt(rij["bereik"])}
            data[f"{basis}_wijze"] = rij["wijze"]
        return data

    def gegevens(self) -> Aanvraaginhoud:
        """Return the ticked rows; the main group counts as ticked, a number ticks its row too."""
        gelezen = self.cleaned_data
        hoofd = gelezen.get("hoofd", "")
        return {
            **super().gegevens(),
            "doelgroepen": [
                {
                    "code": code,
                    "bereik": gelezen.get(f"doelgroep_{code}_bereik"),
                    "jeugd": bool(gelezen.get(f"doelgroep_{code}_jeugd")),
                    "hoofd": code == hoofd,
                }
                for code in self.regels.doelgroepen
                if code == hoofd or self._gekozen(f"doelgroep_{code}")
            ],
            "gemeenten": [
                {
                    "code": code,
                    "bereik": gelezen.get(f"gemeente_{code}_bereik"),
                    "wijze": gelezen.get(f"gemeente_{code}_wijze", ""),
                }
                for code in self.regels.gemeenten
                if self._gekozen(f"gemeente_{code}")
            ],
        }

    def _gekozen(self, basis: str) -> bool:
        return bool(self.cleaned_data.get(basis))

    def _rijen(self, soort: str, codes: dict[str, str], extra: str) -> list[Bereikrij]:
        rijen = []
        for code, naam in codes.items():
            basis = f"{soort}_{code}"
            veld = f"{basis}_{extra}"
            aantal = self.cleaned_data.get(f"{basis}_bereik") or 0
            rijen.append(
                Bereikrij(
                    code,
                    naam,
                    self[basis],
                    self[f"{basis}_bereik"],
                    self[veld] if veld in self.fields else None,
                    aantal,
                )
            )
        return rijen

    def doelgroeprijen(self) -> list[Bereikrij]:
        """Return the rows of the target groups."""
        namen = {code: f"{code}. {naam}" for code, naam in self.regels.doelgroepen.items()}
        return self._rijen("doelgroep", namen, "jeugd")

    def gemeenterijen(self) -> list[Bereikrij]:
        """Return the rows of the municipalities."""
        return self._rijen("gemeente", self.regels.gemeenten, "wijze")

    @staticmethod
    def _samen(rijen: list[Bereikrij]) -> tuple[int, int, int]:
        gekozen = [rij for rij in rijen if rij.open]
        aantallen = [rij.aantal for rij in gekozen]
        return len(gekozen), sum(aantallen), max(aantallen, default=0) or 1

    def doelgroepen_samen(self) -> tuple[int, int, int]:
        """Return how many groups, how many people in all, and the most in one."""
        return self._samen(self.doelgroeprijen())

    def gemeenten_samen(self) -> tuple[int, int, int]:
        """Return how many municipalities, how many people in all, and the most in one."""
        return self._samen(self.gemeenterijen())

    def plek(self, pad: tuple[Any, ...]) -> tuple[forms.Form, str | None]:
        """Point at the number, or at the first tick when nothing is chosen."""
        if pad in (("doelgroepen",), ("doelgroepen", "hoofd")):
            return self, "hoofd"
        if pad[0] not in ("doelgroepen", "gemeenten"):
            return super().plek(pad)
        soort = "doelgroep" if pad[0] == "doelgroepen" else "gemeente"
        if len(pad) == 1:
            return self, f"gemeente_{next(iter(self.regels.gemeenten))}"
        veld = f"{soort}_{pad[1]}" + (f"_{pad[2]}" if len(pad) > 2 else "")
        return self, veld if veld in self.fields else None
