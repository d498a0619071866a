"""The laws of the house, read from its source (docs/ontwikkelen/architectuur.md)."""

import ast
import re
import statistics
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.huis.code import HOEKEN, VLOEREN, WORTEL, Bron, bronnen, invoer_van, namen_in, regels_van

KAMERVLOEREN = [vloer for vloer in VLOEREN if vloer != "kern"]
# Files where Django looks itself, and data.
BUITEN_KAMERS = {"apps.py", "models.py", "urls.py", "__init__.py"}
WAAR_DJANGO_ZOEKT = {"management", "templatetags", "migrations", "gegevens"}
DAK = {"settings.py", "instellingen_aanmelden.py", "celery.py", "wsgi.py", "context.py"}
# A file over 300 lines needs a reason here.
LANG: dict[str, str] = {
    "aanvragen/velden/rekenen/velden.py": "one table: a row per field, with its sentences",
    "aanvragen/velden/models.py": "one aggregate: the application and the rows that are part of it",
    "aanvragen/toets/services.py": "the acts of one check, which share how it is asked and told",
}
# A public function in services that is no act of a person needs a reason here.
GEEN_HANDELING: dict[str, str] = {
    "regeling.ronde.services.eis_deugdelijk": "a check within the acts of invoer and publicatie",
    "regeling.ronde.services.schrijf_ronde": "the rows behind the acts of invoer and publicatie",
    "aanvragen.velden.services.schrijf_deel": "the rows behind the acts of concept",
    "aanvragen.concept.services.eis_onderdeel_open": "a check within the acts of bijlagen",
    "aanvragen.toets.services.neem_oordelen_over": "a part of the act that completes",
}


def _diensten() -> list[Bron]:
    """Services of the floors; the demonstration plays their acts and has none of its own."""
    return [
        bron
        for bron in bronnen()
        if bron.hoek == "services"
        and bron.vloer in KAMERVLOEREN
        and bron.pad.parts[1] != "demonstratie"
    ]


@pytest.mark.parametrize("vloer", KAMERVLOEREN)
def test_a_floor_holds_kamers_and_a_kamer_holds_corners(vloer: str) -> None:
    kamers = import_module(f"{vloer}.apps").__dict__
    [config] = [k for k in kamers.values() if getattr(k, "name", "") == vloer]
    vreemd = []
    for bron in bronnen():
        if bron.vloer != vloer:
            continue
        delen = bron.pad.parts
        if len(delen) == 2:
            goed = delen[1] in BUITEN_KAMERS or (vloer == "innovatiebudget" and delen[1] in DAK)
        elif delen[1] in WAAR_DJANGO_ZOEKT:
            goed = True
        else:
            hoek = delen[2].removesuffix(".py")
            goed = delen[1] in config.kamers and (hoek in HOEKEN or delen[2] == "__init__.py")
        if not goed:
            vreemd.append(str(bron.pad))
    assert not vreemd


def test_no_file_is_long_without_a_reason() -> None:
    lang = {str(b.pad): b.regels for b in bronnen() if b.regels > 300}
    assert set(lang) == set(LANG), lang


def test_functions_are_short() -> None:
    lengtes = [regels_van(knoop) for b in bronnen() for knoop in b.functies()]
    assert statistics.median(lengtes) <= 6
    assert statistics.quantiles(lengtes, n=20)[-1] <= 25


def test_a_module_knows_few_others() -> None:
    """Of the house and of other people; the standard library is what every reader knows."""
    aantallen = [
        sum(naam.partition(".")[0] not in sys.stdlib_module_names for naam in invoer_van(b.boom))
        for b in bronnen()
        if b.pad.name != "__init__.py" and b.boom.body
    ]
    assert statistics.median(aantallen) <= 5


def test_rekenen_knows_no_django_and_no_database() -> None:
    fout = {
        str(b.pad): sorted(i for i in invoer_van(b.boom) if i.split(".")[0] == "django")
        for b in bronnen()
        if b.hoek == "rekenen"
    }
    assert not {pad: invoer for pad, invoer in fout.items() if invoer}


