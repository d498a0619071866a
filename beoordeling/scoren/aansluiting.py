"""What scoring offers the house: tasks of the members, and log sentences (W60)."""

from collections.abc import Iterator

from django.db.models import Q

from beoordeling.commissie.aansluiting import adres_in_ronde
from beoordeling.commissie.beeld import aantal_aanvragen
from beoordeling.commissie.models import Zetel
from beoordeling.commissie.queries import werkende_zetels
from beoordeling.scoren.models import Beoordeling, Score
from beoordeling.scoren.queries.lijst import (
    STANDEN_KLAAR,
    STANDEN_TE_DOEN,
    Lijststand,
    standen_geteld,
)
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.wie import Wie


def taken_scoren(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """A member scores what is left, or waits for the opening."""
    if onderwerp is not None:
        return  # no task here is about one application
    for zetel in werkende_zetels(gebruiker):
        if zetel.scoort:
            yield from _taken_lid(zetel)


def _taken_lid(zetel: Zetel) -> Iterator[Taak]:
    ronde = zetel.commissie.ronde
    standen = standen_geteld(zetel)
    te_doen = sum(standen[stand] for stand in STANDEN_TE_DOEN)
    klaar = sum(standen[stand] for stand in STANDEN_KLAAR)
    if te_doen:
        yield Taak(
            f"Beoordeel nog {aantal_aanvragen(te_doen)}",
            f"U bent klaar met {klaar} van {te_doen + klaar}.",
            adres_in_ronde("ronde", ronde),
            ronde.beoordeling_tot,
        )
    elif wacht := standen[Lijststand.DEFINITIEF]:
        yield Taak(
            f"De scores van {aantal_aanvragen(wacht)} gaan open",
            "De secretaris opent ze als alle leden klaar zijn.",
            adres_in_ronde("ronde", ronde),
            ronde.beoordeling_tot,
            wacht_op_anderen=True,
        )


LOGZINNEN = {
    "geef_score": "gaf een score",
    "bewaar_doelen": "schreef aan de toelichting op de doelen",
    "leg_weg": "legde de aanvraag weg om later te beoordelen",
    "maak_definitief": "maakte de eigen beoordeling definitief",
    "herzie_score": "herzag een score na de bespreking",
}

for code, zin in LOGZINNEN.items():
    registreer_logzin(f"beoordeling.{code}", zin)
registers.taken.registreer(taken_scoren)

registreer_verzegeld(
    Verzegeld(
        model=Beoordeling,
        naam="beoordeling",
        velden=(
            "zetel_id",
            "aanvraag_id",
            "versie_id",
            "status",
            "doelen_toelichting",
            "definitief_op",
            "later",
        ),
        wanneer=Q(status=Beoordeling.Status.DEFINITIEF),
    )
)

registreer_verzegeld(
    Verzegeld(
        model=Score,
        naam="score",
        velden=("beoordeling_id", "criterium_id", "waarde", "toelichting", "na_bespreking", "op"),
        wanneer=Q(beoordeling__status=Beoordeling.Status.DEFINITIEF),
        wijzigt=frozenset({"beoordeling.herzie_score"}),
    )
)
