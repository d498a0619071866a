"""Write the log (W61); an act does so through `kern.logboek.handeling`."""

import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from kern.basis import tijd
from kern.basis.canoniek import vingerafdruk
from kern.basis.models import onderwerpsoort
from kern.logboek import sleutel
from kern.logboek.models import Gebeurtenis, LogboekKop
from kern.logboek.zegel import KOP, zegels_van, zonder_kommagetallen
from kern.toegang.wie import Wie, bekende

SYSTEEM = "het systeem"


def _gewoon(waarde: Any) -> Any:
    """Bring values to plain JSON that reads back the same from both databases.

    More forgiving than `kern.basis.canoniek`, which hashes the line: an act must not fail because
    of a number that it only wanted to tell.
    """
    return zonder_kommagetallen(json.loads(json.dumps(waarde, cls=DjangoJSONEncoder)))


def hash_van_regel(regel: Gebeurtenis) -> str:
    """Return the SHA-256 of a line, everything in it and the hash before it included.

    Lines of before the seals have none, and keep the hash they had.
    """
    content = {
        "volgnummer": regel.volgnummer,
        "tijdstip": regel.tijdstip.astimezone(UTC).isoformat(timespec="microseconds"),
        "wie": regel.wie_id,
        "wie_naam": regel.wie_naam,
        "wat": regel.wat,
        "onderwerp": [regel.onderwerp_type, regel.onderwerp_id, regel.onderwerp_tekst],
        "van": regel.van,
        "naar": regel.naar,
        "reden": regel.reden,
        "ronde": regel.ronde_id,
        "vorige": regel.vorige,
    } | ({"zegels": regel.zegels} if regel.zegels else {})
    return vingerafdruk(content)


def leg_vast(
    *,
    wie: Wie | None,
    wat: str,
    onderwerp: models.Model | None = None,
    van: dict[str, Any] | None = None,
    naar: dict[str, Any] | None = None,
    reden: str = "",
    ronde_id: int | None = None,
    zegel: Iterable[models.Model] = (),
    zegels: dict[str, dict[str, str]] | None = None,
) -> Gebeurtenis:
    """Add one line to the log, in the transaction of the act.

    `wie` is a user, or None for the system; `wat` a stable code such as "aanvragen.dien_in".
    Call it last in a service: from here the head of the chain stays locked until the commit.
    Never put scores, reasons of the committee or personal data in `van` and `naar` (W21). `zegel`
    are stored rows that this act fixes: the line carries the hash of what they hold; `zegels` are
    such hashes that were computed already.
    """
    known = bekende(wie)
    line = Gebeurtenis(
        tijdstip=tijd.nu(),
        wie=known,
        wie_naam=(str(known) if known else SYSTEEM)[:200],
        wat=wat,
        onderwerp_type=onderwerpsoort(onderwerp) if onderwerp else "",
        onderwerp_id=str(onderwerp.pk) if onderwerp else "",
        onderwerp_tekst=str(onderwerp)[:200] if onderwerp else "",
        van=_gewoon(van or {}),
        naar=_gewoon(naar or {}),
        reden=reden.replace("\x00", ""),
        ronde_id=ronde_id,
        zegels=zegels or zegels_van(zegel),
    )
    with transaction.atomic():
        _voeg_toe(line)
    return line


def _voeg_toe(regel: Gebeurtenis) -> None:
    """Lock the head, chain the line to it, move the head and sign it.

    A head that this portal did not sign was put there by someone else: the line says so for good.
    """
    if not (head := LogboekKop.objects.select_for_update().filter(pk=1).first()):
        LogboekKop.objects.get_or_create(pk=1)
        head = LogboekKop.objects.select_for_update().get(pk=1)
    if head.volgnummer and not kop_is_getekend(head):
        regel.zegels[KOP] = {str(head.volgnummer): ""}
    regel.volgnummer = head.volgnummer + 1
    regel.vorige = head.hash
    regel.hash = hash_van_regel(regel)
    regel.save()
    LogboekKop.objects.filter(pk=1).update(
        volgnummer=regel.volgnummer,
        hash=regel.hash,
        handtekening=sleutel.teken(_kopinhoud(regel.volgnummer, regel.hash)),
    )


def _kopinhoud(volgnummer: int, hash_: str) -> dict[str, Any]:
    return {"doel": "kop", "volgnummer": volgnummer, "hash": hash_}


def kop_is_getekend(head: LogboekKop) -> bool:
    """Whether this portal signed this head itself."""
    return sleutel.klopt(head.handtekening, _kopinhoud(head.volgnummer, head.hash))
