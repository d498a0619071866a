"""Why there is a next version of the advice (R25)."""

from kern.ui.forms import Formulier, TekstVeld


class NieuweVersieForm(Formulier):
    """Why there is a next version of the advice."""

    reden = TekstVeld(
        label="Waarom komt er een nieuwe versie?",
        help_text="Deze reden staat in de nieuwe versie. De oude versie blijft bewaard zoals die is.",
        max_tekens=1000,
        rijen=4,
        error_messages={"required": "Schrijf waarom er een nieuwe versie komt."},
    )
