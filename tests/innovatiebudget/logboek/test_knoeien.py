"""Whoever changes something behind the portal's back is seen, and where is named (W64).

One project from call to accepted report, through the services. Each case changes something by SQL
or on disk, as someone with the password of the database would.
"""

import io
import re
from contextlib import suppress

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from kern.basis.canoniek import vingerafdruk
from kern.documenten import documenten
from kern.documenten.models import Document
from kern.logboek import grendel, nalopen
from kern.logboek.bestaande import verzegel_bestaande, verzegel_opnieuw
from kern.logboek.controle import kop_van_keten
from kern.logboek.dagkop import neem_dagkop
from kern.logboek.koppen import Kop, als_tekst, kop_van_dag, lees_koppen
from kern.logboek.models import Dagkop, Gebeurtenis, LogboekKop
from kern.logboek.schrijven import hash_van_regel, leg_vast
from kern.logboek.zegel import verzegelde_soorten
from tests import fabriek
from tests.uitvoering import fabriek as uitvoering
from uitvoering.rapportage import services as rapportages

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def wereld(gedeeld: None) -> Kop:
    """A project with an accepted report and two documents; returns the head of before that."""
    project = uitvoering.project()
    eerder = kop_van_dag(neem_dagkop(["Arnhem"]))
    ingediend = uitvoering.ingediend(project)
    with fabriek.op(uitvoering.UITVOERING):
        rapportages.accepteer(wie=fabriek.coordinator(), rapportage=ingediend)
    for document in Document.objects.order_by("pk")[:2]:
        documenten._bewaar(document.pk, _pdf(document.pk))
    assert nalopen.loop_alles_na().verschillen == []
    return eerder


def _pdf(nummer: int) -> bytes:
    import pikepdf

    uit = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = str(nummer)
        pdf.save(uit)
    return uit.getvalue()


def _sql(*regels: str) -> None:
    with connection.cursor() as cursor:
        for regel in regels:
            cursor.execute(regel)


def _knoei(*regels: str) -> None:
    """Change the log itself: first the lock off, and on again."""
    with grendel.open_(connection):
        _sql(*regels)


