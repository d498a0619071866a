"""What someone searches the log by (W61)."""

from django.db.models import Q, QuerySet

from deelnemers.personen.models import Aanstelling
from kern.basis.tijd import vandaag
from kern.logboek.models import Dagkop, Gebeurtenis
from kern.logboek.teksten import codes_met_woorden
from kern.werk.models import Controle


def gebeurtenissen_met(rijen: QuerySet[Gebeurtenis], woorden: str) -> QuerySet[Gebeurtenis]:
    """Return the lines in which a reader sees these words: the person, the subject or the act."""
    return rijen.filter(
        Q(wie_naam__icontains=woorden)
        | Q(onderwerp_tekst__icontains=woorden)
        | Q(wat__icontains=woorden)
        | Q(wat__in=codes_met_woorden(woorden))
    )


def getuigen() -> list[tuple[str, str]]:
    """Return who keeps the head of the log: (name, address).

    Of each municipality of today the one who works there longest, and every beheerder.
    """
    rijen = Aanstelling.objects.geldig().filter(gebruiker__is_active=True).order_by("van", "pk")
    per_gemeente: dict[str, str] = {}
    beheer = []
    for rij in rijen.select_related("gebruiker", "gemeente"):
        if rij.rol == Aanstelling.Rol.BEHEERDER:
            beheer.append(("beheer", rij.gebruiker.email))
        elif rij.gemeente and rij.gemeente.bestond_op(vandaag()):
            per_gemeente.setdefault(rij.gemeente.naam, rij.gebruiker.email)
    return [*sorted(per_gemeente.items()), *beheer]


def laatste_controle() -> Controle | None:
    """Return the newest look through everything."""
    return Controle.objects.first()


def laatste_dagkoppen() -> list[Dagkop]:
    """Return the heads of the last thirty days, newest first."""
    return list(Dagkop.objects.all()[:30])
