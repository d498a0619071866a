"""Publish a ronde, and change what was published: always a new version with a reason (W01, W02).

What higher floors want to know when a published ronde changes.

A function is called inside the transaction as `f(ronde, oud, nieuw, reden)`, with the content
before and after (see `inhoud.py`). It may plan mail, or raise `Fout` to stop the change.
"""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any

from django.db import transaction

from deelnemers.personen.models import Gebruiker
from kern.basis.canoniek import vingerafdruk
from kern.basis.fouten import Fout
from kern.basis.register import Register
from kern.basis.tijd import nu
from kern.documenten import documenten
from kern.logboek.schrijven import leg_vast
from kern.toegang.rechten import eis
from regeling.publicatie.models import RondeVersie
from regeling.ronde.models import Ronde
from regeling.ronde.queries import inhoud_van_ronde
from regeling.ronde.rekenen import Rondeinhoud, inhoudsverschillen, moment_als_tekst
from regeling.ronde.services import eis_deugdelijk, schrijf_ronde

DOCUMENT = "regeling.ronde"

LIJSTSLEUTELS = {
    "doelen": "code",
    "doelgroepen": "code",
    "aspecten": "code",
    "criteria": "nummer",
    "gemeenten": "code",
}

VASTE_VELDEN = {"code", "spoor", "kopie_van"}

DEELBARE_VELDEN = {"data", "instellingen"}  # of which a change names only what changes


def publiceer(*, wie: Gebruiker, ronde: Ronde) -> Ronde:
    """Publish a ronde before it opens: ceiling, criteria, procedure, division and dates (W01).

    Freezes version 1 with its SHA-256 and plans the public PDF. Raises Fout when something is
    missing, when it is published already, or when its opening has passed.
    """
    eis(wie, "regeling.publiceren", ronde)
    with transaction.atomic():
        ronde = Ronde.objects.select_for_update().get(pk=ronde.pk)
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
        leg_vast(
            wie=wie,
            wat="regeling.publiceer",
            onderwerp=ronde,
            naar={"versie": versie.nummer, "sha256": versie.sha256},
            ronde_id=ronde.pk,
        )
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
    eis(wie, "regeling.verlengen", ronde)
    if sluit_op.tzinfo is None:
        raise ValueError("An aware moment is needed.")
    reden = _eis_reden(reden)
    with transaction.atomic():
        ronde, oud = _vergrendel(ronde)
        if nu() >= ronde.sluit_op:
            raise Fout("De ronde is al gesloten. Verlengen kan alleen zolang zij open is.")
        if sluit_op <= ronde.sluit_op:
            raise Fout("Kies een later moment dan de ronde nu sluit.", veld="sluit_op")
        nieuw = _samengevoegd(
            oud, {"data": {**(data or {}), "sluit_op": moment_als_tekst(sluit_op)}}
        )
        for haak in bij_verlenging.alle():
            haak(ronde, oud, nieuw, reden)
        return _nieuwe_versie(wie, ronde, oud, nieuw, reden, "regeling.verleng")


def wijzig_gepubliceerd(
    *, wie: Gebruiker, ronde: Ronde, velden: dict[str, Any], reden: str
) -> Ronde:
    """Change a published ronde as a new version with a reason, visible to all (W01).

    `velden` is a part of the content (`inhoud.py`): `{"verdeelwijze": "..."}`, one item by its key
    `{"criteria": {4: {"tekst": "..."}}}`, or dates `{"data": {"advies_tot": "2015-07-10"}}`.
    Raises Fout without a reason, when nothing changes, for the closing moment (see `verleng`), and
    after opening for what applicants already answer: which criteria, questions, groups and
    municipalities there are.
    """
    eis(wie, "regeling.wijzigen", ronde)
    reden = _eis_reden(reden)
    with transaction.atomic():
        ronde, oud = _vergrendel(ronde)
        nieuw = _samengevoegd(oud, velden)
        _eis_toegestaan(ronde, oud, nieuw)
        for haak in bij_wijziging.alle():
            haak(ronde, oud, nieuw, reden)
        return _nieuwe_versie(wie, ronde, oud, nieuw, reden, "regeling.wijzig")


def _eis_reden(reden: str) -> str:
    if not reden.strip():
        raise Fout("Geef een reden. Iedereen kan die lezen bij de nieuwe versie.", veld="reden")
    return reden.strip()


