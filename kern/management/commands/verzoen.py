"""Reconcile the outbox once, from outside a worker."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kern.werk import opdrachten


class Command(BaseCommand):
    """Send again what was never sent or was left behind."""

    help = "Stuurt opdrachten die zijn blijven liggen opnieuw naar de wachtrij."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the switch that does the work here, without a queue."""
        parser.add_argument("--hier", action="store_true", help="Voer het werk zelf meteen uit.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reconcile and tell how much."""
        if options["hier"]:
            self.stdout.write(f"Uitgevoerd: {opdrachten.werk_af()}.")
        else:
            self.stdout.write(f"Opnieuw verstuurd: {opdrachten.verzoen()}.")
