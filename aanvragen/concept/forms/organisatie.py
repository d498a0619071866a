"""Forms of the sections that describe organisation, project and answers."""

from typing import Any

from django import forms

from aanvragen.concept.forms import velden
from aanvragen.concept.forms.basis import Formulierdata, OnderdeelFormulier, Rijenset, beheerdata
from aanvragen.velden.rekenen import gebrek
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from kern.ui.forms import Formulier
from kern.ui.stukken import Marge, Vraagblok


class OrganisatieForm(OnderdeelFormulier):
    """Who to speak to; the data of the organisation itself stand beside it."""

    sjabloon = "aanvragen/concept/onderdelen/organisatie.html"
    contactpersoon = velden.regelveld("Naam", autocomplete="name")
    email = velden.regelveld("E-mailadres", autocomplete="email", type="email", inputmode="email")
    vragen = (
        Vraagblok(
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
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the contact as typed."""
        return {naam: inhoud["penvoerder"][naam] for naam in ("contactpersoon", "email")}

    def gegevens(self) -> Aanvraaginhoud:
        """Return the contact."""
        namen = ("contactpersoon", "email")
        return {"penvoerder": {naam: self.cleaned_data.get(naam, "") for naam in namen}}


class PartnerRij(Formulier):
    """One partner."""

    naam = velden.regelveld("Naam van de organisatie")
    kvk_nummer = velden.regelveld("KvK-nummer", inputmode="numeric", size="9")
    bijdrage = forms.CharField(
        label="Wat draagt zij bij?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


PartnerSet = forms.formset_factory(PartnerRij, formset=Rijenset, extra=0, can_delete=True)


class PartnersForm(OnderdeelFormulier):
    """R13: the partners, or how a single organisation breaks down the walls."""

    sjabloon = "aanvragen/concept/onderdelen/partners.html"
    sets = {"partners": (PartnerSet, "Partners")}
    ontschotting = velden.langtekstveld(
        "Dient u alleen in? Beschrijf hoe u de schotten weghaalt", gebrek.MAX_TEKST
    )
    vragen = (
        Vraagblok(
            "Dient u alleen in? Beschrijf hoe u de schotten weghaalt",
            ("ontschotting",),
            uitleg="Alleen nodig als u hierboven geen partner invult. Leg uit hoe u zorg, "
            "welzijn, werk, wonen of onderwijs bij elkaar brengt.",
        ),
    )

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the rows as typed, with one empty row when there are none."""
        rijen = inhoud["partners"]
        data = beheerdata("partners", max(len(rijen), 1))
        data["ontschotting"] = inhoud["ontschotting"]
        for nummer, rij in enumerate(rijen):
            data |= {f"partners-{nummer}-{naam}": waarde for naam, waarde in rij.items()}
        return data

    def gegevens(self) -> Aanvraaginhoud:
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
