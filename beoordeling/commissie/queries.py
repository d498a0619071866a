"""Who is what in a committee, and whether it is complete and independent (R20).

Seats are remembered on the user instance until a seat changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from aanvragen.velden.models import Aanvraag, Partner
from beoordeling.commissie.models import Commissie, Zetel
from deelnemers.organisaties.models import Lidmaatschap
from deelnemers.personen.models import Aanstelling, Gebruiker
from kern.basis.tekst import opsomming, van_tot
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde

_stand = 0  # goes up with every change of seats in this process, so that no memory is stale


def vergeet_zetels() -> None:
    """Forget what was remembered; called by the services that change a committee."""
    global _stand
    _stand += 1


def zetels_van(gebruiker: Wie | None) -> list[Zetel]:
    """Return the active seats of a user, newest ronde first, with committee and ronde loaded."""
    if gebruiker is None or not gebruiker.is_authenticated:
        return []
    stand, zetels = getattr(gebruiker, "_zetels", (None, []))
    if stand != _stand:
        zetels = list(
            Zetel.objects.actief()
            .filter(gebruiker=gebruiker.pk)
            .select_related("commissie__ronde", "gebruiker")
            .order_by("-commissie__ronde__opent_op")
        )
        gebruiker._zetels = (_stand, zetels)  # type: ignore[attr-defined]  # a memory on this instance
    return zetels


def zetel_van(gebruiker: Wie | None, ronde: Ronde | int | None) -> Zetel | None:
    """Return the seat of this user in the committee of the ronde, or None."""
    pk = ronde.pk if isinstance(ronde, Ronde) else ronde
    return next((z for z in zetels_van(gebruiker) if z.commissie.ronde_id == pk), None)


def huidige_ronde(gebruiker: Wie) -> Ronde | None:
    """Return the newest ronde of this user's seat, else the newest regional one."""
    if zetels := zetels_van(gebruiker):
        return zetels[0].commissie.ronde
    return Ronde.objects.openbaar().filter(spoor=Ronde.Spoor.REGIONAAL).first()


def is_secretaris_in(gebruiker: Wie, ronde: Ronde | int | None = None) -> bool:
    """Whether the user is secretaris of this ronde, or of any without one."""
    return any(not z.scoort for z in _van_ronde(gebruiker, ronde))


def is_commissielid_in(gebruiker: Wie, ronde: Ronde | int | None = None) -> bool:
    """Whether the user gives scores (chair or member) in this ronde, or in any without one."""
    return any(z.scoort for z in _van_ronde(gebruiker, ronde))


def is_voorzitter_in(gebruiker: Wie, ronde: Ronde | int | None = None) -> bool:
    """Whether the user chairs the committee of this ronde, or of any without one."""
    zetels = _van_ronde(gebruiker, ronde)
    return any(z.functie == Zetel.Functie.VOORZITTER for z in zetels)


def advies_ligt_vast(ronde: Ronde | int) -> bool:
    """Whether the advice of the ronde was set down: then no score changes any more (R25)."""
    return ronden_met_advies([ronde]).exists()


def ronden_met_advies(ronden: Iterable[Ronde | int]) -> QuerySet[Ronde]:
    """Return which of these rondes have an advice that was set down (R25)."""
    pks = [r.pk if isinstance(r, Ronde) else r for r in ronden]
    return Ronde.objects.filter(pk__in=pks, adviezen__vastgesteld_op__isnull=False).distinct()


def werkende_zetels(gebruiker: Wie) -> list[Zetel]:
    """Return the seats of this user in committees that started and have work: no advice yet."""
    gestart = [z for z in zetels_van(gebruiker) if z.commissie.status == Commissie.Status.GESTART]
    klaar = set(ronden_met_advies(z.commissie.ronde for z in gestart)) if gestart else set()
    return [z for z in gestart if z.commissie.ronde not in klaar]


def heeft_zetel(gebruiker: Wie) -> bool:
    """Whether the user has any seat: asked by the obligation of MFA."""
    return bool(zetels_van(gebruiker))


def _van_ronde(gebruiker: Wie, ronde: Ronde | int | None) -> list[Zetel]:
    if ronde is None:
        return zetels_van(gebruiker)
    zetel = zetel_van(gebruiker, ronde)
    return [zetel] if zetel else []


Deskundigheid = Zetel.Deskundigheid

TERREINEN = (
    Deskundigheid.ZORG,
    Deskundigheid.WELZIJN,
    Deskundigheid.DOELGROEPEN,
    Deskundigheid.INKOOP,
)


@dataclass(frozen=True)
class Samenstellingseis:
    """One demand on the committee: what it says, whether it is met, and if not what is missing."""

    tekst: str
    voldaan: bool
    mist: str = ""


def eisen_aan_commissie(commissie: Commissie) -> list[Samenstellingseis]:
    """Return all demands of R20 in the order of the note, for the seats as they are now."""
    zetels = list(commissie.zetels.actief().select_related("gebruiker"))
    scorend = [z for z in zetels if z.scoort]
    return [
        _aantal(scorend, commissie.ronde),
        _bezet(zetels),
        _profielen(zetels),
        _voorzitter(scorend),
        _client(scorend),
        _terreinen(scorend),
        _secretaris(zetels),
        _onafhankelijk(zetels, commissie.ronde),
    ]


def ontbrekende_eisen(commissie: Commissie) -> list[Samenstellingseis]:
    """Return the demands that are not met; empty means the committee may start."""
    return [eis for eis in eisen_aan_commissie(commissie) if not eis.voldaan]


