"""Check the whole log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kern.logboek import controle
from kern.werk.nazicht import zie_logboek_na


class Command(BaseCommand):
    """Walk the hash chain of the log; name the first broken link and end with code 1."""

    help = "Controleert of het logboek nog klopt. Noemt de eerste regel die niet klopt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found; raise CommandError (exit code 1) when something is wrong."""
        if fout := zie_logboek_na():
            raise CommandError(fout, returncode=1)
        number, hash_ = controle.kop_van_keten()
        self.stdout.write(f"Het logboek klopt: {number} regels. Laatste hash: {hash_ or 'geen'}.")