def _eerste(tabel: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min(id) FROM {tabel}")
        return int(cursor.fetchone()[0])


def _gevonden(eerder: tuple[Kop, ...] = ()) -> list[str]:
    return [str(v) for v in nalopen.loop_alles_na(eerder).verschillen]


# table, what is set, and the name of the thing that must be called
INHOUD = [
    ("aanvragen_aanvraagversie", "gevraagd = gevraagd + 1", "ontvangen versie"),
    ("aanvragen_aanvraagversie", "nummer = 9", "ontvangen versie"),
    ("aanvragen_aanvraagversie", "ingediend_op = '2015-05-01 10:00:00+00'", "ontvangen versie"),
    ("aanvragen_aanvraagversie", "inhoud = '{}'", "ontvangen versie"),
    ("aanvragen_aanvraagversie", "sha256 = 'f'", "ontvangen versie"),
    ("beoordeling_belangenverklaring", "op = '2015-05-01 10:00:00+00'", "belangenverklaring"),
    (
        "beoordeling_belangenverklaring",
        "toelichting = 'x', heeft_belang = true",
        "belangenverklaring",
    ),
    ("beoordeling_beoordeling", "definitief_op = '2015-05-01 10:00:00+00'", "beoordeling"),
    ("beoordeling_beoordeling", "status = 'concept'", "beoordeling"),
    ("beoordeling_score", "waarde = waarde - 1", "score"),
    ("beoordeling_score", "toelichting = 'Heel anders gezegd.'", "score"),
    ("beoordeling_score", "na_bespreking = true", "score"),
    ("beoordeling_bespreking", "notitie = 'anders'", "opening van de scores"),
    ("beoordeling_advies", "samenvatting = 'anders'", "advies"),
    ("beoordeling_advies", "inhoud = '{}', sha256 = 'f'", "advies"),
    ("beoordeling_adviesregel", "bedrag = bedrag - 1", "adviesregel"),
    ("beoordeling_adviesregel", "motivering = 'anders'", "adviesregel"),
    ("besluitvorming_voorlegging", "op = '2015-05-01 10:00:00+00'", "voorlegging"),
    ("besluitvorming_aandeel", "bedrag = bedrag + 1", "aandeel"),
    ("besluitvorming_collegebesluit", "kenmerk = 'anders'", "collegebesluit"),
    ("besluitvorming_projectbesluit", "bedrag = bedrag + 1", "projectbesluit"),
    ("besluitvorming_beschikking", "bedrag = bedrag + 1", "beschikking"),
    ("besluitvorming_beschikking", "bezwaar_tot = '2030-01-01'", "beschikking"),
    ("uitvoering_project", "bedrag = bedrag + 1", "project"),
    ("uitvoering_voortgangsrapportage", "uitgegeven = 1", "geaccepteerde rapportage"),
    ("uitvoering_meting", "waarde = 99", "meting"),
    ("regeling_rondeversie", "reden = 'anders'", "gepubliceerde versie"),
    ("kern_document", "titel = 'anders'", "document"),
    ("kern_document", "sha256 = 'f'", "document"),
    ("kern_dagkop", "volgnummer = 1", "kop van"),
    ("kern_dagkop", "aan = '[]'", "dagkop"),
]


@pytest.mark.parametrize(
    ("tabel", "wat", "naam"), INHOUD, ids=[f"{t} {w[:20]}" for t, w, _ in INHOUD]
)
def test_W64_changed_content_is_named(wereld, tabel, wat, naam):
    if connection.vendor == "sqlite":
        wat = wat.replace("= true", "= 1")
    pk = _eerste(tabel)
    if tabel == "uitvoering_voortgangsrapportage" or tabel == "kern_document":
        status = "geaccepteerd" if tabel.startswith("uit") else "klaar"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT min(id) FROM {tabel} WHERE status = %s", [status])
            pk = cursor.fetchone()[0]
    _sql(f"UPDATE {tabel} SET {wat} WHERE id = {pk}")
    gevonden = _gevonden()
    assert any(regel.startswith(naam) for regel in gevonden), gevonden


WEG = ["beoordeling_score", "beoordeling_belangenverklaring", "uitvoering_meting", "kern_dagkop"]


@pytest.mark.parametrize("tabel", WEG)
def test_W64_what_is_deleted_is_missed(wereld, tabel):
    pk = _eerste(tabel)
    _sql(f"DELETE FROM {tabel} WHERE id = {pk}")
    assert any(f" {pk}: is weg; regel" in regel for regel in _gevonden())


def test_W64_what_was_put_there_is_seen(wereld):
    kolommen = "zetel_id, aanvraag_id, heeft_belang, toelichting, op"
    tabel = "beoordeling_belangenverklaring"
    _sql(
        f"INSERT INTO {tabel} ({kolommen}) SELECT {kolommen} FROM {tabel} "
        f"WHERE id = {_eerste(tabel)}"
    )
    [regel] = _gevonden()
    assert regel.startswith("belangenverklaring")
    assert "nooit verzegeld" in regel


def _lees(naam: str) -> bytes:
    with default_storage.open(naam) as bestand:
        return bestand.read()


def _document() -> Document:
    return Document.objects.klaar().order_by("pk")[0]


def test_W64_a_changed_file_is_named(wereld):
    naam = _document().bestand.name
    oud = _lees(naam)
    with _terug(naam, oud):
        default_storage.delete(naam)
        default_storage.save(naam, ContentFile(oud + b" "))
        [regel] = _gevonden()
    assert f"het bestand {naam} is veranderd of verwisseld" in regel


def test_W64_a_missing_file_is_named(wereld):
    naam = _document().bestand.name
    oud = _lees(naam)
    with _terug(naam, oud):
        default_storage.delete(naam)
        [regel] = _gevonden()
    assert f"het bestand {naam} ontbreekt" in regel


def test_W64_swapped_files_are_both_named(wereld):
    namen = [d.bestand.name for d in Document.objects.klaar()]
    eerste, tweede = (_lees(naam) for naam in namen)
    with _terug(namen[0], eerste), _terug(namen[1], tweede):
        for naam, inhoud in zip(namen, (tweede, eerste), strict=True):
            default_storage.delete(naam)
            default_storage.save(naam, ContentFile(inhoud))
        assert len(_gevonden()) == 2


def test_W64_a_file_with_its_hash_in_the_database_is_seen(wereld):
    document = _document()
    oud = _lees(document.bestand.name)
    nieuw = vingerafdruk("x")
    with _terug(document.bestand.name, oud):
        _sql(f"UPDATE kern_document SET sha256 = '{nieuw}' WHERE id = {document.pk}")
        assert any(r.startswith(f"document {document.pk}: is veranderd") for r in _gevonden())


class _terug:
    """Put a file back after a test."""

    def __init__(self, naam: str, inhoud: bytes) -> None:
        self.naam, self.inhoud = naam, inhoud

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_fout: object) -> None:
        with suppress(FileNotFoundError):
            default_storage.delete(self.naam)
        default_storage.save(self.naam, ContentFile(self.inhoud))


