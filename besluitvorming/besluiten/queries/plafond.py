"""What of the ceiling is given away: granted plus still advised (R01, W31). Amounts in euros."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from beoordeling.weging.models import Advies
from besluitvorming.besluiten.models import Projectbesluit
from besluitvorming.besluiten.rekenen import NUL
from besluitvorming.verdeling.models import Aandeel
from regeling.ronde.models import Ronde


def vergeven_bedrag(ronde: Ronde, behalve: Iterable[int] = ()) -> Decimal:
    """Return what is granted plus what is still advised, leaving out the shares in `behalve`.

    A letter that was made counts for what it grants; before that the decisions of the colleges
    count, and where a college has not decided the advised share.
    """
    brieven = Advies.objects.filter(ronde=ronde).aggregate(som=Sum("beschikkingen__bedrag"))
    besluiten = Projectbesluit.objects.filter(
        aandeel__advies__ronde=ronde, aandeel__aanvraag__beschikking=None
    )
    open_ = Aandeel.objects.open().filter(advies__ronde=ronde).exclude(pk__in=list(behalve))
    return (brieven["som"] or NUL) + _som_van_bedragen(besluiten) + _som_van_bedragen(open_)


def _som_van_bedragen(rijen: QuerySet[Any]) -> Decimal:
    return rijen.aggregate(som=Sum("bedrag"))["som"] or NUL
