"""What submitting offers the house: a tab and milestones in the dossier, states, log sentences."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.bijlagen.models import Bijlage
from aanvragen.indienen.beeld import stand_in_aanvraagfase
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag
from kern.aansluiting import registers
from kern.aansluiting.aanvraagstand import Standbron, aanvraagstanden
from kern.aansluiting.registers import DossierTab, Mijlpaal
from kern.basis.termijnen import datum_lang
from kern.basis.tijd import lokaal
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.rechten import mag

LOGZINNEN = {
    "aanvragen.dien_in": "verstuurde de aanvraag",
    "aanvragen.vul_aan": "stuurde een aanvulling",
    "aanvragen.trek_in": "trok de aanvraag in",
}


def _toon_dossiertab(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Show the whole application as it was received."""
    volledig = mag(request.user, "aanvragen.bekijk_toets", aanvraag)
    context = {"aanvraag": aanvraag, "met_ontvangst": volledig}
    return render_to_string("aanvragen/indienen/dossiertab.html", context, request)


DOSSIERTAB_AANVRAAG = DossierTab(
    code="aanvraag", titel="Aanvraag", volgorde=10, mag="aanvragen.bekijk", view=_toon_dossiertab
)


def aanvraagmijlpalen(aanvraag: Aanvraag, gebruiker: Any) -> Iterator[Mijlpaal]:
    """Tell when versions came in, completion was asked for, and how the check ended."""
    alles = mag(gebruiker, "aanvragen.bekijk_toets", aanvraag)
    aanvullingen = list(aanvraag.aanvullingen.all()) if alles else []
    versies = list(aanvraag.versies.select_related("ingediend_door"))
    for versie in versies:
        nummer = versie.nummer
        yield Mijlpaal(
            _dag(versie.ingediend_op),
            "De aanvraag is verstuurd" if nummer == 1 else f"Versie {nummer} is verstuurd",
            f"Ontvangen om {lokaal(versie.ingediend_op):%H.%M} uur.",
        )
    for aanvulling in aanvullingen:
        yield Mijlpaal(
            _dag(aanvulling.gevraagd_op),
            "Er is om een aanvulling gevraagd",
            f"Uiterlijk {datum_lang(aanvulling.uiterlijk)}.",
            "klaar" if aanvulling.ontvangen_op else "nu",
        )
    yield from _toetsmijlpalen(aanvraag)


def _dag(moment: datetime) -> Any:
    return lokaal(moment).date()


def _toetsmijlpalen(aanvraag: Aanvraag) -> Iterator[Mijlpaal]:
    """Tell how the check stands now, or how it ended."""
    status, dag = Aanvraag.Status, _dag(aanvraag.gewijzigd_op)
    match aanvraag.status:
        case status.INGEDIEND:
            yield Mijlpaal(
                aanvraag.ronde.toetsing_tot,
                "De coördinator controleert de criteria",
                "U hoort of de aanvraag naar de commissie gaat.",
                "nu",
            )
        case status.TOEGELATEN:
            yield Mijlpaal(
                dag, "De aanvraag is compleet", "Zij voldoet aan alle criteria en is toegelaten."
            )
        case status.BUITEN_BEHANDELING:
            yield Mijlpaal(
                dag, "De aanvraag blijft buiten behandeling", "De brief legt uit waarom."
            )
        case status.INGETROKKEN:
            yield Mijlpaal(dag, "De aanvraag is ingetrokken")


aanvraagstanden.registreer(Standbron(velden=dict, stand=stand_in_aanvraagfase))
registers.dossier_tabs.registreer(DOSSIERTAB_AANVRAAG)
registers.dossier_gebeurtenissen.registreer(aanvraagmijlpalen)

for _code, _zin in LOGZINNEN.items():
    registreer_logzin(_code, _zin)

registreer_verzegeld(
    Verzegeld(
        model=Aanvraagversie,
        naam="ontvangen versie",
        velden=(
            "aanvraag_id",
            "nummer",
            "inhoud",
            "sha256",
            "ingediend_op",
            "ingediend_door_id",
            "sleutel",
            "gevraagd",
            "kader",
        ),
    )
)

# an attachment that was there when a version was received
_ONTVANGEN = Aanvraagversie.objects.filter(
    aanvraag=OuterRef("aanvraag"), ingediend_op__gte=OuterRef("toegevoegd_op")
)
_TOEN_NOG_NIET_WEG = _ONTVANGEN.filter(ingediend_op__lt=OuterRef("verwijderd_op"))

registreer_verzegeld(
    Verzegeld(
        model=Bijlage,
        naam="bijlage",
        velden=(
            "uuid",
            "aanvraag_id",
            "naam",
            "bestand",
            "mediatype",
            "grootte",
            "sha256",
            "toegevoegd_door_id",
            "toegevoegd_op",
        ),
        open_=("verwijderd_op",),
        wanneer=Q(Exists(_ONTVANGEN), verwijderd_op=None) | Q(Exists(_TOEN_NOG_NIET_WEG)),
        bestand="bestand",
    )
)
