"""The guard on the money: what is granted plus what is still advised stays under the ceiling.

Rule ids R01 and W31. Amounts are Decimal in euros.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db.models import Sum

from beoordeling.models import Adviesregel
from besluitvorming.models import Aandeel, Beschikking, Projectbesluit
from kern import geld
from kern.fouten import Fout
from regeling.models import Ronde

NUL = Decimal(0)


def _som(rijen) -> Decimal:
    return rijen.aggregate(som=Sum("bedrag"))["som"] or NUL


def vergeven(ronde: Ronde, behalve: Iterable[int] = ()) -> Decimal:
    """Return what is granted plus what is still advised, leaving out the shares in `behalve`.

    A letter that was made counts for what it grants; before that the decisions of the colleges
    count, and where a college has not decided the advised share.
    """
    brieven = Beschikking.objects.filter(advies__ronde=ronde)
    besluiten = Projectbesluit.objects.filter(aandeel__advies__ronde=ronde).exclude(
        aandeel__aanvraag__in=brieven.values("aanvraag")
    )
    open_ = Aandeel.objects.open().filter(advies__ronde=ronde).exclude(pk__in=list(behalve))
    return _som(brieven) + _som(besluiten) + _som(open_)


def bewaak(ronde: Ronde, bedragen: Mapping[int, Decimal]) -> None:
    """Refuse decisions (share id -> amount) that pass the ceiling, or what a project asked for.

    The caller holds the lock on the ronde, so of two at the same moment the second sees the first.
    Raises Fout.
    """
    totaal = vergeven(ronde, bedragen) + sum(bedragen.values(), NUL)
    if totaal > ronde.subsidieplafond:
        te_veel = geld.euro(totaal - ronde.subsidieplafond)
        raise Fout(
            f"Met dit besluit komt de regio {te_veel} boven het subsidieplafond van "
            f"{geld.euro(ronde.subsidieplafond)}. Er is niets bewaard. Verlaag een bedrag, of "
            "overleg met de coördinator."
        )
    _bewaak_gevraagd(bedragen)


def _bewaak_gevraagd(bedragen: Mapping[int, Decimal]) -> None:
    """No project gets more than it asked for, whoever pays."""
    rijen = Aandeel.objects.filter(aanvraag__aandelen__in=list(bedragen)).distinct()
    totaal: dict[int, Decimal] = {}
    for rij in rijen.select_related("besluit"):
        besluit = rij.besloten
        bedrag = bedragen.get(rij.pk, besluit.bedrag if besluit else rij.bedrag)
        totaal[rij.aanvraag_id] = totaal.get(rij.aanvraag_id, NUL) + bedrag
    regels = Adviesregel.objects.filter(advies__aandelen__in=list(bedragen), aanvraag__in=totaal)
    for regel in regels.select_related("aanvraag").distinct():
        if totaal[regel.aanvraag_id] > regel.gevraagd:
            raise Fout(
                f"“{regel.aanvraag.titel}” krijgt dan {geld.euro(totaal[regel.aanvraag_id])}. "
                f"Dat is meer dan is gevraagd: {geld.euro(regel.gevraagd)}. Er is niets bewaard. "
                "Verlaag het bedrag."
            )
