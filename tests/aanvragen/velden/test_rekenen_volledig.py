"""What is missing or wrong, word for word and at its place (R10, R12, R13, R14, R15)."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from aanvragen.velden.rekenen import onderdelen
from aanvragen.velden.rekenen.gebrek import Gebrek, onjuist
from aanvragen.velden.rekenen.inhoud import normaliseer_inhoud
from aanvragen.velden.rekenen.ronderegels import ronderegels_uit
from aanvragen.velden.rekenen.volledig import gebreken_in, gebreken_in_onderdeel
from tests.aanvragen.velden.voorbeeld import AANVRAAG, RONDE

REGELS = ronderegels_uit(RONDE)


def _gebreken(**anders: Any) -> list[Gebrek]:
    return gebreken_in(normaliseer_inhoud({**deepcopy(AANVRAAG), **anders}), REGELS)


def _penvoerder(**anders: Any) -> dict[str, Any]:
    return {"penvoerder": {**AANVRAAG["penvoerder"], **anders}}


def _rij(sleutel: str, **anders: Any) -> dict[str, Any]:
    return {sleutel: [{**AANVRAAG[sleutel][0], **anders}]}


def _begroting(soort: str, bedrag: str) -> dict[str, str]:
    return {"soort": soort, "omschrijving": "x", "bedrag": bedrag}


def test_everything_that_is_missing_is_asked_for_in_words():
    assert gebreken_in(normaliseer_inhoud({}), REGELS) == [
        Gebrek(
            ("penvoerder", "actief_in"),
            "Geef bij uw organisatie aan in welke gemeente van deze ronde u werkt. "
            "Dat moet er ten minste één zijn.",
        ),
        Gebrek(("penvoerder", "contactpersoon"), "Vul in wie de contactpersoon is."),
        Gebrek(("penvoerder", "email"), "Vul het e-mailadres van de contactpersoon in."),
        Gebrek(
            ("ontschotting",),
            "Vul een partner in, of beschrijf hoe u zelf de schotten tussen de domeinen weghaalt.",
        ),
        Gebrek(("titel",), "Vul de titel van uw project in."),
        Gebrek(("samenvatting",), "Vat uw project samen."),
        Gebrek(("start",), "Vul in wanneer uw project begint."),
        Gebrek(("eind",), "Vul in wanneer uw project klaar is."),
        Gebrek(("doelen",), "Kies aan welk doel uw project bijdraagt."),
        Gebrek(("aspecten",), "Kies op welk aspect u zich richt."),
        Gebrek(("doelgroepen",), "Kies voor welke doelgroep uw project is."),
        Gebrek(("gemeenten",), "Kies voor welke gemeente uw project is."),
        Gebrek(("antwoorden", "nieuw"), "Beantwoord de vraag: Wat is er nieuw?"),
        Gebrek(("begroting",), "Vul ten minste één kostenpost in."),
        Gebrek(
            ("verklaring_regulier",),
            "Verklaar dat uw contracten met de gemeenten dit project niet betalen.",
        ),
        Gebrek(("toelichting_regulier",), "Leg uit waarom gewone contracten dit niet betalen."),
        Gebrek(("indicatoren",), "Vul ten minste één indicator in."),
        Gebrek(("kosten_en_baten",), "Beschrijf de kosten en de baten."),
        Gebrek(("evaluatiedatum",), "Vul in wanneer uw evaluatie klaar is."),
    ]


# What is changed in a complete application, where that is wrong, and what is said of it.
FOUTEN: list[tuple[dict[str, Any], tuple[Any, ...], str]] = [
    (
        _penvoerder(email="geen"),
        ("penvoerder", "email"),
        "Vul een e-mailadres in zoals naam@organisatie.nl.",
    ),
    (
        _penvoerder(contactpersoon="x" * 121),
        ("penvoerder", "contactpersoon"),
        "Maak deze tekst 1 teken korter: vul in wie de contactpersoon is, in hoogstens 120 tekens.",
    ),
    (
        _rij("partners", naam="x" * 161),
        ("partners", 0, "naam"),
        f"Maak deze tekst 1 teken korter: vul de naam van {'x' * 161} in, in hoogstens 160 tekens.",
    ),
    (
        _rij("partners", kvk_nummer="123"),
        ("partners", 0, "kvk_nummer"),
        "Het KvK-nummer van Welzijn Oost moet 8 cijfers hebben.",
    ),
    (
        _rij("partners", kvk_nummer="71234567"),
        ("partners", 0, "kvk_nummer"),
        "Het KvK-nummer van Welzijn Oost staat al in deze aanvraag. "
        "Noem elke organisatie één keer.",
    ),
    (
        {"partners": AANVRAAG["partners"] * 2},
        ("partners", 1, "kvk_nummer"),
        "Het KvK-nummer van Welzijn Oost staat al in deze aanvraag. "
        "Noem elke organisatie één keer.",
    ),
    (
        _rij("partners", bijdrage="x" * 2002),
        ("partners", 0, "bijdrage"),
        "Maak deze tekst 2 tekens korter: vul in wat Welzijn Oost bijdraagt, "
        "in hoogstens 2.000 tekens.",
    ),
    ({"eind": "2015-09-01"}, ("eind",), "De einddatum moet na de begindatum liggen."),
    ({"doelen": ["9"]}, ("doelen",), "“9” hoort niet bij deze ronde. Kies een andere."),
    (
        _rij("doelgroepen", code="z"),
        ("doelgroepen", "z"),
        "Doelgroep “z” hoort niet bij deze ronde.",
    ),
    (
        _rij("doelgroepen", code="a"),
        ("doelgroepen", "a", "jeugd"),
        "Doelgroep a heeft geen variant voor de jeugd.",
    ),
    (
        {"doelgroepen": [AANVRAAG["doelgroepen"][0], {"code": "b", "bereik": 1, "hoofd": False}]},
        ("doelgroepen", "b"),
        "Doelgroep b staat er twee keer in. Noem haar één keer.",
    ),
    (
        _rij("gemeenten", code="GM9999"),
        ("gemeenten", "GM9999"),
        "Gemeente “GM9999” doet niet mee aan deze ronde.",
    ),
    (
        {"gemeenten": AANVRAAG["gemeenten"] * 2},
        ("gemeenten", "GM0202"),
        "Arnhem staat er twee keer in. Noem elke gemeente één keer.",
    ),
    (
        {"antwoorden": [*AANVRAAG["antwoorden"], {"criterium": 1, "vraag": "oud", "tekst": "Ja"}]},
        ("antwoorden", "oud"),
        "De vraag “oud” hoort niet bij deze ronde.",
    ),
    (
        _rij("antwoorden", criterium=7),
        ("antwoorden", "nieuw"),
        "Deze vraag hoort bij criterium 1.",
    ),
    (
        _rij("antwoorden", tekst="x" * 101),
        ("antwoorden", "nieuw"),
        "Maak deze tekst 1 teken korter: beantwoord de vraag: Wat is er nieuw?, "
        "in hoogstens 100 tekens.",
    ),
    (
        {"begroting": [_begroting("kosten", "5.00"), _begroting("eigen_bijdrage", "5.00")]},
        ("begroting",),
        "De eigen bijdrage en de andere financiering dekken alle kosten al. "
        "Er blijft niets over om aan te vragen. Pas de bedragen aan.",
    ),
    (
        {"begroting": [_begroting("kosten", "100000.01")]},
        ("begroting",),
        "U vraagt €\xa0100.000,01. Dat is €\xa00,01 meer dan er in deze ronde te verdelen is "
        "(€\xa0100.000). Verlaag de kosten of verhoog de dekking.",
    ),
    (
        {"begroting": [*AANVRAAG["begroting"], _begroting("raar", "1.00")]},
        ("begroting", 2, "soort"),
        "Kies bij “x” of het kosten of dekking zijn.",
    ),
    (
        _rij("begroting", bedrag="0.00"),
        ("begroting", 0, "bedrag"),
        "Het bedrag bij “Coaches” moet hoger zijn dan nul.",
    ),
    (
        _rij("begroting", omschrijving="x" * 201),
        ("begroting", 0, "omschrijving"),
        f"Maak deze tekst 1 teken korter: vul een omschrijving in bij “{'x' * 201}”, "
        "in hoogstens 200 tekens.",
    ),
    (
        _rij("indicatoren", eenheid="x" * 61),
        ("indicatoren", 0, "eenheid"),
        "Maak deze tekst 1 teken korter: vul de eenheid in bij “Wekelijks contact”, "
        "in hoogstens 60 tekens.",
    ),
    (
        {"evaluatiedatum": "2016-06-02"},
        ("evaluatiedatum",),
        "Uw evaluatie moet uiterlijk 1 juni 2016 klaar zijn. Kies een eerdere datum.",
    ),
    (
        {"evaluatiedatum": "2015-08-31"},
        ("evaluatiedatum",),
        "Uw evaluatie kan niet klaar zijn voor uw project begint.",
    ),
]


@pytest.mark.parametrize(("anders", "pad", "melding"), FOUTEN)
def test_what_is_wrong_is_told_once_in_words(anders, pad, melding):
    assert _gebreken(**anders) == [onjuist(pad, melding)]


# The same, for what is left out.
GATEN: list[tuple[dict[str, Any], tuple[Any, ...], str]] = [
    (_rij("partners", naam=""), ("partners", 0, "naam"), "Vul de naam van partner 1 in."),
    (
        _rij("partners", kvk_nummer=""),
        ("partners", 0, "kvk_nummer"),
        "Vul het KvK-nummer van Welzijn Oost in.",
    ),
    (
        _rij("partners", bijdrage=""),
        ("partners", 0, "bijdrage"),
        "Vul in wat Welzijn Oost bijdraagt.",
    ),
    (
        _rij("doelgroepen", hoofd=False),
        ("doelgroepen", "hoofd"),
        "Kies voor welke doelgroep uw project vooral is.",
    ),
    (
        {"doelgroepen": [{"code": code, "bereik": 1, "hoofd": True} for code in "ab"]},
        ("doelgroepen", "hoofd"),
        "Kies voor welke doelgroep uw project vooral is.",
    ),
    (
        _rij("doelgroepen", bereik=None),
        ("doelgroepen", "b", "bereik"),
        "Vul in hoeveel mensen u bereikt in doelgroep b.",
    ),
    (
        _rij("gemeenten", bereik=None),
        ("gemeenten", "GM0202", "bereik"),
        "Vul in hoeveel inwoners u bereikt in Arnhem.",
    ),
    (
        _rij("gemeenten", wijze="anders"),
        ("gemeenten", "GM0202", "wijze"),
        "Kies voor Arnhem: voor de inwoners, of de plek van het project.",
    ),
    (
        {"begroting": [_begroting("eigen_bijdrage", "1.00")]},
        ("begroting",),
        "Vul ten minste één kostenpost in.",
    ),
    (
        _rij("begroting", omschrijving=""),
        ("begroting", 0, "omschrijving"),
        "Vul een omschrijving in bij regel 1.",
    ),
    (
        _rij("begroting", bedrag=None),
        ("begroting", 0, "bedrag"),
        "Vul een bedrag in bij “Coaches”.",
    ),
    (
        _rij("indicatoren", naam=""),
        ("indicatoren", 0, "naam"),
        "Vul de naam in bij indicator 1.",
    ),
    *(
        (
            _rij("indicatoren", **{kolom: None}),
            ("indicatoren", 0, kolom),
            f"Vul {woord} in bij “Wekelijks contact”.",
        )
        for kolom, woord in [
            ("eenheid", "de eenheid"),
            ("nulmeting", "de beginwaarde"),
            ("streefwaarde", "de streefwaarde"),
            ("bron", "de bron"),
        ]
    ),
]


@pytest.mark.parametrize(("anders", "pad", "melding"), GATEN)
def test_what_is_left_out_is_asked_once_in_words(anders, pad, melding):
    assert _gebreken(**anders) == [Gebrek(pad, melding)]


@pytest.mark.parametrize(
    "anders",
    [
        _penvoerder(contactpersoon="x" * 120),
        _rij("partners", naam="x" * 160, bijdrage="x" * 2000),
        {"start": None, "eind": "2015-09-02"},
        {"eind": "2015-09-02"},
        {"evaluatiedatum": "2016-06-01"},
        {"evaluatiedatum": "2015-09-01"},
        {"evaluatiedatum": "2015-08-31", "start": None},
        _rij("doelgroepen", code="a", jeugd=False),
        {
            "doelgroepen": [
                {"code": "a", "bereik": 1, "hoofd": False},
                {"code": "b", "bereik": 1, "hoofd": True},
            ]
        },
        _rij("gemeenten", wijze="locatie", bereik=1),
        _rij("antwoorden", tekst="x" * 100),
        {"begroting": [_begroting("kosten", "0.01")]},
        {"begroting": [_begroting("kosten", "100000.00")]},
        {"begroting": [_begroting("kosten", "100000.01"), _begroting("eigen_bijdrage", "0.01")]},
    ],
)
def test_what_is_just_within_bounds_is_accepted(anders):
    gevraagd = [gebrek for gebrek in _gebreken(**anders) if gebrek.pad != ("start",)]
    assert gevraagd == []


def test_one_row_that_is_wrong_does_not_hide_the_next():
    fout = {"code": "z", "bereik": 1, "jeugd": False, "hoofd": False}
    meldingen = _gebreken(
        doelgroepen=[{"code": "b", "bereik": 0, "hoofd": True}, {**fout, "code": "A"}, fout],
        gemeenten=[
            {"code": "GM0001", "bereik": 1, "wijze": "locatie"},
            {"code": "GM0202", "bereik": 0, "wijze": "locatie"},
        ],
        doelen=["8", "9"],
    )
    assert [gebrek.pad for gebrek in meldingen] == [
        ("doelen",),
        ("doelen",),
        ("doelgroepen", "A"),
        ("doelgroepen", "b", "bereik"),
        ("doelgroepen", "z"),
        ("gemeenten", "GM0001"),
        ("gemeenten", "GM0202", "bereik"),
    ]


def test_the_number_of_a_nameless_row_counts_from_one():
    partner = {"naam": "", "kvk_nummer": "", "bijdrage": "x"}
    indicator = {**AANVRAAG["indicatoren"][0], "naam": ""}
    regel = {**_begroting("kosten", "1.00"), "omschrijving": ""}
    meldingen = [
        gebrek.melding
        for gebrek in _gebreken(
            partners=[AANVRAAG["partners"][0], partner],
            indicatoren=[AANVRAAG["indicatoren"][0], indicator],
            begroting=[AANVRAAG["begroting"][0], regel],
        )
    ]
    assert meldingen == [
        "Vul de naam van partner 2 in.",
        "Vul het KvK-nummer van partner 2 in.",
        "Vul een omschrijving in bij regel 2.",
        "Vul de naam in bij indicator 2.",
    ]


def test_a_question_that_need_not_be_answered_is_only_held_to_its_maximum():
    vrij = replace(REGELS.vragen[0], verplicht=False)
    regels = replace(REGELS, vragen=(vrij,))
    inhoud = normaliseer_inhoud({**deepcopy(AANVRAAG), "antwoorden": []})
    assert gebreken_in(inhoud, regels) == []
    inhoud = normaliseer_inhoud({**deepcopy(AANVRAAG), **_rij("antwoorden", tekst="x" * 101)})
    [gebrek] = gebreken_in(inhoud, regels)
    assert gebrek.pad == ("antwoorden", "nieuw")


def test_a_section_tells_only_what_is_to_do_there():
    leeg = normaliseer_inhoud({})
    alles = gebreken_in(leeg, REGELS)
    per_deel = [
        gebreken_in_onderdeel(REGELS, deel, leeg) for deel in onderdelen.alle_onderdelen(REGELS)
    ]
    assert sorted(g.melding for deel in per_deel for g in deel) == sorted(g.melding for g in alles)
    assert [gebrek.pad[0] for gebrek in per_deel[0]] == ["penvoerder"] * 3
    vraag = onderdelen.vind_onderdeel(REGELS, "criteria-plan")
    assert vraag is not None
    assert [gebrek.pad for gebrek in gebreken_in_onderdeel(REGELS, vraag, leeg)] == [
        ("antwoorden", "nieuw")
    ]


def test_a_text_that_is_too_long_is_told_at_its_field():
    [gebrek] = _gebreken(titel="x" * 161)
    assert gebrek.pad == ("titel",)
    assert "1 teken" in gebrek.melding
