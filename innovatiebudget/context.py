"""What every page knows of the portal: region, navigation, role, demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from innovatiebudget.demonstratie.queries import volgend_moment
from innovatiebudget.navigatie.beeld import navigatiepunten, rolregel

REGIO = "Sociaal Domein regio Arnhem"


def portaal(request: HttpRequest) -> dict[str, Any]:
    """Give `portaal` to every template; parts that ask the database are lazy."""
    gebruiker = getattr(request, "user", None)
    bekend = gebruiker is not None and gebruiker.is_authenticated  # none on an error page
    return {
        "portaal": {
            "regio": REGIO,
            "mail": settings.CONTACT_EMAIL,
            "demonstratie": settings.DEMONSTRATIE,
            "volgend_moment": SimpleLazyObject(lambda: volgend_moment()),
            "navigatie": navigatiepunten(gebruiker, request.path) if gebruiker is not None else [],
            "rolregel": rolregel(gebruiker) if gebruiker and bekend else "",
        }
    }
