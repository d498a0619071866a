"""What is asked about what was submitted: versions, readings, doubles, the decision term.

The same project is submitted once (R11): what is refused, and what only looks alike; see `rekenen`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import TruncWeek
from django.urls import reverse

from aanvragen.indienen.models import Aanvraagversie
from aanvragen.indienen.rekenen import (
    Dubbelvermoeden,
    Projectkenmerk,
    Stilstand,
    bereken_beslistermijn,
    kale_tekst,
    maandag_van,
    vergelijk_projecten,
    weken_van_tot,
    zeggende_woorden,
)
from aanvragen.velden.models import Aanvraag, Partner
from aanvragen.velden.queries import inhoud as inhouden
from aanvragen.velden.queries.lezing import Lezing, lees_inhoud, lezing_van_inhoud
from aanvragen.velden.queries.regels import regels_bij_ontvangst
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from deelnemers.personen.models import Gebruiker
from kern.basis.termijnen import Termijn
from kern.basis.tijd import AMSTERDAM, lokaal, vandaag
from kern.documenten import documenten
from kern.documenten.models import Document
from regeling.ronde.models import Ronde


def laatste_versie(aanvraag: Aanvraag) -> Aanvraagversie | None:
    """Return the newest version that was received, or None; uses what is prefetched."""
    versies = aanvraag.versies
    if "versies" in getattr(aanvraag, "_prefetched_objects_cache", {}):
        return max(versies.all(), key=lambda versie: versie.nummer, default=None)
    return versies.order_by("-nummer").first()


def nieuwste_versie(aanvraag: Aanvraag) -> Aanvraagversie:
    """Return the newest version of what was received; raises DoesNotExist for a draft."""
    return aanvraag.versies.latest("nummer")


def met_versie(aanvragen: QuerySet[Aanvraag]) -> QuerySet[Aanvraag]:
    """Annotate what the newest received version asks and when it came in (no row: None)."""
    newest = Aanvraagversie.objects.filter(aanvraag=OuterRef("pk")).order_by("-nummer")
    return aanvragen.annotate(
        ontvangen_op=Subquery(newest.values("ingediend_op")[:1]),
        ontvangen_bedrag=Subquery(newest.values("gevraagd")[:1]),
        versienummer=Subquery(newest.values("nummer")[:1]),
    )


def nieuwste_rondeversie(ronde: Ronde) -> int | None:
    """Return the number of the version that holds now; None for a draft."""
    return ronde.versies.order_by("-nummer").values_list("nummer", flat=True).first()


def regels_van_versie(versie: Aanvraagversie) -> Ronderegels:
    """Return the rules that held when this version was received, with their names; one query."""
    nummer = versie.kader.get("rondeversie")
    return regels_bij_ontvangst(versie.aanvraag.ronde, nummer, versie.ingediend_op)


def lezing_van_versie(versie: Aanvraagversie, regels: Ronderegels | None = None) -> Lezing:
    """Return the reading of one version, exactly as it was received (law 5).

    The one reading of frozen content: receipt, check, committee and PDF, with the questions and
    names of that day. One query, none when `regels` is given (`regels_van_versie`).
    """
    return lees_inhoud(regels or regels_van_versie(versie), versie.inhoud)


def lezing_van_aanvraag(aanvraag: Aanvraag) -> Lezing:
    """Read the newest received version; of what was never submitted, the draft as it stands."""
    versie = laatste_versie(aanvraag)
    return lezing_van_inhoud(
        aanvraag.ronde, versie.inhoud if versie else inhouden.inhoud_van(aanvraag)
    )


def meetellend_in_jaar_van(ronde: Ronde) -> QuerySet[Aanvraag]:
    """Return the applications that count, in rondes that opened in the same year."""
    jaar = lokaal(ronde.opent_op).year
    return Aanvraag.objects.meetellend().filter(ronde__opent_op__year=jaar)


def zelfde_project(aanvraag: Aanvraag, inhoud: Aanvraaginhoud) -> Aanvraag | None:
    """Return the application that already holds this project, or None (R11)."""
    nummers = {inhoud["penvoerder"]["kvk_nummer"], *(p["kvk_nummer"] for p in inhoud["partners"])}
    met = Partner.objects.filter(kvk_nummer__in=nummers).values("aanvraag_id")
    kandidaten = (
        meetellend_in_jaar_van(aanvraag.ronde)
        .exclude(pk=aanvraag.pk)
        .filter(Q(penvoerder__kvk_nummer__in=nummers) | Q(pk__in=met))
        .values_list("pk", "titel")
    )
    titel = kale_tekst(inhoud["titel"])
    found = next((pk for pk, andere in kandidaten if kale_tekst(andere) == titel), None)
    return Aanvraag.objects.select_related("ronde").get(pk=found) if found else None


def vermoedelijke_dubbelen(aanvraag: Aanvraag) -> list[Dubbelvermoeden]:
    """Return what looks like the same project, the strongest first; always two queries (R11)."""
    kenmerken = _kenmerken(
        meetellend_in_jaar_van(aanvraag.ronde) | Aanvraag.objects.filter(pk=aanvraag.pk)
    )
    deze = next(k for k in kenmerken if k.pk == aanvraag.pk)
    gevonden = [v for k in kenmerken if k.pk != deze.pk and (v := vergelijk_projecten(deze, k))]
    return sorted(gevonden, key=lambda v: (-v.sterkte, v.nummer))


def _kenmerken(aanvragen: QuerySet[Aanvraag]) -> list[Projectkenmerk]:
    """Read what is compared; two queries for any number of applications."""
    rijen = list(
        aanvragen.order_by("pk").values(
            "pk", "nummer", "titel", "samenvatting", "penvoerder__naam", "penvoerder__kvk_nummer"
        )
    )
    partners: dict[int, set[str]] = {}
    paren = Partner.objects.filter(aanvraag__in=aanvragen.order_by().values("pk"))
    for pk, kvk in paren.exclude(kvk_nummer="").values_list("aanvraag_id", "kvk_nummer"):
        partners.setdefault(pk, set()).add(kvk)
    return [_kenmerk(rij, partners.get(rij["pk"], set())) for rij in rijen]


def _kenmerk(rij: Mapping[str, Any], partners: Iterable[str]) -> Projectkenmerk:
    return Projectkenmerk(
        pk=rij["pk"],
        nummer=rij["nummer"] or "",
        titel=rij["titel"],
        penvoerder=rij["penvoerder__naam"],
        organisaties=frozenset({rij["penvoerder__kvk_nummer"], *partners}),
        kale_titel=kale_tekst(rij["titel"]),
        woorden=zeggende_woorden(f"{rij['titel']} {rij['samenvatting']}"),
    )


def beslistermijn(aanvraag: Aanvraag) -> Termijn:
    """Return the decision term of one application, with its explanation.

    A request that is still open counts up to its last day: the longest it can take.
    """
    dag = vandaag()
    stilstanden = [
        Stilstand(
            gevraagd=lokaal(aanvulling.gevraagd_op).date(),
            tot=min(
                lokaal(aanvulling.ontvangen_op).date()
                if aanvulling.ontvangen_op
                else aanvulling.uiterlijk,
                aanvulling.uiterlijk,
            ),
            loopt=aanvulling.ontvangen_op is None and aanvulling.uiterlijk >= dag,
        )
        for aanvulling in aanvraag.aanvullingen.all()
    ]
    return bereken_beslistermijn(aanvraag.ronde.besluitvorming_tot, stilstanden)


def ontvangers_van_aanvraag(aanvraag: Aanvraag, indiener: Gebruiker | None = None) -> list[str]:
    """Return whom to write: the contact, and who submitted for the penvoerder."""
    adressen = [aanvraag.contact_email]
    if indiener and indiener.lidmaatschappen.filter(aanbieder=aanvraag.penvoerder_id).exists():
        adressen.append(indiener.email)
    return list(dict.fromkeys(adres.lower() for adres in adressen if adres))


def volledig_paginaadres(naam: str, aanvraag: Aanvraag) -> str:
    """Return the full address of a page of this application, for a mail."""
    return f"{settings.SITE_URL}{reverse(naam, args=[aanvraag.pk])}"


def documenten_van_versie(aanvraag: Aanvraag, versie_pk: int) -> list[Document]:
    """Return the PDF of this version and the letters; one query."""
    return [
        document
        for document in documenten.voor(aanvraag)
        if document.gegevens.get("versie") == versie_pk
    ]


def meegedeelde_toetsen(aanvraag: Aanvraag, versie: Aanvraagversie) -> list[Any]:
    """Return what the check found once it led to something the applicant was told of."""
    status = Aanvraag.Status
    if aanvraag.status in (status.AANVULLING, status.BUITEN_BEHANDELING, status.TOEGELATEN):
        return list(versie.toetsen.select_related("criterium"))
    return []


@dataclass(frozen=True)
class Instroom:
    """What a ronde received: how many applications, what they ask together, and when they came.

    `per_week` counts by the monday of the week in which each came in first; every week in which
    the ronde was open is there.
    """

    aantal: int
    gevraagd: Decimal
    per_week: dict[date, int]


def instroom(ronde: Ronde) -> Instroom:
    """Count what came in and add up what the newest versions ask; two queries."""
    ontvangen = Aanvraag.objects.ontvangen().filter(ronde=ronde)
    som = met_versie(ontvangen).aggregate(aantal=Count("pk"), bedrag=Sum("ontvangen_bedrag"))
    weken = (
        Aanvraagversie.objects.filter(aanvraag__in=ontvangen, nummer=1)
        .order_by()
        .annotate(week=TruncWeek("ingediend_op", tzinfo=AMSTERDAM))
        .values_list("week")
        .annotate(Count("pk"))
    )
    telling = {week.date(): aantal for week, aantal in weken}
    open_, dicht = (
        maandag_van(lokaal(moment).date()) for moment in (ronde.opent_op, ronde.sluit_op)
    )
    alle = weken_van_tot(min([open_, *telling]), max([dicht, *telling]))
    return Instroom(
        som["aantal"], som["bedrag"] or Decimal(0), {week: telling.get(week, 0) for week in alle}
    )
