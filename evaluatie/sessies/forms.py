"""What is typed about a knowledge session and its insights (R51)."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from evaluatie.bouwstenen.forms import BouwstenenVeld, MetBouwstenen
from evaluatie.micro.forms import KORTE_INVOER
from evaluatie.sessies.models import Kennissessie
from kern.basis.anoniem import ANONIEM_UITLEG
from kern.ui.forms import DatumVeld, Formulier, TekstVeld
from kern.ui.stukken import Vraagblok
from uitvoering.project.models import Project


class InzichtForm(MetBouwstenen):
    """What was learned in a session (R51)."""

    tekst = TekstVeld(
        label="Wat leerden de deelnemers?",
        max_tekens=1000,
        rijen=4,
        help_text=ANONIEM_UITLEG,
        error_messages={"required": "Schrijf het inzicht op."},
    )
    project = forms.ModelChoiceField(
        queryset=Project.objects.none(),
        label="Van welk project?",
        required=False,
        empty_label="Alle projecten samen",
    )
    bouwstenen = BouwstenenVeld(
        label="Over welke bouwstenen gaat het?",
        error_messages={"required": "Kies minstens één bouwsteen waar dit inzicht bij hoort."},
    )

    def __init__(self, *args: Any, sessie: Kennissessie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["project"]
        veld.queryset = sessie.projecten.select_related("aanvraag")


class SessieForm(Formulier):
    """A knowledge session that was held (R51)."""

    titel = forms.CharField(
        label="Waar ging de sessie over?",
        max_length=160,
        error_messages={"required": "Vul in waar de sessie over ging."},
    )
    datum = DatumVeld(label="Op welke dag?")
    plaats = forms.CharField(
        label="Waar?", max_length=120, error_messages={"required": "Vul de plaats in."}
    )
    aanwezigen = forms.IntegerField(
        label="Hoeveel mensen waren er?",
        min_value=1,
        max_value=5000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **KORTE_INVOER}),
        error_messages={
            "required": "Vul in hoeveel mensen er waren.",
            "invalid": "Vul een heel getal in.",
            "min_value": "Vul 1 of meer in.",
        },
    )
    commissie_aanwezig = forms.BooleanField(
        label="De commissie was erbij",
        required=False,
        help_text="De commissie die de plannen beoordeelde, denkt mee over wat ervan te leren is.",
    )
    projecten = forms.ModelMultipleChoiceField(
        queryset=Project.objects.none(),
        label="Welke projecten deden mee?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één project dat meedeed."},
    )

    def __init__(self, *args: Any, projecten: QuerySet[Project], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["projecten"]
        veld.queryset = projecten

    @property
    def vragen(self) -> list[Vraagblok]:
        """Return the question blocks."""
        return [
            Vraagblok(
                "De sessie", ["titel", "datum", "plaats", "aanwezigen", "commissie_aanwezig"]
            ),
            Vraagblok("Welke projecten deden mee?", ["projecten"]),
        ]
