"""`manage.py laad_bouwstenen`: take in the code lists of building blocks."""

from typing import Any

from django.core.management.base import BaseCommand

from evaluatie.bouwstenen.services import laad_bouwstenen


class Command(BaseCommand):
    """Load evaluatie/gegevens/bouwstenen.yaml; doing it again changes nothing (X04)."""

    help = "Laadt de lijsten met bouwstenen; opnieuw laden verandert niets."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how many there are."""
        self.stdout.write(f"Er zijn {len(laad_bouwstenen())} bouwstenen.")
