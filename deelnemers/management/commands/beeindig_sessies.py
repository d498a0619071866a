"""End the sessions of one person or of everyone, at once: `beeindig_sessies [ADRES]`."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError, CommandParser

from deelnemers.personen.models import Gebruiker
from kern.toegang.veiligheidslog import meld


class Command(BaseCommand):
    """Who is logged in has to log in again."""

    help = "Beëindig alle sessies, of die van één persoon."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address of one person, or nobody's."""
        parser.add_argument("adres", nargs="?", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """End them and say how many."""
        van = self._nummer(options["adres"])
        weg = [s.pk for s in Session.objects.iterator() if van in ("", self._wie(s))]
        store = import_module(settings.SESSION_ENGINE).SessionStore
        for sleutel in weg:
            store().delete(sleutel)
        meld("sessies_beeindigd", None, account=van or "iedereen", aantal=len(weg))
        self.stdout.write(f"{len(weg)} sessies beëindigd.")

    @staticmethod
    def _nummer(adres: str) -> str:
        """Return the number of an account, "" for everyone."""
        if not adres:
            return ""
        if not (gebruiker := Gebruiker.objects.filter(email__iexact=adres).first()):
            raise CommandError(f"Er is geen account met het adres {adres}.")
        return str(gebruiker.pk)

    @staticmethod
    def _wie(sessie: Session) -> str:
        return sessie.get_decoded().get(SESSION_KEY, "")
