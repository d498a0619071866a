"""Write parts of the content to the rows of a draft: the mirror image of `queries.inhoud`.

Not acts: the acts of concept and invoer write through this, inside their own permission, lock,
transaction and log.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from aanvragen.velden.models import (
    Aanvraag,
    AanvraagDoelgroep,
    AanvraagGemeente,
    Begrotingsregel,
    Indicator,
    Partner,
)
from aanvragen.velden.rekenen.inhoud import CONTACTVELDEN, Rij
from aanvragen.velden.rekenen.velden import veld
from aanvragen.velden.rekenen.veldsoorten import Veldsoort
from kern.basis.fouten import Fout
from regeling.ronde.models import Vraag


def _bij_code(rijen: Iterable[Any], codes: Iterable[str]) -> dict[str, Any]:
    """Return the objects of the ronde by code; raises Fout for a code it does not have."""
    found = {rij.code: rij for rij in rijen}
    for code in codes:
        if code not in found:
            raise Fout(f"“{code}” hoort niet bij deze ronde. Er is niets bewaard. Kies opnieuw.")
    return found


def _vervang(manager: Any, rijen: list[Model]) -> None:
    """Put new rows in the place of the old ones."""
    manager.all().delete()
    manager.model.objects.bulk_create(rijen)


def _partners(aanvraag: Aanvraag, rijen: list[Rij]) -> None:
    _vervang(aanvraag.partners, [Partner(aanvraag=aanvraag, **rij) for rij in rijen])


def _doelgroepen(aanvraag: Aanvraag, rijen: list[Rij]) -> None:
    bekend = _bij_code(aanvraag.ronde.doelgroepen.all(), [rij["code"] for rij in rijen])
    _vervang(
        aanvraag.doelgroepen,
        [
            AanvraagDoelgroep(
                aanvraag=aanvraag,
                doelgroep=bekend[rij["code"]],
                bereik=rij["bereik"],
                jeugd=rij["jeugd"],
                hoofd=rij["hoofd"],
            )
            for rij in rijen
        ],
    )


def _gemeenten(aanvraag: Aanvraag, rijen: list[Rij]) -> None:
    bekend = _bij_code(aanvraag.ronde.gemeenten.all(), [rij["code"] for rij in rijen])
    _vervang(
        aanvraag.gemeenten,
        [
            AanvraagGemeente(
                aanvraag=aanvraag,
                gemeente=bekend[rij["code"]],
                bereik=rij["bereik"],
                wijze=rij["wijze"],
            )
            for rij in rijen
        ],
    )


def _antwoorden(aanvraag: Aanvraag, rijen: list[Rij]) -> None:
    """Write the answers that changed; what is no longer named goes away."""
    vragen = Vraag.objects.filter(criterium__ronde=aanvraag.ronde)
    bekend = _bij_code(vragen, [rij["vraag"] for rij in rijen])
    oud = {antwoord.vraag_id: antwoord.tekst for antwoord in aanvraag.antwoorden.all()}
    nieuw = {bekend[rij["vraag"]].pk: rij["tekst"] for rij in rijen}
    aanvraag.antwoorden.filter(vraag_id__in=set(oud) - set(nieuw)).delete()
    for vraag_id, tekst in nieuw.items():
        if oud.get(vraag_id) != tekst:
            aanvraag.antwoorden.update_or_create(vraag_id=vraag_id, defaults={"tekst": tekst})


def _begroting(aanvraag: Aanvraag, rijen: list[Rij]) -> None:
    _vervang(
        aanvraag.begroting,
        [
            Begrotingsregel(
                aanvraag=aanvraag,
                soort=rij["soort"],
                omschrijving=rij["omschrijving"],
                bedrag=_decimaal(rij["bedrag"]),
            )
            for rij in rijen
        ],
    )


def _indicatoren(aanvraag: Aanvraag, rijen: list[Rij]) -> None:
    getallen = ("nulmeting", "streefwaarde")
    _vervang(
        aanvraag.indicatoren,
        [
            Indicator(
                aanvraag=aanvraag, **{**rij, **{naam: _decimaal(rij[naam]) for naam in getallen}}
            )
            for rij in rijen
        ],
    )


def _decimaal(waarde: str | None) -> Decimal | None:
    return None if waarde is None else Decimal(waarde)


def _doelen(aanvraag: Aanvraag, codes: list[str]) -> None:
    bekend = _bij_code(aanvraag.ronde.doelen.all(), codes)
    aanvraag.doelen.set([bekend[code] for code in codes])


def _aspecten(aanvraag: Aanvraag, codes: list[str]) -> None:
    bekend = _bij_code(aanvraag.ronde.aspecten.all(), codes)
    aanvraag.aspecten.set([bekend[code] for code in codes])


def _penvoerder(aanvraag: Aanvraag, waarde: Rij) -> None:
    """Only the contact belongs to the application; the rest is the organisation's own data."""
    for sleutel, kolom in CONTACTVELDEN.items():
        setattr(aanvraag, kolom, waarde[sleutel])


SCHRIJVERS: dict[str, Callable[[Aanvraag, Any], None]] = {
    "penvoerder": _penvoerder,
    "partners": _partners,
    "doelgroepen": _doelgroepen,
    "gemeenten": _gemeenten,
    "antwoorden": _antwoorden,
    "begroting": _begroting,
    "indicatoren": _indicatoren,
    "doelen": _doelen,
    "aspecten": _aspecten,
}


def schrijf_deel(aanvraag: Aanvraag, sleutel: str, waarde: Any) -> None:
    """Write one part in canonical form; columns of the application itself are not saved yet.

    Raises KeyError for a part that is not written here: the ronde, the attachments.
    """
    if writer := SCHRIJVERS.get(sleutel):
        writer(aanvraag, waarde)
    elif sleutel == "ronde" or not (soort := veld(sleutel).soort).is_gewoon:
        raise KeyError(sleutel)
    elif soort == Veldsoort.DATUM:
        setattr(aanvraag, sleutel, date.fromisoformat(waarde) if waarde else None)
    else:
        setattr(aanvraag, sleutel, waarde)
