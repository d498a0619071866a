"""What attachments offer the house: log sentences."""

from kern.logboek.teksten import registreer_logzin

LOGZINNEN = {
    "aanvragen.voeg_bijlage_toe": "voegde een bijlage toe",
    "aanvragen.verwijder_bijlage": "haalde een bijlage weg",
}

for _code, _zin in LOGZINNEN.items():
    registreer_logzin(_code, _zin)
