"""`manage.py herbereken_scenario [RONDE]`: compute every saved scenario again, to the cent."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from beoordeling.scenario.models import Scenario
from beoordeling.scenario.queries import wijkt_af


class Command(BaseCommand):
    """Say per scenario whether it is still what was saved; fails when one is not."""

    help = "Rekent bewaarde scenario's opnieuw uit en vergelijkt ze tot op de cent."

    def add_arguments(self, parser: Any) -> None:
        """Take the code of a ronde, or all."""
        parser.add_argument("ronde", nargs="?", help="code van de ronde; zonder code alle rondes")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute, compare and report."""
        scenarios = Scenario.objects.select_related("advies__ronde").order_by("advies", "nummer")
        if options["ronde"]:
            scenarios = scenarios.filter(advies__ronde__code=options["ronde"])
        fout = 0
        for scenario in scenarios:
            verschillen = wijkt_af(scenario)
            fout += bool(verschillen)
            uitkomst = "; ".join(verschillen) or "gelijk tot op de cent"
            self.stdout.write(f"{scenario.advies}, {scenario}: {uitkomst}")
        if fout:
            raise CommandError(f"{fout} scenario's geven niet meer dezelfde uitkomst.")
