"""What the discussion offers the house: tasks, the tab with scores and log sentences (W21, W60)."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from aanvragen.velden.models import Aanvraag
from beoordeling.commissie.aansluiting import adres_in_ronde
from beoordeling.commissie.beeld import aantal_aanvragen
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.queries import werkende_zetels
from beoordeling.scoren.beeld import stippenrijen
from beoordeling.scoren.queries.vergelijking import vergelijk
from beoordeling.scoren.queries.voortgang import (
    GEREED,
    Lidvoortgang,
    aanvragen_met_voortgang,
    ledenvoortgang,
)
from beoordeling.vergadering.models import Bespreking
from beoordeling.vergadering.queries import agendapunten, geopende_aanvragen
from kern.aansluiting import registers
from kern.aansluiting.registers import DossierTab, Taak
from kern.basis.tijd import vandaag
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.wie import Wie


def taken_bespreken(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """The secretaris opens what is ready and reminds who is late; the members discuss what lies far apart (W22)."""
    if onderwerp is not None:
        return  # no task here is about one application
    for zetel in werkende_zetels(gebruiker):
        yield from _taken_lid(zetel) if zetel.scoort else _taken_secretaris(zetel)


def _taken_lid(zetel: Zetel) -> Iterator[Taak]:
    ronde = zetel.commissie.ronde
    te_bespreken = len(agendapunten(ronde, geopende_aanvragen(zetel.houder, ronde)))
    if te_bespreken:
        wie = "U leidt de bespreking. " if zetel.functie == Zetel.Functie.VOORZITTER else ""
        yield Taak(
            f"Bespreek {aantal_aanvragen(te_bespreken)}",
            f"{wie}De scores liggen twee niveaus of meer uit elkaar.",
            adres_in_ronde("bespreken", ronde),
            ronde.advies_tot,
        )


def _taken_secretaris(zetel: Zetel) -> Iterator[Taak]:
    ronde = zetel.commissie.ronde
    if gereed := aanvragen_met_voortgang(ronde).filter(GEREED).count():
        yield Taak(
            f"Open de scores van {aantal_aanvragen(gereed)}",
            "Alle leden zijn daar klaar mee. Zij kunnen ze daarna bespreken.",
            adres_in_ronde("voortgang", ronde),
            ronde.beoordeling_tot,
        )
    leden = ledenvoortgang(ronde)
    achter = [lid for lid in leden if lid.te_doen]
    if achter and (len(achter) < len(leden) or vandaag() > ronde.beoordeling_tot):
        woord = "commissielid" if len(achter) == 1 else "commissieleden"
        wiens = "zijn" if len(achter) == 1 else "hun"
        yield Taak(
            f"Herinner {len(achter)} {woord} aan {wiens} scores",
            _achter(achter),
            adres_in_ronde("voortgang", ronde),
            ronde.beoordeling_tot,
        )


def _achter(leden: list[Lidvoortgang]) -> str:
    """Name at most three members with what they still have to do."""
    delen = [f"{lid.zetel.houder.naam} moet er nog {lid.te_doen}" for lid in leden[:3]]
    rest = f" En nog {len(leden) - 3}." if len(leden) > 3 else ""
    return f"{', '.join(delen)}.{rest}"


def dossiertab_scores(request: HttpRequest, aanvraag: Aanvraag) -> SafeString:
    """Render the tab: score per criterion and a link to all reasons."""
    vergelijking = vergelijk(aanvraag, request.user)
    context = {
        "aanvraag": aanvraag,
        "vergelijking": vergelijking,
        "stippen": stippenrijen(vergelijking, "#criterium-{}"),
    }
    return render_to_string("beoordeling/vergadering/dossier.html", context, request)


TAB_BEOORDELING = DossierTab(
    code="beoordeling",
    titel="Beoordeling",
    volgorde=30,
    mag="beoordeling.scores_bekijken",
    view=dossiertab_scores,
)

LOGZINNEN = {
    "open_scores": "opende de scores",
    "herinner": "herinnerde commissieleden aan hun scores",
    "noteer_bespreking": "schreef de notitie van de bespreking",
}

for code, zin in LOGZINNEN.items():
    registreer_logzin(f"beoordeling.{code}", zin)
registers.taken.registreer(taken_bespreken)
registers.dossier_tabs.registreer(TAB_BEOORDELING)

registreer_verzegeld(
    Verzegeld(
        model=Bespreking,
        naam="opening van de scores",
        velden=("aanvraag_id", "geopend_door_id", "geopend_op", "notitie"),
        wijzigt=frozenset({"beoordeling.noteer_bespreking"}),
    )
)
