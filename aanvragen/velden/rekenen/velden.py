"""The fields of an application, in the order of the form: one table, one row per field.

Content, completeness, writing, reading, differences, the JSON schema and the plain inputs of the
forms follow from it. How to add a field: docs/ontwikkelen/recepten.md. What no row can say (rows
that hang together, dates that must follow each other) stands in `volledig`, beside the table.
"""

from collections.abc import Mapping
from typing import Any

from aanvragen.velden.rekenen.veldsoorten import Kolomsoort, Rijkolom, Veld, Veldsoort

MAX_TITEL = 160
MAX_KORT = 200
MAX_SAMENVATTING = 1500
MAX_TEKST = 2000


def _zonder_partners(inhoud: Mapping[str, Any]) -> bool:
    return not inhoud["partners"]


_VRAAG_PERIODE = "Wanneer voert u het project uit?"
_VRAAG_REGULIER = "Kan dit project uit een gewoon contract worden betaald?"
_UITLEG_REGULIER = (
    "Het innovatiebudget is voor wat een gewoon contract niet betaalt. "
    "Noem het contract of het product waar het op lijkt, en wat anders is."
)

VELDEN: tuple[Veld, ...] = (
    Veld("ronde", Veldsoort.REGEL, "", beschrijving="Code van de ronde, bijvoorbeeld 2015."),
    Veld(
        "penvoerder",
        Veldsoort.OBJECT,
        "organisatie",
        beschrijving="De organisatie die de aanvraag doet en namens de partners spreekt.",
        kolommen=(
            Rijkolom("naam", maximum=MAX_TITEL),
            Rijkolom("kvk_nummer", Kolomsoort.KVK),
            Rijkolom("straat", maximum=120),
            Rijkolom(
                "postcode", Kolomsoort.POSTCODE, beschrijving="Postcode, bijvoorbeeld 6811 AA."
            ),
            Rijkolom("plaats", maximum=80),
            Rijkolom("contactpersoon", maximum=120),
            Rijkolom("email", Kolomsoort.EMAIL, maximum=254),
            Rijkolom(
                "gecontracteerd",
                Kolomsoort.JA_NEE,
                beschrijving="Of de organisatie een contract heeft; allebei mag.",
            ),
            Rijkolom("actief_in", Kolomsoort.GEMEENTEN),
        ),
    ),
    Veld(
        "ontschotting",
        Veldsoort.TEKST,
        "partners",
        naam="Hoe u alleen de schotten weghaalt",
        ontbreekt="Vul een partner in, of beschrijf hoe u zelf de schotten tussen de domeinen "
        "weghaalt.",
        maximum=MAX_TEKST,
        alleen_als=_zonder_partners,
        vraag="Dient u alleen in? Beschrijf hoe u de schotten weghaalt",
        uitleg="Alleen nodig als u hierboven geen partner invult. Leg uit hoe u zorg, "
        "welzijn, werk, wonen of onderwijs bij elkaar brengt.",
        leeskop="Hoe één organisatie de schotten weghaalt",
        mag_ontbreken=True,
    ),
    Veld(
        "partners",
        Veldsoort.RIJEN,
        "partners",
        naam="Partners",
        beschrijving="Organisaties die meedoen. Zonder partners is ontschotting verplicht.",
        mag_ontbreken=True,
        kolommen=(
            Rijkolom("naam", maximum=MAX_TITEL),
            Rijkolom("kvk_nummer", Kolomsoort.KVK),
            Rijkolom("bijdrage", maximum=MAX_TEKST),
        ),
    ),
    Veld(
        "titel",
        Veldsoort.REGEL,
        "project",
        naam="Titel",
        ontbreekt="Vul de titel van uw project in.",
        maximum=MAX_TITEL,
        vraag="Wat is de titel van uw project?",
        uitleg="Kort, en zo dat iemand die u niet kent weet waar het over gaat.",
    ),
    Veld(
        "samenvatting",
        Veldsoort.TEKST,
        "project",
        naam="Samenvatting",
        ontbreekt="Vat uw project samen.",
        maximum=MAX_SAMENVATTING,
        vraag="Vat uw project samen",
        uitleg="Voor wie is het, wat doet u en wat wordt er beter?",
        opzij=(
            "Wie leest dit?",
            "De commissie en de colleges lezen dit het eerst. Krijgt u geld, dan "
            "staat deze tekst in het openbare register.",
        ),
        leeskop="Samenvatting",
    ),
    Veld(
        "start",
        Veldsoort.DATUM,
        "project",
        naam="Begin",
        ontbreekt="Vul in wanneer uw project begint.",
        vraag=_VRAAG_PERIODE,
        label="Begin",
    ),
    Veld(
        "eind",
        Veldsoort.DATUM,
        "project",
        naam="Einde",
        ontbreekt="Vul in wanneer uw project klaar is.",
        vraag=_VRAAG_PERIODE,
        label="Einde",
    ),
    Veld(
        "doelen",
        Veldsoort.CODES,
        "doelen",
        naam="Doelen",
        ontbreekt="Kies aan welk doel uw project bijdraagt.",
        vraag="Aan welke doelen draagt uw project bij?",
        uitleg="Kies alleen de doelen waar u echt aan werkt. Eén is genoeg.",
    ),
    Veld(
        "aspecten",
        Veldsoort.CODES,
        "doelen",
        naam="Aspecten",
        ontbreekt="Kies op welk aspect u zich richt.",
        vraag="Waarop richt u zich?",
    ),
    Veld(
        "doelgroepen",
        Veldsoort.RIJEN,
        "doelgroepen",
        naam="Doelgroepen",
        ontbreekt="Kies voor welke doelgroep uw project is.",
        gesorteerd_op="code",
        kolommen=(
            Rijkolom("code", Kolomsoort.CODE, beschrijving="Letter van de doelgroep."),
            Rijkolom("bereik", Kolomsoort.AANTAL),
            Rijkolom(
                "jeugd",
                Kolomsoort.JA_NEE,
                beschrijving="De variant voor kinderen en jongeren.",
                mag_ontbreken=True,
            ),
            Rijkolom("hoofd", Kolomsoort.JA_NEE, beschrijving="Waar bij precies één doelgroep."),
        ),
    ),
    Veld(
        "gemeenten",
        Veldsoort.RIJEN,
        "doelgroepen",
        naam="Gemeenten",
        ontbreekt="Kies voor welke gemeente uw project is.",
        antwoordt_op=("gemeenten",),
        gesorteerd_op="code",
        kolommen=(
            Rijkolom("code", Kolomsoort.GEMEENTE),
            Rijkolom("bereik", Kolomsoort.AANTAL),
            Rijkolom("wijze", Kolomsoort.WIJZE),
        ),
    ),
    Veld(
        "antwoorden",
        Veldsoort.RIJEN,
        onderdeel="criteria",  # each question in the section of its own criterion
        kolommen=(
            Rijkolom("criterium", Kolomsoort.NUMMER),
            Rijkolom("vraag", Kolomsoort.CODE, beschrijving="Code van de vraag in de ronde."),
            Rijkolom("tekst"),
        ),
    ),
    Veld(
        "begroting",
        Veldsoort.RIJEN,
        "begroting",
        naam="Begroting",
        ontbreekt="Vul ten minste één kostenpost in.",
        antwoordt_op=("begroting", "regulier", "evaluatieplan"),
        beschrijving="Regels. Het gevraagde bedrag is kosten min eigen bijdrage min andere "
        "financiering.",
        kolommen=(
            Rijkolom("soort", Kolomsoort.BEGROTINGSSOORT),
            Rijkolom("omschrijving", maximum=MAX_KORT),
            Rijkolom(
                "bedrag",
                Kolomsoort.BEDRAG,
                beschrijving="Bedrag in euro als tekst, bijvoorbeeld 12500.00.",
            ),
        ),
    ),
    Veld(
        "verklaring_regulier",
        Veldsoort.JA_NEE,
        "regulier",
        naam="Verklaring over gewone contracten",
        ontbreekt="Verklaar dat uw contracten met de gemeenten dit project niet betalen.",
        vraag=_VRAAG_REGULIER,
        uitleg=_UITLEG_REGULIER,
        label="Ik verklaar dat onze contracten met de gemeenten dit project niet betalen",
        beschrijving="De penvoerder verklaart dat gewone contracten dit niet kunnen betalen.",
    ),
    Veld(
        "toelichting_regulier",
        Veldsoort.TEKST,
        "regulier",
        naam="Waarom gewone contracten dit niet betalen",
        ontbreekt="Leg uit waarom gewone contracten dit niet betalen.",
        maximum=MAX_TEKST,
        vraag=_VRAAG_REGULIER,
        label="Waarom niet?",
    ),
    Veld(
        "indicatoren",
        Veldsoort.RIJEN,
        "evaluatieplan",
        naam="Indicatoren",
        ontbreekt="Vul ten minste één indicator in.",
        kolommen=(
            Rijkolom("naam", maximum=MAX_TITEL),
            Rijkolom("eenheid", maximum=60),
            Rijkolom("nulmeting", Kolomsoort.GETAL),
            Rijkolom("streefwaarde", Kolomsoort.GETAL),
            Rijkolom("bron", maximum=MAX_KORT),
        ),
    ),
    Veld(
        "kosten_en_baten",
        Veldsoort.TEKST,
        "evaluatieplan",
        naam="Kosten en baten",
        ontbreekt="Beschrijf de kosten en de baten.",
        maximum=MAX_TEKST,
        vraag="Wat kost het, en wat levert het op?",
        uitleg="Wie heeft de kosten en wie het voordeel? Noem bedragen als u ze hebt.",
        leeskop="Kosten en baten",
    ),
    Veld(
        "evaluatiedatum",
        Veldsoort.DATUM,
        "evaluatieplan",
        naam="Evaluatie klaar",
        ontbreekt="Vul in wanneer uw evaluatie klaar is.",
        vraag="Wanneer is uw evaluatie klaar?",
    ),
    Veld(
        "bijlagen",
        Veldsoort.RIJEN,
        "bijlagen",
        naam="Bijlagen",
        beschrijving="Naam en SHA-256 van elke bijlage. De bestanden zelf gaan er los bij.",
        mag_ontbreken=True,
        gesorteerd_op="sha256",
        kolommen=(
            Rijkolom("naam", maximum=MAX_KORT),
            Rijkolom(
                "sha256",
                Kolomsoort.SHA256,
                beschrijving="SHA-256 in 64 kleine hexadecimale tekens.",
            ),
        ),
    ),
)


def alle_velden() -> tuple[Veld, ...]:
    """Return the whole table."""
    return VELDEN


def veld(sleutel: str) -> Veld:
    """Return one field; raises KeyError for a key that no field has."""
    for found in VELDEN:
        if found.sleutel == sleutel:
            return found
    raise KeyError(sleutel)


def velden_van(onderdeel: str) -> tuple[Veld, ...]:
    """Return the fields of one section of the form."""
    return tuple(found for found in VELDEN if found.onderdeel == onderdeel)


def gewone_velden(onderdeel: str) -> tuple[Veld, ...]:
    """Return the plain fields of one section: those with one column and one input.

    The questions of the criteria are a section without plain fields: nobody types the ronde.
    """
    if not onderdeel:
        return ()
    return tuple(found for found in velden_van(onderdeel) if found.soort.is_gewoon)
