"""Forms of the sections that describe organisation, project and answers."""

from typing import Any

from django import forms

from aanvragen import volledig
from aanvragen.forms import velden
from aanvragen.forms.basis import Data, OnderdeelFormulier, Rijenset, beheer
from aanvragen.inhoud import Inhoud
from aanvragen.regels import Regels
from kern.forms import Formulier
from kern.onderdelen import Marge, Vraag
from kern.termijnen import datum_kort


class OrganisatieForm(OnderdeelFormulier):
    """Who to speak to; the data of the organisation itself stand beside it."""

    sjabloon = "aanvragen/onderdelen/organisatie.html"
    contactpersoon = velden.regel("Naam", autocomplete="name")
    email = velden.regel("E-mailadres", autocomplete="email", type="email", inputmode="email")
    vragen = (
        Vraag(
            "Wie is de contactpersoon?",
            ("contactpersoon", "email"),
            marge=(
                Marge(
                    "Waarvoor gebruiken wij dit?",
                    "Wij sturen de ontvangstbevestiging en onze vragen naar dit adres.",
                ),
            ),
        ),
    )

    @classmethod
    def data_van(cls, inhoud: Inhoud, regels: Regels, groep: str = "") -> Data:
        """Write the contact as typed."""
        return {naam: inhoud["penvoerder"][naam] for naam in ("contactpersoon", "email")}

    def gegevens(self) -> Inhoud:
        """Return the contact."""
        namen = ("contactpersoon", "email")
        return {"penvoerder": {naam: self.cleaned_data.get(naam, "") for naam in namen}}


