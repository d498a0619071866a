"""Documents: a version per request, made once, seen by who may see the subject."""

import hashlib
import threading
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from django.db import connection
from django.urls import reverse

from kern.documenten import documenten, pdf
from kern.documenten.models import Document
from kern.werk import opdrachten
from kern.werk.models import Opdracht
from tests.html import plat
from tests.kern.fabriek import gebruiker, mislukte_daad

pytestmark = pytest.mark.django_db
STATUS = Document.Status


@pytest.fixture(autouse=True)
def _bestanden(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def wie():
    return gebruiker()


def _vraag(wie, naam="Noor"):
    return documenten.vraag_aan(soort="kern.proef", onderwerp=wie, wie=wie, gegevens={"naam": naam})


def _gereed(wie):
    document = _vraag(wie)
    opdrachten.werk_af()
    document.refresh_from_db()
    return document


def _bestanden_op_schijf(tmp_path):
    return [p for p in tmp_path.rglob("*") if p.is_file()]


def test_document_is_made_with_hash_and_pages(wie, tmp_path):
    document = _gereed(wie)
    content = Path(document.bestand.path).read_bytes()
    assert document.status == STATUS.KLAAR
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.paginas == 1
    assert document.gereed_op is not None
    assert str(document.uuid) in document.bestand.name
    with pikepdf.open(BytesIO(content)) as made:
        assert str(made.docinfo["/Title"]) == "Verslag van de proef"


def test_every_request_is_a_new_version(wie):
    first, second = _vraag(wie), _vraag(wie)
    other = _vraag(gebruiker())
    assert [first.versie, second.versie, other.versie] == [1, 2, 1]
    assert documenten.laatste("kern.proef", wie) == second
    assert set(documenten.voor(wie)) == {first, second}
    assert documenten.laatste("kern.proef", gebruiker()) is None


def test_making_twice_changes_nothing(wie, tmp_path):
    document = _gereed(wie)
    documenten.maak({"document": document.pk})
    again = Document.objects.get(pk=document.pk)
    assert (again.sha256, again.gereed_op) == (document.sha256, document.gereed_op)
    assert len(_bestanden_op_schijf(tmp_path)) == 1


def test_half_file_of_a_dead_worker_is_overwritten(wie, tmp_path):
    document = _vraag(wie)
    half = tmp_path / f"documenten/{document.uuid.hex[:2]}/{document.uuid}.pdf"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"%PDF-half")
    Document.objects.update(status=STATUS.BEZIG)
    opdrachten.werk_af()
    assert _bestanden_op_schijf(tmp_path) == [half]
    document.refresh_from_db()
    assert hashlib.sha256(half.read_bytes()).hexdigest() == document.sha256


@pytest.mark.django_db(transaction=True)
def test_two_workers_make_one_document(wie, tmp_path, wachtrij, monkeypatch):
    document = _vraag(wie)
    barrier = threading.Barrier(2, timeout=30)
    real = pdf.maak

    def samen(*args):
        content = real(*args) + threading.current_thread().name.encode()
        barrier.wait()
        return content

    monkeypatch.setattr(pdf, "maak", samen)

    def werk():
        try:
            documenten.maak({"document": document.pk})
        finally:
            connection.close()

    threads = [threading.Thread(target=werk, name=name) for name in ("een", "twee")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    document.refresh_from_db()
    (file,) = _bestanden_op_schijf(tmp_path)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == document.sha256


@pytest.mark.django_db(transaction=True)
def test_versions_stay_unique_when_asked_at_once(wie, wachtrij):
    def vraag():
        try:
            _vraag(wie)
        finally:
            connection.close()

    threads = [threading.Thread(target=vraag) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(documenten.voor(wie).values_list("versie", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_document_that_can_not_be_made_is_marked(wie, monkeypatch):
    def stuk(*args):
        raise ValueError("no font")

    monkeypatch.setattr(pdf, "maak", stuk)
    document = _vraag(wie)
    Opdracht.objects.update(poging=opdrachten.MAX_POGINGEN - 1)
    opdrachten.werk_af()
    document.refresh_from_db()
    assert document.status == STATUS.MISLUKT


@pytest.mark.django_db(transaction=True)
def test_act_that_fails_leaves_no_document(wie):
    mislukte_daad(lambda: _vraag(wie))
    assert not Document.objects.exists()
    assert not Opdracht.objects.exists()


def test_undeclared_kind_is_a_programming_error(wie):
    with pytest.raises(LookupError):
        documenten.vraag_aan(soort="onbekend", onderwerp=wie, wie=wie)


def test_page_shows_progress_and_polls_until_ready(wie, client):
    client.force_login(wie)
    document = _vraag(wie)
    url = reverse("kern:document", args=[document.uuid])
    html = client.get(url).content.decode()
    assert "staat in de wachtrij" in html
    assert f'href="{url}">Kijk opnieuw</a>' in html
    assert "<script>" not in html
    fragment = plat(client.get(url, headers={"HX-Request": "true"}))
    assert fragment.startswith('<div id="document-voortgang"')
    assert f'hx-get="{url}" hx-trigger="every 2s"' in fragment
    opdrachten.werk_af()
    ready = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "Het document is klaar." in ready
    assert "hx-trigger" not in ready
    assert reverse("kern:document_download", args=[document.uuid]) in ready


@pytest.mark.parametrize(
    ("status", "tekst"),
    [("bezig", "Wij maken dit document nu."), ("mislukt", "Het is niet gelukt")],
)
def test_page_says_where_it_stands(wie, client, status, tekst):
    client.force_login(wie)
    document = _vraag(wie)
    Document.objects.update(status=status)
    assert tekst in client.get(document.get_absolute_url()).content.decode()


def test_download_is_an_attachment(wie, client):
    client.force_login(wie)
    document = _gereed(wie)
    response = client.get(reverse("kern:document_download", args=[document.uuid]))
    content = b"".join(response.streaming_content)
    assert hashlib.sha256(content).hexdigest() == document.sha256
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="verslag-van-de-proef-versie-1.pdf"'
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_document_that_is_not_ready_has_no_download(wie, client):
    client.force_login(wie)
    document = _vraag(wie)
    assert client.get(reverse("kern:document_download", args=[document.uuid])).status_code == 404


def test_pdf_is_accessible(wie):
    document = _gereed(wie)
    outcome = page.validate_pdf(document.bestand.path, profile=page.ValidationProfile.PDF_UA_1)
    assert outcome.is_compliant, outcome
