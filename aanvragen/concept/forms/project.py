"""Forms of the sections about the project itself, and of the questions per criterion (R12)."""

from typing import Any

from django import forms

from aanvragen.concept.forms import velden
from aanvragen.concept.forms.basis import Formulierdata, OnderdeelFormulier, vraagblokken
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels, Vraagregel
from aanvragen.velden.rekenen.velden import gewone_velden, velden_van
from aanvragen.velden.rekenen.veldsoorten import Veld, Veldsoort
from kern.ui.stukken import Marge, Vraagblok


class ProjectForm(OnderdeelFormulier):
    """Title, summary and planning."""

    onderdeel = "project"


class DoelenEnAspectenForm(OnderdeelFormulier):
    """R12: which goals and aspects the project serves."""

    onderdeel = "doelen"

    @property
    def _keuzevelden(self) -> list[Veld]:
        return [v for v in velden_van(self.onderdeel) if v.soort == Veldsoort.CODES]

    def bouw(self) -> None:
        """Add what can be chosen in this ronde."""
        for veld in self._keuzevelden:
            keuzes = self.regels.keuzes(veld.sleutel)
            box = forms.MultipleChoiceField(
                label=veld.vraag,
                required=False,
                choices=[(keuze.code, f"{keuze.code}. {keuze.titel}") for keuze in keuzes],
                widget=forms.CheckboxSelectMultiple,
            )
            box.uitleg = {keuze.code: keuze.tekst for keuze in keuzes}  # type: ignore[attr-defined]
            self.fields[veld.sleutel] = box

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the questions."""
        return vraagblokken([*self._keuzevelden, *gewone_velden(self.onderdeel)])

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the chosen codes as typed."""
        chosen = {v.sleutel: inhoud[v.sleutel] for v in velden_van(cls.onderdeel)}
        return {**chosen, **super().data_van(inhoud, regels, groep)}

    def gegevens(self) -> Aanvraaginhoud:
        """Return the chosen codes."""
        chosen = {v.sleutel: self.cleaned_data.get(v.sleutel, []) for v in self._keuzevelden}
        return {**super().gegevens(), **chosen}


class AntwoordenForm(OnderdeelFormulier):
    """The questions of one group of criteria, with what the committee looks at beside them."""

    def bouw(self) -> None:
        """Add a field per question."""
        self._vragen = self.regels.vragen_van(self.groep)
        for vraag in self._vragen:
            self.fields[f"antwoord_{vraag.code}"] = velden.langtekstveld(
                vraag.vraag, vraag.max_tekens, rijen=12
            )

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return one block per question, with the criterion above it."""
        return [self._blok(vraag) for vraag in self._vragen]

    def _blok(self, vraag: Vraagregel) -> Vraagblok:
        criterium = self.regels.criterium(vraag.criterium)
        counts = f", telt voor {criterium.gewicht}% mee" if criterium.gewicht else ""
        marge = Marge("Waar de commissie op let", punten=criterium.leidraad, accent=True)
        return Vraagblok(
            vraag.vraag,
            (f"antwoord_{vraag.code}",),
            uitleg=vraag.uitleg,
            voorkop=f"Criterium {criterium.nummer} van {len(self.regels.criteria)}{counts}",
            marge=(marge,) if criterium.leidraad else (),
        )

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the answers as typed."""
        gegeven = {rij["vraag"]: rij["tekst"] for rij in inhoud["antwoorden"]}
        vragen = regels.vragen_van(groep)
        return {f"antwoord_{v.code}": gegeven.get(v.code, "") for v in vragen}

    def gegevens(self) -> Aanvraaginhoud:
        """Return the answers, the empty ones too."""
        return {
            "antwoorden": [
                {
                    "criterium": vraag.criterium,
                    "vraag": vraag.code,
                    "tekst": self.cleaned_data.get(f"antwoord_{vraag.code}", ""),
                }
                for vraag in self._vragen
            ]
        }

    def plek(self, pad: tuple[Any, ...]) -> tuple[forms.Form, str | None]:
        """Point at the question."""
        return self, f"antwoord_{pad[1]}"
