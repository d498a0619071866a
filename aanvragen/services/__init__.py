"""Everything that can happen with an application, one function per act."""

from aanvragen.gebreken import Onvolledig
from aanvragen.services.besloten import leg_besloten_vast
from aanvragen.services.bewerken import Conflict, Gesloten
from aanvragen.services.bijlagen import verwijder_bijlage, voeg_bijlage_toe
from aanvragen.services.concept import bewaar_onderdeel, start, vul
from aanvragen.services.importeren import Importfout, Importfouten, importeer
from aanvragen.services.indienen import dien_in, trek_in
from aanvragen.services.toetsen import (
    laat_toe,
    stel_buiten_behandeling,
    toets_criterium,
    vraag_aanvulling,
)

__all__ = [
    "Conflict",
    "Gesloten",
    "Importfout",
    "Importfouten",
    "Onvolledig",
    "bewaar_onderdeel",
    "dien_in",
    "importeer",
    "laat_toe",
    "leg_besloten_vast",
    "start",
    "stel_buiten_behandeling",
    "toets_criterium",
    "trek_in",
    "verwijder_bijlage",
    "voeg_bijlage_toe",
    "vraag_aanvulling",
    "vul",
]