def _laatste() -> int:
    return kop_van_keten()[0]


def _kop_naar(nummer: int) -> str:
    hash_ = Gebeurtenis.objects.get(volgnummer=nummer).hash if nummer else ""
    return f"UPDATE kern_logboekkop SET volgnummer = {nummer}, hash = '{hash_}'"


def _herbereken(vanaf: int) -> None:
    """Change a line and compute the whole chain after it again, as this code does."""
    regels = list(Gebeurtenis.objects.filter(volgnummer__gte=vanaf).order_by("volgnummer"))
    regels[0].reden, vorige = "herschreven", regels[0].vorige
    stappen = []
    for regel in regels:
        regel.vorige = vorige
        vorige = regel.hash = hash_van_regel(regel)
        stappen.append(
            f"UPDATE kern_gebeurtenis SET vorige = '{regel.vorige}', hash = '{regel.hash}', "
            f"reden = '{regel.reden}' WHERE volgnummer = {regel.volgnummer}"
        )
    _knoei(*stappen, f"UPDATE kern_logboekkop SET hash = '{vorige}'")


def test_W64_a_chain_computed_again_has_no_signature(wereld):
    _herbereken(_laatste() - 3)
    assert any("handtekening onder regel" in regel for regel in _gevonden())


def test_W64_a_chain_computed_again_differs_from_an_earlier_head(wereld):
    _herbereken(3)
    gevonden = _gevonden((wereld,))
    assert any("Het logboek is tot en met deze regel herschreven" in regel for regel in gevonden)


def test_W64_an_act_after_the_tampering_does_not_wash_it_away(wereld):
    _herbereken(_laatste() - 3)
    leg_vast(wie=None, wat="proef.later")
    assert any("was de handtekening onder deze regel niet van dit" in r for r in _gevonden())


def test_W64_a_tail_that_was_cut_off_is_seen(wereld):
    einde = _laatste() - 3
    _knoei(_kop_naar(einde), f"DELETE FROM kern_gebeurtenis WHERE volgnummer > {einde}")
    assert any("handtekening onder regel" in regel for regel in _gevonden())


def test_W64_a_tail_cut_before_an_earlier_head_is_seen_by_it(wereld):
    einde = wereld.volgnummer - 2
    _knoei(
        "DELETE FROM kern_dagkop",
        _kop_naar(einde),
        f"DELETE FROM kern_gebeurtenis WHERE volgnummer > {einde}",
    )
    assert any(f"regel {wereld.volgnummer}: stond er op" in r for r in _gevonden((wereld,)))


