"""What a person types: the forms of the sections, of starting, and of the check."""

from aanvragen.forms.basis import OnderdeelFormulier, als_getypt, als_querydict, rij_erbij
from aanvragen.forms.bereik import DoelgroepenForm
from aanvragen.forms.geld import BegrotingForm, RegulierForm
from aanvragen.forms.handelingen import (
    AanvullingForm,
    BijlageForm,
    BuitenBehandelingForm,
    IntrekForm,
    NieuwForm,
    ToetsForm,
)
from aanvragen.forms.project import (
    AntwoordenForm,
    DoelenForm,
    EvaluatieplanForm,
    OrganisatieForm,
    PartnersForm,
    ProjectForm,
)
from aanvragen.onderdelen import CRITERIA

FORMULIEREN: dict[str, type[OnderdeelFormulier]] = {
    "organisatie": OrganisatieForm,
    "partners": PartnersForm,
    "project": ProjectForm,
    "doelen": DoelenForm,
    "doelgroepen": DoelgroepenForm,
    "begroting": BegrotingForm,
    "regulier": RegulierForm,
    "evaluatieplan": EvaluatieplanForm,
}


def formulier_van(code: str) -> type[OnderdeelFormulier]:
    """Return the form of a section; raises KeyError for one without a form."""
    return AntwoordenForm if code.startswith(CRITERIA) else FORMULIEREN[code]


__all__ = [
    "AanvullingForm",
    "BijlageForm",
    "BuitenBehandelingForm",
    "IntrekForm",
    "NieuwForm",
    "OnderdeelFormulier",
    "ToetsForm",
    "als_getypt",
    "als_querydict",
    "formulier_van",
    "rij_erbij",
]
