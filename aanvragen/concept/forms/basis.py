"""What the forms of all sections share.

A form of a section is always bound: to what was typed, or to the content written as if it were
typed (`data_van`). Nothing is required; `toon` adds what is still missing as errors at the fields.
The plain fields of a section, their questions and their values follow from the table `velden`; a
section with rows or choices adds those to it.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from aanvragen.concept.forms.velden import als_getypte_waarde, invoerveld
from aanvragen.velden.rekenen.gebrek import Gebrek
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from aanvragen.velden.rekenen.velden import gewone_velden
from aanvragen.velden.rekenen.veldsoorten import Veld
from kern.ui.forms import Formulier
from kern.ui.stukken import Marge, Vraagblok

Formulierdata = dict[str, str | list[str]]

GEEN_INVOER = ("csrfmiddlewaretoken", "gezien", "regel_erbij", "actie")


def als_querydict(data: Formulierdata) -> QueryDict:
    """Turn plain values into what a browser would have sent."""
    invoer = QueryDict(mutable=True)
    for naam, waarde in data.items():
        invoer.setlist(naam, waarde if isinstance(waarde, list) else [waarde])
    return invoer


def als_getypt(invoer: QueryDict) -> Formulierdata:
    """Keep a post as plain values, without what belongs to the request."""
    return {naam: invoer.getlist(naam) for naam in invoer if naam not in GEEN_INVOER}


class Rijenset(forms.BaseFormSet):
    """A set of rows without initial data: everything is in the bound data."""

    def rijen(self) -> list[forms.Form]:
        """Return the forms of rows that hold something and are not taken away."""
        return [form for form in self.forms if self._gevuld(form) and not self._weg(form)]

    def _weg(self, form: forms.Form) -> bool:
        return bool(form.cleaned_data.get("DELETE"))

    def _gevuld(self, form: forms.Form) -> bool:
        namen = [naam for naam in form.fields if naam != "DELETE"]
        return any(str(form[naam].data or "").strip() for naam in namen)


def beheerdata(prefix: str, aantal: int) -> Formulierdata:
    """Return the management data of a set of rows."""
    return {f"{prefix}-TOTAL_FORMS": str(aantal), f"{prefix}-INITIAL_FORMS": "0"}


def rij_erbij(invoer: QueryDict, prefix: str) -> QueryDict:
    """Return the post with one empty row more."""
    meer = invoer.copy()
    sleutel = f"{prefix}-TOTAL_FORMS"
    meer[sleutel] = str(min(int(meer.get(sleutel) or 0) + 1, 200))
    return meer


def vraagblokken(velden: Iterable[Veld]) -> list[Vraagblok]:
    """Return the questions above these fields; fields with one question stand under it together."""
    per_question: dict[str, list[Veld]] = {}
    for veld in velden:
        per_question.setdefault(veld.vraag, []).append(veld)
    return [_vraagblok(vraag, samen) for vraag, samen in per_question.items()]


def _vraagblok(vraag: str, velden: list[Veld]) -> Vraagblok:
    return Vraagblok(
        vraag,
        tuple(veld.sleutel for veld in velden),
        uitleg=" ".join(veld.uitleg for veld in velden if veld.uitleg),
        marge=tuple(Marge(*veld.opzij) for veld in velden if veld.opzij),
    )


class OnderdeelFormulier(Formulier):
    """The form of one section; `onderdeel` is its code in the table `velden`."""

    onderdeel = ""
    later_gevraagd = True
    sjabloon = "aanvragen/concept/onderdelen/vragen.html"
    sets: dict[str, tuple[type, str]] = {}  # prefix -> (formset class, title)

    def __init__(self, *, regels: Ronderegels, groep: str = "", data: QueryDict) -> None:
        self.regels, self.groep = regels, groep
        self.regelsets = {
            prefix: klasse(data, prefix=prefix) for prefix, (klasse, _titel) in self.sets.items()
        }
        super().__init__(data)
        for veld in gewone_velden(self.onderdeel):
            self.fields[veld.sleutel] = invoerveld(veld)
        self.bouw()

    def bouw(self) -> None:
        """Add fields that depend on the ronde."""

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the questions of this section, in the order of the table."""
        return vraagblokken(gewone_velden(self.onderdeel))

    @classmethod
    def data_van(
        cls, inhoud: Aanvraaginhoud, regels: Ronderegels, groep: str = ""
    ) -> Formulierdata:
        """Write the content as if it were typed."""
        typed = {
            veld.sleutel: als_getypte_waarde(veld, inhoud[veld.sleutel])
            for veld in gewone_velden(cls.onderdeel)
        }
        return {name: value for name, value in typed.items() if value is not None}

    def gegevens(self) -> Aanvraaginhoud:
        """Return the parts of the content this form holds; what can't be read is empty."""
        return {
            veld.sleutel: self.cleaned_data.get(veld.sleutel)
            for veld in gewone_velden(self.onderdeel)
        }

    def is_leesbaar(self) -> bool:
        """Whether everything that was typed could be read; cleans the form and its rows."""
        return all(
            [self.is_valid(), *(regelset.is_valid() for regelset in self.regelsets.values())]
        )

    def plek(self, pad: tuple[Any, ...]) -> tuple[forms.Form, str | None]:
        """Return the form and field where a place of the content is typed."""
        return self, pad[-1] if pad[-1] in self.fields else None

    def toon(self, gebreken: Iterable[Gebrek]) -> None:
        """Show what is still to do as errors at the fields; what can't be read already has one."""
        for gebrek in gebreken:
            form, veld = self.plek(gebrek.pad)
            if veld is None or veld not in form.errors:
                form.add_error(veld, gebrek.melding)
