"""What the declarations offer the house: tasks and log sentences (W20)."""

from collections.abc import Iterator

from beoordeling.belangen.models import Belangenverklaring
from beoordeling.belangen.queries import Verklaarstand, verklaarstand
from beoordeling.commissie.aansluiting import adres_in_ronde
from beoordeling.commissie.beeld import aantal_aanvragen
from beoordeling.commissie.queries import werkende_zetels
from kern.aansluiting import registers
from kern.aansluiting.registers import Taak
from kern.logboek.teksten import registreer_logzin
from kern.logboek.zegel import Verzegeld, registreer_verzegeld
from kern.toegang.wie import Wie
from regeling.ronde.models import Ronde


def taken_verklaren(gebruiker: Wie, *, onderwerp: int | None = None) -> Iterator[Taak]:
    """A member declares for the ronde, and after that for every admitted application (W20)."""
    if onderwerp is not None:
        return  # no task here is about one application
    for zetel in werkende_zetels(gebruiker):
        if zetel.scoort:
            yield from _taken(zetel.commissie.ronde, verklaarstand(zetel))


def _taken(ronde: Ronde, stand: Verklaarstand) -> Iterator[Taak]:
    if not stand.ronde_verklaard:
        yield Taak(
            "Vul uw belangenverklaring in",
            f"Daarna ziet u de aanvragen van {ronde.naam}.",
            adres_in_ronde("verklaringen", ronde),
            ronde.beoordeling_tot,
        )
    elif stand.te_verklaren and not stand.belang_bij_ronde:
        yield Taak(
            f"Meld of u een belang heeft bij {aantal_aanvragen(stand.te_verklaren)}",
            "U kunt een aanvraag lezen nadat u dit heeft ingevuld.",
            adres_in_ronde("verklaringen", ronde),
            ronde.beoordeling_tot,
        )


LOGZINNEN = {
    "verklaar": "vulde een belangenverklaring in",
    "verklaar_overige": "verklaarde geen belang te hebben bij de overige aanvragen",
}

for code, zin in LOGZINNEN.items():
    registreer_logzin(f"beoordeling.{code}", zin)
registers.taken.registreer(taken_verklaren)

registreer_verzegeld(
    Verzegeld(
        model=Belangenverklaring,
        naam="belangenverklaring",
        velden=("zetel_id", "aanvraag_id", "heeft_belang", "toelichting", "op"),
    )
)
