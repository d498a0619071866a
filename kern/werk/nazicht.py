"""Look everything through: every day by itself, and by command (W61, W64, W65)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import connection

from kern.basis.tijd import echte_tijd
from kern.logboek import controle, grendel
from kern.logboek.koppen import Kop
from kern.logboek.nalopen import Nalooprapport, loop_alles_na
from kern.werk import opdrachten, stempels
from kern.werk.models import Controle, Stempel

OPDRACHT = "kern.controle"

NIET_VAKER_DAN = timedelta(hours=20)  # every worker does the work of the day; one looking is enough

MEESTE = 500  # differences that are kept of one look


def zie_alles_na(eerder: Iterable[Kop] = ()) -> Nalooprapport:
    """Look through chain, content, files, heads and lock; keep and stamp what came out."""
    begonnen = echte_tijd()
    uitkomst = loop_alles_na(eerder)
    Controle.objects.create(
        begonnen_op=begonnen,
        klaar_op=echte_tijd(),
        regels=uitkomst.regels,
        dingen=uitkomst.dingen,
        bestanden=uitkomst.bestanden,
        aantal_verschillen=len(uitkomst.verschillen),
        verschillen=[{"plek": v.plek, "uitleg": v.uitleg} for v in uitkomst.verschillen[:MEESTE]],
    )
    stempels.zet_stempel(stempels.CONTROLE, goed=uitkomst.goed)
    return uitkomst


def kijk_na(_gegevens: dict[str, Any]) -> None:
    """Look everything through; called by the outbox and safe to run twice."""
    zie_alles_na()


def zie_logboek_na() -> str:
    """Walk the chain and the lock alone; say in Dutch what is wrong, or "".

    What is wrong is stamped; that all is well only `zie_alles_na` can say.
    """
    fout = ""
    if breuk := controle.controleer_keten():
        fout = f"Het logboek klopt niet. {breuk.uitleg}"
    elif gebreken := grendel.gebreken(connection):
        fout = f"De grendel op het logboek staat open in de database. {gebreken[0]}"
    if fout:
        stempels.zet_stempel(stempels.CONTROLE, goed=False)
    return fout


def zie_dagelijks_na() -> None:
    """Have everything looked through unless that was done less than twenty hours ago."""
    gezien = Stempel.objects.filter(naam=stempels.CONTROLE).first()
    if gezien is None or echte_tijd() - gezien.op >= NIET_VAKER_DAN:
        sleutel = f"{OPDRACHT}:{echte_tijd():%Y-%m-%d}:{gezien.op.isoformat() if gezien else ''}"
        opdrachten.plan(soort=OPDRACHT, sleutel=sleutel, gegevens={})


def logboek_is_verdacht() -> bool:
    """Whether the last look found something changed; one query."""
    return Stempel.objects.filter(naam=stempels.CONTROLE, goed=False).exists()
