"""Form to withdraw (W14)."""

from kern.ui.forms import Formulier, TekstVeld


class IntrekForm(Formulier):
    """Withdraw, with a reason for who likes to give one."""

    reden = TekstVeld(label="Waarom trekt u de aanvraag in?", required=False, max_tekens=1000)
