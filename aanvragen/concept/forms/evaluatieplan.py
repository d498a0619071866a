"""Form of the evaluation plan (R14)."""

from dataclasses import replace
from typing import Any

from django import forms

from aanvragen.concept.forms import velden
from aanvragen.concept.forms.basis import Formulierdata, OnderdeelFormulier, Rijenset, beheerdata
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.rekenen.velden import veld
from aanvragen.velden.rekenen.veldsoorten import Kolomsoort
from kern.basis.termijnen import datum_kort
from kern.ui.forms import Formulier
from kern.ui.stukken import Vraagblok


class IndicatorRij(Formulier):
    """One indicator."""

    naam = velden.regelveld("Wat meet u?")
    eenheid = velden.regelveld("Eenheid")
    nulmeting = velden.GetalVeld(label="Nu")
    streefwaarde = velden.GetalVeld(label="Doel")
    bron = velden.regelveld("Bron")


IndicatorSet = forms.formset_factory(IndicatorRij, formset=Rijenset, extra=0, can_delete=True)


class EvaluatieplanForm(OnderdeelFormulier):
    """R14: indicators, costs and benefits, and when the evaluation is ready."""

    onderdeel = "evaluatieplan"
    sjabloon = "aanvragen/concept/onderdelen/evaluatieplan.html"
    sets = {"indicatoren": (IndicatorSet, "Indicatoren")}

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the questions; the last day comes from the ronde."""
        last_day = datum_kort(self.regels.evaluatie_uiterlijk)
        uitleg = (
            f"Uiterlijk {last_day}. Dan kan de uitkomst nog meetellen bij de nieuwe contracten."
        )
        return [
            replace(blok, uitleg=uitleg) if "evaluatiedatum" in blok.velden else blok
            for blok in super().vragen
        ]

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the rows as typed, with one empty row when there are none."""
        rijen = inhoud["indicatoren"]
        data = super().data_van(inhoud, regels, groep)
        data |= beheerdata("indicatoren", max(len(rijen), 1))
        for nummer, rij in enumerate(rijen):
            for kolom in veld("indicatoren").kolommen:
                is_number = kolom.soort == Kolomsoort.GETAL
                waarde = rij[kolom.naam]
                typed = velden.getal_als_getypt(waarde) if is_number else waarde
                data[f"indicatoren-{nummer}-{kolom.naam}"] = typed
        return data

    def gegevens(self) -> Aanvraaginhoud:
        """Return the plan."""
        rows = self.regelsets["indicatoren"].rijen()
        namen = veld("indicatoren").kolomnamen
        indicatoren = [{naam: row.cleaned_data.get(naam) for naam in namen} for row in rows]
        return {**super().gegevens(), "indicatoren": indicatoren}

    def plek(self, pad: tuple[Any, ...]) -> tuple[forms.Form, str | None]:
        """Point at a row; without rows at the first cell."""
        regelset = self.regelsets["indicatoren"]
        if pad == ("indicatoren",):
            return regelset.forms[0], "naam"
        if pad[0] == "indicatoren":
            return regelset.rijen()[pad[1]], pad[2]
        return super().plek(pad)
