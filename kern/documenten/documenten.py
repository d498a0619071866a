"""Documents: asked for in the transaction of an act, made by the outbox, kept with their hash."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Max

from kern.basis import tijd
from kern.basis.models import onderwerpsoort
from kern.documenten import pdf
from kern.documenten.models import Document, DocumentQuerySet, bestandsnaam
from kern.logboek.handeling import handeling
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie, bekende
from kern.werk import opdrachten

OPDRACHT = "kern.document"


def mag_zien(wie: Wie | None, document: Document, onderwerp: models.Model | None = None) -> bool:
    """Return whether someone may see a document: asked with its subject (W62).

    Give the subject where it is at hand; else it is fetched.
    """
    if (kind := _soorten.get(document.soort)) is None:
        return False
    onderwerp = onderwerp or document.onderwerp
    return onderwerp is not None and mag(wie, kind.mag_zien, onderwerp)


@dataclass(frozen=True)
class DocumentSoort:
    """A kind of document: its template, what stands in it and who may see it.

    `bouw(document)` returns the context of the template; `mag_zien` is a permission that is asked
    with the subject of the document. What must never change belongs in `document.gegevens`.
    """

    code: str
    titel: str
    sjabloon: str
    bouw: Callable[[Document], dict[str, Any]]
    mag_zien: str


_soorten: dict[str, DocumentSoort] = {}


def registreer_documentsoort(soort: DocumentSoort) -> None:
    """Declare a kind of document."""
    _soorten[soort.code] = soort


def documentsoort(code: str) -> DocumentSoort:
    """Return a declared kind; raises LookupError for an unknown one."""
    if code not in _soorten:
        raise LookupError(f"Unknown kind of document: {code}")
    return _soorten[code]


def vraag_aan(
    *, soort: str, onderwerp: models.Model, wie: Wie | None, gegevens: dict[str, Any] | None = None
) -> Document:
    """Write the next version of a document and plan its making; the caller checks permission.

    `wie` is a user, or None for the system.
    """
    kind = documentsoort(soort)
    with transaction.atomic():
        # the subject's row is the lock that makes the version numbers one line
        type(onderwerp)._base_manager.select_for_update().filter(pk=onderwerp.pk).first()
        earlier = Document.objects.over(onderwerp).filter(soort=soort)
        document = Document.objects.create(
            soort=soort,
            onderwerp_type=onderwerpsoort(onderwerp),
            onderwerp_id=str(onderwerp.pk),
            titel=kind.titel,
            versie=(earlier.aggregate(hoogste=Max("versie"))["hoogste"] or 0) + 1,
            gegevens=gegevens or {},
            aangevraagd_door=bekende(wie),
            aangevraagd_op=tijd.nu(),
        )
        opdrachten.plan(
            soort=OPDRACHT,
            sleutel=f"document:{document.uuid}",
            gegevens={"document": document.pk},
        )
    return document


def voor(onderwerp: models.Model) -> DocumentQuerySet:
    """Return all documents about a subject, newest first."""
    return Document.objects.over(onderwerp)


def laatste(soort: str, onderwerp: models.Model) -> Document | None:
    """Return the newest version of a kind of document about a subject."""
    return voor(onderwerp).filter(soort=soort).order_by("-versie").first()


def maak(gegevens: dict[str, Any]) -> None:
    """Make a document that is not ready; called by the outbox and safe to run twice.

    Rendering happens outside a transaction. The file is stored under the row's lock and under the
    name that belongs to the document, so of two workers one wins and a half file is overwritten.
    """
    Document.objects.filter(pk=gegevens["document"]).exclude(status=Document.Status.KLAAR).update(
        status=Document.Status.BEZIG
    )
    document = Document.objects.get(pk=gegevens["document"])
    if document.status == Document.Status.KLAAR:
        return
    kind = documentsoort(document.soort)
    content = pdf.maak(kind.sjabloon, {"document": document, **kind.bouw(document)})
    _bewaar(document.pk, content)


def _bewaar(document_id: int, inhoud: bytes) -> None:
    """Store the file and mark the document as ready, once."""
    pages = pdf.aantal_paginas(inhoud)
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        if document.status == Document.Status.KLAAR:
            return
        storage = document.bestand.storage
        name = bestandsnaam(document, "")
        if storage.exists(name):
            storage.delete(name)
        document.bestand.name = storage.save(name, ContentFile(inhoud))
        document.sha256 = hashlib.sha256(inhoud).hexdigest()
        document.paginas = pages
        document.status = Document.Status.KLAAR
        document.gereed_op = tijd.nu()
        document.save()
        # the system made it; its hash stands in the log from here
        with handeling(wie=None, wat="kern.maak_document", mag=None) as act:
            act.leg_vast(document, zegel=[document])


def markeer_mislukt(gegevens: dict[str, Any], _fout: str) -> None:
    """Note that a document could not be made."""
    Document.objects.filter(pk=gegevens["document"]).exclude(status=Document.Status.KLAAR).update(
        status=Document.Status.MISLUKT
    )
