"""Tell the portal that a backup was made, so that it can say how old the last one is."""

from typing import Any

from django.core.management.base import BaseCommand

from kern.werk import stempels


class Command(BaseCommand):
    """Note that a backup was made just now; run it at the end of the backup."""

    help = "Meldt dat er zojuist een kopie is gemaakt; /gezond/ en /metrics tellen vanaf nu."

    def handle(self, *args: Any, **options: Any) -> None:
        """Note it."""
        stempels.zet_stempel(stempels.KOPIE)
        self.stdout.write("Gemeld: er is een kopie gemaakt.")
