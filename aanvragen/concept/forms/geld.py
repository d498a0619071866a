"""Forms of the sections about money (R15)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms

from aanvragen.concept.forms import velden
from aanvragen.concept.forms.basis import Formulierdata, OnderdeelFormulier, Rijenset, beheerdata
from aanvragen.concept.rekenen import SOORT_PER_PREFIX
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud, begrotingstotalen, normaliseer_deel
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from kern.ui.forms import Formulier
from kern.ui.stukken import Marge, Vraagblok


class BegrotingsregelRij(Formulier):
    """One line of the budget."""

    omschrijving = velden.regelveld("Omschrijving")
    bedrag = velden.bedragveld("Bedrag")


BegrotingsregelSet = forms.formset_factory(
    BegrotingsregelRij, formset=Rijenset, extra=0, can_delete=True
)


class BegrotingForm(OnderdeelFormulier):
    """Costs and cover; the totals and the amount asked are computed, never typed."""

    onderdeel = "begroting"
    sjabloon = "aanvragen/concept/onderdelen/begroting.html"
    sets = {
        "kosten": (BegrotingsregelSet, "Kosten"),
        "eigen": (BegrotingsregelSet, "Eigen bijdrage"),
        "andere": (BegrotingsregelSet, "Andere financiering"),
    }

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the lines as typed, with an empty row where there are none."""
        data = super().data_van(inhoud, regels, groep)
        for prefix, soort in SOORT_PER_PREFIX.items():
            rijen = [rij for rij in inhoud["begroting"] if rij["soort"] == soort]
            data |= beheerdata(prefix, max(len(rijen), 1))
            for nummer, rij in enumerate(rijen):
                data[f"{prefix}-{nummer}-omschrijving"] = rij["omschrijving"]
                data[f"{prefix}-{nummer}-bedrag"] = velden.bedrag_als_getypt(rij["bedrag"])
        return data

    def _rijen(self) -> list[tuple[str, forms.Form]]:
        return [
            (soort, form)
            for prefix, soort in SOORT_PER_PREFIX.items()
            for form in self.regelsets[prefix].rijen()
        ]

    def gegevens(self) -> Aanvraaginhoud:
        """Return the lines, costs first."""
        return {
            **super().gegevens(),
            "begroting": [
                {
                    "soort": str(soort),
                    "omschrijving": form.cleaned_data.get("omschrijving", ""),
                    "bedrag": form.cleaned_data.get("bedrag"),
                }
                for soort, form in self._rijen()
            ],
        }

    def totalen(self) -> dict[str, Decimal]:
        """Return the totals of what is typed now."""
        return begrotingstotalen(normaliseer_deel("begroting", self.gegevens()["begroting"]))

    def plek(self, pad: tuple[Any, ...]) -> tuple[forms.Form, str | None]:
        """Point at a row; what concerns the whole points at the first amount."""
        if pad[0] != "begroting":
            return super().plek(pad)
        if len(pad) == 1:
            return self.regelsets["kosten"].forms[0], "bedrag"
        veld = pad[2] if pad[2] != "soort" else "omschrijving"
        return self._rijen()[pad[1]][1], veld


class RegulierForm(OnderdeelFormulier):
    """Criterion 3: regular contracts can't pay for it."""

    onderdeel = "regulier"

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the question, with the guidance of the criterion it answers."""
        criterium = next(
            (c for c in self.regels.criteria if c.beantwoord_door == self.onderdeel), None
        )
        blocks = super().vragen
        if criterium is None:
            return blocks
        marge = Marge("Waar de coördinator op let", punten=criterium.leidraad, accent=True)
        first = replace(
            blocks[0],
            voorkop=f"Criterium {criterium.nummer} van {len(self.regels.criteria)}",
            marge=(marge,) if criterium.leidraad else (),
        )
        return [first, *blocks[1:]]
