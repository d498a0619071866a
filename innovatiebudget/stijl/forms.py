"""The form of the style page: one field of every kind."""

from django import forms

from kern.ui.bedrag import BedragVeld
from kern.ui.bereik import BereikVeld
from kern.ui.forms import DatumVeld, Formulier, TekstVeld
from kern.ui.stukken import INDELING, Marge, Vraagblok

DOELGROEPEN = {
    "a": ("a. Geen stabiliteit", "Bijvoorbeeld mensen zonder vaste woonplek."),
    "b": ("b. Risico op crisis", "Bijvoorbeeld gezinnen waar de spanning hoog oploopt."),
    "c": ("c. Basale zelfredzaamheid", "Bijvoorbeeld hulp bij dagelijkse dingen."),
}


class StijlFormulier(Formulier):
    """One question block of every kind; the labels double as documentation."""

    doelgroep = forms.ChoiceField(
        label="Voor welke doelgroep is uw project vooral?",
        choices=[(code, naam) for code, (naam, _) in DOELGROEPEN.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies één doelgroep"},
    )
    bereik = BereikVeld(
        label="In welke gemeenten werkt u?",
        opties=[(naam.lower(), naam) for naam in sorted(n for n, _, _ in INDELING)],
    )
    antwoord = TekstVeld(
        label="Hoe werkt u samen met inwoners en met andere organisaties?", max_tekens=400
    )
    titel = forms.CharField(label="Naam van het project", help_text="Zo staat het in het register.")
    vorm = forms.ChoiceField(
        label="Rechtsvorm",
        choices=[("", "Maak een keuze"), ("s", "Stichting"), ("c", "Coöperatie")],
    )
    bedrag = BedragVeld(label="Gevraagd bedrag")
    start = DatumVeld(label="Begin van het project")
    aspecten = forms.MultipleChoiceField(
        label="Welke aspecten heeft uw project?",
        choices=[("f", "Eigen kracht"), ("g", "Samenwerking"), ("h", "Minder dure zorg")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    bijlage = forms.FileField(label="Overeenkomst met partners", required=False)
    akkoord = forms.BooleanField(
        label="Ik mag namens de organisatie tekenen",
        help_text="Uw naam komt op de ontvangstbevestiging.",
    )

    vragen = (
        Vraagblok(
            "Voor welke doelgroep is uw project vooral?",
            ["doelgroep"],
            marge=[
                Marge(
                    "Past uw project bij meer groepen?",
                    "Kies de groep waarvoor u het meeste doet. In uw samenvatting noemt u de andere.",
                )
            ],
        ),
        Vraagblok(
            "In welke gemeenten werkt u?",
            ["bereik"],
            "Kies een gemeente en vul in hoeveel inwoners u daar bereikt in twee jaar.",
            marge=[Marge("Tel iedere inwoner één keer", "Een schatting is goed.")],
        ),
        Vraagblok(
            "Hoe werkt u samen met inwoners en met andere organisaties?",
            ["antwoord"],
            "Schrijf op wie er meedoet, wat zij te zeggen hebben en wat u hebt afgesproken.",
            voorkop="Criterium 5 van 10",
            marge=[
                Marge(
                    "Waar de commissie op let",
                    punten=[
                        "Inwoners denken en beslissen mee, vanaf het begin.",
                        "Elke partner heeft een duidelijke taak.",
                        "Afspraken met partners staan op papier.",
                    ],
                    accent=True,
                    link=("Zo geeft de commissie een score", "#scores"),
                )
            ],
        ),
        Vraagblok(
            "Uw project",
            ["titel", "vorm", "bedrag", "start", "aspecten", "bijlage", "akkoord"],
            "Meer velden in één vraag.",
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        uitleg = {code: zin for code, (_, zin) in DOELGROEPEN.items()}
        self.fields["doelgroep"].uitleg = uitleg  # type: ignore[attr-defined]  # read by nlds


class BegrotingRegel(Formulier):
    """One line of a budget."""

    soort = forms.ChoiceField(label="Soort", choices=[("p", "Personeel"), ("m", "Materiaal")])
    omschrijving = forms.CharField(label="Omschrijving")
    bedrag = BedragVeld(label="Bedrag")


BegrotingSet = forms.formset_factory(BegrotingRegel, extra=0, can_delete=True)
