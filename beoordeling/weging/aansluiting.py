"""What the weighing offers the house: tasks about the advice, and log sentences (W60)."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse

from beoordeling.belangen.queries import wie_stelt_vast
from beoordeling.commissie.models import Commissie, Zetel
from beoordeling.commissie.queries import zetels_van
from beoordeling.weging.beeld import stand_bij_commissie
from beoordeling.weging.models import Advies, Adviesregel
from beoordeling.weging.queries import aantal_in_twijfel, laatste_advies, weging_kan_beginnen
from kern.aansluiting import registers
from kern.aansluiting.aanvraagstand import Standbron, aanvraagstanden
from kern.aansluiting.registers import Taak
from kern.logboek.teksten import registreer_logzin
from kern.toegang.rechten import mag
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


def taken_weging(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """Return the tasks of a member, chair, secretaris or coördinator about the advice."""
    if onderwerp is not None:
        return  # no task here is about one application
    for zetel in zetels_van(gebruiker):
        if zetel.commissie.status == Commissie.Status.GESTART:
            yield from _taken_zetel(zetel)
    if mag(gebruiker, "beoordeling.commissie_beheren"):
        yield from _taken_coordinator()


def _taken_zetel(zetel: Zetel) -> Iterator[Taak]:
    ronde = zetel.commissie.ronde
    advies = laatste_advies(ronde)
    if advies is None:
        if mag(zetel.houder, "beoordeling.weging_beginnen", ronde) and weging_kan_beginnen(ronde):
            yield _taak("Begin met de weging van het geheel", _BEGIN, "weging", ronde)
    elif advies.status == Advies.Status.WEGING:
        yield _wegen(zetel, advies)


_BEGIN = "Alle aanvragen zijn beoordeeld en de scores zijn open."


def _wegen(zetel: Zetel, advies: Advies) -> Taak:
    """What is counted and said is about the lines that the holder of the seat sees (W25)."""
    twijfel = aantal_in_twijfel(advies.ronde, zetel.houder)
    if twijfel and zetel.functie != Zetel.Functie.LID:
        woord = "project" if twijfel == 1 else "projecten"
        return _taak(
            f"Weeg het geheel: nog {twijfel} {woord} in twijfel",
            "U legt per project vast wat de commissie kiest.",
            "weging",
            advies.ronde,
        )
    stelt_vast = wie_stelt_vast(advies.ronde)
    if not twijfel and stelt_vast == zetel:
        return _taak(
            "Stel het advies vast",
            "Over elk project is gekozen. Daarna gaat het advies naar de colleges.",
            "weging",
            advies.ronde,
        )
    if not twijfel and stelt_vast and zetel.functie == Zetel.Functie.SECRETARIS:
        return _taak(
            f"Maak het advies klaar voor {stelt_vast.houder.naam}",
            "Over elk project is gekozen. Schrijf wat er nog aan motivering ontbreekt.",
            "weging",
            advies.ronde,
        )
    return _meelezen(advies)


def _meelezen(advies: Advies) -> Taak:
    return _taak(
        "Lees mee met de weging van het geheel",
        "De secretaris legt vast wat u samen besluit. U ziet elke keuze meteen.",
        "weging",
        advies.ronde,
    )


def _taken_coordinator() -> Iterator[Taak]:
    """The coördinator waits for the advice of every started committee."""
    wacht = Ronde.objects.filter(commissie__status=Commissie.Status.GESTART).exclude(
        adviezen__status=Advies.Status.VASTGESTELD
    )
    for ronde in wacht:
        yield Taak(
            f"De commissie schrijft het advies over {ronde.naam}",
            "U hoeft hier nu niets te doen.",
            reverse("beoordeling:advies", args=[ronde.code]),
            ronde.advies_tot,
            wacht_op_anderen=True,
        )


def _taak(titel: str, uitleg: str, naam: str, ronde: Ronde) -> Taak:
    return Taak(titel, uitleg, reverse(f"beoordeling:{naam}", args=[ronde.code]), ronde.advies_tot)


def _standvelden() -> dict[str, Exists]:
    """Whether the weighing of the ronde began, for this application; nothing of its score."""
    return {"stand_weging": Exists(Adviesregel.objects.filter(aanvraag=OuterRef("pk")))}


aanvraagstanden.registreer(Standbron(velden=_standvelden, stand=stand_bij_commissie))


LOGZINNEN = {
    "begin_weging": "begon met de weging van het geheel",
    "kies": "legde een keuze van de commissie vast",
    "motiveer": "schreef aan de motivering in het advies",
    "schrijf_overwegingen": "schreef aan de overwegingen van het advies",
}

for code, zin in LOGZINNEN.items():
    registreer_logzin(f"beoordeling.{code}", zin)
registers.taken.registreer(taken_weging)
