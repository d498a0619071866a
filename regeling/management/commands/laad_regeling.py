"""Load the municipalities and a ronde from YAML."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from deelnemers.gemeenten.services import laad_gemeenten
from kern.basis.fouten import Fout
from regeling.invoer.queries import BESTAND_GEMEENTEN, BESTAND_RONDE_2015, lees_yaml
from regeling.invoer.services import laad_regeling


class Command(BaseCommand):
    """`manage.py laad_regeling BESTAND`; again with the same file changes nothing."""

    help = (
        "Laadt de gemeenten en een ronde uit YAML. Zonder bestand, alleen in de demonstratie: de "
        "regionale ronde van 2015."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files."""
        parser.add_argument("bestand", nargs="?", type=Path)
        parser.add_argument("--gemeenten", type=Path, default=BESTAND_GEMEENTEN)

    def handle(self, *args: Any, **options: Any) -> None:
        """Load both, or stop with what is wrong and load nothing."""
        bestand = options["bestand"]
        if bestand is None and not settings.DEMONSTRATIE:
            raise CommandError("Noem het bestand met de ronde: laad_regeling ronde.yaml")
        try:
            gemeenten = lees_yaml(options["gemeenten"])
            gegevens = lees_yaml(bestand or BESTAND_RONDE_2015)
        except (OSError, yaml.YAMLError) as fout:
            raise CommandError(f"Dit bestand is niet te lezen. {fout}") from fout
        try:
            with transaction.atomic():
                aantal = len(laad_gemeenten(wie=None, gegevens=gemeenten))
                ronde = laad_regeling(wie=None, gegevens=gegevens)
        except Fout as fout:
            raise CommandError(fout.melding) from fout
        stand = "gepubliceerd" if ronde.gepubliceerd_op else "nog niet gepubliceerd"
        self.stdout.write(f"{aantal} gemeenten en {ronde} geladen ({stand}).")
