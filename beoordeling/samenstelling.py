"""Whether a committee is complete and independent (R20): every demand by name, met or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from aanvragen.models import Aanvraag, Partner
from beoordeling.models import MAXIMUM_LEDEN, MINIMUM_LEDEN, Commissie, Zetel
from deelnemers.models import Aanstelling, Gebruiker, Lidmaatschap
from regeling.models import Ronde

Deskundigheid = Zetel.Deskundigheid
TERREINEN = (
    Deskundigheid.ZORG,
    Deskundigheid.WELZIJN,
    Deskundigheid.DOELGROEPEN,
    Deskundigheid.INKOOP,
)


@dataclass(frozen=True)
class Eis:
    """One demand on the committee: what it says, whether it is met, and if not what is missing."""

    tekst: str
    voldaan: bool
    mist: str = ""


def eisen(commissie: Commissie) -> list[Eis]:
    """Return all demands of R20 in the order of the note, for the seats as they are now."""
    zetels = list(commissie.zetels.actief().select_related("gebruiker"))
    scorend = [z for z in zetels if z.scoort]
    return [
        _aantal(scorend),
        _bezet(zetels),
        _profielen(zetels),
        _voorzitter(scorend),
        _client(scorend),
        _terreinen(scorend),
        _secretaris(zetels),
        _onafhankelijk(zetels, commissie.ronde),
    ]


def ontbreekt(commissie: Commissie) -> list[Eis]:
    """Return the demands that are not met; empty means the committee may start."""
    return [eis for eis in eisen(commissie) if not eis.voldaan]


def _aantal(scorend: list[Zetel]) -> Eis:
    return Eis(
        "Drie tot vijf leden die scores geven, met de voorzitter meegeteld",
        MINIMUM_LEDEN <= len(scorend) <= MAXIMUM_LEDEN,
        f"Er zijn nu {len(scorend)} zetels voor leden die scores geven.",
    )


def _bezet(zetels: list[Zetel]) -> Eis:
    leeg = [z.get_functie_display() for z in zetels if not z.gebruiker_id]
    return Eis(
        "Elke zetel is ingevuld",
        bool(zetels) and not leeg,
        f"Nog niet ingevuld: {_opsomming(leeg)}." if leeg else "Er zijn nog geen zetels.",
    )


def _profielen(zetels: list[Zetel]) -> Eis:
    zonder = [_naam(z) for z in zetels if not z.profielschets.strip()]
    return Eis(
        "Elke zetel heeft een profielschets",
        bool(zetels) and not zonder,
        f"Geen profielschets: {_opsomming(zonder)}." if zonder else "Er zijn nog geen zetels.",
    )


def _voorzitter(scorend: list[Zetel]) -> Eis:
    voorzitters = [z for z in scorend if z.functie == Zetel.Functie.VOORZITTER]
    ervaren = [z for z in voorzitters if Deskundigheid.BESTUUR in z.deskundigheden]
    return Eis(
        "Eén voorzitter, met ruime bestuurlijke ervaring",
        len(voorzitters) == 1 and bool(ervaren),
        "Bij de voorzitter staat geen ruime bestuurlijke ervaring."
        if voorzitters
        else "Er is nog geen voorzitter.",
    )


def _client(scorend: list[Zetel]) -> Eis:
    return Eis(
        "Ten minste één lid brengt het cliëntenperspectief in",
        Deskundigheid.CLIENT in _dekking(scorend),
        "Geen van de leden heeft het cliëntenperspectief.",
    )


def _terreinen(scorend: list[Zetel]) -> Eis:
    mist = [str(t.label) for t in TERREINEN if t not in _dekking(scorend)]
    return Eis(
        "Samen deskundig in zorg, welzijn, doelgroepen en inkoop",
        not mist,
        f"Nog niet gedekt: {_opsomming(mist)}.",
    )


def _secretaris(zetels: list[Zetel]) -> Eis:
    return Eis(
        "Een secretaris, die geen scores geeft",
        any(not z.scoort for z in zetels),
        "Er is nog geen zetel voor de secretaris.",
    )


def _onafhankelijk(zetels: list[Zetel], ronde: Ronde) -> Eis:
    personen = [z.gebruiker for z in zetels if z.gebruiker]
    bezwaren = list(bezwaren_tegen(personen, ronde).values())
    return Eis("Iedereen is onafhankelijk", not bezwaren, " ".join(bezwaren))


def bezwaren_tegen(personen: Iterable[Gebruiker], ronde: Ronde) -> dict[int, str]:
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
    for pk in aanvragers(namen, ronde):
        bezwaren.setdefault(pk, f"{namen[pk]} werkt bij een organisatie die zelf aanvraagt.")
    return bezwaren


def aanvragers(gebruikers: Iterable[int], ronde: Ronde) -> set[int]:
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


def _dekking(zetels: list[Zetel]) -> set[str]:
    return {code for zetel in zetels for code in zetel.deskundigheden}


def _naam(zetel: Zetel) -> str:
    functie = zetel.get_functie_display()
    return f"{functie} {zetel.gebruiker.naam}" if zetel.gebruiker else functie


def _opsomming(delen: list[str]) -> str:
    return " en ".join(filter(None, [", ".join(delen[:-1]), *delen[-1:]]))
