"""The source of the house as data: what the tests of its laws look at."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
VLOEREN = (
    *("kern", "deelnemers", "regeling", "aanvragen", "beoordeling", "besluitvorming"),
    *("uitvoering", "evaluatie", "innovatiebudget"),
)
HOEKEN = (
    *("models", "rekenen", "queries", "rules", "services", "beeld", "forms", "filters", "views"),
    *("urls", "documents", "tasks", "aansluiting"),
)
Functie = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Bron:
    """One source file: its path from the root, its lines and its tree."""

    pad: Path
    tekst: str
    boom: ast.Module

    @property
    def vloer(self) -> str:
        """The floor, the first part of the path."""
        return self.pad.parts[0]

    @property
    def hoek(self) -> str:
        """The corner that this file is or is part of; empty outside a kamer."""
        for deel in (self.pad.stem, *self.pad.parts[2:-1]):
            if deel in HOEKEN and len(self.pad.parts) > 2:
                return deel
        return ""

    @property
    def regels(self) -> int:
        """Number of lines."""
        return self.tekst.count("\n")

    def functies(self) -> list[Functie]:
        """Every function and method."""
        return [knoop for knoop in ast.walk(self.boom) if isinstance(knoop, Functie)]

    def top(self) -> list[Functie]:
        """Functions at the top of the module."""
        return [knoop for knoop in self.boom.body if isinstance(knoop, Functie)]


@cache
def bronnen() -> tuple[Bron, ...]:
    """Every source file of the floors, without migrations."""
    gevonden = []
    for vloer in VLOEREN:
        for pad in sorted((WORTEL / vloer).rglob("*.py")):
            if "migrations" not in pad.parts:
                tekst = pad.read_text()
                gevonden.append(Bron(pad.relative_to(WORTEL), tekst, ast.parse(tekst)))
    return tuple(gevonden)


def namen_in(knoop: ast.AST) -> set[str]:
    """Return every name and attribute that is mentioned somewhere inside."""
    return {k.id for k in ast.walk(knoop) if isinstance(k, ast.Name)} | {
        k.attr for k in ast.walk(knoop) if isinstance(k, ast.Attribute)
    }


def invoer_van(boom: ast.AST) -> set[str]:
    """Return the modules that are imported somewhere inside."""
    gevonden: set[str] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            gevonden |= {alias.name for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            gevonden.add(knoop.module)
    return gevonden


def regels_van(functie: Functie) -> int:
    """Return the number of lines of the body, the docstring left out."""
    inhoud = functie.body
    if isinstance(inhoud[0], ast.Expr) and isinstance(inhoud[0].value, ast.Constant):
        inhoud = inhoud[1:]
    return (inhoud[-1].end_lineno or 0) - inhoud[0].lineno + 1 if inhoud else 0
