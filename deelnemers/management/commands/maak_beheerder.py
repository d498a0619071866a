"""Make the first beheerder of a new installation."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from deelnemers.personen.models import Aanstelling
from deelnemers.personen.services import maak_gebruiker, stel_aan
from kern.basis.fouten import Fout


class Command(BaseCommand):
    """`manage.py maak_beheerder ADRES NAAM`; the password is set by "Wachtwoord vergeten"."""

    help = "Maakt een account en stelt die persoon aan als beheerder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take address and name."""
        parser.add_argument("email")
        parser.add_argument("naam")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make and appoint, or stop with what is wrong."""
        try:
            with transaction.atomic():
                gebruiker = maak_gebruiker(wie=None, email=options["email"], naam=options["naam"])
                stel_aan(wie=None, gebruiker=gebruiker, rol=Aanstelling.Rol.BEHEERDER)
        except Fout as fout:
            raise CommandError(fout.melding) from fout
        self.stdout.write(
            f"{gebruiker.email} is beheerder. Kies Wachtwoord vergeten om te beginnen."
        )
