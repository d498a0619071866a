"""What a campaign starts from: an open ronde with drafts, one that is scored, one with colleges."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command

from aanvragen.concept.forms.formulieren import formulier_van
from aanvragen.velden.models import Aanvraag
from aanvragen.velden.queries import inhoud
from aanvragen.velden.queries.regels import regels_van_ronde
from aanvragen.velden.rekenen.onderdelen import vind_onderdeel
from besluitvorming.verdeling.models import Aandeel
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from regeling.publicatie import services as publicatie
from tests import fabriek
from tests.aanvragen import fabriek as aanvragen
from tests.beoordeling import fabriek as beoordeling
from tests.besluitvorming import fabriek as besluiten

NU = datetime(2015, 7, 14, 16, 0, tzinfo=fabriek.AMSTERDAM)
RONDE_OPEN = {
    "gepubliceerd": "2015-06-01T09:00:00+02:00",
    "opent": "2015-07-01T09:00:00+02:00",
    "sluit": "2015-12-31T17:00:00+01:00",
    "toetsing_tot": "2016-01-29",
    "beoordeling_tot": "2016-02-19",
    "advies_tot": "2016-03-04",
    "besluitvorming_tot": "2016-03-25",
    "uitvoering_van": "2016-04-01",
    "evaluatie_uiterlijk": "2016-06-30",
}


@dataclass
class Start:
    """What the clients need to know: cookies, ids and forms."""

    koekjes: dict[str, str] = field(default_factory=dict)
    concepten: list[dict[str, Any]] = field(default_factory=list)
    te_scoren: list[str] = field(default_factory=list)
    leden: list[str] = field(default_factory=list)
    criteria: list[int] = field(default_factory=list)
    aandelen: list[dict[str, Any]] = field(default_factory=list)
    besluitronde: str = ""


def _koekje(wie: Gebruiker) -> str:
    """Log someone in without a form: a session as the login makes it."""
    sessie = SessionStore()
    sessie[SESSION_KEY] = str(wie.pk)
    sessie[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    sessie[HASH_SESSION_KEY] = wie.get_session_auth_hash()
    sessie.create()
    return str(sessie.session_key)


def bereid_voor(aanvragers: int, projecten: int) -> Start:
    """Fill the empty database; everything through the services, on its own day."""
    call_command("migrate", verbosity=0)
    start = Start()
    coordinator = fabriek.coordinator()
    start.koekjes["coordinator"] = _koekje(coordinator)
    with tijd.bevries(datetime(2015, 6, 2, 9, 0, tzinfo=fabriek.AMSTERDAM)):
        open_ = publicatie.publiceer(
            wie=coordinator, ronde=fabriek.concept_ronde(code="2016", data=RONDE_OPEN)
        )
    with tijd.bevries(NU):
        for n in range(aanvragers):
            _aanvrager(start, n, open_)
    with tijd.bevries(fabriek.OPEN):
        ronde, rijen = beoordeling.met_aanvragen(max(2, projecten // 2), "Score", code="2015b")
        start.te_scoren = [str(rij.nummer) for rij in rijen]
        for zetel in beoordeling.scorend(ronde):
            with tijd.bevries(NU):
                beoordeling.verklaar_vrij(zetel)
            naam = f"lid{zetel.pk}"
            start.koekjes[naam] = _koekje(zetel.houder)
            start.leden.append(naam)
        wegend = ronde.criteria.filter(gewicht__gt=0)
        start.criteria = list(wegend.values_list("nummer", flat=True))
        advies, _ = besluiten.voorgelegd(projecten, titel="Besluit")
    start.besluitronde = advies.ronde.code
    for aandeel in Aandeel.objects.select_related("gemeente", "aanvraag"):
        wie = besluiten.wie(aandeel.gemeente)
        start.koekjes.setdefault(aandeel.gemeente.code, _koekje(wie))
        start.aandelen.append(
            {
                "pk": aandeel.pk,
                "gemeente": aandeel.gemeente.code,
                "nummer": aandeel.aanvraag.nummer,
            }
        )
    tijd.verzet(NU)
    return start


def _aanvrager(start: Start, n: int, ronde: Any) -> None:
    lid = fabriek.gebruiker(f"Aanvrager {n}")
    fabriek.aanbieder(f"Stichting {n}", lid=lid)
    start.koekjes[f"aanvrager{n}"] = _koekje(lid)
    aanvraag = aanvragen.concept(
        ronde, lid, titel=f"Campagne {n}", start="2016-04-01", eind="2016-12-31"
    )
    start.concepten.append({"pk": aanvraag.pk, "wie": f"aanvrager{n}", **_formulier(aanvraag)})


def _formulier(aanvraag: Aanvraag) -> dict[str, Any]:
    """The section that is saved over and over, as the browser would post it."""
    regels = regels_van_ronde(aanvraag.ronde)
    groep = vind_onderdeel(regels, "project").groep  # type: ignore[union-attr]
    data = formulier_van("project").data_van(inhoud.inhoud_van(aanvraag), regels, groep)
    return {"data": dict(data)}
