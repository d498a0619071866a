"""What entry on behalf of others offers the house: log sentences."""

from kern.logboek.teksten import registreer_logzin

LOGZINNEN = {
    "aanvragen.voer_in_namens": "voerde de aanvraag in namens de aanvrager",
    "aanvragen.maak_aanbieder": "voerde een organisatie in namens de aanvrager",
}

for _code, _zin in LOGZINNEN.items():
    registreer_logzin(_code, _zin)
