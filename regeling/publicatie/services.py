"""Publish a ronde, and change what was published: always a new version with a reason (W01, W02)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from deelnemers.personen.models import Gebruiker
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.basis.register import Register
from kern.basis.slot import vergrendel
from kern.basis.tijd import nu
from kern.documenten import documenten
from kern.logboek.handeling import Handeling, handeling
from kern.toegang.wie import Wie
from regeling.publicatie.models import RondeVersie
from regeling.publicatie.rekenen import samengevoegd, waar_antwoorden_aan_hangen
from regeling.ronde.models import Ronde
from regeling.ronde.queries import inhoud_van_ronde
from regeling.ronde.rekenen.inhoud import Rondeinhoud, inhoudsverschillen, moment_als_tekst
from regeling.ronde.services import eis_deugdelijk, schrijf_ronde

DOCUMENT = "regeling.ronde"  # stored with every document of a ronde: never rename

VASTE_VELDEN = {"code", "spoor", "kopie_van"}

# What higher floors want to know when a published ronde changes. A function is called inside the
# transaction as `f(ronde, oud, nieuw, reden)`, with the content before and after; it may plan mail,
# or raise `Fout` to stop the change.
Rondehaak = Callable[[Ronde, Rondeinhoud, Rondeinhoud, str], None]

bij_verlenging: Register[Rondehaak] = Register()

bij_wijziging: Register[Rondehaak] = Register()


def publiceer(*, wie: Gebruiker, ronde: Ronde) -> Ronde:
    """Publish a ronde before it opens: ceiling, criteria, procedure, division and dates (W01).

    Freezes version 1 with its SHA-256 and plans the public PDF. Raises Fout when something is
    missing, when it is published already, or when its opening has passed.
    """
    with handeling(wie=wie, wat="regeling.publiceer", mag="regeling.publiceren", op=ronde) as h:
        ronde = vergrendel(ronde)
        if ronde.gepubliceerd_op:
            raise Fout("Deze ronde is al gepubliceerd. Er is niets gewijzigd.")
        inhoud = inhoud_van_ronde(ronde)
        eis_deugdelijk(inhoud)
        if nu() >= ronde.opent_op:
            raise Fout(
                "De openingsdag is voorbij. Een ronde wordt gepubliceerd voordat zij opent. "
                "Kies een latere openingsdag."
            )
        ronde.gepubliceerd_op = nu()
        ronde.save(update_fields=["gepubliceerd_op"])
        versie = _bevries(ronde, inhoud, wie, "")
        naar = {"versie": versie.nummer, "sha256": versie.sha256}
        h.leg_vast(ronde, naar=naar, ronde_id=ronde.pk, zegel=[versie])
    return ronde


def verleng(
    *,
    wie: Gebruiker,
    ronde: Ronde,
    sluit_op: datetime,
    reden: str,
    data: dict[str, str] | None = None,
) -> Ronde:
    """Let a published ronde close later, for everyone and with a reason (W02).

    `data` moves later days along (`{"toetsing_tot": "2015-06-05"}`). Raises Fout without a reason,
    for a moment that isn't later, or once the ronde has closed: who kept to the time would lose.
    """
    if sluit_op.tzinfo is None:
        raise ValueError("An aware moment is needed.")
    with handeling(wie=wie, wat="regeling.verleng", mag="regeling.verlengen", op=ronde) as h:
        reden = _eis_reden(reden)
        ronde, old = _vergrendel(ronde)
        if nu() >= ronde.sluit_op:
            raise Fout("De ronde is al gesloten. Verlengen kan alleen zolang zij open is.")
        if sluit_op <= ronde.sluit_op:
            raise Fout("Kies een later moment dan de ronde nu sluit.", veld="sluit_op")
        days = {**(data or {}), "sluit_op": moment_als_tekst(sluit_op)}
        new = samengevoegd(old, {"data": days})
        for haak in bij_verlenging.alle():
            haak(ronde, old, new, reden)
        return _nieuwe_versie(h, ronde, old, new, reden)


def wijzig_gepubliceerd(
    *, wie: Gebruiker, ronde: Ronde, velden: dict[str, Any], reden: str
) -> Ronde:
    """Change a published ronde as a new version with a reason, visible to all (W01).

    `velden` is a part of the content (`ronde.rekenen.inhoud`): `{"verdeelwijze": "..."}`, one item
    by its key `{"criteria": {4: {"tekst": "..."}}}`, dates `{"data": {"advies_tot": "2015-07-10"}}`
    or numbers `{"instellingen": {"quorum": 2}}`. Raises Fout without a reason, when nothing
    changes, for the closing moment (see `verleng`), and after opening for what applicants already
    answer: which criteria, questions, groups and municipalities there are.
    """
    with handeling(wie=wie, wat="regeling.wijzig", mag="regeling.wijzigen", op=ronde) as h:
        reden = _eis_reden(reden)
        ronde, old = _vergrendel(ronde)
        new = samengevoegd(old, velden)
        _eis_toegestaan(ronde, old, new)
        for haak in bij_wijziging.alle():
            haak(ronde, old, new, reden)
        return _nieuwe_versie(h, ronde, old, new, reden)


def _eis_reden(reden: str) -> str:
    if not reden.strip():
        raise Fout("Geef een reden. Iedereen kan die lezen bij de nieuwe versie.", veld="reden")
    return reden.strip()


def _vergrendel(ronde: Ronde) -> tuple[Ronde, Rondeinhoud]:
    """Lock a published ronde and return it with its content."""
    ronde = vergrendel(ronde)
    if not ronde.gepubliceerd_op:
        raise Fout("Deze ronde is nog niet gepubliceerd. U kunt haar nog gewoon aanpassen.")
    return ronde, inhoud_van_ronde(ronde)


def _eis_toegestaan(ronde: Ronde, old: Rondeinhoud, new: Rondeinhoud) -> None:
    """Refuse what can't change any more."""
    if any(old[name] != new[name] for name in VASTE_VELDEN):
        raise Fout("De code en het spoor van een gepubliceerde ronde liggen vast.")
    if old["data"]["sluit_op"] != new["data"]["sluit_op"]:
        raise Fout("Gebruik verlengen om het sluiten te verzetten: dat geldt voor iedereen.")
    opent_anders = old["data"]["opent_op"] != new["data"]["opent_op"]
    if opent_anders and nu() >= datetime.fromisoformat(new["data"]["opent_op"]):
        raise Fout("Kies een openingsmoment dat nog moet komen.", veld="opent_op")
    if nu() < ronde.opent_op:
        return
    if opent_anders:
        raise Fout("De ronde is al open. Het openingsmoment kan niet meer anders.")
    if waar_antwoorden_aan_hangen(old) != waar_antwoorden_aan_hangen(new):
        raise Fout(
            "De ronde is open. U kunt teksten en dagen nog wijzigen, maar geen criteria, vragen, "
            "doelgroepen of gemeenten toevoegen of weghalen."
        )


