"""An organisation registers itself and changes its data (R10)."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError

from deelnemers.gemeenten.models import Gemeente
from deelnemers.organisaties.models import Aanbieder, Lidmaatschap
from deelnemers.personen.models import Gebruiker
from deelnemers.personen.queries import vergeet_rollen
from kern.basis.fouten import Fout
from kern.basis.register import Register
from kern.basis.slot import vergrendel
from kern.basis.tijd import nu
from kern.logboek.handeling import handeling

AANBIEDER_VELDEN = ("naam", "straat", "postcode", "plaats", "gecontracteerd", "werk")

# What higher floors do when an organisation registers itself; `(aanbieder)`, inside the act.
bij_aanmelding: Register[Callable[[Aanbieder], object]] = Register()

KVK_BEZET = (
    "Deze organisatie staat al in het portaal. Er is niets gewijzigd. Vraag een collega die de "
    "organisatie beheert om u uit te nodigen. Weet u niet wie dat is? Vraag het de coördinator."
)


def registreer_aanbieder(
    *,
    wie: Gebruiker,
    naam: str,
    kvk_nummer: str,
    straat: str,
    postcode: str,
    plaats: str,
    gecontracteerd: bool,
    werk: str,
    actief_in: Iterable[Gemeente],
) -> Aanbieder:
    """Register an organisation and make `wie` the member that manages it (R10, W15).

    `werk` says which care or welfare it gives. It can begin applications of its own at once; what
    names it as a partner stays closed until the coördinator confirmed it.

    Raises Fout when the KvK number isn't 8 digits, is already registered (nobody takes over an
    organisation: ask for an invitation), or when no municipality is given.
    """
    aanbieder = Aanbieder(
        naam=naam,
        kvk_nummer=kvk_nummer.replace(" ", "").replace(".", ""),
        straat=straat,
        postcode=postcode.upper(),
        plaats=plaats,
        gecontracteerd=gecontracteerd,
        werk=werk.strip(),
    )
    with handeling(
        wie=wie, wat="deelnemers.registreer_aanbieder", mag="deelnemers.aanbieder_registreren"
    ) as h:
        vergrendel(wie)  # a double click waits here and then finds the number taken
        _controleer_aanbieder(aanbieder)
        gemeenten = _gekozen(actief_in)
        aanbieder.save()
        aanbieder.actief_in.set(gemeenten)
        Lidmaatschap.objects.create(gebruiker=wie, aanbieder=aanbieder, beheert=True, sinds=nu())
        h.leg_vast(
            aanbieder,
            naar={"kvk_nummer": aanbieder.kvk_nummer, "actief_in": _codes(gemeenten)},
        )
        for haak in bij_aanmelding.alle():
            haak(aanbieder)
    vergeet_rollen(wie)
    return aanbieder


def wijzig_aanbieder(*, wie: Gebruiker, aanbieder: Aanbieder, **velden: Any) -> Aanbieder:
    """Change data of an organisation: AANBIEDER_VELDEN and `actief_in`; never its KvK number."""
    if unknown := set(velden) - {*AANBIEDER_VELDEN, "actief_in"}:
        raise ValueError(f"Unknown fields: {sorted(unknown)}")
    with handeling(
        wie=wie,
        wat="deelnemers.wijzig_aanbieder",
        mag="deelnemers.aanbieder_wijzigen",
        op=aanbieder,
    ) as h:
        aanbieder = vergrendel(aanbieder)
        van = _stand(aanbieder)
        _zet_velden(aanbieder, velden)
        naar = {field: value for field, value in _stand(aanbieder).items() if van[field] != value}
        h.leg_vast(aanbieder, van={field: van[field] for field in naar}, naar=naar)
    return aanbieder


def _zet_velden(aanbieder: Aanbieder, fields: dict[str, Any]) -> None:
    """Store the fields that are given, when they are sound."""
    for field in AANBIEDER_VELDEN:
        if field in fields:
            setattr(aanbieder, field, fields[field])
    _controleer_aanbieder(aanbieder)
    aanbieder.save()
    if fields.get("actief_in") is not None:
        aanbieder.actief_in.set(_gekozen(fields["actief_in"]))


def _codes(gemeenten: Iterable[Gemeente]) -> list[str]:
    return sorted(gemeente.code for gemeente in gemeenten)


def _gekozen(gemeenten: Iterable[Gemeente]) -> list[Gemeente]:
    """Return the chosen municipalities; at least one (R10)."""
    if not (chosen := list(gemeenten)):
        raise Fout("Kies ten minste één gemeente waarin uw organisatie werkt.", veld="actief_in")
    return chosen


def _stand(aanbieder: Aanbieder) -> dict[str, Any]:
    """Return what the log compares."""
    stand = {field: getattr(aanbieder, field) for field in AANBIEDER_VELDEN}
    return {**stand, "actief_in": _codes(aanbieder.actief_in.all())}


def _controleer_aanbieder(aanbieder: Aanbieder) -> None:
    """Check the fields and that the KvK number is free; raises Fout at the first field."""
    others = Aanbieder.objects.exclude(pk=aanbieder.pk).filter(kvk_nummer=aanbieder.kvk_nummer)
    try:
        aanbieder.clean_fields()
    except ValidationError as fout:
        field, meldingen = next(iter(fout.message_dict.items()))
        raise Fout(str(meldingen[0]), veld=field) from fout
    if others.exists():
        raise Fout(KVK_BEZET, veld="kvk_nummer")