def _aantal(scorend: list[Zetel], ronde: Ronde) -> Samenstellingseis:
    minst, meest = ronde.commissie_minimum, ronde.commissie_maximum
    return Samenstellingseis(
        f"{van_tot(minst, meest).capitalize()} leden die scores geven, met de voorzitter meegeteld",
        minst <= len(scorend) <= meest,
        f"Er zijn nu {len(scorend)} zetels voor leden die scores geven.",
    )


def _bezet(zetels: list[Zetel]) -> Samenstellingseis:
    leeg = [z.get_functie_display() for z in zetels if not z.gebruiker_id]
    return Samenstellingseis(
        "Elke zetel is ingevuld",
        bool(zetels) and not leeg,
        f"Nog niet ingevuld: {opsomming(leeg)}." if leeg else "Er zijn nog geen zetels.",
    )


def _profielen(zetels: list[Zetel]) -> Samenstellingseis:
    zonder = [_naam(z) for z in zetels if not z.profielschets.strip()]
    return Samenstellingseis(
        "Elke zetel heeft een profielschets",
        bool(zetels) and not zonder,
        f"Geen profielschets: {opsomming(zonder)}." if zonder else "Er zijn nog geen zetels.",
    )


def _voorzitter(scorend: list[Zetel]) -> Samenstellingseis:
    voorzitters = [z for z in scorend if z.functie == Zetel.Functie.VOORZITTER]
    ervaren = [z for z in voorzitters if Deskundigheid.BESTUUR in z.deskundigheden]
    return Samenstellingseis(
        "Eén voorzitter, met ruime bestuurlijke ervaring",
        len(voorzitters) == 1 and bool(ervaren),
        "Bij de voorzitter staat geen ruime bestuurlijke ervaring."
        if voorzitters
        else "Er is nog geen voorzitter.",
    )


def _client(scorend: list[Zetel]) -> Samenstellingseis:
    return Samenstellingseis(
        "Ten minste één lid brengt het cliëntenperspectief in",
        Deskundigheid.CLIENT in _gedekte_deskundigheid(scorend),
        "Geen van de leden heeft het cliëntenperspectief.",
    )


def _terreinen(scorend: list[Zetel]) -> Samenstellingseis:
    mist = [str(t.label) for t in TERREINEN if t not in _gedekte_deskundigheid(scorend)]
    return Samenstellingseis(
        "Samen deskundig in zorg, welzijn, doelgroepen en inkoop",
        not mist,
        f"Nog niet gedekt: {opsomming(mist)}.",
    )


def _secretaris(zetels: list[Zetel]) -> Samenstellingseis:
    return Samenstellingseis(
        "Een secretaris, die geen scores geeft",
        any(not z.scoort for z in zetels),
        "Er is nog geen zetel voor de secretaris.",
    )


def _onafhankelijk(zetels: list[Zetel], ronde: Ronde) -> Samenstellingseis:
    personen = [z.gebruiker for z in zetels if z.gebruiker]
    bezwaren = list(redenen_niet_onafhankelijk(personen, ronde).values())
    return Samenstellingseis("Iedereen is onafhankelijk", not bezwaren, " ".join(bezwaren))


def redenen_niet_onafhankelijk(personen: Iterable[Gebruiker], ronde: Ronde) -> dict[int, str]:
    """Return per person id why they are not independent in this ronde; two queries.

    Whoever works for the region or a municipality, or for an organisation that applies in the
    ronde as penvoerder or partner, can't take a seat (R20, W20).
    """
    namen = {p.pk: p.naam or p.email for p in personen}
    bezwaren = {
        a.gebruiker_id: f"{namen[a.gebruiker_id]} is {a.get_rol_display()}."
        for a in Aanstelling.objects.geldig()
        .filter(gebruiker__in=namen)
        .exclude(rol=Aanstelling.Rol.BEHEERDER)
    }
    for pk in werkzaam_bij_aanvragers(namen, ronde):
        bezwaren.setdefault(pk, f"{namen[pk]} werkt bij een organisatie die zelf aanvraagt.")
    return bezwaren


def werkzaam_bij_aanvragers(gebruikers: Iterable[int], ronde: Ronde) -> set[int]:
    """Return which of these users work for an organisation that applies in the ronde."""
    lopend = Aanvraag.objects.filter(ronde=ronde).exclude(status=Aanvraag.Status.INGETROKKEN)
    leden = Lidmaatschap.objects.filter(gebruiker__in=list(gebruikers)).filter(_deelnemers(lopend))
    return set(leden.values_list("gebruiker_id", flat=True))


def werkt_bij_aanvrager(gebruiker_id: int, aanvraag: Aanvraag) -> bool:
    """Whether someone works for the penvoerder or a partner of this application."""
    deelnemers = _deelnemers(Aanvraag.objects.filter(pk=aanvraag.pk))
    return Lidmaatschap.objects.filter(deelnemers, gebruiker=gebruiker_id).exists()


def _deelnemers(aanvragen: QuerySet[Aanvraag]) -> Q:
    """Memberships of an organisation in these applications: as penvoerder, or as partner by KvK."""
    partners = Partner.objects.filter(aanvraag__in=aanvragen).values("kvk_nummer")
    return Q(aanbieder__in=aanvragen.values("penvoerder")) | Q(aanbieder__kvk_nummer__in=partners)


def _gedekte_deskundigheid(zetels: list[Zetel]) -> set[str]:
    return {code for zetel in zetels for code in zetel.deskundigheden}


def _naam(zetel: Zetel) -> str:
    functie = zetel.get_functie_display()
    return f"{functie} {zetel.gebruiker.naam}" if zetel.gebruiker else functie