def _nieuwe_versie(
    h: Handeling, ronde: Ronde, old: Rondeinhoud, new: Rondeinhoud, reden: str
) -> Ronde:
    """Check, store, freeze and log a change of a published ronde."""
    changed = inhoudsverschillen(old, new)
    if not changed:
        raise Fout("Er is niets anders dan in de vorige versie. Er is niets gewijzigd.")
    eis_deugdelijk(new)
    ronde = schrijf_ronde(ronde, new)
    versie = _bevries(ronde, new, h.wie, reden)
    h.leg_vast(
        ronde,
        van={v.plek: v.was for v in changed},
        naar={**{v.plek: v.wordt for v in changed}, "versie": versie.nummer},
        reden=reden,
        ronde_id=ronde.pk,
        zegel=[versie],
    )
    return ronde


def _bevries(ronde: Ronde, inhoud: Rondeinhoud, wie: Wie | None, reden: str) -> RondeVersie:
    """Freeze a content as the next version and plan its PDF."""
    versie = RondeVersie.objects.create(
        ronde=ronde,
        nummer=ronde.versies.count() + 1,
        inhoud=inhoud,
        sha256=vingerafdruk(inhoud),
        gepubliceerd_op=nu(),
        reden=reden,
    )
    documenten.vraag_aan(
        soort=DOCUMENT, onderwerp=ronde, wie=wie, gegevens={"versie": versie.nummer}
    )
    return versie
