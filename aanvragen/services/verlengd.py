"""Tell everyone with a draft that the ronde closes later (W02)."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from aanvragen.models import Aanvraag, Partner
from aanvragen.services.bewerken import uur
from deelnemers.models import Gebruiker
from kern import mail
from regeling.inhoud import Inhoud
from regeling.models import Ronde


def meld(ronde: Ronde, oud: Inhoud, nieuw: Inhoud, reden: str) -> None:
    """Plan one mail per person with a draft in this ronde; see `regeling.haken` (W02).

    Everyone of the penvoerder and of the partners gets it, and the contact, each address once.
    """
    sluit = nieuw["data"]["sluit_op"]
    for adres, naam in _mensen(ronde).items():
        mail.stuur(
            aan=[adres],
            sjabloon="ronde_verlengd",
            context={
                "naam": naam,
                "ronde": ronde.naam,
                "sluit_op": uur(datetime.fromisoformat(sluit)),
                "reden": reden,
                "url": f"{settings.SITE_URL}{reverse('aanvragen:mijn')}",
            },
            sleutel=f"aanvragen.verlengd:{ronde.pk}:{sluit}:{adres}",
        )


def _mensen(ronde: Ronde) -> dict[str, str]:
    """Return {e-mail address: name} of all who work on a draft: contact, penvoerder, partners."""
    concepten = Aanvraag.objects.filter(ronde=ronde, status=Aanvraag.Status.CONCEPT).order_by()
    kvk_nummers = Partner.objects.filter(aanvraag__in=concepten).values("kvk_nummer")
    leden = Gebruiker.objects.filter(is_active=True).filter(
        Q(lidmaatschappen__aanbieder__in=concepten.values("penvoerder"))
        | Q(lidmaatschappen__aanbieder__kvk_nummer__in=kvk_nummers)
    )
    contacten = concepten.values_list("contact_email", "contactpersoon")
    mensen = [*contacten, *leden.values_list("email", "naam")]
    return {adres.lower(): naam for adres, naam in mensen if adres}
