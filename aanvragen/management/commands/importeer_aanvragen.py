"""Take applications in the published format in, on behalf of applicants who sent paper."""

import hashlib
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aanvragen.invoer.services import Importfouten, importeer
from deelnemers.personen.models import Aanstelling, Gebruiker
from kern.basis.fouten import Fout
from kern.toegang.rechten import GeenToegang


class Command(BaseCommand):
    """Import one application or a list; a faulty file imports nothing."""

    help = (
        "Voert aanvragen in uit een JSON-bestand in het formaat van /schemas/aanvraag-1.json "
        "(één aanvraag of een lijst), namens de aanvrager. Bij een fout wordt niets ingevoerd."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare file, coördinator and folder of attachments."""
        parser.add_argument("bestand", type=Path, help="het JSON-bestand")
        parser.add_argument("--namens", help="e-mailadres van de coördinator die invoert")
        parser.add_argument("--bijlagen", type=Path, help="map met de bijlagen")
        parser.add_argument(
            "--controleer", action="store_true", help="alleen controleren, niets invoeren"
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        """Read, check, enter; every fault gets its own line."""
        gegevens = _lees(opties["bestand"])
        bijlagen = _bijlagen(opties["bijlagen"])
        try:
            if opties["controleer"]:
                return self._controleer(gegevens, bijlagen)
            aanvragen = importeer(
                wie=_coordinator(opties["namens"]), gegevens=gegevens, bestanden_bij=bijlagen
            )
        except Importfouten as fout:
            regels = [fout.melding, *(f"- {regel}" for regel in fout.fouten)]
            raise CommandError("\n".join(regels)) from fout
        except GeenToegang as fout:
            raise CommandError("Deze persoon is geen coördinator. Er is niets ingevoerd.") from fout
        except Fout as fout:
            raise CommandError(fout.melding) from fout
        for aanvraag in aanvragen:
            self.stdout.write(f"{aanvraag.nummer}  {aanvraag.titel}")
        return None

    def _controleer(self, gegevens: list, bijlagen: dict[str, tuple[str, bytes]]) -> None:
        from aanvragen.invoer.queries import importfouten_in

        if fouten := importfouten_in(gegevens, bijlagen):
            raise Importfouten(fouten)
        self.stdout.write("Het bestand is in orde. Er is niets ingevoerd.")


def _lees(pad: Path) -> list[dict[str, Any]]:
    """Read the file; one application becomes a list of one."""
    try:
        gegevens = json.loads(pad.read_text(encoding="utf-8"))
    except OSError as fout:
        raise CommandError(f"Het bestand {pad} is niet te lezen: {fout.strerror}.") from fout
    except UnicodeDecodeError as fout:
        raise CommandError("Het bestand is geen UTF-8. Er is niets ingevoerd.") from fout
    except json.JSONDecodeError as fout:
        raise CommandError(
            f"Het bestand is geen geldige JSON: regel {fout.lineno}, teken {fout.colno}. "
            "Er is niets ingevoerd."
        ) from fout
    return gegevens if isinstance(gegevens, list) else [gegevens]


def _bijlagen(map_: Path | None) -> dict[str, tuple[str, bytes]]:
    """Read the files of a folder by their SHA-256."""
    if map_ is None:
        return {}
    if not map_.is_dir():
        raise CommandError(f"De map {map_} bestaat niet.")
    gevonden = {}
    for pad in sorted(p for p in map_.iterdir() if p.is_file()):
        inhoud = pad.read_bytes()
        gevonden[hashlib.sha256(inhoud).hexdigest()] = (pad.name, inhoud)
    return gevonden


def _coordinator(email: str | None) -> Gebruiker:
    """Find who enters: the one named, or the only coördinator there is."""
    if email:
        gebruiker = Gebruiker.objects.filter(email=email.strip().lower()).first()
        if gebruiker is None:
            raise CommandError(f"Er is geen account met het e-mailadres {email}.")
        return gebruiker
    rol = Aanstelling.Rol.COORDINATOR
    nummers = Aanstelling.objects.geldig().filter(rol=rol).values("gebruiker")
    gevonden = list(Gebruiker.objects.filter(pk__in=nummers)[:2])
    if len(gevonden) != 1:
        raise CommandError("Zeg met --namens welke coördinator de aanvragen invoert.")
    return gevonden[0]
