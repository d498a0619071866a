"""Check the whole log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from kern.logboek import controle, grendel


class Command(BaseCommand):
    """Walk the hash chain of the log; name the first broken link and end with code 1."""

    help = "Controleert of het logboek nog klopt. Noemt de eerste regel die niet klopt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found; raise CommandError (exit code 1) when something is wrong."""
        if breuk := controle.controleer_keten():
            raise CommandError(f"Het logboek klopt niet. {breuk.uitleg}", returncode=1)
        if not grendel.staat(connection):
            raise CommandError("De grendel op het logboek staat open in de database.", returncode=1)
        number, hash_ = controle.kop_van_keten()
        self.stdout.write(f"Het logboek klopt: {number} regels. Laatste hash: {hash_ or 'geen'}.")
