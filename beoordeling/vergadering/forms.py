"""What the secretaris types about a discussion."""

from kern.ui.forms import Formulier, TekstVeld


class NotitieForm(Formulier):
    """The note of the secretaris on the discussion."""

    notitie = TekstVeld(
        label="Notitie van de bespreking",
        help_text="De leden die deze aanvraag beoordelen, lezen dit mee.",
        required=False,
        max_tekens=2000,
    )
