"""Check the whole log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from kern.logboek import controle, grendel
from kern.werk import stempels


class Command(BaseCommand):
    """Walk the hash chain of the log; name the first broken link and end with code 1."""

    help = "Controleert of het logboek nog klopt. Noemt de eerste regel die niet klopt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found; raise CommandError (exit code 1) when something is wrong."""
        fout = self._fout()
        stempels.zet_stempel(stempels.CONTROLE, goed=not fout)
        if fout:
            raise CommandError(fout, returncode=1)
        number, hash_ = controle.kop_van_keten()
        self.stdout.write(f"Het logboek klopt: {number} regels. Laatste hash: {hash_ or 'geen'}.")

    @staticmethod
    def _fout() -> str:
        """Say in Dutch what is wrong; empty when nothing is."""
        if breuk := controle.controleer_keten():
            return f"Het logboek klopt niet. {breuk.uitleg}"
        if not grendel.staat(connection):
            return "De grendel op het logboek staat open in de database."
        return ""