class PartnerRij(Formulier):
    """One partner."""

    naam = velden.regel("Naam van de organisatie")
    kvk_nummer = velden.regel("KvK-nummer", inputmode="numeric", size="9")
    bijdrage = forms.CharField(
        label="Wat draagt zij bij?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


PartnerSet = forms.formset_factory(PartnerRij, formset=Rijenset, extra=0, can_delete=True)


class PartnersForm(OnderdeelFormulier):
    """R13: the partners, or how a single organisation breaks down the walls."""

    sjabloon = "aanvragen/onderdelen/partners.html"
    sets = {"partners": (PartnerSet, "Partners")}
    ontschotting = velden.lange_tekst(
        "Dient u alleen in? Beschrijf hoe u de schotten weghaalt", volledig.MAX_TEKST
    )
    vragen = (
        Vraag(
            "Dient u alleen in? Beschrijf hoe u de schotten weghaalt",
            ("ontschotting",),
            uitleg="Alleen nodig als u hierboven geen partner invult. Leg uit hoe u zorg, "
            "welzijn, werk, wonen of onderwijs bij elkaar brengt.",
        ),
    )

    @classmethod
    def data_van(cls, inhoud: Inhoud, regels: Regels, groep: str = "") -> Data:
        """Write the rows as typed, with one empty row when there are none."""
        rijen = inhoud["partners"]
        data = beheer("partners", max(len(rijen), 1))
        data["ontschotting"] = inhoud["ontschotting"]
        for nummer, rij in enumerate(rijen):
            data |= {f"partners-{nummer}-{naam}": waarde for naam, waarde in rij.items()}
        return data

    def gegevens(self) -> Inhoud:
        """Return partners and description."""
        rijen = self.regelsets["partners"].rijen()
        namen = ("naam", "kvk_nummer", "bijdrage")
        partners = [{n: form.cleaned_data.get(n, "") for n in namen} for form in rijen]
        for partner in partners:
            partner["kvk_nummer"] = partner["kvk_nummer"].replace(" ", "").replace(".", "")
        return {"partners": partners, "ontschotting": self.cleaned_data.get("ontschotting", "")}

    def plek(self, pad: tuple[Any, ...]) -> tuple[forms.Form, str | None]:
        """Point at a row, or at the description."""
        if pad[0] == "partners":
            return self.regelsets["partners"].rijen()[pad[1]], pad[2]
        return self, "ontschotting"


class ProjectForm(OnderdeelFormulier):
    """Title, summary and planning."""

    titel = velden.regel("Wat is de titel van uw project?", maxlength=str(volledig.MAX_TITEL))
    samenvatting = velden.lange_tekst("Vat uw project samen", volledig.MAX_SAMENVATTING)
    start = velden.datum("Begin")
    eind = velden.datum("Einde")

    @property
    def vragen(self) -> list[Vraag]:
        """Return the questions."""
        return [
            Vraag(
                "Wat is de titel van uw project?",
                ("titel",),
                uitleg="Kort, en zo dat iemand die u niet kent weet waar het over gaat.",
            ),
            Vraag(
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
            Vraag("Wanneer voert u het project uit?", ("start", "eind")),
        ]

    @classmethod
    def data_van(cls, inhoud: Inhoud, regels: Regels, groep: str = "") -> Data:
        """Write the fields as typed."""
        return {naam: inhoud[naam] or "" for naam in ("titel", "samenvatting", "start", "eind")}

    def gegevens(self) -> Inhoud:
        """Return title, summary and dates."""
        gelezen = dict(self.cleaned_data)
        gegevens = {naam: gelezen.get(naam) for naam in ("samenvatting", "start", "eind")}
        return {**gegevens, "titel": gelezen.get("titel", "")}


class DoelenForm(OnderdeelFormulier):
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
    def vragen(self) -> list[Vraag]:
        """Return the questions."""
        return [
            Vraag(
                "Aan welke doelen draagt uw project bij?",
                ("doelen",),
                uitleg="Kies alleen de doelen waar u echt aan werkt. Eén is genoeg.",
            ),
            Vraag("Waarop richt u zich?", ("aspecten",)),
        ]

    @classmethod
    def data_van(cls, inhoud: Inhoud, regels: Regels, groep: str = "") -> Data:
        """Write the chosen codes as typed."""
        return {"doelen": inhoud["doelen"], "aspecten": inhoud["aspecten"]}

    def gegevens(self) -> Inhoud:
        """Return the chosen codes."""
        return {naam: self.cleaned_data.get(naam, []) for naam in ("doelen", "aspecten")}


class AntwoordenForm(OnderdeelFormulier):
    """The questions of one group of criteria, with what the committee looks at beside them."""

    def bouw(self) -> None:
        """Add a field per question."""
        self._vragen = self.regels.vragen_van(self.groep)
        for vraag in self._vragen:
            self.fields[f"antwoord_{vraag.code}"] = velden.lange_tekst(
                vraag.vraag, vraag.max_tekens, rijen=12
            )

    @property
    def vragen(self) -> list[Vraag]:
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
                Vraag(
                    vraag.vraag,
                    (f"antwoord_{vraag.code}",),
                    uitleg=vraag.uitleg,
                    voorkop=f"Criterium {criterium.nummer} van {totaal}{telt}",
                    marge=(marge,) if punten else (),
                )
            )
        return blokken

    @classmethod
    def data_van(cls, inhoud: Inhoud, regels: Regels, groep: str = "") -> Data:
        """Write the answers as typed."""
        gegeven = {rij["vraag"]: rij["tekst"] for rij in inhoud["antwoorden"]}
        vragen = regels.vragen_van(groep)
        return {f"antwoord_{v.code}": gegeven.get(v.code, "") for v in vragen}

    def gegevens(self) -> Inhoud:
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


class EvaluatieplanRij(Formulier):
    """One indicator."""

    naam = velden.regel("Wat meet u?")
    eenheid = velden.regel("Eenheid")
    nulmeting = velden.GetalVeld(label="Nu")
    streefwaarde = velden.GetalVeld(label="Doel")
    bron = velden.regel("Bron")


IndicatorSet = forms.formset_factory(EvaluatieplanRij, formset=Rijenset, extra=0, can_delete=True)
INDICATOR = ("naam", "eenheid", "nulmeting", "streefwaarde", "bron")


class EvaluatieplanForm(OnderdeelFormulier):
    """R14: indicators, costs and benefits, and when the evaluation is ready."""

    sjabloon = "aanvragen/onderdelen/evaluatieplan.html"
    sets = {"indicatoren": (IndicatorSet, "Indicatoren")}
    kosten_en_baten = velden.lange_tekst("Wat kost het, en wat levert het op?", volledig.MAX_TEKST)
    evaluatiedatum = velden.datum("Wanneer is uw evaluatie klaar?")

    @property
    def vragen(self) -> list[Vraag]:
        """Return the questions; the last day comes from the ronde."""
        uiterlijk = datum_kort(self.regels.evaluatie_uiterlijk)
        return [
            Vraag(
                "Wat kost het, en wat levert het op?",
                ("kosten_en_baten",),
                uitleg="Wie heeft de kosten en wie het voordeel? Noem bedragen als u ze hebt.",
            ),
            Vraag(
                "Wanneer is uw evaluatie klaar?",
                ("evaluatiedatum",),
                uitleg=f"Uiterlijk {uiterlijk}. Dan kan de uitkomst nog meetellen bij de nieuwe "
                "contracten.",
            ),
        ]

    @classmethod
    def data_van(cls, inhoud: Inhoud, regels: Regels, groep: str = "") -> Data:
        """Write the rows as typed, with one empty row when there are none."""
        rijen = inhoud["indicatoren"]
        data = beheer("indicatoren", max(len(rijen), 1))
        data["kosten_en_baten"] = inhoud["kosten_en_baten"]
        data["evaluatiedatum"] = inhoud["evaluatiedatum"] or ""
        for nummer, rij in enumerate(rijen):
            for naam in INDICATOR:
                getal = naam in ("nulmeting", "streefwaarde")
                waarde = velden.toon_getal(rij[naam]) if getal else rij[naam]
                data[f"indicatoren-{nummer}-{naam}"] = waarde
        return data

    def gegevens(self) -> Inhoud:
        """Return the plan."""
        rijen = self.regelsets["indicatoren"].rijen()
        return {
            "indicatoren": [{n: f.cleaned_data.get(n) for n in INDICATOR} for f in rijen],
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
