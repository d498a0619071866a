"""What is sealed: rows of which the log carries the hash, so that no change stays unseen (W61).

A kamer registers its kinds in `aansluiting.py`; the act that fixes a row gives it to
`leg_vast(zegel=[row])`. The check (`kern.logboek.nalopen`) computes the hashes again.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.files.storage import Storage
from django.db import models
from django.db.models import Q

from kern.basis.canoniek import vingerafdruk
from kern.basis.models import onderwerpsoort

KOP = "kern.kop"  # under this name a line notes that the head before it was not signed by us

HERSTEL = "kern.verzegel_opnieuw"  # the one act that may seal anything again, with its reason

BLAD = 1000  # rows at a time, so that memory stays the same for any number


@dataclass(frozen=True)
class Verzegeld:
    """A kind of row of which the log carries the hash.

    `velden` is its content, `open_` what may change without an act; together all its fields, so
    that a new field is thought about. A field that comes later joins `velden` with a migration that
    seals again. `wanneer` says which rows must be sealed; `wijzigt` names the acts that may change
    a row that was sealed. `bestand` is a field with a file whose hash is in `sha256`.
    """

    model: type[models.Model]
    naam: str
    velden: tuple[str, ...]
    open_: tuple[str, ...] = ()
    wanneer: Q = field(default_factory=Q)
    wijzigt: frozenset[str] = frozenset()
    bestand: str = ""

    @property
    def code(self) -> str:
        """The stable name in the log, such as "aanvragen.aanvraagversie"."""
        return self.model._meta.label_lower

    def rijen(self, **waar: Any) -> Iterator[dict[str, Any]]:
        """Read rows by key, a page at a time, as `{"pk": ..., field: value}`."""
        vraag = self.model._base_manager.filter(**waar).order_by("pk")
        yield from _bladen(vraag.values("pk", *self.velden))

    def te_verzegelen(self) -> Iterator[dict[str, Any]]:
        """Read every row that must be sealed."""
        vraag = self.model._base_manager.filter(self.wanneer).order_by("pk")
        yield from _bladen(vraag.values("pk", *self.velden))

    def hash_van(self, rij: dict[str, Any]) -> str:
        """Return the SHA-256 of what a row holds."""
        return vingerafdruk(zonder_kommagetallen({veld: rij[veld] for veld in self.velden}))

    @property
    def opslag(self) -> Storage:
        """Where its files are."""
        return self.model._meta.get_field(self.bestand).storage  # type: ignore[union-attr, no-any-return]

    def bestandshash(self, rij: dict[str, Any]) -> str:
        """Return the SHA-256 of the file of a row; raises OSError when it can't be read."""
        som = hashlib.sha256()
        with self.opslag.open(rij[self.bestand], "rb") as bestand:
            for stuk in bestand.chunks():
                som.update(stuk)
        return som.hexdigest()


def _bladen(vraag: "models.QuerySet[Any, dict[str, Any]]") -> Iterator[dict[str, Any]]:
    """Read a question that is ordered by key, a page at a time."""
    blad = list(vraag[:BLAD])
    while blad:
        yield from blad
        blad = list(vraag.filter(pk__gt=blad[-1]["pk"])[:BLAD])


def zonder_kommagetallen(waarde: Any) -> Any:
    """Write floats as text: another database may read them back differently."""
    if isinstance(waarde, float):
        return repr(waarde)
    if isinstance(waarde, dict):
        return {key: zonder_kommagetallen(value) for key, value in waarde.items()}
    if isinstance(waarde, list):
        return [zonder_kommagetallen(value) for value in waarde]
    return waarde


_soorten: dict[str, Verzegeld] = {}


def registreer_verzegeld(soort: Verzegeld) -> Verzegeld:
    """Declare a kind of row of which the log carries the hash."""
    _soorten[soort.code] = soort
    return soort


def verzegelde_soorten() -> list[Verzegeld]:
    """Return every kind, in the order of registration."""
    return list(_soorten.values())


def verzegelde_soort(code: str) -> Verzegeld | None:
    """Return a kind by its name in the log."""
    return _soorten.get(code)


def zegels_van(rijen: Iterable[models.Model]) -> dict[str, dict[str, str]]:
    """Return the hash of each row as it is stored now: `{kind: {key: hash}}`; a query per kind.

    Raises LookupError for a row of a kind that nobody declared.
    """
    sleutels: dict[str, list[Any]] = {}
    for rij in rijen:
        sleutels.setdefault(onderwerpsoort(rij), []).append(rij.pk)
    return {
        code: {str(rij["pk"]): soort.hash_van(rij) for rij in soort.rijen(pk__in=pks)}
        for code, pks in sleutels.items()
        if (soort := _eis_soort(code))
    }


def _eis_soort(code: str) -> Verzegeld:
    if code not in _soorten:
        raise LookupError(f"Nobody declared what of this is sealed: {code}")
    return _soorten[code]