def test_W64_an_emptied_log_is_seen(wereld):
    _knoei("DELETE FROM kern_dagkop", _kop_naar(0), "DELETE FROM kern_gebeurtenis")
    assert "logboek: is leeg, terwijl er mensen zijn." in _gevonden()


@pytest.mark.parametrize("kolom", ["wat", "wie_naam", "onderwerp_tekst", "reden", "vorige", "hash"])
def test_W64_a_changed_column_of_a_line_is_named(wereld, kolom):
    _knoei(f"UPDATE kern_gebeurtenis SET {kolom} = 'x' WHERE volgnummer = 5")
    assert any(regel.startswith(("regel 5", "regel 6")) for regel in _gevonden())


@pytest.mark.parametrize("kolom", ["van", "naar", "zegels"])
def test_W64_a_changed_json_column_is_named(wereld, kolom):
    nummer = Gebeurtenis.objects.exclude(zegels={}).order_by("volgnummer")[0].volgnummer
    _knoei(
        f"UPDATE kern_gebeurtenis SET {kolom} = '{{\"x\": 1}}' WHERE volgnummer = {nummer}"
    ) if kolom != "zegels" else _knoei(
        f"UPDATE kern_gebeurtenis SET zegels = '{{}}' WHERE volgnummer = {nummer}"
    )
    assert f"regel {nummer}: De inhoud van regel {nummer} is veranderd." in _gevonden()


def test_W64_every_broken_line_is_named_not_only_the_first(wereld):
    _knoei(
        "UPDATE kern_gebeurtenis SET reden = 'x' WHERE volgnummer IN (4, 8)",
        "DELETE FROM kern_gebeurtenis WHERE volgnummer = 6",
    )
    gevonden = "\n".join(_gevonden())
    for wat in ("regel 4 is veranderd", "regel 8 is veranderd", "Regel 6 ontbreekt"):
        assert wat in gevonden


def test_W64_a_change_between_two_seals_is_seen(wereld):
    """Sealing again in an act does not hide a change that no act made."""
    from beoordeling.scoren.models import Score

    score = Score.objects.order_by("pk")[0]
    _sql(f"UPDATE beoordeling_score SET waarde = waarde - 1 WHERE id = {score.pk}")
    leg_vast(wie=None, wat="beoordeling.open_scores", zegel=[score])
    [regel] = _gevonden()
    assert regel.startswith(f"score {score.pk}: is veranderd tussen regel")


def _vervang_triggers(*, per_stuk: str) -> None:
    if connection.vendor == "sqlite":
        naam = f"kern_gebeurtenis_geen_{per_stuk}"
        wat = {"replace": "INSERT"}.get(per_stuk, per_stuk.upper())
        _sql(
            f"DROP TRIGGER {naam}",
            f"CREATE TRIGGER {naam} BEFORE {wat} ON kern_gebeurtenis BEGIN SELECT 1; END",
        )
    else:
        _sql(
            "CREATE OR REPLACE FUNCTION kern_gebeurtenis_weiger() RETURNS trigger AS "
            "$$ BEGIN IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$ "
            "LANGUAGE plpgsql"
        )


@pytest.mark.parametrize("welke", ["update", "delete", "replace"])
def test_W64_an_empty_trigger_is_no_lock(wereld, welke):
    try:
        _vervang_triggers(per_stuk=welke)
        gevonden = _gevonden()
    finally:
        grendel.zet(connection)
    assert any("is vervangen of uitgezet" in regel for regel in gevonden)
    assert any("wordt niet geweigerd" in regel for regel in gevonden)
    assert _gevonden() == []


def test_W64_a_lock_that_is_off_or_too_much_is_seen(wereld):
    grendel.haal_weg(connection)
    try:
        gevonden = _gevonden()
    finally:
        grendel.zet(connection)
    assert any("ontbreekt" in regel for regel in gevonden)
    assert any("Weghalen van regel" in regel for regel in gevonden)


