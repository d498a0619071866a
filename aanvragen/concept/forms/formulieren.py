"""Which form belongs to which section."""

from aanvragen.concept.forms.basis import OnderdeelFormulier
from aanvragen.concept.forms.bereik import DoelgroepenForm
from aanvragen.concept.forms.evaluatieplan import EvaluatieplanForm
from aanvragen.concept.forms.geld import BegrotingForm, RegulierForm
from aanvragen.concept.forms.organisatie import OrganisatieForm, PartnersForm
from aanvragen.concept.forms.project import AntwoordenForm, DoelenEnAspectenForm, ProjectForm
from aanvragen.velden.rekenen.onderdelen import CRITERIA_VOORVOEGSEL

FORMULIEREN: dict[str, type[OnderdeelFormulier]] = {
    form.onderdeel: form
    for form in (
        OrganisatieForm,
        PartnersForm,
        ProjectForm,
        DoelenEnAspectenForm,
        DoelgroepenForm,
        BegrotingForm,
        RegulierForm,
        EvaluatieplanForm,
    )
}


def formulier_van(code: str) -> type[OnderdeelFormulier]:
    """Return the form of a section; raises KeyError for one without a form."""
    return AntwoordenForm if code.startswith(CRITERIA_VOORVOEGSEL) else FORMULIEREN[code]
