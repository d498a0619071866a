"""Composing, starting and mending the committee (R20)."""

from typing import Any

from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import (
    ontbrekende_eisen,
    redenen_niet_onafhankelijk,
    vergeet_zetels,
)
from deelnemers.personen.models import Gebruiker
from kern.basis import tijd
from kern.basis.fouten import Fout
from kern.basis.slot import vergrendel
from kern.basis.tekst import schone_tekst, telwoord
from kern.logboek.handeling import handeling
from kern.post import mail
from regeling.ronde.models import Ronde

BEHEREN = "beoordeling.commissie_beheren"


def stel_commissie_in(*, wie: Gebruiker, ronde: Ronde, zetels: list[dict[str, Any]]) -> Commissie:
    """Set up the committee of a regional ronde with its seats; it does not start yet.

    A seat is {functie, profielschets, deskundigheden}. Raises Fout for a local ronde (R02), when
    there is a committee already, or when a seat is not possible.
    """
    with handeling(wie=wie, wat="beoordeling.stel_commissie_in", mag=BEHEREN, op=ronde) as h:
        if ronde.spoor != Ronde.Spoor.REGIONAAL:
            raise Fout("Een lokale ronde heeft geen commissie. De gemeente beoordeelt zelf.")
        commissie, nieuw = Commissie.objects.get_or_create(ronde=ronde)
        if not nieuw:
            raise Fout("Deze ronde heeft al een commissie. Pas de zetels van die commissie aan.")
        for velden in zetels:
            _maak_zetel(commissie, velden)
        h.leg_vast(commissie, naar={"zetels": len(zetels)}, ronde_id=ronde.pk)
    return commissie


def voeg_zetel_toe(*, wie: Gebruiker, commissie: Commissie, velden: dict[str, Any]) -> Zetel:
    """Add a seat while the committee is being composed."""
    with handeling(wie=wie, wat="beoordeling.voeg_zetel_toe", mag=BEHEREN, op=commissie) as h:
        vers = _in_samenstelling(commissie)
        zetel = _maak_zetel(vers, velden)
        h.leg_vast(vers, naar={"functie": zetel.functie}, ronde_id=vers.ronde_id)
    return zetel


def wijzig_zetel(*, wie: Gebruiker, zetel: Zetel, velden: dict[str, Any]) -> Zetel:
    """Change profielschets and expertise of a seat while the committee is being composed."""
    with handeling(wie=wie, wat="beoordeling.wijzig_zetel", mag=BEHEREN, op=zetel) as h:
        commissie = _in_samenstelling(zetel.commissie)
        zetel = vergrendel(zetel)
        zetel.profielschets = schone_tekst(velden["profielschets"])
        zetel.deskundigheden = _deskundigheden(velden["deskundigheden"])
        zetel.save()
        h.leg_vast(commissie, naar={"functie": zetel.functie}, ronde_id=commissie.ronde_id)
    return zetel


def verwijder_zetel(*, wie: Gebruiker, zetel: Zetel) -> None:
    """Take a seat away while the committee is being composed."""
    with handeling(wie=wie, wat="beoordeling.verwijder_zetel", mag=BEHEREN, op=zetel) as h:
        commissie = _in_samenstelling(zetel.commissie)
        Zetel.objects.filter(pk=zetel.pk).delete()
        vergeet_zetels()
        h.leg_vast(commissie, naar={"functie": zetel.functie}, ronde_id=commissie.ronde_id)


def bezet_zetel(*, wie: Gebruiker, zetel: Zetel, gebruiker: Gebruiker | None) -> Zetel:
    """Give a seat to someone, or empty it with None. Raises Fout for who is not independent
    (R20)."""
    with handeling(wie=wie, wat="beoordeling.bezet_zetel", mag=BEHEREN, op=zetel) as h:
        commissie = _in_samenstelling(zetel.commissie)
        zetel = vergrendel(zetel)
        if gebruiker:
            _eis_onafhankelijk(gebruiker, commissie)
            _eis_zonder_zetel(gebruiker, zetel)
        zetel.gebruiker = gebruiker
        zetel.save()
        vergeet_zetels()
        naar = {"functie": zetel.functie, "ingevuld": bool(gebruiker)}
        h.leg_vast(commissie, naar=naar, ronde_id=commissie.ronde_id)
    return zetel


