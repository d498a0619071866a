"""What is typed about the judgement (R52)."""

from django import forms

from evaluatie.micro.forms import KIES_EEN_ANTWOORD
from evaluatie.verslag.models import Oordeel
from kern.ui.forms import Formulier, TekstVeld
from kern.ui.stukken import Marge, Vraagblok


class OordeelForm(Formulier):
    """The judgement that feeds the decision on continuity (R52)."""

    bouwstenen_conclusie = TekstVeld(
        label="Wat betekent dit voor de contracten?",
        max_tekens=2000,
        error_messages={"required": "Schrijf op wat dit betekent voor de contracten."},
    )
    keuze = forms.ChoiceField(
        label="Gaat de regio door met het innovatiebudget?",
        choices=[
            (Oordeel.Keuze.VOORTZETTEN, "Voortzetten: de regio gaat op dezelfde manier door"),
            (Oordeel.Keuze.AANPASSEN, "Aangepast voortzetten: de regio gaat door, maar anders"),
            (Oordeel.Keuze.STOPPEN, "Stoppen: er komt geen volgende ronde"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": KIES_EEN_ANTWOORD},
    )
    motivering = TekstVeld(
        label="Waarom?",
        max_tekens=3000,
        error_messages={"required": "Leg uit waarom u dit vindt."},
    )

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the question blocks."""
        contract = Marge(
            "Waarvoor dit dient",
            "Dit is het advies voor nieuwe contracten: wat erin moet staan, en hoe u ze sluit.",
            accent=True,
        )
        oordeel = Marge(
            "Drie bronnen",
            punten=["de resultaten van de projecten", "de bouwstenen", "de vragenlijst"],
        )
        return [
            Vraagblok(
                "Wat betekent dit voor de contracten?", ["bouwstenen_conclusie"], marge=[contract]
            ),
            Vraagblok(
                "Droeg het innovatiebudget bij, en gaat de regio door?",
                ["keuze", "motivering"],
                marge=[oordeel],
            ),
        ]
