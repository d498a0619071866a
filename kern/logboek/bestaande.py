"""Seal what was there before the seals came, or once more after an explained difference (W61)."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kern.basis.fouten import Fout
from kern.logboek.models import Gebeurtenis
from kern.logboek.nalopen import BESTAANDE
from kern.logboek.schrijven import leg_vast
from kern.logboek.sleutel import sleutel
from kern.logboek.zegel import HERSTEL, Verzegeld, verzegelde_soort, verzegelde_soorten

LOGZINNEN = {
    BESTAANDE: "verzegelde wat er al was; wat ervoor gebeurde bewijst dit niet",
    HERSTEL: "verzegelde opnieuw wat anders was dan het logboek zei",
    "kern.maak_document": "maakte het document",
    "kern.verstuur_dagkop": "stuurde de kop van het logboek naar de gemeenten",
}

PER_REGEL = 500  # seals in one line


def verzegel_bestaande(**_kwargs: Any) -> int:
    """Seal all that a portal of before the seals holds, once; returns how many rows.

    Called after every migration. The lines say honestly that this came later: of the time before,
    the seals prove nothing. A portal whose log carries seals already, or is empty, is left alone.
    """
    sleutel()  # made at the birth of DATA
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return 0  # not all tables are there yet
    if not Gebeurtenis.objects.exists() or Gebeurtenis.objects.exclude(zegels={}).exists():
        return 0
    totaal = 0
    rijen = _alles()
    while deel := list(islice(rijen, PER_REGEL)):
        totaal += len(deel)
        _leg_vast(deel)
    if not totaal:
        _leg_vast([])  # so that the head is signed
    return totaal


def _alles() -> Iterator[tuple[Verzegeld, dict[str, Any]]]:
    for soort in verzegelde_soorten():
        for rij in soort.te_verzegelen():
            yield soort, rij


def _leg_vast(deel: list[tuple[Verzegeld, dict[str, Any]]]) -> None:
    zegels: dict[str, dict[str, str]] = {}
    for soort, rij in deel:
        zegels.setdefault(soort.code, {})[str(rij["pk"])] = soort.hash_van(rij)
    leg_vast(wie=None, wat=BESTAANDE, naar={"aantal": len(deel)}, zegels=zegels)


def verzegel_opnieuw(code: str, pk: str, reden: str) -> None:
    """Seal one row as it is now, because its difference was explained; the reason is in the log.

    Raises Fout for a kind or row that is not there, or without a reason.
    """
    soort = verzegelde_soort(code)
    if soort is None:
        bekend = ", ".join(s.code for s in verzegelde_soorten())
        raise Fout(f"“{code}” wordt niet verzegeld. Kies uit: {bekend}.")
    if not reden.strip():
        raise Fout("Schrijf op waarom dit opnieuw wordt verzegeld. Iedereen kan dat lezen.")
    rij = next(soort.rijen(pk=pk), None)
    if rij is None:
        raise Fout(f"Er is geen {soort.naam} {pk}.")
    zegels = {code: {str(rij["pk"]): soort.hash_van(rij)}}
    leg_vast(wie=None, wat=HERSTEL, naar={"soort": code, "pk": pk}, reden=reden, zegels=zegels)
