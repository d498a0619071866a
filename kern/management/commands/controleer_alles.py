"""Check everything that the log vouches for."""

import sys
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kern.logboek.koppen import Kop, lees_koppen
from kern.logboek.sleutel import openbare_sleutel, vingerafdruk_van
from kern.werk.nazicht import zie_alles_na


class Command(BaseCommand):
    """Look through chain, content, files, earlier heads and lock; end with code 1 when wrong."""

    help = (
        "Rekent het logboek, alles wat daarin is vastgelegd en de bestanden op schijf na, en "
        "noemt elk verschil."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the earlier heads."""
        parser.add_argument(
            "--eerder",
            action="append",
            default=[],
            metavar="BESTAND",
            help="Bestand met de tekst van een e-mail met een kop van het logboek, of de tekst "
            "zelf; - leest van de invoer. Mag vaker.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was seen and every difference; raise CommandError when there is one."""
        begin = monotonic()
        uitkomst = zie_alles_na([kop for bron in options["eerder"] for kop in _koppen(bron)])
        self.stdout.write(
            f"Nagelopen in {monotonic() - begin:.1f} seconden: {uitkomst.regels} regels van het "
            f"logboek, {uitkomst.dingen} vastgelegde dingen, {uitkomst.bestanden} bestanden, "
            f"{uitkomst.koppen} eerdere koppen."
        )
        self.stdout.write(f"Openbare sleutel: {vingerafdruk_van(openbare_sleutel())}.")
        if uitkomst.later_verzegeld:
            self.stdout.write(
                f"Van {uitkomst.later_verzegeld} dingen is de inhoud pas bij een latere versie van "
                "het portaal vastgelegd. Over de tijd ervoor zegt deze controle niets."
            )
        for verschil in uitkomst.verschillen:
            self.stdout.write(f"- {verschil}")
        if not uitkomst.goed:
            raise CommandError(f"Verschillen: {len(uitkomst.verschillen)}.", returncode=1)
        self.stdout.write("Alles klopt.")


def _koppen(bron: str) -> list[Kop]:
    """Read the heads in a file, in the input or in the text itself."""
    if bron == "-":
        tekst = sys.stdin.read()
    elif "regel:" in bron:
        tekst = bron
    else:
        try:
            tekst = Path(bron).read_text(encoding="utf-8", errors="replace")
        except OSError as exc:
            raise CommandError(f"{bron} is niet te lezen: {exc.strerror}.") from exc
    if not (koppen := list(lees_koppen(tekst))):
        raise CommandError(f"In {bron[:80]} staat geen kop van het logboek.")
    return koppen
