"""Uploads: what is allowed comes in, what is wrong is refused with a reason in Dutch."""

import contextlib
import hashlib
import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from kern.basis.fouten import Fout
from kern.bestanden import keuring
from kern.bestanden.keuring import keur
from tests.kern.fabriek import beeld_bytes, pdf_bytes, zip_bytes

TYPES = "[Content_Types].xml"
DOCX = zip_bytes(TYPES, "_rels/.rels", "word/document.xml")
XLSX = zip_bytes(TYPES, "_rels/.rels", "xl/workbook.xml")


def _keur(naam, inhoud):
    return keur(SimpleUploadedFile(naam, inhoud))


@pytest.mark.parametrize(
    ("naam", "inhoud", "mediatype"),
    [
        ("plan.pdf", pdf_bytes(), "application/pdf"),
        ("PLAN.PDF", pdf_bytes(), "application/pdf"),
        ("plan.docx", DOCX, keuring._DOCX),
        ("begroting.xlsx", XLSX, keuring._XLSX),
        ("foto.png", beeld_bytes(), "image/png"),
        ("foto.jpg", beeld_bytes("JPEG"), "image/jpeg"),
        ("foto.jpeg", beeld_bytes("JPEG"), "image/jpeg"),
    ],
)
def test_allowed_kinds(naam, inhoud, mediatype):
    file = SimpleUploadedFile(naam, inhoud)
    outcome = keur(file)
    assert outcome == keuring.Keuring(mediatype, hashlib.sha256(inhoud).hexdigest(), len(inhoud))
    assert file.read() == inhoud  # still at its beginning


def test_large_upload_on_disk():
    content = pdf_bytes()
    with TemporaryUploadedFile("plan.pdf", "application/pdf", len(content), None) as file:
        file.write(content)
        file.flush()
        assert keur(file).mediatype == "application/pdf"


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("x.exe", b"MZ" + b"\0" * 100, "kunt u niet toevoegen"),
        ("x.svg", b"<svg/>", "kunt u niet toevoegen"),
        ("x.html", b"<html>", "kunt u niet toevoegen"),
        ("x.docm", DOCX, "kunt u niet toevoegen"),
        ("geen-extensie", pdf_bytes(), "kunt u niet toevoegen"),
        ("plan.pdf", beeld_bytes(), "past niet bij de naam"),
        ("foto.png", beeld_bytes("JPEG"), "past niet bij de naam"),
        ("foto.png", b"<html><script>alert(1)</script>", "past niet bij de naam"),
        ("plan.pdf", b"<html>" + pdf_bytes(), "past niet bij de naam"),  # two kinds in one
        ("plan.pdf", b"%PDF-1.7\nonzin", "beschadigd"),
        ("foto.png", beeld_bytes()[:70], "beschadigd"),
        ("plan.docx", XLSX, "past niet|beschadigd"),
        ("plan.docx", zip_bytes("onzin.txt"), "beschadigd"),
        ("plan.docx", DOCX[:-30], "beschadigd"),
        ("plan.docx", zip_bytes(TYPES, "word/document.xml", "word/vbaProject.bin"), "macro"),
    ],
)
def test_refused(naam, inhoud, melding):
    with pytest.raises(Fout, match=melding) as error:
        _keur(naam, inhoud)
    assert error.value.veld == "bestand"


def test_too_large(settings):
    settings.MAX_BIJLAGE_BYTES = 1024 * 1024
    with pytest.raises(Fout, match=r"1,5 MB en mag 1 MB"):
        _keur("plan.pdf", b"x" * (1536 * 1024))


def _actie(**delen):
    return pikepdf.Dictionary(**delen)


@pytest.mark.parametrize(
    "root",
    [
        {"OpenAction": _actie(S=pikepdf.Name.JavaScript, JS="app.alert(1)")},
        {"OpenAction": _actie(S=pikepdf.Name.Launch, F="cmd.exe")},
        {"AA": _actie(WC=_actie(S=pikepdf.Name.JavaScript, JS="x"))},
        {"Names": _actie(JavaScript=_actie(Names=pikepdf.Array()))},
        {"Names": _actie(EmbeddedFiles=_actie(Names=pikepdf.Array()))},
        {"AcroForm": _actie(XFA="x")},
        {"Outlines": _actie(Kids=pikepdf.Array([_actie(A=_actie(S=pikepdf.Name.Launch))]))},
    ],
    ids=["javascript", "launch", "additional", "named script", "embedded", "xfa", "nested"],
)
def test_pdf_that_can_do_something_is_refused(root):
    with pytest.raises(Fout, match="script, een programma of een ander bestand"):
        _keur("plan.pdf", pdf_bytes(**root))


def test_pdf_with_an_attachment_is_refused():
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes())) as pdf:
        pdf.attachments["x.exe"] = b"MZ"
        pdf.save(buffer)
    with pytest.raises(Fout, match="ander bestand"):
        _keur("plan.pdf", buffer.getvalue())


def test_pdf_with_ordinary_links_is_welcome():
    root = {"OpenAction": _actie(S=pikepdf.Name.GoTo), "Lang": "nl"}
    assert _keur("plan.pdf", pdf_bytes(**root)).mediatype == "application/pdf"


@pytest.mark.parametrize(("open_", "reden"), [("geheim", "wachtwoord"), ("", None)])
def test_pdf_with_a_password_to_open_is_refused(open_, reden):
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes())) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="baas", user=open_))
    if reden is None:
        assert _keur("plan.pdf", buffer.getvalue())
    else:
        with pytest.raises(Fout, match=reden):
            _keur("plan.pdf", buffer.getvalue())


def test_zip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(keuring, "MAX_UITGEPAKT", 1000)
    bomb = zip_bytes(TYPES, "word/document.xml", inhoud=b"0" * 5000)
    with pytest.raises(Fout, match="uitgepakt te groot"):
        _keur("plan.docx", bomb)


def test_zip_that_lies_about_its_size_is_refused(monkeypatch):
    monkeypatch.setattr(keuring, "MAX_UITGEPAKT", 1000)
    bomb = zip_bytes(TYPES, "word/document.xml", inhoud=b"0" * 5000)
    lying = bomb.replace((5000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    with pytest.raises(Fout):
        _keur("plan.docx", lying)


def test_picture_with_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr(keuring, "MAX_PIXELS", 10)
    with pytest.raises(Fout, match="te groot"):
        _keur("foto.png", beeld_bytes())


@given(
    st.sampled_from(["a.pdf", "a.docx", "a.xlsx", "a.png", "a.jpg"]),
    st.sampled_from([pdf_bytes(), DOCX, XLSX, beeld_bytes(), beeld_bytes("JPEG")]),
    st.data(),
)
def test_damaged_files_give_a_readable_error_and_never_a_crash(naam, inhoud, data):
    place = data.draw(st.integers(0, len(inhoud) - 1))
    damaged = inhoud[:place] + data.draw(st.binary(max_size=30)) + inhoud[place + 10 :]
    with contextlib.suppress(Fout):
        _keur(naam, damaged)