def start_commissie(*, wie: Gebruiker, commissie: Commissie) -> Commissie:
    """Start the committee; from now on its members may declare and read (R20).

    Raises Fout that names every demand that is not met.
    """
    with handeling(wie=wie, wat="beoordeling.start_commissie", mag=BEHEREN, op=commissie) as h:
        commissie = _in_samenstelling(commissie)
        if mist := ontbrekende_eisen(commissie):
            redenen = " ".join(e.mist for e in mist)
            raise Fout(f"De commissie kan nog niet starten. {redenen}")
        commissie.naar_gestart()
        commissie.gestart_op = tijd.nu()
        commissie.save()
        vergeet_zetels()
        _nodig_leden_uit(commissie)
        h.leg_vast(commissie, naar={}, ronde_id=commissie.ronde_id)
    return commissie


def vervang_lid(*, wie: Gebruiker, zetel: Zetel, gebruiker: Gebruiker, reden: str) -> Zetel:
    """Replace who holds a seat of a started committee; returns the new seat.

    The old seat ends: no more access, drafts no longer count, what was final stays valid. The new
    member declares and scores from the start. Raises Fout without reason or independence.
    """
    with handeling(wie=wie, wat="beoordeling.vervang_lid", mag=BEHEREN, op=zetel) as h:
        if not schone_tekst(reden):
            raise Fout("Schrijf op waarom het lid wordt vervangen.", "reden")
        commissie = vergrendel(zetel.commissie)
        oud = vergrendel(zetel)
        if commissie.status != Commissie.Status.GESTART or oud.beeindigd_op:
            raise Fout("Deze zetel kan niet worden vervangen. Pas de zetel zelf aan.")
        _eis_onafhankelijk(gebruiker, commissie)
        _eis_zonder_zetel(gebruiker, oud)
        oud.beeindigd_op = tijd.nu()
        oud.save()
        nieuw = _maak_zetel(commissie, _velden_van(oud), gebruiker)
        vergeet_zetels()
        h.leg_vast(commissie, naar={"functie": oud.functie}, ronde_id=commissie.ronde_id)
    return nieuw


def _in_samenstelling(commissie: Commissie) -> Commissie:
    """Lock the committee and refuse when it has started."""
    vers = vergrendel(commissie)
    if vers.status != Commissie.Status.SAMENSTELLEN:
        raise Fout("De commissie is al gestart. De zetels staan vast; u kunt een lid vervangen.")
    return vers


def _maak_zetel(
    commissie: Commissie, velden: dict[str, Any], gebruiker: Gebruiker | None = None
) -> Zetel:
    """Add a seat to a locked committee; one chair, one secretaris, members as many as
    the ronde allows (R20)."""
    functie = velden["functie"]
    _eis_plaats(commissie, functie)
    return Zetel.objects.create(
        commissie=commissie,
        functie=functie,
        gebruiker=gebruiker,
        profielschets=schone_tekst(velden.get("profielschets", "")),
        deskundigheden=_deskundigheden(velden.get("deskundigheden", [])),
    )


def _eis_plaats(commissie: Commissie, functie: str) -> None:
    if functie not in Zetel.Functie.values:
        raise Fout(f"De functie {functie} bestaat niet.", "functie")
    bezet = commissie.zetels.actief()
    meest = commissie.ronde.commissie_maximum
    if functie != Zetel.Functie.SECRETARIS and bezet.scorend().count() >= meest:
        raise Fout(
            f"Een commissie heeft ten hoogste {telwoord(meest)} leden die scores geven.", "functie"
        )
    if functie != Zetel.Functie.LID and bezet.filter(functie=functie).exists():
        raise Fout(f"Deze commissie heeft al een {Zetel.Functie(functie).label}.", "functie")


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
