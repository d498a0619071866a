"""What the coördinator types to extend a ronde."""

from datetime import datetime

from django import forms

from kern.basis.termijnen import AMSTERDAM
from kern.ui.forms import DatumVeld, Formulier, TekstVeld


class RondeVerlengForm(Formulier):
    """A later closing moment, for everyone, with a reason all can read (W02)."""

    dag = DatumVeld(
        label="Nieuwe laatste dag", error_messages={"required": "Vul de nieuwe laatste dag in."}
    )
    tijd = forms.TimeField(
        label="Tijd",
        help_text="Nederlandse tijd. Een aanvraag op dit tijdstip is te laat.",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": "Vul een tijd in.",
            "invalid": "Dit is geen tijd. Vul een tijd in zoals 17:00.",
        },
    )
    toetsing_tot = DatumVeld(
        label="Controle klaar op",
        help_text="Alleen invullen als de controle ook later klaar is.",
        required=False,
    )
    reden = TekstVeld(
        label="Reden",
        help_text="Iedereen kan deze reden lezen bij de nieuwe versie.",
        max_tekens=1000,
        rijen=4,
        error_messages={"required": "Geef een reden. Iedereen kan die lezen."},
    )

    def sluit_op(self) -> datetime:
        """Return the moment on the Dutch clock; in the hour that comes twice, the first one."""
        day, tijd = self.cleaned_data["dag"], self.cleaned_data["tijd"]
        return datetime.combine(day, tijd, tzinfo=AMSTERDAM)

    def data_mee(self) -> dict[str, str]:
        """Return the later days that move along."""
        day = self.cleaned_data["toetsing_tot"]
        return {"toetsing_tot": day.isoformat()} if day else {}