def _vergrendel(ronde: Ronde) -> tuple[Ronde, Rondeinhoud]:
    """Lock a published ronde and return it with its content."""
    ronde = Ronde.objects.select_for_update().get(pk=ronde.pk)
    if not ronde.gepubliceerd_op:
        raise Fout("Deze ronde is nog niet gepubliceerd. U kunt haar nog gewoon aanpassen.")
    return ronde, inhoud_van_ronde(ronde)


def _samengevoegd(oud: Rondeinhoud, velden: dict[str, Any]) -> Rondeinhoud:
    """Return the old content with the changes in it; raises ValueError for an unknown field."""
    nieuw = deepcopy(oud)
    for naam, waarde in velden.items():
        if naam not in nieuw:
            raise ValueError(f"Unknown field: {naam}")
        if naam in DEELBARE_VELDEN:
            nieuw[naam] |= waarde
        elif naam in LIJSTSLEUTELS and isinstance(waarde, dict):
            _wijzig_rijen(nieuw[naam], LIJSTSLEUTELS[naam], waarde)
        else:
            nieuw[naam] = waarde
    return nieuw


def _wijzig_rijen(
    rijen: list[Rondeinhoud], sleutel: str, wijzigingen: dict[Any, Rondeinhoud]
) -> None:
    """Change items of a list by their key."""
    per_sleutel = {rij[sleutel]: rij for rij in rijen}
    for code, velden in wijzigingen.items():
        if code not in per_sleutel:
            raise ValueError(f"Unknown {sleutel}: {code}")
        per_sleutel[code] |= velden


def _eis_toegestaan(ronde: Ronde, oud: Rondeinhoud, nieuw: Rondeinhoud) -> None:
    """Refuse what can't change any more."""
    if any(oud[naam] != nieuw[naam] for naam in VASTE_VELDEN):
        raise Fout("De code en het spoor van een gepubliceerde ronde liggen vast.")
    if oud["data"]["sluit_op"] != nieuw["data"]["sluit_op"]:
        raise Fout("Gebruik verlengen om het sluiten te verzetten: dat geldt voor iedereen.")
    opent_anders = oud["data"]["opent_op"] != nieuw["data"]["opent_op"]
    if opent_anders and nu() >= datetime.fromisoformat(nieuw["data"]["opent_op"]):
        raise Fout("Kies een openingsmoment dat nog moet komen.", veld="opent_op")
    if nu() < ronde.opent_op:
        return
    if opent_anders:
        raise Fout("De ronde is al open. Het openingsmoment kan niet meer anders.")
    if _sleutels(oud) != _sleutels(nieuw):
        raise Fout(
            "De ronde is open. U kunt teksten en dagen nog wijzigen, maar geen criteria, vragen, "
            "doelgroepen of gemeenten toevoegen of weghalen."
        )


def _sleutels(inhoud: Rondeinhoud) -> dict[str, list[Any]]:
    """Return what answers of applicants hang on."""
    sleutels = {naam: [rij[sl] for rij in inhoud[naam]] for naam, sl in LIJSTSLEUTELS.items()}
    vragen = [
        (rij["nummer"], vraag["code"], vraag["verplicht"])
        for rij in inhoud["criteria"]
        for vraag in rij["vragen"]
    ]
    return {**sleutels, "vragen": vragen, "schaal": [rij["waarde"] for rij in inhoud["schaal"]]}


def _nieuwe_versie(
    wie: Gebruiker, ronde: Ronde, oud: Rondeinhoud, nieuw: Rondeinhoud, reden: str, wat: str
) -> Ronde:
    """Check, store, freeze and log a change of a published ronde."""
    gewijzigd = inhoudsverschillen(oud, nieuw)
    if not gewijzigd:
        raise Fout("Er is niets anders dan in de vorige versie. Er is niets gewijzigd.")
    eis_deugdelijk(nieuw)
    ronde = schrijf_ronde(ronde, nieuw)
    versie = _bevries(ronde, nieuw, wie, reden)
    leg_vast(
        wie=wie,
        wat=wat,
        onderwerp=ronde,
        van={v.plek: v.was for v in gewijzigd},
        naar={**{v.plek: v.wordt for v in gewijzigd}, "versie": versie.nummer},
        reden=reden,
        ronde_id=ronde.pk,
    )
    return ronde


def _bevries(ronde: Ronde, inhoud: Rondeinhoud, wie: Gebruiker, reden: str) -> RondeVersie:
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


Rondehaak = Callable[[Ronde, Rondeinhoud, Rondeinhoud, str], None]

bij_verlenging: Register[Rondehaak] = Register()

bij_wijziging: Register[Rondehaak] = Register()
