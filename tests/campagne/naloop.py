"""Afterwards: is everything that was acknowledged there, once, unchanged and whole?"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db import connections
from django.utils import timezone

from aanvragen.bijlagen.models import Bijlage
from aanvragen.indienen.models import Aanvraagversie
from aanvragen.velden.models import Aanvraag
from beoordeling.scoren.models import Score
from besluitvorming.beschikking.models import Beschikking
from besluitvorming.besluiten.models import Projectbesluit
from kern.basis.canoniek import vingerafdruk
from kern.documenten.models import Document
from kern.logboek.controle import controleer_keten
from kern.logboek.models import Gebeurtenis
from kern.post.models import Mail
from kern.werk.models import Opdracht
from tests.campagne.diensten import Portaal
from tests.campagne.klanten import Grootboek, Waarde


def wacht_op_leeg(seconden: float) -> int:
    """Wait until the outbox is empty; what waits for a later try may go at once. Returns the rest."""
    grens = time.monotonic() + seconden
    while (rest := Opdracht.objects.open().count()) and time.monotonic() < grens:
        wacht = Opdracht.objects.filter(status=Opdracht.Status.WACHT)
        wacht.filter(niet_voor__gt=timezone.now()).update(niet_voor=timezone.now())
        connections.close_all()
        time.sleep(1)
    return rest


def _staat_er(waarde: Waarde, gevonden: str | None) -> bool:
    return not waarde.bevestigd or gevonden in (waarde.bevestigd, *waarde.geprobeerd)


def verloren(boek: Grootboek) -> Iterator[str]:
    """Name everything that was acknowledged and is not there."""
    teksten = dict(Aanvraag.objects.values_list("pk", "samenvatting"))
    for pk, waarde in boek.teksten.items():
        if not _staat_er(waarde, teksten.get(pk)):
            yield f"application {pk} says {teksten.get(pk)!r}, not {waarde.bevestigd!r}"
    scores = {
        (f"lid{s.beoordeling.zetel_id}", s.beoordeling.aanvraag.nummer, s.criterium.nummer): s
        for s in Score.objects.select_related("beoordeling__aanvraag", "criterium")
    }
    for plek, waarde in boek.scores.items():
        score = scores.get(plek)  # type: ignore[arg-type]
        if not _staat_er(waarde, score.toelichting if score else None):
            yield f"score {plek}"
    for sleutel, pk in boek.sleutels.items():
        if not Aanvraagversie.objects.filter(sleutel=sleutel, aanvraag=pk).exists():
            yield f"submission {sleutel}"
    for sha, pk in boek.bijlagen.items():
        if not Bijlage.objects.filter(aanvraag=pk, sha256=sha).exists():
            yield f"attachment {sha} of {pk}"
    for kenmerk, aandeel in boek.besluiten.items():
        rijen = Projectbesluit.objects.filter(collegebesluit__kenmerk=kenmerk, aandeel=aandeel)
        if not rijen.exists():
            yield f"decision {kenmerk}"
    for nummer in boek.brieven | boek.verzonden:
        if not Beschikking.objects.filter(aanvraag__nummer=nummer).exists():
            yield f"letter {nummer}"
    for nummer in boek.verzonden:
        if not Beschikking.objects.filter(
            aanvraag__nummer=nummer, verzonden_op__isnull=False
        ).exists():
            yield f"sent letter {nummer}"


def dubbel(boek: Grootboek) -> Iterator[str]:
    """Name what is there twice: versions, attachments, log lines of one submission, documents."""
    per_inhoud = Counter(
        Bijlage.objects.filter(verwijderd_op=None).values_list("aanvraag", "sha256")
    )
    yield from (f"attachment {wat}" for wat, n in per_inhoud.items() if n > 1)
    ontvangen = Gebeurtenis.objects.filter(wat="aanvragen.dien_in").count()
    versies = Aanvraagversie.objects.filter(sleutel__in=list(boek.sleutels)).count()
    if versies != len(boek.sleutels):
        yield f"{versies} versions for {len(boek.sleutels)} submissions"
    alle = Aanvraagversie.objects.count()
    if alle != ontvangen:
        yield f"{alle} versions and {ontvangen} submissions in the log"
    for soort, onderwerp, versie in Document.objects.values_list("soort", "onderwerp_id", "versie"):
        if Document.objects.filter(soort=soort, onderwerp_id=onderwerp, versie=versie).count() > 1:
            yield f"document {soort} {onderwerp} {versie}"


def stuk(boek: Grootboek) -> Iterator[str]:
    """Name what was frozen and does not verify: the chain, receipts, attachments, documents."""
    if breuk := controleer_keten():
        yield f"log: {breuk.uitleg}"
    for versie in Aanvraagversie.objects.all():
        if versie.sha256 != vingerafdruk(versie.inhoud):
            yield f"receipt {versie.pk}"
    for bijlage in Bijlage.objects.all():
        if _som(bijlage.bestand.name) != bijlage.sha256:
            yield f"file of attachment {bijlage.uuid}"
    for document in Document.objects.all():
        if document.status != Document.Status.KLAAR:
            yield f"document {document.soort} {document.pk} is {document.status}"
        elif _som(document.bestand.name) != document.sha256:
            yield f"file of document {document.pk}"
    for opdracht in Opdracht.objects.exclude(status=Opdracht.Status.KLAAR):
        yield f"work {opdracht} is {opdracht.status}: {opdracht.fout[:200]}"


def _som(naam: str) -> str:
    try:
        with default_storage.open(naam) as bestand:
            return hashlib.sha256(bestand.read()).hexdigest()
    except OSError:
        return "not there"


def post(portaal: Portaal) -> tuple[list[str], list[str]]:
    """Return what is wrong with the mail, and which came twice at the one documented moment."""
    aangekomen = Counter(str(b["Message-ID"]).strip() for b in portaal.post.berichten)
    fout, tweemaal = [], []
    for mail in Mail.objects.all():
        keren = aangekomen.pop(mail.bericht_id, 0)
        if mail.status != Mail.Status.VERSTUURD:
            fout.append(f"mail {mail.sleutel} is {mail.status}: {mail.fout[:100]}")
        elif keren == 0:
            fout.append(f"mail {mail.sleutel} never came")
        elif keren > 1:
            tweemaal.append(f"{mail.sleutel}: {keren} times")
    return fout + [f"a mail of nobody: {naam}" for naam in aangekomen], tweemaal
