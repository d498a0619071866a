"""Forms of the sections about money (R15)."""

from decimal import Decimal
from typing import Any

from django import forms

from aanvragen.concept.forms import velden
from aanvragen.concept.forms.basis import Formulierdata, OnderdeelFormulier, Rijenset, beheerdata
from aanvragen.velden.rekenen import gebrek
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud, begrotingstotalen, normaliseer_deel
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from kern.ui.forms import Formulier
from kern.ui.stukken import Marge, Vraagblok

# prefix of the rows -> kind of budget line; the order is that of the content
SOORT_PER_PREFIX = {"kosten": "kosten", "eigen": "eigen_bijdrage", "andere": "andere_financiering"}


class BegrotingsregelRij(Formulier):
    """One line of the budget."""

    omschrijving = velden.regelveld("Omschrijving")
    bedrag = velden.bedragveld("Bedrag")


BegrotingsregelSet = forms.formset_factory(
    BegrotingsregelRij, formset=Rijenset, extra=0, can_delete=True
)


class BegrotingForm(OnderdeelFormulier):
    """Costs and cover; the totals and the amount asked are computed, never typed."""

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
        data: Formulierdata = {}
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
            "begroting": [
                {
                    "soort": soort,
                    "omschrijving": form.cleaned_data.get("omschrijving", ""),
                    "bedrag": form.cleaned_data.get("bedrag"),
                }
                for soort, form in self._rijen()
            ]
        }

    def totalen(self) -> dict[str, Decimal]:
        """Return the totals of what is typed now."""
        return begrotingstotalen(normaliseer_deel("begroting", self.gegevens()["begroting"]))

    def plek(self, pad: tuple[Any, ...]) -> tuple[forms.Form, str | None]:
        """Point at a row; what concerns the whole points at the first amount."""
        if len(pad) == 1:
            return self.regelsets["kosten"].forms[0], "bedrag"
        veld = pad[2] if pad[2] != "soort" else "omschrijving"
        return self._rijen()[pad[1]][1], veld


class RegulierForm(OnderdeelFormulier):
    """Criterion 3: regular contracts can't pay for it."""

    verklaring_regulier = forms.BooleanField(
        label="Ik verklaar dat onze contracten met de gemeenten dit project niet betalen",
        required=False,
    )
    toelichting_regulier = velden.langtekstveld("Waarom niet?", gebrek.MAX_TEKST)

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the question, with the guidance of the criterion it answers."""
        criterium = next(
            (c for c in self.ronde.criteria.all() if c.beantwoord_door == "regulier"), None
        )
        voorkop = (
            f"Criterium {criterium.nummer} van {len(self.regels.criteria)}" if criterium else ""
        )
        punten = tuple(criterium.leidraad) if criterium else ()
        marge = Marge("Waar de coördinator op let", punten=punten, accent=True)
        return [
            Vraagblok(
                "Kan dit project uit een gewoon contract worden betaald?",
                ("verklaring_regulier", "toelichting_regulier"),
                uitleg="Het innovatiebudget is voor wat een gewoon contract niet betaalt. "
                "Noem het contract of het product waar het op lijkt, en wat anders is.",
                voorkop=voorkop,
                marge=(marge,) if punten else (),
            )
        ]

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the statement as typed."""
        aan: Formulierdata = {"verklaring_regulier": "on"} if inhoud["verklaring_regulier"] else {}
        return {**aan, "toelichting_regulier": inhoud["toelichting_regulier"]}

    def gegevens(self) -> Aanvraaginhoud:
        """Return the statement and why."""
        return {
            "verklaring_regulier": bool(self.cleaned_data.get("verklaring_regulier")),
            "toelichting_regulier": self.cleaned_data.get("toelichting_regulier", ""),
        }
