"""HTTP in and out: load, ask, call one service, render."""

from evaluatie.views.innoveren import innoveren, oordeel, starten, vragenlijst
from evaluatie.views.project import casus, casus_nieuw, label, project
from evaluatie.views.ronde import resultaten, ronde, start, verslag
from evaluatie.views.sessies import bouwstenen, sessie, sessie_nieuw

__all__ = [
    "bouwstenen",
    "casus",
    "casus_nieuw",
    "innoveren",
    "label",
    "oordeel",
    "project",
    "resultaten",
    "ronde",
    "sessie",
    "sessie_nieuw",
    "start",
    "starten",
    "verslag",
    "vragenlijst",
]
