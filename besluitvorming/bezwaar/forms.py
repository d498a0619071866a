"""What a civil servant types of an objection (W30)."""

from django import forms

from kern.ui.forms import DatumVeld, Formulier, TekstVeld


class BezwaarForm(Formulier):
    """An objection that came in at the college."""

    indiener = forms.CharField(
        label="Wie maakt bezwaar?",
        help_text="De naam van de organisatie of de persoon.",
        max_length=160,
        error_messages={"required": "Vul in wie bezwaar maakt."},
    )
    ontvangen_op = DatumVeld(
        label="Op welke dag is het bezwaar ontvangen?",
        help_text="Ook een bezwaar dat te laat is, legt u hier vast.",
    )
    gronden = TekstVeld(
        label="Waarom maakt iemand bezwaar?",
        help_text="In het kort. De brief zelf bewaart u in uw eigen administratie.",
        max_tekens=3000,
        error_messages={"required": "Vul in waarom iemand bezwaar maakt."},
    )
