"""A small ronde and a complete application for it, as plain content; no database."""

from typing import Any


def _keuze(code: str, titel: str, jeugd: str = "") -> dict[str, Any]:
    return {"code": code, "titel": titel, "tekst": "", "volgorde": 0, "jeugd": jeugd}


def _criterium(nummer: int, groep: str, deel: str = "", vragen: Any = ()) -> dict[str, Any]:
    return {
        "nummer": nummer,
        "titel": f"Criterium {nummer}",
        "groep": groep,
        "beantwoord_door": deel,
        "gewicht": 60 if nummer == 1 else 40,
        "leidraad": ["Let op."],
        "vragen": list(vragen),
    }


RONDE: dict[str, Any] = {
    "code": "2015",
    "subsidieplafond": "100000.00",
    "data": {"evaluatie_uiterlijk": "2016-06-01"},
    "groepen": [{"code": "plan", "titel": "Uw plan"}],
    "doelen": [_keuze("1", "Dichtbij"), _keuze("2", "Samen")],
    "aspecten": [_keuze("f", "Techniek")],
    "doelgroepen": [_keuze("a", "Ouderen"), _keuze("b", "Jeugd", "Ook jongeren.")],
    "gemeenten": [{"code": "GM0275", "naam": "Rheden"}, {"code": "GM0202", "naam": "Arnhem"}],
    "criteria": [
        _criterium(
            1,
            "plan",
            vragen=[
                {
                    "code": "nieuw",
                    "vraag": "Wat is er nieuw?",
                    "uitleg": "",
                    "max_tekens": 100,
                    "verplicht": True,
                }
            ],
        ),
        _criterium(2, "rest", "evaluatieplan"),
    ],
}

AANVRAAG: dict[str, Any] = {
    "ronde": "2015",
    "titel": "Samen sterker",
    "samenvatting": "Buren helpen elkaar.",
    "penvoerder": {
        "naam": "Stichting De Brug",
        "kvk_nummer": "71234567",
        "straat": "Voorbeeldstraat 1",
        "postcode": "6811 AA",
        "plaats": "Arnhem",
        "contactpersoon": "Bea Beheerder",
        "email": "bea@voorbeeld.example",
        "gecontracteerd": True,
        "actief_in": ["GM0202"],
    },
    "partners": [{"naam": "Welzijn Oost", "kvk_nummer": "79999999", "bijdrage": "Twee coaches."}],
    "ontschotting": None,
    "start": "2015-09-01",
    "eind": "2016-12-31",
    "doelgroepen": [{"code": "b", "bereik": 40, "jeugd": True, "hoofd": True}],
    "doelen": ["1"],
    "aspecten": ["f"],
    "gemeenten": [{"code": "GM0202", "bereik": 40, "wijze": "bewoners"}],
    "antwoorden": [{"criterium": 1, "vraag": "nieuw", "tekst": "De coach op afstand."}],
    "begroting": [
        {"soort": "kosten", "omschrijving": "Coaches", "bedrag": "60000.00"},
        {"soort": "eigen_bijdrage", "omschrijving": "Uren", "bedrag": "10000.50"},
    ],
    "verklaring_regulier": True,
    "toelichting_regulier": "Burenhulp staat in geen contract.",
    "indicatoren": [
        {
            "naam": "Wekelijks contact",
            "eenheid": "procent",
            "nulmeting": "20",
            "streefwaarde": "45.5",
            "bron": "Vragenlijst",
        }
    ],
    "kosten_en_baten": "Een plek kost € 1.000.",
    "evaluatiedatum": "2016-05-31",
    "bijlagen": [],
}
