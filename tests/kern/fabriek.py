"""What the tests of the ground floor need: a user, a kind of document, small files."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
import rules
from django.contrib.auth import get_user_model
from django.db import transaction
from PIL import Image

from kern.documenten import documenten


def mislukte_daad(doe: Callable[[], object]) -> None:
    """Do something in a transaction that then fails."""

    def daad() -> None:
        with transaction.atomic():
            doe()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        daad()


_teller = iter(range(1, 1_000_000))


def gebruiker(**velden: Any) -> Any:
    """Make a user that may log in."""
    n = next(_teller)
    values = {"email": f"persoon{n}@kern.example", "naam": f"Persoon {n}", **velden}
    return get_user_model().objects.create(**values)


@rules.predicate
def zichzelf(wie: Any, onderwerp: Any) -> bool:
    """Someone may see documents about themselves."""
    return onderwerp is not None and wie.pk == onderwerp.pk


if not rules.perm_exists("kern.proef_zien"):
    rules.add_perm("kern.proef_zien", zichzelf)

PROEF = documenten.DocumentSoort(
    code="kern.proef",
    titel="Verslag van de proef",
    sjabloon="kern/proef.html",
    bouw=lambda document: {"naam": document.gegevens.get("naam", "")},
    mag_zien="kern.proef_zien",
)


def pdf_bytes(**delen: Any) -> bytes:
    """Make a PDF of one page; `delen` are entries of its root."""
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for key, value in delen.items():
            pdf.Root[f"/{key}"] = value
        pdf.save(buffer)
    return buffer.getvalue()


def zip_bytes(*leden: str, inhoud: bytes = b"<x/>") -> bytes:
    """Make a zip file with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for lid in leden:
            archive.writestr(lid, inhoud)
    return buffer.getvalue()


def beeld_bytes(formaat: str = "PNG") -> bytes:
    """Make a small picture."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((32, 32)).save(buffer, formaat)
    return buffer.getvalue()
