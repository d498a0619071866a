"""What is asked about drafts: what is still to do, what is open, who works on them."""

from django.db.models import Q, QuerySet

from aanvragen.concept.models import Aanvulling
from aanvragen.velden.models import Aanvraag, Partner
from aanvragen.velden.rekenen import gebrek, onderdelen, volledig
from aanvragen.velden.rekenen.gebrek import Gebrek
from aanvragen.velden.rekenen.inhoud import Aanvraaginhoud
from aanvragen.velden.rekenen.ronderegels import Ronderegels
from deelnemers.organisaties.models import Aanbieder, Lidmaatschap
from deelnemers.personen.models import Gebruiker
from kern.basis.tijd import nu, vandaag
from regeling.ronde.models import Ronde


def gebreken_van_concept(
    aanvraag: Aanvraag, inhoud: Aanvraaginhoud, regels: Ronderegels
) -> list[Gebrek]:
    """Return everything that stands in the way of submitting this draft."""
    return volledig.gebreken_in(inhoud, regels) + onleesbare_onderdelen(aanvraag, regels)


def onleesbare_onderdelen(aanvraag: Aanvraag, regels: Ronderegels) -> list[Gebrek]:
    """Return the sections in which something was typed that could not be read."""
    return [
        gebrek.onjuist(
            ("ruw", deel.code),
            f"Bij “{deel.titel}” staat iets wat wij niet kunnen lezen, zoals een bedrag of een "
            "datum. Open het onderdeel en pas het aan.",
        )
        for deel in onderdelen.alle_onderdelen(regels)
        if aanvraag.bewerkingen.get(deel.code, {}).get("ruw")
    ]


def open_onderdelen(aanvraag: Aanvraag, regels: Ronderegels) -> list[str]:
    """Return which sections can be changed now: all, those asked for completion, or none."""
    status = Aanvraag.Status
    if aanvraag.status == status.AANVULLING:
        aanvulling = open_aanvulling(aanvraag)
        return aanvulling.onderdelen if aanvulling and aanvulling.uiterlijk >= vandaag() else []
    herindienbaar = aanvraag.status == status.INGETROKKEN and aanvraag.ronde.is_open
    if aanvraag.status == status.CONCEPT or herindienbaar:
        return [onderdeel.code for onderdeel in onderdelen.alle_onderdelen(regels)]
    return []


def mensen_met_concept(ronde: Ronde) -> dict[str, str]:
    """Return {e-mail address: name} of all who work on a draft: contact, penvoerder, partners."""
    concepten = Aanvraag.objects.filter(ronde=ronde, status=Aanvraag.Status.CONCEPT).order_by()
    kvk_nummers = Partner.objects.filter(aanvraag__in=concepten).values("kvk_nummer")
    bevestigd = Aanbieder.objects.bevestigd().filter(kvk_nummer__in=kvk_nummers)
    leden = Gebruiker.objects.filter(is_active=True).filter(
        Q(lidmaatschappen__aanbieder__in=concepten.values("penvoerder"))
        | Q(lidmaatschappen__aanbieder__in=bevestigd)
    )
    contacten = concepten.values_list("contact_email", "contactpersoon")
    mensen = [*contacten, *leden.values_list("email", "naam")]
    return {adres.lower(): naam for adres, naam in mensen if adres}


def open_aanvulling(aanvraag: Aanvraag) -> Aanvulling | None:
    """Return the completion request that waits for an answer, or None; one query at most."""
    if aanvraag.status != Aanvraag.Status.AANVULLING:
        return None
    return aanvraag.aanvullingen.filter(ontvangen_op=None).first()


def rondes_voor_concept() -> QuerySet[Ronde]:
    """Return the rondes for which a draft can start: public and not closed."""
    return Ronde.objects.openbaar().filter(sluit_op__gt=nu()).order_by("sluit_op", "pk")


def collegas_bij_aanvraag(aanvraag: Aanvraag, zelf: Gebruiker) -> list[Gebruiker]:
    """Return who else may work in this application; one query."""
    partners = aanvraag.partners.exclude(kvk_nummer="").values("kvk_nummer")
    leden = Lidmaatschap.objects.filter(aanbieder=aanvraag.penvoerder_id) | (
        Lidmaatschap.objects.filter(
            aanbieder__in=Aanbieder.objects.bevestigd().filter(kvk_nummer__in=partners)
        )
    )
    return list(Gebruiker.objects.filter(pk__in=leden.values("gebruiker")).exclude(pk=zelf.pk))
