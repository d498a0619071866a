"""Composing and starting the committee (R20)."""

from typing import Any

from django.db import IntegrityError, transaction

from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import (
    ontbrekende_eisen,
    redenen_niet_onafhankelijk,
    vergeet_zetels,
)
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.tekst import schone_tekst, telwoord
from kern.logboek import schrijven
from kern.post import mail
from kern.toegang.rechten import eis
from regeling.ronde.models import Ronde

BEHEREN = "beoordeling.commissie_beheren"


def stel_commissie_in(*, wie: Gebruiker, ronde: Ronde, zetels: list[dict[str, Any]]) -> Commissie:
    """Set up the committee of a regional ronde with its seats; it does not start yet.

    A seat is {functie, profielschets, deskundigheden}. Raises Fout for a local ronde (R02), when
    there is a committee already, or when a seat is not possible.
    """
    eis(wie, BEHEREN, ronde)
    if ronde.spoor != Ronde.Spoor.REGIONAAL:
        raise Fout("Een lokale ronde heeft geen commissie. De gemeente beoordeelt zelf.")
    with transaction.atomic():
        commissie, nieuw = Commissie.objects.get_or_create(ronde=ronde)
        if not nieuw:
            raise Fout("Deze ronde heeft al een commissie. Pas de zetels van die commissie aan.")
        for velden in zetels:
            _maak_zetel(commissie, velden)
        _leg_vast(wie, "stel_commissie_in", commissie, zetels=len(zetels))
    return commissie


def voeg_zetel_toe(*, wie: Gebruiker, commissie: Commissie, velden: dict[str, Any]) -> Zetel:
    """Add a seat while the committee is being composed."""
    eis(wie, BEHEREN, commissie)
    with transaction.atomic():
        commissie = _in_samenstelling(commissie)
        zetel = _maak_zetel(commissie, velden)
        _leg_vast(wie, "voeg_zetel_toe", commissie, functie=zetel.functie)
    return zetel


def wijzig_zetel(*, wie: Gebruiker, zetel: Zetel, velden: dict[str, Any]) -> Zetel:
    """Change profielschets and expertise of a seat while the committee is being composed."""
    eis(wie, BEHEREN, zetel)
    with transaction.atomic():
        commissie = _in_samenstelling(zetel.commissie)
        zetel = Zetel.objects.select_for_update().get(pk=zetel.pk)
        zetel.profielschets = schone_tekst(velden["profielschets"])
        zetel.deskundigheden = _deskundigheden(velden["deskundigheden"])
        zetel.save()
        _leg_vast(wie, "wijzig_zetel", commissie, functie=zetel.functie)
    return zetel


def verwijder_zetel(*, wie: Gebruiker, zetel: Zetel) -> None:
    """Take a seat away while the committee is being composed."""
    eis(wie, BEHEREN, zetel)
    with transaction.atomic():
        commissie = _in_samenstelling(zetel.commissie)
        functie = zetel.functie
        Zetel.objects.filter(pk=zetel.pk).delete()
        vergeet_zetels()
        _leg_vast(wie, "verwijder_zetel", commissie, functie=functie)


def bezet_zetel(*, wie: Gebruiker, zetel: Zetel, gebruiker: Gebruiker | None) -> Zetel:
    """Give a seat to someone, or empty it with None. Raises Fout for who is not independent
    (R20)."""
    eis(wie, BEHEREN, zetel)
    with transaction.atomic():
        commissie = _in_samenstelling(zetel.commissie)
        zetel = Zetel.objects.select_for_update().get(pk=zetel.pk)
        if gebruiker:
            _eis_onafhankelijk(gebruiker, commissie)
            _eis_zonder_zetel(gebruiker, zetel)
        zetel.gebruiker = gebruiker
        zetel.save()
        vergeet_zetels()
        _leg_vast(wie, "bezet_zetel", commissie, functie=zetel.functie, ingevuld=bool(gebruiker))
    return zetel


def start_commissie(*, wie: Gebruiker, commissie: Commissie) -> Commissie:
    """Start the committee; from now on its members may declare and read (R20).

    Raises Fout that names every demand that is not met.
    """
    eis(wie, BEHEREN, commissie)
    with transaction.atomic():
        commissie = _in_samenstelling(commissie)
        if mist := ontbrekende_eisen(commissie):
            redenen = " ".join(e.mist for e in mist)
            raise Fout(f"De commissie kan nog niet starten. {redenen}")
        commissie.naar_gestart()
        commissie.gestart_op = tijd.nu()
        commissie.save()
        vergeet_zetels()
        _nodig_leden_uit(commissie)
        _leg_vast(wie, "start_commissie", commissie)
    return commissie


