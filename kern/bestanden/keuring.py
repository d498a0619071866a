"""Inspection of uploads: an allow-list, where name, first bytes and contents must agree."""

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO

import filetype
import pikepdf
from django.conf import settings
from PIL import Image, ImageFile

from kern.basis.fouten import Fout
from kern.basis.geld import getal

MAX_PIXELS = 50_000_000

MAX_UITGEPAKT = 200 * 1024 * 1024

MAX_LEDEN = 5000

MAX_DIEPTE = 40

TOEGESTANE_BESTANDEN = "PDF, Word (docx), Excel (xlsx), PNG of JPG"

OOXML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Keuring:
    """What an upload turned out to be."""

    mediatype: str
    sha256: str
    grootte: int


@dataclass(frozen=True)
class _Bestandssoort:
    """An allowed kind: what the first bytes may look like, and how it is really opened."""

    mediatype: str
    herkend_als: frozenset[str]
    open: Callable[[BinaryIO], None]


def _niet_te_openen(reden: str = "Het bestand is beschadigd of is iets anders") -> Fout:
    return Fout(
        f"{reden}. Het is niet bewaard. Sla het opnieuw op en probeer het nog eens.", "bestand"
    )


def _open_pdf(file: BinaryIO) -> None:
    """Open a PDF; refuse passwords, JavaScript, programs and files inside it."""
    try:
        with pikepdf.open(file) as document:
            if not len(document.pages):
                raise _niet_te_openen("Deze PDF heeft geen pagina's")
            if len(document.attachments) or any(map(_actief, document.objects)):
                raise Fout(
                    "Deze PDF bevat een script, een programma of een ander bestand. Het bestand is "
                    'niet bewaard. Maak de PDF opnieuw, bijvoorbeeld met "Afdrukken naar PDF".',
                    "bestand",
                )
    except pikepdf.PasswordError as exc:
        raise Fout(
            "Deze PDF heeft een wachtwoord. Het bestand is niet bewaard. "
            "Haal het wachtwoord eraf en voeg de PDF opnieuw toe.",
            "bestand",
        ) from exc


_ACTIES = {"/JavaScript", "/Launch", "/ImportData", "/GoToE", "/SubmitForm", "/RichMediaExecute"}

_SLEUTELS = ("/JS", "/JavaScript", "/EmbeddedFiles", "/EmbeddedFile", "/EF", "/XFA")


def _actief(obj: Any, diepte: int = 0) -> bool:
    """Tell whether a PDF object can do something when it is opened.

    Looks into direct children; what is nested absurdly deep hides something and counts as active.
    """
    if isinstance(obj, pikepdf.Array):
        children = list(obj)
    elif isinstance(obj, pikepdf.Dictionary | pikepdf.Stream):
        if any(key in obj for key in _SLEUTELS) or str(obj.get("/S", "")) in _ACTIES:
            return True
        if str(obj.get("/Type", "")) == "/EmbeddedFile":
            return True
        children = [child for _key, child in obj.items()]
    else:
        return False
    return diepte >= MAX_DIEPTE or any(_direct_actief(child, diepte) for child in children)


def _direct_actief(child: Any, diepte: int) -> bool:
    """Look into a child that is not an object of its own; those are visited by themselves."""
    if not isinstance(child, pikepdf.Object) or child.is_indirect:
        return False
    return _actief(child, diepte + 1)


def _open_zip(lid: str) -> Callable[[BinaryIO], None]:
    """Make a check of an Office file that must hold the member `lid`."""

    def open_(file: BinaryIO) -> None:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if not {"[Content_Types].xml", lid} <= names:
                raise _niet_te_openen()
            if len(members) > MAX_LEDEN or sum(m.file_size for m in members) > MAX_UITGEPAKT:
                raise _niet_te_openen("Dit bestand is uitgepakt te groot")
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise _niet_te_openen("Dit bestand bevat macro's")
            _lees_alles(archive, members)

    return open_


