"""Look the log through: every day by itself, and by command (W61, W64, W65)."""

from datetime import timedelta

from django.db import connection

from kern.basis.tijd import echte_tijd
from kern.logboek import controle, grendel
from kern.werk import stempels
from kern.werk.models import Stempel

NIET_VAKER_DAN = timedelta(hours=20)  # every worker does the work of the day; one looking is enough


def zie_logboek_na() -> str:
    """Walk the whole chain and the lock, and stamp the outcome; say in Dutch what is wrong, or ""."""
    fout = ""
    if breuk := controle.controleer_keten():
        fout = f"Het logboek klopt niet. {breuk.uitleg}"
    elif not grendel.staat(connection):
        fout = "De grendel op het logboek staat open in de database."
    stempels.zet_stempel(stempels.CONTROLE, goed=not fout)
    return fout


def zie_dagelijks_na() -> None:
    """Look the log through unless that was done less than twenty hours ago."""
    gezien = Stempel.objects.filter(naam=stempels.CONTROLE).first()
    if gezien is None or echte_tijd() - gezien.op >= NIET_VAKER_DAN:
        zie_logboek_na()


def logboek_is_verdacht() -> bool:
    """Whether the last look found the log changed; one query."""
    return Stempel.objects.filter(naam=stempels.CONTROLE, goed=False).exists()
