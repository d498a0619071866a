"""Forms of the sections that describe organisation, project and answers."""

from typing import Any

from django import forms

from aanvragen.concept.forms import velden
from aanvragen.concept.forms.basis import Formulierdata, OnderdeelFormulier, Rijenset, beheerdata
from aanvragen.velden.rekenen import gebrek
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
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

INDICATORKOLOMMEN = ("naam", "eenheid", "nulmeting", "streefwaarde", "bron")


class EvaluatieplanForm(OnderdeelFormulier):
    """R14: indicators, costs and benefits, and when the evaluation is ready."""

    sjabloon = "aanvragen/concept/onderdelen/evaluatieplan.html"
    sets = {"indicatoren": (IndicatorSet, "Indicatoren")}
    kosten_en_baten = velden.langtekstveld("Wat kost het, en wat levert het op?", gebrek.MAX_TEKST)
    evaluatiedatum = velden.datumveld("Wanneer is uw evaluatie klaar?")

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the questions; the last day comes from the ronde."""
        uiterlijk = datum_kort(self.regels.evaluatie_uiterlijk)
        return [
            Vraagblok(
                "Wat kost het, en wat levert het op?",
                ("kosten_en_baten",),
                uitleg="Wie heeft de kosten en wie het voordeel? Noem bedragen als u ze hebt.",
            ),
            Vraagblok(
                "Wanneer is uw evaluatie klaar?",
                ("evaluatiedatum",),
                uitleg=f"Uiterlijk {uiterlijk}. Dan kan de uitkomst nog meetellen bij de nieuwe "
                "contracten.",
            ),
        ]

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the rows as typed, with one empty row when there are none."""
        rijen = inhoud["indicatoren"]
        data = beheerdata("indicatoren", max(len(rijen), 1))
        data["kosten_en_baten"] = inhoud["kosten_en_baten"]
        data["evaluatiedatum"] = inhoud["evaluatiedatum"] or ""
        for nummer, rij in enumerate(rijen):
            for naam in INDICATORKOLOMMEN:
                getal = naam in ("nulmeting", "streefwaarde")
                waarde = velden.getal_als_getypt(rij[naam]) if getal else rij[naam]
                data[f"indicatoren-{nummer}-{naam}"] = waarde
        return data

    def gegevens(self) -> Aanvraaginhoud:
        """Return the plan."""
        rijen = self.regelsets["indicatoren"].rijen()
        return {
            "indicatoren": [{n: f.cleaned_data.get(n) for n in INDICATORKOLOMMEN} for f in rijen],
            "kosten_en_baten": self.cleaned_data.get("kosten_en_baten", ""),
            "evaluatiedatum": self.cleaned_data.get("evaluatiedatum"),
        }

    def plek(self, pad: tuple[Any, ...]) -> tuple[forms.Form, str | None]:
        """Point at a row; without rows at the first cell."""
        regelset = self.regelsets["indicatoren"]
        if pad == ("indicatoren",):
            return regelset.forms[0], "naam"
        if pad[0] == "indicatoren":
            return regelset.rijen()[pad[1]], pad[2]
        return self, pad[0]
