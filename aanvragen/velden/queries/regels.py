"""The rules of a ronde for its applications: read from what was published (law 5)."""

from datetime import datetime

from aanvragen.velden.rekenen.ronderegels import Ronderegels, ronderegels_uit
from regeling.publicatie.models import RondeVersie
from regeling.ronde.models import Ronde
from regeling.ronde.queries import inhoud_van_ronde


def regels_bij_ontvangst(ronde: Ronde, nummer: int | None, moment: datetime) -> Ronderegels:
    """Return the rules that held when something was received: never those of later; one query.

    `nummer` is the version that was noted then; without it the last one published at `moment`.
    """
    versies = RondeVersie.objects.filter(ronde=ronde)
    toen = versies.filter(nummer=nummer) if nummer else versies.filter(gepubliceerd_op__lte=moment)
    inhoud = toen.order_by("-nummer").values_list("inhoud", flat=True).first()
    return regels_van_ronde(ronde) if inhoud is None else ronderegels_uit(inhoud)


def regels_van_ronde(ronde: Ronde) -> Ronderegels:
    """Return the rules of a ronde as last published; one query.

    A ronde that is no more than a draft has no published rules: those are read from its rows.
    """
    published = RondeVersie.objects.filter(ronde=ronde).order_by("-nummer")
    inhoud = published.values_list("inhoud", flat=True).first()
    return ronderegels_uit(inhoud if inhoud is not None else inhoud_van_ronde(ronde))
