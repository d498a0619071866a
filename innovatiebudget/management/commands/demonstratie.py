"""`manage.py demonstratie --tot STAP`: fill an empty database with the demonstration."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from innovatiebudget.demonstratie.services.stappen import STAPPEN, begin, breng_tot, proefronde
from innovatiebudget.demonstratie.services.toneel import Toneel
from kern.basis import tijd
from regeling.ronde.models import Ronde


class Command(BaseCommand):
    """Play the trial ronde of 2014 to its end and that of 2015 until the asked step."""

    help = "Vult een lege database met de demonstratie, tot en met de gevraagde stap."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --tot and --als-leeg."""
        parser.add_argument("--tot", choices=STAPPEN, default="advies", help="tot welke stap")
        parser.add_argument(
            "--als-leeg", action="store_true", help="doe niets als er al rondes zijn"
        )
        parser.add_argument(
            "--zonder-proefronde", action="store_true", help="laat de proefronde van 2014 weg"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Play the steps and write demonstratie.json."""
        if not settings.DEMONSTRATIE:
            raise CommandError("Dit kan alleen in de demonstratie: zet DEMONSTRATIE=1.")
        if Ronde.objects.exists():
            if options["als_leeg"]:
                return
            raise CommandError("De database is niet leeg. Begin met een lege map DATA.")
        with tijd.binnen_verzoek():  # reads the clock once, not at every act
            self._speel(options)

    def _speel(self, options: dict[str, Any]) -> None:
        """Play the rondes that were asked for."""
        toneel = Toneel()
        begin(2015 if options["zonder_proefronde"] else 2014)
        if not options["zonder_proefronde"]:
            self.stdout.write("De proefronde van 2014 wordt gespeeld ...")
            proefronde(toneel)
        self.stdout.write(f"De ronde van 2015 wordt gespeeld tot en met {options['tot']} ...")
        breng_tot(toneel, options["tot"])
        self._schrijf(toneel)

    def _schrijf(self, toneel: Toneel) -> None:
        """Write the address and the accounts, so that a script can log in as anyone."""
        volgorde = ["coordinator", "voorzitter", "secretaris", "lid", "gemeentemedewerker"]
        accounts = sorted(
            toneel.accounts.values(),
            key=lambda a: (volgorde.index(a.rol) if a.rol in volgorde else 9, a.rol, a.bij, a.naam),
        )
        inhoud = {
            "adres": settings.SITE_URL,
            "inloggen": settings.SITE_URL + reverse("account_login"),
            "accounts": [asdict(a) for a in accounts],
        }
        bestand = settings.DATA / "demonstratie.json"
        bestand.write_text(json.dumps(inhoud, ensure_ascii=False, indent=2), encoding="utf-8")
        bestand.chmod(0o600)
        self.stdout.write(f"Klaar: {len(accounts)} accounts staan in {bestand.name}.")
