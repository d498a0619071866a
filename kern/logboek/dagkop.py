"""The head of the log of one day: signed, kept, and told in the log itself (W61)."""

from kern.basis import tijd
from kern.logboek.controle import kop_van_keten
from kern.logboek.handeling import handeling
from kern.logboek.koppen import teken_kop
from kern.logboek.models import Dagkop
from kern.logboek.zegel import Verzegeld

VERZEGELD = Verzegeld(
    model=Dagkop,
    naam="dagkop",
    velden=("datum", "volgnummer", "hash", "moment", "sleutel", "handtekening", "aan"),
)


def neem_dagkop(aan: list[str]) -> Dagkop | None:
    """Sign the head of today for these receivers; None when that was done, or nothing happened."""
    # the system does this by itself, every day
    with handeling(wie=None, wat="kern.verstuur_dagkop", mag=None) as act:
        volgnummer, hash_ = kop_van_keten()
        dag = tijd.vandaag()
        if not volgnummer or Dagkop.objects.filter(datum=dag).exists():
            act.verandert_niets()
            return None
        moment = tijd.nu().replace(microsecond=0)
        kop = teken_kop(volgnummer, hash_, moment)
        rij = Dagkop.objects.create(
            datum=dag,
            volgnummer=volgnummer,
            hash=hash_,
            moment=moment,
            sleutel=kop.sleutel,
            handtekening=kop.handtekening,
            aan=aan,
        )
        act.leg_vast(rij, naar={"regel": volgnummer, "aan": aan}, zegel=[rij])
    return rij
