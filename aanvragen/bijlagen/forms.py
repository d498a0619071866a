"""Form to attach a file."""

from django import forms

from kern.bestanden.keuring import BESTANDSSOORTEN
from kern.ui.forms import Formulier


class BijlageForm(Formulier):
    """One attachment."""

    bestand = forms.FileField(
        label="Kies een bestand",
        help_text="PDF, Word, Excel, PNG of JPG, hoogstens 10 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
        widget=forms.FileInput(attrs={"accept": ",".join(BESTANDSSOORTEN)}),
    )