def test_W64_replace_and_truncate_are_refused(wereld):
    poging = (
        "REPLACE INTO kern_gebeurtenis SELECT * FROM kern_gebeurtenis WHERE volgnummer = 2"
        if connection.vendor == "sqlite"
        else "TRUNCATE kern_gebeurtenis"
    )
    if connection.vendor == "postgresql":
        _sql("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for the commit would refuse it too
    with pytest.raises(Exception, match="kan niet worden gewijzigd"), transaction.atomic():
        _sql(poging)


def test_W64_a_forged_or_foreign_head_proves_nothing(wereld):
    vals = Kop(wereld.volgnummer, "0" * 64, wereld.moment, wereld.sleutel, wereld.handtekening)
    [regel] = _gevonden((vals,))
    assert "de handtekening klopt niet bij wat er staat" in regel


def test_W64_a_head_is_read_back_from_a_mail_that_was_quoted_and_wrapped(wereld):
    gequoot = "\n".join(f"> {regel}" for regel in als_tekst(wereld).split("\n"))
    assert list(lees_koppen(f"Beste,\n\n{gequoot}\n\n> groet")) == [wereld]


def test_W64_the_command_names_it_and_ends_with_code_1(wereld, capsys):
    call_command("controleer_alles", eerder=[als_tekst(wereld)])
    assert re.search(r"Nagelopen in .*\nAlles klopt\.", capsys.readouterr().out, re.S)
    _sql("UPDATE besluitvorming_projectbesluit SET bedrag = bedrag + 1")
    with pytest.raises(CommandError) as fout:
        call_command("controleer_alles")
    assert fout.value.returncode == 1
    assert "- projectbesluit" in capsys.readouterr().out


def test_W64_an_explained_difference_is_sealed_again_with_its_reason(wereld):
    pk = _eerste("besluitvorming_projectbesluit")
    _sql(f"UPDATE besluitvorming_projectbesluit SET bedrag = bedrag + 1 WHERE id = {pk}")
    verzegel_opnieuw("besluitvorming.projectbesluit", str(pk), "Hersteld na overleg met Arnhem.")
    assert _gevonden() == []
    assert Gebeurtenis.objects.first().reden == "Hersteld na overleg met Arnhem."


def test_W64_a_portal_of_before_the_seals_is_sealed_once(wereld):
    _knoei("UPDATE kern_gebeurtenis SET zegels = '{}'", "DELETE FROM kern_dagkop")
    LogboekKop.objects.update(handtekening="")
    vorige = ""
    for regel in Gebeurtenis.objects.order_by("volgnummer"):
        regel.vorige, regel.zegels = vorige, {}
        vorige = hash_van_regel(regel)
        _knoei(
            f"UPDATE kern_gebeurtenis SET vorige = '{regel.vorige}', hash = '{vorige}' "
            f"WHERE volgnummer = {regel.volgnummer}"
        )
    LogboekKop.objects.update(hash=vorige)
    assert verzegel_bestaande() > 20
    assert verzegel_bestaande() == 0
    uitkomst = nalopen.loop_alles_na()
    assert uitkomst.verschillen == []
    assert uitkomst.later_verzegeld > 20


def test_W64_every_field_of_what_is_sealed_is_sealed_or_named_open():
    """Add a new field to `velden` (it must then be sealed again) or to `open_`, in `aansluiting`."""
    for soort in verzegelde_soorten():
        velden = {veld.attname for veld in soort.model._meta.concrete_fields} - {"id"}
        velden -= {"uuid"} if soort.model._meta.pk.name == "uuid" else set()
        assert velden == set(soort.velden) | set(soort.open_), soort.code


def test_W64_the_day_head_is_taken_once_a_day(wereld):
    with fabriek.op(uitvoering.UITVOERING):
        assert neem_dagkop([]) is not None
        assert neem_dagkop([]) is None
    assert Dagkop.objects.count() == 2