def _lees_alles(archive: zipfile.ZipFile, leden: list[zipfile.ZipInfo]) -> None:
    """Really unpack, with a limit, since the sizes in the list of contents can lie."""
    total = 0
    for member in leden:
        with archive.open(member) as stream:
            while chunk := stream.read(1 << 20):
                total += len(chunk)
                if total > MAX_UITGEPAKT:
                    raise _niet_te_openen("Dit bestand is uitgepakt te groot")


def _open_beeld(formaat: str) -> Callable[[BinaryIO], None]:
    """Make a check of a picture of one format."""

    def open_(file: BinaryIO) -> None:
        with Image.open(file, formats=[formaat]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _niet_te_openen("Deze afbeelding is te groot (meer dan 50 megapixel)")
            _laad_streng(image)

    return open_


def _laad_streng(image: Image.Image) -> None:
    """Load a picture and refuse half ones; the PDF maker tells Pillow to accept those."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


_ZIP = "application/zip"

_JPG = _Bestandssoort("image/jpeg", frozenset({"image/jpeg"}), _open_beeld("JPEG"))

_DOCX = OOXML + "wordprocessingml.document"

_XLSX = OOXML + "spreadsheetml.sheet"

BESTANDSSOORTEN = {
    ".pdf": _Bestandssoort("application/pdf", frozenset({"application/pdf"}), _open_pdf),
    ".docx": _Bestandssoort(_DOCX, frozenset({_DOCX, _ZIP}), _open_zip("word/document.xml")),
    ".xlsx": _Bestandssoort(_XLSX, frozenset({_XLSX, _ZIP}), _open_zip("xl/workbook.xml")),
    ".png": _Bestandssoort("image/png", frozenset({"image/png"}), _open_beeld("PNG")),
    ".jpg": _JPG,
    ".jpeg": _JPG,
}


def keur(bestand: Any) -> Keuring:
    """Inspect an uploaded file (Django's UploadedFile or File with a name).

    Returns its media type, SHA-256 and size, and leaves the file at its beginning. Raises Fout, in
    Dutch, when the kind is not allowed, the file is too large or empty, the name and the contents
    disagree, it can't really be opened, or it can do something when opened.
    """
    size = bestand.size
    if size == 0:
        raise Fout("Dit bestand is leeg. Kies een ander bestand.", "bestand")
    if size > settings.MAX_BIJLAGE_BYTES:
        most = getal(settings.MAX_BIJLAGE_BYTES // 1024 // 1024)
        raise Fout(
            f"Dit bestand is te groot: het is {getal(size / 1024 / 1024, 1)} MB en mag {most} MB "
            "zijn. Het is niet bewaard. Maak het kleiner of splits het.",
            "bestand",
        )
    soort = BESTANDSSOORTEN.get(PurePath(bestand.name).suffix.lower())
    if soort is None:
        raise Fout(
            f"Dit soort bestand kunt u niet toevoegen. Kies {TOEGESTANE_BESTANDEN}.", "bestand"
        )
    _kijk(bestand, soort)
    return Keuring(soort.mediatype, _sha256(bestand), size)


def _kijk(bestand: Any, soort: _Bestandssoort) -> None:
    """Compare the first bytes with the name, then really open the file."""
    bestand.seek(0)
    kind = filetype.guess(bestand.read(8192))
    if kind is None or kind.mime not in soort.herkend_als:
        raise Fout(
            "De inhoud van dit bestand past niet bij de naam. Het is niet bewaard. "
            f"Sla het opnieuw op als {TOEGESTANE_BESTANDEN}.",
            "bestand",
        )
    bestand.seek(0)
    try:
        soort.open(getattr(bestand, "file", bestand))
    except Fout:
        raise
    except Exception as exc:  # damage makes the libraries fail in every possible way
        raise _niet_te_openen() from exc
    bestand.seek(0)


def _sha256(bestand: Any) -> str:
    digest = hashlib.sha256()
    bestand.seek(0)
    while chunk := bestand.read(1 << 20):
        digest.update(chunk)
    bestand.seek(0)
    return digest.hexdigest()
