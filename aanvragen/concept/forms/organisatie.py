"""Forms of the sections about the organisation and its partners (R10, R13)."""

from typing import Any

from django import forms

from aanvragen.concept.forms import velden
from aanvragen.concept.forms.basis import Formulierdata, OnderdeelFormulier, Rijenset, beheerdata
from aanvragen.velden.rekenen.inhoud import CONTACTVELDEN, Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.rekenen.velden import veld
from kern.ui.forms import Formulier
from kern.ui.stukken import Marge, Vraagblok


class OrganisatieForm(OnderdeelFormulier):
    """Who to speak to; the data of the organisation itself stand beside it."""

    onderdeel = "organisatie"
    sjabloon = "aanvragen/concept/onderdelen/organisatie.html"
    contactpersoon = velden.regelveld("Naam", autocomplete="name")
    email = velden.regelveld("E-mailadres", autocomplete="email", type="email", inputmode="email")

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the question about the contact, and those of the table."""
        marge = Marge(
            "Waarvoor gebruiken wij dit?",
            "Wij sturen de ontvangstbevestiging en onze vragen naar dit adres.",
        )
        contact = Vraagblok("Wie is de contactpersoon?", tuple(CONTACTVELDEN), marge=(marge,))
        return [contact, *super().vragen]

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the contact as typed."""
        contact = {naam: inhoud["penvoerder"][naam] for naam in CONTACTVELDEN}
        return {**contact, **super().data_van(inhoud, regels, groep)}

    def gegevens(self) -> Aanvraaginhoud:
        """Return the contact."""
        contact = {naam: self.cleaned_data.get(naam, "") for naam in CONTACTVELDEN}
        return {**super().gegevens(), "penvoerder": contact}


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

    onderdeel = "partners"
    sjabloon = "aanvragen/concept/onderdelen/partners.html"
    sets = {"partners": (PartnerSet, "Partners")}

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the rows as typed, with one empty row when there are none."""
        rijen = inhoud["partners"]
        data = super().data_van(inhoud, regels, groep)
        data |= beheerdata("partners", max(len(rijen), 1))
        for nummer, rij in enumerate(rijen):
            data |= {f"partners-{nummer}-{naam}": waarde for naam, waarde in rij.items()}
        return data

    def gegevens(self) -> Aanvraaginhoud:
        """Return partners and description; spaces and dots in a KvK number mean nothing."""
        namen = veld("partners").kolomnamen
        rows = self.regelsets["partners"].rijen()
        partners = [{n: form.cleaned_data.get(n, "") for n in namen} for form in rows]
        for partner in partners:
            partner["kvk_nummer"] = partner["kvk_nummer"].replace(" ", "").replace(".", "")
        return {**super().gegevens(), "partners": partners}

    def plek(self, pad: tuple[Any, ...]) -> tuple[forms.Form, str | None]:
        """Point at a row, or at a plain field."""
        if pad[0] == "partners":
            return self.regelsets["partners"].rijen()[pad[1]], pad[2]
        return super().plek(pad)