def test_permission_is_declared_in_rules_only() -> None:
    for bron in bronnen():
        if bron.hoek != "rules":
            assert "add_perm" not in namen_in(bron.boom), bron.pad
        if bron.vloer != "kern":
            assert "has_perm" not in namen_in(bron.boom), bron.pad


def test_W61_every_act_is_a_handeling() -> None:
    """Permission, transaction and log event can't be left out: `handeling` holds the three."""
    los = []
    for bron in _diensten():
        eigen = {
            f.name for f in bron.top() if "handeling" in namen_in(f)
        }  # `_oordeel` and the like
        for functie in bron.top():
            sleutel = f"{'.'.join(bron.pad.with_suffix('').parts)}.{functie.name}"
            if not functie.name.startswith("_") and not namen_in(functie) & {"handeling", *eigen}:
                los.append(sleutel)
    assert set(los) == set(GEEN_HANDELING)


# Asked once more, before a stranger makes us read a file or check one.
VOORAF = {"aanvragen/bijlagen/services.py: eis", "aanvragen/invoer/services.py: eis"}


def test_no_service_spells_out_what_a_handeling_does() -> None:
    fout = [
        f"{bron.pad}: {naam}"
        for bron in _diensten()
        for naam in ("leg_vast", "eis", "atomic")
        if naam in {k.id for k in ast.walk(bron.boom) if isinstance(k, ast.Name)}
        or (naam == "atomic" and "atomic" in namen_in(bron.boom))
    ]
    assert set(fout) == VOORAF


# `x.status == "klaar"` and the like: an enum says it, in code and in templates.
KEUZEVELDEN = {"status", "keuze", "oordeel", "functie", "spoor", "rol", "wijze", "uitkomst"}


def test_no_choice_is_compared_with_a_string() -> None:
    fout = []
    for bron in bronnen():
        for knoop in ast.walk(bron.boom):
            if not isinstance(knoop, ast.Compare):
                continue
            delen = [knoop.left, *knoop.comparators]
            velden = {d.attr for d in delen if isinstance(d, ast.Attribute)} & KEUZEVELDEN
            if velden and any(
                isinstance(d, ast.Constant) and isinstance(d.value, str) and d.value for d in delen
            ):
                fout.append(f"{bron.pad}:{knoop.lineno}")
    assert not fout


def test_no_template_compares_a_choice_with_a_string() -> None:
    patroon = re.compile(rf"\.({'|'.join(KEUZEVELDEN)}) *[!=]= *[\"']")
    fout = [
        f"{pad.relative_to(WORTEL)}:{nummer}"
        for pad in sorted((WORTEL / "templates").rglob("*.html"))
        for nummer, regel in enumerate(pad.read_text().split("\n"), 1)
        if patroon.search(regel)
    ]
    assert not fout


def test_no_line_of_a_template_is_too_long_to_read() -> None:
    lang = [
        f"{pad.relative_to(WORTEL)}:{nummer}"
        for pad in sorted((WORTEL / "templates").rglob("*.html"))
        for nummer, regel in enumerate(pad.read_text().split("\n"), 1)
        if len(regel) > 160
    ]
    assert not lang


def test_templates_and_tests_stand_where_the_code_stands() -> None:
    fout = []
    for vloer in KAMERVLOEREN:
        kamers = {p.name for p in (WORTEL / vloer).iterdir() if p.is_dir()}
        map_ = WORTEL / "templates" / vloer
        fout += [str(p) for p in sorted(map_.glob("*")) if p.is_file()] if map_.is_dir() else []
        fout += [
            str(p)
            for p in sorted(map_.glob("*"))
            if p.is_dir() and p.name not in kamers and map_.is_dir()
        ]
    assert not [str(Path(f).relative_to(WORTEL)) for f in fout]


def test_a_class_has_a_name_of_its_own() -> None:
    """One meaning per word: two classes of one name are two things, or one thing written twice."""
    plekken: dict[str, list[str]] = {}
    for bron in bronnen():
        for knoop in bron.boom.body:
            if isinstance(knoop, ast.ClassDef) and knoop.name != "Command":  # Django's word
                plekken.setdefault(knoop.name, []).append(str(bron.pad))
    assert not {naam: waar for naam, waar in plekken.items() if len(waar) > 1}
