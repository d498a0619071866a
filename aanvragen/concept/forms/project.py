"""Forms of the sections that describe organisation, project and answers."""

from typing import Any

from django import forms

from aanvragen.concept.forms import velden
from aanvragen.concept.forms.basis import Formulierdata, OnderdeelFormulier
from aanvragen.velden.rekenen import gebrek
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from kern.ui.stukken import Marge, Vraagblok


class ProjectForm(OnderdeelFormulier):
    """Title, summary and planning."""

    titel = velden.regelveld("Wat is de titel van uw project?", maxlength=str(gebrek.MAX_TITEL))
    samenvatting = velden.langtekstveld("Vat uw project samen", gebrek.MAX_SAMENVATTING)
    start = velden.datumveld("Begin")
    eind = velden.datumveld("Einde")

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the questions."""
        return [
            Vraagblok(
                "Wat is de titel van uw project?",
                ("titel",),
                uitleg="Kort, en zo dat iemand die u niet kent weet waar het over gaat.",
            ),
            Vraagblok(
                "Vat uw project samen",
                ("samenvatting",),
                uitleg="Voor wie is het, wat doet u en wat wordt er beter?",
                marge=(
                    Marge(
                        "Wie leest dit?",
                        "De commissie en de colleges lezen dit het eerst. Krijgt u geld, dan "
                        "staat deze tekst in het openbare register.",
                    ),
                ),
            ),
            Vraagblok("Wanneer voert u het project uit?", ("start", "eind")),
        ]

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the fields as typed."""
        return {naam: inhoud[naam] or "" for naam in ("titel", "samenvatting", "start", "eind")}

    def gegevens(self) -> Aanvraaginhoud:
        """Return title, summary and dates."""
        gelezen = dict(self.cleaned_data)
        gegevens = {naam: gelezen.get(naam) for naam in ("samenvatting", "start", "eind")}
        return {**gegevens, "titel": gelezen.get("titel", "")}


class DoelenEnAspectenForm(OnderdeelFormulier):
    """R12: which goals and aspects the project serves."""

    def bouw(self) -> None:
        """Add the goals and aspects of the ronde."""
        for naam, rijen, label in (
            ("doelen", self.ronde.doelen.all(), "Aan welke doelen draagt uw project bij?"),
            ("aspecten", self.ronde.aspecten.all(), "Waarop richt u zich?"),
        ):
            rijen = list(rijen)
            veld = forms.MultipleChoiceField(
                label=label,
                required=False,
                choices=[(r.code, f"{r.code}. {r.titel}") for r in rijen],
                widget=forms.CheckboxSelectMultiple,
            )
            veld.uitleg = {r.code: r.tekst for r in rijen}  # type: ignore[attr-defined]
            self.fields[naam] = veld

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the questions."""
        return [
            Vraagblok(
                "Aan welke doelen draagt uw project bij?",
                ("doelen",),
                uitleg="Kies alleen de doelen waar u echt aan werkt. Eén is genoeg.",
            ),
            Vraagblok("Waarop richt u zich?", ("aspecten",)),
        ]

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the chosen codes as typed."""
        return {"doelen": inhoud["doelen"], "aspecten": inhoud["aspecten"]}

    def gegevens(self) -> Aanvraaginhoud:
        """Return the chosen codes."""
        return {naam: self.cleaned_data.get(naam, []) for naam in ("doelen", "aspecten")}


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
        criteria = {c.nummer: c for c in self.ronde.criteria.prefetch_related("vragen")}
        totaal = len(criteria)
        blokken = []
        for regel in self._vragen:
            criterium = criteria[regel.criterium]
            vraag = next(v for v in criterium.vragen.all() if v.code == regel.code)
            telt = f", telt voor {criterium.gewicht}% mee" if criterium.gewicht else ""
            punten = tuple(criterium.leidraad)
            marge = Marge("Waar de commissie op let", punten=punten, accent=True)
            blokken.append(
                Vraagblok(
                    vraag.vraag,
                    (f"antwoord_{vraag.code}",),
                    uitleg=vraag.uitleg,
                    voorkop=f"Criterium {criterium.nummer} van {totaal}{telt}",
                    marge=(marge,) if punten else (),
                )
            )
        return blokken

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
