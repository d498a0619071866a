"""Why failed work may rest."""

from django import forms

from kern.ui.forms import Formulier


class OpgeefForm(Formulier):
    """The reason, for the log."""

    reden = forms.CharField(
        label="Waarom hoeft dit niet meer?",
        max_length=500,
        error_messages={"required": "Vul in waarom dit niet meer hoeft."},
    )