def vervang_lid(*, wie: Gebruiker, zetel: Zetel, gebruiker: Gebruiker, reden: str) -> Zetel:
    """Replace who holds a seat of a started committee; returns the new seat.

    The old seat ends: no more access, drafts no longer count, what was final stays valid. The new
    member declares and scores from the start. Raises Fout without reason or independence.
    """
    eis(wie, BEHEREN, zetel)
    reden = schone_tekst(reden)
    if not reden:
        raise Fout("Schrijf op waarom het lid wordt vervangen.", "reden")
    with transaction.atomic():
        commissie = Commissie.objects.select_for_update().get(pk=zetel.commissie_id)
        oud = Zetel.objects.select_for_update().get(pk=zetel.pk)
        if commissie.status != Commissie.Status.GESTART or oud.beeindigd_op:
            raise Fout("Deze zetel kan niet worden vervangen. Pas de zetel zelf aan.")
        _eis_onafhankelijk(gebruiker, commissie)
        _eis_zonder_zetel(gebruiker, oud)
        oud.beeindigd_op = tijd.nu()
        oud.save()
        nieuw = _maak_zetel(commissie, _velden_van(oud), gebruiker)
        vergeet_zetels()
        _leg_vast(wie, "vervang_lid", commissie, functie=oud.functie)
    return nieuw


def _in_samenstelling(commissie: Commissie) -> Commissie:
    """Lock the committee and refuse when it has started."""
    commissie = Commissie.objects.select_for_update().get(pk=commissie.pk)
    if commissie.status != Commissie.Status.SAMENSTELLEN:
        raise Fout("De commissie is al gestart. De zetels staan vast; u kunt een lid vervangen.")
    return commissie


def _maak_zetel(
    commissie: Commissie, velden: dict[str, Any], gebruiker: Gebruiker | None = None
) -> Zetel:
    """Add a seat; only one chair and one secretaris, and no more who score than the ronde allows (R20)."""
    functie = velden["functie"]
    if functie not in Zetel.Functie.values:
        raise Fout(f"De functie {functie} bestaat niet.", "functie")
    bezet = commissie.zetels.actief()
    meest = commissie.ronde.commissie_maximum
    if functie != Zetel.Functie.SECRETARIS and bezet.scorend().count() >= meest:
        raise Fout(
            f"Een commissie heeft ten hoogste {telwoord(meest)} leden die scores geven.", "functie"
        )
    try:
        with transaction.atomic():
            return Zetel.objects.create(
                commissie=commissie,
                functie=functie,
                gebruiker=gebruiker,
                profielschets=schone_tekst(velden.get("profielschets", "")),
                deskundigheden=_deskundigheden(velden.get("deskundigheden", [])),
            )
    except IntegrityError as fout:
        naam = Zetel.Functie(functie).label
        raise Fout(f"Deze commissie heeft al een {naam}.", "functie") from fout


def _velden_van(zetel: Zetel) -> dict[str, Any]:
    return {
        "functie": zetel.functie,
        "profielschets": zetel.profielschets,
        "deskundigheden": zetel.deskundigheden,
    }


def _deskundigheden(codes: list[str]) -> list[str]:
    if onbekend := set(codes) - set(Zetel.Deskundigheid.values):
        raise Fout(f"Onbekende deskundigheid: {', '.join(sorted(onbekend))}.", "deskundigheden")
    return [code for code in Zetel.Deskundigheid.values if code in codes]


def _eis_onafhankelijk(gebruiker: Gebruiker, commissie: Commissie) -> None:
    if bezwaar := redenen_niet_onafhankelijk([gebruiker], commissie.ronde).get(gebruiker.pk):
        raise Fout(f"{bezwaar} Een commissielid is onafhankelijk. Kies iemand anders.", "gebruiker")


def _eis_zonder_zetel(gebruiker: Gebruiker, zetel: Zetel) -> None:
    andere = Zetel.objects.filter(commissie_id=zetel.commissie_id, gebruiker=gebruiker)
    if andere.exclude(pk=zetel.pk).exists() or zetel.beeindigd_op:
        raise Fout(f"{gebruiker} heeft al een zetel in deze commissie.", "gebruiker")


def _nodig_leden_uit(commissie: Commissie) -> None:
    """Mail chair and members that they can declare their interests."""
    ronde = commissie.ronde
    for zetel in commissie.zetels.actief().scorend().select_related("gebruiker"):
        mail.stuur(
            aan=[zetel.houder.email],
            sjabloon="beoordeling_gestart",
            context={"naam": zetel.houder.naam, "ronde": ronde.naam, "code": ronde.code},
            sleutel=f"beoordeling-gestart-{zetel.pk}",
        )


def _leg_vast(wie: Gebruiker, wat: str, commissie: Commissie, **naar: Any) -> None:
    schrijven.leg_vast(
        wie=wie,
        wat=f"beoordeling.{wat}",
        onderwerp=commissie,
        naar=naar,
        ronde_id=commissie.ronde_id,
    )
